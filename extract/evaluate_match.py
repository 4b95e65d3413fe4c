"""Sets predicted claims beside gold ones: every count in an evaluation is a count of these matches."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.domain import Claim
from corpus.relations import Relation
from extract.evaluate_names import Triple, triple

type Articles = Mapping[str, Sequence[Claim]]  # an article's id and what is claimed in it
type Choice = Callable[[Claim], bool]  # which claims are to be scored


@dataclass(frozen=True, slots=True)
class Match:
    """One triple of one article, with the claims that gold and the prediction make of it."""

    article: str
    triple: Triple
    gold: Claim | None
    predicted: Claim | None
    open: bool = False  # neither right nor wrong: the guide leaves it to judgement

    @property
    def right(self) -> bool:
        """Do both make the claim?"""
        return self.gold is not None and self.predicted is not None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many claims are right, of how many predicted and how many in gold."""

    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of the predicted claims that are right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold claims that were found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)


@dataclass(frozen=True, slots=True)
class Interval:
    """What 95 of 100 other samples of articles would have given."""

    low: float
    high: float


def matches(gold: Articles, predicted: Articles) -> list[Match]:
    """All triples of gold's articles. Fold the prediction first: of several claims of one triple the last stands."""
    return [match for article, claims in gold.items() for match in _article(article, claims, predicted.get(article, ()))]


def _article(article: str, stated: Sequence[Claim], read: Sequence[Claim]) -> list[Match]:
    gold = {triple(claim): claim for claim in main_claims(stated)}
    predicted = {triple(claim): claim for claim in read}
    related = {key.pair for key in gold}
    found = [Match(article, key, claim, predicted.get(key)) for key, claim in gold.items()]
    for key in sorted(predicted.keys() - gold.keys()):
        beside = key.relation == Relation.PARTNERS_WITH and key.pair in related
        found.append(Match(article, key, None, predicted[key], open=beside))
    return found


def main_claims(claims: Iterable[Claim]) -> list[Claim]:
    """Gold's claims without the further deals of the same two (`also`), which its reader puts after the main one."""
    main: dict[tuple[str, Relation, str], Claim] = {}
    for claim in claims:
        main.setdefault((claim.subject, claim.relation, claim.object), claim)
    return list(main.values())


def chosen(found: Iterable[Match], only: Choice) -> list[Match]:
    """The matches to be scored: by gold's claim where there is one, so that precision and recall speak of the same claims."""
    return [match for match in found if (claim := match.gold or match.predicted) and only(claim)]


def tally(found: Iterable[Match]) -> Tally:
    """Counts matches; those that are left open count as if they had not been predicted."""
    right = predicted = gold = 0
    for match in found:
        right += match.right
        predicted += match.predicted is not None and not match.open
        gold += match.gold is not None
    return Tally(right, predicted, gold)


def intervals(tallies: Sequence[Tally], *, seed: int = 0, rounds: int = 1000) -> tuple[Interval, Interval, Interval]:
    """Bootstrap intervals of precision, recall and F1 over articles; `tallies` holds one an article, none left out."""
    if not tallies:
        return (Interval(0.0, 0.0),) * 3
    chance = random.Random(seed)  # noqa: S311 - a repeatable sample, no secret
    counts = [(t.right, t.predicted, t.gold) for t in tallies]
    samples = [Tally(*map(sum, zip(*(chance.choice(counts) for _ in counts), strict=True))) for _ in range(rounds)]
    return _middle([s.precision for s in samples]), _middle([s.recall for s in samples]), _middle([s.f1 for s in samples])


def _middle(values: list[float]) -> Interval:
    ordered = sorted(values)
    return Interval(ordered[len(ordered) * 25 // 1000], ordered[min(len(ordered) * 975 // 1000, len(ordered) - 1)])
