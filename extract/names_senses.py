"""The shipped table of listed names that are also something else: everyday words, people, places, other firms."""

from functools import cache
from typing import NamedTuple

from corpus.tables import rows
from extract.names_words import key


class Sense(NamedTuple):
    """What else a listed name can be, and the words that tell: beside it, or anywhere in the article."""

    kinds: frozenset[str]  # word (may open a sentence), noun, first name, surname, place, thing
    after: frozenset[str]  # such a word right after it shows the other sense
    before: frozenset[str]
    elsewhere: frozenset[str]  # speaks for the other sense anywhere in the article
    ours: frozenset[str]  # speaks for the organisation


NONE = Sense(frozenset(), frozenset(), frozenset(), frozenset(), frozenset())


@cache
def senses() -> dict[str, Sense]:
    """The table of senses by name as written."""
    return {row["name"]: _sense(row) for row in rows("senses.csv")}


def sense(name: str) -> Sense:
    """What else a name can be; mostly nothing."""
    return senses().get(name, NONE)


def everyday(name: str) -> bool:
    """Is it an ordinary word in small letters?"""
    return bool(sense(name).kinds & {"word", "noun"})


def _sense(row: dict[str, str]) -> Sense:
    cells = [frozenset(row.get(column, "").split("|")) - {""} for column in ("next", "previous", "elsewhere", "ours")]
    return Sense(frozenset(row.get("sense", "").split("|")) - {""}, *(frozenset(map(key, cell)) for cell in cells))
