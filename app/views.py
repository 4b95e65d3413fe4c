"""Numbers for pages: plain functions over answers, without Streamlit."""

from typing import Any, NamedTuple

from corpus.domain import Status
from corpus.relations import MONEY_BEARING
from graph.reading import Graph, Publication
from graph.words import STATUS_WORDS, dollars

Rows = list[dict[str, Any]]


class Numbers(NamedTuple):
    """What the first page shows."""

    by_status: Rows
    by_relation: Rows
    largest: Rows


def totals(publication: Publication) -> dict[str, int]:
    """How much is in the graph."""
    return {
        "Articles": publication.articles,
        "Claims": publication.claims,
        "Deals": publication.deals,
        "Organisations": publication.organisations,
    }


def numbers(graph: Graph) -> Numbers:
    """Ask the store for the first page's tables."""
    deals = "MATCH (:Organisation)-[d]->(:Organisation) RETURN d"
    by_status = graph.run(f"{deals}.status AS status, count(d) AS deals ORDER BY deals DESC, status").dicts()
    by_relation = graph.run(f"{deals}.relation AS relation, count(d) AS deals ORDER BY deals DESC, relation").dicts()
    largest = graph.run(
        "MATCH (:Organisation)-[d]->(:Organisation) WHERE d.relation IN $money AND d.amount_high > 0 "
        "AND NOT d.status IN ['denied', 'ended'] "
        "RETURN d.sentence AS deal, d.amount_low AS low, d.amount_high AS high, d.amount_bound AS bound, d.origins AS origins, "
        "d.last_seen AS seen, d.id AS id ORDER BY high DESC, id LIMIT 15",
        {"money": [str(relation) for relation in MONEY_BEARING]},
    ).dicts()
    return Numbers(
        [{"Status": STATUS_WORDS[Status(row["status"])], "Deals": row["deals"]} for row in by_status],
        [{"Relation": row["relation"].replace("_", " ").lower(), "Deals": row["deals"]} for row in by_relation],
        [_largest(row) for row in largest],
    )


def _largest(row: dict[str, Any]) -> dict[str, Any]:
    sum_ = dollars(row["low"], row["high"], row["bound"])
    return {"Deal": row["deal"], "Sum": sum_, "Independent origins": row["origins"], "Last told": row["seen"]}
