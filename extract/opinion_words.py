"""The words of an article, indexed by their folded form, so that every name of an answer is found quickly."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from corpus.names import words
from extract.opinion_spans import Span

_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*|&")
_POSSESSIVE = re.compile(r"['’]s$")
# What may stand between two words of a name; a full stop only after something short: "Warner Bros. Discovery".
_JOINT = re.compile(r"(?:[^\S\n]|\n(?!\s*\n)){1,3}|[-‐‑–/.:'’+]|")
_JOINT_OF_MANY = re.compile(r",[^\S\n]")  # "Department for Science, Innovation and Technology"
_JOINT_AFTER_SHORT = re.compile(r"\.[^\S\n]")
# An ordinary word gets a capital where a sentence opens, and mostly an article or the like elsewhere.
_OPENS = re.compile(r"(?:^|[.!?:]\s+|\n[\W_]*)$")
_DETERMINED = re.compile(
    r"(?:\b(?:an?|the|its|their|his|her|our|your|my|this|that|these|those|some|any|no|each|every|another|other|more|of|\d+)|['’]s|s['’])\s+$",
    re.IGNORECASE,
)


class _Word(NamedTuple):
    start: int
    folds: dict[str, int]  # the word folded → where it ends, with and without a possessive


class Words:
    """Of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = [_word(match) for match in _WORD.finditer(text)]
        self._at: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self._words):
            for folded in word.folds:
                self._at[folded].append(number)

    def places(self, form: tuple[str, ...]) -> Iterator[Span]:
        """Where the words stand as one name, with a capital or a figure."""
        return (span for span in self._runs(form) if any(c.isupper() or c.isdigit() for c in self._text[span.start : span.end]))

    def small(self, form: tuple[str, ...]) -> list[Span]:
        """The same for a name without a capital, told from ordinary words by how it stands."""
        found = [span for span in self._runs(form) if self._text[span.start : span.end].islower()]
        before = [self._text[max(0, span.start - 12) : span.start] for span in found]
        opens = any("." in self._text[span.start : span.end] for span in found) or any(_OPENS.search(part) for part in before)
        plain = form[-1].endswith("s") or any(_DETERMINED.search(part) for part in before)
        return found if opens or not plain else []

    def _runs(self, form: tuple[str, ...]) -> Iterator[Span]:
        for number in self._at.get(form[0], ()):
            run = self._words[number : number + len(form)]
            if len(run) == len(form) and all(part in word.folds for part, word in zip(form, run, strict=True)) and self._joined(run):
                yield Span(run[0].start, run[-1].folds[form[-1]])

    def _joined(self, run: list[_Word]) -> bool:
        for one, after in pairwise(run):
            end = max(one.folds.values())
            joints = [_JOINT, *([_JOINT_AFTER_SHORT] if end - one.start <= 4 else []), *([_JOINT_OF_MANY] if len(run) > 3 else [])]
            if not any(joint.fullmatch(self._text, end, after.start) for joint in joints):
                return False
        return True


def _word(match: re.Match[str]) -> _Word:
    if match[0] == "&":
        return _Word(match.start(), {"and": match.end()})
    own = _POSSESSIVE.sub("", match[0])
    return _Word(match.start(), {"".join(words(part)): match.start() + len(part) for part in (match[0], own)})
