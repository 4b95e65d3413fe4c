"""Backups are whole, restoring loses nothing, and neither touches a file that is something else."""

import os
import sqlite3
from pathlib import Path

import pytest

from corpus.errors import KeiretsuError
from graph.ledger import Ledger
from tests.graph.ledger_cases import claim, put, told

INVESTS = claim("Vela INVESTS_IN Tarn, active")
OWNS = claim("Tarn OWNS Brim, active")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Ledger.open(tmp_path / "ledger.sqlite") as ledger:
        put(ledger, "one", INVESTS)
    return tmp_path / "ledger.sqlite"


def files(folder: Path) -> list[str]:
    return sorted(f.name for f in folder.iterdir())


def test_a_backup_taken_while_others_write(path: Path, tmp_path: Path) -> None:
    with Ledger.open(path) as ledger, Ledger.open(path) as other:
        with other._writing() as writing:
            writing.remove([h.id for h in other.heads()])
            ledger.backup(tmp_path / "copies" / "b.sqlite")
        assert told(ledger) == {}
    assert files(tmp_path / "copies") == ["b.sqlite"]
    assert sqlite3.connect(tmp_path / "copies" / "b.sqlite").execute("PRAGMA journal_mode").fetchone() == ("delete",)
    with Ledger.open(tmp_path / "copies" / "b.sqlite") as copy:
        assert list(told(copy)) == ["vela:INVESTS_IN:tarn"]


def test_a_backup_replaces_an_older_one_and_nothing_else(path: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear reader, this is no ledger, and it has to stay.")
    with Ledger.open(path) as ledger:
        ledger.backup(tmp_path / "b.sqlite")
        put(ledger, "two", OWNS)
        ledger.backup(tmp_path / "b.sqlite")
        with pytest.raises(KeiretsuError, match=r"letter\.txt: this file is no Keiretsu ledger"):
            ledger.backup(tmp_path / "letter.txt")
        with pytest.raises(KeiretsuError, match=r"ledger\.sqlite: this is the ledger itself; name another file for the backup\."):
            ledger.backup(path)
        with pytest.raises(KeiretsuError, match=r"letter\.txt: this folder cannot be made"):
            ledger.backup(tmp_path / "letter.txt" / "b.sqlite")
    with Ledger.open(tmp_path / "b.sqlite", create=False) as copy:
        assert copy.counts().articles == 2


def test_restore_keeps_the_old_ledger_and_gives_the_new_one_its_own_id(path: Path, tmp_path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.backup(tmp_path / "b.sqlite")
        put(ledger, "two", OWNS)
        old_id = ledger.id
        kept = Ledger.restore(tmp_path / "b.sqlite", path)
        assert kept == tmp_path / "ledger.sqlite.before-restore"
        # Who has it open sees the restored one, and may go on writing.
        assert (list(told(ledger)), ledger.seq, ledger.id == old_id) == (["vela:INVESTS_IN:tarn"], 1, False)
        put(ledger, "three", OWNS)
        restored_id = ledger.id
    with Ledger.open(kept) as old:
        assert (old.counts().articles, old.id) == (2, old_id)
    with Ledger.open(path) as ledger:
        assert (ledger.counts().articles, ledger.id) == (2, restored_id)
    assert Ledger.restore(tmp_path / "b.sqlite", path) == tmp_path / "ledger.sqlite.before-restore-2"
    with Ledger.open(tmp_path / "b.sqlite") as backup:
        assert backup.id == old_id
    assert files(tmp_path) == ["b.sqlite", "ledger.sqlite", "ledger.sqlite.before-restore", "ledger.sqlite.before-restore-2"]


def test_restore_where_there_is_no_ledger(path: Path, tmp_path: Path) -> None:
    assert Ledger.restore(path, tmp_path / "new" / "l.sqlite") is None
    with Ledger.open(tmp_path / "new" / "l.sqlite", create=False) as ledger:
        assert list(told(ledger)) == ["vela:INVESTS_IN:tarn"]
        assert ledger._reader.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert files(tmp_path / "new") == ["l.sqlite"]


def test_restore_over_a_damaged_ledger_moves_it_aside(path: Path, tmp_path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.backup(tmp_path / "b.sqlite")
    path.write_bytes(b"\xff" * 20_000)
    Path(f"{path}-wal").write_bytes(b"left over")
    assert Ledger.restore(tmp_path / "b.sqlite", path) == tmp_path / "ledger.sqlite.before-restore"
    assert (tmp_path / "ledger.sqlite.before-restore").read_bytes() == b"\xff" * 20_000
    assert (tmp_path / "ledger.sqlite.before-restore-wal").read_bytes() == b"left over"
    with Ledger.open(path, create=False) as ledger:
        assert list(told(ledger)) == ["vela:INVESTS_IN:tarn"]


def test_a_backup_that_is_none_or_damaged_changes_nothing(path: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear reader, this is no ledger. " * 200)
    plain = sqlite3.connect(tmp_path / "other.sqlite", autocommit=True)
    plain.execute("CREATE TABLE t (x)")
    with Ledger.open(path) as ledger:
        for n in range(50):
            put(ledger, f"s{n}", INVESTS)
        ledger.backup(tmp_path / "damaged.sqlite")
        before = (ledger.id, list(ledger.statements()))
    with (tmp_path / "damaged.sqlite").open("r+b") as stream:
        stream.seek(4096 * 3)
        stream.write(os.urandom(4096 * 4))
    for name, sentence in (
        ("letter.txt", "this file is no Keiretsu ledger"),
        ("other.sqlite", "this file is no Keiretsu ledger"),
        ("none.sqlite", "there is no such file; name a file that `keiretsu backup` wrote"),
        ("damaged.sqlite", "this backup is damaged"),
    ):
        with pytest.raises(KeiretsuError, match=sentence):
            Ledger.restore(tmp_path / name, path)
    with Ledger.open(path) as ledger:
        assert (ledger.id, list(ledger.statements())) == before
    assert [name for name in files(tmp_path) if "before" in name or name.startswith(".")] == []
