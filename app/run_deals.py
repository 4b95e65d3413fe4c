"""`keiretsu deals` and `export` with a terminal around them."""

import heapq
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from app import commands, one_deal, show
from app.settings import settings
from app.tables import table
from corpus.domain import Deal
from corpus.errors import KeiretsuError
from graph.ledger import Ledger
from graph.statement import Statement
from graph.words import sentence

Told = tuple[Deal, list[Statement]]


def deals(about: str | None, *, as_of: str | None, known_at: str | None, limit: int, json: bool) -> None:
    """List deals; one alone is opened down to its sentences."""
    ledger = commands.open_ledger(settings())
    days = {"as_of": commands.parse_day(as_of, "--as-of"), "known_at": commands.parse_day(known_at, "--known-at")}
    found = commands.list_deals(ledger, about, **days)
    if json:
        _json(found)
        return
    total, largest = _largest(found, limit)
    names = _names(ledger, [deal for deal, _ in largest])
    if total == 1:
        one_deal.tell(*largest[0], names)
        return
    rows = [
        (sentence(d, names[d.subject], names[d.object]), d.last_seen, d.origins, ", ".join(c.what for c in d.conflicts), d.id)
        for d, _ in largest
    ]
    table(("deal", "last told", "origins", "sources disagree on", "id"), rows)
    if total > limit:
        show.note(f"{total - limit:,} more; see them with --limit {total}.")
    if not total:
        show.line("No deals in this view.")


def _largest(found: Iterator[Told], limit: int) -> tuple[int, list[Told]]:
    """How many there are, and those with the largest sums; only these are kept in memory, and statements of a single one."""
    total = 0
    kept: list[tuple[float, int, Told]] = []
    for told in found:
        entry = (told[0].amount_high or 0.0, -total, told if not total else (told[0], []))
        total += 1
        if len(kept) < limit:
            heapq.heappush(kept, entry)
        else:
            heapq.heappushpop(kept, entry)
    return total, [told for _, _, told in sorted(kept, key=lambda e: e[:2], reverse=True)]


def _names(ledger: Ledger, found: list[Deal]) -> dict[str, str]:
    return {o.id: o.name for o in ledger.organisations(sorted({end for deal in found for end in (deal.subject, deal.object)}))}


def _json(found: Iterator[Told]) -> None:
    """A list, one deal a line, so that any number of them takes no memory."""
    between = "["
    for deal, statements in found:
        typer.echo(between, nl=False)
        show.as_json(_deal_json(deal, statements))
        between = ","
    typer.echo("]" if between == "," else "[]")


def _deal_json(deal: Deal, statements: list[Statement]) -> dict[str, Any]:
    told = []
    for s in statements:
        names = ("title", "publisher", "published", "url", "based_on", "based_on_url")
        told.append(s.claim.line() | {"id": s.id, "article": s.article.id, **{name: getattr(s.article, name) for name in names}})
    return {"id": deal.id, **deal.model_dump(mode="json", exclude_none=True), "claims": told}


def export(path: str, format_: str | None, *, as_of: str | None, known_at: str | None, json: bool) -> None:
    """Write the network in a format of other programs."""
    ledger = commands.open_ledger(settings())
    days = {"as_of": commands.parse_day(as_of, "--as-of"), "known_at": commands.parse_day(known_at, "--known-at")}
    done = commands.export(ledger, Path(path), format_ or _by_ending(path), **days)
    if json:
        show.as_json(done)
        return
    what = f"{done['deals']:,} deals of {done['organisations']:,} organisations written to"
    if Path(path).is_dir():
        show.line(f"{what} the folder {path}: {', '.join(sorted(done['files']))} and a manifest.")
    else:
        show.line(f"{what} {path}, with its manifest beside it.")


def _by_ending(path: str) -> str:
    """The format that a file's name asks for; tables go into a folder, or into a zip file."""
    ending = Path(path).suffix.lower().removeprefix(".")
    if not ending:
        raise KeiretsuError(f"{path} does not say in which format; give --format, or a file such as network.graphml.")
    return "csv" if ending == "zip" else ending
