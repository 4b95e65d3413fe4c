"""Printing: JSON for machines, plain lines for people, and how people read a value."""

import json
from collections.abc import Iterator
from typing import Any

import typer

from app.plain import plain
from graph.reading import Edge, Node, Path
from graph.words import number


def as_json(value: Any) -> None:
    """One JSON value on standard output."""
    typer.echo(json.dumps(plain(value), ensure_ascii=False, allow_nan=False))


def line(text: str) -> None:
    """A plain line for people."""
    typer.echo(safe(text))


def note(text: str) -> None:
    """A line on standard error: it never mixes with what a pipe reads."""
    typer.echo(safe(text), err=True)


def safe(text: str) -> str:
    """Without control characters: names and quotes come from articles, and a terminal obeys escape sequences."""
    return "".join(c if c.isprintable() or c == "\n" else "�" for c in text)


def cell(value: Any) -> str:
    """One value as people read it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if abs(value) >= 1e5:
            return number(value)
        case float():
            return f"{value:g}"
        case list() | tuple() if not isinstance(value, Node | Edge | Path):
            return ", ".join(cell(v) or "–" for v in value)
        case dict():
            return ", ".join(f"{safe(str(name))}={cell(v)}" for name, v in value.items())
        case Node(properties=p):
            return safe(str(p.get("name") or p.get("id") or dict(p)))
        case Edge(type=kind, properties=p):
            return safe(str(p.get("sentence") or kind))
        case Path(nodes=nodes, edges=edges):
            return " — ".join(part for pair in zip(nodes, [*edges, None], strict=True) for part in _step(*pair))
        case _:
            return safe(str(value))


def _step(node: Node, edge: Edge | None) -> Iterator[str]:
    yield cell(node)
    if edge:
        yield f"[{edge.type}]"
