"""A statement as a witness in a deal: on which day it counts, how firm it is, and whether a party itself speaks."""

from dataclasses import dataclass
from typing import Literal

from corpus.domain import Status
from corpus.relations import Relation
from graph.money import Sum, same, sum_of
from graph.party import is_party
from graph.statement import Statement

STAKES = frozenset({Relation.INVESTS_IN, Relation.OWNS})


@dataclass(frozen=True, slots=True)
class Voice:
    """What one statement adds to a deal's story."""

    reading: str
    claim: str  # its id
    status: Status  # a conditional "active" is at most agreed
    day: str  # ISO, from which it counts; empty: unknown, and so before all others
    date_from: Literal["text", "published", "unknown"]  # whose date that is
    learned: str
    firm: bool  # stated as a fact: neither second-hand nor on conditions
    said: bool  # stated as a fact, though perhaps with conditions to what was agreed
    hedged: bool
    party: bool  # one of the two ends says so itself
    dated: bool  # the text dates it
    article: str
    sum: Sum | None
    states_sum: bool  # as a fact, neither second-hand nor as a possibility
    statement: Statement

    @property
    def sum_day(self) -> str:
        """The day from which its sum counts: a total until now was not yet paid when the dealing began."""
        return self.learned if self.learned and self.sum and self.sum.running else self.day


def voice(statement: Statement) -> Voice:
    """Hears a statement."""
    claim, head = statement.claim, statement.article
    firm = not claim.hedged and not claim.conditional
    status = Status.AGREED if claim.conditional and claim.status is Status.ACTIVE else claim.status
    said = firm or (not claim.hedged and status in (Status.AGREED, Status.IN_TALKS))
    day, date_from = statement.counts_from
    own = own_sum(statement)
    return Voice(
        reading=statement.reading,
        claim=statement.id,
        status=status,
        day=day or "",
        date_from=date_from,
        learned=head.learned or "",
        firm=firm,
        said=said,
        hedged=claim.hedged,
        party=is_party(statement),
        dated=claim.date is not None,
        article=head.id,
        sum=own,
        states_sum=said and own is not None and not own.possible,
        statement=statement,
    )


def own_sum(statement: Statement) -> Sum | None:
    """What this one gives; who is told to give the whole of a joint sum gives an unknown part of it."""
    claim = statement.claim
    if not claim.amount:
        return None
    on = claim.date or statement.article.published
    joint = claim.event.amount if claim.event else None
    over = claim.status is Status.ENDED
    own = sum_of(claim.amount, on=on, evidence=claim.evidence, stake=claim.relation in STAKES, over=over)
    return None if joint and same(own, sum_of(joint, on=on)) else own
