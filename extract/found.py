"""All that an article may state: for each subject, relation and object the sentences that say so, and how strongly."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from corpus.relations import SYMMETRIC, Relation
from extract.engine import Array, Engine
from extract.layout import layout
from extract.names import Party
from extract.pairs import Ground, Pair, asked, features
from extract.text import Sentence
from extract.windows import Window

ORDER = tuple(Relation)
_WORTH_A_LOOK = -5.0  # a logit: less likely than one in 150
_NEVER = -12.0  # the logit of what nothing speaks for
_AT_ONCE = 2048  # pairs that the model is asked about at a time: a sentence of nothing but names has hundreds


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence that may state it."""

    logit: float
    pair: Pair
    window: int
    clear: float = 0.0  # how well the sentence tells it, among those that do

    @property
    def weight(self) -> float:
        """By which the sentence is chosen that stands for the claim."""
        return self.logit + self.clear


@dataclass(slots=True)
class Found:
    """A subject, a relation and an object, by the numbers of the parties."""

    subject: int
    relation: int
    object: int
    best: Saying  # the sentence that says it most clearly, the first of several
    state: Array  # the pair's vector there
    sayings: list[Saying] = field(default_factory=list)  # in the order of the text, the best one too
    reverse: float = _NEVER  # the best logit of the same relation the other way round
    rival: float = _NEVER  # and of another relation of the two


def find(
    engine: Engine, windows: Sequence[Window], vectors: Sequence[Array], cut: Sequence[Sentence], parties: Sequence[Party], laid: Ground
) -> list[Found]:
    """Asks the model about every pair in every sentence and gathers what is worth a look."""
    found: dict[tuple[int, int, int], Found] = {}
    tops: dict[tuple[int, int, int], float] = {}
    for number, window in enumerate(windows):
        pairs = asked(laid, window.own, list(window.at))
        if not pairs:
            continue
        states, logits, clear = _related(engine, window, vectors[number], pairs, cut, parties, laid)
        for row, relation in np.argwhere(logits > _WORTH_A_LOOK).tolist():
            pair, logit = pairs[row], float(logits[row, relation])
            key = (pair.subject, relation, pair.object)
            tops[key] = max(tops.get(key, _NEVER), logit)
            if relation not in _EITHER or pair.subject < pair.object:
                _gather(found, key, Saying(logit, pair, number, float(clear[row])), states[row])
    for (a, r, b), one in found.items():
        if r not in _EITHER:
            one.reverse = tops.get((b, r, a), _NEVER)
        one.rival = max(tops.get((x, o, y), _NEVER) for o in range(len(ORDER)) if o != r for x, y in ((a, b), (b, a)))
    return list(found.values())


def _related(
    engine: Engine, window: Window, vectors: Array, pairs: list[Pair], cut: Sequence[Sentence], parties: Sequence[Party], laid: Ground
) -> tuple[Array, Array, Array]:
    """Vectors, logits and clearness of all pairs of a window."""
    parts = [pairs[at : at + _AT_ONCE] for at in range(0, len(pairs), _AT_ONCE)]
    read = [engine.relate(vectors, layout(window, part, laid), features(part, laid, parties, cut)) for part in parts]
    states, logits, clear = (np.concatenate([part[i] for part in read]) for i in range(3))
    return states, _both_ways(pairs, logits), clear


def _gather(found: dict[tuple[int, int, int], Found], key: tuple[int, int, int], saying: Saying, state: Array) -> None:
    one = found.get(key)
    if one is None:
        one = found[key] = Found(*key, saying, state.copy())  # a copy, because a row would hold the whole array
    elif saying.weight > one.best.weight:
        one.best, one.state = saying, state.copy()
    one.sayings.append(saying)


_EITHER = [i for i, relation in enumerate(ORDER) if relation in SYMMETRIC]


def _both_ways(pairs: Sequence[Pair], logits: Array) -> Array:
    """Where a relation has no direction, both readings have one say."""
    rows = {pair: row for row, pair in enumerate(pairs)}
    back = [rows.get(Pair(p.sentence, p.object, p.subject), row) for row, p in enumerate(pairs)]
    joined = logits.copy()
    joined[:, _EITHER] = (logits[:, _EITHER] + logits[back][:, _EITHER]) / 2
    return joined
