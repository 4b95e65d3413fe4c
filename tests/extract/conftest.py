"""A vocabulary of few pieces, so that every number of pieces in these tests can be counted by hand; and a pipeline of a few rules."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from extract.pieces import Pieces
from tests.extract.reading_kit import write_vocabulary


@pytest.fixture(scope="session")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_vocabulary(tmp_path_factory.mktemp("vocabulary") / "vocab.txt")


@pytest.fixture
def pieces(vocabulary: Path) -> Pieces:
    return Pieces(vocabulary)


@pytest.fixture
def pipeline_folder(tmp_path: Path) -> Callable[..., Path]:
    """Writes a spaCy pipeline that finds these words, by label, as `spacy.load` takes it."""
    import spacy  # takes a second, and few tests ask for it

    def write(words: Mapping[str, Iterable[str]], *, language: str = "en") -> Path:
        made = spacy.blank(language, meta={"name": "by_hand"})
        if words:
            finder = made.add_pipe("entity_ruler")
            finder.add_patterns([{"label": label, "pattern": word} for label, several in words.items() for word in several])
        made.to_disk(tmp_path / "pipeline")
        return tmp_path / "pipeline"

    return write
