"""What each ingest met and what became of it: batches of pieces, which may be stopped at any moment and repeated."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import batched
from typing import NamedTuple

from corpus.errors import KeiretsuError
from graph.ledger_access import Access
from graph.ledger_piece import PIECES, Found, Piece, Queued, State, now, piece, plain, queue
from graph.ledger_run import Run

_CHUNK = 1000  # pieces queued in one transaction


class Count(NamedTuple):
    """How many pieces are in one state for one reason."""

    state: State
    reason: str | None
    pieces: int


class Batch(NamedTuple):
    """One ingest: what was asked for, and when."""

    id: int
    what: str
    begun: str
    pieces: int


class Report(NamedTuple):
    """What a batch met and brought; articles that other batches or `load` brought as well are among them."""

    batch: Batch
    counts: tuple[Count, ...]
    articles: int
    claims: int
    last: str | None  # when one of its pieces last moved


class Dropped(NamedTuple):
    """What went with a batch: what it alone had brought."""

    pieces: int
    articles: int
    claims: int


class Ingest:
    """Batches and their pieces. A piece is known by its key, and met once, in however many batches."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def begin(self, what: str) -> int:
        """Opens a batch, and gives its number; `what` says to people what was asked for."""
        with self._access.changing() as sql:
            return sql.execute("INSERT INTO batches (what, begun) VALUES (?, ?)", (plain(what), now())).lastrowid or 0

    def queue(self, batch: int, found: Iterable[Found]) -> Queued:
        """Notes what a batch meets, any number of pieces. What is done or failed stays so, what waits goes on from where it was."""
        total = Queued()
        for some in batched(found, _CHUNK):
            with self._access.changing() as sql:
                if not sql.execute(_EXISTS, (batch,)).fetchone():
                    raise _unknown(batch)
                total += queue(sql, [batch], some)
        return total

    def retry(self, *, batch: int | None = None, reason: str | None = None) -> int:
        """Queues again what failed, all of it or what failed in one batch or for one reason; says how many pieces that are."""
        where, values = _chosen(batch=batch, state="failed", reason=reason)
        with self._access.changing() as sql:
            query = f"""UPDATE pieces SET (state, reason, why, tries, moved) = ('queued', NULL, NULL, 0, ?)
                WHERE no IN (SELECT p.no FROM pieces p WHERE {where})"""  # noqa: S608 - conditions of constants
            return sql.execute(query, (now(), *values)).rowcount

    def run(self) -> Run:
        """One program's work on what is queued, of all batches: `with ledger.ingest.run() as run`."""
        return Run(self._access)

    def remove(self, batch: int) -> Dropped:
        """Undoes a batch: its pieces, and the articles with their claims that neither another batch nor `load` brought as well."""
        with self._access.writing() as writing:
            sql = writing.connection
            if not sql.execute(_EXISTS, (batch,)).fetchone():
                raise _unknown(batch)
            articles = [article for (article,) in sql.execute(_ALONE, {"batch": batch})]
            pieces = sql.execute(_PIECES_ALONE, {"batch": batch}).rowcount
            removed, claims = writing.remove(articles)
            sql.execute("DELETE FROM batches WHERE no = ?", (batch,))
            return Dropped(pieces, removed, claims)

    def piece(self, key: str) -> Piece | None:
        """The piece of a key."""
        return next((piece(row) for row in self._access.rows(f"{PIECES} WHERE p.key = ?", (plain(key),))), None)

    def pieces(self, *, batch: int | None = None, state: State | None = None, reason: str | None = None) -> Iterator[Piece]:
        """All pieces, or those of a batch, of a state, of a reason; in the order in which they were met."""
        where, values = _chosen(batch=batch, state=state, reason=reason)
        return (piece(row) for row in self._access.rows(f"{PIECES} WHERE {where} ORDER BY p.no", values))

    def counts(self, batch: int | None = None) -> tuple[Count, ...]:
        """How many pieces are in which state, and why; of a batch or of all."""
        where, values = _chosen(batch=batch)
        query = f"SELECT p.state, p.reason, count(*) FROM pieces p WHERE {where} GROUP BY 1, 2 ORDER BY 1, 2"  # noqa: S608
        return tuple(Count(*row) for row in self._access.rows(query, values))

    def batches(self) -> list[Batch]:
        """All batches, the oldest first."""
        return [Batch(*row) for row in self._access.rows(f"{_BATCHES} ORDER BY no")]

    def report(self, batch: int) -> Report:
        """What became of a batch so far."""
        for row in self._access.rows(f"{_BATCHES} WHERE no = ?", (batch,)):
            ((articles, claims, last),) = self._access.rows(_BROUGHT, {"batch": batch})
            return Report(Batch(*row), self.counts(batch), articles, claims, last)
        raise _unknown(batch)


_EXISTS = "SELECT 1 FROM batches WHERE no = ?"
_BATCHES = "SELECT no, what, begun, (SELECT count(*) FROM batch_pieces WHERE batch = no) FROM batches"
_OF_BATCH = "SELECT p.{} FROM batch_pieces b JOIN pieces p ON p.no = b.piece WHERE b.batch = :batch"
_ALONE = f"""SELECT id FROM articles a WHERE loaded = 0 AND no IN ({_OF_BATCH.format("article")} AND p.article IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM pieces o JOIN batch_pieces c ON c.piece = o.no WHERE o.article = a.no AND c.batch <> :batch)"""  # noqa: S608
_PIECES_ALONE = """DELETE FROM pieces WHERE no IN (SELECT piece FROM batch_pieces WHERE batch = :batch)
    AND NOT EXISTS (SELECT 1 FROM batch_pieces c WHERE c.piece = no AND c.batch <> :batch)"""
_BROUGHT = f"""SELECT (SELECT count(DISTINCT article) FROM ({_OF_BATCH.format("article")})),
    (SELECT count(DISTINCT claim) FROM readings WHERE article IN ({_OF_BATCH.format("article")})),
    (SELECT max(moved) FROM ({_OF_BATCH.format("moved")}))"""  # noqa: S608 - constants


def _chosen(*, batch: int | None = None, state: State | None = None, reason: str | None = None) -> tuple[str, Sequence[object]]:
    """The condition on pieces, and its values."""
    asked = {"p.no IN (SELECT piece FROM batch_pieces WHERE batch = ?)": batch, "p.state = ?": state, "p.reason = ?": reason}
    given = {condition: value for condition, value in asked.items() if value is not None}
    return " AND ".join(given) or "true", tuple(given.values())


def _unknown(batch: int) -> KeiretsuError:
    return KeiretsuError(f"There is no batch {batch}; see which there are: keiretsu articles.")
