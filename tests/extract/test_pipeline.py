"""Names from a spaCy pipeline: Docs made by hand in both label schemes, joined with the model's own names, and pipelines made by hand."""

import builtins
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from corpus.errors import KeiretsuError
from extract import pipeline as module
from extract.names import Tagged
from extract.pipeline import SCORE, Pipeline, joined, tagged
from extract.text import sentences

BLANK = spacy.blank("en")
TEXT = "Alder Capital of Norway told Jane Roe in Paris that the Opera House runs Claude for Norwegians since May."


def doc(text: str = TEXT, /, **labels: str) -> Doc:
    """`doc(ORG="Alder Capital|Birk")`: the text with these names set."""
    made = BLANK(text)
    spans = [(text.index(name), name, label) for label, names in labels.items() for name in names.split("|")]
    made.ents = [made.char_span(start, start + len(name), label=label) for start, name, label in spans]
    return made


def told(made: Doc) -> list[tuple[str, str]]:
    assert {one.score for one in tagged(made)} <= {SCORE}
    return [(made.text[one.start : one.end], one.label) for one in tagged(made)]


# ------------------------------------------------------------------ label schemes


def test_ontonotes() -> None:
    made = doc(
        ORG="Alder Capital",
        GPE="Norway",
        PERSON="Jane Roe",
        LOC="Paris",
        FAC="the Opera House",
        PRODUCT="Claude",
        NORP="Norwegians",
        DATE="May",
    )
    assert told(made) == [
        ("Alder Capital", "organisation"),
        ("Norway", "place"),
        ("Jane Roe", "person"),
        ("Paris", "place"),
        ("the Opera House", "place"),
        ("Claude", "product"),
    ]


def test_conll_and_ud() -> None:
    made = doc(ORG="Alder Capital", LOC="Norway|Paris", PER="Jane Roe", MISC="Claude|Norwegians")
    assert told(made) == [("Alder Capital", "organisation"), ("Norway", "place"), ("Jane Roe", "person"), ("Paris", "place")]


def test_labels_in_small_letters_are_the_same() -> None:
    assert told(doc(org="Alder Capital", per="Jane Roe")) == [("Alder Capital", "organisation"), ("Jane Roe", "person")]


def test_a_doc_of_a_part_of_the_text() -> None:
    assert tagged(doc(ORG="Alder Capital", GPE="Norway"), 1000) == [
        Tagged(1000, 1013, "organisation", SCORE),
        Tagged(1017, 1023, "place", SCORE),
    ]


def test_no_names() -> None:
    assert tagged(doc()) == []


# ------------------------------------------------------------------ joined with the model's own


def org(start: int, end: int, score: float = SCORE) -> Tagged:
    return Tagged(start, end, "organisation", score)


def test_names_that_agree_gain() -> None:
    own = [org(0, 13, 0.5), org(20, 30, 0.9), Tagged(40, 45, "person", 0.2)]
    assert joined(own, [org(0, 13), Tagged(42, 45, "person", SCORE)]) == [
        org(0, 13, pytest.approx(0.8)),
        org(20, 30, 0.9),
        Tagged(40, 45, "person", pytest.approx(0.68)),
    ]


def test_organisations_that_the_model_missed_come_with_a_middle_score() -> None:
    assert joined([org(0, 5, 0.9)], [org(5, 9), org(20, 30), Tagged(40, 45, "person", SCORE), Tagged(50, 55, "place", SCORE)]) == [
        org(0, 5, 0.9),
        org(5, 9),
        org(20, 30),
    ]


def test_what_the_model_is_sure_of_stands() -> None:
    sure, unsure = Tagged(0, 7, "product", 0.5), Tagged(10, 17, "person", 0.49)
    assert joined([sure, unsure], [org(0, 7), org(10, 17)]) == [sure, org(10, 17), unsure]


def test_one_name_where_the_two_cut_it_otherwise() -> None:
    assert joined([org(0, 5, 0.5), org(6, 13, 0.5)], [org(0, 13)]) == [org(0, 5, pytest.approx(0.8)), org(6, 13, pytest.approx(0.8))]


def test_either_alone() -> None:
    assert joined([], []) == []
    assert joined([org(3, 4, 0.3)], []) == [org(3, 4, 0.3)]
    assert joined([], [org(3, 4), Tagged(5, 6, "place", SCORE)]) == [org(3, 4)]


SPANS = st.lists(st.tuples(st.integers(1, 4), st.sampled_from(["organisation", "person", "product"]), st.floats(0.12, 1)), max_size=8)


def spans(made: list[tuple[int, str, float]]) -> list[Tagged]:
    """One after the other, some of them touching."""
    found, at = [], 0
    for length, label, score in made:
        found.append(Tagged(at, at + length, label, score))
        at += length + (length % 2)
    return found


@given(own=SPANS.map(spans), others=SPANS.map(spans))
def test_nothing_of_the_model_is_lost_or_less_sure(own, others):
    found = joined(own, others)
    assert found == sorted(found)
    for one in own:
        assert any(one[:3] == other[:3] and one.score <= other.score <= 1 for other in found)
    added = [one for one in found if one[:3] not in {mine[:3] for mine in own}]
    assert all(one in others and one.label == "organisation" for one in added)


# ------------------------------------------------------------------ pipelines


def test_a_pipeline_reads_the_sentences(pipeline_folder: Callable[..., Path]) -> None:
    found = Pipeline(str(pipeline_folder({"ORG": ["Corvane", "Alder Capital"], "GPE": ["Norway"]})))
    text = "  Corvane grows.\n\nAlder Capital of Norway backs Corvane. The end."
    assert found.name == "en_by_hand"
    assert [(text[one.start : one.end], one.label) for one in found.names(text, sentences(text))] == [
        ("Corvane", "organisation"),
        ("Alder Capital", "organisation"),
        ("Norway", "place"),
        ("Corvane", "organisation"),
    ]
    assert found.names(text, sentences(text)[:1]) == [Tagged(2, 9, "organisation", SCORE)]
    assert found.names(text, []) == []


def test_a_long_text_is_read_in_parts(pipeline_folder: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PART", 50)
    text = "Corvane grows. It rains and rains and rains. " * 5
    cut = sentences(text)
    parts = list(module._parts(text, cut))
    assert all(text[start:].startswith(part) and len(part) <= 50 for part, start in parts)
    assert "".join(part for part, _ in parts).replace(" ", "") == text.replace(" ", "")
    found = Pipeline(str(pipeline_folder({"ORG": ["Corvane"]})))
    assert [one.start for one in found.names(text, cut)] == [0, 45, 90, 135, 180]


def test_a_sentence_longer_than_a_part_is_one_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PART", 50)
    long = "Word " + "word " * 100 + "end."
    text = f"Short one. {long} Short two. Short three."
    assert list(module._parts(text, sentences(text))) == [("Short one.", 0), (long, 11), ("Short two. Short three.", 12 + len(long))]


@pytest.mark.parametrize(
    ("words", "language", "said"),
    [
        ({"PERSON": ["Jane"]}, "en", "finds no organisations (label ORG); name one that does, such as en_core_web_trf"),
        ({}, "en", "finds no organisations (label ORG); name one that does, such as en_core_web_trf"),
        ({"ORG": ["Siemens"]}, "de", "reads the language 'de'; name one for English, such as en_core_web_trf"),
    ],
)
def test_a_pipeline_that_is_of_no_use(pipeline_folder: Callable[..., Path], words: dict[str, list[str]], language: str, said: str) -> None:
    folder = str(pipeline_folder(words, language=language))
    with pytest.raises(KeiretsuError) as refused:
        Pipeline(folder)
    assert str(refused.value) == f"the spaCy pipeline {folder!r} {said}"


def test_a_missing_pipeline() -> None:
    with pytest.raises(KeiretsuError) as refused:
        Pipeline("en_core_web_none")
    assert (
        str(refused.value)
        == "there is no spaCy pipeline 'en_core_web_none' here; install it with: python -m spacy download en_core_web_none"
    )


def test_a_pipeline_that_asks_for_more(pipeline_folder: Callable[..., Path]) -> None:
    folder = pipeline_folder({"ORG": ["Corvane"]})
    config = folder / "config.cfg"
    config.write_text(config.read_text().replace('factory = "entity_ruler"', 'factory = "no_such_part"'))
    with pytest.raises(KeiretsuError) as refused:
        Pipeline(str(folder))
    assert str(refused.value).startswith(f"the spaCy pipeline {str(folder)!r} cannot be loaded; install what it asks for: [E002]")
    assert "\n" not in str(refused.value)


def test_without_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = builtins.__import__

    def without(name, *args, **kwargs):
        if name == "spacy":
            raise ImportError(name)
        return whole(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(KeiretsuError) as refused:
        Pipeline("en_core_web_trf")
    assert str(refused.value) == "a pipeline needs the library spaCy; install it with: pip install 'keiretsu[pipeline]'"
