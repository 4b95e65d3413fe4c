"""Publishing to a graph file: a new version beside the last one, from nothing or from a copy of it plus what changed."""

import datetime as dt
import shutil
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import KeiretsuError, OtherLedgerError
from graph.file_engine import ENGINE, Engine, GraphFileError
from graph.file_versions import Current, alone, clear, current, next_version, switch, version_file
from graph.ledger import Ledger
from graph.reading import PUBLICATION
from graph.rows import FORMAT, Batch, Row, rows
from graph.store import Progress, Published


def publish_file(ledger: Ledger, path: Path, *, rebuild: bool = False, progress: Progress | None = None, wait: float = 60.0) -> Published:
    """Bring the graph file up to the ledger: an older format's or a damaged one is made anew, another ledger's only with `rebuild`."""
    started = time.perf_counter()
    path = path.absolute()
    with _writing(path):
        _present(path)  # before anything is made beside somebody else's file
        path.parent.mkdir(parents=True, exist_ok=True)
        with alone(path, wait=wait), ledger.snapshot() as seq:
            return _published(ledger, path, seq, rebuild=rebuild, progress=progress, started=started)


def _published(ledger: Ledger, path: Path, seq: int, *, rebuild: bool, progress: Progress | None, started: float) -> Published:
    present = _present(path)
    if present and present.ledger != ledger.id and not rebuild:
        raise _another(path, present)
    old = present if present and not rebuild and _fits(present, seq) else None
    version = next_version(path, present)
    clear(path, keep=present.file if present else None)
    if old and old.seq == seq and _sound(path, old):
        return Published(old.version, seq, 0, 0, 0, time.perf_counter() - started)
    new = Current(version_file(path, version).name, ENGINE, FORMAT, ledger.id, seq, version, _now())
    try:
        done = _made(ledger, path, old, new, progress)
        switch(path, new)
    finally:
        named = _present(path)  # a run that is broken off may have switched already
        clear(path, keep=named.file if named else None)
    return Published(version, seq, done.nodes, done.edges, done.gone, time.perf_counter() - started)


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """What the disk refuses, as a sentence."""
    try:
        yield
    except BrokenPipeError:  # nobody listens to the progress any more
        raise
    except OSError as error:
        raise KeiretsuError(f"{path} cannot be written ({error.strerror or error}); choose another path for the graph file.") from error


def _present(path: Path) -> Current | None:
    """None: nothing there, or something of ours that is damaged."""
    try:
        return current(path)
    except GraphFileError:
        return None


def _another(path: Path, present: Current) -> OtherLedgerError:
    return OtherLedgerError(
        f"{path} shows another ledger ({present.ledger}, published {present.at}); publish to another path, or with --rebuild to replace it."
    )


def _fits(version: Current, seq: int) -> bool:
    """Is it an earlier state of the ledger (which may be an old copy itself), written as we write now?"""
    return (version.format, version.engine) == (FORMAT, ENGINE) and version.seq <= seq


def _sound(path: Path, version: Current) -> bool:
    try:
        Engine.open(path.with_name(version.file)).close()
    except GraphFileError:
        return False
    return True


@dataclass
class _Count:
    nodes: int = 0
    edges: int = 0
    gone: int = 0


def _made(ledger: Ledger, path: Path, old: Current | None, new: Current, progress: Progress | None) -> _Count:
    """The file of the new version, written and closed."""
    file = path.with_name(new.file)
    engine = _copied(path, old, file) if old else None
    into = _Change(engine) if engine else _Fresh(Engine.create(file))
    with closing(into.engine):
        for batch in rows(ledger, since=old.seq if old and engine else 0):
            if batch.rows:
                into.write(batch)
                if progress:
                    progress(batch.label, len(batch.rows))
        into.engine.put_nodes("Publication", [_publication(into.engine, new)])
    return into.count


def _copied(path: Path, old: Current, file: Path) -> Engine | None:
    """A copy of the last version, open for writing; None where that is missing or damaged."""
    try:
        shutil.copyfile(path.with_name(old.file), file)
        return Engine.open(file, mode="write")
    except (FileNotFoundError, GraphFileError):
        file.unlink(missing_ok=True)
        return None


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


COUNTS = {
    "organisations": "MATCH (o:Organisation) RETURN count(o) AS n",
    "deals": "MATCH (:Organisation)-[r]->(:Organisation) RETURN count(r) AS n",
    "claims": "MATCH (c:Claim) RETURN count(DISTINCT c.claim) AS n",
    "articles": "MATCH (a:Article) RETURN count(a) AS n",
}


def _publication(engine: Engine, version: Current) -> Row:
    """The node that tells readers what they look at."""
    row: Row = {"id": PUBLICATION, "updating": False} | version._asdict()
    del row["file"], row["engine"]
    return row | {name: engine.ask(query)[1][0][0] for name, query in COUNTS.items()}


@dataclass
class _Fresh:
    """Into an empty file, where everything is new."""

    engine: Engine
    count: _Count = field(default_factory=_Count)
    numbers: dict[str, int] = field(default_factory=dict)

    def write(self, batch: Batch) -> None:
        """What is gone was never here."""
        if batch.kind == "nodes":
            before = len(self.numbers)
            self.numbers |= self.engine.new_nodes(batch.label, batch.rows)
            self.count.nodes += len(batch.rows)
            if len(self.numbers) != before + len(batch.rows):
                raise ValueError(f"a {batch.label} came twice in one publication")
        elif batch.kind == "edges":
            self.engine.new_edges(batch.label, batch.rows, self.numbers)
            self.count.edges += len(batch.rows)


@dataclass
class _Change:
    """On top of what the file holds already."""

    engine: Engine
    count: _Count = field(default_factory=_Count)

    def write(self, batch: Batch) -> None:
        """Rows replace what is there under their ids."""
        match batch.kind:
            case "nodes":
                self.engine.put_nodes(batch.label, batch.rows)
                self.count.nodes += len(batch.rows)
            case "edges":
                self._let_move(batch)
                self.engine.put_edges(batch.label, batch.rows)
                self.count.edges += len(batch.rows)
            case "gone edges":
                found = self.engine.find_edges(batch.label, (row["id"] for row in batch.rows))
                self.count.gone += self.engine.drop_edges(at.number for at in found)
            case "gone nodes":
                self.count.gone += self.engine.drop_nodes(row["id"] for row in batch.rows)

    def _let_move(self, batch: Batch) -> None:
        """An edge with another target is another edge to the engine, so the one that it was goes first. A deal has its target in its id."""
        targets = {row["id"]: row["dst"] for row in batch.rows if "/" in row["id"]}
        self.engine.drop_edges(at.number for at in self.engine.find_edges(batch.label, targets) if at.dst != targets[at.id])
