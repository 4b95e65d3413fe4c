"""Work on pieces: taken by one run at a time, stopped at any moment, gone on with by the next."""

import multiprocessing
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from corpus.errors import KeiretsuError
from graph import ledger_piece
from graph.ledger import Ledger
from graph.ledger_kin import Kinship, Signature
from graph.ledger_piece import Queued
from graph.ledger_run import TRIES
from tests.graph.ingest_cases import found, states, store, story, work, wrong
from tests.graph.ledger_cases import article, claim

SPAWN = multiprocessing.get_context("spawn")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite") as opened:
        yield opened


def queued(ledger: Ledger, *keys: str) -> int:
    batch = ledger.ingest.begin("clips")
    ledger.ingest.queue(batch, found(*keys))
    return batch


def run_files(ledger: Ledger) -> list[str]:
    return [f.name for f in ledger.path.parent.iterdir() if ".run-" in f.name]


def test_step_by_step_and_on_from_there(ledger: Ledger) -> None:
    queued(ledger, "a", "b", "c")
    with ledger.ingest.run() as run:
        a, b, _ = run.take(3)
        run.move(a, "fetched", b"<html>")
        run.move(a, "cleaned", "Straße".encode())
        run.move(b, "extracted", b"[]")
        assert states(ledger) == {"a": "cleaned", "b": "extracted", "c": "queued"}
    with ledger.ingest.run() as run:  # the furthest first; giving back was no try
        taken = run.take(9)
        assert [(p.key, p.state, p.made, p.tries) for p in taken] == [
            ("b", "extracted", b"[]", 1),
            ("a", "cleaned", "Straße".encode(), 1),
            ("c", "queued", None, 1),
        ]
        assert run.take(9) == []
        assert [o.state for p in taken if (o := store(run, p))] == ["stored"] * 3
    assert ledger.counts().claims == 6
    assert list(ledger._reader.execute("SELECT * FROM kept")) == []
    assert run_files(ledger) == []


def test_two_runs_never_have_the_same_piece(ledger: Ledger) -> None:
    queued(ledger, *"abcd")
    with Ledger.open(ledger.path) as other, ledger.ingest.run() as one, other.ingest.run() as two:
        a, b = one.take(2)
        c, d = two.take(9)
        assert "".join(p.key for p in (a, b, c, d)) == "abcd"
        assert (one.take(9), two.take(9)) == ([], [])
        assert not two.move(a, "fetched", b"x")
        assert not two.refuse(a, "too short", "No.")
        assert store(two, a) is None
        assert two.split(a, found("x")) is None
        assert ledger.counts().articles == 0
        assert store(one, a)
        assert not one.fail(a, "late", "It is stored already.")
    assert states(ledger) == {"a": "stored", "b": "queued", "c": "queued", "d": "queued"}


def test_a_batch_removed_under_ones_hands_leaves_nothing(ledger: Ledger) -> None:
    batch = queued(ledger, "a", "b")
    with ledger.ingest.run() as run:
        a, b = run.take(2)
        run.move(a, "fetched", b"x" * 1000)
        assert ledger.ingest.remove(batch) == (2, 0, 0)
        assert store(run, a) is None
        assert not run.duplicate(b, "a:any")
    assert (ledger.counts().articles, states(ledger), wrong(ledger.path)) == (0, {}, [])


def test_one_file_of_many_pieces_stands_no_more_once_they_do(ledger: Ledger) -> None:
    one, two = queued(ledger, "feed", "b"), ledger.ingest.begin("the same")
    ledger.ingest.queue(two, found("feed"))
    with ledger.ingest.run() as run:
        feed, _ = run.take(2)
        assert run.split(feed, found("1", "b", "feed", "2", state="cleaned", made=b"x")) == Queued(new=2, waiting=1)
    assert states(ledger, two) == {"1": "cleaned", "b": "queued", "2": "cleaned"}
    assert states(ledger, one) == states(ledger, two)
    assert ledger.ingest.queue(one, found("feed")) == Queued(new=1)


def test_stored_without_being_read_and_duplicates(ledger: Ledger) -> None:
    queued(ledger, "a", "b", "c")
    with ledger.ingest.run() as run:
        a, b, c = run.take(3)
        german = article("a", language="de")
        outcome = run.store(a, german, [], reason="not English", why="It is in German.")
        assert outcome
        assert run.duplicate(b, outcome.article)
        assert not run.duplicate(c, "a:0000000000000000")
    assert states(ledger) == {"a": "stored not English", "b": "duplicate", "c": "queued"}
    assert ledger.ingest.piece("b").article == german.id  # type: ignore[union-attr]


def test_an_article_that_cannot_be_stored_leaves_its_piece_as_it_was(ledger: Ledger) -> None:
    queued(ledger, "a")
    one, claims = story("a")
    with ledger.ingest.run() as run:
        (piece,) = run.take(1)
        with pytest.raises(KeiretsuError, match="does not stand anywhere in the article's text"):
            run.store(piece, one, [claim("Vela OWNS Nobody, active")])

        def breaks(_: object) -> Kinship:
            raise RuntimeError("while it judges")

        other = ledger.add(*story("b"))
        ledger.kin.tie(story("b")[0].id, Signature(b"", (1,)))
        with pytest.raises(RuntimeError, match="while it judges"):
            run.store(piece, one, claims, signature=Signature(b"", (1,)), judge=breaks)
        assert (ledger.counts().articles, other.article_new, states(ledger)) == (1, True, {"a": "queued"})
        assert run.store(piece, one, claims)


def test_a_piece_that_ends_programs_is_given_up(ledger: Ledger) -> None:
    queued(ledger, *"abcdef")
    for _ in range(TRIES):
        lost = ledger.ingest.run().__enter__()  # a program that vanishes: its lock goes and it gives nothing back
        assert len(lost.take(5)) == 5
        assert lost._lock
        lost._lock.close()
    with ledger.ingest.run() as run:
        assert [p.key for p in run.take(1)] == ["f"]  # not nothing, which would say that all is done
        assert states(ledger) == dict.fromkeys("abcde", "failed gave up") | {"f": "queued"}
        assert ledger.ingest.piece("a").why == "Was begun 5 times and never came to an end; try it once more with --retry failed."  # type: ignore[union-attr]
        assert ledger.ingest.retry() == 5
        assert len(run.take(9)) == 5
    assert run_files(ledger) == []


def test_what_is_kept_is_bounded(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    noise = Random(1).randbytes
    monkeypatch.setattr(ledger_piece, "MADE_OF_ONE", 5_000)
    monkeypatch.setattr(ledger_piece, "MADE_OF_ALL", 12_000)
    queued(ledger, *"abcde")
    with ledger.ingest.run() as run:
        made = dict(zip("abcde", (4_000, 6_000, 4_000, 3_500, 4_000), strict=True))
        for piece in run.take(5):
            assert run.move(piece, "fetched", noise(made[piece.key]))
        assert set(states(ledger).values()) == {"fetched"}
    with ledger.ingest.run() as run:  # b is too large, and there is no room for e: these two are begun anew
        taken = {p.key: p for p in run.take(5)}
        assert {key: (p.state, len(p.made or b"")) for key, p in taken.items()} == {
            "a": ("fetched", 4_000),
            "c": ("fetched", 4_000),
            "d": ("fetched", 3_500),
            "b": ("queued", 0),
            "e": ("queued", 0),
        }
        run.fail(taken["a"], "x", "X.")
        assert run.move(taken["e"], "fetched", noise(4_000))  # what is done makes room
        assert ledger._reader.execute("SELECT sum(length(made)), (SELECT bytes FROM room) FROM kept").fetchone()[0] < 12_000
    assert wrong(ledger.path) == []
    assert [len(p.made or b"") for p in ledger.ingest.run().take(9) if p.key == "e"] == [4_000]


def test_a_full_disk_loses_nothing(ledger: Ledger) -> None:
    queued(ledger, *"ab")
    with ledger.ingest.run() as run:
        a, _ = run.take(2)
        sql = ledger._writer
        assert sql
        ((pages,),) = sql.execute("PRAGMA page_count")
        sql.execute(f"PRAGMA max_page_count = {pages}")
        large = article("a", text="And so on. " * 50_000)
        with pytest.raises(KeiretsuError, match="the disk is full, so this step was not stored; free some space and run the command again"):
            run.store(a, large, [])
        with pytest.raises(KeiretsuError, match="the disk is full"):
            run.move(a, "fetched", Random(1).randbytes(100_000))
        assert (states(ledger), ledger.counts().articles) == ({"a": "queued", "b": "queued"}, 0)
        sql.execute("PRAGMA max_page_count = 1000000")
        assert run.store(a, large, [])
    assert states(ledger) == {"a": "stored", "b": "queued"}


def test_a_locked_ledger_is_a_sentence_and_the_next_run_completes(ledger: Ledger) -> None:
    queued(ledger, "a")
    with Ledger.open(ledger.path, wait=0.1) as other, suppress(KeiretsuError), other.ingest.run() as run:
        (piece,) = run.take(1)
        with ledger._changing():
            with pytest.raises(KeiretsuError, match="another program is writing to the ledger"):
                store(run, piece)
            run.__exit__()  # not even giving back is possible
    with ledger.ingest.run() as run:
        assert store(run, run.take(1)[0])


def test_where_no_lock_can_be_made(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    run = ledger.ingest.run()
    monkeypatch.setattr(run, "id", "x" * 300)
    with pytest.raises(KeiretsuError, match="cannot be written \\(File name too long\\); check the permissions of its folder"):
        run.__enter__()


def told(path: Path) -> list[str]:
    return path.read_text().split("\n")[:-1] if path.exists() else []


@pytest.mark.slow
def test_kill_9_at_any_moment_and_the_next_run_completes(tmp_path: Path) -> None:
    keys, chance = [f"s{n}" for n in range(60)], Random(5)
    with Ledger.open(tmp_path / "undisturbed.sqlite") as undisturbed:
        queued(undisturbed, *keys)
    work(tmp_path / "undisturbed.sqlite", tmp_path / "undisturbed", 0)
    path = tmp_path / "killed.sqlite"
    with Ledger.open(path) as ledger:
        queued(ledger, *keys)
    for turn in range(4):
        program = SPAWN.Process(target=work, args=(path, tmp_path / "told", 0.01))
        before = len(told(tmp_path / "told"))
        program.start()
        while len(told(tmp_path / "told")) == before and program.is_alive():
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.15))
        program.kill()
        program.join(60)
        assert wrong(path) == [], turn
        with Ledger.open(path) as ledger:
            stored = {key for key, state in states(ledger).items() if state == "stored"}
            assert set(told(tmp_path / "told")) <= stored
            assert len(stored) < len(keys), "the program was done before it was killed: nothing is tested"
            assert len(states(ledger)) == len(keys)
    work(path, tmp_path / "told", 0)
    with Ledger.open(path) as ledger, Ledger.open(tmp_path / "undisturbed.sqlite") as undisturbed:
        assert set(states(ledger).values()) == {"stored"}
        for what in ("statements", "claims", "organisations", "heads"):
            assert list(getattr(ledger, what)()) == list(getattr(undisturbed, what)()), what
        assert (ledger.counts(), ledger.seq) == (undisturbed.counts(), undisturbed.seq)
        assert len(ledger.kin.reprints("wire")) == 60
        assert run_files(ledger) == []
    assert wrong(path) == []


@pytest.mark.slow
def test_two_programs_share_the_work(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    keys = [f"s{n}" for n in range(40)]
    with Ledger.open(path) as ledger:
        queued(ledger, *keys)
        with ledger.ingest.run():  # a third one, which takes nothing and is in nobody's way
            programs = [SPAWN.Process(target=work, args=(path, tmp_path / f"told{n}", 0.05)) for n in range(2)]
            for program in programs:
                program.start()
            for program in programs:
                program.join(120)
        assert [program.exitcode for program in programs] == [0, 0]
        one, two = (told(tmp_path / f"told{n}") for n in range(2))
        assert sorted(one + two) == sorted(keys)  # each by one of them, and once
        assert one
        assert two
        assert set(states(ledger).values()) == {"stored"}
        assert len(ledger.kin.reprints("wire")) == 40
    assert wrong(path) == []
