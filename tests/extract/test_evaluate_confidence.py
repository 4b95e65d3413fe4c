import pytest

from extract.evaluate import score, unlisted
from extract.evaluate_confidence import (
    Bin,
    Calibration,
    Thresholds,
    by_class,
    calibration,
)
from extract.evaluate_match import Interval, Tally
from tests.extract.evaluate_cases import GOLD, READ, claim

# ------------------------------------------------------------------ thresholds and calibration


def test_thresholds_make_three_classes() -> None:
    thresholds = Thresholds(sure=0.9, likely=0.5)
    assert [thresholds.class_of(c) for c in READ["one"][:2] + READ["two"][:1] + GOLD["two"]] == ["sure", "likely", "review", "sure"]
    assert by_class(GOLD, READ, thresholds) == {"sure": Tally(1, 1, 4), "likely": Tally(2, 3, 4), "review": Tally(3, 5, 4)}


def test_calibration_by_width_and_by_mass() -> None:
    found = calibration(GOLD, READ, bins=2)
    assert found == Calibration(
        by_width=(Bin(0.0, 0.5, 2, 0.25, 0.5), Bin(0.5, 1.0, 3, pytest.approx(0.7), pytest.approx(2 / 3))),
        by_mass=(Bin(0.2, 0.6, 4, pytest.approx(0.425), 0.5), Bin(0.9, 0.9, 1, 0.9, 1.0)),
    )
    assert found.error_by_width == pytest.approx((2 * 0.25 + 3 * (0.7 - 2 / 3)) / 5)
    assert found.error_by_mass == pytest.approx((4 * 0.075 + 0.1) / 5)


def test_nothing_predicted_is_no_division_by_zero() -> None:
    assert calibration(GOLD, {}) == Calibration((), ())
    assert calibration(GOLD, {}).error_by_mass == 0.0
    assert score({}, {}).f1 == Interval(0.0, 0.0)


def test_only_claims_with_a_party_that_no_table_lists() -> None:
    known = unlisted({"Nvidia", "OpenAI", "AMD", "Advanced Micro Devices", "OpenAI Inc."}.__contains__)
    report = score(GOLD, READ, only=known)
    assert report.claims == Tally(1, 2, 2)
    assert report.pairs == Tally(1, 1, 2)
    assert list(report.relations) == ["PARTNERS_WITH", "SUES", "COMPETES_WITH"]


def test_an_unlisted_spelling_of_a_listed_firm_is_scored_by_golds_name() -> None:
    gold, read = {"a": [claim("Nvidia OWNS Arm")]}, {"a": [claim("NVIDIA Corp. OWNS Arm")]}
    assert score(gold, read, only=unlisted({"Nvidia", "Arm"}.__contains__)).claims == Tally(0, 0, 0)
