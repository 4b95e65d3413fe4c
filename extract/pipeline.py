"""Names from a spaCy pipeline that the user has installed, beside those of the shipped model.

Names are all that is taken of it: the model reads the words of a sentence themselves, and no part of it asks for a tree or a tag.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.errors import KeiretsuError
from extract.names import Tagged
from extract.tags import Label
from extract.text import Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# OntoNotes first, then what CoNLL and UD corpora call otherwise. NORP and MISC are peoples, events and works as well: they tell nothing.
LABELS: dict[str, Label] = {
    "ORG": "organisation",
    "PERSON": "person",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "PRODUCT": "product",
    "PER": "person",
}
SCORE = 0.6  # of every name: pipelines give none, and the good ones err in one organisation of five
_SURE = 0.5  # a name of the model that stands against an organisation of the pipeline
_PART = 20_000  # characters read at a time
_UNUSED = ("parser", "senter", "tagger", "morphologizer", "attribute_ruler", "lemmatizer", "textcat")


class Pipeline:
    """An installed pipeline, loaded."""

    def __init__(self, name: str) -> None:
        self._spacy = _loaded(name)
        self.name = f"{self._spacy.meta['lang']}_{self._spacy.meta['name']}"

    def names(self, text: str, cut: Sequence[Sentence]) -> list[Tagged]:
        """The names in these sentences of the text, in order."""
        read = self._spacy.pipe(_parts(text, cut), as_tuples=True, batch_size=8)
        return [one for doc, start in read for one in tagged(doc, start)]


def tagged(doc: "Doc", start: int = 0) -> list[Tagged]:
    """The names of a Doc whose text begins at `start`, whichever of the two label schemes it uses."""
    return [
        Tagged(start + name.start_char, start + name.end_char, label, SCORE)
        for name in doc.ents
        if (label := LABELS.get(name.label_.upper()))
    ]


def joined(own: Sequence[Tagged], others: Sequence[Tagged]) -> list[Tagged]:
    """The model's own names, surer where the others agree, with the others' organisations where it sees nothing, or nothing sure.

    Neither names overlap among themselves.
    """
    own, others = sorted(own), sorted(others)
    kept = [_surer(one) if any(other.label == one.label for other in _over(others, one)) else one for one in own]
    added = (one for one in others if one.label == "organisation" and not any(_bars(mine, one) for mine in _over(own, one)))
    return sorted([*kept, *added])


def _surer(one: Tagged) -> Tagged:
    return one._replace(score=1 - (1 - one.score) * (1 - SCORE))


def _bars(mine: Tagged, other: Tagged) -> bool:
    return mine.label == other.label or mine.score >= _SURE


def _over(names: Sequence[Tagged], one: Tagged) -> Sequence[Tagged]:
    """Those that share a character with it."""
    first = bisect_right(names, one.start, key=lambda name: name.end)
    return names[first : bisect_left(names, one.end, key=lambda name: name.start)]


def _parts(text: str, cut: Sequence[Sentence]) -> Iterator[tuple[str, int]]:
    """The text in parts that end with a sentence, each with its place; pipelines refuse long texts, and take memory for each word."""
    first = 0
    for number, sentence in enumerate(cut):
        if number + 1 == len(cut) or cut[number + 1].end - cut[first].start > _PART:
            yield text[cut[first].start : sentence.end], cut[first].start
            first = number + 1


def _loaded(name: str) -> "Language":
    try:
        import spacy
    except ImportError:
        raise KeiretsuError("a pipeline needs the library spaCy; install it with: pip install 'keiretsu[pipeline]'") from None
    try:
        found = spacy.load(name, exclude=_UNUSED)
    except OSError:
        raise KeiretsuError(f"there is no spaCy pipeline {name!r} here; install it with: python -m spacy download {name}") from None
    except (ImportError, ValueError, KeyError) as error:
        why = " ".join(str(error).split())[:200]
        raise KeiretsuError(f"the spaCy pipeline {name!r} cannot be loaded; install what it asks for: {why}") from None
    if found.lang not in {"en", "xx"}:
        raise KeiretsuError(f"the spaCy pipeline {name!r} reads the language {found.lang!r}; name one for English, such as en_core_web_trf")
    finders = [part for part in found.pipe_names if "doc.ents" in found.get_pipe_meta(part).assigns]
    if not any(LABELS.get(label.upper()) == "organisation" for part in finders for label in found.pipe_labels.get(part, ())):
        raise KeiretsuError(f"the spaCy pipeline {name!r} finds no organisations (label ORG); name one that does, such as en_core_web_trf")
    return found
