"""What claims and joint deals are called in pictures, such as those of Neo4j Browser: short, and never more than was said."""

from collections.abc import Iterable

from corpus.domain import Amount, Event, Status
from corpus.relations import Relation
from graph.money import bounds, usd
from graph.statement import Statement
from graph.voice import STAKES, own_sum
from graph.words import ROLE_WORDS, STATUS_WORDS, dollars, forwards

_JOINT = {Relation.INVESTS_IN: "round", Relation.LENDS_TO: "joint loan", Relation.ACQUIRES: "joint purchase"}
_SHARE = {"stake": "of the company", "revenue": "of revenue", "traffic": "of traffic"}


def claim_name(statement: Statement) -> str:
    """Who does what, for how much, and how far that has come where it is not simply so.

    "Nvidia invests in OpenAI, up to $100 bn (agreed)"
    """
    claim = statement.claim
    told = [forwards(claim.subject, claim.relation, claim.object), _extent(statement)]
    aside = [STATUS_WORDS[claim.status]] if claim.status is not Status.ACTIVE else []
    aside += ["on conditions"] if claim.conditional else []
    aside += ["reported"] if claim.hedged else []
    return ", ".join(filter(None, told)) + (f" ({', '.join(aside)})" if aside else "")


def event_name(event: Event, relations: Iterable[Relation]) -> str:
    """What several did together, by the relations of the claims that tell of it.

    >>> event_name(Event(id="1", amount=Amount(value=6.6e9, text="$6.6 billion")), [Relation.INVESTS_IN])
    'round of $6.6 bn'
    >>> event_name(Event(id="2"), [Relation.INVESTS_IN, Relation.PARTNERS_WITH])
    'joint deal'
    """
    kinds = {_JOINT.get(relation, "joint deal") for relation in relations}
    kind = kinds.pop() if len(kinds) == 1 else "joint deal"
    return f"{kind} of {_money(event.amount)}" if event.amount else kind


def _extent(statement: Statement) -> str:
    """The sum, else the share, else the capacity."""
    claim = statement.claim
    joint = claim.event.amount if claim.event else None
    own = own_sum(statement) if claim.amount and (joint or claim.relation in STAKES) else None
    if joint and not own:
        return f"part of {_money(joint)}"
    if claim.amount:
        return (ROLE_WORDS[own.role] if own else "") + _money(claim.amount)
    if claim.percent:
        return f"{claim.percent.value:g} % {_SHARE.get(claim.percent.of or '', '')}".rstrip()
    return f"{claim.capacity.value:g} {claim.capacity.unit}" if claim.capacity else ""


def _money(amount: Amount) -> str:
    """In short where it is in dollars, else as written."""
    if amount.currency != "USD" and amount.text:
        return amount.text
    low, high = bounds(amount) if amount.currency == "USD" else usd(amount, None)
    rate = f" a {amount.per}" if amount.per else f" over {amount.years:g} years" if amount.years else ""
    return (dollars(low, high, amount.bound) or f"{amount.value:,.0f} {amount.currency}") + rate
