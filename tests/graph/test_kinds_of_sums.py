"""What kind of sum a claim tells of (paid, worth, proceeds, joint, possible, reported), and how a deal's sentence says it."""

import pytest

from corpus.relations import Relation
from graph.deals import deal
from graph.words import sentence
from tests.graph.telling import money, tell

STORIES = [
    (
        "a report against what the article itself states",
        ["2026-01-15 agreed, over $10 bn", "2026-04-30 agreed, $10 bn, article x", "2026-04-30 agreed, $20 bn, hedged, article x"],
        ["*!agreed 10.0–10.0 exact, $10 bn (abc)"],
        "10.0–10.0 exact, promised 10.0–10.0 | amount: $10 bn b, $20 bn (reported) c, over $10 bn a",
    ),
    (
        "a reported part of a stated sum disputes nothing",
        ["2025-01-01 agreed, $650 m", "2025-01-01 agreed, $620 m, hedged, sentence Of this $620 m are for the licence."],
        ["*agreed 0.65–0.65 exact, $650 m (a)", "agreed 0.62–0.62 exact, $620 m (b)"],
        "0.65–0.65 exact, promised 0.65–0.65",
    ),
    (
        "of reports the most careful counts",
        ["2025-10-31 agreed, $2 bn, hedged", "2025-11-02 agreed, up to $2 bn, hedged"],
        ["*agreed 0.0–2.0 up_to, up to $2 bn (ab)"],
        "0.0–2.0 up_to, promised 0.0–2.0",
    ),
    (
        "who joins a round makes no reported sum a fact",
        ["2025-10-31 agreed, up to $2 bn, hedged, event e1 $20 bn", "2026-01-06 active, event e1 $20 bn"],
        ["*active 0.0–2.0 up_to, up to $2 bn (ab)"],
        "0.0–2.0 up_to",
    ),
    (
        "what it could come to is at most so much and no fact",
        ["2025-10-06 agreed, $90 bn, sentence It could pay $90 bn in May."],
        ["*agreed 0.0–90.0 up_to, $90 bn (a)"],
        "0.0–90.0 up_to, promised 0.0–90.0",
    ),
    (
        "what it could exceed keeps its at least and is no fact",
        ["2025-10-06 agreed, over $90 bn, sentence It may come to over $90 bn."],
        ["*agreed 90.0–90.0 at_least, over $90 bn (a)"],
        "90.0–90.0 at_least, promised 90.0–90.0",
    ),
    (
        "a plain statement settles a possibility",
        ["2025-10-06 agreed, over $90 bn, sentence It could be worth over $90 bn.", "2025-10-07 agreed, over $90 bn"],
        ["*agreed 90.0–90.0 at_least, over $90 bn (ab)"],
        "90.0–90.0 at_least, promised 90.0–90.0",
    ),
    (
        "May is a month",
        ["2025-10-06 agreed, $4 bn, sentence In May it added $4 bn there."],
        ["*agreed 4.0–4.0 exact, $4 bn (a)"],
        "4.0–4.0 exact, promised 4.0–4.0",
    ),
    (
        "what a stake is worth was not paid for it",
        ["2025-10-01 active, $13 bn", "2025-10-28 active, $135 bn, sentence Its holding is put at $135 bn."],
        ["*active 13.0–13.0 exact, $13 bn (a)", "active 135.0–135.0 exact, a stake worth $135 bn (b)"],
        "13.0–13.0 exact",
    ),
    (
        "worth by the words after it",
        ["2025-10-28 active, $135 bn, sentence It adds up to $135 bn which others call the stake's present value."],
        ["active 135.0–135.0 exact, a stake worth $135 bn (a)"],
        "no total",
    ),
    (
        "who buys a stake pays its worth",
        ["2025-10-28 agreed, $1 bn, sentence It is buying a stake worth $1 bn."],
        ["*agreed 1.0–1.0 exact, $1 bn (a)"],
        "1.0–1.0 exact, promised 1.0–1.0",
    ),
    (
        "who is given a stake gets its worth",
        ["2025-03-10 agreed, $350 m, sentence In return it will issue shares worth $350 m to the customer."],
        ["*agreed 0.35–0.35 exact, $350 m (a)"],
        "0.35–0.35 exact, promised 0.35–0.35",
    ),
    (
        "proceeds do not add to the cost",
        [
            "2025-11-12 ended, $4 bn, dated 2019, sentence Shares bought for $4 bn had been given up in 2019.",
            "2025-11-12 ended, $5.8 bn, dated 2025-10, sentence It sold all and received $5.8 bn for it.",
        ],
        ["*ended 4.0–4.0 exact, $4 bn (a)", "ended 5.8–5.8 exact, sold for $5.8 bn (b)"],
        "4.0–4.0 exact",
    ),
    (
        "a sale closes the whole and not a round",
        ["2023-01-01 active, $4 bn", "2025-11-12 ended, $5.8 bn, sentence It sold all for $5.8 bn."],
        ["*ended 4.0–4.0 exact, $4 bn (a)", "ended 5.8–5.8 exact, sold for $5.8 bn (b)"],
        "4.0–4.0 exact",
    ),
    (
        "an ended deal counts what ended",
        ["2025-06-14 active, $200 m, hedged, dated 2027", "2025-06-19 ended, $150 m"],
        ["active 0.2–0.2 exact, $200 m (a)", "*ended 0.15–0.15 exact, $150 m (b)"],
        "0.15–0.15 exact",
    ),
    (
        "a refused sum is no money of a deal that stands",
        ["2023-08-24 active", "2025-01-01 ended, $500 m, dated 2025-01, article x", "2025-01-01 active, article x"],
        ["ended 0.5–0.5 exact, $500 m (b)"],
        "no total",
    ),
    (
        "a joint sum is nobody's own",
        ["2025-01-01 active, event e1 $110 bn"],
        ["active None–None exact, part of a joint $110 bn (a)"],
        "no total",
    ),
    (
        "who is told to give the whole of a joint sum gives a part",
        ["2025-01-01 active, $110 bn, event e1 $110 bn"],
        ["active None–None exact, part of a joint $110 bn (a)"],
        "no total",
    ),
    (
        "a share larger than the joint sum",
        ["2025-01-01 active, $120 bn, event e1 $110 bn"],
        ["*active 120.0–120.0 exact, $120 bn (a)"],
        "120.0–120.0 exact | amount: $120 bn a, a joint $110 bn a",
    ),
    (
        "the whole of a joint sum told as one's own",
        ["2025-01-01 active, event e1 $110 bn", "2025-01-03 active, $110 bn"],
        ["active None–None exact, part of a joint $110 bn (a)", "*active 110.0–110.0 exact, $110 bn (b)"],
        "110.0–110.0 exact | amount: $110 bn b, a joint $110 bn a",
    ),
    (
        "a share of a joint round",
        ["2025-01-01 active, $30 bn, event e1 $110 bn", "2025-01-03 active, event e1 $110 bn"],
        ["*active 30.0–30.0 exact, $30 bn (ab)"],
        "30.0–30.0 exact",
    ),
    (
        "the same joint round elsewhere",
        ["2025-01-01 active, event e1 $110 bn", "2025-01-03 active, event e2 $110 bn"],
        ["active None–None exact, part of a joint $110 bn (ab)"],
        "no total",
    ),
]


@pytest.mark.parametrize(("lines", "told", "sums"), [row[1:] for row in STORIES], ids=[row[0] for row in STORIES])
def test_sums_of_a_kind(lines: list[str], told: list[str], sums: str) -> None:
    assert money(lines) == (told, sums)


def test_what_a_firm_is_worth_is_its_price_in_a_purchase() -> None:
    story = ["2025-01-01 active, $33 bn, sentence He values it at $33 bn."]
    assert money(story, Relation.ACQUIRES) == (["*active 33.0–33.0 exact, $33 bn (a)"], "33.0–33.0 exact")


HEDGED = [
    ("stated", ["2025-01-01 agreed, $4 bn"], False),
    ("reported", ["2025-01-01 agreed, $4 bn, hedged"], True),
    ("reported and stated", ["2025-01-01 agreed, $4 bn, hedged", "2025-01-02 agreed, $4 bn"], False),
    ("possible", ["2025-01-01 agreed, $4 bn, sentence It could come to $4 bn."], True),
    ("reported, and the round joined", ["2025-01-01 agreed, $4 bn, hedged, event e1", "2025-01-02 active, event e1"], True),
]


@pytest.mark.parametrize(("lines", "hedged"), [row[1:] for row in HEDGED], ids=[row[0] for row in HEDGED])
def test_a_sum_is_as_firm_as_who_tells_it(lines: list[str], hedged: bool) -> None:
    found = deal(tell(*lines))
    assert found is not None
    assert [p.hedged for p in found.parts] == [hedged]


SENTENCES = [
    (["2025-01-01 active"], "active"),
    (["2025-01-01 active, $4 bn"], "$4 bn, active"),
    (["2025-01-01 agreed, $4 bn"], "$4 bn, agreed"),
    (["2025-01-01 agreed, $4 bn, hedged"], "$4 bn, agreed (reported)"),
    (["2025-01-01 agreed", "2025-01-01 agreed, $4 bn, hedged"], "$4 bn (sum reported), agreed"),
    (["2025-01-01 agreed, $300 bn", "2026-01-01 active"], "$300 bn agreed; active"),
    (["2025-01-01 active, $3 bn, article x", "2025-01-01 agreed, $10 bn, article x"], "$13 bn, of it $10 bn promised; active"),
    (["2025-09-22 agreed, up to $100 bn", "2025-12-22 active, $10 bn"], "$10–100 bn, of it up to $90 bn promised; active"),
    (["2025-01-01 active, ₿7 k, article x", "2025-01-01 agreed, ₿9 k, article x"], "₿7 k + ₿9 k, partly promised; active"),
    (["2025-01-01 agreed, $1 bn a year", "2026-01-01 active"], "$1 bn a year agreed; active"),
    (["2025-01-01 in_talks, $4 bn, hedged", "2026-01-01 active"], "$4 bn in talks (sum reported); active"),
    (["2025-01-01 active, $4 bn", "2026-01-01 ended"], "$4 bn, ended"),
    (["2025-01-01 ended, $5.8 bn, sentence It sold all for $5.8 bn."], "sold for $5.8 bn; ended"),
    (["2025-01-01 agreed, event e1 $110 bn"], "part of a joint $110 bn; agreed"),
]


@pytest.mark.parametrize(("lines", "words"), SENTENCES, ids=[row[1] for row in SENTENCES])
def test_a_sum_is_told_with_its_own_status(lines: list[str], words: str) -> None:
    found = deal(tell(*lines))
    assert found is not None
    assert sentence(found, "A", "B") == f"A invests in B: {words}"
