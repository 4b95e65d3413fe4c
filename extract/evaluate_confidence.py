"""What the confidence of a claim is worth: thresholds, precision at recall, and how far the numbers can be taken at their word."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.domain import Claim
from extract.evaluate_match import Articles, Match, Tally, matches, tally

type Class = Literal["sure", "likely", "review"]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which confidence a claim is shown by default, and from which when asked; what lies below is for review."""

    sure: float
    likely: float

    def class_of(self, claim: Claim) -> Class:
        """How the claim is shown."""
        sure = confidence(claim)
        return "sure" if sure >= self.sure else "likely" if sure >= self.likely else "review"


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of about the same confidence: what they promise on average, and what came of it."""

    low: float
    high: float
    claims: int
    promised: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Confidence against truth in ten bins of equal width, and in ten of about equally many claims."""

    by_width: tuple[Bin, ...]
    by_mass: tuple[Bin, ...]

    @property
    def error_by_width(self) -> float:
        """Expected calibration error: how far promise and truth lie apart, averaged over claims."""
        return _error(self.by_width)

    @property
    def error_by_mass(self) -> float:
        """The same over the bins of equally many claims."""
        return _error(self.by_mass)


def confidence(claim: Claim) -> float:
    """The claim's confidence; a claim without one was read by a person and is certain."""
    return 1.0 if claim.confidence is None else claim.confidence


def at(predicted: Articles, threshold: float) -> dict[str, list[Claim]]:
    """The claims of at least that confidence, every article kept."""
    return {article: [claim for claim in claims if confidence(claim) >= threshold] for article, claims in predicted.items()}


def by_class(gold: Articles, predicted: Articles, thresholds: Thresholds) -> Mapping[Class, Tally]:
    """What each class shows: "likely" holds the sure claims too, and "review" all of them."""
    lowest: dict[Class, float] = {"sure": thresholds.sure, "likely": thresholds.likely, "review": 0.0}
    return {name: tally(matches(gold, at(predicted, low))) for name, low in lowest.items()}


def calibration(gold: Articles, predicted: Articles, *, bins: int = 10) -> Calibration:
    """How far the confidence of folded predictions is the share of them that is right; what gold leaves open is not counted."""
    outcomes = sorted(_outcomes(matches(gold, predicted)))
    values = [value for value, _right in outcomes]
    by_width: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    by_mass: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for value, right in outcomes:
        by_width[min(int(value * bins), bins - 1)].append((value, right))
        by_mass[bisect_left(values, value) * bins // len(values)].append((value, right))  # equal values stay together
    width = [_bin(group, i / bins, (i + 1) / bins) for i, group in enumerate(by_width) if group]
    return Calibration(tuple(width), tuple(_bin(group, group[0][0], group[-1][0]) for group in by_mass if group))


def _outcomes(found: Iterable[Match]) -> list[tuple[float, bool]]:
    return [(confidence(m.predicted), m.right) for m in found if m.predicted is not None and not m.open]


def _bin(group: Sequence[tuple[float, bool]], low: float, high: float) -> Bin:
    return Bin(low, high, len(group), sum(v for v, _ in group) / len(group), sum(right for _, right in group) / len(group))


def _error(bins: Sequence[Bin]) -> float:
    claims = sum(b.claims for b in bins)
    return sum(b.claims * abs(b.promised - b.right) for b in bins) / claims if claims else 0.0
