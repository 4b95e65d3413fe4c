"""Lines of a text: what stands alone, as titles, items, rows and captions do, and what is one paragraph, wrapped by hand."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

# All that `str.strip` takes away, and what is there without being seen.
BLANKS = "".join(
    [chr(code) for code in [*range(0x21), *range(0x7F, 0xA1), 0xAD, 0x61C, 0x1680, 0x180E, *range(0x2000, 0x2010)]]
    + [chr(code) for code in [*range(0x2028, 0x2030), 0x205F, *range(0x2060, 0x2070), 0x3000, 0xFEFF]]
)
SAYS = re.compile(r"[^\W_]")  # a letter or figure: without one there is nothing to read


class Line(NamedTuple):
    """A line, or several that are one paragraph, at text[start:end]; `paragraph` counts what belongs together."""

    start: int
    end: int
    paragraph: int
    heading: bool = False
    row: bool = False


_HEADING = re.compile(r"#{1,6}\s")
_ITEM = re.compile(r"(?:[-*+•‣◦·▪–—>]|\(?\d{1,3}[.)/]|\(?[a-z][.)])\s")
_TIMED = re.compile(r"\W{0,3}\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\b|[.:]\d\d\b)|[\w.-]{2,30}:\s")  # "4.31pm In the High Court", "anon: no"
_OPEN = re.compile(
    r"(?:,|\w[-\u2010]|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|as|that|which|its|their|his|her|is|are|was|were|has|have|had"
    r"|will|would|than|into|over|under|about|said|says))$"
)
_STOPPED = re.compile(r"[.!?…:;]['\"”’)\]*_]*$")
_FULL = re.compile(r"[.…]['\"”’)\]*_]*$")
_SMALL_START = re.compile(r"(?![a-z]{1,3}-?[A-Z\d])[a-zß-öø-ÿ]")
_LEAST = 40  # characters of a line that was broken for its length
_TAIL = 20  # characters at its end that show whether a line is finished

_Block = list[tuple[int, str]]  # each line of it, with where it starts


def lines(text: str) -> Iterator[Line]:
    """The lines of a text, wrapped ones joined. One without letter or figure is a rule, and left out."""
    blocks = list(_blocks(text))
    paragraph = -1
    for block in blocks:
        fresh = True
        for group in _groups(block):
            (start, first), (last_start, last) = group[0], group[-1]
            heading, row = bool(_HEADING.match(first)), _is_row(first)
            paragraph += fresh or heading or bool(_ITEM.match(first)) or (len(blocks) == 1 and not row)
            yield Line(start, last_start + len(last), paragraph, heading, row)
            fresh = heading or (not row and _is_full(last))


def _blocks(text: str) -> Iterator[_Block]:
    """What stands between blank lines or rules; the rule inside a table parts nothing."""
    block: _Block = []
    at = 0
    for line in text.splitlines(keepends=True):
        body = line.strip(BLANKS)
        if SAYS.search(body):
            block.append((at + len(line) - len(line.lstrip(BLANKS)), body))
        elif block and "|" not in body:
            yield block
            block = []
        at += len(line)
    if block:
        yield block


def _groups(block: _Block) -> Iterator[_Block]:
    """The lines of a block, those together that one paragraph was broken into."""
    wrapped = _is_wrapped([body for _, body in block])
    group = block[:1]
    for line in block[1:]:
        if _may_join(group[-1][1], line[1]) and (wrapped or _goes_on(group[-1][1], line[1])):
            group.append(line)
        else:
            yield group
            group = [line]
    yield group


def _is_full(body: str) -> bool:
    """Whether a line ends its paragraph; a bare "6:05 p.m." goes with the next."""
    return len(body) > _TAIL and bool(_FULL.search(body[-_TAIL:]))


def _is_row(body: str) -> bool:
    return body.count("|") >= 2 or body.count("\t") >= 2


def _may_join(body: str, following: str) -> bool:
    """Whether neither line is of a kind that stands alone."""
    alone = _HEADING.match(body) or _is_row(body) or _is_row(following)
    return not (alone or any(kind.match(following) for kind in (_HEADING, _ITEM, _TIMED)))


def _goes_on(body: str, following: str) -> bool:
    """Whether a line long enough to have been broken ends in the middle of a sentence, by its own last word or the next line's first."""
    tail = body[-_TAIL:]
    return len(body) >= _LEAST and not _STOPPED.search(tail) and bool(_OPEN.search(tail) or _SMALL_START.match(following))


def _is_wrapped(bodies: list[str]) -> bool:
    """Whether each line is as full as it could be (the next word would not have fitted) and some end inside a sentence."""
    breaks = list(pairwise(bodies))
    width = max(map(len, bodies))
    if not breaks or width < _LEAST:
        return False
    full = sum(len(body) + 1 + len(following.split(maxsplit=1)[0]) > width for body, following in breaks)
    return full >= 0.9 * len(breaks) and sum(_goes_on(*pair) for pair in breaks) >= 0.25 * len(breaks)
