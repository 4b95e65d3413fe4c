"""Every name of a text that the tables list or that the article itself introduces: the longest at each place, in a spelling that counts."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from corpus.dates import PartialDate
from extract.names_fit import fit, joined_fit
from extract.names_table import Entry, How, Index, joints, owner
from extract.names_words import Words


class Hit(NamedTuple):
    """A name in the words from `first` to before `last`."""

    first: int
    last: int
    party: str  # an id of the tables, or the spelling of an unlisted name after a colon
    how: How
    sure: float  # how well the spelling fits, 1 where it is the same


class Local(NamedTuple):
    """How the article writes a name: its words, whose name it is, and the kind of name."""

    written: str  # a blank between each two words
    key: str  # the same, folded
    party: str
    how: How


class Found(NamedTuple):
    """The names from left to right, none overlapping, and the ids for whom people named in the article speak."""

    hits: list[Hit]
    speak: set[str]


class _Match(NamedTuple):
    last: int
    hit: Hit | None  # none where the name is a person's
    speak: tuple[str, ...] = ()


type _Lengths = dict[str, tuple[int, ...]]


def found(words: Words, index: Index, own: Iterable[Local], published: PartialDate | None) -> Found:
    """All names of the tables and the article's own."""
    local = _by_key(own)
    lengths = _lengths(local, index)
    hits: list[Hit] = []
    speak: set[str] = set()
    at, end = 0, len(words)
    while at < end:
        counts = _counts(lengths, index, words.key[at])
        match = _longest(words, at, counts, index, local, published) if counts else None
        if match and words.key[at] == "the" and match.last > at + 1:  # "the Information" of "the Information Commissioner's Office"
            later = _longest(words, at + 1, _counts(lengths, index, words.key[at + 1]), index, local, published)
            match = later if later and later.last > match.last else match
        if match is None:
            at += 1
            continue
        if match.hit:
            hits.append(match.hit)
        speak.update(match.speak)
        at = match.last
    return Found(hits, speak)


def _by_key(own: Iterable[Local]) -> dict[str, list[Local]]:
    by_key: dict[str, list[Local]] = {}
    for one in own:
        by_key.setdefault(one.key, []).append(one)
    return by_key


def _lengths(local: Iterable[str], index: Index) -> _Lengths:
    """As in the index, for the first words of the article's own names."""
    counts: dict[str, set[int]] = {}
    for name in local:
        first, *others = name.split(" ")
        counts.setdefault(first, set(index.lengths.get(first, ()))).add(1 + len(others))
    return {first: tuple(sorted(several, reverse=True)) for first, several in counts.items()}


def _counts(lengths: _Lengths, index: Index, first: str) -> tuple[int, ...]:
    return lengths.get(first) or index.lengths.get(first, ())


def _longest(
    words: Words, at: int, counts: Iterable[int], index: Index, local: Mapping[str, list[Local]], published: PartialDate | None
) -> _Match | None:
    for last in (at + count for count in counts if at + count <= len(words)):
        name = words.joint(at, last)
        if name in local and (mine := _own(words, at, last, local[name])):
            return _Match(last, mine)
        if name in index.names and (match := _listed(words, at, last, index.names[name], published)):
            return match
    return None


def _own(words: Words, first: int, last: int, names: Iterable[Local]) -> Hit | None:
    """A name of the article: in its own spelling, or in capitals where the line is."""
    if words.broken(first, last):
        return None
    written = words.spaced(first, last)
    for one in names:
        if written == one.written or (written == one.written.upper() and (words.loud[first] or len(written) > 3)):
            return Hit(first, last, one.party, one.how, 1.0)
    return None


def is_listed(words: Words, first: int, last: int, index: Index) -> bool:
    """Do the tables list just these words, in a spelling that counts?"""
    entries = index.names.get(words.joint(first, last))
    return entries is not None and _listed(words, first, last, entries, None) is not None


def _listed(words: Words, first: int, last: int, entries: tuple[Entry, ...], published: PartialDate | None) -> _Match | None:
    if first in words.address:
        return None
    between, written, loud = joints(words, first, last), words.spaced(first, last), words.loud[first]
    fits = [(fit(written, entry.written, loud=loud) * joined_fit(between, entry.joints), entry) for entry in entries]
    best = max(how_well for how_well, _ in fits)
    if best == 0.0:
        return None
    chosen = owner([entry for how_well, entry in fits if how_well == best], published)
    if chosen.how == "person":
        return _Match(last, None, chosen.owners)
    return _Match(last, Hit(first, last, chosen.owners[0], chosen.how, best))
