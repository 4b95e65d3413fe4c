"""The graph file, open for reading: each question is answered by the newest version that is published."""

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from corpus.errors import KeiretsuError
from graph.dialect import adapt, in_words
from graph.file_console import Console, Limit
from graph.file_engine import ENGINE, QueryError, Table, answer
from graph.file_newest import Open, opened, reading
from graph.file_versions import current
from graph.guard import check
from graph.reading import Answer, Publication

LOOK_EVERY = 0.3  # seconds between two looks for a new version


class FileGraph:
    """A published graph in a file. Safe for several threads; a read in flight ends on the version that it began with."""

    engine = f"graph file, {ENGINE}"

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self._lock = threading.Lock()
        self._open: Open | None = None
        self._looked = 0.0
        self._console = Console()

    def run(self, query: str, parameters: Mapping[str, Any] | None = None) -> Answer:
        """Our own questions: trusted text, values by parameters."""
        held = self._latest()
        try:
            return answer(held.engine.ask(query, parameters))
        except QueryError as error:
            raise KeiretsuError(in_words(error, query)) from error

    def guarded(
        self,
        query: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        rows: int = 1000,
        seconds: float = 10.0,
        cancel: threading.Event | None = None,
    ) -> Answer:
        """A user's own Cypher, in a process of its own that is killed when its time is over."""
        statement = check(query)
        adapted = adapt(statement, rows=rows + 1)

        def ask(text: str) -> Table:
            limit = Limit(seconds, cancel)
            return reading(self.path, lambda _, file: self._console.ask(file, text, parameters, most=rows + 1, limit=limit))

        try:
            return adapted.shaped(answer(ask(adapted.query), rows=rows))
        except QueryError as error:
            raise KeiretsuError(in_words(_where_written(error, statement, ask), statement)) from error

    def publication(self) -> Publication | None:
        """None: nothing was published here yet."""
        if current(self.path) is None:
            return None
        found = self.run(f"MATCH (p:Publication) RETURN {', '.join(f'p.{name} AS {name}' for name in Publication._fields)}")
        return Publication(*found.rows[0])

    def close(self) -> None:
        """Let go of the file; the next question opens it again."""
        with self._lock:
            if self._open:
                self._open.engine.close()
            self._open = None
        self._console.close()

    def _latest(self) -> Open:
        """While one thread opens a new version, the others are answered by the one before."""
        held = self._open
        if held and time.monotonic() - self._looked < LOOK_EVERY:
            return held
        if not self._lock.acquire(blocking=held is None) and held:
            return held
        try:
            self._open = opened(self.path, self._open)
            self._looked = time.monotonic()
            return self._open
        finally:
            self._lock.release()


def _where_written(error: QueryError, statement: str, ask: Callable[[str], Table]) -> QueryError:
    """A complaint about what we made of a statement, as one about the statement itself."""
    if error.place:
        with suppress(KeiretsuError):
            try:
                ask(statement)
            except QueryError as original:
                return original if original.place else error
    return error
