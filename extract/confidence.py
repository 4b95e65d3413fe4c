"""How sure a claim is: a calibrated chance, from what the model said of it in the whole article."""

from collections.abc import Sequence

import numpy as np

from extract.engine import Array
from extract.found import ORDER, Found
from extract.names import Party
from extract.pairs import Ground

GIVEN = (
    "best",
    "second",
    "sentences",
    "reverse",
    "rival",
    "subject_score",
    "object_score",
    "least_score",
    "subject_listed",
    "object_listed",
    "subject_named",
    "object_named",
    "title",
    "both_named",
    "together",
    "parties",
)
COLUMNS = len(GIVEN) + len(ORDER)


def given(one: Found, parties: Sequence[Party], laid: Ground) -> list[float]:
    """What the chance is computed from, in the order of GIVEN, then one column for each relation."""
    logits = sorted((s.logit for s in one.sayings), reverse=True)
    best, a, b = one.best, parties[one.subject], parties[one.object]
    named = laid.named[best.pair.sentence]
    here = [float(party in named) for party in (one.subject, one.object)]
    row = [
        logits[0],
        max(logits[1], -6.0) if len(logits) > 1 else -6.0,
        float(sum(logit > 0 for logit in logits)),
        max(one.reverse, -6.0),
        max(one.rival, -6.0),
        a.score,
        b.score,
        min(a.score, b.score),
        float(a.id is not None),
        float(b.id is not None),
        *here,
        float(best.pair.sentence == 0),
        here[0] * here[1],
        float(laid.together(one.subject, one.object, most=4)),
        float(min(len(named), 8)),
    ]
    return row + [float(number == one.relation) for number in range(len(ORDER))]


class Calibration:
    """A logistic function of what is given."""

    def __init__(self, weights: Sequence[float], bias: float) -> None:
        self._weights, self._bias = np.array(weights), bias

    def chances(self, rows: Sequence[Sequence[float]]) -> Array:
        """The chance that each claim is right."""
        if not rows:
            return np.zeros(0)
        chances: Array = 1 / (1 + np.exp(-(np.array(rows) @ self._weights + self._bias)))
        return chances
