"""Words cut into the pieces that the encoder knows, each with the shape of its word, since the pieces themselves are lower-cased."""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from extract.wordpiece import cut

SHAPES = 16  # eight for the first piece of a word, eight for those that follow
MOST = 12  # pieces of a word; what an address or a run of signs has beyond them says nothing more
_READ = 1000  # characters of a word that are looked at: many more than so many pieces take
_SHAPE = (
    (re.compile(r"[a-z]+", re.ASCII), 1),
    (re.compile(r"[A-Z]"), 5),
    (re.compile(r"[A-Z][a-z'’.]+"), 2),
    (re.compile(r"[A-Z][A-Z.&]+s?"), 3),
)


@lru_cache(maxsize=65536)
def shape(word: str) -> int:
    """What the word looks like: 1 lower case, 2 Capitalised, 3 UPPER CASE, 4 miXed, 5 a capital, 6 with figures, 7 other.

    >>> [shape(w) for w in ("deal", "Nvidia", "AMD", "OpenAI", "X", "$38bn", "–")]
    [1, 2, 3, 4, 5, 6, 7]
    """
    for pattern, number in _SHAPE:
        if pattern.fullmatch(word):
            return number
    if any(c.isdigit() for c in word):
        return 6
    if not any(c.isalpha() for c in word):
        return 7
    if word.islower():
        return 1
    if word.isupper():
        return 3
    return 2 if word[:1].isupper() and word[1:].islower() else 4


class Pieces:
    """The encoder's vocabulary. A word's pieces are looked up once."""

    def __init__(self, path: Path) -> None:
        self._vocabulary = {piece: number for number, piece in enumerate(path.read_text(encoding="utf-8").split("\n"))}
        self.begin, self.end, self._unknown = (self._vocabulary[sign] for sign in ("[CLS]", "[SEP]", "[UNK]"))
        self._of: dict[str, tuple[list[int], list[int]]] = {}

    def of(self, word: str) -> tuple[list[int], list[int]]:
        """The word's pieces and their shapes; a word that has none is one unknown piece, a very long one is cut off."""
        word = word[:_READ]
        known = self._of.get(word)
        if known is None:
            ids = cut(word, self._vocabulary, self._unknown)[:MOST] or [self._unknown]
            known = (ids, [shape(word)] + [shape(word) + 8] * (len(ids) - 1))
            if len(self._of) < 200_000:
                self._of[word] = known
        return known

    def lengths(self, words: Sequence[str]) -> list[int]:
        """How many pieces each word takes."""
        return [len(self.of(word)[0]) for word in words]
