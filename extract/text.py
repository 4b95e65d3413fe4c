"""From the text of an article to sentences and words, each by its place in the text."""

import re
from typing import NamedTuple

from extract.text_check import check
from extract.text_ends import MOST, pieces
from extract.text_lines import BLANKS, SAYS, Line, lines
from extract.text_words import Word, words

__all__ = ["Sentence", "Word", "check", "sentences"]


class Sentence(NamedTuple):
    """A sentence, title, item or row of a table at text[start:end], without blanks around it."""

    start: int
    end: int
    paragraph: int  # what stands between blank lines has one number; where a page has none of them, each line its own
    title: bool  # the first line, unless it ends with a full stop, or a Markdown heading
    words: tuple[Word, ...]


_CLOSED = re.compile(r"(?<!\bInc)(?<!\bCorp)(?<!\bLtd)(?<!\bCo)(?<!\bU\.S)(?<!\bU\.K)[.…]['\"”’)\]*_]*$")
_WORDS = 1000  # of a sentence, at most
_TITLE = 300  # characters of a title, at most


def sentences(text: str) -> list[Sentence]:
    """The sentences of an article in order; whatever holds no letter and no figure is left out.

    >>> [text[s.start : s.end] for text in ["Yahoo! buys C3.ai\\nIt paid $1.5 bn. No more."] for s in sentences(text)]
    ['Yahoo! buys C3.ai', 'It paid $1.5 bn.', 'No more.']
    """
    found: list[Sentence] = []
    for line in lines(text):
        title = line.heading or (not found and _is_title(text, line))
        spans = [(line.start, line.end)] if line.row and line.end - line.start <= MOST else pieces(text, line.start, line.end)
        for start, end in spans:
            if SAYS.search(text, start, end):
                found += _sentences(text, start, end, line.paragraph, title=title)
    return found


def _is_title(text: str, line: Line) -> bool:
    return not line.row and line.end - line.start <= _TITLE and not _CLOSED.search(text[line.end - 20 : line.end])


def _sentences(text: str, start: int, end: int, paragraph: int, *, title: bool) -> list[Sentence]:
    """One sentence; several only where signs without end make too many words."""
    piece = text[start:end]
    start, end = end - len(piece.lstrip(BLANKS)), start + len(piece.rstrip(BLANKS))
    found = words(text, start, end)
    if len(found) <= _WORDS:
        return [Sentence(start, end, paragraph, title, found)]
    parts = [found[at : at + _WORDS] for at in range(0, len(found), _WORDS)]
    spans = [(part[0].start, part[-1].end, part) for part in parts]
    return [Sentence(first, last, paragraph, title, part) for first, last, part in spans if SAYS.search(text, first, last)]
