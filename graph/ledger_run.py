"""One program's work on pieces: it takes them, says how far it came, stores what they gave, and may be killed at any moment."""

import glob
import sqlite3
import sys
import uuid
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, NamedTuple, Self

from corpus.domain import Article, Claim
from corpus.errors import KeiretsuError
from graph.ledger_access import Access
from graph.ledger_entry import given
from graph.ledger_kin import Kinship, Near, Signature, tie
from graph.ledger_piece import NEXT, OPEN, Found, Piece, Queued, State, keep, now, piece, plain, queue

TRIES = 5  # a piece that was begun so often and never came to an end ends programs, and is left alone

type Judge = Callable[[Sequence[Near]], Kinship]


class Outcome(NamedTuple):
    """What became of a piece with an article; "duplicate": another piece had brought the very same."""

    state: State
    article: str
    article_new: bool
    claims_new: int


class Run:
    """Pieces that a run has taken are its own until it ends, however it ends; then they are anybody's again.

    The run holds a lock on a file beside the ledger, which the system takes off a program that has ended. Verbs that move a piece
    say False or None where it is not this run's any more, for its batch was removed meanwhile: then nothing was changed.
    """

    def __init__(self, access: Access) -> None:
        self._access = access
        self.id = uuid.uuid4().hex[:12]
        self._lock: IO[bytes] | None = None

    def __enter__(self) -> Self:
        file = self._file(self.id)
        # As one that writes: nobody looks for dead runs between the making of the file and its locking.
        with self._access.changing():
            for other in file.parent.glob(f"{glob.escape(self._file('').name)}*"):
                _lives(other)
            try:
                self._lock = file.open("wb")
            except OSError as error:
                raise KeiretsuError(f"{file}: cannot be written ({error.strerror}); check the permissions of its folder.") from None
            _locked(self._lock)
        return self

    def __exit__(self, *_: object) -> None:
        try:
            # Given back and not given up: that was no try. Where even this cannot be written, the next run frees them.
            with suppress(KeiretsuError), self._access.changing() as sql:
                sql.execute("UPDATE pieces SET holder = NULL, tries = tries - 1 WHERE holder = ?", (self.id,))
        finally:
            if self._lock:
                self._lock.close()
            self._file(self.id).unlink(missing_ok=True)

    def take(self, most: int) -> list[Piece]:
        """The next pieces to work on, those first that have come furthest; none: all are done or in other runs' hands."""
        with self._access.changing() as sql:
            self._free(sql)
            taken: list[Piece] = []
            for state in reversed(OPEN):
                # Again, for some may turn out to have been begun too often.
                while rows := sql.execute(NEXT, {"state": state, "most": most - len(taken)}).fetchall():
                    taken += [one for row in rows if (one := self._hold(sql, piece(row), row[-1]))]
            return taken

    def move(self, one: Piece, state: State, made: bytes) -> bool:
        """Has come as far as this; `made` is what the next steps need, and is kept for the run after a kill."""
        return self._settle(one, state, made=made)

    def refuse(self, one: Piece, reason: str, why: str) -> bool:
        """Is not taken, for good."""
        return self._settle(one, "refused", reason=reason, why=why)

    def fail(self, one: Piece, reason: str, why: str) -> bool:
        """Could not be done; `retry` queues it again, from the start."""
        return self._settle(one, "failed", reason=reason, why=why)

    def duplicate(self, one: Piece, article: str) -> bool:
        """Gives nothing that this stored article does not give; False also where that is gone."""
        return self._settle(one, "duplicate", article=article)

    def split(self, one: Piece, found: Iterable[Found]) -> Queued | None:
        """Held several pieces: these stand in its place, in its batches. Met again, it is looked into again."""
        with self._access.changing() as sql:
            if (number := self._number(sql, one)) is None:
                return None
            batches = [batch for (batch,) in sql.execute("SELECT batch FROM batch_pieces WHERE piece = ?", (number,))]
            sql.execute("DELETE FROM pieces WHERE no = ?", (number,))
            return queue(sql, batches, (part for part in found if plain(part.key) != one.key))

    def store(
        self,
        one: Piece,
        article: Article,
        claims: Sequence[Claim],
        *,
        signature: Signature | None = None,
        judge: Judge | None = None,
        reason: str | None = None,
        why: str | None = None,
    ) -> Outcome | None:
        """Stores an article with its claims, in its place among those like it, and with that the piece is done: all or nothing.

        `judge` is told of the articles that are like this one and says in what way; whatever others store waits for its answer.
        `reason` and `why` mark what is stored without being read, such as an article in another language.
        """
        checked, article_id = given(article, claims), article.id
        with self._access.writing() as writing:
            sql = writing.connection
            if (number := self._number(sql, one)) is None:
                return None
            new, come, _ = writing.add(article, checked, replace=False, loaded=False)
            if signature:
                tie(writing, article_id, signature, judge)
            brought = "SELECT 1 FROM pieces p JOIN articles a ON a.no = p.article WHERE a.id = ? AND p.state = 'stored'"
            state: State = "duplicate" if not new and sql.execute(brought, (article_id,)).fetchone() else "stored"
            _write(sql, number, state, reason=reason, why=why, article=article_id)
            return Outcome(state, article_id, new, come)

    def _settle(
        self,
        one: Piece,
        state: State,
        *,
        made: bytes | None = None,
        reason: str | None = None,
        why: str | None = None,
        article: str | None = None,
    ) -> bool:
        with self._access.changing() as sql:
            number = self._number(sql, one)
            if number is None or (article and not sql.execute("SELECT 1 FROM articles WHERE id = ?", (article,)).fetchone()):
                return False
            _write(sql, number, state, made=made, reason=reason, why=why, article=article)
            return True

    def _number(self, sql: sqlite3.Connection, one: Piece) -> int | None:
        """The piece, as long as it is this run's."""
        row = sql.execute("SELECT no FROM pieces WHERE key = ? AND holder = ?", (one.key, self.id)).fetchone()
        return int(row[0]) if row else None

    def _hold(self, sql: sqlite3.Connection, one: Piece, number: int) -> Piece | None:
        if one.tries >= TRIES:
            why = f"Was begun {one.tries} times and never came to an end; try it once more with --retry failed."
            _write(sql, number, "failed", reason="gave up", why=why)
            return None
        state: State = one.state if one.made is not None else "queued"  # what it was made into could not be kept
        query = "UPDATE pieces SET (state, holder, tries, moved) = (?, ?, tries + 1, ?) WHERE no = ?"
        sql.execute(query, (state, self.id, now(), number))
        return one._replace(state=state, tries=one.tries + 1)

    def _free(self, sql: sqlite3.Connection) -> None:
        """Pieces of runs that ended without giving them back are anybody's."""
        for (run,) in sql.execute("SELECT DISTINCT holder FROM pieces WHERE holder IS NOT NULL").fetchall():
            if run != self.id and not _lives(self._file(run)):
                sql.execute("UPDATE pieces SET holder = NULL WHERE holder = ?", (run,))

    def _file(self, run: str) -> Path:
        return self._access.path.with_name(f".{self._access.path.name}.run-{run}")


def _write(
    sql: sqlite3.Connection,
    number: int,
    state: State,
    *,
    made: bytes | None = None,
    reason: str | None = None,
    why: str | None = None,
    article: str | None = None,
) -> None:
    done = state not in OPEN
    query = """UPDATE pieces SET (state, reason, why, moved, article) = (?, ?, ?, ?, (SELECT no FROM articles WHERE id = ?)),
        holder = iif(?, NULL, holder) WHERE no = ?"""
    sql.execute(query, (state, reason and plain(reason), why and plain(why), now(), article, done, number))
    keep(sql, number, made)


def _lives(file: Path) -> bool:
    """Does a program hold this lock? One that nobody holds is cleared away."""
    try:
        with file.open("rb+") as lock:
            if not _locked(lock):
                return True
    except FileNotFoundError:
        return False
    except OSError:  # somebody else's
        return True
    with suppress(OSError):
        file.unlink(missing_ok=True)
    return False


if sys.platform == "win32":
    import msvcrt

    def _locked(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _locked(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
