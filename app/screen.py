"""Results, notes and a bar on one screen: none of them breaks into another, and none mixes with what a pipe reads."""

from types import TracebackType
from typing import Self

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from app.show import safe

_EVERY = 50  # articles between two lines of progress, where there is no terminal for a bar


class Screen:
    """Results go to the standard output and notes to standard error; where both are one terminal they share it with the bar."""

    def __init__(self, files: int) -> None:
        self.out = Console(highlight=False)
        notes = Console(stderr=True, highlight=False)
        self._notes = self.out if self.out.is_terminal and notes.is_terminal else notes
        self._several = files > 1
        self._bar = Progress(
            *(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("files"), TimeElapsedColumn()),
            console=self._notes,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=True,  # what a reader says there of itself stands above the bar
            disable=not (self._several and self._notes.is_terminal),
        )
        self._task = self._bar.add_task("Reading", total=files)
        self.articles = self.claims = self.faults = 0

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bar.stop()

    def line(self, text: str) -> None:
        """A line for machines, whole and at once."""
        if self.out.is_terminal:
            self.out.print(Text(text), soft_wrap=True)
        else:
            typer.echo(text)

    def note(self, text: str) -> None:
        """A line for people beside the results."""
        self._notes.print(Text(safe(text)), soft_wrap=True)

    def fault(self, text: str) -> None:
        """Something was not read, and this says why."""
        self.faults += 1
        self.note(text)

    def read(self, claims: int) -> None:
        """An article was read; without a bar that is said now and then."""
        self.articles, self.claims = self.articles + 1, self.claims + claims
        if self._bar.disable and self.articles % _EVERY == 0:
            self.note(f"Reading: {self._done()} so far.")
        self._bar.update(self._task, description=f"Reading: {self._done()}")

    def file(self, number: int) -> None:
        """So many files are done."""
        self._bar.update(self._task, completed=number)

    def end(self) -> None:
        """What came of it, where that was more than one article."""
        if self._several or self.articles > 1:
            self.note(f"{self._done()}{f'; {self.faults:,} could not be read' if self.faults else ''}.")

    def _done(self) -> str:
        counts = ((self.articles, "article"), (self.claims, "claim"))
        return ", ".join(f"{count:,} {word}{'' if count == 1 else 's'}" for count, word in counts)
