"""From what was found to claims: the sentence, the fields and the reasons."""

from collections.abc import Sequence
from itertools import batched
from typing import Any, NamedTuple

import numpy as np

from corpus.domain import Claim, Status
from extract.engine import Array, Claims, Engine, Near
from extract.figures import AMOUNT, CAPACITY, DATE, PERCENT, Figure, Figures, spots
from extract.found import ORDER, Found, Saying
from extract.layout import pieces_of, span_of
from extract.names import Party
from extract.pairs import Ground
from extract.text import Sentence
from extract.windows import Window

STATUSES = (Status.ACTIVE, Status.AGREED, Status.IN_TALKS, Status.ENDED, Status.DENIED)
KINDS = (AMOUNT, DATE, PERCENT, CAPACITY)
_AT_ONCE = 256  # claims whose fields are asked for at a time: each brings the vectors of up to a hundred figures
_LONGEST = 3000  # characters of evidence
_NAMES = {AMOUNT: "amount", DATE: "date", PERCENT: "percent", CAPACITY: "capacity"}


class Fields(NamedTuple):
    """What the model says of one claim besides its relation."""

    status: Status
    hedged: bool
    figures: dict[int, Figure]


class Weighed(NamedTuple):
    """What the model thinks of one claim's fields: chances, and scores of the figures near it and of none of them."""

    status: Array
    hedged: float
    none: Array  # for each kind
    options: list[list[tuple[float, Figure]]]  # for each kind

    def decided(self) -> Fields:
        """The likeliest of each."""
        tops = [max(options, key=lambda o: o[0], default=None) for options in self.options]
        picked = {kind: top[1] for kind, top in zip(KINDS, tops, strict=True) if top and top[0] > self.none[kind]}
        return Fields(STATUSES[int(self.status.argmax())], self.hedged > 0.5, picked)


def fields(
    engine: Engine, chosen: Sequence[Found], windows: Sequence[Window], vectors: Sequence[Array], figures: Figures, laid: Ground
) -> list[Fields]:
    """The fields of all claims of an article."""
    return [one.decided() for one in weighed(engine, chosen, windows, vectors, figures, laid)]


def weighed(
    engine: Engine, chosen: Sequence[Found], windows: Sequence[Window], vectors: Sequence[Array], figures: Figures, laid: Ground
) -> list[Weighed]:
    """What the model thinks of the fields of all claims of an article."""
    made: dict[int, Weighed] = {}
    by_window: dict[int, list[int]] = {}
    for number, one in enumerate(chosen):
        by_window.setdefault(one.best.window, []).append(number)
    for window, numbers in by_window.items():
        for some in batched(numbers, _AT_ONCE):
            told = _weighed(engine, [chosen[i] for i in some], windows[window], vectors[window], figures, laid)
            made |= zip(some, told, strict=True)
    return [made[number] for number in range(len(chosen))]


def _weighed(engine: Engine, chosen: Sequence[Found], window: Window, vectors: Array, figures: Figures, laid: Ground) -> list[Weighed]:
    pairs = [one.best.pair for one in chosen]
    near = [[(kind, f) for kind in KINDS for f in figures.near(kind, pair.sentence, window.at)] for pair in pairs]
    cells = [_vector(f, window, vectors) for found in near for _, f in found]
    seen = [spots([f for k, f in found if k == kind], pair, laid) for pair, found in zip(pairs, near, strict=True) for kind in KINDS]
    asked = Claims(
        np.stack([one.state for one in chosen]),
        np.array([one.relation for one in chosen], dtype=np.int64),
        np.array([span_of(window, pair.sentence) for pair in pairs], dtype=np.int64),
    )
    status, hedged, none, score = engine.fields(
        vectors,
        asked,
        Near(
            np.stack(cells) if cells else np.zeros((0, vectors.shape[1]), np.float32),
            np.concatenate(seen),
            np.array([number for number, found in enumerate(near) for _ in found], dtype=np.int64),
            np.array([kind for found in near for kind, _ in found], dtype=np.int64),
        ),
    )
    made, at = [], 0
    for number, found in enumerate(near):
        scores = score[at : at + len(found)].tolist()
        at += len(found)
        options = [[(s, f) for s, (k, f) in zip(scores, found, strict=True) if k == kind] for kind in KINDS]
        made.append(Weighed(status[number], float(hedged[number].reshape(-1)[0]), none[number], options))
    return made


def _vector(figure: Figure, window: Window, vectors: Array) -> Array:
    mean: Array = vectors[pieces_of(window, figure.sentence, figure.first, figure.last)].mean(0)
    return mean


def claim(
    one: Found, told: Fields, chance: float, *, text: str, cut: Sequence[Sentence], parties: Sequence[Party], laid: Ground, by: str
) -> Claim:
    """The claim in the vocabulary's own type."""
    saying = one.best
    sentence = cut[saying.pair.sentence]
    values: dict[str, Any] = {_NAMES[kind]: figure.value for kind, figure in told.figures.items()}
    subject, object_ = parties[one.subject], parties[one.object]
    return Claim(
        subject=subject.written,
        relation=ORDER[one.relation],
        object=object_.written,
        status=told.status,
        hedged=told.hedged,
        evidence=text[sentence.start : sentence.end][:_LONGEST],
        start=sentence.start,
        end=min(sentence.end, sentence.start + _LONGEST),
        subject_text=_written(one.subject, saying, laid, cut, text),
        object_text=_written(one.object, saying, laid, cut, text),
        confidence=round(float(chance), 4),
        extractor=by,
        why=_why(one, laid, parties),
        **values,
    )


def _written(party: int, saying: Saying, laid: Ground, cut: Sequence[Sentence], text: str) -> str | None:
    """The name as the sentence writes it; nothing where it only refers."""
    places = laid.named[saying.pair.sentence].get(party)
    if not places:
        return None
    words = cut[saying.pair.sentence].words
    return text[words[places[0].first].start : words[places[0].last].end]


def _why(one: Found, laid: Ground, parties: Sequence[Party]) -> str:
    """In words: what the sentence names, what it only refers to, and how often the article says it."""
    named = laid.named[one.best.pair.sentence]
    missing = [parties[p].written for p in (one.subject, one.object) if p not in named]
    products = [parties[p].written for p in (one.subject, one.object) if p in named and all(place.product for place in named[p])]
    parts = [f"the sentence refers to {' and '.join(missing)} without the name" if missing else "the sentence names both"]
    if products:
        parts.append(f"{' and '.join(products)} by a product")
    if (more := sum(s.logit > 0 for s in one.sayings)) > 1:
        parts.append(f"said in {more} sentences")
    return "; ".join(parts)
