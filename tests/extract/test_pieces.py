"""Words as pieces: which, with what shape, and what of words that no vocabulary foresees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pieces import MOST, Pieces, shape
from tests.extract.reading_kit import VOCABULARY, numbers


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("deal", 1), ("naïve", 1), ("Nvidia", 2), ("O'Reilly", 4), ("Inc.", 2), ("AMD", 3), ("AT&T", 3), ("U.S.", 3), ("GPUs", 3), ("ÉDF", 3),
        ("OpenAI", 4), ("xAI", 4), ("X", 5), ("É", 3), ("Élysée", 2), ("$38bn", 6), ("C3.ai", 6), ("2025", 6), ("٣", 6), ("–", 7), ("$", 7), ("", 7),
        ("深度", 4),
    ],
)  # fmt: skip
def test_shapes(word: str, expected: int) -> None:
    assert shape(word) == expected


def test_a_word_of_the_vocabulary_is_one_piece_whatever_its_case(pieces: Pieces) -> None:
    assert pieces.of("nvidia") == (numbers("nvidia"), [1])
    assert pieces.of("Nvidia") == (numbers("nvidia"), [2])
    assert pieces.of("NVIDIA") == (numbers("nvidia"), [3])


def test_pieces_after_the_first_have_shapes_of_their_own(pieces: Pieces) -> None:
    assert pieces.of("OpenAI") == (numbers("open", "##ai"), [4, 12])
    assert pieces.of("$5bn") == (numbers("$", "5", "##b", "##n"), [6, 14, 14, 14])


def test_neither_padded_nor_cut_by_the_settings_of_the_file(pieces: Pieces) -> None:
    assert pieces.of("arm") == (numbers("a", "##r", "##m"), [1, 9, 9])


@pytest.mark.parametrize("word", ["\u0301", "\u200d", "\ud800", "深", "x" * 101])
def test_a_word_without_pieces_is_unknown(pieces: Pieces, word: str) -> None:
    assert pieces.of(word) == (numbers("[UNK]"), [shape(word)])


def test_halves_of_surrogate_pairs_are_left_out(pieces: Pieces) -> None:
    assert pieces.of("https://a\ud800b") == pieces.of("https://ab")


def test_signs_of_the_model_are_ordinary_words_in_an_article(pieces: Pieces) -> None:
    assert pieces.of("[SEP]") == (numbers("[", "s", "##e", "##p", "]"), [3, 11, 11, 11, 11])
    assert not {VOCABULARY["[SEP]"], VOCABULARY["[PAD]"]} & set(pieces.of("https://[SEP][PAD]")[0])


def test_a_long_word_is_cut(pieces: Pieces) -> None:
    assert pieces.of("a" * 40)[0] == numbers("a", *["##a"] * (MOST - 1))
    assert pieces.of("a.b/" * 1_000_000)[0] == numbers("a", ".", "b", "/") * 3


def test_lengths(pieces: Pieces) -> None:
    assert pieces.lengths(["OpenAI", "invests", "$5bn", "."]) == [2, 1, 4, 1]


@given(word=st.text(st.characters(exclude_categories=())))
def test_every_word_has_a_few_pieces_of_the_vocabulary_each_with_a_shape(vocabulary, word):
    ids, shapes = Pieces(vocabulary).of(word)
    assert 1 <= len(ids) == len(shapes) <= MOST
    assert set(ids) <= set(VOCABULARY.values()) - {VOCABULARY["[PAD]"], VOCABULARY["[CLS]"], VOCABULARY["[SEP]"]}
    assert 1 <= shapes[0] <= 7
    assert set(shapes[1:]) <= {shapes[0] + 8}


def test_what_begins_and_what_ends_a_window(pieces: Pieces) -> None:
    assert [pieces.begin, pieces.end] == numbers("[CLS]", "[SEP]")
