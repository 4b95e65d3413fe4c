"""From chances to names."""

import numpy as np
import pytest

from extract.names import Tagged
from extract.tags import TAGS, tagged
from extract.text import sentences

TEXT = "Alder Capital told Jane Roe of Paris that Corvane rivals it"
WORDS = TEXT.split()
(SENTENCE,) = sentences(TEXT)


def chances(**words: str) -> np.ndarray:
    """`chances(Alder="B-organisation .9")`: the rest of each word's chance is for none."""
    rows = np.zeros((len(WORDS), len(TAGS)))
    for number, word in enumerate(WORDS):
        for said in filter(None, words.get(word, "").split(", ")):
            tag, chance = said.split()
            rows[number, TAGS.index(tag)] = float(chance)
        rows[number, 0] = 1 - rows[number].sum()
    return rows


def found(**words: str) -> list[tuple[str, str, float]]:
    return [(TEXT[t.start : t.end], t.label, round(t.score, 6)) for t in tagged(SENTENCE, chances(**words))]


def test_the_tags_in_their_order() -> None:
    assert TAGS == (
        "O", "B-organisation", "I-organisation", "B-product", "I-product", "B-person", "I-person", "B-place", "I-place",
    )  # fmt: skip


def test_a_name_is_a_word_that_begins_and_those_inside() -> None:
    assert tagged(SENTENCE, chances(Alder="B-organisation .9", Capital="I-organisation .7")) == [
        Tagged(0, 13, "organisation", pytest.approx(0.8))
    ]


def test_all_labels() -> None:
    assert found(Alder="B-organisation .9", Jane="B-person .8", Roe="I-person .6", Paris="B-place .5", Corvane="B-product .7") == [
        ("Alder", "organisation", 0.9),
        ("Jane Roe", "person", 0.7),
        ("Paris", "place", 0.5),
        ("Corvane", "product", 0.7),
    ]


def test_a_word_that_begins_a_name_ends_the_one_before() -> None:
    assert found(Jane="B-organisation .9", Roe="B-organisation .5, I-organisation .4") == [
        ("Jane", "organisation", 0.9),
        ("Roe", "organisation", 0.9),
    ]


def test_a_word_inside_after_none_is_a_name_too() -> None:
    assert found(Capital="I-organisation .6") == [("Capital", "organisation", 0.6)]


def test_another_label_is_another_name() -> None:
    assert found(Alder="B-organisation .9", Capital="I-person .8") == [("Alder", "organisation", 0.9), ("Capital", "person", 0.8)]


def test_unsure_names_come_too_and_unlikely_ones_do_not() -> None:
    assert found(Alder="B-organisation .07, I-organisation .05", Jane="B-person .11, B-place .1") == [("Alder", "organisation", 0.12)]


def test_a_sentence_that_was_cut_has_names_where_it_was_read() -> None:
    rows = chances(Alder="B-organisation .9", Corvane="B-organisation .9")
    assert [TEXT[t.start : t.end] for t in tagged(SENTENCE, rows[:4])] == ["Alder"]
    assert tagged(SENTENCE, rows[:0]) == []
