"""Sums, dates, shares and capacities that stand near a sentence: what the fields of its claims are chosen from."""

from bisect import bisect_right
from collections.abc import Container, Sequence
from typing import NamedTuple

import numpy as np

from corpus.dates import PartialDate
from corpus.domain import Amount, Capacity, Percent
from extract.amounts import amounts
from extract.capacities import capacities
from extract.dates import dates
from extract.pairs import Ground, Pair, words_at
from extract.percents import percents
from extract.text import Sentence

AMOUNT, DATE, PERCENT, CAPACITY = range(4)
SPOT = 12
_ROLES = {
    "valuation": 1, "revenue": 2, "price": 3, "other": 3,  # of sums
    "until": 1, "from": 2, "by": 3,  # of dates
    "stake": 1, "traffic": 3,  # of shares, and "revenue" as above
}  # fmt: skip


class Figure(NamedTuple):
    """One figure. Its words lie in one sentence; the date of publication has none (sentence −1)."""

    value: Amount | PartialDate | Percent | Capacity
    sentence: int
    first: int
    last: int
    role: int
    start: int = -1
    end: int = -1


class Figures:
    """All figures of an article, by sentence."""

    def __init__(self, text: str, sentences: Sequence[Sentence], published: PartialDate | None) -> None:
        self._of: list[list[list[Figure]]] = [[[] for _ in sentences] for _ in range(4)]
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        for amount in amounts(text):
            self._add(AMOUNT, amount.start, amount.end, amount.amount, amount.role)
        for date in dates(text, published):
            self._add(DATE, date.start, date.end, date.date, date.kind)
        for percent in percents(text):
            self._add(PERCENT, percent.start, percent.end, percent.percent, percent.percent.of or "")
        for capacity in capacities(text):
            self._add(CAPACITY, capacity.start, capacity.end, capacity.capacity, "")
        self._told = [Figure(day, -1, 0, 0, role) for role, day in enumerate(_days(published))]

    def _add(self, kind: int, start: int, end: int, value: Amount | PartialDate | Percent | Capacity, role: str) -> None:
        at = bisect_right(self._starts, start) - 1
        if at < 0:
            return
        inside = words_at(self._sentences[at], start, end)
        if inside:
            self._of[kind][at].append(Figure(value, at, inside[0], inside[-1], _ROLES.get(role, 0), start, end))

    def near(self, kind: int, sentence: int, held: Container[int]) -> list[Figure]:
        """What a claim of the sentence may carry: figures of the sentence, of its neighbours and, if the window holds it, the headline."""
        of = self._of[kind]
        places = [i for i in dict.fromkeys((sentence, sentence - 1, sentence + 1, 0)) if i in held]
        found = [figure for place in places for figure in of[place][:12]]
        return found + (self._told if kind == DATE else [])


def _days(published: PartialDate | None) -> list[PartialDate]:
    if published is None:
        return []
    text = str(published)
    return [published, *([PartialDate(text[:7])] if len(text) == 10 else [])]


def spots(found: Sequence[Figure], pair: Pair, ground: Ground) -> np.ndarray:
    """What is known of each figure besides its words, seen from the pair: where it stands and what kind of sum or date it is."""
    rows = np.zeros((len(found), SPOT), dtype=np.float32)
    own = sum(f.sentence == pair.sentence for f in found)
    for row, figure in zip(rows, found, strict=True):
        here = figure.sentence == pair.sentence
        row[0], row[1] = here, figure.sentence == 0
        row[2], row[3] = figure.sentence == pair.sentence - 1, figure.sentence == pair.sentence + 1
        for column, party in ((4, pair.subject), (5, pair.object)):
            places = ground.named[pair.sentence].get(party) if here else None
            if places:
                row[column] = min((figure.first - p.first for p in places), key=abs) / 15
        row[6] = max(0.0, 1 - min((abs(d) for d in (row[4], row[5]) if d), default=1))
        row[7] = here and own == 1
        if figure.sentence < 0:
            row[11] = 1 - figure.role / 2
        elif figure.role:
            row[7 + figure.role] = 1
    return np.clip(rows, -2, 2)
