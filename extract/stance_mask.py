"""A sentence with its parties masked, so that patterns can speak of them: who led, who joined, who stands in one list."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.domain import Claim
from extract.stance_places import occurrences

OPEN, CLOSE, TARGET = "\ue000", "\ue001", "\ue002"
PARTY = f"{OPEN}\\d+{CLOSE}"
_CLEAN = str.maketrans({OPEN: " ", CLOSE: " ", TARGET: " "})  # an article may hold such signs itself
_NUMBER = re.compile(f"{OPEN}(\\d+){CLOSE}")


class Masked(NamedTuple):
    """A sentence, or a part of one, where a number stands for each subject; `starts` says where each character of it was in the text."""

    text: str
    starts: tuple[int, ...]


def masked(claims: Sequence[Claim], text: str, start: int, end: int) -> Masked:
    """text[start:end] with the subjects of the claims, which have one object, replaced by their numbers."""
    spans = [(at, at + len(name), f"{OPEN}{i}{CLOSE}") for i, c in enumerate(claims) for name, at in _named(c, text, start, end)]
    target = claims[0].object_text or claims[0].object
    spans += [(at, at + len(target), TARGET) for at in occurrences(text, target, start, end)]
    pieces: list[str] = []
    starts: list[int] = []
    done = start
    for first, last, mark in sorted(spans, key=lambda s: (s[0], -s[1])):
        if first >= done:
            pieces += [text[done:first].translate(_CLEAN), mark]
            starts += [*range(done, first), *([first] * len(mark))]
            done = last
    return Masked("".join([*pieces, text[done:end].translate(_CLEAN)]), (*starts, *range(done, end), end))


def _named(claim: Claim, text: str, start: int, end: int) -> list[tuple[str, int]]:
    name = claim.subject_text or claim.subject
    return [(name, at) for at in occurrences(text, name, start, end)]


def numbers(piece: str) -> list[int]:
    """The subjects in a piece of a masked sentence."""
    return [int(n) for n in _NUMBER.findall(piece)]
