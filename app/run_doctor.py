"""`keiretsu doctor` with a terminal around it."""

import typer

from app import commands, show
from app.doctor import checks
from app.settings import settings
from corpus.errors import KeiretsuError
from graph.store import open_graph, shown


def doctor(*, graph: str | None, json: bool) -> None:
    """Look at everything that Keiretsu needs; exit code 1 where something is missing without which nothing works."""
    chosen = settings(graph=graph)

    def ledger() -> str:
        return ", ".join(f"{v:,} {k}" for k, v in commands.open_ledger(chosen).counts()._asdict().items())

    def store() -> str:
        opened = open_graph(chosen.graph)
        publication = opened.publication()
        if publication is None:
            raise KeiretsuError(f"{opened.engine} at {shown(chosen.graph)}: nothing published. Do so: keiretsu publish.")
        return f"{opened.engine} at {shown(chosen.graph)}, version {publication.version}"

    found = checks(home=chosen.home, ledger=ledger, graph=store)
    if json:
        show.as_json([check._asdict() for check in found])
    else:
        for check in found:
            mark = "ok  " if check.ok else "no  "
            show.line(f"{mark}{check.what}: {check.found}" + ("" if check.ok else f" — {check.remedy}"))
    if any(not check.ok and not check.needed_for and check.what not in ("ledger", "graph") for check in found):
        raise typer.Exit(1)
