"""Short forms: "Halden" after "Halden Semiconductor", where it can mean nobody else."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from extract.names_find import Local
from extract.names_local import Candidate
from extract.names_senses import everyday
from extract.names_table import Index
from extract.names_vocabulary import (
    FUNDS,
    HEADS,
    LEADS,
    LOCAL_BODIES,
    NOT_NAMES,
    OFFICES,
    PLACE_PAIRS,
    PLACES,
    REGIONS,
    SMALL,
    WEAK_FIRST,
)
from extract.names_words import Words


class Long(NamedTuple):
    """A name of several words that the article gives in full, and whose it is."""

    words: tuple[str, ...]  # as written
    keys: tuple[str, ...]
    party: str
    first: int  # the word where it first stands


def short_forms(
    words: Words, longs: Iterable[Long], names: Mapping[str, Candidate], index: Index, *, backed: AbstractSet[str]
) -> dict[str, Local]:
    """By its spelling, each shorter form that the text uses and that can mean but one of the long names.

    `backed` are the listed parties that the article also calls by other names than everyday words.
    """
    ways: defaultdict[str, list[tuple[Long, int]]] = defaultdict(list)
    for long in longs:
        for count in range(len(long.words) - 1, 0, -1):
            if _may_stand(long, count, index, backed):
                ways[" ".join(long.words[:count])].append((long, count))
    found = {}
    for way, at in _places(words, ways).items():
        one = _meant(ways[way], at, words)
        if one and (way in names or _used_as_name(words, at)):
            found[way] = Local(way, " ".join(one.keys[: way.count(" ") + 1]), one.party, "short")
    return found


def _used_as_name(words: Words, at: list[int]) -> bool:
    """Does it stand where an ordinary word would have no capital, or is it never written as an ordinary word?"""
    if any(not words.opens(i) and not words.loud[i] for i in at):
        return True
    return words.key[at[0]] not in HEADS and words.word[at[0]].lower() not in words.small


def _may_stand(long: Long, count: int, index: Index, backed: AbstractSet[str]) -> bool:
    keys, rest = long.keys[:count], long.keys[count:]
    if keys[-1] in SMALL or any(key in REGIONS or key.isdigit() for key in rest) or not long.words[0][0].isupper():
        return False  # "Chai 2" is what Chai makes
    if count == 1 and (len(keys[0]) < 3 or any(keys[0] in group for group in (WEAK_FIRST, NOT_NAMES, LEADS, OFFICES))):
        return False
    place = " ".join(keys) in PLACE_PAIRS or (count == 1 and keys[0] in PLACES)
    if place or (rest[-1] in LOCAL_BODIES and count < 2) or all(key in WEAK_FIRST for key in keys):
        return False
    listed = index.names.get(" ".join(keys))
    if listed is None:
        return True
    other = listed[0].owners[0]
    if long.party == other or other in backed:
        return False
    if listed[0].how == "short":
        return True
    return everyday(listed[0].written) and rest[-1] in HEADS and rest[-1] not in FUNDS  # "Cohere" where Cohere Health is introduced


def _places(words: Words, ways: Mapping[str, object]) -> dict[str, list[int]]:
    """Where each of the forms stands, with no capitalised word right behind it that would make it another name."""
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for way in ways:
        lengths[way.split(" ")[0]].add(way.count(" ") + 1)
    found: defaultdict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(words.word):
        for count in lengths.get(word, ()):
            last = min(i + count, len(words))
            longer = words.near(last) and words.word[last][0].isupper() and not words.loud[last]
            if not longer and (way := words.spaced(i, last)) in ways:
                found[way].append(i)
    return found


def _meant(several: list[tuple[Long, int]], at: list[int], words: Words) -> Long | None:
    """The long name that the short form stands for, where it can be told."""
    parties = {long.party for long, _ in several}
    if len(parties) > 1:
        several = [(long, count) for long, count in several if not any(key in FUNDS for key in long.keys[count:])] or several
        parties = {long.party for long, _ in several}
    if len(parties) > 1 and not (several := _first_meant(several, at)):
        return None
    long = min((long for long, _ in several), key=lambda long: long.first)
    if any(words.headline <= i < long.first for i in at):
        return None  # the firm came first, its fund or subsidiary later: two parties
    return long


def _first_meant(several: list[tuple[Long, int]], at: list[int]) -> list[tuple[Long, int]]:
    """Of several parties the one that alone had been introduced when the short form was first used: its owner bears it no more."""
    first, second = sorted(
        {long.party: long.first for long, _ in sorted(several, key=lambda one: -one[0].first)}.items(), key=lambda one: one[1]
    )[:2]
    used = any(first[1] < i < second[1] for i in at)
    return [(long, count) for long, count in several if long.party == first[0]] if used else []
