"""How far a long command has come: a bar at a terminal, a plain line now and then elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from app import show


@contextmanager
def progress(what: str) -> Iterator[Any]:
    """Yields a function (what, how many more)."""
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
            show.note(f"{what}: {label}, {done:,} so far")

    return advance
