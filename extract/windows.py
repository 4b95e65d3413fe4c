"""An article in windows that the encoder can hold: each sentence is read in one of them, with the headline and what precedes as context."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.pieces import Pieces
from extract.text import Sentence

LIMIT = 400  # pieces of the sentences that a window reads, and of its context where both fit
CONTEXT = 72  # pieces at most of what precedes; a window never has more than LIMIT + CONTEXT, and one at either end


class Window(NamedTuple):
    """Pieces in a row, and where each sentence and each of its words lies among them."""

    ids: list[int]
    shapes: list[int]
    at: dict[int, list[int]]  # sentence → the first piece of each word, and one past the last
    own: range  # the sentences that are read here; the others are context

    def held(self, sentence: int) -> int:
        """How many words of the sentence, from its first, have a piece of their own; those beyond the window's length have none."""
        *places, end = self.at[sentence]
        return min(bisect_left(places, end - 1) + 1, len(places))


def of_article(text: str, cut: Sequence[Sentence], pieces: Pieces) -> list[Window]:
    """The windows of an article's text, cut into sentences."""
    return list(windows([[text[w.start : w.end] for w in s.words] for s in cut], pieces))


def windows(sentences: Sequence[Sequence[str]], pieces: Pieces) -> Iterator[Window]:
    """Windows over the sentences (each a list of words), none left out; what a sentence has beyond a window's length is cut."""
    sizes = [min(sum(pieces.lengths(words)), LIMIT) for words in sentences]
    start = 0
    while start < len(sentences):
        before = _context(sizes, start)
        room = LIMIT - sum(sizes[i] for i in before)
        end, used = start, 0
        while end < len(sentences) and (end == start or used + sizes[end] <= room):
            used += sizes[end]
            end += 1
        yield _window(sentences, pieces, before, range(start, end))
        start = end


def _context(sizes: Sequence[int], start: int) -> list[int]:
    """The headline and as many of the preceding sentences as fit."""
    if not start:
        return []
    first = [0] if sizes[0] <= CONTEXT // 2 else []
    left, found = CONTEXT - sum(sizes[i] for i in first), start
    while found - 1 > (0 if first else -1) and sizes[found - 1] <= left:
        found -= 1
        left -= sizes[found]
    return [*first, *range(found, start)]


def _window(sentences: Sequence[Sequence[str]], pieces: Pieces, before: list[int], own: range) -> Window:
    ids, shapes = [pieces.begin], [0]
    at: dict[int, list[int]] = {}
    for number in (*before, *own):
        room, places = LIMIT, []
        for word in sentences[number]:
            of_word, shapes_of_word = pieces.of(word)
            places.append(len(ids))
            if len(of_word) <= room:
                ids += of_word
                shapes += shapes_of_word
                room -= len(of_word)
            else:
                room = 0
                places[-1] = len(ids) - 1  # beyond the window: the last piece that is in it stands for the word
        at[number] = [*places, len(ids)]
    return Window([*ids, pieces.end], [*shapes, 0], at, own)
