"""Tables for people at a terminal, or records where a table would be too wide; lines with tabs where nobody watches."""

from collections.abc import Iterable, Sequence
from typing import Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.show import cell, line, note
from graph.reading import Answer

# What the sentence of a deal says already.
TOLD = {"deal", "relation", "subject", "object", "status", "hedged", "low", "high", "yearly_low", "yearly_high", "amount"}
READABLE = 24  # characters of a column without which its cells are hard to read, unless they are all shorter


def watched() -> bool:
    """Does a person look on? Whatever reads from a pipe gets every column, always the same ones."""
    return Console().is_terminal


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, title: str = "") -> None:
    """The cells are text and never markup."""
    texts = [[cell(value) for value in row] for row in rows]
    if not watched():
        for row in (columns, *texts):
            typer.echo("\t".join(text.replace("\t", " ").replace("\n", " ") for text in row))
    elif sum(min(READABLE, max(map(len, column))) + 3 for column in zip(columns, *texts, strict=True)) > Console().width:
        _records(columns, texts, title)
    else:
        shown = Table(title=Text(title) if title else None, title_justify="left", header_style="bold", pad_edge=False)
        for column in columns:
            shown.add_column(Text(column), overflow="fold")
        for row in texts:
            shown.add_row(*map(Text, row))
        Console().print(shown)


def answer(found: Answer, *, title: str = "", all_columns: bool = True) -> None:
    """An answer, and a word where a limit cut it; without `all_columns` a terminal shows what is worth reading."""
    if not found.rows:
        line("No rows.")
        return
    shown = range(len(found.columns)) if all_columns or not watched() else _worth_reading(found)
    table([found.columns[i].replace("_", " ") for i in shown], [[row[i] for i in shown] for row in found.rows], title=title)
    if len(shown) < len(found.columns):
        note("Ids, what the sentence says, and columns without a value are left out; --json has them.")
    if found.cut:
        note(f"Cut after {len(found.rows)} rows; ask for more with --rows.")


def _worth_reading(found: Answer) -> list[int]:
    told = TOLD if {"sentence", "origins"} <= set(found.columns) else set()  # else the sentence is one of an article
    names = [name if not name.endswith(("id", "ids")) and name not in told else "" for name in found.columns]
    return [i for i, name in enumerate(names) if name and any(row[i] not in (None, "", []) for row in found.rows)]


def _records(columns: Sequence[str], texts: Sequence[Sequence[str]], title: str) -> None:
    """Each row as lines of name and value, without those that it has not."""
    if title:
        line(title)
    width = max(map(len, columns))
    for row in texts:
        line("")
        for name, text in zip(columns, row, strict=True):
            if text:
                line(f"{name:{width}}  {text}")
