"""Where the published graph lies, by one address: a path is a graph file, bolt:// or neo4j:// a server."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from corpus.errors import KeiretsuError
from graph.ledger import Ledger
from graph.reading import Graph

_SERVER = re.compile(r"(?:bolt|neo4j)(?:\+s|\+ssc)?://", re.IGNORECASE)
_OTHER = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_PLACE = re.compile(r"(?:\[[0-9a-f:.%]+\]|[^\s:/?#\[\]]+)(?::\d{1,5})?(?:[/?#].*)?", re.IGNORECASE | re.DOTALL)


class Published(NamedTuple):
    """What a publication did."""

    version: int
    seq: int
    nodes: int  # written, not all that there are
    edges: int
    gone: int
    seconds: float


Progress = Callable[[str, int], None]  # what is being written, and how many rows more


def is_server(address: str) -> bool:
    """Does the address name a Neo4j server rather than a file?"""
    if _SERVER.match(address.strip()):
        return True
    if other := _OTHER.match(address.strip()):
        raise KeiretsuError(f"{other[1]}:// is no store that Keiretsu knows; give a path, or bolt://…, neo4j://… or neo4j+s://….")
    return False


def open_graph(address: str) -> Graph:
    """The published graph at this address, open for reading."""
    if is_server(address):
        from graph.neo4j_store import Neo4jGraph, parse_address

        return Neo4jGraph(parse_address(address))
    from graph.file_store import FileGraph

    return FileGraph(Path(address))


def publish(ledger: Ledger, address: str, *, rebuild: bool = False, progress: Progress | None = None) -> Published:
    """Bring the graph at this address up to the ledger; from nothing with `rebuild`."""
    if is_server(address):
        from graph.neo4j_publish import publish_neo4j
        from graph.neo4j_store import parse_address

        return publish_neo4j(ledger, parse_address(address), rebuild=rebuild, progress=progress)
    from graph.file_publish import publish_file

    return publish_file(ledger, Path(address), rebuild=rebuild, progress=progress)


def shown(address: str) -> str:
    """The address without the credentials that it may hold: of one that names no place only the beginning, for the rest may be a password.

    >>> shown("neo4j+s://me:sec/ret@db.example.org/news"), shown("neo4j://me:secret")
    ('neo4j+s://db.example.org/news', 'neo4j://…')
    """
    if "://" not in address:
        return address
    scheme = _OTHER.match(address.strip())
    place = address.rpartition("@")[2].strip() if "@" in address else address.strip()[scheme.end() if scheme else 0 :]
    return (scheme.group() if scheme else "") + (place if scheme and _PLACE.fullmatch(place) else "…")
