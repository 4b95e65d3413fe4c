"""Values of a graph as JSON has them."""

import math
from collections.abc import Mapping
from typing import Any

from graph.reading import Edge, Node, Path


def plain(value: Any) -> Any:
    """Nodes and their like are objects, and what is no number is null."""
    match value:
        case Node(labels=labels, properties=properties):
            return {"labels": sorted(labels), "properties": plain(properties)}
        case Edge(type=kind, properties=properties):
            return {"type": kind, "properties": plain(properties)}
        case Path(nodes=nodes, edges=edges):
            return {"nodes": plain(list(nodes)), "relationships": plain(list(edges))}
        case Mapping():
            return {str(key): plain(one) for key, one in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain(one) for one in (sorted(value) if isinstance(value, set | frozenset) else value)]
        case float() if not math.isfinite(value):
            return None
        case None | bool() | int() | float() | str():
            return value
        case _:
            return str(value)
