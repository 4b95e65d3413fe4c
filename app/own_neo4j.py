"""The Neo4j that `keiretsu explore --local-neo4j` starts for this user, and stops at the end."""

import contextlib
from collections.abc import Iterator
from urllib.parse import quote

from app import show
from app.settings import settings
from corpus.errors import KeiretsuError
from graph.store import open_graph

BOLT_PORT, HTTP_PORT = 7687, 7474  # the ones that Neo4j Browser offers first


@contextlib.contextmanager
def own_neo4j() -> Iterator[str]:
    """A Neo4j of this user's own, its address with the password in it; stopped at the end."""
    from app.localneo4j import LocalNeo4j

    home = settings().home / "neo4j"
    with LocalNeo4j(home, bolt_port=BOLT_PORT, http_port=HTTP_PORT, answers=_answers) as server:
        show.note(f"Neo4j {server.version.number} runs at {server.url}, user {server.user}, password {server.password}")
        show.note(f"Neo4j Browser: {server.browser_url}")
        yield _with_login(server.url, server.user, server.password)


def _answers(url: str, user: str, password: str) -> bool:
    """Does a query succeed there? An open port alone is not a server that is ready."""
    from app.localneo4j import port_answers

    if not port_answers(url, user, password):
        return False
    graph = open_graph(_with_login(url, user, password))
    try:
        return graph.run("RETURN 1 AS one").rows == [(1,)]
    except KeiretsuError:
        return False
    finally:
        graph.close()


def _with_login(url: str, user: str, password: str) -> str:
    return url.replace("://", f"://{quote(user, safe='')}:{quote(password, safe='')}@")
