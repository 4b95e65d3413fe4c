"""Cuts a word into the pieces of a vocabulary: folded, signs apart, then the longest known piece from the left, again and again."""

import unicodedata
from collections.abc import Iterator, Mapping

_LONGEST = 100  # characters of a part; a longer one is unknown
_IDEOGRAPHS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2CEAF), (0x2F800, 0x2FA1F))


def cut(word: str, vocabulary: Mapping[str, int], unknown: int) -> list[int]:
    """The numbers of the word's pieces; none where nothing of it is left once accents and control characters are gone."""
    return [number for part in _parts(_folded(word)) for number in _pieces(part, vocabulary, unknown)]


def _folded(word: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")
    return bare.lower()


def _parts(text: str) -> Iterator[str]:
    """Runs of letters and figures, and each sign by itself."""
    run = ""
    for c in text:
        if c.isspace() or _is_control(c) or _stands_alone(c):
            if run and (c.isspace() or _stands_alone(c)):
                yield run
                run = ""
            if _stands_alone(c):
                yield c
        else:
            run += c
    if run:
        yield run


def _is_control(c: str) -> bool:
    return c == "\ufffd" or unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs")


def _stands_alone(c: str) -> bool:
    """Signs and ideographs. What ASCII calls a symbol counts as a sign, "$" and "+" among them."""
    if c.isascii():
        return c.isprintable() and not c.isalnum() and c != " "
    return unicodedata.category(c).startswith("P") or any(low <= ord(c) <= high for low, high in _IDEOGRAPHS)


def _pieces(part: str, vocabulary: Mapping[str, int], unknown: int) -> list[int]:
    if len(part) > _LONGEST:
        return [unknown]
    found: list[int] = []
    at = 0
    while at < len(part):
        prefix = "##" if at else ""
        end = next((end for end in range(len(part), at, -1) if prefix + part[at:end] in vocabulary), None)
        if end is None:
            return [unknown]
        found.append(vocabulary[prefix + part[at:end]])
        at = end
    return found
