"""At which point hedging, status and figures tip over, set on held-out articles: training leaves the rarer answer too shy."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from extract.claims import KINDS, Weighed
from extract.figures import AMOUNT, CAPACITY, DATE, PERCENT
from extract.train.examples import STATUSES, same_figure
from extract.train.look import Seen

_FIELD = {AMOUNT: "amount", DATE: "date", PERCENT: "percent", CAPACITY: "capacity"}
type _Right = Sequence[tuple[Weighed, dict[str, Any]]]  # what is thought of the fields of right claims, and what the annotation says
_RARE = 0.2
_STEPS = [i / 10 for i in range(-30, 31)]


def tipping(seen: Sequence[Seen]) -> dict[str, float]:
    """What to add to the logits of `active`, of hedging and of "no such figure", so that each field comes out best on the right claims."""
    right = [(one.fields, one.gold) for one in seen if one.gold]
    found = {"active": _best(partial(_status, right)), "hedged": _best(partial(_hedging, right))}
    for kind in KINDS:
        found[f"no {_FIELD[kind]}"] = _best(partial(_figure, right, kind))
    print("tipping:", found, f"on {len(right)} right claims")
    return found


def _best(score: Callable[[float], float]) -> float:
    """The shift with the best score, the smallest of several."""
    return max(_STEPS, key=lambda s: (round(score(s), 6), -abs(s)))


def _share(hits: dict[bool, list[int]]) -> float:
    """The share that is right, and with a small weight the share of the rarer answers that is."""
    all_ = (hits[True][0] + hits[False][0]) / max(hits[True][1] + hits[False][1], 1)
    return all_ + _RARE * hits[True][0] / max(hits[True][1], 1)


def _status(right: _Right, shift: float) -> float:
    hits = {True: [0, 0], False: [0, 0]}
    for fields, gold in right:
        logits = np.log(fields.status + 1e-9) + np.array([shift, 0, 0, 0, 0])
        rare = gold["status"] != "active"
        hits[rare][0] += STATUSES[int(logits.argmax())] == gold["status"]
        hits[rare][1] += 1
    return _share(hits)


def _hedging(right: _Right, shift: float) -> float:
    hits = {True: [0, 0], False: [0, 0]}
    for fields, gold in right:
        yes = np.log(fields.hedged + 1e-9) - np.log(1 - fields.hedged + 1e-9) + shift > 0
        rare = bool(gold.get("hedged"))
        hits[rare][0] += bool(yes) == rare
        hits[rare][1] += 1
    return _share(hits)


def _figure(right: _Right, kind: int, shift: float) -> float:
    """The share that is right, and with half the weight the share where there is such a figure."""
    hits = {True: [0, 0], False: [0, 0]}
    for fields, gold in right:
        value = gold.get(_FIELD[kind])
        there = value is not None and not (kind == AMOUNT and value.get("value") is None)
        hits[there][0] += _right(fields, kind, value if there else None, shift)
        hits[there][1] += 1
    return _share(hits)


def _right(fields: Weighed, kind: int, value: object, shift: float) -> bool:
    top = max(fields.options[kind], key=lambda o: o[0], default=None)
    if top is None or top[0] <= fields.none[kind] + shift:
        return value is None
    return value is not None and same_figure(value, top[1])
