"""Which files a user means: files, folders down to the last one, patterns, the standard input."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from glob import iglob
from pathlib import Path

from corpus.format_kind import SUFFIXES
from corpus.sidecar import is_sidecar

_PATTERN = frozenset("*?[")


def files(names: Sequence[str]) -> Iterator[Path]:
    """The files in the order of the names, each once, folders sorted by path.

    Hidden files, those of no known ending and those that only tell of others are left out of folders; a file that is named
    is given whatever it is. What is not there, or holds nothing, comes as it was named: whoever reads it says so.
    """
    seen: set[Path] = set()
    for name in names:
        for path in _of_name(name):
            if str(path) == "-":
                yield path
            elif (real := _real(path)) not in seen:
                seen.add(real)
                yield path


def folders(names: Sequence[str]) -> Iterator[Path]:
    """The folders among the names."""
    for name in names:
        with suppress(OSError, ValueError):
            if (path := Path(name)).is_dir():
                yield path


def _of_name(name: str) -> Iterator[Path]:
    path = Path(name)
    if name == "-" or not _exists(path):
        matched = sorted(iglob(name, recursive=True)) if _PATTERN & set(name) else []  # noqa: PTH207 - it may be absolute
        if not matched:
            yield path
        for one in map(Path, matched):
            if one.is_dir():
                continue  # a pattern means what it matches; "**" matches the files below as well
            if _is_wanted(one):
                yield one
    elif path.is_dir():
        found = False
        for one in _below(path, frozenset()):
            found = True
            yield one
        if not found:
            yield path
    else:
        yield path


def _below(folder: Path, above: frozenset[Path]) -> Iterator[Path]:
    """The files of a folder and of those in it; a link to a folder is followed unless it leads back to one above it."""
    real = _real(folder)
    if real in above:
        return
    try:
        found = sorted(folder.iterdir())
    except OSError:
        yield folder  # who reads it says why it cannot be read
        return
    for path in found:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from _below(path, above | {real})
        elif _is_wanted(path):
            yield path


def _is_wanted(path: Path) -> bool:
    return not path.name.startswith(".") and path.suffix.lower() in SUFFIXES and path.is_file() and not is_sidecar(path)


def _exists(path: Path) -> bool:
    with suppress(OSError, ValueError):
        return path.exists()
    return False


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path
