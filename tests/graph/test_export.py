"""What holds for every format, and the manifest. The formats' own tests stand beside this file."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import KeiretsuError
from graph import export as export_module
from graph.export import FILES, FOLDERS, export, write
from graph.export_rows import Content, in_order
from graph.ledger import Ledger
from tests.graph.export_cases import content
from tests.graph.export_cases import ledger as filled

FORMATS = [f for f in sorted(FILES | FOLDERS) if f != "ftm"]  # ftm needs a library that not everybody has; see its own tests


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return filled(tmp_path_factory.mktemp("export"))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return content(tmp_path_factory.mktemp("content"))


def _bytes(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else sorted(path.iterdir())
    return {file.name: file.read_bytes() for file in files if file.name != "manifest.json"}


def _export(told: Content, format_: str, path: Path, **manifest: Any) -> dict[str, Any]:
    return export(told.deals, told.organisations, told.claims, format_=format_, path=path, manifest=manifest)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_is_the_same_bytes(format_: str, told: Content, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    _export(told, format_, tmp_path / "a" / "out")
    turned = Content(told.deals[::-1], told.organisations[::-1], told.claims)
    _export(turned, format_, tmp_path / "b" / "out")
    assert _bytes(tmp_path / "a" / "out") == _bytes(tmp_path / "b" / "out")


@pytest.mark.parametrize("format_", FORMATS)
def test_no_export_holds_an_articles_text(format_: str, ledger: Ledger, tmp_path: Path) -> None:
    write(ledger, tmp_path / "out", format_)
    for data in _bytes(tmp_path / "out").values():
        assert b"SECRET OF THE TEXT" not in data


def test_the_manifest_of_a_file(ledger: Ledger, told: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_module, "_made", lambda: {"at": "2026-11-20T12:00:00Z"})
    given = write(ledger, tmp_path / "net.graphml", "graphml", as_of=dt.date(2025, 6, 30))
    assert given == json.loads((tmp_path / "net.graphml.manifest.json").read_text(encoding="utf-8"))
    assert given == {
        "format": "graphml",
        "at": "2026-11-20T12:00:00Z",
        "as_of": "2025-06-30",
        "known_at": None,
        "left_out": 0,
        "ledger": {"id": ledger.id, "seq": ledger.seq},
        "organisations": 5,
        "deals": 6,
        "claims": 6,
        "articles": 2,
        "corpus": given["corpus"],
        "files": {"net.graphml": hashlib.sha256((tmp_path / "net.graphml").read_bytes()).hexdigest()},
    }


def test_the_manifest_says_by_what_it_was_made(ledger: Ledger, tmp_path: Path) -> None:
    given = write(ledger, tmp_path / "net", "csv")
    assert given == json.loads((tmp_path / "net" / "manifest.json").read_text(encoding="utf-8"))
    assert sorted(given["files"]) == ["claims.csv", "deals.csv", "organisations.csv"]
    assert given["versions"].keys() >= {"networkx", "pyarrow"}
    assert given["rates"]
    assert given["tables"]
    assert dt.datetime.fromisoformat(given["at"]).tzinfo


def test_the_corpus_hash_changes_with_the_claims_and_with_nothing_else(told: Content, tmp_path: Path) -> None:
    whole = _export(told, "csv", tmp_path / "a", at="now")["corpus"]
    assert _export(told, "jsonld", tmp_path / "b", at="later")["corpus"] == whole
    fewer = Content(told.deals[1:], told.organisations, [c for c in told.claims if c.deal != told.deals[0].id])
    assert _export(fewer, "csv", tmp_path / "c")["corpus"] != whole


def test_past_views_hold_what_held_then(ledger: Ledger, tmp_path: Path) -> None:
    assert write(ledger, tmp_path / "then", "csv", as_of=dt.date(2025, 1, 31))["deals"] == 3
    assert write(ledger, tmp_path / "known", "csv", known_at=dt.date(2025, 1, 9))["deals"] == 0
    assert write(ledger, tmp_path / "now", "csv")["deals"] == 8


@pytest.mark.parametrize("format_", ["csv", "cypher"])
def test_a_failure_leaves_nothing_and_harms_nothing(format_: str, told: Content, tmp_path: Path) -> None:
    def broken() -> Iterator[Any]:
        yield from list(told.claims)[:1]
        raise RuntimeError

    _export(told, format_, tmp_path / "out")
    before = _bytes(tmp_path / "out"), sorted(p.name for p in tmp_path.iterdir())
    with pytest.raises(RuntimeError):
        _export(Content(told.deals, told.organisations, broken()), format_, tmp_path / "out")
    assert (_bytes(tmp_path / "out"), sorted(p.name for p in tmp_path.iterdir())) == before


def test_an_earlier_export_is_replaced(told: Content, tmp_path: Path) -> None:
    _export(told, "parquet", tmp_path / "out")
    _export(told, "csv", tmp_path / "out")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["claims.csv", "deals.csv", "manifest.json", "organisations.csv"]


@pytest.mark.parametrize(
    ("format_", "there", "said"),
    [
        ("xlsx", "", "There is no export format 'xlsx'; choose one of csv, cypher, ftm, gexf, graphml, jsonld, parquet."),
        ("csv", "notes.txt", "{out} is there and holds more than an earlier export; give a new folder."),
        ("csv", "file", "{out} is there and holds more than an earlier export; give a new folder."),
        ("graphml", "notes.txt", "{out} is a folder; give the name of a file to write."),
        ("graphml", "no folder", "{out} cannot be written (No such file or directory); choose another place."),
        ("csv", "no folder", "{out} cannot be written (No such file or directory); choose another place."),
    ],
)
def test_mistakes_are_explained(format_: str, there: str, said: str, told: Content, tmp_path: Path) -> None:
    out = tmp_path / "missing" / "out" if there == "no folder" else tmp_path / "out"
    if there == "file":
        out.write_text("mine")
    elif there == "notes.txt":
        out.mkdir()
        (out / there).write_text("mine")
    with pytest.raises(KeiretsuError) as error:
        _export(told, format_, out)
    assert str(error.value) == said.format(out=out)
    assert there != "notes.txt" or (out / there).read_text() == "mine"


def test_claims_out_of_order_are_refused(told: Content) -> None:
    with pytest.raises(ValueError, match="in the order of their readings"):
        list(in_order(reversed(list(told.claims))))
