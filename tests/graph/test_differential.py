"""Every clause and function that the guard admits, asked of the graph file and of both Neo4j versions over the same claims.

differential.cypher has a query a line. Behind it may stand `// file: …` (the graph file refuses it with these words), `// both refuse`, or
`// any order within lists`. Rows are compared in their order where the query ends with ORDER BY.
"""

import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from corpus.errors import KeiretsuError
from corpus.read import read_lines
from graph.allowed import FUNCTIONS, OPENING
from graph.guard import check
from graph.ledger import Ledger
from graph.reading import Answer, Graph
from graph.store import open_graph, publish
from graph.tokens import tokens

HERE = Path(__file__).parent
MARK = re.compile(r"^(?P<query>.*?)(?:  // (?:file: (?P<file>.+)|(?P<both>both refuse)|(?P<loose>any order within lists)))?$")


class Row(NamedTuple):
    """A query and what is expected of it."""

    query: str
    file: str | None
    both: str | None
    loose: str | None


def rows() -> list[Row]:
    lines = (HERE / "differential.cypher").read_text(encoding="utf-8").splitlines()
    found = [MARK.fullmatch(line) for line in lines if line and not line.startswith("//")]
    return [Row(**match.groupdict()) for match in found if match]


ROWS = rows()


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("ledger") / "ledger.sqlite3") as ledger:
        lines = (HERE / "differential.jsonl").read_text(encoding="utf-8").splitlines()
        for article, claims in read_lines(lines, "differential.jsonl"):
            ledger.add(article, claims)
        yield ledger


@pytest.fixture(scope="module")
def file(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    address = str(tmp_path_factory.mktemp("graph") / "graph.grafeo")
    publish(ledger, address)
    graph = open_graph(address)
    yield graph
    graph.close()


@pytest.fixture(scope="module", params=["new", "lts"])
def server(request: pytest.FixtureRequest, ledger: Ledger) -> Iterator[Graph]:
    neo4j = request.getfixturevalue(f"neo4j_{request.param}")
    neo4j.empty()
    address = neo4j.url.replace("://", f"://{neo4j.user}:{neo4j.password}@")
    publish(ledger, address)
    graph = open_graph(address)
    yield graph
    graph.close()


def plain(value: Any, *, loose: bool) -> Any:
    """A value as something to compare and sort: kinds told apart, numbers to nine digits."""
    match value:
        case None | bool() | int() | str():
            return (type(value).__name__, value)
        case float():
            return ("float", float(f"{value:.9g}") if math.isfinite(value) else str(value))
        case dict():
            return ("map", tuple(sorted((key, plain(item, loose=loose)) for key, item in value.items())))
        case frozenset():
            return tuple(sorted(value))
        case tuple():
            return (type(value).__name__, *(plain(item, loose=loose) for item in value))
        case list():
            items = [plain(item, loose=loose) for item in value]
            return ("list", tuple(sorted(items, key=repr)) if loose else tuple(items))
    raise TypeError(f"{value!r} is no value of an answer")


def told(answer: Answer, row: Row) -> tuple[tuple[str, ...], list[Any]]:
    found = [plain(given, loose=bool(row.loose)) for given in answer.rows]
    return answer.columns, found if "ORDER BY" in row.query.rpartition("RETURN")[2] else sorted(found, key=repr)


@pytest.mark.parametrize("row", ROWS, ids=[row.query for row in ROWS])
@pytest.mark.neo4j
def test_both_engines_answer_alike(row: Row, file: Graph, server: Graph) -> None:
    statement = check(row.query)
    if row.both:
        for graph in (file, server):
            with pytest.raises(KeiretsuError):
                graph.guarded(row.query) if graph is file else graph.run(statement)
    elif row.file:
        assert server.run(statement).columns
        with pytest.raises(KeiretsuError) as refused:
            file.guarded(row.query)
        assert row.file in str(refused.value)
    else:
        assert told(file.guarded(row.query), row) == told(server.run(statement), row)


def test_the_queries_find_something(file: Graph) -> None:
    """Equal answers say little if they are empty."""
    answered = [row for row in ROWS if not (row.both or row.file)]
    full = [row for row in answered if file.guarded(row.query).rows]
    assert (len(ROWS) >= 300, len(full) >= 0.9 * len(answered)) == (True, True)


def test_every_word_and_function_that_is_allowed_is_asked() -> None:
    said = {token.key for row in ROWS if not row.both for token in tokens(row.query) if token.kind == "word"}
    assert {name for name in (*OPENING, *(f.upper() for f in FUNCTIONS)) if name not in said} == set()
