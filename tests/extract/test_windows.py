"""Articles in windows: what is read where, with what before it, and how much at most."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pieces import Pieces
from extract.windows import CONTEXT, LIMIT, Window, windows
from tests.extract.reading_kit import numbers


def sized(*sizes: int) -> list[list[str]]:
    """A sentence of so many pieces each, a word of one piece each time."""
    return [["a"] * size for size in sizes]


def made(pieces: Pieces, *sizes: int) -> list[tuple[list[int], range]]:
    """The sentences that each window holds, and those that it reads."""
    return [(list(window.at), window.own) for window in windows(sized(*sizes), pieces)]


def test_a_short_article_is_one_window(pieces: Pieces) -> None:
    assert list(windows([["OpenAI", "rivals", "Nvidia"], ["Arm", "."]], pieces)) == [
        Window(
            ids=numbers("[CLS]", "open", "##ai", "rivals", "nvidia", "a", "##r", "##m", ".", "[SEP]"),
            shapes=[0, 4, 12, 1, 2, 2, 10, 10, 7, 0],
            at={0: [1, 3, 4, 5], 1: [5, 8, 9]},
            own=range(2),
        )
    ]


def test_no_sentences_no_windows(pieces: Pieces) -> None:
    assert list(windows([], pieces)) == []


def test_a_window_is_filled_and_the_next_begins_with_headline_and_what_precedes(pieces: Pieces) -> None:
    # 10 + 150 + 150 = 310, the next 100 do not fit; before them 10 of the headline, and the 150 are too many for context
    assert made(pieces, 10, 150, 150, 100, 30, 150, 100) == [
        ([0, 1, 2], range(3)),
        ([0, 3, 4, 5, 6], range(3, 7)),
    ]


def test_the_nearest_sentences_are_context_as_far_as_they_fit(pieces: Pieces) -> None:
    assert made(pieces, 10, 290, 40, 30, 20, 300) == [
        ([0, 1, 2, 3, 4], range(5)),
        ([0, 3, 4, 5], range(5, 6)),  # 10 + 30 + 20 of 72; 40 more are too many
    ]


def test_a_long_headline_is_no_context(pieces: Pieces) -> None:
    assert made(pieces, 37, 330, 20, 50) == [([0, 1, 2], range(3)), ([2, 3], range(3, 4))]


def test_the_headline_is_not_its_own_context(pieces: Pieces) -> None:
    assert made(pieces, 20, 390) == [([0], range(1)), ([0, 1], range(1, 2))]


def test_a_sentence_beyond_a_window_is_cut_and_the_next_goes_on(pieces: Pieces) -> None:
    whole, after = windows(sized(2000, 5), pieces)
    assert (whole.own, after.own) == (range(1), range(1, 2))
    assert len(whole.ids) == LIMIT + 2
    assert whole.at == {0: [*range(1, LIMIT + 1), *[LIMIT] * 1600, LIMIT + 1]}
    assert (whole.held(0), after.held(1)) == (LIMIT, 5)
    assert after.at == {1: [1, 2, 3, 4, 5, 6]}


def test_words_beyond_a_cut_are_not_held(pieces: Pieces) -> None:
    (window,) = windows([[*["a"] * 398, "abc", "abc", "a"]], pieces)  # the first "abc" needs three pieces of two that are left
    assert len(window.ids) == 400
    assert window.held(0) == 398
    assert window.at[0][-4:] == [398, 398, 398, 399]


@pytest.mark.parametrize("last", ["a", "abc"])
def test_all_words_of_a_whole_sentence_are_held(pieces: Pieces, last: str) -> None:
    (window,) = windows([["nvidia", "abc", last]], pieces)
    assert window.held(0) == 3


WORDS = st.lists(st.integers(1, 14), min_size=1, max_size=60)
LONG = st.integers(200, 1000).map(lambda many: [1 + many % 3] * many)


@given(sizes=st.lists(st.one_of(WORDS, LONG), max_size=25))
def test_each_sentence_is_read_once_and_no_window_is_too_long(vocabulary, sizes):
    found = list(windows([["a" * size for size in sentence] for sentence in sizes], Pieces(vocabulary)))
    assert [number for window in found for number in window.own] == list(range(len(sizes)))
    for window in found:
        assert len(window.ids) == len(window.shapes) <= LIMIT + CONTEXT + 2
        assert list(window.at) == sorted(window.at)
        assert set(window.own) <= set(window.at)
        assert {0, *window.own} >= set(window.at) - set(range(window.own.start))
        for sentence, places in window.at.items():
            assert len(places) == len(sizes[sentence]) + 1
            assert places == sorted(places)
            assert 1 <= places[0] <= places[-1] <= len(window.ids) - 1
            held = window.held(sentence)
            assert held == len(sizes[sentence]) or sum(min(size, 12) for size in sizes[sentence][: held + 1]) > LIMIT
            assert len(set(places[:held])) == held  # each of these has a piece of its own
