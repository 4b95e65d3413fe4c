"""All that a Neo4j holds and all that a ledger says it should hold, in one comparable form."""

import json
from collections import Counter
from typing import Any

from graph.ledger import Ledger
from graph.neo4j_driver import Server
from graph.reading import Edge
from graph.rows import rows

Content = tuple[Counter[str], Counter[str]]  # nodes and relationships, each as one line of JSON


def stored(server: Server) -> Content:
    """Every node and relationship of the server's database but the note of the publication itself."""
    nodes = server.read("MATCH (n) WHERE NOT n:Publication RETURN n").rows
    edges = server.read("MATCH (a)-[r]->(b) RETURN a.id, r, b.id").rows
    return Counter(_node(*node) for (node,) in nodes), Counter(_edge(source, edge, target) for source, edge, target in edges)


def wanted(ledger: Ledger) -> Content:
    """What an undisturbed publication of this ledger to an empty store leaves there."""
    nodes: Counter[str] = Counter()
    edges: Counter[str] = Counter()
    for batch in rows(ledger, since=0):
        for row in batch.rows:
            if batch.kind == "nodes":
                nodes[_node(frozenset({"Keiretsu", batch.label}), row)] += 1
            elif batch.kind == "edges":
                own = {key: value for key, value in row.items() if key not in ("src", "dst")}
                edges[_edge(row["src"], Edge(batch.label, own), row["dst"])] += 1
    return nodes, edges


def difference(found: Content, expected: Content) -> list[str]:
    """Some lines that are on one side only; none where both are the same."""
    lines = []
    for here, there in zip(found, expected, strict=True):
        lines += [f"too much: {line}" for line in (here - there)]
        lines += [f"missing: {line}" for line in (there - here)]
    return lines[:20]


def _node(labels: frozenset[str], properties: dict[str, Any]) -> str:
    return json.dumps([sorted(labels), _bare(properties)], sort_keys=True)


def _edge(source: str, edge: Edge, target: str) -> str:
    return json.dumps([source, str(edge.type), target, _bare(edge.properties)], sort_keys=True)


def _bare(properties: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in properties.items() if value is not None}
