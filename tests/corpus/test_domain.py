import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from corpus.domain import Amount, Article, Claim, Judgement, Status, digest
from corpus.relations import MONEY_BEARING, READINGS, SYMMETRIC, Relation


def claim(**fields: object) -> Claim:
    return Claim(**{"subject": "Nvidia", "relation": "INVESTS_IN", "object": "OpenAI", "status": "agreed", "evidence": "E."} | fields)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("$40 billion", "exact"),
        ("up to $10 billion", "up_to"),
        ("as much as €5bn", "up_to"),
        ("less than $100 million", "up_to"),
        ("no less than $100 million", "exact"),
        ("more than $2 billion", "at_least"),
        ("At least $2 billion", "at_least"),
        ("roughly $300m", "about"),
        ("nearly $1.5 billion", "about"),
        ("$5 billion over five years", "exact"),
        ("$300 billion over about 5 years", "exact"),
        ("$10 billion or more", "at_least"),
        ("$2bn+", "at_least"),
        ("no more than $3 billion", "up_to"),
        ("more than five billion dollars", "at_least"),
        ("five billion dollars over some years", "exact"),
        ("another $4 billion", "exact"),
        ("", "exact"),
    ],
)
def test_bound_is_read_from_the_words(text: str, bound: str) -> None:
    assert Amount(value=1, text=text).bound == bound


def test_a_given_bound_stands_and_a_high_end_makes_a_range() -> None:
    assert Amount(value=1, text="up to 1", bound="exact").bound == "exact"
    assert Amount(value=1, high=2, text="1 to 2").bound == "range"
    with pytest.raises(ValidationError, match="ends below its start"):
        Amount(value=2, high=1)


def test_claim_id_depends_on_what_was_read_and_not_on_how() -> None:
    base = claim(start=0, end=2).id_in("a:1")
    assert claim(start=0, end=2, status="denied", hedged=True, confidence=0.3, extractor="x 1").id_in("a:1") == base
    assert claim(start=0, end=2, subject="NVIDIA Corp", subject_text="Nvidia").id_in("a:1") == base
    others = [
        claim(start=0, end=2).id_in("a:2"),
        claim(start=1, end=2).id_in("a:1"),
        claim(start=0, end=2, relation="LENDS_TO").id_in("a:1"),
        claim(start=0, end=2, amount={"value": 1, "text": "$1"}).id_in("a:1"),
        claim(start=0, end=2, subject="AMD").id_in("a:1"),
    ]
    assert len({base, *others}) == 6


def test_a_symmetric_claim_has_one_id_either_way_round() -> None:
    one, other = (claim(relation="PARTNERS_WITH", subject=a, object=b).id_in("a:1") for a, b in (("Arm", "Intel"), ("Intel", "Arm")))
    assert one == other


def test_article_id_tells_places_and_texts_apart() -> None:
    here = Article(text="T", url="https://example.com/1").id
    assert Article(text="T", url="https://example.com/1", title="Other", publisher="P").id == here
    ids = {
        here,
        Article(text="T2", url="https://example.com/1").id,
        Article(text="T", publisher="P").id,
        Article(text="T", publisher="Q").id,
    }
    assert len(ids) == 4
    assert Article(text="T", url="https://m.example.com/1", canonical_url="https://example.com/1").id == here


numbers = st.floats(min_value=0, max_value=1e15, allow_nan=False)
claims = st.builds(
    claim,
    subject=st.sampled_from(["Nvidia", "G42", "寒武纪"]),
    relation=st.sampled_from(Relation),
    status=st.sampled_from(Status),
    hedged=st.booleans(),
    conditional=st.booleans(),
    amount=st.none() | st.builds(lambda v, t: {"value": v, "text": t, "per": "year"}, numbers, st.text(max_size=20)),
    percent=st.none() | st.builds(lambda v, of: {"value": v, "of": of}, st.floats(0, 100), st.sampled_from([None, "stake", "revenue"])),
    capacity=st.none() | st.just({"value": 4.5, "unit": "GW", "text": "4.5 gigawatts"}),
    date=st.none() | st.sampled_from(["2025", "2025-Q3", "2025-09-22"]),
    event=st.none() | st.just({"id": "round-1", "amount": {"value": 5e9}}),
    speaker=st.none() | st.text(min_size=1, max_size=10),
    confidence=st.none() | st.floats(0, 1),
)


@given(claims)
def test_the_line_format_brings_a_claim_back_whole(made: Claim) -> None:
    assert Claim(**json.loads(json.dumps(made.line()))) == made


@given(claims)
def test_a_claim_survives_its_own_json(made: Claim) -> None:
    assert Claim.model_validate_json(made.model_dump_json()) == made


def test_judgements_have_the_parts_that_their_kind_needs() -> None:
    made = {"by": "me", "when": "2026-01-01T00:00:00Z"}
    assert Judgement(kind="same", target="a", other="b", **made).id != Judgement(kind="not_same", target="a", other="b", **made).id
    for wrong in (
        {"kind": "same", "target": "a"},
        {"kind": "reject", "target": "c:1", "other": "b"},
        {"kind": "correct", "target": "c:1"},
        {"kind": "confirm", "target": "c:1", "fields": {"status": "ended"}},
        {"kind": "correct", "target": "c:1", "fields": {"evidence": "made up"}},
    ):
        with pytest.raises(ValidationError):
            Judgement(**wrong, **made)


def test_every_relation_is_declared_and_reads_both_ways() -> None:
    assert set(READINGS) == set(Relation)
    for reading in READINGS.values():
        for way in (reading.forwards, reading.backwards):
            assert way.count("{subject}") == way.count("{object}") == 1
    assert {Relation.PARTNERS_WITH, Relation.COMPETES_WITH} == SYMMETRIC
    assert set(MONEY_BEARING) == {
        Relation(r) for r in ("INVESTS_IN", "LENDS_TO", "ACQUIRES", "BUYS_FROM", "LEASES_COMPUTE_FROM", "LICENSES_FROM")
    }


def test_digest_keeps_parts_apart() -> None:
    assert len({digest("a", "bc"), digest("ab", "c"), digest("abc"), digest("a", None, "bc"), digest("a", "", "bc")}) == 5
