"""What a user keeps beside articles about them: article.json beside article.txt, or a table for a folder."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from corpus.draft import Details
from corpus.format_fields import details_of, has_text
from corpus.format_json import parsed
from corpus.format_kind import SUFFIXES
from corpus.format_source import Source, UnfitError, opened
from corpus.format_table import table

MOST_BYTES = 20_000_000  # of a table for a folder; the same for one article is far smaller
_FILE = ("file", "filename", "path")


class Sidecars:
    """The details beside files; `tops` are the folders that the user named, above which nothing is looked for."""

    def __init__(self, tops: Iterable[Path] = ()) -> None:
        self._tops = {top.absolute() for top in tops}
        self._tables = lru_cache(maxsize=64)(_tables_in)

    def of(self, path: Path) -> Details:
        """What stands beside a file about it; its own .json first, then the tables, the nearest folder first."""
        found = Details()
        if is_beside(beside := path.with_suffix(".json")):
            found = _read_json(beside) or found
        for folder in self._folders(path.absolute()):
            for rows in self._tables(folder):
                found = found.over(rows.get(path.absolute(), Details()))
        return found

    def _folders(self, path: Path) -> Iterator[Path]:
        yield path.parent
        if any(top in path.parents for top in self._tops):
            for folder in path.parent.parents:
                if any(top == folder or top in folder.parents for top in self._tops):
                    yield folder


def is_sidecar(path: Path) -> bool:
    """Whether a file only tells of others, and is none to be read."""
    if path.suffix.lower() == ".json":
        return is_beside(path)
    return path.suffix.lower() == ".csv" and bool(_rows(path))


def is_beside(path: Path) -> bool:
    """Whether a .json stands beside a file of its name and has no text of its own."""
    if path.suffix.lower() != ".json" or not path.is_file():
        return False
    others = (path.with_suffix(suffix) for suffix in SUFFIXES if suffix not in (".json", ".jsonl", ".csv"))
    return any(other.is_file() for other in others) and _read_json(path) is not None


def _read_json(path: Path) -> Details | None:
    try:
        data = parsed(path.read_bytes(), "It") if path.stat().st_size < MOST_BYTES else None
    except (OSError, UnfitError):
        return None
    return details_of(data) if isinstance(data, dict) and not has_text(data) else None


def _tables_in(folder: Path) -> list[dict[Path, Details]]:
    try:
        return [rows for path in sorted(folder.glob("*.csv")) if (rows := _rows(path))]
    except OSError:
        return []


def _rows(path: Path) -> dict[Path, Details]:
    """The rows of a table with a column of file names and none of texts."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return {}
        with path.open("rb") as stream:
            rows = table(Source(opened(stream), str(path), path.name))
            columns = next(rows, [])
            named = next((at for at, column in enumerate(columns) if column.strip().lower() in _FILE), None)
            if named is None or has_text(dict.fromkeys(columns, "x")):
                return {}
            return {
                Path(path.absolute().parent / row[named].strip()): details_of(dict(zip(columns, row, strict=False)))
                for row in rows
                if len(row) > named and row[named].strip() and "\0" not in row[named]
            }
    except (OSError, ValueError, UnfitError):
        return {}
