"""What stands in an article before anything is decided: windows and their vectors, the parties, and all that may be stated of them."""

from collections.abc import Sequence
from typing import NamedTuple

from corpus.dates import PartialDate
from corpus.tables import load_tables
from extract.engine import Array, Engine
from extract.found import Found, find
from extract.names import Party, Tagged, parties
from extract.pairs import Ground, ground
from extract.pieces import Pieces
from extract.pipeline import Pipeline, joined
from extract.tags import tagged
from extract.text import Sentence
from extract.windows import Window, of_article


class Survey(NamedTuple):
    """All that the fields and the confidence of claims are read from."""

    windows: list[Window]
    vectors: list[Array]
    parties: list[Party]
    laid: Ground
    found: list[Found]


def survey(
    text: str, cut: list[Sentence], published: PartialDate | None, *, engine: Engine, pieces: Pieces, pipeline: Pipeline | None = None
) -> Survey:
    """Names first, then every pair of them in every sentence."""
    windows = of_article(text, cut, pieces)
    encoded = engine.encode(windows)
    names = tags(windows, encoded, cut)
    names = joined(names, pipeline.names(text, cut)) if pipeline else names
    named = parties(text, names, tables=load_tables(), published=published)
    laid, vectors = ground(cut, named), [vector for vector, _ in encoded]
    return Survey(windows, vectors, named, laid, find(engine, windows, vectors, cut, named, laid))


def tags(windows: Sequence[Window], encoded: Sequence[tuple[Array, Array]], cut: Sequence[Sentence]) -> list[Tagged]:
    """The tagged spans of all windows, each of the sentences that are read in it."""
    return [
        span
        for window, (_, chances) in zip(windows, encoded, strict=True)
        for number in window.own
        for span in tagged(cut[number], chances[window.at[number][: window.held(number)]])
    ]
