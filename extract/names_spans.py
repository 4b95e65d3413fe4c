"""What the model tagged, tidied: spans without articles, offices, possessives and descriptions, cut where two names were taken for one."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Literal, NamedTuple

from extract.names_neighbours import COMPOUND, DETERMINERS
from extract.names_table import Index
from extract.names_vocabulary import (
    BODIES,
    DAYS,
    DESCRIPTIONS,
    HEADS,
    LEADS,
    LEGAL,
    NAMED_BY_PLACE,
    NOT_NAMES,
    OFFICES,
    PLACE_PAIRS,
    PLACES,
    SMALL,
    TAILS,
    VAGUE_HEADS,
)
from extract.names_words import Words


class Tagged(NamedTuple):
    """What the model says of the words text[start:end]; unsure ones come too."""

    start: int
    end: int
    label: Literal["organisation", "product", "person", "place"]
    score: float


class Span(NamedTuple):
    """The words from `first` to before `last`, taken for a name."""

    first: int
    last: int
    label: str
    score: float


_LONGEST = 14
_MOST_CHARACTERS = 120
_FOREIGN = frozenset(
    {"de", "du", "des", "dei", "del", "della", "delle", "degli", "dos", "das", "les", "et", "und", "für", "zu", "van", "von"}
)


def tidied(words: Words, tagged: Sequence[Tagged], index: Index) -> list[Span]:
    """The parts of all tagged spans that can be names, in the order of the text."""
    spans = []
    ranges = [(one, *words.span(one.start, one.end)) for one in tagged]
    alone = frozenset(words.joint(first, last) for _, first, last in ranges if first < last <= first + _LONGEST)
    for one, first, last in ranges:
        for start, end in _names(words, first, min(last, first + _LONGEST), index, label=one.label, alone=alone):
            spans.append(Span(start, end, one.label, min(1.0, max(0.0, one.score))))
    return sorted(set(spans))


def _names(words: Words, first: int, last: int, index: Index, *, label: str, alone: AbstractSet[str]) -> Iterator[tuple[int, int]]:
    if first >= last:
        return
    if label in {"person", "place"} or words.joint(first, last) in index.names:
        yield first, last
        return
    for start, end in _parts(words, first, last, index, alone):
        bounds = _trimmed(words, start, end, index, alone)
        whole = bounds == (first, last)
        if bounds and _can_name(words, *bounds, whole=whole) and (whole or words.joint(*bounds) not in PLACES):
            yield _grown(words, *bounds)


def _parts(words: Words, first: int, last: int, index: Index, alone: AbstractSet[str]) -> Iterator[tuple[int, int]]:
    """Cut at stops and brackets, and at an "and" or a possessive beside a name that stands by itself."""
    start = first
    for i in range(first + 1, last):
        if (words.breaks(i) and not _legal_follows(words, i)) or "\n" in words.gap(i):
            yield start, i
            start = i
        elif _parts_names(words, start, i, last, index, alone):
            yield start, i
            if _possessive(words, i) and words.key[i - 1] not in PLACES and not _known(words, i + 1, last, index, alone):
                return  # what an organisation has is hardly one: "OpenAI's Orion"
            start = i + 1
    yield start, last


def _parts_names(words: Words, start: int, i: int, last: int, index: Index, alone: AbstractSet[str]) -> bool:
    """Is word i an "and" or a possessive between two names rather than inside one, such as "Food and Drug Administration"?"""
    before = _known(words, start, i, index, alone)
    if words.word[i] == "and":
        return before or _known(words, i + 1, last, index, alone)
    ends = before or i + 1 == last or words.word[i + 1].islower() or words.key[i - 1] in PLACES
    return ends and _possessive(words, i)


def _possessive(words: Words, i: int) -> bool:
    return words.key[i] == "s" and words.gap(i) in {"'", "’"}


def _known(words: Words, first: int, last: int, index: Index, alone: AbstractSet[str]) -> bool:
    return first < last and (words.joint(first, last) in index.names or words.joint(first, last) in alone)


def _legal_follows(words: Words, i: int) -> bool:
    return words.gap(i) == ", " and words.key[i] in LEGAL


def _trimmed(words: Words, first: int, last: int, index: Index, alone: AbstractSet[str]) -> tuple[int, int] | None:
    """Without what is no part of the name at either end."""
    if words.joint(first, last) in index.names:
        return first, last
    foreign = any(words.key[i] in _FOREIGN for i in range(first, last))
    if not foreign:
        first = _after_description(words, first, last)
    before = first
    while first < last and _leads(words, first, last):
        first += 1
        if words.joint(first, last) in index.names:
            return first, last
    if last - first == 1 and words.key[first] in HEADS and words.key[before] not in DETERMINERS:
        first = before  # "Exclusive Networks" at the start of a line
    last = next((i for i in range(first + 1, last) if (words.key[i] in OFFICES or _seat(words, i, last)) and words.near(i)), last)
    while last - first > 1 and words.joint(first, last) not in index.names:
        surplus = words.key[last - 1].isdigit() and _known(words, first, last - 1, index, alone)
        if not surplus and not _trails(words, last - 1, foreign=foreign):
            break
        last -= 1
    return (first, last) if first < last and words.end[last - 1] - words.start[first] <= _MOST_CHARACTERS else None


def _seat(words: Words, i: int, last: int) -> bool:
    """Does an "of" at word i only tell where the firm sits: "Montage Technology of Shanghai"?"""
    place = words.joint(i + 1, last)
    return words.key[i] == "of" and words.key[i - 1] not in NAMED_BY_PLACE and (place in PLACES or place in PLACE_PAIRS)


def _after_description(words: Words, first: int, last: int) -> int:
    """Behind the last small word that a capital follows: what stands before it describes, as in "AI startup Vireo"."""
    capital = False
    for i in range(last - 1, first, -1):
        apart = words.near(i) or words.key[i] in DESCRIPTIONS or words.key[i] in COMPOUND
        if _small(words, i) and words.key[i] not in SMALL and apart and capital:
            return i + 1
        capital |= not words.word[i].islower()
    return first


def _leads(words: Words, first: int, last: int) -> bool:
    """Is the first word an article, a day or a description, and no part of the name?"""
    word, more = words.key[first], last - first > 1
    if more and word.isdigit() and words.opens(first):
        return True
    if more and not words.near(first + 1):
        return False
    if _small(words, first):
        return word in LEADS or word in DESCRIPTIONS or more
    if word in DETERMINERS or (words.opens(first) and (word in LEADS or word in DESCRIPTIONS)):
        return True
    return more and ((word in DAYS and words.key[first + 1] not in HEADS) or word in OFFICES)


def _trails(words: Words, i: int, *, foreign: bool) -> bool:
    word = words.key[i]
    if not words.near(i):
        return False
    small = _small(words, i) and word not in BODIES and ((not foreign and words.word[i].isascii()) or word in TAILS)
    return word in OFFICES or word in DAYS or words.word[i] in SMALL or small


def _small(words: Words, i: int) -> bool:
    return words.word[i].islower() and words.word[i].isalpha()


def _can_name(words: Words, first: int, last: int, *, whole: bool) -> bool:
    """Has it a capital, and a word that is not merely a month, a nationality or a kind of organisation?"""
    tight = last - first > 1 and not any(words.near(i) for i in range(first + 1, last))  # "E.SUN", "io.net", "wren&lark"
    tight = tight and any(c.isalpha() for c in words.written(first, last))
    if tight or not any(c.isupper() for c in words.written(first, last)):
        return tight or (whole and last - first == 1 and _odd(words, first))
    own = [words.key[i] for i in range(first, last) if words.key[i] not in SMALL]
    if last - first == 1:
        plain = not words.opens(first) and not words.loud[first]
        barred = NOT_NAMES | LEGAL if plain else NOT_NAMES | HEADS | LEADS | LEGAL | DESCRIPTIONS
        return own != [] and own[0] not in barred and not own[0].isdigit() and len(own[0]) > 1
    told = [word for word in own if word not in NOT_NAMES and word not in VAGUE_HEADS]
    if all(word in PLACES for word in told):  # "Bank of Utrecht", but not "Munich AI"
        return any(word in HEADS and word not in VAGUE_HEADS for word in own)
    return any(word not in HEADS for word in told) or any(word in HEADS for word in told[1:])


def _odd(words: Words, i: int) -> bool:
    """A name in small letters: no word that describes, nor one that the article also writes with a capital."""
    word = words.key[i]
    return len(word) > 2 and word not in LEADS | TAILS | HEADS | NOT_NAMES | DESCRIPTIONS | LEGAL and word.isalnum()


def _grown(words: Words, first: int, last: int) -> tuple[int, int]:
    """With the words after it that end such names, where the tag stopped too early: "Upper Bhote [Hydropower]"."""
    while words.near(last) and words.key[last] in HEADS and words.word[last][0].isupper() and not words.loud[first]:
        last += 1
    return first, last
