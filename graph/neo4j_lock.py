"""One publisher at a time: a lock that dies with whoever holds it."""

import time
from types import TracebackType
from typing import Self

from corpus.errors import KeiretsuError
from graph.neo4j_address import Address
from graph.neo4j_driver import AbandonedError, Server, bounded, succeeds
from graph.reading import PUBLICATION

_EVERY = 5.0  # seconds between two looks whether the lock is still there


class Lock:
    """An open transaction that has made a node which it will never commit.

    The constraint on ids lets one transaction make that node; others wait. Whether this process is killed, the network is cut
    or the server restarts: the transaction ends by itself and leaves no trace, and the next publisher gets in at once.
    """

    def __init__(self, address: Address, *, wait: float) -> None:
        self._address, self._wait = address, wait
        self._looked, self._taken = 0.0, 0

    def __enter__(self) -> Self:
        self._take()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._release()

    def doubt(self) -> None:
        """Look at the next `keep`, however short ago the last look was."""
        self._looked = 0.0

    def keep(self) -> int:
        """See that it is still held, and take it again if not. How often it was taken: after a loss another may have held it."""
        if time.monotonic() - self._looked > _EVERY:
            if not succeeds(lambda: self._transaction.run("RETURN 1").consume()):
                self._release()
                self._take()
            self._looked = time.monotonic()
        return self._taken

    def _release(self) -> None:
        succeeds(self._session.close)
        self._server.close()

    def _take(self) -> None:
        self._server = Server(self._address)
        self._session = self._server.session("WRITE")
        try:
            bounded(self._server, self._open, seconds=self._wait)
        except AbandonedError:
            raise KeiretsuError(f"Another publication to {self._address} is under way; wait until it is done, then try again.") from None
        self._taken += 1

    def _open(self) -> None:
        self._transaction = self._session.begin_transaction(timeout=0)  # no limit: it lasts as long as the publication
        self._transaction.run("MERGE (:Keiretsu {id: $id})", {"id": f"{PUBLICATION} lock"}).consume()
