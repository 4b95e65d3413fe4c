import json
from collections import Counter
from typing import Any

import pytest

from graph.export_jsonld import CONTEXT, iri, write_jsonld
from graph.export_rows import Content
from tests.graph.export_cases import content


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return content(tmp_path_factory.mktemp("jsonld"))


@pytest.fixture(scope="module")
def document(told: Content, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path = tmp_path_factory.mktemp("jsonld") / "net.jsonld"
    write_jsonld(told, path)
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_every_kind_of_node(told: Content, document: dict[str, Any]) -> None:
    assert document.keys() == {"@context", "@graph"}
    assert document["@context"] == CONTEXT
    assert Counter(node["@type"] for node in document["@graph"]) == {
        "schema:Organization": len(told.organisations),
        "Deal": len(told.deals),
        "schema:Article": 3,
        "schema:Claim": len(list(told.claims)),
    }


def test_a_deal_its_claim_and_its_article(document: dict[str, Any]) -> None:
    nodes = {node["@id"]: node for node in document["@graph"]}
    deal = nodes["urn:keiretsu:deal:vela:INVESTS_IN:tarn"]
    assert (deal["subject"], deal["object"], deal["amount_high"]) == (
        "urn:keiretsu:organisation:vela",
        "urn:keiretsu:organisation:tarn",
        2e9,
    )
    assert "amount_text" in deal
    assert "yearly_low" not in deal
    (source,) = deal["prov:wasDerivedFrom"]
    claim = nodes[source]
    article = claim["prov:wasDerivedFrom"]
    assert claim == {
        "@id": source,
        "@type": "schema:Claim",
        "schema:text": "Vela does what the 0th line says, with Tarn.",
        "deal": "urn:keiretsu:deal:vela:INVESTS_IN:tarn",
        "prov:wasDerivedFrom": article,
        "claim": source.removeprefix("urn:keiretsu:claim:"),
        "subject": "urn:keiretsu:organisation:vela",
        "subject_text": "Vela",
        "relation": "INVESTS_IN",
        "object": "urn:keiretsu:organisation:tarn",
        "object_text": "Tarn",
        "status": "active",
        "hedged": False,
        "conditional": False,
        "amount_value": 2e9,
        "amount_currency": "USD",
        "amount_bound": "up_to",
        "amount_text": "up to $2 billion",
        "usd_low": 0.0,
        "usd_high": 2e9,
        "percent": 12.5,
        "percent_of": "stake",
        "date": "2024-Q4",
        "on": "2024-12-31",
        "date_from": "text",
        "learned": "2025-01-10",
        "speaker": "Ada Brandt",
        "start": 25,
        "end": 69,
        "confidence": 0.75,
        "extractor": "sieve 1",
    }
    assert nodes[article] == {
        "@id": article,
        "@type": "schema:Article",
        "schema:headline": "Story 0",
        "schema:url": "https://news.example/0",
        "schema:publisher": "The Courier",
        "schema:datePublished": "2025-01-10",
        "schema:genre": "news",
    }


def test_every_name_that_is_used_is_the_name_of_a_node(document: dict[str, Any]) -> None:
    named = {node["@id"] for node in document["@graph"]}
    assert len(named) == len(document["@graph"])
    for node in document["@graph"]:
        sources = node.get("prov:wasDerivedFrom", [])
        used = {*([sources] if isinstance(sources, str) else sources), *(node[k] for k in ("subject", "object", "deal") if k in node)}
        assert used <= named


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("openai", "urn:keiretsu:organisation:openai"),
        ("寒武纪", "urn:keiretsu:organisation:%E5%AF%92%E6%AD%A6%E7%BA%AA"),
        ('a"> <b', "urn:keiretsu:organisation:a%22%3E%20%3Cb"),
    ],
)
def test_a_name(key: str, written: str) -> None:
    assert iri("organisation", key) == written
