"""Exports: the network as of any day in the formats of other programs, with a manifest to cite it by and run it again."""

import contextlib
import datetime as dt
import gc
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
from graph.export_rows import Content, Told
from graph.export_tables import write_csv, write_parquet, write_zip
from graph.ledger import Ledger
from graph.statement import Statement

Manifest = dict[str, Any]
Writer = Callable[[Content, Path], None]
Describe = Callable[[dict[str, str]], Manifest]  # the manifest of what was written, given the files' hashes

FILES: dict[str, Writer] = {
    "graphml": write_graphml,
    "gexf": write_gexf,
    "jsonld": write_jsonld,
    "cypher": write_cypher,
    "ftm": write_ftm,
}
FOLDERS: dict[str, Writer] = {"csv": write_csv, "parquet": write_parquet}
MANIFEST = "manifest.json"


def write(ledger: Ledger, path: Path, format_: str, *, as_of: dt.date | None = None, known_at: dt.date | None = None) -> Manifest:
    """Export what the ledger comes to, or came to on a day. Returns the manifest."""
    _check(format_, path)
    with _uncollected(), ledger.snapshot() as seq:
        deals, missing = [], 0
        for _, statements in ledger.statements():
            missing += left_out(statements, as_of=as_of, known_at=known_at)
            if found := deal(statements, as_of=as_of, known_at=known_at):
                deals.append(found)
        ends = {end for found in deals for end in (found.subject, found.object)}
        past = as_of or known_at  # else all claims are told of
        claims = ledger.claims({claim for found in deals for claim in found.claims} if past else None)
        when = {"as_of": as_of.isoformat() if as_of else None, "known_at": known_at.isoformat() if known_at else None}
        state = {"ledger": {"id": ledger.id, "seq": seq}, "judgements": _judgements(ledger)}
        manifest = {**state, **when, "left_out": missing, **_made()}
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
    beside the file, and is returned with the counts, the hash of deals and claims, and the files' own hashes.
    """
    path = path.absolute()
    _check(format_, path)
    told = Told(claims)
    content = Content(sorted(deals, key=lambda d: d.id), sorted(organisations, key=lambda o: o.id), told)

    def described(files: dict[str, str]) -> Manifest:
        return manifest | {"format": format_, **_contents(content, told), "files": files}

    if _is_folder(format_, path):
        return _folder(content, path, FOLDERS[format_], described)
    return _file(content, path, write_zip if format_ == "csv" else FILES[format_], described)


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Without looks for rings of objects: there are none here, and each look goes through every deal of the network."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _is_folder(format_: str, path: Path) -> bool:
    return format_ in FOLDERS and path.suffix.lower() != ".zip"


def _check(format_: str, path: Path) -> None:
    """Nothing is overwritten but an earlier export."""
    if format_ not in FILES | FOLDERS:
        raise KeiretsuError(f"There is no export format {format_!r}; choose one of {', '.join(sorted(FILES | FOLDERS))}.")
    with _sentence(path):
        if _is_folder(format_, path):
            if path.exists() and not _replaceable(path):
                raise KeiretsuError(f"{path} is there and holds more than an earlier export; give a new folder.")
        elif path.is_dir():
            raise KeiretsuError(f"{path} is a folder; give the name of a file to write.")
        elif any(there.exists() for there in (path, _beside(path))) and path.name not in _exported(_beside(path)):
            raise KeiretsuError(f"{path} is there and is no earlier export with its manifest beside it; choose another path, or remove it.")


def _contents(content: Content, told: Told) -> Manifest:
    """How much it is, whose reading, and the hash that any change of a deal or a claim changes."""
    told.rest()
    articles = {step.article for found in content.deals for step in found.life_line}
    claims = {claim for found in content.deals for claim in found.claims}
    counts = {"organisations": len(content.organisations), "deals": len(content.deals), "claims": len(claims), "articles": len(articles)}
    corpus = digest(*(found.model_dump_json() for found in content.deals), told.hash)
    return counts | {"corpus": corpus, "extractors": sorted(told.extractors)}


def _judgements(ledger: Ledger) -> Manifest:
    """What people decided, and what came of it, by one hash."""
    found = ledger.judgements()
    return {"count": len(found), "hash": digest(*sorted(f"{judgement.id} {standing}" for judgement, standing in found))}


def _made() -> Manifest:
    """By what and when it was made."""
    versions = {}
    for name in ("keiretsu", "networkx", "pyarrow", "followthemoney"):
        with contextlib.suppress(metadata.PackageNotFoundError):
            versions[name] = metadata.version(name)
    rates = sorted({row["source"] for row in rows("rates.csv")})
    at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return {"at": at, "versions": versions, "tables": load_tables().version, "rates": rates}


def _file(content: Content, path: Path, writer: Writer, described: Describe) -> Manifest:
    with _draft(path) as draft, _draft(path, "noted") as noted:
        writer(content, draft)
        full = described({path.name: _sha256(draft)})
        _write_manifest(noted, full)
        draft.replace(path)
        noted.replace(_beside(path))
    return full


def _folder(content: Content, path: Path, writer: Writer, described: Describe) -> Manifest:
    with _draft(path) as draft, _draft(path, "old") as old:
        draft.mkdir()
        writer(content, draft)
        full = described({file.name: _sha256(file) for file in sorted(draft.iterdir())})
        _write_manifest(draft / MANIFEST, full)
        try:
            if path.exists():
                path.replace(old)
            draft.replace(path)
        except BaseException:
            if old.exists() and not path.exists():
                old.replace(path)
            raise
    return full


def _beside(path: Path) -> Path:
    """Where a file's manifest is."""
    return path.with_name(f"{path.name}.{MANIFEST}")


def _replaceable(path: Path) -> bool:
    """An empty folder, or one in which there is nothing but what its manifest names."""
    if not path.is_dir():
        return False
    there = {file.name for file in path.iterdir()}
    return not there or (MANIFEST in there and there <= {MANIFEST, *_exported(path / MANIFEST)})


def _exported(manifest: Path) -> set[str]:
    """The files that a manifest of ours names; none where it is not ours."""
    try:
        found = json.loads(manifest.read_text(encoding="utf-8"))
        return set(found["files"]) if found.keys() >= {"corpus", "format", "files"} else set()
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return set()


@contextlib.contextmanager
def _draft(path: Path, kind: str = "draft") -> Iterator[Path]:
    """A name beside the true one, of which nothing is left in the end."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.{kind}")
    with _sentence(path):
        _remove(draft)
        try:
            yield draft
        finally:
            _remove(draft)


@contextlib.contextmanager
def _sentence(path: Path) -> Iterator[None]:
    """What the disk refuses, in words."""
    try:
        yield
    except OSError as error:
        raise KeiretsuError(f"{path} cannot be written ({error.strerror or error}); choose another place.") from None


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _write_manifest(path: Path, manifest: Manifest) -> None:
    path.write_text(json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
