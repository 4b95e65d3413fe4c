"""Words cut by the rules that the encoder was pretrained with; the expected pieces are those of the vocabulary's own tool."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.wordpiece import cut

KNOWN = {
    "un": 1,
    "##known": 2,
    "##k": 3,
    "cafe": 4,
    "$": 5,
    "38": 6,
    "##bn": 7,
    "o": 8,
    "'": 9,
    "reilly": 10,
    "中": 11,
    "-": 12,
    "back": 13,
    "##ed": 14,
}
UNKNOWN = 0


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("unknown", [1, 2]),
        ("UNK", [1, 3]),
        ("Café", [4]),
        ("$38bn", [5, 6, 7]),
        ("O'Reilly", [8, 9, 10]),
        ("中中", [11, 11]),
        ("cafe-backed", [4, 12, 13, 14]),
        ("ca\u200bfe", [4]),  # what has no width is no part of a word
        ("unseen", [0]),  # unknown as a whole, where any part of it is
        ("back back", [13, 13]),
        ("", []),
        ("\u0301", []),
        ("o" * 101, [0]),
    ],
)
def test_words_and_their_pieces(word: str, expected: list[int]) -> None:
    assert cut(word, KNOWN, UNKNOWN) == expected


@given(st.text(max_size=30))
def test_every_piece_is_known_or_unknown(word: str) -> None:
    assert set(cut(word, KNOWN, UNKNOWN)) <= {*KNOWN.values(), UNKNOWN}


@given(st.text(alphabet="abcdefghij", min_size=1, max_size=20))
def test_the_pieces_of_a_word_spell_it(word: str) -> None:
    letters = {**{c: i + 1 for i, c in enumerate("abcdefghij")}, **{f"##{c}": i + 11 for i, c in enumerate("abcdefghij")}}
    by_number = {number: piece.removeprefix("##") for piece, number in letters.items()}
    assert "".join(by_number[number] for number in cut(word, letters, 0)) == word
