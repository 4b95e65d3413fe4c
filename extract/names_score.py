"""How sure it is that a name is an organisation's: what the tables know, what the model says of its mentions, how often it stands."""

import math
from collections.abc import Sequence

from extract.names_spans import Span

FLOOR = 0.15
_UNSEEN = 0.1  # what a mention counts that the model passed over


class Support:
    """The best score of each label for each word of the article."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.any = any(span.label == "organisation" for span in spans)
        self._best: dict[str, dict[int, float]] = {"organisation": {}, "product": {}, "person": {}, "place": {}}
        for span in spans:
            best = self._best[span.label]
            for i in range(span.first, span.last):
                best[i] = max(best.get(i, 0.0), span.score)

    def of(self, first: int, last: int, *, product: bool = False) -> float:
        """The score of an organisation, or of an organisation's product, over the words."""
        labels = ("organisation", "product") if product else ("organisation",)
        return max(self._best[label].get(i, 0.0) for label in labels for i in range(first, last))

    def against(self, first: int, last: int) -> float:
        """The score of a person at the same words."""
        return max(self._best["person"].get(i, 0.0) for i in range(first, last))


def listed_score(likely: Sequence[float], seen: Sequence[float], *, tagged: bool) -> float:
    """For one of the tables: the best place by its neighbours, moved by what the model says there."""
    prior = max(likely)
    if not tagged:
        return _within(prior)
    best, mean = max(seen), sum(seen) / len(seen)
    said = 0.6 * max(best, _UNSEEN) + 0.4 * max(mean, _UNSEEN)
    return _within(_sigmoid(_logit(prior) + 0.8 * _logit(min(0.95, max(0.15, said)))))


def unlisted_score(seen: Sequence[float], *, evident: bool, tagged: bool) -> float:
    """For others the model's word counts most; a telling form ("Robotics", "GmbH") and repetition add to it."""
    best, mean = max(seen), sum(seen) / len(seen)
    if best == 0.0:
        return _within(0.25 if tagged else 0.4)
    score = _logit(0.7 * best + 0.3 * mean) + (0.5 if evident else 0.0) + (0.3 if len(seen) > 1 else 0.0)
    return _within(_sigmoid(score))


def _within(score: float) -> float:
    return round(min(0.99, max(FLOOR, score)), 3)


def _logit(p: float) -> float:
    p = min(0.99, max(0.01, p))
    return math.log(p / (1 - p))


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))
