from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph.export_graph import legal, write_gexf, write_graphml
from graph.export_rows import Content
from graph.network import network
from tests.graph.export_cases import CONTROL, FORMULA, QUOTES, content


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return content(tmp_path_factory.mktemp("graphs"))


def _clean(attributes: dict[str, Any], *, leave: tuple[str, ...] = ()) -> dict[str, Any]:
    return {name: legal(value) for name, value in attributes.items() if name not in leave}


def test_graphml_reads_back(told: Content, tmp_path: Path) -> None:
    write_graphml(told, tmp_path / "net")
    back, made = nx.read_graphml(tmp_path / "net", force_multigraph=True), network(told.deals, told.organisations)
    assert {n: dict(a) for n, a in back.nodes(data=True)} == {legal(n): _clean(a) for n, a in made.nodes(data=True)}
    edges = {(s, t, a["id"]): dict(a) for s, t, a in back.edges(data=True)}
    assert edges == {(legal(s), legal(t), legal(k)): _clean(a) for s, t, k, a in made.edges(keys=True, data=True)}


def test_gexf_reads_back(told: Content, tmp_path: Path) -> None:
    write_gexf(told, tmp_path / "net")
    back, made = nx.read_gexf(tmp_path / "net"), network(told.deals, told.organisations)
    assert {n: dict(a) for n, a in back.nodes(data=True)} == {legal(n): _clean(a) for n, a in made.nodes(data=True)}
    edges = {(s, t, a["id"]): {k: v for k, v in a.items() if k != "label"} for s, t, a in back.edges(data=True)}
    assert edges == {(legal(s), legal(t), legal(k)): _clean(a, leave=("label",)) for s, t, k, a in made.edges(keys=True, data=True)}


def test_names_that_are_markup_or_no_text_at_all(told: Content, tmp_path: Path) -> None:
    write_graphml(told, tmp_path / "net")
    names = set(nx.get_node_attributes(nx.read_graphml(tmp_path / "net"), "label").values())
    assert {FORMULA, QUOTES, "Bell & <Tag>[31m Works"} <= names
    assert CONTROL not in names


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("plain — ünïcode 寒 😀\n\t", "plain — ünïcode 寒 😀\n\t"),
        ("a\x00b\x08c\x0bd\x0ce\x1ff", "abcdef"),
        ("a\ufffeb\uffffc", "abc"),
        ("half\ud800", "half"),
        (1.5, 1.5),
        (True, True),
    ],
)
def test_what_xml_cannot_hold_is_left_out(text: Any, left: Any) -> None:
    assert legal(text) == left
