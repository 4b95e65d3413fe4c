"""A ledger of version 1 becomes one of version 2 with all that it held, and is then like one that was made so."""

import re
import sqlite3
from pathlib import Path

import pytest

from corpus.domain import Amount, Event
from graph.ledger import Ledger
from graph.ledger_file import VERSION
from graph.ledger_kin import Signature
from graph.ledger_piece import Found
from tests.graph.ledger_cases import article, claim, judgement, put

INVESTS = claim("Vela INVESTS_IN Tarn, active")
OLD = Path(__file__).with_name("ledger_version_1.sql")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    sql = sqlite3.connect(tmp_path / "old.sqlite", autocommit=True)
    sql.executescript(OLD.read_text("utf-8"))
    sql.execute("PRAGMA journal_mode = WAL")
    sql.close()
    return tmp_path / "old.sqlite"


def shape(path: Path) -> dict[str, object]:
    """Columns, keys and indexes of all tables, triggers, and the rows that a new file has."""
    sql = sqlite3.connect(path)
    found: dict[str, object] = {}
    for kind, name, text in sql.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_autoindex%'").fetchall():
        bare = re.sub(r"\s+", " ", re.sub(r"--.*", "", text)).replace(" ,", ",").replace(" )", ")").replace("( ", "(").replace('"', "")
        found[f"{kind} {name}"] = bare
        for about in ("table_xinfo", "foreign_key_list", "index_list") if kind == "table" else ():
            found[f"{about} {name}"] = sorted(row[1:] for row in sql.execute(f"PRAGMA {about}({name})"))
    found["room"] = sql.execute("SELECT * FROM room").fetchall()
    return found


def test_a_led_forward_ledger_has_the_shape_of_a_new_one(old: Path, tmp_path: Path) -> None:
    Ledger.open(old).close()
    Ledger.open(tmp_path / "new.sqlite").close()
    assert shape(old) == shape(tmp_path / "new.sqlite")
    assert sqlite3.connect(old).execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_all_that_it_held_is_there(old: Path, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "new.sqlite") as new, Ledger.open(old) as led:
        owns = claim("Tarn OWNS Brim, agreed", event=Event(id="round-1", amount=Amount(value=1e9)))
        put(new, "one", INVESTS, owns)
        put(
            new,
            "two",
            claim("Vela INVESTS_IN Tarn, ended"),
            claim("Vela OWNS Vela Labs, active"),
            canonical_url="https://news.example/c",
            language="en",
        )
        put(new, "three", origin="wire-3", published=None)
        new.judge(judgement("same", "Brim", "Tarnfjell"))
        new.judge(judgement("reject", "c:63488797cca08d2b", at=1))
        for what in ("statements", "claims", "organisations", "heads", "articles", "events", "loose", "judgements"):
            assert list(getattr(led, what)()) == list(getattr(new, what)()), what
        assert led.counts() == new.counts()
        assert (led.id, led.seq >= 7) == ("215f9e86-8b17-4fc7-bcbb-176dc3eb1047", True)
        assert "a:c56b5f6ad1e87b08" in list(led.changed("article", since=6))
    sql = sqlite3.connect(old)
    assert [sql.execute(f"PRAGMA {check}").fetchall() for check in ("integrity_check", "foreign_key_check")] == [[("ok",)], []]


def test_an_ingest_goes_on_from_there_and_takes_nothing_older_with_it(old: Path) -> None:
    with Ledger.open(old) as ledger:
        batch = ledger.ingest.begin("clips")
        known = ledger.article("one")
        assert known
        ledger.ingest.queue(batch, [Found("one", "one"), Found("new", "new")])
        with ledger.ingest.run() as run:
            one, two = run.take(2)
            run.store(one, known, [], signature=Signature(b"s", (1, 2)))
            run.store(two, article("new", INVESTS), [INVESTS], signature=Signature(b"s", (1, 2)))
        assert [near.article.key for near in ledger.kin.near((1, 2))] == ["one", "new"]
        assert ledger.ingest.remove(batch) == (2, 1, 1)
        assert sorted(head.key or "" for head in ledger.heads()) == ["one", "three", "two"]
        ledger.remove([known.id])
        assert ledger.kin.near((1, 2)) == []


def test_a_reader_leads_it_forward_too_and_a_backup_of_it_can_be_put_back(old: Path, tmp_path: Path) -> None:
    (tmp_path / "backup.sqlite").write_bytes(old.read_bytes())
    with Ledger.open(old, create=False) as ledger:
        assert ledger.ingest.batches() == []
    Ledger.restore(tmp_path / "backup.sqlite", tmp_path / "ledger.sqlite")
    with Ledger.open(tmp_path / "ledger.sqlite", create=False) as ledger:
        assert (ledger.counts().articles, ledger.feeds.known()) == (3, [])


def test_a_migration_that_cannot_be_finished_leaves_version_1(old: Path) -> None:
    sql = sqlite3.connect(old, autocommit=True)
    sql.execute("CREATE TABLE feeds (mine TEXT)")  # in the way of the last but one table
    with pytest.raises(sqlite3.OperationalError, match="feeds already exists"):
        Ledger.open(old)
    tables = [name for (name,) in sql.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    assert tables == ["articles", "changes", "feeds", "judgements", "ledger", "readings"]
    assert sql.execute("PRAGMA user_version").fetchone() == (1,)
    sql.execute("DROP TABLE feeds")
    with Ledger.open(old) as ledger:
        assert ledger.counts().articles == 3


def test_an_older_program_that_has_the_ledger_open_may_go_on_writing(old: Path) -> None:
    with Ledger.open(old) as ledger:
        one = ledger.article("one")
        assert one
        ledger.remove([one.id])
        columns = "(id, key, url, canonical_url, publisher, head, body)"
        body = one.model_dump_json(exclude={"id"}, exclude_none=True)
        sqlite3.connect(old, autocommit=True).execute(
            f"INSERT INTO articles {columns} SELECT ?, 'one', url, NULL, publisher, head, ? FROM articles LIMIT 1", (one.id, body)
        )
        batch = ledger.ingest.begin("clips")
        ledger.ingest.queue(batch, [Found("one", "one")])
        with ledger.ingest.run() as run:
            run.store(run.take(1)[0], one, [])
        assert ledger.ingest.remove(batch) == (1, 0, 0)  # it was not this batch alone
