"""Words that a model says it has read, found again in the text: only blanks and the shape of quotation marks may differ."""

import re
from functools import lru_cache
from typing import NamedTuple

_SINGLE = "'’‘‚‛′`´"
_DOUBLE = '"“”„‟″«»'
STRUCK = "\0"  # stands in the place of characters that must not count
LONGEST = 3000  # the longest evidence that a claim may carry


class Span(NamedTuple):
    """A place in the text."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        """Whether the other lies inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether they share a character."""
        return self.start < other.end and other.start < self.end


def find(text: str, words: str, within: Span | None = None) -> Span | None:
    """Where the words stand first; None where they do not stand, are too many, or are none.

    >>> find("He said: “It's\\n done.”", 'said: "It’s done."')
    Span(start=3, end=22)
    """
    start, end = within or (0, len(text))
    wanted = words.strip()
    if not wanted or len(wanted) > LONGEST or STRUCK in wanted:
        return None
    exact = text.find(wanted, start, end)
    if exact >= 0:
        return Span(exact, exact + len(wanted))
    found = _pattern(wanted).search(text, start, end)
    return Span(*found.span()) if found and found.end() - found.start() <= LONGEST else None


@lru_cache(maxsize=256)
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile("".join(_loose(part) for part in re.split(rf"(\s+|[{_SINGLE}]|[{_DOUBLE}])", words) if part))


def _loose(part: str) -> str:
    if part.isspace():
        return r"\s+"
    if part in _SINGLE:
        return f"[{_SINGLE}]"
    return f"[{_DOUBLE}]" if part in _DOUBLE else re.escape(part)
