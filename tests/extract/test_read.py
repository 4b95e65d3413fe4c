"""The whole way from text to claims, with a model of a few rules in the place of the shipped one."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import PartialDate
from corpus.domain import Amount, Article, Claim, Status
from corpus.errors import KeiretsuError
from corpus.relations import Relation
from extract import reader
from extract.confidence import COLUMNS, Calibration
from extract.evaluate_confidence import Thresholds
from extract.found import ORDER, Found, Saying
from extract.pairs import Pair
from extract.pieces import Pieces
from extract.reader import Reader, read
from extract.text import sentences
from extract.weights import Record
from tests.extract.reading_kit import Toy, party

SURE_OF_ALL = Calibration([1.0, *[0.0] * (COLUMNS - 1)], 0.0)


def claims(text: str, pieces: Pieces, calibration: Calibration = SURE_OF_ALL) -> list[Claim]:
    article = Article(text=text, published=PartialDate("2025-05-14"))
    return read(article, sentences(text), engine=Toy(), pieces=pieces, calibration=calibration, by="toy 1")


TEXT = """Veltrix rivals Quorvane

In May, Tarnfjell Capital invests $40 million in Veltrix. Quorvane reportedly rivals Veltrix again. Birkholt will rival it."""
RIVALS, INVESTS, AGAIN = (
    "Veltrix rivals Quorvane",
    "In May, Tarnfjell Capital invests $40 million in Veltrix.",
    "Quorvane reportedly rivals Veltrix again.",
)


def test_claims_in_the_order_of_the_text(pieces: Pieces) -> None:
    common = {"status": Status.ACTIVE, "confidence": 0.9526, "extractor": "toy 1"}
    rivals, invests = claims(TEXT, pieces)
    assert rivals == Claim(
        subject="Veltrix",
        relation=Relation.COMPETES_WITH,
        object="Quorvane",
        evidence=RIVALS,
        start=0,
        end=len(RIVALS),
        subject_text="Veltrix",
        object_text="Quorvane",
        why="the sentence names both; said in 2 sentences",
        **(common | {"confidence": 0.9933}),
    )
    assert invests == Claim(
        subject="Tarnfjell Capital",
        relation=Relation.INVESTS_IN,
        object="Veltrix",
        amount=Amount(value=4e7, text="$40 million"),
        date=PartialDate("2025-05"),
        evidence=INVESTS,
        start=TEXT.index(INVESTS),
        end=TEXT.index(INVESTS) + len(INVESTS),
        subject_text="Tarnfjell Capital",
        object_text="Veltrix",
        why="the sentence names both",
        **common,
    )


def test_nothing_named_nothing_claimed(pieces: Pieces) -> None:
    assert claims("It rains. Nobody invests in anything.", pieces) == []
    assert claims("— * —", pieces) == []  # no sentence at all


def test_what_is_hardly_likely_is_not_kept_even_for_review(pieces: Pieces) -> None:
    doubtful = Calibration([1.0, *[0.0] * (COLUMNS - 1)], -6.0)  # investing comes to 1 in 20, rivals to 1 in 4
    assert [(one.relation, one.confidence) for one in claims(TEXT, pieces, doubtful)] == [(Relation.COMPETES_WITH, 0.2689)]


def test_of_parties_with_the_same_name_the_surest_claim_stays() -> None:
    text = "Veltrix invests in Quorvane."
    parties = [party(text, "Veltrix"), party(text, "Quorvane"), party(text, "Veltrix", listed="veltrix")]

    def found(subject: int, relation: Relation, other: int) -> Found:
        saying = Saying(1.0, Pair(0, subject, other), 0)
        return Found(subject, ORDER.index(relation), other, saying, np.zeros(1), [saying])

    several = [
        found(0, Relation.INVESTS_IN, 1), found(2, Relation.INVESTS_IN, 1), found(1, Relation.INVESTS_IN, 0), found(0, Relation.INVESTS_IN, 2),
        found(0, Relation.COMPETES_WITH, 1), found(1, Relation.COMPETES_WITH, 2),
    ]  # fmt: skip
    kept, chances = reader._kept(several, np.array([0.5, 0.7, 0.1, 0.9, 0.4, 0.3]), parties)
    assert kept == [several[1], several[2], several[4]]
    assert chances == [0.7, 0.1, 0.4]


# ------------------------------------------------------------------ the reader


@pytest.fixture
def toy_reader(monkeypatch: pytest.MonkeyPatch, vocabulary: Path) -> Callable[..., Reader]:
    record = Record(vocabulary.parent, "toy-english 1", Thresholds(sure=0.9, likely=0.5), (1.0, *[0.0] * (COLUMNS - 1)), 0.0)
    monkeypatch.setattr(reader, "load_record", lambda _: record)
    monkeypatch.setattr(reader, "OnnxEngine", lambda _: Toy())
    return Reader


def test_a_reader(toy_reader: Callable[..., Reader]) -> None:
    made = toy_reader()
    reading = made.read(Article(text=TEXT, published=PartialDate("2025-05-14")))
    assert made.thresholds == Thresholds(sure=0.9, likely=0.5)
    assert [(one.subject, one.relation, one.object, one.extractor) for one in reading.claims] == [
        ("Veltrix", Relation.COMPETES_WITH, "Quorvane", "toy-english 1"),
        ("Tarnfjell Capital", Relation.INVESTS_IN, "Veltrix", "toy-english 1"),
    ]
    assert reading.notes == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [(" ", "There is nothing to read"), ("Die Firma und der Rest ist für das Amt nicht zu haben. " * 20, "seems to be in German")],
)
def test_what_cannot_be_read(toy_reader: Callable[..., Reader], text: str, said: str) -> None:
    with pytest.raises(KeiretsuError, match=said):
        toy_reader().read(Article(text=text))


def test_a_long_text_is_read_in_part_with_a_note(toy_reader: Callable[..., Reader], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_WORDS", 20)
    reading = toy_reader().read(Article(text=TEXT + " Ostrava invests $9 in Arm."))
    assert [one.evidence for one in reading.claims] == [RIVALS, INVESTS]
    assert reading.notes == ("read up to 20 words; the rest of the text was left out",)


def test_with_a_pipeline_it_is_another_reader(toy_reader: Callable[..., Reader], pipeline_folder: Callable[..., Path]) -> None:
    text = "eyeline rivals Quorvane."
    assert toy_reader().read(Article(text=text)).claims == ()
    (one,) = toy_reader(pipeline=str(pipeline_folder({"ORG": ["eyeline"]}))).read(Article(text=text)).claims
    assert (one.subject, one.object, one.extractor) == ("eyeline", "Quorvane", "toy-english+en_by_hand 1")


# ------------------------------------------------------------------ any text

PARTS = ["Veltrix", "Quorvane", "Birk Cloud", "invests in", "rivals", "will", "reportedly", "$5 million", "12%", "in 2025", ".", ". ", "\n\n", "200 MW", "the", "|", "- ", "“", "’s", "OpenAI", "ChatGPT", "\u200d", "深度"]  # fmt: skip


@given(parts=st.lists(st.sampled_from(PARTS), min_size=1, max_size=40))
def test_claims_have_their_evidence_in_its_place(vocabulary, parts):
    text = " ".join(parts)
    for one in claims(text, Pieces(vocabulary)):
        assert text[one.start : one.end] == one.evidence
        assert one.subject != one.object
        assert all(name is None or name in one.evidence for name in (one.subject_text, one.object_text))
        assert one.amount is None or one.amount.text in text


HOSTILE = {
    "no sentence ends": lambda n: "word " * (n // 5),
    "one name": lambda n: "Veltrix " * (n // 8),
    "one name a sentence": lambda n: "Veltrix rises. " * (n // 15),
    "two names": lambda n: "Veltrix invests in Quorvane. " * (n // 29),
    "names in one line": lambda n: " ".join(f"Veltrix{i}" for i in range(n // 11)),
    "a new name a sentence": lambda n: "".join(f"Veltrix{i} rivals Quorvane. " for i in range(n // 28)),
    "one word": lambda n: "Veltrix" * (n // 7),
    "addresses": lambda n: "https://veltrix.com/a-b?c=[SEP] " * (n // 32),
    "figures": lambda n: "Veltrix invests $5 million, 12% and 3 GW in Quorvane in May. " * (n // 61),
}


def seconds(text: str, pieces: Pieces) -> float:
    cut = sentences(text)
    started = time.process_time()
    read(Article(text=text), cut, engine=Toy(), pieces=pieces, calibration=SURE_OF_ALL, by="toy 1")
    return time.process_time() - started


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_length(pieces: Pieces, make: Callable[[int], str]) -> None:
    small, large = (min(seconds(make(size), pieces) for _ in range(3)) for size in (6_000, 24_000))
    assert large < 9 * small + 0.3  # four times as long; quadratic were sixteen times
