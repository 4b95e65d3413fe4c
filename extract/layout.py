"""A window's pairs as arrays: which pieces make up each party's vectors, and which sentence each pair is asked about."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from extract.pairs import Ground, Pair, Place
from extract.windows import Window


class Layout(NamedTuple):
    """Rows of averaged pieces, and the rows and the sentence of each pair. A row with no piece is nought."""

    pieces: np.ndarray  # piece of each word of a mention
    row: np.ndarray  # and the row that it counts for
    rows: int
    local: np.ndarray  # [n, 2] row of subject and object in this sentence, -1 where it names none
    whole: np.ndarray  # [n, 2] row in the window
    sentence: np.ndarray  # [n, 2] first piece and one past the last


def layout(window: Window, pairs: Sequence[Pair], ground: Ground) -> Layout:
    """Lays out the pairs, which are sorted by sentence."""
    pieces: list[int] = []
    row: list[int] = []
    rows: dict[tuple[int, int], int] = {}  # (sentence or -1, party) → row

    def place(key: tuple[int, int], sentences: Iterable[int]) -> None:
        rows[key] = len(rows)
        found = [i for s in sentences for i in _pieces(window, s, ground.named[s][key[1]])]
        pieces.extend(found)
        row.extend([rows[key]] * len(found))

    for sentence, *both in pairs:
        for party in both:
            if (sentence, party) not in rows and party in ground.named[sentence]:
                place((sentence, party), [sentence])
            if (-1, party) not in rows:
                place((-1, party), (s for s in window.at if party in ground.named[s]))
    local = [[rows.get((p.sentence, p.subject), -1), rows.get((p.sentence, p.object), -1)] for p in pairs]
    whole = [[rows[-1, p.subject], rows[-1, p.object]] for p in pairs]
    spans = [span_of(window, p.sentence) for p in pairs]
    as_pairs = (np.array(x, dtype=np.int64).reshape(-1, 2) for x in (local, whole, spans))
    return Layout(np.array(pieces, dtype=np.int64), np.array(row, dtype=np.int64), len(rows), *as_pairs)


def span_of(window: Window, sentence: int) -> tuple[int, int]:
    """The first piece of a sentence and one past its last."""
    places = window.at[sentence]
    return places[0], max(places[-1], places[0] + 1)


def _pieces(window: Window, sentence: int, places: Sequence[Place]) -> list[int]:
    return [window.at[sentence][i] for place in places for i in range(place.first, place.last + 1)]


def pieces_of(window: Window, sentence: int, first: int, last: int) -> list[int]:
    """The first piece of each of the words; the window's first piece for what stands in no sentence."""
    return [window.at[sentence][i] for i in range(first, last + 1)] if sentence >= 0 else [0]
