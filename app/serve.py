"""`keiretsu explore`: make sure that there is a graph to see, then run Streamlit on it."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import webbrowser
from importlib.resources import files

from app import commands, show
from app.own_neo4j import own_neo4j
from app.progress import progress
from app.settings import Settings, settings
from corpus.errors import KeiretsuError, OtherLedgerError
from graph.store import shown


def explore(*, graph: str | None, local_neo4j: bool, host: str, port: int, browser: bool) -> None:
    """Fill an empty ledger with the shipped corpus, publish, and open the explorer until Ctrl-C."""
    if local_neo4j and graph:
        raise KeiretsuError(f"--local-neo4j and --graph {shown(graph)} name two stores; give one of them.")
    with own_neo4j() if local_neo4j else contextlib.nullcontext(graph) as address:
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
        with progress("Publishing") as advance:
            commands.publish_to(chosen, ledger, progress=advance)
    except OtherLedgerError:
        show.note(f"{shown(chosen.graph)} shows another ledger's graph; it is shown as it is, and nothing of yours is published there.")


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
