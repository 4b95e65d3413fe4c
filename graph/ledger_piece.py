"""What ingest meets: pieces, the states that they go through, and how their rows are written."""

import datetime as dt
import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from corpus.domain import digest

type State = Literal["queued", "fetched", "cleaned", "extracted", "stored", "duplicate", "refused", "failed"]

OPEN: tuple[State, ...] = ("queued", "fetched", "cleaned", "extracted")  # in their order; work is left to do on these
# What was made of a piece is kept, compressed, for as long as work is left to do on it. Where there is no room the piece is
# begun anew after an interruption, and nothing else is lost by it.
MADE_OF_ONE = 8 * 2**20
MADE_OF_ALL = 512 * 2**20
_LONGEST = 2000  # characters of a key, a place or a sentence


class Found(NamedTuple):
    """A piece as a source gives it. A finished one brings its text along, and one that is no article the reason."""

    key: str  # where it came from: its address, or file, place inside and hash of the content
    place: str  # the same for people: "press.zip: 3.txt"
    how: Any = None  # whatever JSON can hold that whoever works on it needs
    state: Literal["queued", "fetched", "cleaned", "refused"] = "queued"
    made: bytes | None = None
    reason: str | None = None
    why: str | None = None


class Piece(NamedTuple):
    """A piece as the ledger knows it; `made` only where it is handed out for work."""

    key: str
    place: str
    how: Any
    state: State
    reason: str | None
    why: str | None
    tries: int
    met: str
    moved: str
    article: str | None  # the one that it became, or of which it is a duplicate
    made: bytes | None = None


class Queued(NamedTuple):
    """What became of pieces that were to be queued."""

    new: int = 0
    waiting: int = 0  # met before, and work is left to do on them
    done: int = 0  # met before: stored, a duplicate, or refused
    failed: int = 0  # met before; `retry` queues these again

    def __add__(self, other: tuple[int, ...]) -> "Queued":  # type: ignore[override]
        """The sum, field by field."""
        return Queued(*(a + b for a, b in zip(self, other, strict=True)))


_FIELDS = "p.key, p.place, p.how, p.state, p.reason, p.why, p.tries, p.met, p.moved"
PIECES = f"SELECT {_FIELDS}, a.id FROM pieces p LEFT JOIN articles a ON a.no = p.article"  # noqa: S608 - a constant
NEXT = f"""SELECT {_FIELDS}, NULL, k.made, p.no FROM pieces p LEFT JOIN kept k ON k.piece = p.no
    WHERE p.state = :state AND p.reason IS NULL AND p.holder IS NULL ORDER BY p.no LIMIT :most"""  # noqa: S608 - a constant


def piece(row: tuple[Any, ...]) -> Piece:
    """A row of `PIECES` or `NEXT`."""
    key, place, how, state, reason, why, tries, met, moved, article, *made = row[:11]
    kept = zlib.decompress(made[0]) if made and made[0] is not None else None
    return Piece(key, place, json.loads(how), state, reason, why, tries, met, moved, article, kept)


def now() -> str:
    """The moment, as pieces and batches note it."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def plain(text: str) -> str:
    """Any text as one that SQLite takes, of bounded length: names of files may hold bytes that are no characters."""
    text = text.encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 20]}…{digest(text)}"


def queue(sql: sqlite3.Connection, batches: Iterable[int], found: Iterable[Found]) -> Queued:
    """Notes pieces as met by these batches; those that are new, or known less far than now, wait for work."""
    total = Counter[str]()
    for one in found:
        at = now()
        number, become = _met(sql, one, at)
        total[become] += 1
        sql.executemany("INSERT INTO batch_pieces VALUES (?, ?) ON CONFLICT DO NOTHING", ((batch, number) for batch in batches))
    return Queued(total["new"], total["waiting"], total["done"], total["failed"])


def _met(sql: sqlite3.Connection, found: Found, at: str) -> tuple[int, str]:
    key = plain(found.key)
    row = sql.execute("SELECT no, state, holder FROM pieces WHERE key = ?", (key,)).fetchone()
    if row and row[1] not in OPEN:
        return row[0], "failed" if row[1] == "failed" else "done"
    new = (found.state, found.reason and plain(found.reason), found.why and plain(found.why), at)
    if not row:
        columns = (key, plain(found.place), json.dumps(found.how), *new, at)
        query = "INSERT INTO pieces (key, place, how, state, reason, why, moved, met, tries) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)"
        number = sql.execute(query, columns).lastrowid or 0
    elif row[2] or (found.state in OPEN and OPEN.index(found.state) <= OPEN.index(row[1])):
        return row[0], "waiting"  # as far or further, or in work
    else:
        number = row[0]
        sql.execute("UPDATE pieces SET (state, reason, why, moved) = (?, ?, ?, ?) WHERE no = ?", (*new, number))
    keep(sql, number, found.made)
    return number, "waiting" if row else "new"


def keep(sql: sqlite3.Connection, number: int, made: bytes | None) -> None:
    """What was made of a piece takes the place of what was made before; None: nothing is needed of it any more."""
    sql.execute("DELETE FROM kept WHERE piece = ?", (number,))
    if made is not None and len(packed := zlib.compress(made, 1)) <= MADE_OF_ONE:
        query = "INSERT INTO kept SELECT :piece, :made WHERE (SELECT bytes FROM room) + length(:made) <= :most"
        sql.execute(query, {"piece": number, "made": packed, "most": MADE_OF_ALL})
