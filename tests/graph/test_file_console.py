"""Users' own queries on the graph file: limited, stopped, and their mistakes shown."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.errors import KeiretsuError
from graph.file_publish import publish_file
from graph.file_store import FileGraph
from graph.ledger import Ledger
from tests.graph.ledger_cases import claim, put

ENDLESS = "UNWIND range(1, 100000) AS x MATCH (a), (b) WHERE a.id + b.id + x = 'never' RETURN count(*) AS n"
SMALL = "MATCH (o:Organisation) RETURN o.id AS id ORDER BY id"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("console")
    with Ledger.open(folder / "ledger.sqlite3") as ledger:
        put(ledger, "one", *(claim(f"Vela OWNS Firm{n}, active") for n in range(20)))
        publish_file(ledger, folder / "graph.grafeo")
    return folder / "graph.grafeo"


@pytest.fixture(scope="module")
def graph(path: Path) -> Iterator[FileGraph]:
    graph = FileGraph(path)
    yield graph
    graph.close()


def test_of_many_rows_the_first_are_given(graph: FileGraph) -> None:
    found = graph.guarded("UNWIND range(1, 5000) AS x RETURN x", rows=10)
    assert (found.rows, found.cut) == ([(n,) for n in range(1, 11)], True)
    found = graph.guarded("UNWIND range(1, 10) AS x RETURN x", rows=10)
    assert (len(found.rows), found.cut) == (10, False)
    found = graph.guarded("UNWIND range(1, 5000) AS x RETURN x UNION ALL RETURN 0 AS x", rows=10)
    assert (len(found.rows), found.cut) == (10, True)


def test_a_query_that_takes_too_long_is_stopped_and_the_next_one_answered(graph: FileGraph) -> None:
    began = time.monotonic()
    with pytest.raises(KeiretsuError, match=r"stopped after 0\.5 s; ask for less"):
        graph.guarded(ENDLESS, seconds=0.5)
    assert time.monotonic() - began < 20
    assert len(graph.guarded(SMALL).rows) == 21


def test_a_query_can_be_cancelled(graph: FileGraph) -> None:
    cancel = threading.Event()
    threading.Timer(0.5, cancel.set).start()
    with pytest.raises(KeiretsuError, match="The query was cancelled"):
        graph.guarded(ENDLESS, seconds=60, cancel=cancel)


def test_several_at_a_time(graph: FileGraph) -> None:
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda n: graph.guarded(f"UNWIND range(1, {n}) AS x RETURN sum(x) AS s").rows, range(1, 13)))
    assert answers == [[(n * (n + 1) // 2,)] for n in range(1, 13)]


def children() -> list[int]:
    told = subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in told.splitlines()[1:]]
    return [int(pid) for pid, parent, args in rows if int(parent) == os.getpid() and "graph.file_child" in args]


def kill_others_than(known: list[int]) -> None:
    for pid in children():
        if pid not in known:
            os.kill(pid, signal.SIGKILL)


@pytest.mark.slow
def test_a_child_that_dies_is_an_error_of_that_query_alone(path: Path) -> None:
    graph = FileGraph(path)
    before = children()
    threading.Timer(2.0, kill_others_than, [before]).start()
    with pytest.raises(KeiretsuError, match="broke down on this query"):
        graph.guarded(ENDLESS, seconds=60)
    assert len(graph.guarded(SMALL).rows) == 21
    graph.close()
    assert children() == before


def test_a_child_that_died_while_it_waited_is_nobody_s_trouble(path: Path) -> None:
    graph = FileGraph(path)
    before = children()
    assert len(graph.guarded(SMALL).rows) == 21
    for pid in set(children()) - set(before):
        os.kill(pid, signal.SIGKILL)
    time.sleep(0.2)
    assert len(graph.guarded(SMALL).rows) == 21
    graph.close()


def test_children_end_with_the_program_that_started_them(path: Path) -> None:
    program = (
        "import sys, threading\nfrom pathlib import Path\nfrom graph.file_store import FileGraph\n"
        f"graph = FileGraph(Path({str(path)!r}))\nprint(len(graph.guarded({SMALL!r}).rows), flush=True)\n"
        f"threading.Thread(target=lambda: graph.guarded({ENDLESS!r}, seconds=60), daemon=True).start()\n"
        "child = graph._console\nsys.stdin.read()\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program], cwd=Path(__file__).parents[2], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout
    assert parent.stdout.readline() == "21\n"
    time.sleep(0.5)
    mine = [
        line.split()[0]
        for line in subprocess.run(["ps", "-eo", "pid,ppid"], capture_output=True, text=True, check=True).stdout.splitlines()
        if line.split()[1] == str(parent.pid)
    ]
    assert mine
    parent.kill()
    parent.wait()
    until = time.monotonic() + 10
    while any(Path(f"/proc/{pid}").exists() and "graph.file_child" in Path(f"/proc/{pid}/cmdline").read_text() for pid in mine):
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("MATCH (o:Organisation RETURN o", "'(' is never closed; ')' is missing."),
        (
            "MATCH (o:Organisation)\nWHERE o.name = \nRETURN o",
            "The graph file's engine cannot read the query at line 3, column 1: syntax error: Expected expression\nRETURN o\n^",
        ),
        (
            "MATCH (o) WHERE sum(o.x) = 1 AND o.y = = 2 RETURN o",
            "The graph file's engine cannot read the query at line 1, column 40: syntax error: Expected expression\n"
            "MATCH (o) WHERE sum(o.x) = 1 AND o.y = = 2 RETURN o\n" + " " * 39 + "^",
        ),
        ("MATCH (o) RETURN nobody", "The graph file's engine cannot answer this: semantic error: Undefined variable 'nobody'."),
        (
            "MATCH (o:Organisation) RETURN o.name SET o.x = 1",
            "SET is not allowed: queries only read here; facts are changed by `keiretsu load`, `remove` and `judge` (a name of your own goes between backticks).",
        ),
        ("MATCH (o:Organisation) WITH o", "The query gives nothing back; end it with RETURN."),
    ],
)
def test_mistakes_are_shown_where_they_stand(graph: FileGraph, query: str, said: str) -> None:
    with pytest.raises(KeiretsuError) as refused:
        graph.guarded(query)
    assert str(refused.value) == said
