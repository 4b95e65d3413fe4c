"""Sentences with marked names, as the tagger learns from them."""

import json
from collections import Counter
from pathlib import Path

import pytest

from extract.pieces import Pieces
from extract.tags import TAGS
from extract.train.names import of_articles, plain, rows, treebanks
from tests.extract.reading_kit import numbers

NOTHING: Counter[str] = Counter()


def written(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text)


def test_columns_of_the_treebanks(tmp_path: Path) -> None:
    written(
        tmp_path, "uner/en.iob2", "# text = x\n1\tVeltrix\tB-ORG\t-\n2\tCapital\tI-ORG\t-\n3\trose\tO\t-\n\n1\tToo\tO\t-\n2\tshort\tO\t-\n"
    )
    written(tmp_path, "wikigold/wiki.conll.txt", "Jane I-PER\nRoe I-PER\nof O\nOslo I-LOC\nFestival I-MISC\n")
    written(tmp_path, "crossner/ai-train.txt", "Veltrix\tB-organisation\nOrb\tB-product\nNorn\tB-researcher\n")
    assert sorted(treebanks(tmp_path)) == [
        (["Jane", "Roe", "of", "Oslo", "Festival"], ["B-person", "I-person", "O", "B-place", None]),
        (["Veltrix", "Capital", "rose"], ["B-organisation", "I-organisation", "O"]),
        (["Veltrix", "Orb", "Norn"], ["B-organisation", "B-product", "B-person"]),
    ]


def test_where_only_companies_are_marked_other_capitals_are_left_open(tmp_path: Path) -> None:
    told = {
        "tokens": ["The", "firm", "Veltrix", "met", "Jane", "on", "Orb"],
        "entities": [
            {"start": 2, "end": 3, "type": "Company"},
            {"start": 6, "end": 7, "type": "Product"},
            {"start": 0, "end": 1, "type": "Other"},
        ],
    }
    written(tmp_path, "fire/a.json", json.dumps([told]))
    assert list(treebanks(tmp_path)) == [(told["tokens"], ["O", "O", "B-organisation", "O", None, "O", None])]


@pytest.mark.parametrize(("seen", "tags"), [(19, [None, None]), (20, ["O", None]), (200, ["O", "O"])])
def test_everyday_words_are_no_names(seen: int, tags: list[str | None]) -> None:
    assert plain((["Shares", "Shares"], [None, None]), Counter(shares=seen)) == (["Shares", "Shares"], tags)


def test_rows_of_several_sentences(pieces: Pieces) -> None:
    marked = [(["OpenAI", "rivals"], ["B-organisation", "O"]), (["in"] * 89, ["O"] * 89), (["the"], ["O"])]
    (row,) = rows(marked, pieces, NOTHING)  # what is left over at the end is too little for a row
    assert row.window.ids == [*numbers("[CLS]", "open", "##ai", "rivals"), *numbers("in") * 89, *numbers("[SEP]")]
    assert row.window.shapes == [0, 4, 12, *[1] * 90, 0]
    assert row.tags == [-100, TAGS.index("B-organisation"), -100, *[0] * 90, -100]
    assert (row.pairs, row.stated, row.answer.shape) == ([], [], (0, 12))


def test_windows_of_articles(tmp_path: Path, pieces: Pieces) -> None:
    claims = [{"subject": "Veltrix Orb", "object": "Nvidia"}]
    (tmp_path / "a.json").write_text(json.dumps({"id": "x", "text": "Veltrix Orb rivals nvidia in Oslo", "claims": claims}))
    (row,) = of_articles(tmp_path, pieces, NOTHING)
    first = [place for place, shape in enumerate(row.window.shapes) if 0 < shape < 8]
    organisation, inside = TAGS.index("B-organisation"), TAGS.index("I-organisation")
    assert [row.tags[place] for place in first] == [organisation, inside, 0, 0, 0, -100]
