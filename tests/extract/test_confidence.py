"""The chance that a claim is right: what it is computed from, and how."""

import math

import numpy as np
import pytest

from corpus.relations import Relation
from extract.confidence import COLUMNS, GIVEN, Calibration, given
from extract.found import ORDER, Found, Saying
from extract.names import Party
from extract.pairs import Ground, Pair, ground
from extract.text import sentences
from tests.extract.reading_kit import party

TEXT = "Corvane backed by Alder\n\nAlder invests in Corvane. Birk and Delphine watch Alder. It invests."
PARTIES = [party(TEXT, "Alder", score=0.9), party(TEXT, "Corvane", listed="corvane", score=0.6), party(TEXT, "Birk")]
INVESTS = ORDER.index(Relation.INVESTS_IN)


def laid() -> Ground:
    return ground(sentences(TEXT), PARTIES)


def found(*logits: tuple[int, float], reverse: float = -12.0, rival: float = -12.0) -> Found:
    """Alder invests in Corvane, as so many sentences say it so clearly."""
    sayings = [Saying(logit, Pair(sentence, 0, 1), 0) for sentence, logit in logits]
    best = max(sayings, key=lambda saying: saying.logit)
    return Found(0, INVESTS, 1, best, np.zeros(1), sayings, reverse, rival)


def told(one: Found, parties: list[Party] = PARTIES) -> dict[str, float]:
    row = given(one, parties, laid())
    assert len(row) == COLUMNS
    assert row[len(GIVEN) :] == [float(relation is Relation.INVESTS_IN) for relation in ORDER]
    return dict(zip(GIVEN, row, strict=False))


def test_a_claim_of_a_sentence_that_names_both() -> None:
    assert told(found((0, 1.0), (1, 3.5), (3, -2.0), reverse=-4, rival=0.5)) == {
        "best": 3.5, "second": 1.0, "sentences": 2, "reverse": -4, "rival": 0.5,
        "subject_score": 0.9, "object_score": 0.6, "least_score": 0.6, "subject_listed": 0, "object_listed": 1,
        "subject_named": 1, "object_named": 1, "title": 0, "both_named": 1, "together": 2, "parties": 2,
    }  # fmt: skip


def test_a_claim_of_one_sentence_that_names_neither() -> None:
    assert told(found((3, -1.0))) == {
        "best": -1.0, "second": -6.0, "sentences": 0, "reverse": -6, "rival": -6,
        "subject_score": 0.9, "object_score": 0.6, "least_score": 0.6, "subject_listed": 0, "object_listed": 1,
        "subject_named": 0, "object_named": 0, "title": 0, "both_named": 0, "together": 2, "parties": 0,
    }  # fmt: skip


def test_a_claim_of_the_headline_and_one_that_names_the_subject_alone() -> None:
    row = told(found((0, 1.0), (2, -9.0)))
    assert (row["title"], row["both_named"], row["second"]) == (1, 1, -6)
    row = told(found((2, 1.0)))
    assert (row["title"], row["subject_named"], row["object_named"], row["both_named"], row["parties"]) == (0, 1, 0, 0, 2)


def test_the_columns_that_the_shipped_calibration_relies_on() -> None:
    assert COLUMNS == 16 + 12


def test_chances() -> None:
    calibration = Calibration([1.0, -2.0], 0.5)
    assert calibration.chances([[0.0, 0.25], [1.0, 0.0]]).tolist() == [0.5, pytest.approx(1 / (1 + math.exp(-1.5)))]
    assert calibration.chances([]).tolist() == []
