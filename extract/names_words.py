"""The words of a text for the comparison of names: smaller than a reader's words, so that "AT&T", "C3.ai" and "Moody's" are several."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache

_WORD = re.compile(r"(?<![^\W_])(?:[A-Za-z]\.){2,}|[^\W_]+|[&+]")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]{1,64}\.\w+")
_OPENS = re.compile(r"[.!?:;…•|][\"”’)\]]*\s|\n|[\"“‘(\[]$|^\s*[-–—*•]\s")
_TIGHT = frozenset({".", "'", "’", "' ", "’ ", "", "/", ":", "*"})
_GAP = re.compile(r"[ \u00a0\u2009\u202f]?[-\u2010\u2011]?|[ \u00a0]*\n[ \u00a0]*|[ \u00a0]{2,3}")


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """A word without case, accents and the dots of an abbreviation; "and" is the same as "&".

    >>> key("U.S."), key("Société"), key("and")
    ('us', 'societe', '&')
    """
    if word.isascii():
        low = word.lower().replace(".", "")
        return "&" if low == "and" else low
    plain = unicodedata.normalize("NFKD", word.replace("ß", "ss").replace("ø", "o").replace("Ø", "O").replace("ł", "l"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


class Words:
    """The words of one text in parallel lists. Positions are numbers of words; the end of a range is the first word outside it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.start: list[int] = []
        self.end: list[int] = []
        self.word: list[str] = []
        for match in _WORD.finditer(text):
            self.start.append(match.start())
            self.end.append(match.end())
            self.word.append(match.group())
        self.key = [key(word) for word in self.word]
        self.small = frozenset(word for word in self.word if word.islower())  # the ordinary words that the article uses
        self.loud = self._loud()
        self.address = self._addresses()
        self.headline = self._headline()  # so many words

    def __len__(self) -> int:
        return len(self.word)

    def gap(self, i: int) -> str:
        """What stands between word i and the one before it."""
        return self.text[self.end[i - 1] if i else 0 : self.start[i]]

    def joined(self, i: int) -> bool:
        """Does word i follow the one before it with no more than a blank, a hyphen or one line end between them?"""
        return 0 < i < len(self.word) and _GAP.fullmatch(self.gap(i)) is not None

    def broken(self, first: int, last: int) -> bool:
        """Does a stop, comma or the like part the words of the range? Points and apostrophes inside a name do not."""
        return any(self.breaks(i) for i in range(first + 1, last))

    def breaks(self, i: int) -> bool:
        """The same, between word i and the one before it."""
        if self.joined(i):
            return False
        gap = self.gap(i)
        return gap not in _TIGHT and not (gap == ". " and len(self.word[i - 1]) < 3)

    def near(self, i: int) -> bool:
        """The same with a blank alone, as the words of one phrase stand."""
        return 0 < i < len(self.word) and self.gap(i) in {" ", "\u00a0"}

    def opens(self, i: int) -> bool:
        """Is word i the first of a sentence, line or quotation, where any word has a capital?"""
        return i == 0 or _OPENS.search(self.gap(i)) is not None

    def at(self, i: int) -> str:
        """Word i, or nothing beyond the ends."""
        return self.word[i] if 0 <= i < len(self.word) else ""

    def low(self, i: int) -> str:
        """The key of word i, or nothing beyond the ends."""
        return self.key[i] if 0 <= i < len(self.key) else ""

    def written(self, first: int, last: int) -> str:
        """The text from word `first` to before word `last`."""
        return self.text[self.start[first] : self.end[last - 1]]

    def spaced(self, first: int, last: int) -> str:
        """The words alone, a blank between each two."""
        return self.word[first] if last - first == 1 else " ".join(self.word[first:last])

    def joint(self, first: int, last: int) -> str:
        """The keys alone, a blank between each two."""
        return self.key[first] if last - first == 1 else " ".join(self.key[first:last])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The words that the characters from `start` to `end` touch."""
        return bisect_right(self.end, start), bisect_left(self.start, end)

    def _headline(self) -> int:
        """The words of the first line, where it does not end as a sentence does."""
        end = self.text.find("\n")
        return 0 if end < 0 or self.text[:end].rstrip().endswith((".", "!", "?", "”", '"')) else bisect_left(self.start, end)

    def _loud(self) -> list[bool]:
        """For each word: are capitals of no meaning in its line, since nearly every longer word has one?"""
        loud: list[bool] = []
        first = 0
        for i in range(1, len(self.word) + 1):
            if i < len(self.word) and "\n" not in self.gap(i):
                continue
            longer = [word for word in self.word[first:i] if len(word) > 3]
            small = sum(word[0].islower() for word in longer)
            loud += [len(longer) > 2 and small * 10 <= len(longer)] * (i - first)
            first = i
        return loud

    def _addresses(self) -> frozenset[int]:
        """The words that are part of a web or mail address, and no names."""
        text = self.text
        if "://" not in text and "www." not in text and "@" not in text:
            return frozenset()
        return frozenset(i for match in _ADDRESS.finditer(text) for i in range(*self.span(match.start(), match.end())))
