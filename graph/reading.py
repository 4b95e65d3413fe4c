"""How everything above the ledger reads: one protocol, and the values that come back from either engine."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

PUBLICATION = "k:publication"  # the id of the node that says what a store shows: no organisation's slug has a colon


class Node(NamedTuple):
    """A node of an answer."""

    labels: frozenset[str]
    properties: dict[str, Any]


class Edge(NamedTuple):
    """A relationship of an answer."""

    type: str
    properties: dict[str, Any]


class Path(NamedTuple):
    """A path of an answer: one node more than edges."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave. `cut` says that a row limit ended it early."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    cut: bool = False

    def dicts(self) -> list[dict[str, Any]]:
        """The rows by the names of their columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Publication(NamedTuple):
    """Which state of which ledger a store shows, and whether it is just being changed."""

    ledger: str
    seq: int
    version: int
    format: int
    updating: bool
    at: str
    organisations: int
    deals: int
    claims: int
    articles: int


class Graph(Protocol):
    """A published graph, open for reading."""

    @property
    def engine(self) -> str:
        """What answers, for people: "Neo4j 5.26.30"."""

    def run(self, query: str, parameters: Mapping[str, Any] | None = None) -> Answer:
        """Our own questions: trusted text, values by parameters."""

    def guarded(
        self,
        query: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        rows: int = 1000,
        seconds: float = 10.0,
        cancel: threading.Event | None = None,
    ) -> Answer:
        """A user's own Cypher: reads only, with a row cap and a deadline, stopped when `cancel` is set."""

    def publication(self) -> Publication | None:
        """None: nothing was published here yet."""

    def close(self) -> None:
        """Give back connections and files."""
