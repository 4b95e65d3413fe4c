"""`keiretsu explore`: make sure that there is a graph to see, then run Streamlit on it."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Iterator
from importlib.resources import files
from urllib.parse import quote

from app import commands, show
from app.settings import Settings, settings
from corpus.errors import KeiretsuError, OtherLedgerError
from graph.store import open_graph, shown

BOLT_PORT, HTTP_PORT = 7687, 7474  # the ones that Neo4j Browser offers first


def explore(*, graph: str | None, local_neo4j: bool, host: str, port: int, browser: bool) -> None:
    """Fill an empty ledger with the shipped corpus, publish, and open the explorer until Ctrl-C."""
    if local_neo4j and graph:
        raise KeiretsuError(f"--local-neo4j and --graph {shown(graph)} name two stores; give one of them.")
    with _local_neo4j() if local_neo4j else contextlib.nullcontext(graph) as address:
        chosen = settings(graph=address)
        prepare(chosen)
        if host not in ("127.0.0.1", "localhost", "::1"):
            show.note(f"Anybody who reaches {host} on port {port} can now read this graph.")
        raise SystemExit(_streamlit(chosen, host=host, port=port, browser=browser))


def prepare(chosen: Settings) -> None:
    """Load the shipped corpus where nothing was loaded yet, and bring the store up to the ledger; another's graph is only read."""
    if not chosen.ledger.exists() and commands.shown_ledger(chosen):
        return
    ledger = commands.open_ledger(chosen, create=True)
    if not ledger.counts().articles:
        with commands.open_source(str(commands.demo_file())) as source:
            total = commands.load(ledger, source, "the shipped corpus")
        show.note(f"Loaded the shipped corpus: {total.articles_new} articles, {total.claims_new} claims.")
    try:
        with show.progress("Publishing") as advance:
            commands.publish_to(chosen, ledger, progress=advance)
    except OtherLedgerError:
        show.note(f"{shown(chosen.graph)} shows another ledger's graph; it is shown as it is, and nothing of yours is published there.")


@contextlib.contextmanager
def _local_neo4j() -> Iterator[str]:
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


def _streamlit(chosen: Settings, *, host: str, port: int, browser: bool) -> int:
    """Run Streamlit; the store's address goes by the environment, because a command line is public."""
    main = files("app").joinpath("main.py")
    flags = {
        "server.address": host,
        "server.port": port,
        "server.headless": True,  # else Streamlit advertises to developers on the page; the browser is opened here
        "browser.gatherUsageStats": False,
        "server.showEmailPrompt": False,
        "runner.magicEnabled": False,
        "client.toolbarMode": "minimal",
        "server.fileWatcherType": "none",
    }
    command = [sys.executable, "-m", "streamlit", "run", str(main), *(f"--{name}={str(value).lower()}" for name, value in flags.items())]
    with subprocess.Popen(command, env={**os.environ, "KEIRETSU_GRAPH": chosen.graph}) as server:
        if browser:
            threading.Timer(2.0, webbrowser.open, [f"http://localhost:{port}"]).start()
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())  # else it would go on serving alone
        try:
            return server.wait()
        except KeyboardInterrupt:  # Streamlit got it too
            server.wait()
            return 0
