"""Names that the text marks plainly: runs of capitalised words that end in "Capital", "Robotics", "LLC" and the like."""

from collections.abc import Iterator

from extract.names_legal import is_legal_form
from extract.names_senses import everyday
from extract.names_table import WELL_KNOWN, Index
from extract.names_vocabulary import (
    DESCRIPTIONS,
    HEADS,
    LEADS,
    LEGAL,
    NAMED_BY_PLACE,
    NOT_NAMES,
    OFFICES,
    REGIONS,
    SMALL,
    VAGUE_HEADS,
)
from extract.names_words import Words


def plain(words: Words, index: Index) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that end in such a word as "Capital" or a legal form: names even where the model saw none."""
    end = 0
    for i in range(1, len(words)):
        if i < end or not _ends_names(words, i) or words.loud[i]:
            continue
        first, last = _run(words, i)
        end = last
        goes_on = words.near(last) and words.word[last][0].isupper()  # "Battersea Power Station" is no firm "Battersea Power"
        if last - first > 1 and not goes_on and _telling(words, first, last, index):
            yield first, last


def _ends_names(words: Words, i: int) -> bool:
    key = words.key[i]
    return words.word[i][0].isupper() and len(key) > 1 and ((key in HEADS and key not in VAGUE_HEADS) or is_legal_form(words, i))


def _run(words: Words, i: int) -> tuple[int, int]:
    """The capitalised words around word i that one blank parts, and "of …" or "& …" behind it."""
    last = i + 1
    while words.near(last) and last < i + 8:
        if words.word[last][0].isupper() and (words.key[last] in HEADS or is_legal_form(words, last)):
            last += 1
        elif _goes_on(words, last):
            last += 2
        else:
            break
    first = i
    while i - first < 6 and words.near(first) and _may_precede(words, first - 1):
        first -= 1
    while first < i and (words.key[first] in LEADS or words.key[first] in OFFICES or (words.opens(first) and _ordinary(words, first))):
        first += 1
    return first, last


def _goes_on(words: Words, i: int) -> bool:
    """Does the name go on behind a small word: "Board of Supervisors", but not "Montage Technology of Shanghai"?"""
    if not words.near(i + 1) or not words.word[i + 1][0].isupper():
        return False
    return words.word[i] == "&" or (words.word[i] in {"of", "for"} and words.key[i - 1] in NAMED_BY_PLACE)


def _ordinary(words: Words, i: int) -> bool:
    """Is the first word of a sentence one that has its capital from there alone?"""
    return words.key[i] in NOT_NAMES or words.key[i] in DESCRIPTIONS or words.word[i].lower() in words.small


def _may_precede(words: Words, i: int) -> bool:
    word = words.word[i]
    return (word[0].isupper() or (word[0].isdigit() and word[-1].isalpha())) and not (words.key[i] in LEADS and not words.opens(i))


def _telling(words: Words, first: int, last: int, index: Index) -> bool:
    """Is there a word of its own before the ending, and is it no listed firm's name with a mere division or region behind it?"""
    own = [words.key[i] for i in range(first, last) if words.key[i] not in HEADS and words.key[i] not in LEGAL]
    if all(key in NOT_NAMES or key in REGIONS or key in SMALL for key in own) or words.broken(first, last):
        return False
    for cut in range(last - 1, first, -1):
        entries = index.names.get(words.joint(first, cut))
        if entries and not everyday(entries[0].written) and words.spaced(first, cut) == entries[0].written:
            known = index.products[entries[0].owners[0]] >= WELL_KNOWN or words.word[cut] == "of"
            return not known and entries[0].how != "product"
    return True
