"""Printing: JSON for machines, tables and plain lines for people, progress only where somebody watches."""

import json
import math
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from graph.reading import Answer, Edge, Node, Path
from graph.words import number


def as_json(value: Any) -> None:
    """One JSON value on standard output."""
    typer.echo(json.dumps(_plain(value), ensure_ascii=False, allow_nan=False))


def line(text: str) -> None:
    """A plain line for people."""
    typer.echo(safe(text))


def note(text: str) -> None:
    """A line on standard error: it never mixes with what a pipe reads."""
    typer.echo(safe(text), err=True)


def safe(text: str) -> str:
    """Without control characters: names and quotes come from articles, and a terminal obeys escape sequences."""
    return "".join(c if c.isprintable() or c == "\n" else "�" for c in text)


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, title: str = "") -> None:
    """A table for people, its cells text and never markup; where nobody watches, lines with tabs between the cells."""
    console = Console()
    if not console.is_terminal:
        for row in (columns, *rows):
            typer.echo("\t".join(cell(value).replace("\t", " ").replace("\n", " ") for value in row))
        return
    shown = Table(title=Text(title) if title else None, title_justify="left", header_style="bold", pad_edge=False)
    for column in columns:
        shown.add_column(Text(column), overflow="fold")
    for row in rows:
        shown.add_row(*(Text(cell(value)) for value in row))
    console.print(shown)


def answer(found: Answer, *, title: str = "", all_columns: bool = True) -> None:
    """An answer as a table, and a word where a limit cut it; without `all_columns` ids and empty columns are left to --json."""
    if not found.rows:
        line("No rows.")
        return
    told = "sentence" in found.columns  # it names the relation, and the deal
    shown = [i for i, name in enumerate(found.columns) if all_columns or _worth_showing(name, [row[i] for row in found.rows], told=told)]
    table([found.columns[i].replace("_", " ") for i in shown], [[row[i] for i in shown] for row in found.rows], title=title)
    if len(shown) < len(found.columns):
        note("Ids, and columns without a value, are left out; --json has them.")
    if found.cut:
        note(f"Cut after {len(found.rows)} rows; ask for more with --rows.")


def _worth_showing(name: str, values: list[Any], *, told: bool) -> bool:
    repeated = name.endswith(("id", "ids")) or (told and name in ("deal", "relation"))
    return not repeated and any(v not in (None, "", []) for v in values)


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
            return ", ".join(cell(v) for v in value)
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


@contextmanager
def progress(what: str) -> Iterator[Any]:
    """Counts what was done: a bar at a terminal, a plain line now and then elsewhere. Yields a function (what, how many more)."""
    if not sys.stderr.isatty():
        yield _plain_progress(what)
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.completed:,.0f}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda label, more: bar.update(task, description=f"{what}: {label}", advance=more)


def _plain_progress(what: str) -> Any:
    done = 0

    def advance(label: str, more: int) -> None:
        nonlocal done
        before, done = done, done + more
        if done // 20_000 > before // 20_000:
            note(f"{what}: {label}, {done:,} so far")

    return advance


def _plain(value: Any) -> Any:
    """A value as JSON has it: nodes and their like are objects, and what is no number is null."""
    match value:
        case Node(labels=labels, properties=properties):
            return {"labels": sorted(labels), "properties": _plain(properties)}
        case Edge(type=kind, properties=properties):
            return {"type": kind, "properties": _plain(properties)}
        case Path(nodes=nodes, edges=edges):
            return {"nodes": _plain(list(nodes)), "relationships": _plain(list(edges))}
        case Mapping():
            return {str(key): _plain(one) for key, one in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_plain(one) for one in (sorted(value) if isinstance(value, set | frozenset) else value)]
        case float() if not math.isfinite(value):
            return None
        case None | bool() | int() | float() | str():
            return value
        case _:
            return str(value)
