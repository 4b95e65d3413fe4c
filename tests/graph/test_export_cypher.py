from pathlib import Path
from typing import Any

import pytest
from neo4j import GraphDatabase

from graph.export_cypher import literal, write_cypher
from graph.export_rows import Content, claim_row, deal_row
from tests.graph.export_cases import FORMULA, QUOTES, content


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return content(tmp_path_factory.mktemp("cypher"))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (3, "3"),
        (1e11, "100000000000.0"),
        (1.5e300, "1.5e300"),
        (2e-7, "2e-07"),
        ("O'Hara", "'O\\'Hara'"),
        ("back\\slash", "'back\\\\slash'"),
        ("\\", "'\\\\'"),
        ("two\nlines;\n", "'two\\nlines;\\n'"),
        ("\r\t", "'\\r\\t'"),
        ([1, "a", None], "[1, 'a', null]"),
        ({"a": 1, "b": None, "c": ["x"]}, "{a: 1, c: ['x']}"),
    ],
)
def test_a_literal(value: Any, written: str) -> None:
    assert literal(value) == written


def test_the_script_makes_the_same_graph_twice(told: Content, tmp_path: Path, empty_neo4j: Any) -> None:
    write_cypher(told, tmp_path / "net.cypher")
    statements = (tmp_path / "net.cypher").read_text(encoding="utf-8").split(";\n")[:-1]
    with GraphDatabase.driver(empty_neo4j.url, auth=(empty_neo4j.user, empty_neo4j.password)) as driver:
        for statement in statements * 2:
            driver.execute_query(statement)
        _same_deals(driver, told)
        _same_claims(driver, told)
        names = driver.execute_query("MATCH (o:Organisation) RETURN o.name AS name").records
        assert sorted(r["name"] for r in names) == sorted(o.name for o in told.organisations)
        assert {FORMULA, QUOTES} <= {r["name"] for r in names}
        counts = driver.execute_query("MATCH (n) WITH count(n) AS nodes MATCH ()-[r]->() RETURN nodes, count(r) AS edges").records[0]
        claims = len(list(told.claims))
        assert dict(counts) == {
            "nodes": len(told.organisations) + claims + 3 + 1,  # three articles, one joint round
            "edges": len(told.deals) + 3 * claims + 2,  # two claims of the round
        }


def _same_deals(driver: Any, told: Content) -> None:
    found = driver.execute_query(
        "MATCH (a:Organisation:Keiretsu)-[d]->(b:Organisation:Keiretsu) RETURN type(d) AS type, a.id AS src, b.id AS dst, properties(d) AS own"
    ).records
    ends = {"subject_name", "object_name"}
    assert {r["own"]["id"]: (r["type"], r["src"], r["dst"], r["own"]) for r in found} == {
        d.id: (d.relation, d.subject, d.object, {k: v for k, v in deal_row(d, told.names).items() if v is not None and k not in ends})
        for d in told.deals
    }


def _same_claims(driver: Any, told: Content) -> None:
    found = driver.execute_query(
        """MATCH (c:Claim)-[:SUBJECT]->(s:Organisation) MATCH (c)-[:OBJECT]->(o:Organisation) MATCH (c)-[:STATED_IN]->(a:Article)
        RETURN c.id AS id, c.evidence AS evidence, c.deal AS deal, s.id AS subject, o.id AS object, a.url AS url, a.title AS article_title
        ORDER BY id"""
    ).records
    assert [dict(r) for r in found] == [{key: claim_row(s)[key] for key in dict(found[0])} for s in told.claims]
