"""The file: made, upgraded, refused; full disks; several programs at once."""

import multiprocessing
import sqlite3
import threading
from pathlib import Path

import pytest

from corpus.errors import KeiretsuError
from graph import ledger_file
from graph.ledger import Ledger
from graph.ledger_file import APPLICATION, VERSION, upgrade
from tests.graph.ledger_cases import article, claim, judgement, put, told

INVESTS = claim("Vela INVESTS_IN Tarn, active")


def plain(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, autocommit=True)


def test_a_ledger_is_made_with_its_folder_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / "a new folder" / "ledger ünd 100%?.sqlite"
    with Ledger.open(path) as ledger:
        put(ledger, "one", INVESTS)
        kept = (ledger.id, ledger.seq, list(ledger.statements()))
    with Ledger.open(path, create=False) as ledger:
        assert (ledger.id, ledger.seq, list(ledger.statements())) == kept
    assert path.exists()


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "l.sqlite").close()
    sql = plain(tmp_path / "l.sqlite")
    found = [sql.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version", "journal_mode")]
    assert found == [APPLICATION, VERSION, "wal"]


def test_what_cannot_be_opened_is_said_in_a_sentence(tmp_path: Path) -> None:
    other, text, newer, empty, file = (tmp_path / n for n in ("other.sqlite", "text.sqlite", "newer.sqlite", "empty.sqlite", "file"))
    plain(other).execute("CREATE TABLE t (x)")
    text.write_text("no database at all, and long enough to be none " * 50)
    Ledger.open(newer).close()
    plain(newer).execute(f"PRAGMA user_version = {VERSION + 6}")
    empty.touch()
    file.touch()
    no_ledger = "this file is no Keiretsu ledger; name another path, or move the file away."
    for path, create, sentence in (
        (other, True, no_ledger),
        (text, True, no_ledger),
        (
            newer,
            False,
            f"this ledger was written by a newer Keiretsu (version {VERSION + 6}, this program reads up to {VERSION}); upgrade the program.",
        ),
        (empty, False, "there is no ledger yet; make it with `keiretsu load FILE`."),
        (tmp_path / "none.sqlite", False, "there is no ledger yet; make it with `keiretsu load FILE`."),
        (tmp_path, True, "cannot be opened (unable to open database file); check the path and the permissions of its folder."),
    ):
        with pytest.raises(KeiretsuError) as caught:
            Ledger.open(path, create=create)
        assert str(caught.value) == f"{path}: {sentence}"
    with pytest.raises(KeiretsuError, match="file/below: this folder cannot be made"):
        Ledger.open(file / "below" / "l.sqlite")
    assert not (tmp_path / "none.sqlite").exists()


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "l.sqlite").touch()
    with Ledger.open(tmp_path / "l.sqlite") as ledger:
        assert ledger.seq == 0


def test_a_file_that_may_not_be_written(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite"
    with Ledger.open(path) as ledger:
        put(ledger, "one", INVESTS)
        ledger._writer.execute("PRAGMA query_only = ON")  # type: ignore[union-attr]  # what the system says of a write-protected file
        with pytest.raises(
            KeiretsuError, match=r"l\.sqlite: cannot be written \(attempt to write a readonly database\); check the permissions"
        ):
            put(ledger, "two", INVESTS)


def test_a_damaged_ledger_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite"
    with Ledger.open(path) as ledger:
        for n in range(50):
            put(ledger, f"s{n}", INVESTS)
    data = bytearray(path.read_bytes())
    data[4096 * 2 :] = b"\xff" * len(data[4096 * 2 :])
    path.write_bytes(data)
    with pytest.raises(KeiretsuError, match=r"the ledger is damaged \(.*\); put a backup in its place with `keiretsu restore BACKUP`\."):
        list(Ledger.open(path).statements())


def migrations(folder: Path, **scripts: str) -> Path:
    folder.mkdir()
    for name, script in scripts.items():
        (folder / f"{name.removeprefix('m')}.sql").write_text(script)
    return folder


def test_migrations_run_in_order_and_each_wholly(tmp_path: Path) -> None:
    sql = plain(tmp_path / "l.sqlite")
    sql.executescript("CREATE TABLE t (x); INSERT INTO t VALUES (1); PRAGMA user_version = 1")
    folder = migrations(
        tmp_path / "m",
        m0002_add_a_column="ALTER TABLE t ADD COLUMN y; UPDATE t SET y = x + 1;",
        m0003_double="UPDATE t SET y = 2 * y;",
        m0004_broken="UPDATE t SET y = 0; CREATE TABLE u (x); INSERT INTO nowhere VALUES (1);",
    )
    upgrade(sql, folder, to=3, path=tmp_path)
    assert sql.execute("SELECT x, y FROM t").fetchall() == [(1, 4)]
    assert sql.execute("PRAGMA user_version").fetchone() == (3,)
    upgrade(sql, folder, to=3, path=tmp_path)
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        upgrade(sql, folder, to=4, path=tmp_path)
    assert sql.execute("SELECT y FROM t").fetchall() == [(4,)]
    assert sql.execute("SELECT name FROM sqlite_master").fetchall() == [("t",)]
    with pytest.raises(LookupError, match="0 migrations lead to version 4"):
        upgrade(sql, migrations(tmp_path / "empty"), to=4, path=tmp_path)


def test_every_version_since_the_first_has_a_migration() -> None:
    shipped = Path(ledger_file.__file__).parent / "migrations"
    numbers = sorted(int(f.name[:4]) for f in shipped.glob("*.sql"))
    assert numbers == list(range(2, VERSION + 1))


def test_a_full_disk_loses_nothing_and_leaves_nothing_half(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.sqlite") as ledger:
        put(ledger, "one", INVESTS)
        before = (ledger.seq, list(ledger.statements()), list(ledger.heads()))
        sql = ledger._writer
        assert sql
        ((pages,),) = sql.execute("PRAGMA page_count")
        sql.execute(f"PRAGMA max_page_count = {pages + 4}")
        large = article("two", INVESTS, text=f"{INVESTS.evidence} {'And so on. ' * 10_000}")
        with pytest.raises(KeiretsuError) as caught:
            ledger.add(large, [INVESTS])
        assert str(caught.value) == (
            f"{tmp_path / 'l.sqlite'}: the disk is full, so this step was not stored; free some space and run the command again."
        )
        assert (ledger.seq, list(ledger.statements()), list(ledger.heads())) == before
        sql.execute("PRAGMA max_page_count = 1000000")
        assert ledger.add(large, [INVESTS]) == (True, 1, 0)


def test_a_reader_sees_the_state_before_while_another_writes(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.sqlite") as writer, Ledger.open(tmp_path / "l.sqlite", create=False, wait=0) as reader:
        put(writer, "one", INVESTS)
        with writer._writing() as writing:
            writing.remove([h.id for h in reader.heads()])
            assert list(told(reader)) == list(told(writer)) == ["vela:INVESTS_IN:tarn"]
        assert told(reader) == {}


def test_a_snapshot_stays_as_it_was(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.sqlite") as writer, Ledger.open(tmp_path / "l.sqlite", create=False) as reader:
        put(writer, "one", INVESTS)
        with reader.snapshot() as seq:
            put(writer, "two", claim("Tarn OWNS Brim, active"))
            writer.judge(judgement("same", "brim", "vela"))
            assert (seq, reader.seq, list(told(reader)), reader.also_ids("vela")) == (1, 1, ["vela:INVESTS_IN:tarn"], ())
        assert (reader.seq, reader.also_ids("vela")) == (3, ("brim",))


def test_while_one_reads_along_the_same_ledger_may_write(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.sqlite") as ledger:
        for n in range(5):
            put(ledger, f"s{n}", INVESTS)
        assert [ledger.remove([head.id]).articles for head in ledger.heads()] == [1] * 5


def test_a_second_writer_waits_and_then_says_so(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.sqlite") as first, Ledger.open(tmp_path / "l.sqlite", wait=0.2) as second:
        with first._writing(), pytest.raises(KeiretsuError) as caught:
            put(second, "one", INVESTS)
        assert str(caught.value) == (
            f"{tmp_path / 'l.sqlite'}: another program is writing to the ledger and did not finish within 0.2 s; try again in a moment."
        )
        put(second, "one", INVESTS)


def test_a_second_writer_goes_on_when_the_first_has_finished(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.sqlite") as first:

        def write() -> None:
            with Ledger.open(tmp_path / "l.sqlite") as second:
                started.set()
                put(second, "two", INVESTS)

        started, other = threading.Event(), threading.Thread(target=write)
        with first._writing() as writing:
            other.start()
            assert started.wait(10)
            assert writing.remove([]) == (0, 0)
        other.join(10)
        assert [h.key for h in first.heads()] == ["two"]


def load_some(path: Path, start: int) -> None:
    with Ledger.open(path, wait=60) as ledger:
        for n in range(start, start + 20):
            put(ledger, f"s{n}", INVESTS)


@pytest.mark.slow
def test_many_programs_make_and_fill_one_ledger(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    programs = [context.Process(target=load_some, args=(tmp_path / "l.sqlite", 20 * n)) for n in range(4)]
    for program in programs:
        program.start()
    for program in programs:
        program.join(120)
    assert [program.exitcode for program in programs] == [0] * 4
    with Ledger.open(tmp_path / "l.sqlite") as ledger:
        assert (ledger.counts().articles, ledger.seq) == (80, 80)


def test_another_thread_needs_a_ledger_of_its_own(tmp_path: Path) -> None:
    caught: list[BaseException] = []

    def read(ledger: Ledger) -> None:
        try:
            ledger.counts()
        except sqlite3.ProgrammingError as error:
            caught.append(error)

    with Ledger.open(tmp_path / "l.sqlite") as ledger:
        other = threading.Thread(target=read, args=(ledger,))
        other.start()
        other.join()
    assert len(caught) == 1


def test_views_of_other_rules_or_tables_are_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite"
    with Ledger.open(path) as ledger:
        put(ledger, "one", INVESTS)
        put(ledger, "two", claim("Vela OWNS Vela Labs, active"))
        ledger.judge(judgement("confirm", next(s.id for s in ledger.claims()), at=1))
        right, seq = list(ledger.statements()), ledger.seq
    sql = plain(path)
    sql.execute("UPDATE readings SET deal = 'x:OWNS:y', subject = 'x', object = 'y', judged = NULL WHERE subject = 'vela'")
    sql.execute("UPDATE ledger SET view = 'of another program'")
    with Ledger.open(path, create=False) as reader:
        assert reader.seq == seq  # who only reads changes nothing
        assert [deal for deal, _ in reader.statements()] == ["x:OWNS:y"]
    with Ledger.open(path) as ledger:
        assert (list(ledger.statements()), ledger.seq) == (right, seq + 1)
        deals = [*sorted(deal for deal, _ in right), "x:OWNS:y"]
        assert sorted(ledger.changed("deal", since=seq)) == deals
        assert sorted(ledger.changed("organisation", since=seq)) == ["tarn", "vela", "vela-labs", "x", "y"]
        assert not ledger.refresh()
    rows, keys = plain(path).execute("SELECT count(*), count(DISTINCT kind || key) FROM changes").fetchone()
    assert rows == keys  # older rows of a key went, so that the list does not grow for ever


@pytest.mark.parametrize("what", ["statements", "claims", "organisations", "heads", "events"])
def test_few_keys_are_found_by_an_index(tmp_path: Path, what: str) -> None:
    asked: list[str] = []
    with Ledger.open(tmp_path / "l.sqlite") as ledger:
        ledger._reader.set_trace_callback(asked.append)
        assert list(getattr(ledger, what)(["a", "b"])) == []
        ledger._reader.set_trace_callback(None)
        steps = [step for query in asked if "WHERE" in query for *_, step in ledger._reader.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert steps
    assert [step for step in steps if step.startswith("SCAN")] == []
