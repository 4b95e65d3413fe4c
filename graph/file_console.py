"""Users' own queries on the graph file, in child processes: the engine knows no time-out, a process can be killed."""

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, cast

from corpus.errors import KeiretsuError
from graph.file_engine import GraphFileError, QueryError, Table

CHILDREN = 4  # queries at a time; the next ones wait
STARTING = 60.0  # seconds for a child to start and to open the file, which are not the query's


class Limit:
    """When to give a query up."""

    def __init__(self, seconds: float, cancel: threading.Event | None) -> None:
        self.cancel, self._seconds = cancel, seconds
        self._until = time.monotonic() + seconds

    def begin(self) -> None:
        """Count from now."""
        self._until = time.monotonic() + self._seconds

    def check(self) -> None:
        """Raises when it is time."""
        if self.cancel and self.cancel.is_set():
            raise KeiretsuError("The query was cancelled.")
        if time.monotonic() > self._until:
            raise KeiretsuError(
                f"The query was stopped after {self._seconds:g} s; ask for less (start from one name, add a LIMIT), or allow more time."
            )


class Console:
    """Children that are started when needed and kept warm, with the file open."""

    def __init__(self) -> None:
        self._free = threading.BoundedSemaphore(CHILDREN)
        self._idle: queue.LifoQueue[_Child] = queue.LifoQueue()

    def ask(self, file: Path, query: str, parameters: Mapping[str, Any] | None, *, most: int, limit: Limit) -> Table:
        """The answer's columns and at most so many rows. A query that takes too long dies with its child."""
        request = {"file": str(file), "query": query, "parameters": dict(parameters or {}), "most": most}
        with self._turn(limit), self._child() as child:
            return child.ask(request, file, limit)

    def close(self) -> None:
        """End the children that wait."""
        while not self._idle.empty():
            self._idle.get().kill()

    @contextmanager
    def _turn(self, limit: Limit) -> Iterator[None]:
        while not self._free.acquire(timeout=0.05):
            limit.check()
        try:
            yield
        finally:
            self._free.release()

    @contextmanager
    def _child(self) -> Iterator["_Child"]:
        child = self._waiting() or _Child()
        try:
            yield child
        except (QueryError, GraphFileError):
            self._idle.put(child)
            raise
        except BaseException:
            child.kill()
            raise
        self._idle.put(child)

    def _waiting(self) -> "_Child | None":
        """A child that lives and has nothing to do."""
        with suppress(queue.Empty):
            while True:
                child = self._idle.get_nowait()
                if child.lives():
                    return child
        return None


class _Child:
    def __init__(self) -> None:
        # Run as a module from the folder that holds the packages, so that it is the same code, installed or not.
        self._process = subprocess.Popen(
            [sys.executable, "-m", "graph.file_child"],
            cwd=Path(__file__).parents[1],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        self._asks, self._answers = cast(IO[str], self._process.stdin), cast(IO[str], self._process.stdout)
        self._said: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._listen, name="keiretsu-console", daemon=True).start()

    def ask(self, request: dict[str, Any], file: Path, limit: Limit) -> Table:
        """The answer; its errors as this process would have raised them."""
        try:
            self._asks.write(json.dumps(request, default=str) + "\n")
            self._asks.flush()
        except OSError as error:
            raise _broken() from error
        said = self._hear(Limit(STARTING, limit.cancel))
        if "begun" in said:
            limit.begin()
            said = self._hear(limit)
        if "unreadable" in said:
            raise GraphFileError(file, said["unreadable"])
        if "refused" in said:
            raise QueryError(said["refused"], tuple(said["place"]) if said["place"] else None)
        return tuple(said["columns"]), said["rows"]

    def lives(self) -> bool:
        """Has nobody ended it?"""
        return self._process.poll() is None

    def kill(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.wait()

    def _hear(self, limit: Limit) -> dict[str, Any]:
        while True:
            try:
                line = self._said.get(timeout=0.05)
            except queue.Empty:
                limit.check()
                continue
            if not line:
                raise _broken()
            said: dict[str, Any] = json.loads(line)
            return said

    def _listen(self) -> None:
        for line in self._answers:
            self._said.put(line)
        self._said.put("")


def _broken() -> KeiretsuError:
    return KeiretsuError("The graph file's engine broke down on this query, perhaps for want of memory; ask for less, or in another way.")
