"""Publishing the ledger to a Neo4j server: only what changed, safe to be killed and repeated, blind to all that is not ours."""

import datetime as dt
import time
import uuid
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import batched
from typing import Any, NamedTuple

from corpus.errors import KeiretsuError, OtherLedgerError
from graph.ledger import Ledger
from graph.neo4j_address import Address
from graph.neo4j_cypher import Statement, cypher, schema, statements
from graph.neo4j_driver import Server
from graph.neo4j_lock import Lock
from graph.reading import PUBLICATION
from graph.rows import FORMAT, Batch, rows
from graph.store import Progress, Published

PATIENCE = 60.0  # seconds for a server to come back
WAIT = 20.0  # seconds for another publication to end
GOING = 300  # nodes that one transaction takes away: each may have thousands of relationships, and a server's memory is small
_IT = {"publication": PUBLICATION}
AHEAD = 3  # batches that are made while one is sent: memory stays flat


class Sent(NamedTuple):
    """What became of one batch."""

    kind: str
    label: str
    rows: int
    lost: int = 0  # relationships whose ends are not in the store


def publish_neo4j(
    ledger: Ledger, address: Address, *, rebuild: bool = False, progress: Progress | None = None, wait: float = WAIT
) -> Published:
    """Bring the graph on this server up to the ledger; with `rebuild` take all of ours away first.

    What is not ours is never changed: nodes without the label Keiretsu, relationships without an id of ours, other people's
    properties and labels on our nodes.
    """
    began = time.monotonic()
    with Server(address) as server:
        server.persist(lambda: _prepare(server), patience=2.0)
        with Lock(address, wait=wait) as lock, ledger.snapshot() as seq:
            return _Run(server, lock, ledger, progress, began).publish(seq, rebuild=rebuild)


class _Run:
    """One publication, from the moment that the lock is held."""

    def __init__(self, server: Server, lock: Lock, ledger: Ledger, progress: Progress | None, began: float) -> None:
        self._server, self._lock, self._ledger, self._progress = server, lock, ledger, progress
        self._token: str | None = None  # stands on the publication node once this run has begun
        self._held = lock.keep()
        self._began = began

    def publish(self, seq: int, *, rebuild: bool) -> Published:
        """Bring the store to the state `seq` of the ledger, as which all of it is read."""
        stored = self._stored()
        if not rebuild:
            self._refuse_another(stored)
        if stored["version"] and not rebuild and not stored["updating"] and (stored["seq"], stored["format"]) == (seq, FORMAT):
            return self._published(stored["version"], seq, [])
        # A first publication that was broken off is gone on with only if the ledger is still the same: what was written need then
        # not be looked through for what has changed since.
        unfinished = stored["updating"] and stored["seq"] == 0 and stored.get("goal") != seq
        if rebuild or unfinished or stored["seq"] < 0 or stored["format"] != FORMAT:
            self._begin(-1, goal=seq)
            self._wipe()
            stored["seq"] = 0
        self._begin(stored["seq"], goal=seq)
        sent = self._send(stored["seq"])
        if lost := sum(one.lost for one in sent):
            raise KeiretsuError(f"{lost} relationships found no ends at {self._server.address}; publish with --rebuild to mend it.")
        version = stored["version"] + 1
        self._finish(seq, version)
        return self._published(version, seq, sent)

    def _stored(self) -> dict[str, Any]:
        """The publication as it stands; an empty one where there is none."""
        found = self._read(cypher("state"))
        nothing: dict[str, Any] = {"ledger": self._ledger.id, "seq": 0, "version": 0, "format": FORMAT, "updating": False, "goal": None}
        if not found and self._read("MATCH (n:Keiretsu) RETURN n.id LIMIT 1"):
            return nothing | {"ledger": None}
        return found[0]["state"] if found else nothing

    def _refuse_another(self, stored: dict[str, Any]) -> None:
        where, remedy = self._server.address, "publish with --rebuild to replace it (what is not Keiretsu's stays)"
        if stored["ledger"] is None:
            raise KeiretsuError(f"{where} holds nodes labelled Keiretsu and no word of where they come from; {remedy}.")
        if stored["ledger"] != self._ledger.id:
            whose = f"{stored['ledger'][:8]}, " + (f"published {stored['at']}" if stored["version"] else "its publication was broken off")
            raise OtherLedgerError(f"{where} shows another ledger ({whose}); choose another database or a graph file, or {remedy}.")
        if stored["seq"] > self._ledger.seq:
            raise KeiretsuError(f"{where} shows a later state of this ledger than the ledger itself, an old copy it seems; {remedy}.")

    def _begin(self, seq: int, *, goal: int) -> None:
        """-1 says that ours is being taken away: whoever finds it so must do that again before anything else."""
        token = self._token or uuid.uuid4().hex
        state = {"ledger": self._ledger.id, "seq": seq, "goal": goal, "format": FORMAT, "at": _now(), "run": token}
        self._write([(cypher("begin"), {**_IT, "state": state})])
        self._token = token

    def _wipe(self) -> None:
        after = ""
        while page := self._write([(cypher("page"), {**_IT, "after": after})]):
            self._put(Batch("gone nodes", "Keiretsu", page), fresh=False)
            after = page[-1]["id"]

    def _put(self, batch: Batch, *, fresh: bool) -> Sent:
        """One batch, in one transaction; nodes that go take their relationships with them, so of these there are few at a time."""
        lost, most = 0, GOING if batch.kind == "gone nodes" else len(batch.rows)
        for some in batched(batch.rows, most):
            found = self._write(statements(batch._replace(rows=list(some)), fresh=fresh))
            lost += len(some) - found[0]["found"] if batch.kind == "edges" else 0
        return Sent(batch.kind, batch.label, len(batch.rows), lost)

    def _send(self, since: int) -> list[Sent]:
        sent = []
        for one in _ahead(partial(self._put, fresh=since == 0), (batch for batch in rows(self._ledger, since=since) if batch.rows)):
            sent.append(one)
            if self._progress:
                self._progress(one.label, one.rows)
        return sent

    def _finish(self, seq: int, version: int) -> None:
        [counted] = self._read(cypher("counts"))
        state = {"seq": seq, "version": version, "updating": False, "at": _now(), "run": None, "goal": None, **counted}
        if not self._write([(cypher("finish"), {**_IT, "run": self._token, "state": state})]):
            raise self._overtaken()

    def _published(self, version: int, seq: int, sent: list[Sent]) -> Published:
        nodes, edges, gone = (sum(one.rows for one in sent if one.kind.startswith(kind)) for kind in ("nodes", "edges", "gone"))
        return Published(version, seq, nodes, edges, gone, time.monotonic() - self._began)

    def _read(self, query: str) -> list[dict[str, Any]]:
        """From the server that also writes: in a cluster others may lag behind."""
        return self._server.persist(lambda: self._server.write([(query, _IT)]), patience=PATIENCE)

    def _write(self, todo: Sequence[Statement]) -> list[dict[str, Any]]:
        """Do it while the lock is held, and again after trouble that passes: all that is written here bears repetition."""

        def attempt() -> list[dict[str, Any]]:
            held = self._lock.keep()
            if held != self._held:
                self._still_our_turn()
                self._held = held
            try:
                return self._server.write(todo)
            except Exception:
                self._lock.doubt()
                raise

        return self._server.persist(attempt, patience=PATIENCE)

    def _still_our_turn(self) -> None:
        now = self._server.write([(cypher("state"), _IT)])
        if self._token and [found["state"].get("run") for found in now] != [self._token]:
            raise self._overtaken()

    def _overtaken(self) -> KeiretsuError:
        return KeiretsuError(f"Another publication to {self._server.address} went ahead while the connection was lost; publish again.")


def _ahead(send: Callable[[Batch], Sent], batches: Iterable[Batch]) -> Iterator[Sent]:
    """Send in a thread, in order, while the next batches are made in this one (where the ledger was opened)."""
    under_way: deque[Future[Sent]] = deque()
    with ThreadPoolExecutor(1, thread_name_prefix="keiretsu-publish") as sender:
        try:
            for batch in batches:
                under_way.append(sender.submit(send, batch))
                if len(under_way) > AHEAD:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        finally:
            for late in under_way:
                late.cancel()


def _prepare(server: Server) -> None:
    """Constraints and indexes, where they are missing."""
    there = {name for (name,) in server.read("SHOW INDEXES YIELD name").rows}
    missing = [statement for name, statement in schema().items() if name not in there]
    for statement in missing:
        server.create(statement)
    if missing:
        server.read("CALL db.awaitIndexes(300)")
    found = server.read(cypher("constraint")).rows
    if not any(unique for _, unique in found):  # without it MERGE makes nodes twice, and two publications run at a time
        theirs = ", ".join(f"`{name}`" for name, _ in found) or "nothing that could be seen"
        raise KeiretsuError(
            f"{server.address} has no uniqueness constraint on (:Keiretsu).id, and {theirs} is in the way of making it; "
            "drop that index (DROP INDEX …), or publish to another database."
        )


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
