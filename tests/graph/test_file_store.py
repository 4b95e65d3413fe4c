"""Reading a graph file: the newest version, from several threads, while others publish."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import KeiretsuError
from graph.file_engine import ENGINE, Engine, GraphFileError
from graph.file_publish import publish_file
from graph.file_store import FileGraph
from graph.ledger import Ledger
from graph.reading import Answer, Edge, Node
from graph.reading import Path as GraphPath
from tests.graph.ledger_cases import claim, put

COUNT = "MATCH (c:Claim) RETURN count(c) AS n"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite3") as ledger:
        put(ledger, "one", claim("Vela OWNS Tarn, active"))
        yield ledger


@pytest.fixture
def path(ledger: Ledger, tmp_path: Path) -> Path:
    path = tmp_path / "graph.grafeo"
    publish_file(ledger, path)
    return path


@pytest.fixture
def graph(path: Path) -> Iterator[FileGraph]:
    graph = FileGraph(path)
    yield graph
    graph.close()


def test_it_says_which_engine_answers(graph: FileGraph) -> None:
    assert graph.engine == f"graph file, {ENGINE}"
    assert ENGINE == "grafeo 0.6.0"


def test_answers_hold_plain_values_nodes_edges_and_paths(graph: FileGraph) -> None:
    found = graph.run("MATCH p = (a:Organisation)-[r:OWNS]->(b) RETURN a, r, p, [b.id, 1, 2.5, null, true] AS list, {key: b} AS map")
    ((a, r, p, values, mapped),) = found.rows
    b = mapped["key"]
    assert found.columns == ("a", "r", "p", "list", "map")
    assert (type(a), type(r), type(p)) == (Node, Edge, GraphPath)
    assert a.labels == {"Organisation", "Keiretsu"}
    assert a.properties == {
        "id": "vela",
        "name": "Vela",
        "kind": a.properties["kind"],
        "aliases": a.properties["aliases"],
        "former_names": [],
        "also_ids": [],
        "listed": False,
        "search": "vela",
    }
    assert (r.type, r.properties["id"], r.properties["claims"]) == ("OWNS", "vela:OWNS:tarn", 1)
    assert p == GraphPath((a, b), (r,))
    assert values == ["tarn", 1, 2.5, None, True]


def test_parameters(graph: FileGraph) -> None:
    found = graph.run("MATCH (o:Organisation) WHERE o.id IN $ids RETURN o.name AS name ORDER BY name", {"ids": ["tarn", "vela", "nobody"]})
    assert found == Answer(("name",), [("Tarn",), ("Vela",)])
    assert graph.guarded("RETURN $a AS a, $b.c AS c", {"a": [1, None], "b": {"c": "d"}}) == Answer(("a", "c"), [([1, None], "d")])


def test_nothing_published_and_nothing_readable(tmp_path: Path) -> None:
    graph = FileGraph(tmp_path / "graph.grafeo")
    assert graph.publication() is None
    with pytest.raises(GraphFileError, match="nothing was published here yet; run `keiretsu publish`"):
        graph.run(COUNT)
    (tmp_path / "graph.grafeo").write_text('{"keiretsu": "graph file", "fil')
    for ask in (graph.publication, lambda: graph.run(COUNT), lambda: graph.guarded(COUNT)):
        with pytest.raises(GraphFileError, match="the graph file is damaged; run `keiretsu publish`"):
            ask()


def test_a_damaged_file_names_the_remedy_and_is_read_again_once_it_is_mended(ledger: Ledger, path: Path, graph: FileGraph) -> None:
    file = path.with_name("graph.grafeo.keiretsu-1.grafeo")
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(
        GraphFileError, match=r"graph\.grafeo\.keiretsu-1\.grafeo: the graph file cannot be read .*; run `keiretsu publish`"
    ) as caught:
        graph.run(COUNT)
    assert caught.value.path == file
    publish_file(ledger, path)
    assert graph.run(COUNT).rows == [(1,)]


def test_another_version_s_file_is_not_read(path: Path, graph: FileGraph) -> None:
    path.write_text(path.read_text().replace('"format": ', '"format": 9'))
    with pytest.raises(GraphFileError, match="written by another version of Keiretsu"):
        graph.run(COUNT)


def test_a_new_version_is_seen_within_a_second_and_the_old_one_let_go(ledger: Ledger, path: Path, graph: FileGraph) -> None:
    assert graph.run(COUNT).rows == [(1,)]
    assert graph.guarded(COUNT).rows == [(1,)]
    put(ledger, "two", claim("Vela OWNS Brisk, active"))
    publish_file(ledger, path)
    until = time.monotonic() + 1.0
    while graph.run(COUNT).rows != [(2,)]:
        assert time.monotonic() < until
        time.sleep(0.02)
    assert graph.guarded(COUNT).rows == [(2,)]
    assert [file.name for file in path.parent.glob("graph.grafeo.*")] == ["graph.grafeo.keiretsu-2.grafeo"]
    if (mine := Path("/proc/self/fd")).is_dir():
        assert not [fd for fd in mine.iterdir() if fd.exists() and "graph.grafeo.keiretsu-1.grafeo" in str(fd.readlink())]


@pytest.mark.slow
def test_many_threads_read_whole_versions_while_one_publishes(ledger: Ledger, path: Path, graph: FileGraph) -> None:
    stop = threading.Event()
    wrong: list[str] = []
    reads = [0] * 8

    def read(number: int) -> None:
        last = 0
        while not stop.is_set():
            ((version, said),) = graph.run("MATCH (p:Publication) RETURN p.version AS v, p.claims AS n").rows
            wrong.extend([f"version {version} after {last}"] if version < last else [])
            wrong.extend([f"version {version} says {said}"] if version != said else [])
            last = version
            reads[number] += 1

    threads = [threading.Thread(target=read, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for turn in range(2, 6):
        time.sleep(0.4)
        put(ledger, f"more-{turn}", claim(f"Vela OWNS Firm{turn}, active"))
        publish_file(ledger, path)
    time.sleep(0.7)
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert min(reads) > 0
    assert graph.run(COUNT).rows == [(5,)]


def test_a_read_in_flight_ends_on_the_version_that_it_began_with(ledger: Ledger, path: Path, graph: FileGraph) -> None:
    found: list[Answer] = []
    long = "UNWIND range(1, 100000) AS x MATCH (c:Claim) RETURN count(*) AS n"
    assert graph.run(COUNT).rows == [(1,)]
    thread = threading.Thread(target=lambda: found.append(graph.run(long)))
    thread.start()
    put(ledger, "two", claim("Vela OWNS Brisk, active"))
    publish_file(ledger, path)
    time.sleep(0.35)
    assert graph.run(COUNT).rows == [(2,)]
    thread.join()
    assert found[0].rows in ([(100_000,)], [(200_000,)])


def test_closed_it_opens_again_when_asked(graph: FileGraph) -> None:
    assert graph.run(COUNT).rows == [(1,)]
    graph.close()
    assert graph.run(COUNT).rows == [(1,)]


@pytest.mark.slow
def test_a_panic_of_the_engine_is_a_sentence_and_the_next_question_is_answered(ledger: Ledger, path: Path, graph: FileGraph) -> None:
    """More rows behind one node than a filter of the engine's can count."""
    engine = Engine.open(path.with_name("graph.grafeo.keiretsu-1.grafeo"), mode="write")
    numbers = engine.new_nodes("Organisation", [{"id": f"o{n}"} for n in range(66_000)])
    ends = [("o0", "o1")] + [("o1", f"o{n}") for n in range(2, 66_000)]
    engine.new_edges("OWNS", [{"id": f"{a}:OWNS:{b}", "src": a, "dst": b} for a, b in ends], numbers)
    engine.close()
    query = "MATCH (hub {id: 'o0'})-[]->()-[]->(z) WHERE z.id <> 'o5' RETURN count(z) AS n"
    for ask in (graph.run, graph.guarded):
        with pytest.raises(KeiretsuError, match=r"the engine broke off .*more than 65,535 rows met a filter .*; start from another end"):
            ask(query)
        assert ask(COUNT).rows == [(1,)]
