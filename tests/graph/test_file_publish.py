"""Publishing to a graph file: all that the ledger says, and only what changed."""

import datetime as dt
import json
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.domain import Judgement
from corpus.errors import KeiretsuError, OtherLedgerError
from graph.file_engine import ENGINE, Engine, QueryError, source
from graph.file_publish import publish_file
from graph.file_store import FileGraph
from graph.file_versions import Current, alone, current, switch
from graph.ledger import Ledger
from graph.reading import PUBLICATION, Edge, Node, Publication
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
    assert versions(path) == ["graph.grafeo", "graph.grafeo.keiretsu-1.grafeo"]
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


@pytest.mark.slow
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
    file = next(path.parent.glob("graph.grafeo.*"))
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])


def lose(path: Path) -> None:
    next(path.parent.glob("graph.grafeo.*")).unlink()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def scribble(path: Path) -> None:
    path.write_text(path.read_text().replace('"seq": ', '"seq": "much", "was": '))


def mistype(path: Path) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | {"seq": "much"}))


def age(path: Path) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 0}))


def other_engine(path: Path) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | {"engine": "grafeo 0.1.0"}))


def later_state(path: Path) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | {"seq": 10_000}))


def litter(path: Path) -> None:
    path.with_name("graph.grafeo.keiretsu-7.grafeo").write_bytes(b"GRAFhalf")
    path.with_name("graph.grafeo.keiretsu-7.grafeo.wal").mkdir()
    path.with_name("graph.grafeo.keiretsu-7.grafeo.wal").joinpath("0").write_bytes(b"log")


TROUBLES = [spoil, lose, cut, scribble, mistype, age, other_engine, later_state]


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
    assert versions(path) == ["graph.grafeo", "graph.grafeo.keiretsu-1.grafeo"]


def test_what_a_killed_run_left_is_cleared_away_and_its_number_not_used_again(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "graph.grafeo"
    publish_file(ledger, path)
    litter(path)
    add(ledger)
    assert publish_file(ledger, path).version == 8
    assert versions(path) == ["graph.grafeo", "graph.grafeo.keiretsu-8.grafeo"]


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
    assert b"a secret besides" not in next(tmp_path.glob("graph.grafeo.*")).read_bytes()
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
    engine = Engine.open(path.with_name("graph.grafeo.keiretsu-1.grafeo"))
    for query in ("CREATE (:Organisation {id: 'x'})", "MATCH (n) SET n.x = 1", "MATCH (n) DETACH DELETE n"):
        with pytest.raises(QueryError, match="read-only"):
            engine.ask(query)
    engine.close()


def test_the_pointer_names_the_version(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "graph.grafeo"
    publish_file(ledger, path)
    found = json.loads(path.read_text())
    assert dt.datetime.fromisoformat(found.pop("at")).tzinfo
    assert found == {
        "keiretsu": "graph file",
        "file": "graph.grafeo.keiretsu-1.grafeo",
        "engine": ENGINE,
        "format": FORMAT,
        "ledger": ledger.id,
        "seq": ledger.seq,
        "version": 1,
    }


def database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.close()


FOREIGN: list[tuple[str, Callable[[Path], object]]] = [
    ("notes.txt", lambda path: path.write_text("mine")),
    ("graph.grafeo", lambda path: path.write_text('{"file": "graph.v1.grafeo", "version": 1}')),
    ("graph.grafeo", lambda path: Engine.create(path).close()),
    ("empty.grafeo", lambda path: path.write_bytes(b"")),
    ("ledger.db", database),
    ("folder", lambda path: path.mkdir()),
    ("noise", lambda path: path.write_bytes(bytes(range(256)) * 100)),
]


def everything(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() if file.is_file() else b"" for file in folder.rglob("*")}


@pytest.mark.parametrize("rebuild", [False, True])
@pytest.mark.parametrize(("name", "make"), FOREIGN)
def test_somebody_else_s_file_is_refused_and_left(
    name: str, make: Callable[[Path], object], rebuild: bool, ledger: Ledger, tmp_path: Path
) -> None:
    path = tmp_path / "mine" / name
    path.parent.mkdir()
    make(path)
    before = everything(path.parent)
    said = f"{path} is no graph file of Keiretsu's and is left as it is; choose another path, or remove it first."
    for act in (
        lambda: publish_file(ledger, path, rebuild=rebuild),
        lambda: FileGraph(path).run(NODES),
        lambda: FileGraph(path).publication(),
    ):
        with pytest.raises(KeiretsuError) as refused:
            act()
        assert str(refused.value) == said
    assert everything(path.parent) == before


@pytest.mark.parametrize("stem", ["graph.grafeo", "notes.txt", "notes"])
def test_only_versions_of_ours_are_cleared_away(stem: str, ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "mine" / stem
    path.parent.mkdir()
    for name in ("notes.v2.txt", "graph.v1.grafeo", f"{stem}.v3", f"{stem}.v3.grafeo", f"{stem}.keiretsu-3.grafeo", "x.keiretsu-1.grafeo"):
        path.with_name(name).write_text("mine")
    path.with_name("graph.v2.grafeo").write_bytes(b"GRAF of a user's own")
    before = everything(path.parent)
    for _ in range(3):
        publish_file(ledger, path, rebuild=True)
    left = everything(path.parent)
    assert before.items() <= left.items()
    assert left.keys() - before.keys() == {stem, f"{stem}.keiretsu-6.grafeo", f".{stem}.lock"}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("file/x", "cannot be read (Not a directory); choose another path"),
        ("file/x/y", "cannot be read (Not a directory); choose another path"),
        ("n" * 300, "cannot be read (File name too long); choose another path"),
    ],
)
def test_a_place_where_no_file_can_be_is_a_sentence(path: str, said: str, ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    before = everything(tmp_path)
    with pytest.raises(KeiretsuError) as refused:
        publish_file(ledger, tmp_path / path)
    assert str(refused.value) == f"{tmp_path / path} {said} for the graph file."
    assert everything(tmp_path).keys() == before.keys()


def test_what_the_disk_refuses_is_a_sentence_and_nothing_half_stays(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "graphs" / "graph.grafeo"

    def full(label: str, count: int) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(KeiretsuError, match=r"graph\.grafeo cannot be written \(No space left on device\); choose another path"):
        publish_file(ledger, path, progress=full)
    assert versions(path) == []


def test_another_ledger_s_graph_is_replaced_only_when_asked_for(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "graph.grafeo"
    publish_file(ledger, path)
    shown, published = current(path), content(path)
    assert shown
    with Ledger.open(tmp_path / "other.sqlite3") as other:
        put(other, "one", claim("Kora OWNS Lund, active"))
        with pytest.raises(OtherLedgerError) as refused:
            publish_file(other, path)
        assert str(refused.value) == (
            f"{path} shows another ledger ({ledger.id}, published {shown.at}); publish to another path, or with --rebuild to replace it."
        )
        assert (current(path), content(path)) == (shown, published)
        assert publish_file(other, path, rebuild=True).version == 2
        assert content(path) == told(other)


def test_an_organisation_may_be_called_publication(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "graph.grafeo"
    put(ledger, "paper", claim("Publication OWNS Vela, active"))
    publish_file(ledger, path)
    add(ledger)
    publish_file(ledger, path)
    assert content(path) == told(ledger)
    shown = FileGraph(path).run(
        "MATCH (n) WHERE n.id IN ['publication', $ours] RETURN n.id AS id, labels(n) AS l ORDER BY id", {"ours": PUBLICATION}
    )
    assert [(id_, set(labels)) for id_, labels in shown.rows] == [
        (PUBLICATION, {"Publication", "Keiretsu"}),
        ("publication", {"Organisation", "Keiretsu"}),
    ]


def test_a_publication_shows_one_state_though_others_write_meanwhile(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "graph.grafeo"
    expected, seq = told(ledger), ledger.seq
    wrote: list[str] = []

    def write(label: str, count: int) -> None:
        if not wrote:
            wrote.append(label)
            with Ledger.open(ledger.path) as second:
                add(second)

    assert publish_file(ledger, path, progress=write).seq == seq
    assert content(path) == expected
    assert publish_file(ledger, path).seq > seq
    assert content(path) == told(ledger)


def pointed(tmp_path: Path) -> tuple[Path, Current]:
    (tmp_path / "v").write_bytes(b"GRAF")
    return tmp_path / "graph.grafeo", Current("v", ENGINE, FORMAT, "l", 1, 1, "2026-01-01T00:00:00Z")


def test_a_reader_in_the_way_of_a_moment_is_waited_for(tmp_path: Path) -> None:
    path, new = pointed(tmp_path)
    tries: list[int] = []

    def replace(source: Path, target: Path) -> None:
        tries.append(1)
        if len(tries) < 4:
            raise PermissionError(13, "in use")
        source.replace(target)

    switch(path, new, replace=replace)
    assert (current(path), len(tries)) == (new, 4)


def test_a_reader_in_the_way_for_long_is_a_sentence(tmp_path: Path) -> None:
    path, new = pointed(tmp_path)

    def replace(source: Path, target: Path) -> None:
        raise PermissionError(13, "in use")

    with pytest.raises(KeiretsuError, match="is held open by another program, or may not be changed; close that and publish again"):
        switch(path, new, replace=replace, patience=0.1)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["v"]


@pytest.mark.parametrize(
    ("edge", "node"), [("a:OWNS:b", "a"), ("c:00ff/SUBJECT", "c:00ff"), ("p:azure/PRODUCT_OF", "p:azure"), ("c:00ff.2/PART_OF", "c:00ff.2")]
)
def test_an_edge_s_id_begins_with_its_source(edge: str, node: str) -> None:
    assert source(edge) == node
