"""Legal forms behind a name: "Inc.", "AS", "& Co"."""

from extract.names_vocabulary import LEGAL, LEGAL_CAPITALS
from extract.names_words import Words


def without_legal_form(words: Words, first: int, last: int) -> int:
    """The end of a name without "Inc.", "AS" or "& Co" behind it."""
    while last - first > 1 and is_legal_form(words, last - 1):
        last -= 1
        if last - first > 1 and words.word[last - 1] == "&":
            last -= 1
    return last


def legal_form_after(words: Words, last: int) -> int:
    """The end of a name with the legal forms that follow it in the text."""
    while last < len(words) and words.gap(last) in {" ", ", "} and is_legal_form(words, last):
        last += 1
    return last


def is_legal_form(words: Words, i: int) -> bool:
    """Is word i a legal form as it is written: "AS" and "SE" in capitals where others are not, "Inc" with one?"""
    word, form = words.word[i], words.key[i]
    dotted = "." in word[1:-1]  # "s.r.o.", "a.s."
    if form not in LEGAL or not (word[0].isupper() or dotted) or words.text[words.end[i] : words.end[i] + 1] == "-":
        return False
    if dotted:
        return True
    return not words.loud[i] if word.isupper() else form not in LEGAL_CAPITALS
