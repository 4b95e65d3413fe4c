"""Whether the fields of a right claim are right as well: one function a question, None where it does not apply."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from corpus.domain import Amount, Claim, Status
from extract.evaluate_match import Match

type Check = Callable[[Claim, Claim], bool | None]  # (predicted, gold)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    ok: int
    of: int

    @property
    def share(self) -> float:
        """As a number between 0 and 1; 0 where there was nothing to count."""
        return self.ok / self.of if self.of else 0.0


def same_amount(predicted: Amount | None, gold: Amount | None) -> bool:
    """Equal within one per cent of gold's value, in the same currency and for the same period."""
    if predicted is None or gold is None:
        return predicted is gold
    near = abs(predicted.value - gold.value) <= 0.01 * abs(gold.value)
    return near and (predicted.currency, predicted.per) == (gold.currency, gold.per)


def same_percent(predicted: Claim, gold: Claim) -> bool:
    """The share itself; what it is a share of is not compared."""
    if predicted.percent is None or gold.percent is None:
        return predicted.percent is gold.percent
    return abs(predicted.percent.value - gold.percent.value) < 0.05


def same_evidence(predicted: Claim, gold: Claim) -> bool:
    """One sentence holds the other, or at least half of gold's words stand in the predicted one."""
    ours, theirs = predicted.evidence, gold.evidence
    wanted = set(theirs.split())
    return ours in theirs or theirs in ours or 2 * len(wanted & set(ours.split())) >= len(wanted)


FIELDS: dict[str, Check] = {
    "status": lambda p, g: p.status == g.status,
    "hedged": lambda p, g: p.hedged == g.hedged,
    "amount": lambda p, g: same_amount(p.amount, g.amount),
    "amount where gold has one": lambda p, g: same_amount(p.amount, g.amount) if g.amount else None,
    "percent": same_percent,
    "date": lambda p, g: p.date == g.date,
    "status where gold is not active": lambda p, g: p.status == g.status if g.status != Status.ACTIVE else None,
    "hedged where gold is hedged": lambda p, g: p.hedged if g.hedged else None,
    "date where gold has one": lambda p, g: p.date == g.date if g.date else None,
    "evidence overlaps": same_evidence,
}


def field_shares(found: Iterable[Match]) -> dict[str, Share]:
    """How often each field of the right claims is right; a question that never applied is left out."""
    counts: dict[str, list[bool]] = {name: [] for name in FIELDS}
    for match in found:
        if match.gold is not None and match.predicted is not None:
            for name, check in FIELDS.items():
                if (verdict := check(match.predicted, match.gold)) is not None:
                    counts[name].append(verdict)
    return {name: Share(sum(verdicts), len(verdicts)) for name, verdicts in counts.items() if verdicts}
