"""Annotated articles as examples: what is asked in each window, and what the annotation answers."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpus.relations import Relation
from extract.figures import AMOUNT, CAPACITY, DATE, PERCENT
from extract.names import Tagged
from extract.pairs import FEATURES, Pair
from extract.pieces import Pieces
from extract.train.examples import ORDER, STATUSES, Example, articles, examples

FIRST = "Veltrix invests $40 million in Quorvane for 12%."
SECOND = "Quorvane rivals Birkholt."
THIRD = "Veltrix and Quorvane rose on May 3, 2025."
TEXT = f"{FIRST} {SECOND} {THIRD}"
NAMES = ("Veltrix", "Quorvane", "Birkholt")
VELTRIX, QUORVANE, BIRKHOLT = range(3)
INVESTS, RIVALS, PARTNERS = (ORDER.index(r) for r in (Relation.INVESTS_IN, Relation.COMPETES_WITH, Relation.PARTNERS_WITH))


def claimed(triple: str, evidence: str = FIRST, **more: Any) -> dict[str, Any]:
    subject, relation, other = triple.split()
    return {"subject": subject, "relation": relation, "object": other, "evidence": evidence, "status": "active", **more}


def made(pieces: Pieces, *claims: dict[str, Any], text: str = TEXT) -> tuple[list[Example], list[dict[str, Any]]]:
    tagged = [Tagged(at, at + len(name), "organisation", 0.95) for name in NAMES for at in range(len(text)) if text.startswith(name, at)]
    return examples({"id": "x", "text": text, "published": "2025-05-14", "claims": list(claims)}, tagged, pieces)


def stated(example: Example) -> dict[tuple[Pair, int], float]:
    """The answers that are not no."""
    return {
        (example.pairs[pair], int(relation)): example.answer[pair, relation]
        for pair, relation in zip(*np.nonzero(example.answer), strict=True)
    }


def unsure(example: Example) -> dict[tuple[Pair, int], float]:
    """The weights that are not one."""
    rows = zip(*np.nonzero(example.weight != 1), strict=True)
    return {(example.pairs[pair], int(relation)): round(float(example.weight[pair, relation]), 3) for pair, relation in rows}


def test_an_article_without_claims_has_questions_and_says_no(pieces: Pieces) -> None:
    (one,), missed = made(pieces)
    assert missed == []
    assert (one.article, one.window.own, one.stated, one.tags) == ("x", range(3), [], [])
    assert one.features.shape == (len(one.pairs), FEATURES)
    assert one.layout.local.shape == (len(one.pairs), 2)
    assert not one.answer.any()
    assert one.weight.all()


def test_a_claim_is_stated_where_its_evidence_stands_and_left_open_elsewhere(pieces: Pieces) -> None:
    (one,), missed = made(pieces, claimed("Veltrix INVESTS_IN Quorvane"))
    assert missed == []
    assert stated(one) == {(Pair(0, VELTRIX, QUORVANE), INVESTS): 1}
    assert unsure(one) == {
        (Pair(1, VELTRIX, QUORVANE), INVESTS): 0.3,  # the sentence names one of the two
        (Pair(2, VELTRIX, QUORVANE), INVESTS): 0,  # and this one both
        **{(Pair(s, *pair), PARTNERS): 0 for s in range(3) for pair in ((VELTRIX, QUORVANE), (QUORVANE, VELTRIX))},
    }


def test_where_there_is_no_direction_both_readings_are_stated(pieces: Pieces) -> None:
    (one,), _ = made(pieces, claimed("Birkholt COMPETES_WITH Quorvane", SECOND))
    assert stated(one) == {(Pair(1, BIRKHOLT, QUORVANE), RIVALS): 1, (Pair(1, QUORVANE, BIRKHOLT), RIVALS): 1}
    assert sorted((one.pairs[s.pair], s.relation) for s in one.stated) == [(Pair(1, 1, 2), RIVALS), (Pair(1, 2, 1), RIVALS)]


def test_two_claims_of_the_same_two(pieces: Pieces) -> None:
    (one,), _ = made(
        pieces,
        claimed("Veltrix INVESTS_IN Quorvane"),
        claimed("Veltrix INVESTS_IN Quorvane", THIRD),
        claimed("Veltrix PARTNERS_WITH Quorvane", THIRD),
    )
    assert stated(one) == {
        (Pair(0, VELTRIX, QUORVANE), INVESTS): 1,
        (Pair(2, VELTRIX, QUORVANE), INVESTS): 1,
        (Pair(2, VELTRIX, QUORVANE), PARTNERS): 1,
        (Pair(2, QUORVANE, VELTRIX), PARTNERS): 1,
    }
    assert all(one.weight[one.pairs.index(pair), relation] == 1 for pair, relation in stated(one))


def test_evidence_of_two_sentences_is_stated_in_both(pieces: Pieces) -> None:
    (one,), _ = made(pieces, claimed("Veltrix INVESTS_IN Quorvane", f"{FIRST} {SECOND}"))
    assert set(stated(one)) == {(Pair(0, VELTRIX, QUORVANE), INVESTS), (Pair(1, VELTRIX, QUORVANE), INVESTS)}


@pytest.mark.parametrize(
    "lost",
    [
        claimed("Nobody INVESTS_IN Quorvane"),
        claimed("Quorvane INVESTS_IN Quorvane"),
        claimed("Veltrix INVESTS_IN Quorvane", "Such a sentence does not stand there."),
    ],
    ids=["a name that was not found", "of itself", "without its evidence"],
)
def test_claims_that_no_pair_stands_for(pieces: Pieces, lost: dict[str, Any]) -> None:
    (one,), missed = made(pieces, lost)
    assert missed == [lost]
    assert stated(one) == {}


def test_a_pair_that_would_not_be_asked_about_is(pieces: Pieces) -> None:
    fillers = [f"N{letter}x" for letter in "abcdefghijklmnopqrstuvwxyz"]
    text = f"{' '.join(f'{name} rises.' for name in fillers)} Veltrix rises. {'It rains. ' * 3}So it invests in Quorvane."
    article = {"id": "x", "text": text, "claims": [claimed("Naax INVESTS_IN Quorvane", "So it invests in Quorvane.") | {"subject": "Nax"}]}
    tagged = [Tagged(at, at + len(name), "organisation", 0.95) for name in (*fillers, "Veltrix", "Quorvane") for at in [text.index(name)]]
    (one,), missed = examples(article, tagged, pieces)
    assert missed == []
    assert [one.pairs[s.pair].sentence for s in one.stated] == [30]
    assert [pair.sentence for pair in one.pairs] == sorted(pair.sentence for pair in one.pairs)


# ------------------------------------------------------------------ fields


def targets(pieces: Pieces, **more: Any) -> dict[int, tuple[int, int]]:
    """For each kind how many figures there are to choose from, and which is right."""
    (one,), _ = made(pieces, claimed("Veltrix INVESTS_IN Quorvane", **more))
    (of_claim,) = one.stated
    for cells, spots, _ in of_claim.figures:
        assert len(cells) == len(spots)
    return {kind: (len(cells), target) for kind, (cells, _, target) in enumerate(of_claim.figures)}


def test_a_claim_without_figures_points_past_the_last(pieces: Pieces) -> None:
    assert targets(pieces) == {AMOUNT: (1, 1), DATE: (2, 2), PERCENT: (1, 1), CAPACITY: (0, 0)}


def test_figures_that_were_found(pieces: Pieces) -> None:
    told = {"amount": {"value": 40_000_000, "currency": "USD"}, "percent": 12, "date": "2025-05-14", "capacity": None}
    assert targets(pieces, **told) == {AMOUNT: (1, 0), DATE: (2, 0), PERCENT: (1, 0), CAPACITY: (0, 0)}


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ({"amount": {"value": 41_000_000}}, AMOUNT),
        ({"amount": {"value": 40_000_000, "currency": "EUR"}}, AMOUNT),
        ({"date": "2024"}, DATE),
        ({"percent": 13}, PERCENT),
        ({"capacity": {"value": 1, "unit": "GW"}}, CAPACITY),
    ],
)
def test_a_figure_that_was_read_otherwise_teaches_nothing(pieces: Pieces, told: dict[str, Any], kind: int) -> None:
    assert targets(pieces, **told)[kind][1] == -100


def test_an_amount_without_a_value_is_none(pieces: Pieces) -> None:
    assert targets(pieces, amount={"value": None, "text": "undisclosed"})[AMOUNT] == (1, 1)


@pytest.mark.parametrize(("number", "status"), list(enumerate(STATUSES)))
def test_status_and_hedging(pieces: Pieces, number: int, status: str) -> None:
    (one,), _ = made(pieces, claimed("Veltrix INVESTS_IN Quorvane", status=status, hedged=number % 2 == 0))
    assert [(s.status, s.hedged) for s in one.stated] == [(number, number % 2 == 0)]


# ------------------------------------------------------------------ files


def test_articles_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "a.jsonl").write_text('{"id": "one"}\n\n{"id": "two"}\n')
    (tmp_path / "more" / "b.json").write_text(json.dumps({"id": "three"}, indent=1))
    (tmp_path / "notes.txt").write_text("not this")
    assert list(articles(tmp_path)) == [{"id": "one"}, {"id": "two"}, {"id": "three"}]
