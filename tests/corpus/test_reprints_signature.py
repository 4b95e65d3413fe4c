"""Signatures: the same everywhere, small, and how well they measure what the texts have in common."""

import hashlib
import random
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import KeiretsuError
from corpus.reprints import Signature, bands, contained, same_story, signature, similarity
from tests.corpus.reprints_texts import MORE_WIRE, OTHER_ITEMS, RELEASE, RIVAL, STANDARD_END, WIRE
from tests.corpus.test_reprints_story import article

LONG = "\n\n".join(["Tarnfjell rents processors", *WIRE, *MORE_WIRE])
SPACES = [" ", "  ", "\t", "\n", "\u00a0", " \n ", "\u2009", "\r\n"]
QUOTES = str.maketrans({'"': "“", "'": "’"})


def test_a_signature_is_what_it_was_when_ledgers_were_filled_with_it() -> None:
    # If this fails, stored signatures no longer compare with new ones: give the form a new number and make them anew.
    packed = signature(LONG).pack()
    assert hashlib.sha256(packed).hexdigest()[:16] == "492a67626f6697a3"
    assert len(packed) <= 582
    assert sorted(bands(signature(LONG)))[:2] == [-7944135989814614930, -7850221769603174386]


def test_another_process_with_other_hash_seed_makes_the_same(tmp_path) -> None:
    (tmp_path / "text").write_text(LONG, encoding="utf-8")
    code = (
        "import pathlib, sys; from corpus.reprints import signature; print(signature(pathlib.Path(sys.argv[1]).read_text()).pack().hex())"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "text")],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "7", "PYTHONUTF8": "1"},
    )
    assert ran.stdout.strip() == signature(LONG).pack().hex()


@pytest.mark.parametrize("text", [LONG, "", "One.", "\n\n", "…", "?!", "\ud800 lone", "a" * 500_000, "x " * 300_000], ids=range(9))
def test_any_text_has_a_signature_that_survives_storage(text: str) -> None:
    made = signature(text)
    assert Signature.unpack(made.pack()) == made
    assert similarity(made, made) == (1.0 if made.size else 0.0)
    assert all(-(2**63) <= band < 2**63 for band in bands(made))


@pytest.mark.parametrize("text", ["", " \n\n ", "…", "?!"])
def test_texts_without_words_meet_nothing(text: str) -> None:
    assert bands(signature(text)) == ()
    assert contained(signature(text), signature(LONG)) == similarity(signature(text), signature(text)) == 0.0


@pytest.mark.parametrize(
    "stored", [b"", b"\x01", b"\x01" * 40, signature(LONG).pack()[:-1], b"\x02" + signature(LONG).pack()[1:], signature(LONG).pack() + b"0"]
)
def test_what_is_no_signature_is_refused(stored: bytes) -> None:
    with pytest.raises(KeiretsuError, match="no signature of form 1; make the text's signature anew"):
        Signature.unpack(stored)


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from([str.upper, str.lower, str.title, str]))
def test_white_space_case_and_quotation_marks_change_nothing(chance: random.Random, cased) -> None:
    paragraphs = LONG.split("\n\n")
    spaced = ["".join(chance.choice(SPACES) if c == " " else c for c in line) for line in paragraphs]
    spaced = ["\n".join(part for part in line.splitlines() if part.strip()) for line in spaced]  # an empty line would end the paragraph
    written = chance.choice(["\n\n", "\r\n\r\n", "\n \n\n", "\n\t\n"]).join(cased(line).translate(QUOTES) for line in spaced)
    assert signature(written) == signature(LONG)
    other = article(RIVAL)
    assert same_story(article(written.split("\n\n")), other)[:3] == same_story(article(LONG.split("\n\n")), other)[:3]


POOL = [*WIRE, *MORE_WIRE, *OTHER_ITEMS, *RIVAL, *RELEASE, *STANDARD_END]
TEXTS = st.lists(st.sampled_from(POOL), max_size=9).map(article)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_symmetric_and_near_to_the_exact_figures(one, other) -> None:
    verdict = same_story(one, other)
    assert same_story(other, one) == verdict
    a, b = signature(one.text), signature(other.text)
    assert similarity(a, b) == similarity(b, a) == pytest.approx(verdict.similarity, abs=0.15)
    assert 0.0 <= contained(a, b) <= 1.0


@pytest.mark.parametrize(
    ("short", "long", "low", "high"),
    [
        (WIRE, [*WIRE, *MORE_WIRE], 0.85, 1),
        ([*WIRE, *MORE_WIRE], WIRE, 0.5, 0.75),
        (WIRE[:3], [*WIRE, *MORE_WIRE], 0.75, 1),
        (WIRE, OTHER_ITEMS, 0, 0.02),
    ],
)
def test_how_much_of_one_stands_in_the_other(short: list[str], long: list[str], low: float, high: float) -> None:
    assert low <= contained(signature(article(short).text), signature(article(long).text)) <= high


@pytest.mark.parametrize(("jaccard", "least", "most"), [(0.9, 1.0, 1.0), (0.8, 0.97, 1.0), (0.4, 0.0, 0.1), (0.2, 0.0, 0.0)])
def test_like_texts_meet_and_unlike_ones_do_not(jaccard: float, least: float, most: float) -> None:
    chance = random.Random(5)
    met = 0
    for _ in range(60):
        # One sentence without end, of words that occur once: every word changed at the end costs one shingle.
        common = round(300 * 2 * jaccard / (1 + jaccard))
        words = [f"w{chance.randrange(10**9)}" for _ in range(common + 3)]
        ends = [[f"v{chance.randrange(10**9)}" for _ in range(300 - common)] for _ in range(2)]
        one, other = (" ".join([*words, *end]) + "." for end in ends)
        met += bool(set(bands(signature(one))) & set(bands(signature(other))))
    assert least <= met / 60 <= most
