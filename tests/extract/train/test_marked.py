"""What annotated articles teach the tagger."""

import random

import pytest

from extract.names import Tagged
from extract.pieces import Pieces
from extract.tags import TAGS
from extract.text import sentences
from extract.train.marked import annotated, forms, joined, tags_of
from extract.windows import LIMIT, windows
from tests.extract.reading_kit import words_of


@pytest.mark.parametrize(
    ("name", "some"),
    [
        ("Veltrix", {"Veltrix"}),
        ("Veltrix Inc.", {"Veltrix Inc.", "Veltrix"}),
        ("Veltrix Capital", {"Veltrix Capital"}),
        ("Q", set()),
    ],
)
def test_forms_of_a_name(name: str, some: set[str]) -> None:
    assert forms(name) == some


def test_forms_of_a_listed_name_are_those_of_the_table() -> None:
    assert {"Meta", "Facebook"} <= forms("Meta")


def test_parties_of_claims_are_marked_wherever_they_stand() -> None:
    text = "Veltrix Capital backs Quorvane Inc. Quorvane's founder met Veltrix Capitals and Quorvanes."
    article = {"text": text, "claims": [{"subject": "Veltrix Capital", "object": "Quorvane Inc."}]}
    assert [(text[t.start : t.end], t.start, t.label, t.score) for t in annotated(article)] == [
        ("Veltrix Capital", 0, "organisation", 0.95),
        ("Quorvane Inc.", 22, "organisation", 0.95),
        ("Quorvane", 36, "organisation", 0.95),
    ]
    assert annotated({"text": text, "claims": []}) == []


def org(start: int, end: int, score: float = 0.95) -> Tagged:
    return Tagged(start, end, "organisation", score)


def test_predicted_names_beside_the_annotated_ones() -> None:
    sure, unsure = [org(0, 5), org(10, 15)], [org(4, 8, 0.4), org(5, 9, 0.4), Tagged(20, 25, "person", 0.9)]
    assert joined(sure, unsure, drop=0.0) == [*sure, org(5, 9, 0.4), Tagged(20, 25, "person", 0.9)]
    assert joined(sure, unsure, drop=1.0) == unsure


def test_a_share_of_the_annotated_names_is_left_out() -> None:
    random.seed(0)
    names = [org(at, at + 1) for at in range(0, 1000, 2)]
    assert 30 < len(names) - len(joined(names, [], drop=0.1)) < 75


def test_tags(pieces: Pieces) -> None:
    text = "Veltrix Capital told Jane Roe that Orbal rivals it"
    cut = sentences(text)
    (window,) = windows(words_of(text, cut), pieces)
    sure = [org(0, 15)]
    unsure = [Tagged(21, 29, "person", 0.95), org(35, 40, 0.5), Tagged(0, 7, "place", 0.99)]
    tags = tags_of(window, cut, sure, unsure)
    assert len(tags) == len(window.ids)
    of_words = [TAGS[tags[at]] if tags[at] >= 0 else None for at in window.at[0][:-1]]
    assert of_words == ["B-organisation", "I-organisation", "O", "B-person", "I-person", "O", None, "O", "O"]
    assert {tag for at, tag in enumerate(tags) if at not in window.at[0]} == {-100}


def test_words_beyond_a_cut_teach_nothing(pieces: Pieces) -> None:
    text = f"{'a ' * 450}Veltrix"
    cut = sentences(text)
    (window,) = windows(words_of(text, cut), pieces)
    tags = tags_of(window, cut, [org(900, 907)], [])
    assert tags == [-100, *[0] * LIMIT, -100]
