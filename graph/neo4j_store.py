"""Reading a graph that was published to a Neo4j server."""

import threading
from collections.abc import Mapping
from typing import Any

from corpus.errors import KeiretsuError
from graph.guard import check
from graph.neo4j_address import Address, parse_address
from graph.neo4j_cypher import cypher
from graph.neo4j_driver import AbandonedError, Server, bounded, too_long
from graph.reading import PUBLICATION, Answer, Publication

__all__ = ["Neo4jGraph", "parse_address"]

PATIENCE = 2.0  # seconds for a server that is just changing its leader or starting


class Neo4jGraph:
    """A published graph on a Neo4j server. Every query runs in a transaction that cannot write."""

    def __init__(self, address: Address) -> None:
        self._server = Server(address)

    @property
    def engine(self) -> str:
        """Product and version: "Neo4j 5.26.30"."""
        return self._server.engine

    def run(self, query: str, parameters: Mapping[str, Any] | None = None) -> Answer:
        """Our own questions: trusted text, values by parameters."""
        return self._server.persist(lambda: self._server.read(query, parameters), patience=PATIENCE, query=query)

    def guarded(
        self,
        query: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        rows: int = 1000,
        seconds: float = 10.0,
        cancel: threading.Event | None = None,
    ) -> Answer:
        """A user's own Cypher, on a connection of its own that is closed under it when its time is over."""
        statement = check(query)
        with Server(self._server.address) as server, server.in_words(statement, seconds=seconds):
            try:
                return bounded(
                    server,
                    lambda: server.read(statement, parameters, rows=rows, seconds=seconds),
                    seconds=seconds + 1.0,  # the server's own limit comes first where it works
                    cancel=cancel,
                )
            except AbandonedError:
                if cancel and cancel.is_set():
                    raise KeiretsuError("The query was cancelled.") from None
                raise KeiretsuError(too_long(seconds)) from None

    def publication(self) -> Publication | None:
        """None: nothing was published here yet."""
        found = self.run(cypher("state"), {"publication": PUBLICATION}).rows
        if not found:
            return None
        properties = found[0][0]
        return Publication(**{name: properties[name] for name in Publication._fields})

    def close(self) -> None:
        """Let go of the connections."""
        self._server.close()
