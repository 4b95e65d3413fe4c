"""A statement as a witness in a deal: on which day it counts, how firm it is, and whether a party itself speaks."""

import re
from dataclasses import dataclass

from corpus.domain import Status
from corpus.names import bare, fold
from corpus.relations import Relation
from corpus.tables import load_people
from graph.money import Sum, same, sum_of
from graph.statement import Statement

SELF_TOLD = frozenset({"filing", "press release"})
_STAKES = frozenset({Relation.INVESTS_IN, Relation.OWNS})
_OWN_PAGES = frozenset({"newsroom", "news", "blog", "press", "pressroom", "media", "investor", "relations", "ir"})
# With one of these words a speaker only stands near the organisation that is named.
_BYSTANDER = re.compile(
    r"\b(?:former|formerly|ex|familiar|close|briefed|(?:source|person|insider|analyst|rival|critic|competitor|investor|shareholder|customer"
    r"|supplier|reporter|observer|lawyer|watcher)s?|people)\b"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """What one statement adds to a deal's story."""

    reading: str
    claim: str  # its id
    status: Status  # a conditional "active" is at most agreed
    day: str  # ISO, from which it counts; empty: unknown, and so before all others
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
    day = statement.holds_from
    own = _own_sum(statement, over=status is Status.ENDED) if claim.amount else None
    return Voice(
        reading=statement.reading,
        claim=statement.id,
        status=status,
        day=day.isoformat() if day else "",
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


def _own_sum(statement: Statement, *, over: bool) -> Sum | None:
    """What this one gives; who is told to give the whole of a joint sum gives an unknown part of it."""
    claim = statement.claim
    on = claim.date or statement.article.published
    joint = claim.event.amount if claim.event else None
    own = sum_of(claim.amount, on=on, evidence=claim.evidence, stake=claim.relation in _STAKES, over=over) if claim.amount else None
    return None if own and joint and same(own, sum_of(joint, on=on)) else own


def is_party(statement: Statement) -> bool:
    """Whether one of the two ends is speaking: as the one quoted, on its own pages, or by a filing or press release."""
    if statement.article.kind in SELF_TOLD:
        return True
    speaker, publisher = statement.claim.speaker, statement.article.publisher
    if not speaker and not publisher:
        return False
    if speaker and {statement.subject, statement.object}.intersection(load_people().get(fold(speaker), ())):
        return True
    said, page = bare(speaker or ""), bare(publisher or "")
    return any((said and _speaks_for(said, name)) or (page and _own_page(page, name)) for name in _names(statement))


def _names(statement: Statement) -> set[str]:
    """The two ends, folded: as resolved, as written, and by their ids."""
    claim = statement.claim
    names = {bare(claim.subject), bare(claim.object), statement.subject.replace("-", " "), statement.object.replace("-", " ")}
    return names | {bare(text) for text in (claim.subject_text, claim.object_text) if text}


def _speaks_for(speaker: str, name: str) -> bool:
    """The name itself, or a person named by it: "Jensen Huang, Nvidia's chief executive", not "a person close to Nvidia"."""
    if speaker == name:
        return True
    at = f" {speaker} "
    return (f" {name} " in at or f" {name}s " in at) and not _BYSTANDER.search(speaker)  # Nvidia's is folded to nvidias


def _own_page(publisher: str, name: str) -> bool:
    """The organisation as publisher: "OpenAI", "OpenAI Blog", "Nvidia Newsroom"."""
    return publisher.startswith(name) and (publisher == name or _OWN_PAGES.issuperset(publisher[len(name) :].split()))
