"""Sums: what is one figure told twice, what are several, what they come to, and what is disputed."""

import pytest

from corpus.relations import Relation
from tests.graph.telling import money

STORIES = [
    # One sum and its bounds
    ("no sum", ["2025-01-01 active"], [], "no total"),
    ("exactly", ["2025-01-01 active, $4 bn"], ["*active 4.0–4.0 exact, $4 bn (a)"], "4.0–4.0 exact"),
    ("promised", ["2025-01-01 agreed, $4 bn"], ["*agreed 4.0–4.0 exact, $4 bn (a)"], "4.0–4.0 exact, promised 4.0–4.0"),
    ("up to", ["2025-01-01 agreed, up to $4 bn"], ["*agreed 0.0–4.0 up_to, up to $4 bn (a)"], "0.0–4.0 up_to, promised 0.0–4.0"),
    ("at least", ["2025-01-01 active, over $4 bn"], ["*active 4.0–4.0 at_least, over $4 bn (a)"], "4.0–4.0 at_least"),
    ("about", ["2025-01-01 active, about $4 bn"], ["*active 4.0–4.0 about, about $4 bn (a)"], "4.0–4.0 about"),
    ("from to", ["2025-01-01 active, $4–6 bn"], ["*active 4.0–6.0 range, $4–6 bn (a)"], "4.0–6.0 range"),
    ("in talks", ["2025-01-01 in_talks, $4 bn"], ["*in_talks 4.0–4.0 exact, $4 bn (a)"], "4.0–4.0 exact"),
    ("denied alone", ["2025-01-01 denied, $4 bn"], ["*denied 4.0–4.0 exact, $4 bn (a)"], "4.0–4.0 exact"),
    # Told again
    ("the same twice", ["2025-01-01 active, $4 bn", "2025-03-01 active, $4 bn"], ["*active 4.0–4.0 exact, $4 bn (ab)"], "4.0–4.0 exact"),
    (
        "rounded",
        ["2025-01-01 active, $14.3 bn", "2025-03-01 active, $14 bn"],
        ["*active 14.3–14.3 exact, $14.3 bn (ab)"],
        "14.3–14.3 exact",
    ),
    (
        "nearly",
        ["2025-01-01 active, $14.3 bn", "2025-03-01 active, nearly $15 bn"],
        ["*active 14.3–14.3 exact, $14.3 bn (ab)"],
        "14.3–14.3 exact",
    ),
    (
        "up to, then paid in full",
        ["2023-09-25 agreed, up to $4 bn", "2024-03-27 active, $4 bn"],
        ["*active 4.0–4.0 exact, $4 bn (ab)"],
        "4.0–4.0 exact",
    ),
    (
        "over, and exactly",
        ["2025-01-01 active, over $13 bn", "2025-03-01 active, $13.8 bn"],
        ["*active 13.8–13.8 exact, $13.8 bn (ab)"],
        "13.8–13.8 exact",
    ),
    ("within a range", ["2025-01-01 active, $4–6 bn", "2025-03-01 active, $5 bn"], ["*active 5.0–5.0 exact, $5 bn (ab)"], "5.0–5.0 exact"),
    (
        "announced and paid months apart",
        ["2025-09-18 agreed, $5 bn, dated 2025-09-18", "2025-12-29 active, $5 bn, dated 2025-12-26"],
        ["*active 5.0–5.0 exact, $5 bn (ab)"],
        "5.0–5.0 exact",
    ),
    (
        "in another currency",
        ["2025-01-01 active, $2 bn", "2025-01-01 active, €1.75 bn"],
        ["*active 1.979–1.979 exact, €1.75 bn (ab)"],
        "1.979–1.979 exact",
    ),
    (
        "one event",
        ["2025-01-01 active, $4 bn, event e1", "2025-01-01 active, $5 bn, event e1"],
        ["*!active 4.0–5.0 range, $5 bn (ab)"],
        "4.0–5.0 range | amount: $4 bn a, $5 bn b",
    ),
    (
        "a rumour of the sum that was agreed",
        ["2025-01-01 in_talks, $4 bn, hedged", "2025-03-01 agreed, $4 bn"],
        ["*agreed 4.0–4.0 exact, $4 bn (ab)"],
        "4.0–4.0 exact, promised 4.0–4.0",
    ),
    # Rounds, tranches
    (
        "rounds dated apart",
        ["2025-03-01 active, $1 bn, dated 2023-03", "2025-03-01 active, $3 bn, dated 2025-02"],
        ["*active 1.0–1.0 exact, $1 bn (a)", "*active 3.0–3.0 exact, $3 bn (b)"],
        "4.0–4.0 exact",
    ),
    (
        "one article lists two",
        ["2025-03-01 active, $1 bn, article x", "2025-03-01 agreed, $3 bn, article x"],
        ["*active 1.0–1.0 exact, $1 bn (a)", "*agreed 3.0–3.0 exact, $3 bn (b)"],
        "4.0–4.0 exact, promised 3.0–3.0",
    ),
    (
        "another",
        ["2024-03-01 active, $4 bn", "2024-11-22 active, another $4 bn", "2024-11-23 active, additional $4 bn"],
        ["*active 4.0–4.0 exact, $4 bn (a)", "*active 4.0–4.0 exact, additional $4 bn (bc)"],
        "8.0–8.0 exact",
    ),
    (
        "another, told plainly elsewhere that week",
        ["2025-10-27 agreed, $250 bn", "2025-11-18 agreed, another $250 bn"],
        ["*agreed 250.0–250.0 exact, another $250 bn (ab)"],
        "250.0–250.0 exact, promised 250.0–250.0",
    ),
    (
        "years of rounds, told once as a list, later as a sum, then one more",
        [
            "2026-04-20 agreed, $4 bn, dated 2023, article x",
            "2026-04-20 agreed, $4 bn, dated 2024, article x",
            "2026-04-20 agreed, $25 bn, dated 2026-04-20, article x",
            "2025-10-18 active, $8 bn",
            "2024-03-28 active, up to $4 bn, dated 2023",
        ],
        [
            "in active 4.0–4.0 exact, $4 bn (ae)",
            "in agreed 4.0–4.0 exact, $4 bn (b)",
            "*active 8.0–8.0 exact, $8 bn (d)",
            "*agreed 25.0–25.0 exact, $25 bn (c)",
        ],
        "33.0–33.0 exact, promised 25.0–25.0",
    ),
    (
        "agreed and then paid, in one article",
        ["2026-01-20 agreed, $5 bn, dated 2025-09, article x", "2026-01-20 active, $5 bn, dated 2025-12, article x"],
        ["*active 5.0–5.0 exact, $5 bn (ab)"],
        "5.0–5.0 exact",
    ),
    (
        "told long before the other one's date",
        ["2025-03-01 active, $2 bn", "2026-06-03 active, $3 bn, dated 2026-04"],
        ["*active 2.0–2.0 exact, $2 bn (a)", "*active 3.0–3.0 exact, $3 bn (b)"],
        "5.0–5.0 exact",
    ),
    (
        "many times as large: beside or inside, who knows",
        ["2025-03-01 active, $1 bn", "2025-06-03 active, $13 bn"],
        ["*active 1.0–1.0 exact, $1 bn (a)", "*active 13.0–13.0 exact, $13 bn (b)"],
        "13.0–14.0 range",
    ),
    (
        "one article dates two equal sums apart",
        ["2025-03-01 active, $4 bn, dated 2023-09, article x", "2025-03-01 active, $4 bn, dated 2024-11, article x"],
        ["*active 4.0–4.0 exact, $4 bn (a)", "*active 4.0–4.0 exact, $4 bn (b)"],
        "8.0–8.0 exact",
    ),
    (
        "three tranches here, one figure there",
        [
            "2025-03-01 agreed, $3 bn, article x",
            "2025-03-01 agreed, $4 bn, article x",
            "2025-03-01 agreed, $5 bn, article x",
            "2025-03-04 agreed, $12 bn",
        ],
        [
            "in agreed 3.0–3.0 exact, $3 bn (a)",
            "in agreed 4.0–4.0 exact, $4 bn (b)",
            "in agreed 5.0–5.0 exact, $5 bn (c)",
            "*agreed 12.0–12.0 exact, $12 bn (d)",
        ],
        "12.0–12.0 exact, promised 12.0–12.0",
    ),
    (
        "tranches and their total in one article",
        ["2025-03-01 agreed, $3 bn, article x", "2025-03-01 agreed, $4 bn, article x", "2025-03-01 agreed, $7 bn, article x"],
        ["in agreed 3.0–3.0 exact, $3 bn (a)", "in agreed 4.0–4.0 exact, $4 bn (b)", "*agreed 7.0–7.0 exact, $7 bn (c)"],
        "7.0–7.0 exact, promised 7.0–7.0",
    ),
    (
        "tranches in two currencies, their total in one",
        ["2025-03-01 agreed, $3 bn, article x", "2025-03-01 agreed, €4 bn, article x", "2025-03-04 agreed, $7.5 bn"],
        ["in agreed 3.0–3.0 exact, $3 bn (a)", "in agreed 4.522–4.522 exact, €4 bn (b)", "*agreed 7.5–7.5 exact, $7.5 bn (c)"],
        "7.5–7.5 exact, promised 7.5–7.5",
    ),
    (
        "a total by its words",
        ["2025-09-25 agreed, $6.5 bn, article x", "2025-09-25 agreed, $22.4 bn in all, article x"],
        ["in agreed 6.5–6.5 exact, $6.5 bn (a)", "*agreed 22.4–22.4 exact, $22.4 bn in all (b)"],
        "22.4–22.4 exact, promised 22.4–22.4",
    ),
    (
        "a total, then another round",
        ["2025-03-01 active, $13 bn to date", "2025-09-01 agreed, $5 bn, dated 2025-09-01"],
        ["*active 13.0–13.0 exact, $13 bn to date (a)", "*agreed 5.0–5.0 exact, $5 bn (b)"],
        "18.0–18.0 exact, promised 5.0–5.0",
    ),
    (
        "dated rounds and their sum",
        ["2025-03-01 active, $1 bn, dated 2023-03", "2025-03-01 active, $3 bn, dated 2025-02", "2025-04-01 active, $4 bn"],
        ["in active 1.0–1.0 exact, $1 bn (a)", "in active 3.0–3.0 exact, $3 bn (b)", "*active 4.0–4.0 exact, $4 bn (c)"],
        "4.0–4.0 exact",
    ),
    (
        "a total for the year, told beside the last of three rounds",
        [
            "2025-03-11 agreed, $11.9 bn",
            "2025-09-25 agreed, up to $11.9 bn, dated 2025-03, article x",
            "2025-09-25 agreed, $4 bn, dated 2025-05, article x",
            "2025-09-25 agreed, up to $6.5 bn, dated 2025-09-25, article x",
            "2025-09-30 agreed, $6.5 bn, article y",
            "2025-09-30 agreed, $22.4 bn, dated 2025, article y",
        ],
        [
            "in agreed 11.9–11.9 exact, $11.9 bn (ab)",
            "in agreed 4.0–4.0 exact, $4 bn (c)",
            "in agreed 6.5–6.5 exact, $6.5 bn (de)",
            "*agreed 22.4–22.4 exact, $22.4 bn (f)",
        ],
        "22.4–22.4 exact, promised 22.4–22.4",
    ),
    (
        "parts of a total that overlap make it no larger",
        [
            "2023-01-23 active, $10 bn, dated 2023-01",
            "2025-11-07 active, in all $13 bn, article x",
            "2025-11-07 active, $11.6 bn, dated 2025-09, article x",
        ],
        ["in active 10.0–10.0 exact, $10 bn (a)", "in active 11.6–11.6 exact, $11.6 bn (c)", "*active 13.0–13.0 exact, in all $13 bn (b)"],
        "13.0–13.0 exact",
    ),
    (
        "a first tranche within an up to",
        ["2025-09-22 agreed, up to $100 bn, article x", "2025-09-22 agreed, $10 bn, article x"],
        ["*agreed 0.0–100.0 up_to, up to $100 bn (a)", "in agreed 10.0–10.0 exact, $10 bn (b)"],
        "10.0–100.0 range, promised 10.0–100.0",
    ),
    (
        "a tranche paid within an up to",
        ["2025-09-22 agreed, up to $100 bn", "2025-12-22 active, $10 bn"],
        ["*agreed 0.0–100.0 up_to, up to $100 bn (a)", "in active 10.0–10.0 exact, $10 bn (b)"],
        "10.0–100.0 range, promised 0.0–90.0",
    ),
    (
        "another sum beside an up to",
        ["2025-09-22 agreed, up to $100 bn", "2025-12-22 active, another $10 bn"],
        ["*agreed 0.0–100.0 up_to, up to $100 bn (a)", "*active 10.0–10.0 exact, another $10 bn (b)"],
        "10.0–110.0 range, promised 0.0–100.0",
    ),
    # Which parts count
    (
        "talks do not add to what is agreed",
        ["2025-01-01 agreed, $4 bn", "2025-06-01 in_talks, $10 bn"],
        ["*agreed 4.0–4.0 exact, $4 bn (a)", "in_talks 10.0–10.0 exact, $10 bn (b)"],
        "4.0–4.0 exact, promised 4.0–4.0",
    ),
    (
        "a rumoured sum disputes no agreed one",
        ["2025-01-01 in_talks, $10 bn, hedged", "2025-06-01 agreed, $4 bn"],
        ["in_talks 10.0–10.0 exact, $10 bn (a)", "*agreed 4.0–4.0 exact, $4 bn (b)"],
        "4.0–4.0 exact, promised 4.0–4.0",
    ),
    (
        "a lapsed round does not add to a standing one",
        ["2024-01-01 active, $1 bn, dated 2023-12", "2025-01-01 active, $5 bn, dated 2024-12", "2025-06-01 ended, $1 bn"],
        ["ended 1.0–1.0 exact, $1 bn (ac)", "*active 5.0–5.0 exact, $5 bn (b)"],
        "5.0–5.0 exact",
    ),
    (
        "an ended deal keeps its sum",
        ["2024-01-01 active, $1 bn", "2025-06-01 ended"],
        ["*ended 1.0–1.0 exact, $1 bn (a)"],
        "1.0–1.0 exact",
    ),
    (
        "a denied round adds to none",
        ["2024-01-01 active, $1 bn", "2025-06-01 denied, $40 bn"],
        ["*active 1.0–1.0 exact, $1 bn (a)", "denied 40.0–40.0 exact, $40 bn (b)"],
        "1.0–1.0 exact",
    ),
    (
        "ended, and renewed with another sum",
        ["2024-01-01 active, $1 bn", "2025-01-01 ended", "2025-06-01 agreed, $2 bn, dated 2025-06-01"],
        ["ended 1.0–1.0 exact, $1 bn (a)", "*agreed 2.0–2.0 exact, $2 bn (c)"],
        "2.0–2.0 exact, promised 2.0–2.0",
    ),
    (
        "a reported sum does not add to a stated one but disputes it",
        ["2025-01-01 agreed, $6 bn, hedged", "2025-06-01 agreed, $4 bn"],
        ["*!agreed 4.0–4.0 exact, $4 bn (ab)"],
        "4.0–4.0 exact, promised 4.0–4.0 | amount: $4 bn b, $6 bn (reported) a",
    ),
    # Disputes
    (
        "two sources, two sums",
        ["2025-01-01 active, $4 bn", "2025-01-02 active, $6 bn"],
        ["*!active 4.0–6.0 range, $6 bn (ab)"],
        "4.0–6.0 range | amount: $4 bn a, $6 bn b",
    ),
    (
        "two rumours, two sums",
        ["2025-01-01 in_talks, $4 bn, hedged", "2025-01-02 in_talks, $6 bn, hedged"],
        ["*!in_talks 4.0–6.0 range, $6 bn (ab)"],
        "4.0–6.0 range | amount: $4 bn (reported) a, $6 bn (reported) b",
    ),
    (
        "an up to lowers no least that others name",
        ["2025-01-01 active, up to $5 bn, event e1", "2025-01-02 active, $6 bn, event e1"],
        ["*!active 6.0–6.0 range, $6 bn (ab)"],
        "6.0–6.0 range | amount: $6 bn b, up to $5 bn a",
    ),
    (
        "one of two rounds in dispute: the nearer",
        ["2025-03-01 active, $1 bn, dated 2023-03", "2025-03-01 active, $8 bn, dated 2025-02", "2025-03-01 active, $6 bn"],
        ["*active 1.0–1.0 exact, $1 bn (a)", "*!active 6.0–8.0 range, $6 bn (bc)"],
        "7.0–9.0 range | amount: $6 bn c, $8 bn b",
    ),
    # Rates
    ("a year", ["2025-01-01 active, $1 bn a year"], ["*active 1.0–1.0 exact per year, $1 bn a year (a)"], "yearly 1.0–1.0"),
    (
        "a month is a twelfth",
        ["2025-01-01 active, $1 bn a month"],
        ["*active 12.0–12.0 exact per year, $1 bn a month (a)"],
        "yearly 12.0–12.0",
    ),
    (
        "a quarter",
        ["2025-01-01 active, up to $1 bn a quarter"],
        ["*active 0.0–4.0 up_to per year, up to $1 bn a quarter (a)"],
        "yearly 0.0–4.0",
    ),
    ("a week", ["2025-01-01 active, $1 m a week"], ["*active 0.052–0.052 exact per year, $1 m a week (a)"], "yearly 0.052–0.052"),
    (
        "a year for five years",
        ["2025-01-01 agreed, $1 bn a year for 5 years"],
        ["*agreed 5.0–5.0 exact, $1 bn a year for 5 years (a)"],
        "5.0–5.0 exact, promised 5.0–5.0",
    ),
    (
        "its total told elsewhere",
        ["2025-01-01 agreed, $1 bn a year for 5 years", "2025-01-01 agreed, $5 bn"],
        ["*agreed 5.0–5.0 exact, $5 bn (ab)"],
        "5.0–5.0 exact, promised 5.0–5.0",
    ),
    (
        "a total over years stays one",
        ["2025-01-01 agreed, $5 bn for 5 years"],
        ["*agreed 5.0–5.0 exact, $5 bn for 5 years (a)"],
        "5.0–5.0 exact, promised 5.0–5.0",
    ),
    (
        "a price for a thing never sums",
        ["2025-01-01 active, $3 k a title"],
        ["*active None–None exact per title, $3 k a title (a)"],
        "no total",
    ),
    (
        "a rate beside a total",
        ["2025-01-01 active, $1 bn a year", "2025-01-01 active, $3 bn"],
        ["*active 1.0–1.0 exact per year, $1 bn a year (a)", "*active 3.0–3.0 exact, $3 bn (b)"],
        "3.0–3.0 exact, yearly 1.0–1.0",
    ),
    (
        "two totals up to about the same day contradict each other",
        ["2025-01-01 active, in all $13 bn", "2025-01-10 active, in all $135 bn"],
        ["*!active 13.0–135.0 range, in all $135 bn (ab)"],
        "13.0–135.0 range | amount: in all $13 bn a, in all $135 bn b",
    ),
    (
        "a later total has the earlier one inside",
        ["2024-01-01 active, in all $13 bn", "2025-01-10 active, in all $20 bn"],
        ["in active 13.0–13.0 exact, in all $13 bn (a)", "*active 20.0–20.0 exact, in all $20 bn (b)"],
        "20.0–20.0 exact",
    ),
    # Currencies
    ("euros of the year", ["2025-01-01 active, €1 bn"], ["*active 1.131–1.131 exact, €1 bn (a)"], "1.131–1.131 exact"),
    ("euros of the text's year", ["2025-01-01 active, €1 bn, dated 2024"], ["*active 1.082–1.082 exact, €1 bn (a)"], "1.082–1.082 exact"),
    ("no rate is unknown, not zero", ["2025-01-01 active, ₿7 k"], ["*active None–None exact, ₿7 k (a)"], "no total"),
    (
        "with an unknown sum the total is a least",
        ["2025-01-01 active, ₿7 k, article x", "2025-01-01 active, $1 bn, article x"],
        ["*active None–None exact, ₿7 k (a)", "*active 1.0–1.0 exact, $1 bn (b)"],
        "1.0–1.0 at_least",
    ),
]


@pytest.mark.parametrize(("lines", "told", "sums"), [row[1:] for row in STORIES], ids=[row[0] for row in STORIES])
def test_sums_of_a_story(lines: list[str], told: list[str], sums: str) -> None:
    assert money(lines) == (told, sums)


def test_the_news_that_a_purchase_is_done_pays_its_price() -> None:
    story = ["2025-03-18 agreed, $32 bn", "2026-03-11 active"]
    assert money(story, Relation.ACQUIRES) == (["*active 32.0–32.0 exact, $32 bn (a)"], "32.0–32.0 exact")
    assert money(story, Relation.INVESTS_IN) == (["*agreed 32.0–32.0 exact, $32 bn (a)"], "32.0–32.0 exact, promised 32.0–32.0")


def test_a_purchase_has_one_price_however_far_apart_it_is_told() -> None:
    story = ["2025-01-01 active, $125 bn", "2025-09-01 active, $250 bn"]
    told, sums = money(story, Relation.ACQUIRES)
    assert told == ["*!active 125.0–250.0 range, $125 bn (ab)"]
    assert sums == "125.0–250.0 range | amount: $125 bn a, $250 bn b"
    reported = ["2025-01-01 active, $125 bn, hedged", "2025-01-04 active, $250 bn"]
    assert money(reported, Relation.ACQUIRES)[1] == "250.0–250.0 exact | amount: $125 bn (reported) a, $250 bn b"
    done = [*reported, "2025-01-02 active"]
    assert money(done, Relation.ACQUIRES)[1] == "250.0–250.0 exact | amount: $125 bn (reported) a, $250 bn b"
