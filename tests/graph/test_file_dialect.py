"""What is made of a statement for the graph file's engine, and how columns are named. The answers are compared in test_differential."""

import pytest

from corpus.errors import KeiretsuError
from graph.dialect import adapt
from graph.reading import Answer


@pytest.mark.parametrize(
    ("statement", "query"),
    [
        ("RETURN 1 AS x", "RETURN 1 AS x LIMIT 11"),
        ("MATCH (n) RETURN n LIMIT 5", "MATCH (n) RETURN n LIMIT 5"),
        ("RETURN 1 AS x UNION RETURN 2 AS x", "RETURN 1 AS x UNION RETURN 2 AS x"),
        ("MATCH (n) WITH n LIMIT 5 RETURN n", "MATCH (n) WITH n LIMIT 5 RETURN n LIMIT 11"),
        ("RETURN n.limit", "RETURN n.limit LIMIT 11"),
        ("RETURN sum(n.x)", "RETURN coalesce(sum(n.x), 0) LIMIT 11"),
        ("RETURN Sum ( 1 + floor(x) ) / 2", "RETURN coalesce(sum(1 + toFloat(floor(x))), 0) / 2 LIMIT 11"),
        ("RETURN round(x)\n  AS y", "RETURN toFloat(floor((x) + 0.5))\n  AS y LIMIT 11"),
        ("RETURN toInteger('7')", "RETURN coalesce(toInteger('7'), toInteger(toFloat(trim('7')))) LIMIT 11"),
        ("RETURN n.sum, 'sum(1)'", "RETURN n.sum, 'sum(1)' LIMIT 11"),
        (
            "RETURN any(x IN xs WHERE x > 1)",
            "RETURN (CASE WHEN any(x IN xs WHERE x > 1) THEN true WHEN any(x IN xs WHERE (x > 1) IS NULL) THEN null "
            "WHEN (xs) IS NULL THEN null ELSE false END) LIMIT 11",
        ),
        ("RETURN any(x IN xs WHERE (x)-[:OWNS]->())", "RETURN any(x IN xs WHERE (x)-[:OWNS]->()) LIMIT 11"),
    ],
)
def test_rewritten(statement: str, query: str) -> None:
    assert adapt(statement, rows=11).query == query


@pytest.mark.parametrize(
    ("statement", "given", "columns"),
    [
        ("RETURN a.x, 1+1,  count( * ) AS n", ("a.x", "1 + 1", "n"), ("a.x", "1+1", "n")),
        ("RETURN DISTINCT a {.x}, `b c`, [1,2][0]", ("a{.x}", "b c", "[1, 2][0]"), ("a", "b c", "[1,2][0]")),
        ("RETURN a.as, a.limit ORDER BY a.as", ("a.as", "a.limit"), ("a.as", "a.limit")),
        ("CALL { RETURN 1 AS x } RETURN x AS `y z` LIMIT 2", ("y z",), ("y z",)),
        ("RETURN EXISTS { (a)--() }", ("exists(...)",), ("EXISTS { (a)--() }",)),
    ],
)
def test_columns_are_named_as_they_are_written(statement: str, given: tuple[str, ...], columns: tuple[str, ...]) -> None:
    row = tuple(range(len(given)))
    assert adapt(statement, rows=1).shaped(Answer(given, [row], cut=True)) == Answer(columns, [row], cut=True)


def test_a_star_gives_columns_by_the_alphabet() -> None:
    assert adapt("MATCH (b)-[a]->(c) RETURN *, 1 AS z", rows=9).shaped(Answer(("b", "a", "c", "z"), [(1, 2, 3, 4)])) == Answer(
        ("a", "b", "c", "z"), [(2, 1, 3, 4)]
    )


def test_nested_ever_deeper_it_is_refused_before_it_fills_the_memory() -> None:
    deep = "x = 1"
    for n in range(14):
        deep = f"all(x{n} IN xs WHERE {deep})"
    with pytest.raises(KeiretsuError, match="too deep"):
        adapt(f"WITH [1] AS xs RETURN {deep} AS d", rows=1)


def test_without_return_there_is_no_answer() -> None:
    with pytest.raises(KeiretsuError, match="end it with RETURN"):
        adapt("MATCH (n) WITH n", rows=1)
