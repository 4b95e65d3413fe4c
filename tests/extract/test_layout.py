"""Pairs as arrays: which pieces stand for a party, in the sentence and in the window."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extract.engine import means, softmax
from extract.layout import layout, pieces_of
from extract.pairs import Ground, Pair, Place, asked
from extract.pieces import Pieces
from extract.windows import LIMIT, Window, windows
from tests.extract.reading_kit import laid_over, words_of

TEXT = "OpenAI rivals Nvidia. Arm will join OpenAI. Nvidia rose."
NAMES = ("OpenAI", "Nvidia", "Arm")


def test_rows_for_the_sentence_and_for_the_window(pieces: Pieces) -> None:
    cut, _, laid = laid_over(TEXT, *NAMES)
    (window,) = windows(words_of(TEXT, cut), pieces)
    assert window.at == {0: [1, 3, 4, 5, 6], 1: [6, 9, 10, 14, 16, 17], 2: [17, 18, 22, 23]}
    found = layout(window, [Pair(0, 0, 1), Pair(0, 1, 2), Pair(2, 1, 0)], laid)
    assert [part.tolist() if isinstance(part, np.ndarray) else part for part in found] == [
        # OpenAI here and everywhere, Nvidia here and everywhere, Arm everywhere (here it is not), Nvidia in the last sentence
        [1, 1, 14, 4, 4, 17, 6, 17],
        [0, 1, 1, 2, 3, 3, 4, 5],
        6,
        [[0, 2], [2, -1], [5, -1]],
        [[1, 3], [3, 4], [3, 1]],
        [[1, 6], [1, 6], [17, 23]],
    ]


def test_a_name_of_several_words_and_places_counts_with_the_first_piece_of_each(pieces: Pieces) -> None:
    text = "Birk Cloud rivals Arm, and Arm Birk Cloud."
    cut, _, laid = laid_over(text, "Birk Cloud", "Arm")
    (window,) = windows(words_of(text, cut), pieces)
    found = layout(window, [Pair(0, 0, 1)], laid)
    at = window.at[0]
    assert found.pieces.tolist() == [at[i] for i in (0, 1, 7, 8, 0, 1, 7, 8, 3, 6, 3, 6)]
    assert found.row.tolist() == [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3]


def test_no_pairs() -> None:
    found = layout(Window([2, 3], [0, 0], {}, range(0)), [], Ground([], []))
    assert [np.shape(part) for part in found] == [(0,), (0,), (), (0, 2), (0, 2), (0, 2)]
    assert found.rows == 0


def test_a_party_beyond_the_cut_has_the_last_piece_for_its_own(pieces: Pieces) -> None:
    text = f"{'a ' * 450}Arm rivals OpenAI"
    cut, _, laid = laid_over(text, "Arm", "OpenAI")
    (window,) = windows(words_of(text, cut), pieces)
    found = layout(window, [Pair(0, 0, 1)], laid)
    assert found.pieces.tolist() == [LIMIT] * 4
    assert found.sentence.tolist() == [[1, LIMIT + 1]]


def test_a_party_that_the_window_does_not_name_is_nought() -> None:
    window = Window([2, 5, 6, 3], [0, 1, 1, 0], {1: [1, 2, 3]}, range(1, 2))
    laid = Ground(named=[{0: [Place(0, 0, False)]}, {1: [Place(0, 1, False)]}], of=[[0], [1]])
    found = layout(window, [Pair(1, 1, 0)], laid)
    assert (found.local.tolist(), found.whole.tolist(), found.rows) == ([[0, -1]], [[1, 2]], 3)
    vectors = np.array([[9, 9], [1, 3], [3, 5], [9, 9]], dtype=np.float32)
    assert means(vectors, found).tolist() == [[2, 4], [2, 4], [0, 0]]


def test_pieces_of_a_figure() -> None:
    window = Window([2, 5, 6, 7, 3], [0, 1, 1, 1, 0], {3: [1, 2, 3, 4]}, range(3, 4))
    assert pieces_of(window, 3, 1, 2) == [2, 3]
    assert pieces_of(window, -1, 0, 0) == [0]  # the day of publication stands in no sentence


@given(told=st.lists(st.lists(st.sampled_from([*"ABCDE", "word"]), min_size=1, max_size=8), min_size=1, max_size=6))
def test_rows_average_the_pieces_of_the_mentions_and_no_others(vocabulary, told):
    text = "\n\n".join(" ".join(word * 2 if word.isupper() else word for word in line) + "." for line in told)
    cut, _, laid = laid_over(text, *(letter * 2 for letter in "ABCDE"))
    for window in windows(words_of(text, cut), Pieces(vocabulary)):
        pairs = asked(laid, window.own, list(window.at))
        found = layout(window, pairs, laid)
        averages = means(np.arange(len(window.ids), dtype=np.float32)[:, None], found)[:, 0]
        for pair, local, whole in zip(pairs, found.local, found.whole, strict=True):
            for party, here, everywhere in zip(pair[1:], local, whole, strict=True):
                of = {s: [window.at[s][i] for p in laid.named[s].get(party, ()) for i in range(p.first, p.last + 1)] for s in window.at}
                assert np.isclose(averages[everywhere], np.mean([piece for places in of.values() for piece in places]))
                if of[pair.sentence]:
                    assert np.isclose(averages[here], np.mean(of[pair.sentence]))
                else:
                    assert here == -1
        assert all(start == window.at[p.sentence][0] < end for p, (start, end) in zip(pairs, found.sentence, strict=True))


def test_softmax() -> None:
    assert np.allclose(softmax(np.array([[0.0, 0.0], [1000.0, 0.0]])), [[0.5, 0.5], [1, 0]])
