"""Publishing to a graph file: all that the ledger says, and only what changed."""

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.domain import Judgement
from corpus.errors import KeiretsuError
from graph.file_engine import ENGINE, Engine, QueryError, source
from graph.file_publish import publish_file
from graph.file_store import FileGraph
from graph.file_versions import alone
from graph.ledger import Ledger
from graph.reading import Edge, Node, Publication
from graph.rows import FORMAT, rows
from tests.graph.ledger_cases import claim, put

NODES = "MATCH (n) WHERE NOT n:Publication RETURN n.id AS id, n ORDER BY id"
EDGES = "MATCH (a)-[r]->(b) RETURN r.id AS id, a.id AS source, r, b.id AS target ORDER BY id"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite3") as ledger:
        put(
            ledger,
            "one",
            claim("Nvidia INVESTS_IN OpenAI, agreed", amount={"value": 1e11, "text": "up to $100 bn"}),
            claim("Vela OWNS Tarn, active"),
        )
        put(ledger, "two", claim("OpenAI BUYS_FROM Nvidia, active"), claim("Tarn PARTNERS_WITH Brisk, active", event={"id": "pact"}))
        yield ledger


def content(path: Path) -> list[list[tuple[Any, ...]]]:
    graph = FileGraph(path)
    try:
        return [graph.run(query).rows for query in (NODES, EDGES)]
    finally:
        graph.close()


def lean(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value is not None and key not in ("src", "dst")}


def told(ledger: Ledger) -> list[list[tuple[Any, ...]]]:
    """What the rows say that has to be there."""
    batches = list(rows(ledger, since=0))
    nodes = [(row["id"], Node(frozenset({b.label, "Keiretsu"}), lean(row))) for b in batches if b.kind == "nodes" for row in b.rows]
    edges = [(row["id"], row["src"], Edge(b.label, lean(row)), row["dst"]) for b in batches if b.kind == "edges" for row in b.rows]
    return [sorted(nodes, key=lambda node: node[0]), sorted(edges, key=lambda edge: edge[0])]


def versions(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir() if file.name.startswith(path.stem))


def judge(ledger: Ledger, kind: str, target: str, **more: Any) -> str:
    judgement = Judgement.model_validate(
        {"kind": kind, "target": target, "by": "me", "when": f"2026-01-01T00:00:{ledger.seq % 60:02}Z", **more}
    )
    ledger.judge(judgement)
    return judgement.id


def test_from_nothing_everything_is_there_as_the_rows_say(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "graphs" / "graph.grafeo"
    seen: list[tuple[str, int]] = []
    done = publish_file(ledger, path, progress=lambda label, count: seen.append((label, count)))
    expected = told(ledger)
    assert content(path) == expected
    assert (done.version, done.seq, done.nodes, done.edges, done.gone) == (1, ledger.seq, len(expected[0]), len(expected[1]), 0)
    assert sum(count for _, count in seen) == done.nodes + done.edges
    assert versions(path) == ["graph.grafeo", "graph.v1.grafeo"]
    found = FileGraph(path).publication()
    assert found
    assert found._replace(at="") == Publication(
        ledger.id,
        ledger.seq,
        1,
        FORMAT,
        False,
        "",
        *[getattr(ledger.counts(), n) for n in ("organisations", "deals", "claims", "articles")],
    )


def test_a_second_time_nothing_is_done(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "graph.grafeo"
    publish_file(ledger, path)
    again = publish_file(ledger, path)
    assert (again.version, again.nodes, again.edges, again.gone) == (1, 0, 0, 0)


def add(ledger: Ledger) -> None:
    put(
        ledger,
        "three",
        claim("Vela OWNS Brisk, active"),
        claim("Nvidia INVESTS_IN OpenAI, denied"),
        claim("Zephyr BUYS_FROM Brisk, active"),
    )


def replace(ledger: Ledger) -> None:
    found = ledger.article("one")
    assert found
    ledger.add(found, [claim("Vela OWNS Tarn, active")], replace=True)


def remove(ledger: Ledger) -> None:
    ledger.remove([listed.head.id for listed in ledger.articles() if listed.head.key == "two"])


def merge(ledger: Ledger) -> None:
    judge(ledger, "same", "vela", other="brisk")


def merge_and_part(ledger: Ledger) -> None:
    ledger.judge(Judgement(kind="withdraw", target=judge(ledger, "same", "vela", other="tarn"), by="me", when="2026-02-01T00:00:00Z"))


def reject(ledger: Ledger) -> None:
    judge(ledger, "reject", next(ledger.claims()).id)


def correct(ledger: Ledger) -> None:
    *_, last = ledger.claims()
    judge(ledger, "correct", last.id, fields={"object": "Lund", "status": "ended"})


STEPS: list[Callable[[Ledger], None]] = [add, replace, remove, merge, merge_and_part, reject, correct]


@pytest.mark.parametrize("step", STEPS)
def test_what_changed_on_top_gives_the_same_as_from_nothing(step: Callable[[Ledger], None], ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "graph.grafeo"
    publish_file(ledger, path)
    step(ledger)
    publish_file(ledger, path)
    assert content(path) == told(ledger)
    for other in STEPS:
        if other is not step:
            other(ledger)
            publish_file(ledger, path)
    assert content(path) == told(ledger)
    assert len(versions(path)) == 2


def test_a_small_change_writes_little(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "graph.grafeo"
    full = publish_file(ledger, path)
    put(ledger, "three", claim("Kora OWNS Lund, active"))
    done = publish_file(ledger, path)
    assert (done.version, done.seq, done.nodes, done.edges, done.gone) == (2, ledger.seq, 4, 4, 0)
    assert done.nodes < full.nodes


def spoil(path: Path) -> None:
    file = next(path.parent.glob("graph.v*"))
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])


def lose(path: Path) -> None:
    next(path.parent.glob("graph.v*")).unlink()


def scribble(path: Path) -> None:
    path.write_text("what is this")


def age(path: Path) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 0}))


def other_engine(path: Path) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | {"engine": "grafeo 0.1.0"}))


def other_ledger(path: Path) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | {"ledger": "another"}))


def later_state(path: Path) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | {"seq": 10_000}))


def litter(path: Path) -> None:
    path.with_name("graph.v7.grafeo").write_bytes(b"half")
    path.with_name("graph.v7.grafeo.wal").mkdir()
    path.with_name("graph.v7.grafeo.wal").joinpath("0").write_bytes(b"log")


TROUBLES = [spoil, lose, scribble, age, other_engine, other_ledger, later_state]


@pytest.mark.parametrize("trouble", TROUBLES)
def test_what_cannot_be_built_upon_is_made_anew(trouble: Callable[[Path], None], ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "graph.grafeo"
    publish_file(ledger, path)
    trouble(path)
    done = publish_file(ledger, path)
    assert content(path) == told(ledger)
    assert (done.nodes, len(versions(path))) == (len(told(ledger)[0]), 2)


def test_what_a_run_left_that_was_killed_at_its_very_end_is_cleared_away(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "graph.grafeo"
    publish_file(ledger, path)
    litter(path)
    assert publish_file(ledger, path).version == 1
    assert versions(path) == ["graph.grafeo", "graph.v1.grafeo"]


def test_what_a_killed_run_left_is_cleared_away_and_its_number_not_used_again(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "graph.grafeo"
    publish_file(ledger, path)
    litter(path)
    add(ledger)
    assert publish_file(ledger, path).version == 8
    assert versions(path) == ["graph.grafeo", "graph.v8.grafeo"]


def test_a_second_publisher_waits_and_is_refused_after_a_while(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "graph.grafeo"
    with alone(path, wait=1), pytest.raises(KeiretsuError, match=r"has been publishing to .* for over 0\.2 s"):
        publish_file(ledger, path, wait=0.2)
    held = alone(path, wait=1)
    held.__enter__()
    threading.Timer(0.3, lambda: held.__exit__(None, None, None)).start()
    assert publish_file(ledger, path, wait=10).version == 1


def test_no_article_s_text_leaves_the_ledger(ledger: Ledger, tmp_path: Path) -> None:
    put(ledger, "long", claim("Vela OWNS Tarn, active"), text="Vela owns Tarn. And a secret besides.")
    path = tmp_path / "graph.grafeo"
    publish_file(ledger, path)
    assert b"a secret besides" not in next(tmp_path.glob("graph.v*")).read_bytes()
    assert "a secret besides" not in repr(content(path))


def test_a_row_without_its_ends_is_an_error_of_ours(tmp_path: Path) -> None:
    engine = Engine.create(tmp_path / "x.grafeo")
    engine.put_nodes("Organisation", [{"id": "a"}])
    with pytest.raises(LookupError, match="a:OWNS:b is not in the graph"):
        engine.put_edges("OWNS", [{"id": "a:OWNS:b", "src": "a", "dst": "b"}])
    engine.close()


def test_an_engine_open_for_reading_writes_nothing(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "graph.grafeo"
    publish_file(ledger, path)
    engine = Engine.open(path.with_name("graph.v1.grafeo"))
    for query in ("CREATE (:Organisation {id: 'x'})", "MATCH (n) SET n.x = 1", "MATCH (n) DETACH DELETE n"):
        with pytest.raises(QueryError, match="read-only"):
            engine.ask(query)
    engine.close()


def test_the_pointer_names_the_version(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "graph.grafeo"
    publish_file(ledger, path)
    assert json.loads(path.read_text()) == {
        "file": "graph.v1.grafeo",
        "engine": ENGINE,
        "format": FORMAT,
        "ledger": ledger.id,
        "seq": ledger.seq,
        "version": 1,
    }


@pytest.mark.parametrize(
    ("edge", "node"), [("a:OWNS:b", "a"), ("c:00ff/SUBJECT", "c:00ff"), ("p:azure/PRODUCT_OF", "p:azure"), ("c:00ff.2/PART_OF", "c:00ff.2")]
)
def test_an_edge_s_id_begins_with_its_source(edge: str, node: str) -> None:
    assert source(edge) == node
