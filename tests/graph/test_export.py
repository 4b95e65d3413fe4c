"""What holds for every format, and the manifest. The formats' own tests stand beside this file."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.domain import Judgement
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
        "judgements": {"count": 0, "hash": given["judgements"]["hash"]},
        "extractors": ["sieve 1"],
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


def judged(ledger: Ledger, kind: str, **fields: Any) -> str:
    first = next(ledger.claims())
    given = {"kind": kind, "target": first.id, "fields": fields, "by": "ada", "when": f"2026-02-01T00:00:{ledger.seq % 60:02}Z"}
    decision = Judgement.model_validate(given)
    ledger.judge(decision)
    return decision.id


@pytest.mark.parametrize("format_", ["csv", "graphml", "jsonld"])
@pytest.mark.parametrize("fields", [{"status": "ended"}, {"hedged": True}, {"amount": {"value": 7.0, "text": "$7"}}])
def test_the_hashes_change_with_what_people_decide_and_back(format_: str, fields: dict[str, Any], tmp_path: Path) -> None:
    with filled(tmp_path) as ledger:
        before = write(ledger, tmp_path / "a", format_)
        decision = judged(ledger, "correct", **fields)
        corrected = write(ledger, tmp_path / "b", format_)
        ledger.judge(Judgement(kind="withdraw", target=decision, by="ada", when="2026-03-01T00:00:00Z"))
        after = write(ledger, tmp_path / "c", format_)
    assert [m["judgements"]["count"] for m in (before, corrected, after)] == [0, 1, 2]
    assert len({m["judgements"]["hash"] for m in (before, corrected, after)}) == 3
    assert corrected["corpus"] != before["corpus"] == after["corpus"]


def test_a_claim_that_changes_and_keeps_its_id_changes_the_hash(told: Content, tmp_path: Path) -> None:
    whole = _export(told, "graphml", tmp_path / "a")["corpus"]
    first, *others = list(told.claims)
    changed = replace(first, claim=first.claim.model_copy(update={"why": "another reason", "extractor": "sieve 2"}))
    given = _export(Content(told.deals, told.organisations, [changed, *others]), "graphml", tmp_path / "b")
    assert given["corpus"] != whole
    assert given["extractors"] == ["sieve 1", "sieve 2"]


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


def test_an_earlier_file_is_replaced(told: Content, tmp_path: Path) -> None:
    _export(told, "graphml", tmp_path / "out")
    _export(told, "gexf", tmp_path / "out")
    assert b"gexf" in (tmp_path / "out").read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out", "out.manifest.json"]


@pytest.mark.parametrize("format_", ["graphml", "gexf", "jsonld", "cypher", "csv.zip"])
@pytest.mark.parametrize(
    "there",
    [
        {"out.zip": "mine"},
        {"out.zip.manifest.json": "{}"},
        {"out.zip": "mine", "out.zip.manifest.json": '{"files": {"out.zip": ""}}'},
        {"out.zip": "mine", "out.zip.manifest.json": '{"corpus": "", "format": "csv", "files": {"other": ""}}'},
        {"out.zip": "mine", "out.zip.manifest.json": "[]"},
    ],
)
def test_a_file_that_is_no_export_is_left_alone(format_: str, there: dict[str, str], ledger: Ledger, tmp_path: Path) -> None:
    for name, text in there.items():
        (tmp_path / name).write_text(text)
    out = tmp_path / "out.zip"
    with pytest.raises(KeiretsuError) as refused:
        write(ledger, out, format_.partition(".")[0])
    assert str(refused.value) == f"{out} is there and is no earlier export with its manifest beside it; choose another path, or remove it."
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == there


def test_the_ledger_itself_is_not_overwritten(tmp_path: Path) -> None:
    with filled(tmp_path) as ledger:
        counts = ledger.counts()
        with pytest.raises(KeiretsuError, match="no earlier export"):
            write(ledger, ledger.path, "graphml")
        assert ledger.counts() == counts


@pytest.mark.parametrize("format_", ["csv", "graphml"])
def test_an_earlier_export_stays_where_the_new_one_cannot_take_its_place(
    format_: str, told: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _export(told, format_, tmp_path / "out")
    before = _bytes(tmp_path / "out"), sorted(p.name for p in tmp_path.iterdir())
    true = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if self.name.endswith(".draft"):
            raise PermissionError(13, "in use")
        return true(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeiretsuError, match=r"out cannot be written \(in use\); choose another place"):
        _export(told, format_, tmp_path / "out")
    assert (_bytes(tmp_path / "out"), sorted(p.name for p in tmp_path.iterdir())) == before


@pytest.mark.parametrize("format_", ["csv", "graphml"])
def test_a_linked_folder_or_file_is_replaced_and_its_target_left(format_: str, told: Content, tmp_path: Path) -> None:
    _export(told, format_, tmp_path / "true")
    before = _bytes(tmp_path / "true")
    (tmp_path / "out").symlink_to(tmp_path / "true")
    if format_ == "csv":
        _export(told, format_, tmp_path / "out")
        assert not (tmp_path / "out").is_symlink()
    else:
        with pytest.raises(KeiretsuError, match="no earlier export"):
            _export(told, format_, tmp_path / "out")
    assert _bytes(tmp_path / "true") == before


@pytest.mark.parametrize(
    ("format_", "there", "said"),
    [
        ("xlsx", "", "There is no export format 'xlsx'; choose one of csv, cypher, ftm, gexf, graphml, jsonld, parquet."),
        ("csv", "notes.txt", "{out} is there and holds more than an earlier export; give a new folder."),
        ("csv", "file", "{out} is there and holds more than an earlier export; give a new folder."),
        ("graphml", "notes.txt", "{out} is a folder; give the name of a file to write."),
        ("graphml", "no folder", "{out} cannot be written (No such file or directory); choose another place."),
        ("graphml", "below a file", "{out} cannot be written (Not a directory); choose another place."),
        ("csv", "below a file", "{out} cannot be written (Not a directory); choose another place."),
        ("csv", "no folder", "{out} cannot be written (No such file or directory); choose another place."),
    ],
)
def test_mistakes_are_explained(format_: str, there: str, said: str, told: Content, tmp_path: Path) -> None:
    out = tmp_path / {"no folder": "missing/out", "below a file": "mine/out"}.get(there, "out")
    if there == "below a file":
        out.parent.write_text("mine")
    elif there == "file":
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
