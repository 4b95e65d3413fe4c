"""A claim as the graph reads it: corrected where a person did so, with its organisations' ids and its article's head."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from corpus.domain import Claim, Event
from corpus.relations import SYMMETRIC, Relation


class Head(NamedTuple):
    """What a deal needs to know of an article; never its text."""

    id: str
    title: str
    publisher: str | None
    published: str | None  # a partial date
    learned: str | None  # ISO day: the last day that `published` allows, else the day of fetching, else None
    kind: str
    url: str | None
    # Two articles that share one of these tell one origin's story: its group of reprints, the hash of the text,
    # the own address and those it rests on.
    origins: tuple[str, ...]
    based_on: str | None = None  # the publisher that a summary rests on
    based_on_url: str | None = None
    key: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One reading of one claim, ready for deals."""

    id: str  # the claim's id
    reading: str  # the claim's id, with .2, .3 … for further readings that the same extractor made of it
    claim: Claim  # after corrections
    article: Head
    subject: str  # organisation ids, after judgements; of a symmetric relation sorted
    object: str
    judged: Literal["confirmed", "corrected"] | None = None

    @property
    def deal(self) -> str:
        """The deal that it speaks of."""
        return f"{self.subject}:{self.claim.relation}:{self.object}"

    @property
    def counts_from(self) -> tuple[str | None, Literal["text", "published", "unknown"]]:
        """The day, ISO, from which the claim counts: its date's last day, but no later than the day it was learned; and whose it is."""
        dated = self.claim.date.last.isoformat() if self.claim.date else None
        learned = self.article.learned
        if dated and (not learned or dated <= learned):
            return dated, "text"
        return (learned, "published") if learned else (None, "unknown")


def ends(subject: str, relation: Relation, object_: str) -> tuple[str, str]:
    """A symmetric relation is stored once, its ends sorted.

    >>> ends("b", Relation.PARTNERS_WITH, "a")
    ('a', 'b')
    """
    return (object_, subject) if relation in SYMMETRIC and object_ < subject else (subject, object_)


def joint(statements: Iterable[Statement]) -> Event:
    """The round or joint deal that these claims tell of; where they give different amounts, the latest published one stands."""
    told = sorted(statements, key=lambda s: (s.article.learned or "", s.reading))
    events = [s.claim.event for s in told if s.claim.event]
    return next((event for event in reversed(events) if event.amount), events[-1])
