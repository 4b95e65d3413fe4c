"""Initials and offices: "CMA" after "Competition and Markets Authority (CMA)", "the Commission" after the European one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from extract.names_find import Local
from extract.names_local import Candidate
from extract.names_short import Long
from extract.names_vocabulary import AUTHORITIES, SMALL
from extract.names_words import Words


def acronyms(longs: Iterable[Long], names: Mapping[str, Candidate]) -> dict[str, Local]:
    """Initials that the text puts in brackets behind a name, or uses and no other name in it could have."""
    by_initials: defaultdict[str, set[str]] = defaultdict(set)
    for long in longs:
        for initials in {_initials(long.keys, inner=True), _initials(long.keys, inner=False)}:
            if len(initials) > 1:
                by_initials[initials].add(long.party)
    found = {}
    for name, candidate in names.items():
        parties = by_initials.get(name, set())
        if name.isupper() and len(candidate.words) == 1 and len(parties) == 1:
            found[name] = Local(name, " ".join(candidate.words), next(iter(parties)), "acronym")
    return found


def _initials(keys: tuple[str, ...], *, inner: bool) -> str:
    return "".join("A" if key == "&" else key[0] for key in keys if inner or key not in SMALL).upper()


def defined(words: Words, first: int, last: int) -> tuple[int, str] | None:
    """The abbreviation in brackets right behind a name, with its place: "(CMA)"."""
    if last >= len(words) or words.gap(last).strip() not in {"(", "(“", '("'}:
        return None
    if words.text[words.end[last] : words.end[last] + 2].lstrip('”"')[:1] != ")":
        return None
    short = words.word[last]
    letters = [c for c in short if c.isupper()]
    initials = {key[0] for key in words.key[first:last]}
    return (last, short) if len(letters) > 1 and sum(c.lower() in initials for c in letters) * 3 >= len(letters) * 2 else None


def authorities(longs: Iterable[Long]) -> dict[str, Local]:
    """For "the Commission" and the like: the only party of the article whose name begins or ends so."""
    ends: defaultdict[str, set[str]] = defaultdict(set)
    for long in longs:
        for key, word in ((long.keys[-1], long.words[-1]), (long.keys[0], long.words[0])):
            if key in AUTHORITIES:
                ends[word].add(long.party)
    return {word: Local(word, word.lower(), next(iter(parties)), "short") for word, parties in ends.items() if len(parties) == 1}
