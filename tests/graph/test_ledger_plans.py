"""Whatever ingest asks of the ledger is found by an index: the cost goes with what is touched, not with all that there is."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.ledger import Ledger
from graph.ledger_feeds import Answer
from graph.ledger_kin import Kinship, Signature
from graph.ledger_run import Run
from tests.graph.ingest_cases import found, one_group, store, story
from tests.graph.ledger_cases import claim

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
FEED = "https://news.example/feed"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A little of everything, so that each verb gets as far as its last query."""
    with Ledger.open(tmp_path / "ledger.sqlite") as opened:
        opened.ingest.queue(opened.ingest.begin("clips"), found(*"abcdefgh"))
        opened.feeds.add(FEED, at=NOON)
        with opened.ingest.run() as run:
            for piece in run.take(3):
                store(run, piece, signature=Signature(b"", (1, 2)), judge=one_group)
            run.fail(run.take(1)[0], "x", "X.")
        yield opened


def work(ledger: Ledger, do: Callable[[Run], object]) -> None:
    with ledger.ingest.run() as run:
        do(run)


A, _ = story("a")
VERBS: dict[str, Callable[[Ledger], object]] = {
    "begin": lambda ledger: ledger.ingest.begin("x"),
    "queue": lambda ledger: ledger.ingest.queue(1, [*found("a", "y"), *found("e", state="cleaned", made=b"x")]),
    "retry": lambda ledger: ledger.ingest.retry(),
    "retry some": lambda ledger: ledger.ingest.retry(batch=1, reason="x"),
    "take": lambda ledger: work(ledger, lambda run: run.take(2)),
    "move": lambda ledger: work(ledger, lambda run: run.move(run.take(1)[0], "fetched", b"x")),
    "refuse": lambda ledger: work(ledger, lambda run: run.refuse(run.take(1)[0], "x", "X.")),
    "duplicate": lambda ledger: work(ledger, lambda run: run.duplicate(run.take(1)[0], A.id)),
    "split": lambda ledger: work(ledger, lambda run: run.split(run.take(1)[0], found("1", "2"))),
    "store": lambda ledger: work(
        ledger,
        lambda run: store(
            run, run.take(1)[0], signature=Signature(b"", (1, 2)), judge=lambda near: Kinship("w", (near[0].article.id,), A.id)
        ),
    ),
    "remove batch": lambda ledger: ledger.ingest.remove(1),
    "remove article": lambda ledger: ledger.remove([A.id]),
    "piece": lambda ledger: ledger.ingest.piece("a"),
    "pieces of a state": lambda ledger: list(ledger.ingest.pieces(state="failed", reason="x")),
    "pieces of a batch": lambda ledger: list(ledger.ingest.pieces(batch=1, state="stored")),
    "counts of a batch": lambda ledger: ledger.ingest.counts(1),
    "report": lambda ledger: ledger.ingest.report(1),
    "near": lambda ledger: ledger.kin.near((1, 2), A.url),
    "tie": lambda ledger: ledger.kin.tie(A.id, Signature(b"", (3, 4)), lambda _: Kinship("w", (), story("b")[0].id)),
    "reprints": lambda ledger: ledger.kin.reprints("wire"),
    "origin": lambda ledger: ledger.kin.origin(A.id),
    "versions": lambda ledger: ledger.kin.versions(A.id),
    "due": lambda ledger: ledger.feeds.due(NOON),
    "polled": lambda ledger: ledger.feeds.polled(FEED, Answer([("1", found("z")[0])]), 1, at=NOON),
    "feed failed": lambda ledger: ledger.feeds.failed(FEED, "x", at=NOON),
    "feed removed": lambda ledger: ledger.feeds.remove(FEED),
    "supersede": lambda ledger: ledger.supersede(A.id, "sieve 2", [claim("Vela INVESTS_IN Tarn a, active", extractor="sieve 2")]),
}
FEW = {"ledger", "room", "judgements", "CONSTANT", "(subquery-1)", "(subquery-3)"}  # of one row, or read whole on purpose


@pytest.mark.parametrize("verb", VERBS)
def test_no_verb_looks_at_all_rows(ledger: Ledger, verb: str) -> None:
    asked: list[str] = []
    assert ledger._writer
    for connection in (ledger._reader, ledger._writer):
        connection.set_trace_callback(asked.append)
    VERBS[verb](ledger)
    for connection in (ledger._reader, ledger._writer):
        connection.set_trace_callback(None)
    queries = [query for query in asked if query.startswith(("SELECT", "INSERT", "UPDATE", "DELETE", "WITH"))]
    assert queries
    plan = sqlite3.connect(ledger.path)
    scans = {
        f"{step} in {query}"
        for query in queries
        for *_, step in plan.execute(f"EXPLAIN QUERY PLAN {query}")
        if (words := step.split())[0] == "SCAN" and words[1] not in FEW and "pieces_holder" not in step
    }
    assert scans == set()


def test_the_check_finds_a_scan(ledger: Ledger) -> None:
    assert [step for *_, step in ledger._reader.execute("EXPLAIN QUERY PLAN SELECT 1 FROM pieces WHERE place = 'x'")] == ["SCAN pieces"]


def test_what_goes_with_a_row_is_found_by_an_index(ledger: Ledger) -> None:
    """SQLite shows no plan of what a foreign key takes along, so that is asked for by itself."""
    sql, keys = ledger._reader, []
    for (table,) in sql.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for _, _, parent, column, *_ in sql.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            keys.append(f"{table}.{column} of {parent}")
            steps = [step for *_, step in sql.execute(f"EXPLAIN QUERY PLAN SELECT 1 FROM {table} WHERE {column} = 1")]
            assert all(step.startswith("SEARCH") for step in steps), (table, column, steps)
    assert len(keys) == 9
