"""Which file is the graph: versions beside one another, a small text at the given path that names the present one, and a lock.

A version is never changed once it is named, so readers need no lock; the same way works where open files cannot be replaced.
"""

import json
import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, NamedTuple

from corpus.errors import KeiretsuError
from graph.file_engine import GraphFileError, is_engine_file

SIGN = '{"keiretsu": "graph file", '  # how every text of ours begins: any other file is somebody else's
MOST = 8192  # bytes of such a text


class Current(NamedTuple):
    """What the text at the graph's path says."""

    file: str
    engine: str
    format: int
    ledger: str
    seq: int
    version: int
    at: str


def current(path: Path) -> Current | None:
    """None: nothing was published here yet. Somebody else's file is a KeiretsuError, a damaged one of ours a GraphFileError."""
    try:
        if path.exists() and not path.is_file():
            raise _foreign(path)
        with path.open("rb") as file:
            text = file.read(MOST)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise KeiretsuError(f"{path} cannot be read ({error.strerror or error}); choose another path for the graph file.") from error
    if not text.startswith(SIGN.encode()):
        raise _foreign(path)
    try:
        found = Current(**{name: value for name, value in json.loads(text).items() if name != "keiretsu"})
    except (ValueError, TypeError) as error:
        raise GraphFileError(path, "the graph file is damaged") from error
    if [type(value) for value in found] != list(Current.__annotations__.values()):
        raise GraphFileError(path, "the graph file is damaged")
    return found


def _foreign(path: Path) -> KeiretsuError:
    return KeiretsuError(f"{path} is no graph file of Keiretsu's and is left as it is; choose another path, or remove it first.")


def switch(path: Path, to: Current, *, replace: Callable[[Path, Path], None] = os.replace, patience: float = 3.0) -> None:
    """From here on `to` is the graph, also after a loss of power. On Windows a reader can be in the way for a moment."""
    _to_disk(path.with_name(to.file))
    beside = path.with_name(f".{path.name}.keiretsu-new")
    beside.write_text(SIGN + json.dumps(to._asdict())[1:] + "\n", encoding="utf-8")
    _to_disk(beside)
    until = time.monotonic() + patience
    while True:
        try:
            replace(beside, path)
            break
        except PermissionError as error:
            if time.monotonic() > until:
                beside.unlink(missing_ok=True)
                raise KeiretsuError(
                    f"{path} is held open by another program, or may not be changed; close that and publish again."
                ) from error
            time.sleep(0.02)
    if os.name == "posix":
        _to_disk(path.parent)


def version_file(path: Path, version: int) -> Path:
    """The name of a version, which nobody else gives to a file: graph.grafeo.keiretsu-7.grafeo for graph.grafeo."""
    return path.with_name(f"{path.name}.keiretsu-{version}.grafeo")


def next_version(path: Path, present: Current | None) -> int:
    """Higher than any that ever lay here, so that a name never means two things."""
    return 1 + max([present.version if present else 0, *(number for number, _ in _versions(path))])


def clear(path: Path, *, keep: str | None) -> None:
    """Remove all versions but one: former ones, and what killed runs left, with the engine's folders beside them.

    One that a reader holds open on Windows stays for the next time.
    """
    for _, file in _versions(path):
        ours = not file.is_symlink() and (file.suffix != ".grafeo" or is_engine_file(file))
        if ours and (keep is None or not file.name.startswith(keep)):
            with suppress(PermissionError):
                shutil.rmtree(file) if file.is_dir() else file.unlink(missing_ok=True)


@contextmanager
def alone(path: Path, *, wait: float) -> Iterator[None]:
    """One publisher at a time; the lock goes with its process, however that ends."""
    until = time.monotonic() + wait
    with path.with_name(f".{path.name}.lock").open("a+", encoding="utf-8") as file:
        while not _locked(file):
            if time.monotonic() > until:
                raise KeiretsuError(f"Another process has been publishing to {path} for over {wait:g} s; wait for it to end, or end it.")
            time.sleep(0.05)
        yield


def _versions(path: Path) -> list[tuple[int, Path]]:
    """All that is named as a version is, with its number."""
    form = re.compile(rf"{re.escape(path.name)}\.keiretsu-(\d+)\.grafeo(?:\.\w+)?")
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
