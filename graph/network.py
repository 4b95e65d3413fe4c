"""The deals as a networkx graph: for its measures, and for the formats that it writes."""

from collections.abc import Iterable
from typing import Any

import networkx as nx

from corpus.domain import Deal, Organisation
from graph.export_rows import DEALS, ORGANISATIONS, Columns, deal_row, organisation_row
from graph.rows import Row


def network(deals: Iterable[Deal], organisations: Iterable[Organisation]) -> nx.MultiDiGraph:
    """Organisations under their ids, deals as edges under theirs; every attribute is a text, a number or a truth value.

    A symmetric relation is one edge from the end whose id comes first. What is unknown has no attribute.
    """
    graph = nx.MultiDiGraph()
    named = {o.id: o for o in organisations}
    for key in sorted(named):
        graph.add_node(key, label=named[key].name, **_plain(organisation_row(named[key]), ORGANISATIONS, leave=("id", "name")))
    names = {o.id: o.name for o in named.values()}
    for deal in sorted(deals, key=lambda d: d.id):
        row = deal_row(deal, names)
        graph.add_edge(deal.subject, deal.object, key=deal.id, label=str(deal.relation), **_plain(row, DEALS, leave=("subject", "object")))
    return graph


def _plain(row: Row, columns: Columns, *, leave: tuple[str, ...]) -> dict[str, Any]:
    """Without what is unknown; of a list one text."""
    kept = {name: row[name] for name in columns if name not in leave and row[name] is not None and row[name] != []}
    return {name: " | ".join(value) if isinstance(value, list) else value for name, value in kept.items()}
