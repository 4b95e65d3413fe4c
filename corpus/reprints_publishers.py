"""Who publishes: titles, the houses they belong to, and whose text an article's credits say it is."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corpus.domain import Article
from corpus.reprints_page import host
from corpus.reprints_words import paragraphs, plain, words
from corpus.tables import rows


class Publisher(NamedTuple):
    """A title that the table of families lists."""

    name: str
    family: str  # the house it belongs to
    kind: str  # agency and releases sell or place texts with others; paper, magazine, broadcaster, site print them
    names: tuple[str, ...]  # all its names, as written
    domains: tuple[str, ...]


@lru_cache(maxsize=1)
def load_publishers() -> tuple[Publisher, ...]:
    """The shipped table, parsed on first use."""

    def split(column: str, row: dict[str, str]) -> tuple[str, ...]:
        return tuple(row[column].split("|")) if column in row else ()

    return tuple(
        Publisher(row["publisher"], row["family"], row["kind"], (row["publisher"], *split("aliases", row)), split("domains", row))
        for row in rows("publisher_families.csv")
    )


def spelling(name: str) -> str:
    """One spelling for all ways to write a publisher's name.

    >>> spelling("The Associated Press") == spelling("ASSOCIATED PRESS")
    True
    """
    folded = words(plain(name))
    return " ".join(folded[1:] if len(folded) > 1 and folded[0] == "the" else folded)


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Publisher]:
    return {spelling(name): one for one in load_publishers() for name in one.names}


@lru_cache(maxsize=1)
def _by_domain() -> dict[str, Publisher]:
    return {domain: one for one in load_publishers() for domain in one.domains}


def listed(name: str | None) -> Publisher | None:
    """The publisher of that name, if the table has it."""
    return _by_name().get(spelling(name)) if name else None


def at_address(url: str | None) -> Publisher | None:
    """The listed publisher at whose domain the address is, of the longest such domain."""
    place = host(url) if url else ""
    while place:
        if found := _by_domain().get(place):
            return found
        place = place.partition(".")[2]
    return None


def publisher(article: Article) -> Publisher | None:
    """Who published the article, if the table has it: by its name, else by its address."""
    return listed(article.publisher) or (None if article.publisher else at_address(article.url))


@lru_cache(maxsize=1)
def _forms() -> tuple[re.Pattern[str], ...]:
    names = sorted({plain(name) for one in load_publishers() for name in one.names}, key=lambda name: (-len(name), name))
    name = f"(?:the )?(?P<name>{'|'.join(map(re.escape, names))})"
    return tuple(
        re.compile(form)
        for form in (
            rf"[^!?]{{0,80}}?[(/]\s*{name}\s*(?:/[^()/]{{1,30}})?[)/]\s*[-–—]",  # PARIS, May 3 (Reuters) - ; NEW YORK, /PRNewswire/ --
            rf"by (?:[^.!?]{{1,80}}(?:,|/|\||\bof|\bfor|\bat)\s*)?{name}(?: (?:staff|writers?|news service))*\W*$",  # By Ann Lee, AP
            rf"\W*(?:source|via|credit|courtesy of|provided by|distributed by)?\W*\b{name}\W*$",  # — AFP, on a line of its own
            rf".*[.!?][\"'“”’»)]*\s*[-–—(/]+\s*{name}\s*[)/.]*$",  # … officials said. — Bloomberg
            rf".*\b(?:originally|first) (?:published|appeared|ran|posted) (?:[^.!?]{{0,40}} )?(?:by|in|on|at) {name}\b",
            rf".*\b(?:republished|reprinted|syndicated|reproduced) (?:with (?:the )?permission )?(?:by|from|of) {name}\b",
            rf".*(?:copyright|©|\(c\)) ?(?:\(c\)|©)? ?(?:\d{{4}},? )?{name}\b",
            rf"\W*this (?:article|story|report) (?:is |was )?(?:[a-z]+ )?(?:provided|produced|supplied|distributed|written) by {name}\b",
        )
    )


_ENDS = 4  # paragraphs at either end that can hold a credit
_LONGEST_CREDIT = 240  # characters of a paragraph's beginning, and of its end, that are looked at


def credited(article: Article) -> tuple[Publisher, ...]:
    """The listed publishers whose text the article says it is: dateline, byline, credit line, notice of first publication.

    What was told to somebody, reported by somebody or made with somebody's help is no credit.
    """
    told = {found for author in article.authors if (found := listed(author))}
    every = paragraphs(article.text)
    ends = every[:_ENDS] + every[max(_ENDS, len(every) - _ENDS) :]
    for line in ends:
        told |= set(_named(line))
    return tuple(sorted(told))


def _named(line: str) -> Iterator[Publisher]:
    some = (line,) if len(line) <= _LONGEST_CREDIT else (line[:_LONGEST_CREDIT], line[-_LONGEST_CREDIT:])
    for form in _forms():
        for part in some:
            if (found := form.match(part)) and (known := listed(found["name"])):
                yield known
