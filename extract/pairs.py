"""Which pairs of organisations are asked about in which sentence, and what is known of each pair besides the words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

import numpy as np

from extract.names import Party
from extract.text import Sentence

KINDS = tuple(
    "lab cloud neocloud chip_maker hardware supplier data_centre energy investor lender customer consulting software media"  # noqa: SIM905
    " nonprofit government regulator court telecom automotive robotics defence exchange other unlisted".split()
)
ABSENT = 4  # parties that a sentence does not name, but may speak of
_MOST = 24  # parties of one sentence that are paired


class Place(NamedTuple):
    """Where a sentence names a party: its words, and whether a product stands for it."""

    first: int
    last: int
    product: bool


@dataclass
class Ground:
    """Parties laid over sentences."""

    named: list[dict[int, list[Place]]]  # for each sentence: party → where it is named
    of: list[list[int]] = field(default_factory=list)  # for each party: the sentences that name it, in order

    def together(self, a: int, b: int, *, most: int) -> int:
        """How many sentences name both, counted up to `most`."""
        fewer, other = (a, b) if len(self.of[a]) <= len(self.of[b]) else (b, a)
        return sum(1 for _ in islice((s for s in self.of[fewer] if other in self.named[s]), most))


class Pair(NamedTuple):
    """An ordered pair of parties asked about in one sentence."""

    sentence: int
    subject: int
    object: int


def ground(sentences: Sequence[Sentence], parties: Sequence[Party]) -> Ground:
    """Finds the sentence and the words of each mention."""
    starts = [s.start for s in sentences]
    found = Ground([{} for _ in sentences], [[] for _ in parties])
    for number, party in enumerate(parties):
        for mention in party.mentions:
            at = bisect_right(starts, mention.start) - 1
            if at < 0 or mention.start >= sentences[at].end:
                continue
            inside = words_at(sentences[at], mention.start, mention.end)
            if not inside:
                continue
            places = found.named[at].setdefault(number, [])
            places.append(Place(inside[0], inside[-1], mention.how == "product"))
            if not found.of[number] or found.of[number][-1] != at:
                found.of[number].append(at)
    return found


def words_at(sentence: Sentence, start: int, end: int) -> range:
    """The words of the sentence that share a character with text[start:end]."""
    return range(bisect_right(sentence.words, start, key=lambda w: w.end), bisect_left(sentence.words, end, key=lambda w: w.start))


def asked(ground: Ground, own: range, held: Sequence[int]) -> list[Pair]:
    """The pairs to ask about in the sentences `own`: all that a sentence names, and with them the few that it most likely refers to.

    `held` are the sentences that the window holds: a party that none of them names cannot be meant.
    """
    pairs = []
    near = _near(ground, held)
    for sentence in own:
        here = ground.named[sentence]
        others = _salient(here, sentence, near)
        both = [*islice(here, _MOST), *others]
        pairs += [
            Pair(sentence, a, b) for a in both for b in both if a != b and (a in here or b in here or (a in others[:3] and b in others[:3]))
        ]
    return pairs


def _near(ground: Ground, held: Iterable[int]) -> dict[int, list[int]]:
    """The parties that these sentences name, each with those that do, in order."""
    near: dict[int, list[int]] = {}
    for sentence in sorted(held):
        for party in ground.named[sentence]:
            near.setdefault(party, []).append(sentence)
    return near


def _salient(here: dict[int, list[Place]], sentence: int, near: dict[int, list[int]]) -> list[int]:
    """The parties that are named not here but nearby, those first that a reader has most in mind."""
    weights: list[tuple[float, int]] = []
    for party, inside in near.items():
        if party in here:
            continue
        before = bisect_left(inside, sentence)
        recent = 2.0 / (sentence - inside[before - 1]) if before else 0.0
        weights.append((recent + (1.0 if inside[0] == 0 else 0.0) + min(len(inside), 6) / 6, party))
    weights.sort(key=lambda w: (-w[0], w[1]))
    return [party for _, party in weights[:ABSENT]]


_STEPS = (0, 1, 2, 4, 8, 16)


def _bucket(value: int) -> int:
    return sum(value > step for step in _STEPS)


_BUCKETS = len(_STEPS) + 1
_SIDE = 6 + 2 * _BUCKETS + len(KINDS)
FEATURES = 2 * _SIDE + 4 + 4 * _BUCKETS


def features(pairs: Sequence[Pair], ground: Ground, parties: Sequence[Party], sentences: Sequence[Sentence]) -> np.ndarray:
    """One row of figures for each pair; see `_side` and `_both` for what they are."""
    table = np.zeros((len(pairs), FEATURES), dtype=np.float32)
    sides: dict[tuple[int, int], np.ndarray] = {}
    for row, pair in enumerate(pairs):
        for offset, party in ((0, pair.subject), (_SIDE, pair.object)):
            key = (pair.sentence, party)
            if key not in sides:
                sides[key] = _side(ground, parties[party], party, pair.sentence)
            table[row, offset : offset + _SIDE] = sides[key]
        _both(table[row, 2 * _SIDE :], pair, ground, sentences[pair.sentence])
    return table


def _side(ground: Ground, party: Party, number: int, sentence: int) -> np.ndarray:
    row = np.zeros(_SIDE, dtype=np.float32)
    places, known = ground.named[sentence].get(number), ground.of[number]
    row[0] = places is not None
    row[1] = bool(places) and all(place.product for place in places or ())
    row[2] = bool(known) and known[0] == 0
    row[3] = party.score
    row[4] = party.id is not None
    row[5] = bool(known) and sentence == known[0]
    before = bisect_left(known, sentence)
    row[6 + _bucket(sentence - known[before - 1] if before else 99)] = 1
    row[6 + _BUCKETS + _bucket(len(known))] = 1
    row[6 + 2 * _BUCKETS + (KINDS.index(party.kind if party.kind in KINDS else "other"))] = 1
    return row


def _both(row: np.ndarray, pair: Pair, ground: Ground, sentence: Sentence) -> None:
    named = ground.named[pair.sentence]
    row[0] = sentence.title
    row[4 + _bucket(len(named))] = 1
    row[4 + _BUCKETS + _bucket(ground.together(pair.subject, pair.object, most=_STEPS[-1] + 1))] = 1
    if pair.subject in named and pair.object in named:
        a, b = _nearest([p.first for p in named[pair.subject]], [p.first for p in named[pair.object]])
        row[1], row[2] = a < b, 1
        low, high = sorted((a, b))
        row[4 + 2 * _BUCKETS + _bucket(high - low)] = 1
        between = sum(any(low < p.first < high for p in places) for party, places in named.items() if party not in pair[1:])
        row[4 + 3 * _BUCKETS + _bucket(between)] = 1
    row[3] = len(sentence.words) / 40


def _nearest(these: Sequence[int], those: Sequence[int]) -> tuple[int, int]:
    """The two, one of each, that are least apart; both are in order. Of several such, the first."""
    best = these[0], those[0]
    for this in these:
        at = bisect_left(those, this)
        for that in those[max(at - 1, 0) : at + 1]:
            if abs(this - that) < abs(best[0] - best[1]):
                best = this, that
    return best
