"""Rows: what changed since a sequence number, applied on top of the last publication, is what a publication from nothing gives."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.domain import Article, Claim, Judgement
from graph.deals import deal
from graph.ledger import Ledger
from graph.rows import rows
from graph.words import dollars, sentence

NAMES = ["Nvidia", "OpenAI", "Tarnfjell AS", "Tarnfjell", "Azure", "Microsoft"]
EVENT = {"id": "round-1", "amount": {"value": 5e9, "text": "$5 billion"}}


def article(number: int, *, picks: tuple[tuple[int, int, int, bool], ...]) -> tuple[Article, list[Claim]]:
    """Article `number` with a claim for each (subject, object, status, joint)."""
    relations = ["INVESTS_IN", "PARTNERS_WITH", "BUYS_FROM"]
    statuses = ["active", "denied", "agreed"]
    text = f"Article {number}. " + " ".join(f"{NAMES[s]} deals with {NAMES[o]}." for s, o, _, _ in picks)
    claims = []
    for s, o, n, joint in picks:
        evidence = f"{NAMES[s]} deals with {NAMES[o]}."
        start = text.index(evidence)
        fields: dict[str, Any] = {"subject": NAMES[s], "object": NAMES[o], "relation": relations[n], "status": statuses[number % 3]}
        fields |= {"evidence": evidence, "start": start, "end": start + len(evidence), "event": EVENT if joint else None}
        claims.append(Claim(**fields, amount={"value": 1e9 * (number + 1), "text": f"${number + 1} billion"} if n else None))
    return Article(text=text, key=f"k{number}", published=f"2025-0{number + 1}-01"), claims


class Store:
    """What a publisher keeps, in two dictionaries."""

    def __init__(self) -> None:
        self.nodes: dict[str, Any] = {}
        self.edges: dict[str, Any] = {}

    def apply(self, ledger: Ledger, *, since: int) -> None:
        for batch in rows(ledger, since=since):
            for row in batch.rows:
                match batch.kind:
                    case "nodes":
                        self.nodes[row["id"]] = (batch.label, row)
                    case "edges":
                        assert row["src"] in self.nodes
                        assert row["dst"] in self.nodes
                        self.edges[row["id"]] = (batch.label, row)
                    case "gone edges":
                        self.edges.pop(row["id"], None)
                    case "gone nodes":
                        self.nodes.pop(row["id"], None)
                        self.edges = {k: e for k, e in self.edges.items() if row["id"] not in (e[1]["src"], e[1]["dst"])}


pick = st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, 2), st.booleans()).filter(lambda p: p[0] != p[1])
step = st.one_of(
    st.tuples(st.just("add"), st.integers(0, 3), st.lists(pick, min_size=1, max_size=3, unique_by=lambda p: p[:2]).map(tuple)),
    st.tuples(st.just("remove"), st.integers(0, 3), st.just(())),
    st.tuples(st.sampled_from(["same", "not_same"]), st.integers(0, 5), st.integers(0, 5)).filter(lambda s: s[1] != s[2]),
    st.tuples(st.sampled_from(["reject", "confirm", "correct"]), st.integers(0, 9), st.just(())),
    st.tuples(st.just("withdraw"), st.integers(0, 9), st.just(())),
    st.tuples(st.just("publish"), st.just(0), st.just(())),
)


def take(ledger: Ledger, kind: Any, number: int, more: Any, second: int) -> None:
    when = f"2026-01-01T00:00:{second:02}Z"
    match kind:
        case "add":
            ledger.add(*article(number, picks=more))
        case "remove":
            ledger.remove([a.head.id for a in ledger.articles() if a.head.key == f"k{number}"])
        case "same" | "not_same":
            ledger.judge(Judgement(kind=kind, target=NAMES[number], other=NAMES[more], by="me", when=when))
        case "withdraw":
            made = [j for j, _ in ledger.judgements()]
            if made:
                ledger.judge(Judgement(kind="withdraw", target=made[number % len(made)].id, by="me", when=when))
        case _:
            claims = sorted({s.id for s in ledger.claims()})
            if claims:
                fields = {"object": "Tarnfjell", "status": "ended"} if kind == "correct" else {}
                ledger.judge(Judgement(kind=kind, target=claims[number % len(claims)], fields=fields, by="me", when=when))


@pytest.mark.slow
@given(st.lists(step, max_size=14))
@settings(max_examples=60)
def test_changes_on_top_of_a_publication_give_what_a_new_one_gives(steps: list[tuple[Any, int, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "ledger.sqlite") as ledger:
        kept, seq = Store(), 0
        for second, (kind, number, more) in enumerate(steps):
            if kind == "publish":
                kept.apply(ledger, since=seq)
                seq = ledger.seq
            else:
                take(ledger, kind, number, more, second)
        kept.apply(ledger, since=seq)
        fresh = Store()
        fresh.apply(ledger, since=0)
        assert kept.nodes == fresh.nodes
        assert kept.edges == fresh.edges


def test_rows_carry_what_the_graph_promises(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.sqlite") as ledger:
        ledger.add(*article(0, picks=((0, 1, 0, True), (4, 1, 1, False))))
        store = Store()
        store.apply(ledger, since=0)
    assert {label for label, _ in store.nodes.values()} == {"Organisation", "Product", "Article", "Event", "Claim"}
    label, deal = store.edges["microsoft:PARTNERS_WITH:openai"]
    assert (label, deal["sentence"]) == ("PARTNERS_WITH", "Microsoft partners with OpenAI: $1 bn, active")
    assert (deal["amount_low"], deal["amount_high"], deal["status"], deal["symmetric"], deal["claims"]) == (1e9, 1e9, "active", True, 1)
    _, claim = next(n for n in store.nodes.values() if n[0] == "Claim" and n[1]["subject_text"] == "Azure")
    assert (claim["deal"], claim["evidence"], claim["on"], claim["date_from"]) == (
        "microsoft:PARTNERS_WITH:openai",
        "Azure deals with OpenAI.",
        "2025-01-01",
        "published",
    )
    assert "text" not in {key for _, row in store.nodes.values() for key in row}, "an article's whole text is never published"


@pytest.mark.parametrize(
    ("low", "high", "bound", "words"),
    [
        (None, None, None, ""),
        (0.0, 100e9, "up_to", "up to $100 bn"),
        (1e9, 1e9, "exact", "$1 bn"),
        (1e9, 1e9, "about", "about $1 bn"),
        (1e9, 1e9, "at_least", "at least $1 bn"),
        (900e6, 1.5e9, "range", "$900 m–1.5 bn"),
        (1e9, 1.5e9, "range", "$1–1.5 bn"),
        (0.0, 0.0, "exact", "$0"),
    ],
)
def test_dollars(low: float | None, high: float | None, bound: Any, words: str) -> None:
    assert dollars(low, high, bound) == words


def test_names_with_braces_stay_as_they_are(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.sqlite") as ledger:
        ledger.add(*article(0, picks=((0, 1, 0, False),)))
        found = next(d for _, statements in ledger.statements() if (d := deal(statements)))
    assert sentence(found, "{object}", "{0}") == "{object} invests in {0}: active"
