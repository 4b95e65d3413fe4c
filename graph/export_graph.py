"""Exports as GraphML and GEXF, for Gephi, yEd, Cytoscape and networkx itself."""

import re
from pathlib import Path
from typing import Any

import networkx as nx

from graph.export_rows import Content
from graph.network import network

# What XML 1.0 cannot hold, not even as an entity.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_graphml(content: Content, path: Path) -> None:
    """One edge a deal, under the deal's id."""
    nx.write_graphml_xml(_legal(content), path, named_key_ids=True, edge_id_from_attribute="id")


def write_gexf(content: Content, path: Path) -> None:
    """The same network. networkx would note today's date in it, which would make each day's file another one."""
    writer = nx.readwrite.gexf.GEXFWriter(encoding="utf-8", prettyprint=True)
    writer.add_graph(_legal(content))
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
    with path.open("wb") as stream:
        writer.write(stream)


def legal(value: Any) -> Any:
    """Text without the characters that XML cannot hold.

    >>> legal("A\\x00c\\x1bme")
    'Acme'
    """
    return _ILLEGAL.sub("", value) if isinstance(value, str) else value


def _legal(content: Content) -> nx.MultiDiGraph:
    found = network(content.deals, content.organisations)
    clean = nx.MultiDiGraph()
    for node, attributes in found.nodes(data=True):
        clean.add_node(legal(node), **{name: legal(value) for name, value in attributes.items()})
    for source, target, key, attributes in found.edges(keys=True, data=True):
        clean.add_edge(legal(source), legal(target), key=legal(key), **{name: legal(value) for name, value in attributes.items()})
    return clean
