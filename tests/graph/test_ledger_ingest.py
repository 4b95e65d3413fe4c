"""Batches and pieces: met once, asked for by state and reason, undone as a whole."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import KeiretsuError
from graph.ledger import Ledger
from graph.ledger_ingest import Count
from graph.ledger_piece import Found, Queued
from tests.graph.ingest_cases import found, states, store, story


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite") as opened:
        yield opened


def ingested(ledger: Ledger, what: str, *keys: str) -> int:
    """A batch whose pieces are stored."""
    batch = ledger.ingest.begin(what)
    ledger.ingest.queue(batch, found(*keys))
    with ledger.ingest.run() as run:
        for piece in run.take(100):
            store(run, piece)
    return batch


def test_a_piece_is_met_once_in_however_many_batches(ledger: Ledger) -> None:
    one, two = ledger.ingest.begin("clips"), ledger.ingest.begin("clips/*.txt")
    assert ledger.ingest.queue(one, found("a", "b", "c", "d", "a")) == Queued(new=4, waiting=1)
    with ledger.ingest.run() as run:
        a, b, c = run.take(3)
        assert [p[:4] for p in (a, b)] == [("a", "at a", {"path": "a"}, "queued"), ("b", "at b", {"path": "b"}, "queued")]
        store(run, a)
        run.refuse(b, "too short", "b has 12 words; an article has 60 or more.")
        run.fail(c, "timeout", "c.example did not answer within 20 s.")
        assert ledger.ingest.queue(two, found("a", "b", "c", "d", "e")) == Queued(new=1, waiting=1, done=2, failed=1)
    assert states(ledger, two) == {"a": "stored", "b": "refused too short", "c": "failed timeout", "d": "queued", "e": "queued"}
    assert [(b.id, b.what, b.pieces) for b in ledger.ingest.batches()] == [(one, "clips", 4), (two, "clips/*.txt", 5)]
    piece = ledger.ingest.piece("b")
    assert piece
    assert (piece.why, piece.tries, piece.article) == ("b has 12 words; an article has 60 or more.", 1, None)
    assert piece.met <= piece.moved


def test_what_a_source_gives_whole_or_refuses_at_once(ledger: Ledger) -> None:
    batch = ledger.ingest.begin("press.zip")
    ledger.ingest.queue(batch, found("a", state="cleaned", made=b"A"))
    ledger.ingest.queue(batch, found("b", state="refused", reason="not an article", why="b is a menu."))
    ledger.ingest.queue(batch, found("c", "d"))
    ledger.ingest.queue(
        batch, [*found("c", state="fetched", made=b"C"), *found("d", state="refused", reason="paywall", why="d ends early.")]
    )
    ledger.ingest.queue(batch, found("a", "c"))  # known less far than it is: nothing is lost
    assert states(ledger) == {"a": "cleaned", "b": "refused not an article", "c": "fetched", "d": "refused paywall"}
    with ledger.ingest.run() as run:
        assert [(p.key, p.state, p.made) for p in run.take(9)] == [("a", "cleaned", b"A"), ("c", "fetched", b"C")]


def test_failed_pieces_are_queued_again_all_or_some(ledger: Ledger) -> None:
    one, two = ledger.ingest.begin("one"), ledger.ingest.begin("two")
    ledger.ingest.queue(one, found("a", "b"))
    ledger.ingest.queue(two, found("c", "d"))
    with ledger.ingest.run() as run:
        for piece, reason in zip(run.take(4), ("timeout", "not found", "timeout", "timeout"), strict=True):
            run.fail(piece, reason, "A sentence.")
        assert run.take(4) == []
        assert ledger.ingest.retry(batch=one, reason="timeout") == 1
        assert states(ledger) == {"a": "queued", "b": "failed not found", "c": "failed timeout", "d": "failed timeout"}
        assert ledger.ingest.retry(reason="timeout") == 2
        assert ledger.ingest.retry() == 1
        assert ledger.ingest.retry() == 0
        assert [(p.key, p.tries, p.why) for p in run.take(9)] == [(key, 1, None) for key in "abcd"]


def test_asked_by_batch_state_and_reason(ledger: Ledger) -> None:
    one = ingested(ledger, "one", "a", "b")
    two = ledger.ingest.begin("two")
    ledger.ingest.queue(two, [*found("b", "e"), *found("c", "d", state="refused", reason="paywall", why="Cut.")])
    assert ledger.ingest.counts() == (Count("queued", None, 1), Count("refused", "paywall", 2), Count("stored", None, 2))
    assert ledger.ingest.counts(one) == (Count("stored", None, 2),)
    for asked, keys in (
        ({}, "abecd"),
        ({"batch": two}, "becd"),
        ({"state": "refused"}, "cd"),
        ({"state": "refused", "reason": "too short"}, ""),
        ({"batch": one, "state": "refused"}, ""),
        ({"batch": two, "state": "stored"}, "b"),
        ({"batch": two, "reason": "paywall"}, "cd"),
    ):
        assert "".join(p.key for p in ledger.ingest.pieces(**asked)) == keys, asked
    assert [p.article for p in ledger.ingest.pieces(state="stored")] == [story(key)[0].id for key in "ab"]
    report = ledger.ingest.report(two)
    assert (report.batch.what, report.articles, report.claims, sum(c.pieces for c in report.counts)) == ("two", 1, 2, 4)
    assert report.last
    empty = ledger.ingest.report(ledger.ingest.begin("nothing"))
    assert (empty.counts, empty.articles, empty.claims, empty.last) == ((), 0, 0, None)


def test_a_batch_is_removed_with_what_it_alone_brought(ledger: Ledger) -> None:
    ledger.add(*story("loaded-before"))
    one, two = ingested(ledger, "one", "a", "b", "loaded-before", "loaded-after"), ingested(ledger, "two", "b", "c")
    ledger.add(*story("loaded-after"))
    seq = ledger.seq
    assert ledger.ingest.remove(one) == (3, 1, 2)  # b is a piece of both
    assert sorted(head.key or "" for head in ledger.heads()) == ["b", "c", "loaded-after", "loaded-before"]
    assert ledger.seq == seq + 1
    assert list(ledger.changed("article", since=seq)) == [story("a")[0].id]
    assert states(ledger) == {"b": "stored", "c": "stored"}
    assert ledger.ingest.remove(two) == (2, 2, 4)
    assert sorted(head.key or "" for head in ledger.heads()) == ["loaded-after", "loaded-before"]
    assert ledger.ingest.batches() == []
    assert ingested(ledger, "again", "a", "b") == two + 1  # no number twice; and what went may come again
    assert states(ledger) == {"a": "stored", "b": "stored"}


def test_an_article_that_two_pieces_brought_goes_with_the_last_of_them(ledger: Ledger) -> None:
    one, two = ledger.ingest.begin("a link"), ledger.ingest.begin("the same page, saved")
    ledger.ingest.queue(one, found("link"))
    ledger.ingest.queue(two, found("file"))
    with ledger.ingest.run() as run:
        outcomes = [run.store(piece, *story("s")) for piece in run.take(2)]
    assert [(o.state, o.article_new, o.claims_new) for o in outcomes if o] == [("stored", True, 2), ("duplicate", False, 0)]
    assert {p.article for p in ledger.ingest.pieces()} == {story("s")[0].id}
    assert ledger.ingest.remove(one) == (1, 0, 0)
    assert ledger.counts().claims == 2
    assert ledger.ingest.remove(two) == (1, 1, 2)
    assert ledger.counts().articles == 0


def test_pieces_of_an_article_that_was_removed_may_come_again(ledger: Ledger) -> None:
    batch = ingested(ledger, "clips", "a", "b")
    ledger.remove([story("a")[0].id])
    assert states(ledger) == {"b": "stored"}
    assert ledger.ingest.queue(batch, found("a", "b")) == Queued(new=1, done=1)


@pytest.mark.parametrize("ask", ["queue", "report", "remove"])
def test_an_unknown_batch_is_said_to_be_none(ledger: Ledger, ask: str) -> None:
    with pytest.raises(KeiretsuError, match=r"^There is no batch 7; see which there are: keiretsu articles\.$"):
        getattr(ledger.ingest, ask)(7, *([found("a")] if ask == "queue" else []))
    assert states(ledger) == {}


@pytest.mark.parametrize(
    "key",
    [
        "x" * 100_000,
        os.fsdecode(b"caf\xe9.txt"),
        "nul \0 in it",
        "a\ud800b",
        "line\nbreak",
        "'; DROP TABLE pieces; --",
        "https://é.example/😀",
    ],
    ids=range(7),
)
def test_any_key_and_any_sentence_is_kept(ledger: Ledger, key: str) -> None:
    batch = ledger.ingest.begin(key)
    for expected in (Queued(new=2), Queued(waiting=2)):
        assert ledger.ingest.queue(batch, [Found(key, key, {"path": key}), Found(key + "2", key)]) == expected
    with ledger.ingest.run() as run:
        one, two = run.take(2)
        assert one.how == {"path": key}  # as it was given, so that the file is found
        assert (len(one.key) <= 2000, len(one.place) <= 2000) == (True, True)
        assert run.refuse(one, "unreadable", key)
        assert run.split(two, [Found(key + "3", "part")]) == Queued(new=1)
    assert [p.state for p in ledger.ingest.pieces()] == ["refused", "queued"]
    assert ledger.ingest.piece(key) == next(ledger.ingest.pieces())
