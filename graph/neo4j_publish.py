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
from graph.rows import FORMAT, MOST, Batch, rows
from graph.store import Progress, Published

PATIENCE = 60.0  # seconds for a server to come back
WAIT = 20.0  # seconds for another publication to end
GOING = 300  # nodes that one transaction takes away: each may have thousands of relationships, and a server's memory is small
_IT = {"publication": PUBLICATION}
AHEAD = 3  # transactions whose rows are made while one is sent: memory stays flat


class Sent(NamedTuple):
    """What became of one batch."""

    kind: str
    label: str
    rows: int


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
        self._server, self._lock, self._ledger, self._progress = server, lock, ledger, progress or _silent
        self._token: str | None = None  # stands on the publication node once this run has begun
        self._held = lock.keep()
        self._lost = 0  # relationships whose ends are not in the store
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
        if self._lost:
            raise KeiretsuError(f"{self._lost} relationships found no ends at {self._server.address}; publish with --rebuild to mend it.")
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
        while page := self._write([(cypher("page"), {**_IT, "after": after})])[0]:
            self._put([Batch("gone nodes", "Keiretsu", page)], fresh=False)
            after = page[-1]["id"]

    def _send(self, since: int) -> list[Sent]:
        sent = []
        for some in _ahead(partial(self._put, fresh=since == 0), _together(rows(self._ledger, since=since))):
            sent += some
            for one in some:
                self._progress(one.label, one.rows)
        return sent

    def _put(self, batches: list[Batch], *, fresh: bool) -> list[Sent]:
        """Some batches in one transaction, but of nodes that go few at a time: they take their relationships with them."""
        together = [batches]
        if batches[0].kind == "gone nodes":
            together = [[batch._replace(rows=list(few))] for batch in batches for few in batched(batch.rows, GOING)]
        for some in together:
            done = self._write([statement for batch in some for statement in statements(batch, fresh=fresh)])
            self._lost += sum(len(batch.rows) for batch in some if batch.kind == "edges")
            self._lost -= sum(row["found"] for result in done for row in result)
        return [Sent(batch.kind, batch.label, len(batch.rows)) for batch in batches]

    def _finish(self, seq: int, version: int) -> None:
        [counted] = self._read(cypher("counts"))
        state = {"seq": seq, "version": version, "updating": False, "at": _now(), "run": None, "goal": None, **counted}
        if not self._write([(cypher("finish"), {**_IT, "run": self._token, "state": state})])[0]:
            raise self._overtaken()

    def _published(self, version: int, seq: int, sent: list[Sent]) -> Published:
        nodes, edges, gone = (sum(one.rows for one in sent if one.kind.startswith(kind)) for kind in ("nodes", "edges", "gone"))
        return Published(version, seq, nodes, edges, gone, time.monotonic() - self._began)

    def _read(self, query: str) -> list[dict[str, Any]]:
        """From the server that also writes: in a cluster others may lag behind."""
        return self._server.persist(lambda: self._server.write([(query, _IT)])[0], patience=PATIENCE)

    def _write(self, todo: Sequence[Statement]) -> list[list[dict[str, Any]]]:
        """Do it while the lock is held, and again after trouble that passes: all that is written here bears repetition."""

        def attempt() -> list[list[dict[str, Any]]]:
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
        now = self._server.write([(cypher("state"), _IT)])[0]
        if self._token and [found["state"].get("run") for found in now] != [self._token]:
            raise self._overtaken()

    def _overtaken(self) -> KeiretsuError:
        return KeiretsuError(f"Another publication to {self._server.address} went ahead while the connection was lost; publish again.")


def _together(batches: Iterable[Batch]) -> Iterator[list[Batch]]:
    """Small batches that follow each other, put together: every transaction costs a write to the server's disk."""
    group: list[Batch] = []
    for batch in batches:
        if sum(len(waiting.rows) for waiting in group) >= MOST or (group and "gone nodes" in (batch.kind, group[-1].kind)):
            yield group
            group = []
        if batch.rows:
            group.append(batch)
    if group:
        yield group


def _ahead(send: Callable[[list[Batch]], list[Sent]], groups: Iterable[list[Batch]]) -> Iterator[list[Sent]]:
    """Send in a thread, in order, while the next rows are made in this one (where the ledger was opened)."""
    under_way: deque[Future[list[Sent]]] = deque()
    with ThreadPoolExecutor(1, thread_name_prefix="keiretsu-publish") as sender:
        try:
            for group in groups:
                under_way.append(sender.submit(send, group))
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


def _silent(what: str, rows: int) -> None:
    """Progress that nobody asked for."""


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
