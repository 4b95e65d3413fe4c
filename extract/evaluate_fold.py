"""One claim an article for each subject, relation and object, as the annotation guide wants it, out of an extractor's several.

The rule. Where the two have a claim that is agreed or active, those that say ended or denied step back. Of different sums the
largest stands; sums within a tenth of each other tell one deal. Of the claims that are left, one stands: the furthest status, then
the most said, then the figure with most digits, then the surest, then the first in the text. It takes what it does not say itself,
and a more exact date, from the others of its deal and status; a denial also from those who spoke of talks. What tells of another
deal goes to `also`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.dates import PartialDate
from corpus.domain import Amount, Claim, Status
from corpus.rates import load_rates
from extract.evaluate_names import Triple, triple

_REACHED = {Status.ACTIVE: 0, Status.AGREED: 0, Status.ENDED: 1, Status.DENIED: 1, Status.IN_TALKS: 2}
_RESTATED = 0.1


@dataclass(frozen=True, slots=True)
class Standing:
    """The claim that stands for its triple, and those that tell of other deals of the same two."""

    claim: Claim
    also: tuple[Claim, ...] = ()


def folded(claims: Iterable[Claim]) -> list[Claim]:
    """One claim for each triple, in the order of the text; any order of `claims` gives the same."""
    return [standing.claim for standing in standings(claims)]


def standings(claims: Iterable[Claim]) -> list[Standing]:
    """The same, with the other deals that each claim stands before."""
    groups: dict[Triple, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(triple(claim), []).append(claim)
    return sorted((_standing(group) for group in groups.values()), key=lambda s: _place(s.claim))


def _standing(group: Sequence[Claim]) -> Standing:
    if len(group) == 1:
        return Standing(group[0])
    goes_on = any(_REACHED[claim.status] == 0 for claim in group)
    candidates = [claim for claim in group if not (goes_on and _REACHED[claim.status] == 1)]
    deal = _deal(candidates)
    unpriced = [claim for claim in candidates if claim.amount is None]
    first = min(deal if goes_on else [*deal, *unpriced], key=_rank)
    ended = _REACHED[first.status] == 1  # what is denied was told of by those who spoke of talks
    fellows = [claim for claim in (*deal, *unpriced) if ended or claim.status == first.status]
    claim = _completed(first, sorted(fellows, key=_rank)).model_copy(update={"confidence": _surest(group)})
    return Standing(claim, tuple(sorted((c for c in group if _differs(c, claim)), key=_place)))


def _deal(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims that give the largest sum, restatements of it included; all of them where none gives a sum."""
    priced = [claim for claim in claims if claim.amount]
    if not priced:
        return claims
    largest = min(priced, key=lambda claim: (-_size(claim), *_place(claim)))
    return [claim for claim in priced if _restates(claim.amount, largest.amount)]


def _size(claim: Claim) -> float:
    """The sum in US dollars, for comparison alone; without a rate it is smaller than any that has one."""
    rate = load_rates().rate(claim.amount.currency) if claim.amount else None
    return claim.amount.value * rate.usd if claim.amount and rate else -1.0


def _restates(one: Amount | None, other: Amount | None) -> bool:
    if one is None or other is None or (one.currency, one.per) != (other.currency, other.per):
        return False
    return abs(one.value - other.value) <= _RESTATED * other.value


def _rank(claim: Claim) -> tuple[int, int, int, float, int, str]:
    said = sum(field is not None for field in (claim.amount, claim.percent, claim.capacity, claim.date, claim.until))
    sure = 1.0 if claim.confidence is None else claim.confidence
    return (_REACHED[claim.status], -said, -_digits(claim.amount), -sure, *_place(claim))


def _place(claim: Claim) -> tuple[int, str]:
    """Where in the text; the claim's own values settle what is still equal, so that no order of reading matters."""
    return (claim.start or 0, claim.model_dump_json())


def _digits(amount: Amount | None) -> int:
    return len(f"{amount.value:.12g}".replace(".", "").split("e")[0].rstrip("0")) if amount else 0


def _completed(first: Claim, fellows: Sequence[Claim]) -> Claim:
    missing = {}
    for field in ("amount", "percent", "capacity", "until"):
        if getattr(first, field) is None:
            missing[field] = next((value for c in fellows if (value := getattr(c, field)) is not None), None)
    return first.model_copy(update=missing | {"date": _date(first.date, [c.date for c in fellows if c.date])})


def _date(own: PartialDate | None, others: Sequence[PartialDate]) -> PartialDate | None:
    """The most exact date that does not contradict the claim's own."""
    within = [day for day in others if own is None or (own.first <= day.first and day.last <= own.last)]
    return min([*([own] if own else []), *within], key=lambda day: day.last - day.first, default=None)


def _surest(group: Sequence[Claim]) -> float | None:
    values = [claim.confidence for claim in group]
    return None if None in values else max(value for value in values if value is not None)


def _differs(claim: Claim, standing: Claim) -> bool:
    """Does it tell of another deal than the one that stands: another sum, or an end of something that goes on?"""
    if claim.amount and not _restates(claim.amount, standing.amount):
        return True
    return _REACHED[claim.status] == 1 and _REACHED[standing.status] != 1
