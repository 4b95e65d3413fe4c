"""Names that no table lists: what the model tagged or the text marks plainly, without legal forms, one candidate a spelling."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from extract.names_find import is_listed
from extract.names_legal import legal_form_after, without_legal_form
from extract.names_neighbours import FIRST_NAMES
from extract.names_plain import plain
from extract.names_senses import everyday
from extract.names_spans import Span
from extract.names_table import WELL_KNOWN, Index
from extract.names_vocabulary import (
    DIVISIONS,
    HEADS,
    PLACE_PAIRS,
    PLACES,
    THINGS,
)
from extract.names_words import Words

_VERY_SURE = 0.8


@dataclass(slots=True)
class Candidate:
    """One spelling of a name that may be an organisation's, and what speaks for it."""

    written: str  # its words, a blank between each two
    shown: str  # as the text writes it
    words: tuple[str, ...]  # folded
    first: int  # the word where it first stands
    tags: int = 0  # how often the model tagged it
    evident: bool = False  # a legal form, or a word such as "Robotics" at its end
    credit: float = 0.0  # less than 1 where it looks like a person, a place or a mere kind of organisation


def candidates(words: Words, spans: Sequence[Span], index: Index) -> dict[str, Candidate]:
    """The unlisted names by their spelling."""
    found: dict[str, Candidate] = {}
    surnames = {words.word[span.last - 1] for span in spans if span.label == "person" and span.last - span.first > 1}
    for span in spans:
        if span.label != "organisation":
            continue
        last = without_legal_form(words, span.first, span.last)
        if _is_listed(words, span.first, last, index) or _is_listed(words, span.first, span.last, index):
            continue
        legal = last < span.last or legal_form_after(words, last) > last
        one = _added(found, words, span.first, last, evident=legal or words.key[last - 1] in HEADS)
        one.tags += 1
        one.credit = max(one.credit, _credit(words, span.first, last, span.score, surnames))
    for first, last in plain(words, index):
        core = without_legal_form(words, first, last)
        if not _is_listed(words, first, core, index):
            _added(found, words, first, core, evident=True).credit = 1.0
    return found


def _credit(words: Words, first: int, last: int, score: float, surnames: AbstractSet[str]) -> float:
    """Less where the words look like a place, a person or a mere kind of organisation, and the model is not very sure."""
    own = words.key[first:last]
    if len(own) == 1 and words.word[first] in surnames:
        return 0.3
    place = " ".join(own) in PLACE_PAIRS or (len(own) == 1 and own[0] in PLACES)
    person = len(own) == 2 and own[0] in FIRST_NAMES and own[1] not in HEADS
    kind = len(own) == 1 and own[0] in HEADS
    return 0.5 if score < _VERY_SURE and (place or person or kind) else 1.0


def _added(found: dict[str, Candidate], words: Words, first: int, last: int, *, evident: bool) -> Candidate:
    written = words.spaced(first, last)
    one = found.get(written)
    if one is None:
        one = found[written] = Candidate(written, words.written(first, last), tuple(words.key[first:last]), first)
    one.first = min(one.first, first)
    one.evident |= evident
    return one


def _is_listed(words: Words, first: int, last: int, index: Index) -> bool:
    """Do the tables list the name, or does it begin with a firm's name and go on with what the firm makes, or with a division's name?"""
    if is_listed(words, first, last, index):
        return True
    for cut in range(last - 1, first, -1):
        entries = index.names.get(words.joint(first, cut))
        if not entries or everyday(entries[0].written):
            continue
        if all(words.key[i] in THINGS or words.key[i].isdigit() for i in range(cut, last)):
            return True
        made = index.names.get(words.joint(cut, last), ())
        if any(entry.how == "product" and set(entry.owners) & set(entries[0].owners) for entry in made):
            return True
        well_known = index.products[entries[0].owners[0]] >= WELL_KNOWN
        return well_known and all(words.key[i] in DIVISIONS or words.key[i] in THINGS for i in range(cut, last))
    return False
