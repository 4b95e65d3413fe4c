"""The statements that put batches of rows into Neo4j; the Cypher itself stands in graph/cypher."""

# ruff: noqa: SIM905 - many names are easier to read as lines of words
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from graph.rows import Batch, Row

Statement = tuple[str, Mapping[str, Any]]

LABELS = ("Organisation", "Product", "Article", "Event", "Claim")
# All properties that nodes of ours ever had: what is not among them is somebody else's.
PROPERTIES = frozenset(
    "id name kind aliases former_names also_ids owner wikidata country listed search since until"
    " key title publisher published url based_on based_on_url language"
    " amount_value amount_high amount_currency amount_bound amount_per amount_years amount_text usd_low usd_high"
    " claim deal relation status hedged conditional percent percent_of capacity_value capacity_unit capacity_text date on date_from learned"
    " speaker event evidence start end confidence extractor why judged subject_text object_text".split()
)
_KEPT = ("id", "name")  # by which people still recognise a retired node
_OURS = {
    "labels": ["Keiretsu", "Retired", *LABELS],
    "properties": sorted(PROPERTIES),
    "blank": dict.fromkeys(sorted(PROPERTIES.difference(_KEPT))),
}


@cache
def cypher(name: str, label: str = "") -> str:
    """The statement in `graph/cypher/neo4j_NAME.cypher`, for this label or type; neither can be a parameter in Cypher."""
    if label and not re.fullmatch(r"[A-Za-z_]+", label):
        raise ValueError(f"{label!r} is no label")
    return files("graph").joinpath("cypher", f"neo4j_{name}.cypher").read_text("utf-8").replace("__NAME__", label)


@cache
def schema() -> dict[str, str]:
    """The schema's statements by the names of what they make."""
    text = re.sub(r"^//.*$", "", cypher("schema"), flags=re.MULTILINE)
    made = [re.sub(r"\s+", " ", statement).strip() for statement in text.split(";")]
    return {statement.split(" IF NOT EXISTS")[0].split()[-1]: statement for statement in made if statement}


def statements(batch: Batch, *, fresh: bool) -> list[Statement]:
    """What one batch takes, in one transaction. `fresh`: the store holds nothing of ours that is to be moved or blanked."""
    match batch.kind:
        case "nodes":
            return [(cypher("load_nodes", batch.label), {"rows": [_lean(row) for row in batch.rows] if fresh else batch.rows})]
        case "edges":
            return list(_edges(batch, fresh=fresh))
        case "gone edges":
            gone = [{"id": row["id"], "src": source(row["id"], batch.label)} for row in batch.rows]
            return [(cypher("gone_edges", batch.label), {"rows": gone})]
        case "gone nodes":
            return [(cypher(name), {"rows": batch.rows, **_OURS}) for name in ("bare_nodes", "retire_nodes", "delete_nodes")]


def _edges(batch: Batch, *, fresh: bool) -> Iterator[Statement]:
    if batch.rows[0].keys() == {"id", "src", "dst"}:  # a link says nothing but that it is there
        if not fresh:
            yield cypher("move_links", batch.label), {"rows": batch.rows}
        yield cypher("load_links", batch.label), {"rows": batch.rows}
    else:
        yield cypher("load_edges", batch.label), {"rows": [_apart(row, fresh=fresh) for row in batch.rows]}


def _apart(row: Row, *, fresh: bool) -> Row:
    own = {key: value for key, value in row.items() if key not in ("src", "dst") and not (fresh and value is None)}
    return {"id": row["id"], "src": row["src"], "dst": row["dst"], "properties": own}


def _lean(row: Row) -> Row:
    return {key: value for key, value in row.items() if value is not None}


def source(edge: str, type_: str) -> str:
    """The id of the node from which a relationship with this id starts.

    >>> source("nvidia:INVESTS_IN:openai", "INVESTS_IN"), source("c:00ff/SUBJECT", "SUBJECT")
    ('nvidia', 'c:00ff')
    """
    return edge.removesuffix(f"/{type_}").partition(f":{type_}:")[0]
