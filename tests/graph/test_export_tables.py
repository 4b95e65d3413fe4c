import csv
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from graph.export_rows import CLAIMS, DEALS, ORGANISATIONS, Columns, Content, tables
from graph.export_tables import cell, write_csv, write_parquet, write_zip
from tests.graph.export_cases import FORMULA, content

NAMES = ("organisations", "deals", "claims")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return content(tmp_path_factory.mktemp("tables"))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        (" =1", "' =1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        (["=a", "b"], "'=a|b"),
        (["a|b", "=c"], r"a\|b|=c"),
        ("a=1", "a=1"),
        ("'quoted'", "'quoted'"),
        (-5.5, "-5.5"),
        (-5.0, "-5"),
        (1e22, "10000000000000000000000"),
        (0.1, "0.1"),
        (3, "3"),
        (True, "true"),
        (False, "false"),
        (None, ""),
        ([], ""),
    ],
)
def test_a_cell(value: Any, written: str) -> None:
    assert cell(value) == written


def _rows(told: Content) -> dict[str, tuple[Columns, list[dict[str, Any]]]]:
    return {name: (columns, list(rows)) for name, columns, rows in tables(told)}


def test_the_columns_are_those_of_the_rows(told: Content) -> None:
    for columns, rows in _rows(told).values():
        for row in rows:
            assert sorted(row) == sorted(columns)


def test_csv_reads_back(told: Content, tmp_path: Path) -> None:
    write_csv(told, tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["claims.csv", "deals.csv", "organisations.csv"]
    for name, (columns, rows) in _rows(told).items():
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            back = list(csv.DictReader(stream))
        assert list(back[0]) == list(columns)
        assert back == [{column: cell(row[column]) for column in columns} for row in rows]


def test_a_formula_in_a_name_stays_text(told: Content, tmp_path: Path) -> None:
    write_csv(told, tmp_path)
    with (tmp_path / "organisations.csv").open(encoding="utf-8", newline="") as stream:
        names = [row["name"] for row in csv.DictReader(stream)]
    assert f"'{FORMULA}" in names
    assert not any(name.startswith(("=", "+", "-", "@")) for name in names)


def test_the_zip_file_holds_the_same_files(told: Content, tmp_path: Path) -> None:
    write_csv(told, tmp_path)
    write_zip(told, tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert archive.namelist() == [f"{name}.csv" for name in NAMES]
        for name in archive.namelist():
            assert archive.read(name) == (tmp_path / name).read_bytes()


def test_parquet_reads_back(told: Content, tmp_path: Path) -> None:
    write_parquet(told, tmp_path)
    for name, (columns, rows) in _rows(told).items():
        assert pq.read_table(tmp_path / f"{name}.parquet").to_pylist() == [{c: row[c] for c in columns} for row in rows]


def test_empty_tables_keep_their_columns_and_types(tmp_path: Path) -> None:
    write_parquet(Content([], [], []), tmp_path)
    for name, columns in zip(NAMES, (ORGANISATIONS, DEALS, CLAIMS), strict=True):
        table = pq.read_table(tmp_path / f"{name}.parquet")
        assert table.num_rows == 0
        assert table.column_names == list(columns)
    assert pq.read_schema(tmp_path / "deals.parquet").field("publishers").type == pa.list_(pa.string())
    assert pq.read_schema(tmp_path / "deals.parquet").field("amount_low").type == pa.float64()
