import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import KeiretsuError
from graph.export_ftm import entities, write_ftm
from graph.export_rows import Content
from tests.graph.export_cases import content


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return content(tmp_path_factory.mktemp("ftm"))


@pytest.fixture(scope="module")
def found(told: Content) -> dict[str, dict[str, Any]]:
    return {entity["id"]: entity for entity in entities(told)}


def _article(found: dict[str, dict[str, Any]], title: str) -> str:
    return next(i for i, e in found.items() if e["schema"] == "Article" and e["properties"]["title"] == [title])


def test_a_holding(found: dict[str, dict[str, Any]]) -> None:
    assert found["keiretsu-deal-vela-INVESTS_IN-tarn"] == {
        "id": "keiretsu-deal-vela-INVESTS_IN-tarn",
        "schema": "Ownership",
        "properties": {
            "owner": ["keiretsu-organisation-vela"],
            "asset": ["keiretsu-organisation-tarn"],
            "summary": ["Vela invests in Tarn: up to $2 bn, active"],
            "description": ["Vela does what the 0th line says, with Tarn."],
            "proof": [_article(found, "Story 0")],
            "sourceUrl": ["https://news.example/0"],
            "publisher": ["The Courier"],
            "recordId": ["vela:INVESTS_IN:tarn"],
            "startDate": ["2024"],
            "role": ["investor"],
            "status": ["active"],
            "percentage": ["12.5"],
            "sharesValue": ["up to $2 billion"],
        },
    }


@pytest.mark.parametrize(
    ("deal", "schema", "ends"),
    [
        ("brisk-LENDS_TO-oxaly", "Debt", {"creditor": "brisk", "debtor": "oxaly"}),
        ("tarn-BUYS_FROM-vela", "UnknownLink", {"subject": "tarn", "object": "vela"}),  # only agreed: nothing was paid yet
        ("oxaly-PARTNERS_WITH-vela", "UnknownLink", {"subject": "oxaly", "object": "vela"}),
    ],
)
def test_other_links(deal: str, schema: str, ends: dict[str, str], found: dict[str, dict[str, Any]]) -> None:
    entity = found[f"keiretsu-deal-{deal}"]
    assert entity["schema"] == schema
    assert {end: entity["properties"][end] for end in ends} == {end: [f"keiretsu-organisation-{o}"] for end, o in ends.items()}


def test_a_loan_tells_its_sum(found: dict[str, dict[str, Any]]) -> None:
    assert found["keiretsu-deal-brisk-LENDS_TO-oxaly"]["properties"]["amountUsd"] == ["300000000"]


def test_an_article_without_its_text(found: dict[str, dict[str, Any]]) -> None:
    assert found[_article(found, "Story 0")]["properties"] == {
        "title": ["Story 0"],
        "sourceUrl": ["https://news.example/0"],
        "publisher": ["The Courier"],
        "publishedAt": ["2025-01-10"],
    }


def test_with_the_library_or_a_sentence_that_says_how_to_get_it(told: Content, tmp_path: Path) -> None:
    if importlib.util.find_spec("followthemoney") is None:
        with pytest.raises(KeiretsuError, match=r"needs the library followthemoney.*pip install 'keiretsu\[ftm\]'"):
            write_ftm(told, tmp_path / "net.ftm")
        assert not list(tmp_path.iterdir())
        return
    write_ftm(told, tmp_path / "net.ftm")
    lines = [json.loads(line) for line in (tmp_path / "net.ftm").read_text(encoding="utf-8").splitlines()]
    plain = [{**e, "properties": {k: sorted(v) for k, v in e["properties"].items()}} for e in entities(told)]
    assert [{key: line[key] for key in ("id", "schema")} for line in lines] == [{key: e[key] for key in ("id", "schema")} for e in plain]
    assert {e["id"]: e["properties"].keys() for e in lines} == {e["id"]: e["properties"].keys() for e in plain}
