"""Export as a Cypher script that makes the same graph on any Neo4j, and can be run twice."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import batched
from pathlib import Path
from typing import Any

from graph.export_rows import Content, in_order
from graph.rows import Row
from graph.rows import article_row as published_article
from graph.rows import claim_row as published_claim
from graph.rows import deal_row as published_deal
from graph.rows import event_row as published_event
from graph.rows import organisation_row as published_organisation
from graph.statement import Statement

_SOME = 200  # rows in one statement
_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def write_cypher(content: Content, path: Path) -> None:
    """One statement after the other, each ended by a semicolon at the end of its line."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write("CREATE CONSTRAINT keiretsu_id IF NOT EXISTS FOR (n:Keiretsu) REQUIRE n.id IS UNIQUE;\n")
        stream.writelines(_script(content))


def _script(content: Content) -> Iterator[str]:
    yield from _nodes("Organisation", (published_organisation(o, ()) for o in content.organisations))
    names = content.names
    by_type: dict[str, list[Row]] = {}
    for deal in content.deals:
        by_type.setdefault(deal.relation, []).append(published_deal(deal, names))
    for relation, rows in sorted(by_type.items()):
        yield from _edges(relation, "Organisation", "Organisation", rows)
    events: dict[str, list[Statement]] = {}
    for some in batched(in_order(content.claims), _SOME):
        yield from _claims(some, events)


def _claims(told: Sequence[Statement], events: dict[str, list[Statement]]) -> Iterator[str]:
    """Claims with their articles and events; MERGE makes each of these once. `events` has who told of them until now."""
    here: dict[str, list[Statement]] = {}
    for s in told:
        if s.claim.event:
            here[s.claim.event.id] = events.setdefault(s.claim.event.id, [])
            here[s.claim.event.id].append(s)
    yield from _nodes("Article", ({s.article.id: published_article(s.article) for s in told}).values())
    yield from _nodes("Event", map(published_event, here.values()))
    yield from _nodes("Claim", map(published_claim, told))
    for edge, target, label in (("SUBJECT", "subject", "Organisation"), ("OBJECT", "object", "Organisation")):
        yield from _edges(edge, "Claim", label, (_link(s, edge, getattr(s, target)) for s in told))
    yield from _edges("STATED_IN", "Claim", "Article", (_link(s, "STATED_IN", s.article.id) for s in told))
    yield from _edges("PART_OF", "Claim", "Event", (_link(s, "PART_OF", f"e:{s.claim.event.id}") for s in told if s.claim.event))


def _link(statement: Statement, edge: str, target: str) -> Row:
    return {"id": f"{statement.reading}/{edge}", "src": statement.reading, "dst": target}


def _nodes(label: str, rows: Iterable[Row]) -> Iterator[str]:
    for some in batched(rows, _SOME):
        yield f"UNWIND {_list(some)} AS row MERGE (n:Keiretsu {{id: row.id}}) SET n:{label} SET n = row;\n"


def _edges(kind: str, source: str, target: str, rows: Iterable[Row]) -> Iterator[str]:
    for some in batched(rows, _SOME):
        own = ({k: v for k, v in row.items() if k not in ("src", "dst")} for row in some)
        ends = _list({"src": row["src"], "dst": row["dst"], "own": properties} for row, properties in zip(some, own, strict=True))
        yield (
            f"UNWIND {ends} AS row MATCH (a:{source}:Keiretsu {{id: row.src}}) MATCH (b:{target}:Keiretsu {{id: row.dst}}) "
            f"MERGE (a)-[r:{kind} {{id: row.own.id}}]->(b) SET r = row.own;\n"
        )


def _list(rows: Iterable[Row]) -> str:
    return "[\n" + ",\n".join(map(literal, rows)) + "\n]"


def literal(value: Any) -> str:
    """A value as Cypher writes it; text can never end its own quotes.

    >>> literal({"name": "O'Hara \\\\ Sons", "sums": [1e11, None, True]})
    "{name: 'O\\\\'Hara \\\\\\\\ Sons', sums: [100000000000.0, null, true]}"
    """
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return repr(value).replace("e+", "e")
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {literal(part)}" for name, part in value.items() if part is not None) + "}"
    return "'" + "".join(_ESCAPES.get(c, c) for c in str(value)) + "'"
