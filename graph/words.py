"""Deals and sums in words: what people read beside a picture and in Neo4j Browser."""

import re
from collections.abc import Sequence

from corpus.domain import Bound, Deal, Part, Status
from corpus.relations import READINGS, Relation

STATUS_WORDS = {
    Status.IN_TALKS: "in talks",
    Status.AGREED: "agreed",
    Status.ACTIVE: "active",
    Status.ENDED: "ended",
    Status.DENIED: "denied",
}
ROLE_WORDS = {"paid": "", "value": "a stake worth ", "proceeds": "sold for "}
_STEPS = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e3, "k"))


def number(value: float) -> str:
    """A sum as people read it.

    >>> number(13_200_000_000), number(100e9), number(999_960_000), number(850), number(0)
    ('13.2 bn', '100 bn', '1 bn', '850', '0')
    """
    for step, word in _STEPS:
        if round(value / step, 1) >= 1:
            return f"{value / step:.1f}".removesuffix(".0") + f" {word}"
    return f"{value:.0f}"


def dollars(low: float | None, high: float | None, bound: Bound | None) -> str:
    """An amount of US dollars with its bound.

    >>> dollars(0, 100e9, "up_to"), dollars(5e9, 6.6e9, "range"), dollars(3e8, 3e8, "exact"), dollars(2.5e9, 2.52e9, "range")
    ('up to $100 bn', '$5–6.6 bn', '$300 m', 'about $2.5 bn')
    """
    if low is None or high is None:
        return ""
    before = {"up_to": "up to ", "at_least": "at least ", "about": "about "}.get(bound or "exact", "")
    if low == high or (bound == "up_to" and low == 0):
        return f"{before}${number(high)}"
    left, right = number(low), number(high)
    if left == right:
        return f"{before or 'about '}${right}"
    if left.split(" ")[1:] == right.split(" ")[1:]:
        left = left.split(" ")[0]
    return f"{before if bound == 'at_least' else ''}${left}–{right}"


def sentence(deal: Deal, subject: str, object_: str) -> str:
    """The deal in one sentence: who, what, how much, and how far it has come; never a sum with a status that is not its own."""
    said = forwards(subject, deal.relation, object_)
    return f"{said}: {_money(deal)}{STATUS_WORDS[deal.status]}{' (reported)' if deal.hedged else ''}"


def forwards(subject: str, relation: Relation, object_: str) -> str:
    """Who does what; names stay as they are, braces in them too.

    >>> forwards("Nvidia", Relation.INVESTS_IN, "OpenAI")
    'Nvidia invests in OpenAI'
    """
    names = {"subject": subject, "object": object_}
    return re.sub(r"\{(subject|object)\}", lambda end: names[end[1]], READINGS[relation].forwards)


def _money(deal: Deal) -> str:
    """ "$4 bn, " where the sum has come as far as the deal, else "$4 bn agreed; " or "$4 bn, of it $1 bn promised; "."""
    total = dollars(deal.amount_low, deal.amount_high, deal.amount_bound)
    yearly = dollars(deal.yearly_low, deal.yearly_high, deal.amount_bound) if not total else ""
    money = total or (yearly and f"{yearly} a year") or deal.amount_text
    if not money:
        return ""
    counted = [p for p in deal.parts if p.counted and (not total or p.per is None)]
    reported = " (sum reported)" if any(p.hedged for p in counted) and not deal.hedged else ""
    how = _how_far(deal, counted, whole=bool(total))
    return f"{money}{reported}, " if how == STATUS_WORDS[deal.status] else f"{money}{how}{reported}; "


def _how_far(deal: Deal, counted: Sequence[Part], *, whole: bool) -> str:
    """The word for the sum where it is the deal's own, else what is said after the sum."""
    promised = (deal.promised_low, deal.promised_high)
    statuses = {p.status for p in counted}
    if whole and deal.promised_high and promised != (deal.amount_low, deal.amount_high):
        bounds = {p.bound for p in counted if p.status is Status.AGREED}
        bound: Bound = "at_least" if "at_least" in bounds else "exact" if promised[0] else "up_to"
        return f", of it {dollars(*promised, bound)} promised"
    if len(statuses) == 1:
        word = STATUS_WORDS[statuses.pop()]
        return word if word == STATUS_WORDS[deal.status] else f" {word}"
    return ", partly promised" if statuses else ""
