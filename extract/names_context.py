"""Which of its senses has a listed name at one place of a text? The words beside it tell."""

from extract.names_neighbours import (
    COMPOUND,
    DETERMINERS,
    FIRST_NAMES,
    GOVERNS,
    NOT_NOUNS,
    NOT_VERBS,
    PRODUCT_WORDS,
    SPEAKS,
    TITLES,
    WITHIN,
)
from extract.names_senses import Sense
from extract.names_words import Words


def likelihood(words: Words, first: int, last: int, *, written: str, known: Sense) -> float:
    """How likely a name at one place is the organisation of the tables, by its neighbours alone; 0 where they show another sense."""
    if _another(words, last, known):
        return 0.0
    if words.low(first - 1) in known.before and words.joined(first):
        return 0.0
    if known.kinds & {"first name"} and _surname_follows(words, last):
        return 0.0
    if last - first == 1 and _names_a_person(words, first, surname="surname" in known.kinds):
        return 0.0
    if "place" in known.kinds:
        return _as_government(words, first, last)
    if known.kinds & {"word", "noun"}:
        return _as_word(words, first, last, often="word" in known.kinds)
    short = last - first == 1 and len(written) <= 3
    return 0.75 if short or known.kinds else 0.9


def _another(words: Words, last: int, known: Sense) -> bool:
    """Do the words behind it, also in an apposition ("Gemini, the crypto exchange"), show the other sense?"""
    if not known.after or last >= len(words):
        return False
    gap = words.gap(last)
    if words.low(last) in known.after and (gap == ", " or words.joined(last)):
        return True
    described = gap == ", " and words.low(last) in DETERMINERS
    return described and any(words.low(i) in known.after and words.near(i) for i in range(last + 1, last + 4))


def _surname_follows(words: Words, last: int) -> bool:
    """Is the next word a capitalised one that may be a person's surname, as after "Claude" in "Claude Shannon"?"""
    word = words.at(last)
    return words.near(last) and not words.loud[last] and word[0].isupper() and word[1:].islower() and words.low(last) not in PRODUCT_WORDS


def _names_a_person(words: Words, first: int, *, surname: bool) -> bool:
    """Does a title or first name stand before it, as in "Ms. Bell" or "Michael Dell"?"""
    if not first or words.gap(first) not in {" ", ". "}:
        return False
    before = words.word[first - 1]
    if not before[0].isupper():
        return False
    if words.key[first - 1] in TITLES:
        return True
    initial = len(before) == 1 and words.gap(first) == ". "
    return (words.gap(first) == " " and words.key[first - 1] in FIRST_NAMES) or (surname and initial)


def _as_word(words: Words, first: int, last: int, *, often: bool) -> float:
    """For names such as Figure, Scale, Block, Meta, Oracle."""
    gap = words.gap(last) if last < len(words) else "."
    after = words.low(last)
    if gap in {"-", "‑"} and after not in COMPOUND and words.at(last)[0].islower():
        return 0.0
    if gap in {" ", "\u00a0"} and words.at(last)[0].isdigit():
        return 0.0
    noun_itself = gap not in {" ", "\u00a0", "-", "'", "’"} or after in NOT_NOUNS
    if words.low(first - 1) in DETERMINERS and words.near(first) and noun_itself:
        return 0.0
    if words.loud[first]:
        return 0.4
    if often and words.opens(first) and after in NOT_VERBS:
        return 0.0
    if words.opens(first):
        listing = after == "&" and words.at(last + 1)[:1].isupper()
        described = gap == ", " and after in {"a", "an", "which", "whose"}
        acts = listing or described or after in SPEAKS or (gap in {"'", "’"} and after == "s")
        return 0.6 if acts else 0.15 if often else 0.5
    return 0.7 if often else 0.8


def _as_government(words: Words, first: int, last: int) -> float:
    """For countries: a party where they act, next to nothing where they are a place or stand before a noun."""
    after, gap = words.low(last), words.gap(last) if last < len(words) else "."
    before = words.low(first - 2) if words.low(first - 1) == "the" else words.low(first - 1)
    if after in GOVERNS and gap == " " and before not in WITHIN:
        return 0.35
    if gap in {"'", "’"} and after == "s" and words.low(last + 1) in GOVERNS:
        return 0.35
    longer = gap == " " and words.at(last)[:1].isupper() and not words.loud[last]  # "Singapore Airlines"
    attributive = longer or (gap in {" ", "-"} and words.at(last)[:1].islower() and after not in NOT_NOUNS)
    return 0.0 if attributive or before in WITHIN or gap in {"-", "'", "’"} else 0.15
