"""Exports: the network as of any day in the formats of other programs, with a manifest to cite it by and run it again."""

import contextlib
import datetime as dt
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from corpus.domain import Deal, Organisation, digest
from corpus.errors import KeiretsuError
from corpus.tables import load_tables, rows
from graph.deals import deal, left_out
from graph.export_cypher import write_cypher
from graph.export_ftm import write_ftm
from graph.export_graph import write_gexf, write_graphml
from graph.export_jsonld import write_jsonld
from graph.export_rows import Content
from graph.export_tables import write_csv, write_parquet, write_zip
from graph.ledger import Ledger
from graph.statement import Statement

Manifest = dict[str, Any]

FILES: dict[str, Callable[[Content, Path], None]] = {
    "graphml": write_graphml,
    "gexf": write_gexf,
    "jsonld": write_jsonld,
    "cypher": write_cypher,
    "ftm": write_ftm,
}
FOLDERS: dict[str, Callable[[Content, Path], None]] = {"csv": write_csv, "parquet": write_parquet}
MANIFEST = "manifest.json"


def write(ledger: Ledger, path: Path, format_: str, *, as_of: dt.date | None = None, known_at: dt.date | None = None) -> Manifest:
    """Export what the ledger comes to, or came to on a day. Returns the manifest."""
    _check_format(format_)
    with ledger.snapshot() as seq:
        deals, missing = [], 0
        for _, statements in ledger.statements():
            missing += left_out(statements, as_of=as_of, known_at=known_at)
            if found := deal(statements, as_of=as_of, known_at=known_at):
                deals.append(found)
        ends = {end for found in deals for end in (found.subject, found.object)}
        claims = ledger.claims({claim for found in deals for claim in found.claims})
        when = {"as_of": as_of.isoformat() if as_of else None, "known_at": known_at.isoformat() if known_at else None}
        manifest = {"ledger": {"id": ledger.id, "seq": seq}, **when, "left_out": missing, **_made()}
        return export(deals, list(ledger.organisations(ends)), claims, format_=format_, path=path, manifest=manifest)


def export(
    deals: Sequence[Deal],
    organisations: Sequence[Organisation],
    claims: Iterable[Statement],
    *,
    format_: str,
    path: Path,
    manifest: Manifest,
) -> Manifest:
    """Write deals with their organisations and claims; the claims come in the order of their readings.

    The same input is the same bytes. Nothing is there under its name before it is whole. The manifest goes into the folder, or
    beside the file, and is returned with the counts, the hash of articles and claims, and the files' own hashes.
    """
    _check_format(format_)
    content = Content(sorted(deals, key=lambda d: d.id), sorted(organisations, key=lambda o: o.id), claims)
    full = manifest | {"format": format_, **_contents(content)}
    if format_ in FOLDERS and path.suffix.lower() != ".zip":
        return _folder(content, path, FOLDERS[format_], full)
    return _file(content, path, write_zip if format_ == "csv" else FILES[format_], full)


def _check_format(format_: str) -> None:
    if format_ not in FILES | FOLDERS:
        raise KeiretsuError(f"There is no export format {format_!r}; choose one of {', '.join(sorted(FILES | FOLDERS))}.")


def _contents(content: Content) -> Manifest:
    """How much it is, and the hash that any change of articles or claims changes."""
    articles = sorted({step.article for found in content.deals for step in found.life_line})
    claims = sorted({claim for found in content.deals for claim in found.claims})
    counts = {"organisations": len(content.organisations), "deals": len(content.deals), "claims": len(claims), "articles": len(articles)}
    return counts | {"corpus": digest(*articles, *claims)}


def _made() -> Manifest:
    """By what and when it was made."""
    versions = {}
    for name in ("keiretsu", "networkx", "pyarrow", "followthemoney"):
        with contextlib.suppress(metadata.PackageNotFoundError):
            versions[name] = metadata.version(name)
    rates = sorted({row["source"] for row in rows("rates.csv")})
    at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return {"at": at, "versions": versions, "tables": load_tables().version, "rates": rates}


def _file(content: Content, path: Path, writer: Callable[[Content, Path], None], manifest: Manifest) -> Manifest:
    beside = path.with_name(f"{path.name}.{MANIFEST}")
    if path.is_dir():
        raise KeiretsuError(f"{path} is a folder; give the name of a file to write.")
    with _draft(path) as draft:
        writer(content, draft)
        full = manifest | {"files": {path.name: _sha256(draft)}}
        draft.replace(path)
    with _draft(beside) as draft:
        _write_manifest(draft, full)
        draft.replace(beside)
    return full


def _folder(content: Content, path: Path, writer: Callable[[Content, Path], None], manifest: Manifest) -> Manifest:
    if path.exists() and not _replaceable(path):
        raise KeiretsuError(f"{path} is there and holds more than an earlier export; give a new folder.")
    with _draft(path) as draft:
        draft.mkdir()
        writer(content, draft)
        full = manifest | {"files": {file.name: _sha256(file) for file in sorted(draft.iterdir())}}
        _write_manifest(draft / MANIFEST, full)
        _remove(path)
        draft.replace(path)
    return full


def _replaceable(path: Path) -> bool:
    """An empty folder, or one in which there is nothing but what its manifest names."""
    if not path.is_dir():
        return False
    there = {file.name for file in path.iterdir()}
    try:
        return there <= {MANIFEST, *json.loads((path / MANIFEST).read_text(encoding="utf-8"))["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return not there


@contextlib.contextmanager
def _draft(path: Path) -> Iterator[Path]:
    """A name beside the true one, of which nothing is left when something goes wrong."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        _remove(draft)
        yield draft
    except OSError as error:
        raise KeiretsuError(f"{path} cannot be written ({error.strerror or error}); choose another place.") from None
    finally:
        _remove(draft)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _write_manifest(path: Path, manifest: Manifest) -> None:
    path.write_text(json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
