"""Where a claim's names stand in its sentence, and which part of the sentence is meant."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.domain import Claim

_MOST = 8  # places of one name that are looked at
_LIMIT = re.compile(r";[ ]|[ ]\|[ ]")


class Part(NamedTuple):
    """A part of a sentence between semicolons, at text[start:end]."""

    start: int
    end: int


def parts(text: str, start: int, end: int) -> Iterator[Part]:
    """The parts of the sentence at text[start:end]."""
    for limit in _LIMIT.finditer(text, start, end):
        yield Part(start, limit.start())
        start = limit.end()
    yield Part(start, end)


def part_at(claim: Claim, at: int, text: str) -> Part:
    """The part of the claim's sentence that holds the place."""
    start, end = claim.start or 0, claim.end or 0
    return next((part for part in parts(text, start, end) if at < part.end), Part(start, end))


def places(claim: Claim, text: str, name: str | None = None) -> list[int]:
    """Where in the text the claim's sentence names one of its ends, or the one that is given."""
    start, end = claim.start or 0, claim.end or 0
    return [at for own in ([name] if name else names(claim)) for at in occurrences(text, own, start, end)]


def span(claim: Claim, text: str) -> tuple[int, int]:
    """From where to where in its sentence the claim's words lie, by its two names where they stand nearest; else the whole sentence."""
    start = claim.start or 0
    both = [[(at - start, at - start + len(name)) for at in places(claim, text, name)] for name in names(claim)]
    if all(both):
        pairs = [(min(a[0], b[0]), max(a[1], b[1])) for a in both[0][:_MOST] for b in both[1][:_MOST]]
        return min(pairs, key=lambda pair: pair[1] - pair[0])
    known = both[0] or both[1]
    return known[0] if known else (0, len(claim.evidence))


def names(claim: Claim) -> tuple[str, str]:
    """Both ends as the sentence writes them."""
    return claim.subject_text or claim.subject, claim.object_text or claim.object


def occurrences(text: str, name: str, start: int, end: int) -> Iterator[int]:
    """Where the name stands as words of its own."""
    for found in re.compile(rf"(?<!\w){re.escape(name)}(?!\w)").finditer(text, start, end):
        yield found.start()
