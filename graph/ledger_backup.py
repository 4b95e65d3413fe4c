"""Copies of the ledger: taken while it is in use, and put back without ever losing the one that they replace."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

from corpus.errors import KeiretsuError
from graph.ledger_file import connect, kind, new_id, no_ledger, prepare, told

_FILES = ("", "-wal", "-shm", "-journal")


def backup(ledger: Path, path: Path, *, wait: float) -> None:
    """Writes the copy beside its place and renames it, so that there is never half of one; an older backup is replaced."""
    if path.exists():
        if path.samefile(ledger):
            raise KeiretsuError(f"{path}: this is the ledger itself; name another file for the backup.")
        _check(path)
    with _beside(path) as copy:
        _copy(ledger, copy, wait=wait)
        _set_mode(copy, "DELETE")  # one file, readable from where nothing can be written
        _into_place(copy, path)


def restore(path: Path, onto: Path) -> Path | None:
    """Puts the backup in the ledger's place and says where the old one is kept. Stop what writes to the ledger first."""
    _check(path)
    with _beside(onto) as copy:
        _copy(path, copy, wait=0)
        with told(path), closing(connect(copy, wait=0)) as fresh:
            if (problem := fresh.execute("PRAGMA integrity_check(1)").fetchone()[0]) != "ok":
                raise KeiretsuError(f"{path}: this backup is damaged ({problem}); use another one.")
            fresh.execute("UPDATE ledger SET id = ?", (new_id(),))
        prepare(copy, create=False, wait=0)  # brings an older one to the newest version
        _set_mode(copy, "WAL")
        kept = _keep(onto)
        if onto.exists():
            # Through SQLite, in one transaction: those who have the old ledger open see the new one with their next query.
            _copy(copy, onto, wait=10)
        else:
            _into_place(copy, onto)
        return kept


def _check(path: Path) -> None:
    if not path.is_file():
        raise KeiretsuError(f"{path}: there is no such file; name a file that `keiretsu backup` wrote.")
    with told(path), closing(connect(path, wait=0, mode="ro")) as connection:
        if kind(connection, path) != "ledger":
            raise no_ledger(path)


def _keep(onto: Path) -> Path | None:
    """Copies the present ledger to a free name beside it; one that SQLite cannot read is moved there instead."""
    if not any(_with(onto, suffix).exists() for suffix in _FILES):
        return None
    kept = next(k for n in count(1) if not (k := _with(onto, f".before-restore{f'-{n}' if n > 1 else ''}")).exists())
    try:
        with _beside(kept) as copy:
            _check(onto)
            _copy(onto, copy, wait=10)
            _into_place(copy, kept)
    except (KeiretsuError, sqlite3.DatabaseError):
        # A log left beside another file would be taken for its own: all three go together.
        for suffix in _FILES:
            if _with(onto, suffix).exists():
                _with(onto, suffix).rename(_with(kept, suffix))
    return kept


def _copy(source: Path, target: Path, *, wait: float) -> None:
    """All of it as of one moment, written in one transaction."""
    with (
        told(source, wait=wait),
        closing(connect(source, wait=wait)) as old,
        told(target, wait=wait),
        closing(connect(target, wait=wait, mode="rwc")) as new,
    ):
        old.backup(new)


def _set_mode(path: Path, mode: str) -> None:
    with told(path), closing(connect(path, wait=0)) as connection:
        connection.execute(f"PRAGMA journal_mode = {mode}")


def _into_place(copy: Path, path: Path) -> None:
    with copy.open("rb+") as stream:
        os.fsync(stream.fileno())
    copy.replace(path)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A name in the same folder for a file in the making; what is left of it goes at the end."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KeiretsuError(f"{path.parent}: this folder cannot be made ({error.strerror}); choose another one.") from None
    copy = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield copy
    finally:
        for suffix in _FILES:
            _with(copy, suffix).unlink(missing_ok=True)


def _with(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
