"""Which file is the graph: versions beside one another, a small text at the given path that names the present one, and a lock.

A version is never changed once it is named, so readers need no lock; the same way works where open files cannot be replaced.
"""

import json
import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, NamedTuple

from corpus.errors import KeiretsuError
from graph.file_engine import GraphFileError


class Current(NamedTuple):
    """What the text at the graph's path says."""

    file: str
    engine: str
    format: int
    ledger: str
    seq: int
    version: int


def current(path: Path) -> Current | None:
    """None: nothing was published here yet."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise GraphFileError(path, f"no graph of Keiretsu's can be read here ({error})") from error
    try:
        return Current(**json.loads(text))
    except (ValueError, TypeError) as error:
        raise GraphFileError(path, "this is no graph of Keiretsu's") from error


def switch(path: Path, to: Current) -> None:
    """From here on `to` is the graph, also after a loss of power."""
    _to_disk(path.with_name(to.file))
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(json.dumps(to._asdict(), indent=1) + "\n", encoding="utf-8")
    _to_disk(beside)
    beside.replace(path)
    if os.name == "posix":
        _to_disk(path.parent)


def version_file(path: Path, version: int) -> Path:
    """The name of a version: graph.v7.grafeo for graph.grafeo."""
    return path.with_name(f"{path.stem}.v{version}{path.suffix}")


def next_version(path: Path, present: Current | None) -> int:
    """Higher than any that ever lay here, so that a name never means two things."""
    return 1 + max([present.version if present else 0, *(number for number, _ in _versions(path))])


def clear(path: Path, *, keep: str | None) -> None:
    """Remove all versions but one: former ones, and what killed runs left, with the engine's folders beside them.

    One that a reader holds open on Windows stays for the next time.
    """
    for _, file in _versions(path):
        if keep is None or not file.name.startswith(keep):
            with suppress(PermissionError):
                shutil.rmtree(file) if file.is_dir() else file.unlink(missing_ok=True)


@contextmanager
def alone(path: Path, *, wait: float) -> Iterator[None]:
    """One publisher at a time; the lock goes with its process, however that ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + wait
    with path.with_name(f".{path.name}.lock").open("a+", encoding="utf-8") as file:
        while not _locked(file):
            if time.monotonic() > until:
                raise KeiretsuError(f"Another process has been publishing to {path} for over {wait:g} s; wait for it to end, or end it.")
            time.sleep(0.05)
        yield


def _versions(path: Path) -> list[tuple[int, Path]]:
    form = re.compile(rf"{re.escape(path.stem)}\.v(\d+){re.escape(path.suffix)}(?:\.\w+)?")
    return [(int(found[1]), file) for file in path.parent.iterdir() if (found := form.fullmatch(file.name))]


def _to_disk(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


if sys.platform == "win32":
    import msvcrt

    def _locked(file: IO[str]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _locked(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
