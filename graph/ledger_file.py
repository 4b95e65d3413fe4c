"""The ledger's file: opened, made, brought to the newest version, and what SQLite says of it turned into sentences."""

import re
import sqlite3
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from corpus.errors import KeiretsuError

APPLICATION = 0x4B525453  # "KRTS" at byte 68 of the file: what tells a ledger from other SQLite files
VERSION = 2

# NORMAL in WAL mode: a killed program loses nothing that was committed; a power cut may lose the last commits before the
# latest checkpoint, never half of one and never the file. Loading again what was lost is safe, for adding twice changes nothing.
# Checkpoints cost two flushes of the disk each, hence every 64 MB of log instead of SQLite's 4 MB.
SETTINGS: tuple[str, ...] = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA cache_size = -65536",
    "PRAGMA wal_autocheckpoint = 16384",
    "PRAGMA journal_size_limit = 67108864",
)


@contextmanager
def told(path: Path, *, wait: float = 0.0) -> Iterator[None]:
    """Turns what SQLite reports about this file into the sentence that its user can act on."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if sentence := _sentence(error, path, wait):
            raise KeiretsuError(sentence) from error
        raise


def _sentence(error: sqlite3.DatabaseError, path: Path, wait: float) -> str | None:
    sentences = {
        sqlite3.SQLITE_BUSY: f"another program is writing to the ledger and did not finish within {wait:g} s; try again in a moment.",
        sqlite3.SQLITE_FULL: "the disk is full, so this step was not stored; free some space and run the command again.",
        sqlite3.SQLITE_CANTOPEN: f"cannot be opened ({error}); check the path and the permissions of its folder.",
        sqlite3.SQLITE_READONLY: f"cannot be written ({error}); check the permissions of the file and of its folder.",
        sqlite3.SQLITE_CORRUPT: f"the ledger is damaged ({error}); put a backup in its place with `keiretsu restore BACKUP`.",
        sqlite3.SQLITE_IOERR: f"reading or writing failed ({error}); check the disk.",
        sqlite3.SQLITE_NOTADB: _NO_LEDGER,
    }
    found = sentences.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return f"{path}: {found}" if found else None


_NO_LEDGER = "this file is no Keiretsu ledger; name another path, or move the file away."


def no_ledger(path: Path) -> KeiretsuError:
    """The error about a file that is something else."""
    return KeiretsuError(f"{path}: {_NO_LEDGER}")


def connect(path: Path, *, wait: float, mode: str = "rw") -> sqlite3.Connection:
    """A connection to the file as it is; transactions are begun and ended by name."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=wait, autocommit=True)
    for setting in SETTINGS:
        connection.execute(setting)
    return connection


def prepare(path: Path, *, create: bool, wait: float) -> None:
    """Leaves a ledger of the newest version at the path, or says why it cannot."""
    if create:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise KeiretsuError(f"{path.parent}: this folder cannot be made ({error.strerror}); choose another one.") from None
    elif not path.exists():
        raise _nothing_here(path)
    with told(path, wait=wait):
        connection = connect(path, wait=wait, mode="rwc" if create else "rw")
        try:
            if kind(connection, path) == "empty":
                if not create:
                    raise _nothing_here(path)
                _make(connection, wait)
            upgrade(connection, files("graph").joinpath("migrations"), to=VERSION, path=path)
        finally:
            connection.close()


def _nothing_here(path: Path) -> KeiretsuError:
    return KeiretsuError(f"{path}: there is no ledger yet; make it with `keiretsu load FILE`.")


def kind(connection: sqlite3.Connection, path: Path) -> str:
    """Whether this is a "ledger" or still "empty"; anything else is refused."""
    # In this order: the tables of one that is being made come into sight together with its mark.
    ((tables,),) = connection.execute("SELECT count(*) FROM sqlite_master")
    ((application,),) = connection.execute("PRAGMA application_id")
    if application == APPLICATION:
        return "ledger"
    if application or tables:
        raise no_ledger(path)
    return "empty"


def _make(connection: sqlite3.Connection, wait: float) -> None:
    """All of the schema or nothing of it, also where two programs make the same ledger at once."""
    _use_log(connection, wait)
    with transaction(connection):
        ((application,),) = connection.execute("PRAGMA application_id")
        if application != APPLICATION:
            connection.executescript(files("graph").joinpath("schema.sql").read_text("utf-8"))
            connection.execute("INSERT INTO ledger VALUES (1, ?, 0, 0, '')", (new_id(),))
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")


def _use_log(connection: sqlite3.Connection, wait: float) -> None:
    """Write-ahead logging, by which readers and the writer never wait for each other; the file remembers it."""
    until = time.monotonic() + wait
    while True:  # SQLite's own waiting does not cover this switch
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def new_id() -> str:
    """The id of a ledger that begins a history of its own."""
    return str(uuid.uuid4())


def upgrade(connection: sqlite3.Connection, migrations: Traversable, *, to: int, path: Path) -> None:
    """Runs the migrations that the ledger lacks, each wholly or not at all."""
    ((version,),) = connection.execute("PRAGMA user_version")
    if version > to:
        raise KeiretsuError(
            f"{path}: this ledger was written by a newer Keiretsu (version {version}, this program reads up to {to}); upgrade the program."
        )
    while version < to:
        with transaction(connection):
            ((version,),) = connection.execute("PRAGMA user_version")
            if version < to:
                connection.executescript(_migration(migrations, version + 1))
                connection.execute(f"PRAGMA user_version = {version + 1}")
        ((version,),) = connection.execute("PRAGMA user_version")


def _migration(migrations: Traversable, number: int) -> str:
    found = [f for f in migrations.iterdir() if re.fullmatch(rf"{number:04d}_\w+\.sql", f.name)]
    if len(found) != 1:
        raise LookupError(f"{len(found)} migrations lead to version {number} of the ledger; there has to be one")
    return found[0].read_text("utf-8")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One write transaction: what it did is there after it, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # a full disk has ended the transaction already
            connection.execute("ROLLBACK")
        raise
