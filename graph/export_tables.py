"""Exports as tables: CSV files in a folder or a zip file, and Parquet files."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from itertools import batched
from pathlib import Path
from typing import Any, TextIO

from graph.export_rows import Cell, Columns, Content, tables
from graph.rows import Row

_FORMULA = frozenset("=+-@\t\r＝＋－＠")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can tell: the same export is the same bytes


def write_csv(content: Content, folder: Path) -> None:
    """organisations.csv, deals.csv and claims.csv."""
    for name, columns, rows in tables(content):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            _write(stream, columns, rows)


def write_zip(content: Content, path: Path) -> None:
    """The same three files in one."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, columns, rows in tables(content):
            with (
                archive.open(zipfile.ZipInfo(f"{name}.csv", _EPOCH), "w", force_zip64=True) as raw,
                io.TextIOWrapper(raw, encoding="utf-8", newline="") as stream,
            ):
                _write(stream, columns, rows)


def _write(stream: TextIO, columns: Columns, rows: Iterable[Row]) -> None:
    out = csv.writer(stream, lineterminator="\n")
    out.writerow(columns)
    for row in rows:
        out.writerow([cell(row[name]) for name in columns])


def cell(value: Any) -> str:
    """A value as a spreadsheet may show it: a text that it would take for a formula is given a leading apostrophe.

    >>> cell("=HYPERLINK()"), cell(100e9), cell(None), cell(True), cell(["a", "b|c"])
    ("'=HYPERLINK()", '100000000000', '', 'true', 'a|b\\\\|c')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float | int):
        return f"{value:.0f}" if float(value).is_integer() else repr(value)
    text: str = "|".join(part.replace("|", r"\|") for part in value) if isinstance(value, list) else value
    return f"'{text}" if text.lstrip(" \n")[:1] in _FORMULA else text


def write_parquet(content: Content, folder: Path) -> None:
    """organisations.parquet, deals.parquet and claims.parquet."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds: dict[Cell, pa.DataType] = {
        "text": pa.string(),
        "number": pa.float64(),
        "integer": pa.int64(),
        "truth": pa.bool_(),
        "texts": pa.list_(pa.string()),
    }
    for name, columns, rows in tables(content):
        schema = pa.schema([(column, kinds[kind]) for column, kind in columns.items()])
        with pq.ParquetWriter(folder / f"{name}.parquet", schema) as out:
            for some in _batches(rows, columns):
                out.write_table(pa.Table.from_pylist(some, schema=schema))


def _batches(rows: Iterable[Row], columns: Columns) -> Iterator[list[Row]]:
    """A table without rows is still a table."""
    empty = True
    for some in batched(rows, 20_000):
        empty = False
        yield [{column: _whole(row[column]) for column in columns} for row in some]
    if empty:
        yield []


def _whole(value: Any) -> Any:
    """Text as Parquet can hold it: without halves of characters."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return [_whole(part) for part in value] if isinstance(value, list) else value
