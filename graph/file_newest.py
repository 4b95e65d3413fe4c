"""The newest version of a graph file, whatever is published while one reads."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from graph.file_engine import ENGINE, Engine, GraphFileError
from graph.file_versions import Current, current
from graph.rows import FORMAT


class Open(NamedTuple):
    """A version with the engine that reads it."""

    version: Current
    engine: Engine


def opened(path: Path, held: Open | None) -> Open:
    """The present version; the one before closes when its last read ends."""
    return reading(path, lambda version, file: held if held and held.version == version else Open(version, Engine.open(file)))


def reading[T](path: Path, read: Callable[[Current, Path], T]) -> T:
    """What is read from the present version. That can go just before it is opened, where another takes its place: then once more."""
    while version := current(path):
        if (version.engine, version.format) != (ENGINE, FORMAT):
            raise GraphFileError(path, "the graph was written by another version of Keiretsu")
        try:
            return read(version, path.with_name(version.file))
        except GraphFileError:
            if current(path) == version:
                raise
    raise GraphFileError(path, "nothing was published here yet")
