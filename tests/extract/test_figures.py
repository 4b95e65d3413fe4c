"""Sums, dates, shares and capacities by sentence, and what is known of each as seen from a pair."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import PartialDate
from corpus.domain import Amount, Capacity, Percent
from extract.figures import AMOUNT, CAPACITY, DATE, PERCENT, SPOT, Figure, Figures, spots
from extract.pairs import Pair
from extract.text import sentences
from tests.extract.reading_kit import laid_over

TEXT = """Alder puts $40m into Corvane

Alder Capital invested $40 million for a 12% stake on May 3, 2025. The deal values Corvane at $1 billion.

It will rent 200 MW from Birk until 2028."""
DAY = PartialDate("2025-05-14")


def found(text: str = TEXT, published: PartialDate | None = DAY) -> Figures:
    return Figures(text, sentences(text), published)


def near(kind: int, sentence: int, held: range | list[int] = range(4), published: PartialDate | None = DAY) -> list[Figure]:
    return found(published=published).near(kind, sentence, held)


def figure(value: Amount | PartialDate | Percent | Capacity, written: str, sentence: int, words: tuple[int, int], role: int = 0) -> Figure:
    start = TEXT.index(written)
    return Figure(value, sentence, *words, role, start, start + len(written))


FORTY_M = figure(Amount(value=4e7, text="$40m"), "$40m", 0, (2, 3))
FORTY = figure(Amount(value=4e7, text="$40 million"), "$40 million", 1, (3, 5))
BILLION = figure(Amount(value=1e9, text="$1 billion"), "$1 billion", 2, (5, 7), role=1)
MAY = figure(PartialDate("2025-05-03"), "May 3, 2025", 1, (12, 15))
PUBLISHED = [Figure(DAY, -1, 0, 0, 0), Figure(PartialDate("2025-05"), -1, 0, 0, 1)]


def test_sums() -> None:
    assert near(AMOUNT, 0) == [FORTY_M, FORTY]
    assert near(AMOUNT, 1) == [FORTY, FORTY_M, BILLION]
    assert near(AMOUNT, 2) == [BILLION, FORTY, FORTY_M]
    assert near(AMOUNT, 3) == [BILLION, FORTY_M]


def test_dates_end_with_the_day_of_publication_and_its_month() -> None:
    until = figure(PartialDate("2028"), "2028", 3, (8, 8), role=1)
    assert near(DATE, 1) == [MAY, *PUBLISHED]
    assert near(DATE, 3) == [until, *PUBLISHED]
    assert near(DATE, 3, published=None) == [until]
    assert near(DATE, 3, published=PartialDate("2025-05")) == [until, Figure(PartialDate("2025-05"), -1, 0, 0, 0)]


def test_shares_and_capacities() -> None:
    assert near(PERCENT, 1) == [figure(Percent(value=12, of="stake"), "12%", 1, (8, 9), role=1)]
    assert near(CAPACITY, 3) == [figure(Capacity(value=200, unit="MW", text="200 MW"), "200 MW", 3, (3, 4))]
    assert near(CAPACITY, 0) == []


def test_only_figures_that_the_window_holds() -> None:
    assert near(AMOUNT, 2, [2, 3]) == [BILLION]
    assert near(AMOUNT, 2, {0: [], 2: []}) == [BILLION, FORTY_M]  # a window's own mapping will do


def test_a_sentence_full_of_figures_gives_its_first() -> None:
    text = "Paid: " + ", ".join(f"${n} million" for n in range(1, 31)) + "."
    assert [figure.value.value for figure in found(text).near(AMOUNT, 0, range(1))] == [n * 1e6 for n in range(1, 13)]


def test_figures_beyond_what_is_read_are_left_out() -> None:
    cut = sentences(TEXT)[:2]
    assert Figures(TEXT, cut, None).near(AMOUNT, 1, range(2)) == [FORTY, FORTY_M]
    assert Figures(TEXT, [], None).near(AMOUNT, 0, range(0)) == []


# ------------------------------------------------------------------ as seen from a pair


def seen(figures: list[Figure], pair: Pair) -> list[dict[int, float]]:
    """The columns that are not nought."""
    _, _, laid = laid_over(TEXT, "Alder", "Corvane")
    rows = spots(figures, pair, laid)
    assert rows.shape == (len(figures), SPOT)
    return [{int(i): round(float(row[i]), 4) for i in np.flatnonzero(row)} for row in rows]


HERE, HEADLINE, BEFORE, AFTER, FROM_SUBJECT, FROM_OBJECT, NEARNESS, ALONE, FIRST_ROLE, UNSAID = 0, 1, 2, 3, 4, 5, 6, 7, 8, 11


def test_the_shipped_weights_rely_on_these_columns() -> None:
    assert (SPOT, AMOUNT, DATE, PERCENT, CAPACITY) == (12, 0, 1, 2, 3)


def test_the_only_sum_of_the_sentence_stands_between_both() -> None:
    assert seen([FORTY_M, FORTY], Pair(0, 0, 1)) == [
        {HERE: 1, HEADLINE: 1, FROM_SUBJECT: 0.1333, FROM_OBJECT: -0.2, NEARNESS: 0.8667, ALONE: 1},
        {AFTER: 1},
    ]


def test_a_valuation_in_the_next_sentence() -> None:
    assert seen([FORTY, BILLION], Pair(1, 0, 1)) == [
        {HERE: 1, FROM_SUBJECT: 0.2, NEARNESS: 0.8, ALONE: 1},
        {AFTER: 1, FIRST_ROLE: 1},
    ]


def test_the_sentence_before() -> None:
    assert seen([FORTY, BILLION], Pair(2, 0, 1)) == [
        {BEFORE: 1},
        {HERE: 1, FROM_OBJECT: 0.1333, NEARNESS: 0.8667, ALONE: 1, FIRST_ROLE: 1},
    ]


def test_the_day_of_publication_and_its_month() -> None:
    assert seen(PUBLISHED, Pair(1, 0, 1)) == [{UNSAID: 1}, {UNSAID: 0.5}]


def test_far_away_counts_as_twice_the_longest_distance() -> None:
    text = f"Aa {'and ' * 60}paid $5 million to Bb"
    _, _, laid = laid_over(text, "Aa", "Bb")
    (figure,) = found(text).near(AMOUNT, 0, range(1))
    (row,) = spots([figure], Pair(0, 0, 1), laid)
    assert row[FROM_SUBJECT] == 2


def test_no_figures_no_rows() -> None:
    _, _, laid = laid_over(TEXT, "Alder", "Corvane")
    assert spots([], Pair(0, 0, 1), laid).shape == (0, SPOT)


PARTS = [
    "Alder",
    "$5",
    "million",
    "in 2025",
    "12%",
    "of",
    "200 MW",
    "\n",
    ".",
    ". ",
    "from",
    "a stake",
    "until May 3",
    "1.2 billion",
    "–",
    "€",
    "GPUs",
    "10,000",
]


@pytest.mark.filterwarnings("error")
@given(parts=st.lists(st.sampled_from(PARTS), min_size=1, max_size=30))
def test_figures_lie_in_their_sentences(parts):
    text = " ".join(parts)
    cut = sentences(text)
    figures = Figures(text, cut, DAY)
    for number in range(len(cut)):
        for kind in (AMOUNT, DATE, PERCENT, CAPACITY):
            for figure in figures.near(kind, number, [number]):
                if figure.sentence < 0:
                    assert kind == DATE
                    continue
                words = cut[figure.sentence].words[figure.first : figure.last + 1]
                assert figure.sentence == number
                assert words
                assert all(word.start < figure.end and word.end > figure.start for word in words)
                assert cut[number].start <= figure.start < cut[number].end
