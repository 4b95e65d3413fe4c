"""The folder for what can be fetched again at any time: Neo4j's jars, a Java."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl


def cache_home() -> Path:
    """`KEIRETSU_CACHE`, else `keiretsu` in the user's own cache folder."""
    if given := os.environ.get("KEIRETSU_CACHE"):
        return Path(given).expanduser()
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "keiretsu"


def made_once(folder: Path, make: Callable[[Path], None]) -> Path:
    """The folder, filled by `make` on first use: whole or absent, also when two processes ask at once or one is killed."""
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _alone(folder.with_name(f"{folder.name}.lock")):
        if not folder.is_dir():
            draft = folder.with_name(f"{folder.name}.draft")
            shutil.rmtree(draft, ignore_errors=True)
            draft.mkdir()
            make(draft)
            draft.rename(folder)
    return folder


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as handle:
        if sys.platform != "win32":  # there, two first runs at once fetch twice and the later rename fails with a sentence
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
