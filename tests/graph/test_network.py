from pathlib import Path

import pytest

from graph.export_rows import Content
from graph.network import network
from tests.graph.export_cases import content


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return content(tmp_path_factory.mktemp("network"))


def test_a_node_and_an_edge(told: Content) -> None:
    graph = network(told.deals, told.organisations)
    assert graph.nodes["tarn"] == {"label": "Tarn", "kind": "unlisted", "listed": False}
    assert graph.edges["vela", "tarn", "vela:INVESTS_IN:tarn"] == {
        "label": "INVESTS_IN",
        "id": "vela:INVESTS_IN:tarn",
        "subject_name": "Vela",
        "relation": "INVESTS_IN",
        "object_name": "Tarn",
        "sentence": "Vela invests in Tarn: up to $2 bn, active",
        "status": "active",
        "rule": "in force",
        "hedged": False,
        "conflict": False,
        "amount_low": 0.0,
        "amount_high": 2e9,
        "amount_bound": "up_to",
        "amount_text": "up to $2 billion",
        "percent": 12.5,
        "percent_of": "stake",
        "since": "2024-Q4",
        "first_seen": "2025-01-10",
        "last_seen": "2025-01-10",
        "origins": 1,
        "publishers": "The Courier",
        "claims": 1,
        "parts": 1,
        "reviewed": False,
        "confidence": 0.75,
        "symmetric": False,
    }


def test_every_deal_is_an_edge_and_every_attribute_a_plain_value(told: Content) -> None:
    graph = network(told.deals, told.organisations)
    assert sorted(key for _, _, key in graph.edges(keys=True)) == [d.id for d in told.deals]
    assert sorted(graph.nodes) == sorted(o.id for o in told.organisations)
    values = [v for _, a in graph.nodes(data=True) for v in a.values()] + [v for *_, a in graph.edges(data=True) for v in a.values()]
    assert {type(v) for v in values} <= {str, float, int, bool}


def test_the_order_of_what_is_given_does_not_matter(told: Content, tmp_path: Path) -> None:
    one = network(told.deals, told.organisations)
    other = network(reversed(told.deals), reversed(told.organisations))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))
