"""The engine of the graph file, and the only module that imports it: open, ask, put, take away."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path as FilePath
from typing import Any, Literal, NamedTuple, Self

import grafeo

from corpus.errors import KeiretsuError
from graph.reading import Answer, Edge, Node, Path

ENGINE = f"grafeo {grafeo.__version__}"
MARK = "Keiretsu"  # every node of ours carries this label
FIRST = b"GRAF"  # the bytes that the engine's files begin with
TOO_MANY = "mostly because more than 65,535 rows met a filter behind one node; start from another end, or ask for fewer rows"
Raw = Any  # a value as the engine gives it: nodes and edges are dicts with _id
Table = tuple[tuple[str, ...], list[list[Raw]]]


class GraphFileError(KeiretsuError):
    """There is no graph file here that can be read: missing, damaged, or of another version. Publishing makes a new one."""

    def __init__(self, path: FilePath, what: str) -> None:
        super().__init__(f"{path}: {what}; run `keiretsu publish` to make it anew from the ledger.")
        self.path, self.what = path, what


class QueryError(Exception):
    """The engine refused a query. `place` is the line and column where it stopped to understand, from 1."""

    def __init__(self, what: str, place: tuple[int, int] | None = None) -> None:
        super().__init__(what)
        self.what, self.place = what, place


class EdgeAt(NamedTuple):
    """Where an edge is: its id, its number in the file, and its target's id."""

    id: str
    number: int
    dst: str


def source(edge: str) -> str:
    """The id of the node that an edge starts from: its own id begins with it, so only the other end can ever move.

    >>> source("nvidia:INVESTS_IN:openai"), source("c:0123456789abcdef/SUBJECT")
    ('nvidia', 'c:0123456789abcdef')
    """
    return edge.rpartition("/")[0] or edge.partition(":")[0]


def is_engine_file(path: FilePath) -> bool:
    """Did the engine make this file, or begin to?"""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return FIRST.startswith(file.read(len(FIRST)))


class Engine:
    """One graph file, open. Reading is safe from several threads."""

    def __init__(self, db: grafeo.GrafeoDB, path: FilePath) -> None:
        self._db, self._path = db, path

    @classmethod
    def create(cls, path: FilePath) -> Self:
        """A new file with nothing in it."""
        try:
            db = grafeo.GrafeoDB(str(path))
        except grafeo.GrafeoError as error:
            raise _unwritable(path, error) from error
        db.create_property_index("id")
        return cls(db, path)

    @classmethod
    def open(cls, path: FilePath, *, mode: Literal["read", "write"] = "read") -> Self:
        """An existing file. The engine checks its sums, so a damaged one is refused here or at the first query."""
        if not path.exists():
            raise GraphFileError(path, "no graph file here yet")
        try:
            return cls(grafeo.GrafeoDB.open_read_only(str(path)) if mode == "read" else grafeo.GrafeoDB.open(str(path)), path)
        except grafeo.GrafeoError as error:
            raise GraphFileError(path, f"the graph file cannot be read ({_first_line(error)})") from error

    def close(self) -> None:
        """Write what is not yet written, and let go of the file."""
        try:
            self._db.close()
        except grafeo.GrafeoError as error:
            raise _unwritable(self._path, error) from error

    def ask(self, query: str, parameters: Mapping[str, Any] | None = None, *, most: int | None = None) -> Table:
        """Columns, and rows of raw values (see `value`), at most so many."""
        try:
            result = self._db.execute_cypher(query, dict(parameters or {}))
            columns = tuple(result.columns)
            return columns, [[row[name] for name in columns] for row in islice(result, most)]
        except grafeo.GrafeoCorruptionError as error:
            raise GraphFileError(self._path, f"the graph file is damaged ({_first_line(error)})") from error
        except grafeo.GrafeoError as error:
            raise _refusal(error) from error
        except BaseException as error:  # the engine's own panics are no Exception; it stays usable after one
            if type(error).__name__ != "PanicException":
                raise
            raise QueryError(f"the engine broke off ({_first_line(error)}), {TOO_MANY}") from error

    def put_nodes(self, label: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Nodes by their `id`: made, or given exactly these properties."""
        self._db.upsert_nodes([label, MARK], [_lean(row) for row in rows], replace=True)

    def put_edges(self, kind: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Edges by ends and `id`: made, or given exactly these properties. An end that is missing is an error of ours."""
        lean = [_lean(row) for row in rows]
        done = self._db.upsert_edges(kind, lean, endpoint_labels=[MARK], replace=True)
        if done["skipped"]:
            raise LookupError(f"an end of {rows[done['skipped_rows'][0]]['id']} is not in the graph")

    def new_nodes(self, label: str, rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
        """Nodes that are certainly not there yet, three times faster; their numbers by id."""
        numbers = self._db.batch_create_nodes_with_props([label, MARK], [_lean(row) for row in rows])
        return dict(zip((row["id"] for row in rows), numbers, strict=True))

    def new_edges(self, kind: str, rows: Sequence[Mapping[str, Any]], numbers: Mapping[str, int]) -> None:
        """Edges that are certainly not there yet, between nodes whose numbers are known."""
        self._db.batch_create_edges(
            [
                (
                    numbers[row["src"]],
                    numbers[row["dst"]],
                    kind,
                    {k: v for k, v in row.items() if v is not None and k not in ("src", "dst")},
                )
                for row in rows
            ]
        )

    def find_edges(self, kind: str, ids: Iterable[str]) -> list[EdgeAt]:
        """Those of these edges that are there, found from their sources: the engine has no index over edges."""
        rows = [{"id": i, "src": source(i)} for i in ids]
        match = f"UNWIND $rows AS row MATCH (s:{MARK} {{id: row.src}})-[r:{kind}]->(d) WHERE r.id = row.id"
        return [EdgeAt(*row) for row in self.ask(f"{match} RETURN r.id AS i, id(r) AS n, d.id AS d", {"rows": rows})[1]]

    def drop_edges(self, numbers: Iterable[int]) -> int:
        """How many of them were there."""
        return sum(bool(self._db.delete_edge(number)) for number in numbers)

    def drop_nodes(self, ids: Iterable[str]) -> int:
        """Nodes with all their edges; how many of them were there."""
        return sum(bool(self._db.detach_delete_node(number)) for i in ids for number in self._db.find_nodes_by_property("id", i))


def answer(table: Table, *, rows: int | None = None) -> Answer:
    """The values that everything above the engines works with, at most so many rows of them."""
    columns, raw = table
    kept = raw if rows is None else raw[:rows]
    return Answer(columns, [tuple(value(cell) for cell in row) for row in kept], cut=len(kept) < len(raw))


def value(raw: Raw) -> Any:
    """A raw value with its nodes, edges and paths told apart from maps."""
    if isinstance(raw, list):
        return [value(item) for item in raw]
    if not isinstance(raw, dict):
        return raw
    if "_labels" in raw:
        return Node(frozenset(raw["_labels"]), _own(raw))
    if "_type" in raw:
        return Edge(raw["_type"], _own(raw))
    if raw.keys() == {"nodes", "edges"}:
        return Path(tuple(map(value, raw["nodes"])), tuple(map(value, raw["edges"])))
    return {key: value(item) for key, item in raw.items()}


def _own(raw: dict[str, Raw]) -> dict[str, Any]:
    return {key: value(item) for key, item in raw.items() if key not in ("_id", "_labels", "_type", "_source", "_target")}


def _lean(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: cell for key, cell in row.items() if cell is not None}


def _unwritable(path: FilePath, error: Exception) -> KeiretsuError:
    return KeiretsuError(f"{path} cannot be written ({_first_line(error)}); make room, or choose another path for the graph file.")


def _first_line(error: BaseException) -> str:
    return str(error).splitlines()[0]


def _refusal(error: grafeo.GrafeoError) -> QueryError:
    """The engine's words without its codes, and the place from its arrow."""
    lines = str(error).splitlines()
    what = lines[0].split(": ", 1)[-1].replace("[Cypher] ", "")
    place = next((line.split("query:")[1].split(":") for line in lines if "--> query:" in line), None)
    return QueryError(what, (int(place[0]), int(place[1])) if place else None)
