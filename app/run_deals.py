"""`keiretsu deals`, `export` and `doctor` with a terminal around them."""

import heapq
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from app import commands, show
from app.doctor import checks
from app.settings import settings
from corpus.domain import Deal
from corpus.errors import KeiretsuError
from graph.ledger import Ledger
from graph.statement import Statement
from graph.status import RULES
from graph.store import open_graph, shown
from graph.words import STATUS_WORDS, dollars, sentence

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
        _one(*largest[0], names)
        return
    rows = [
        (sentence(d, names[d.subject], names[d.object]), d.last_seen, d.origins, ", ".join(c.what for c in d.conflicts), d.id)
        for d, _ in largest
    ]
    show.table(("deal", "last told", "origins", "sources disagree on", "id"), rows)
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


def _one(deal: Deal, statements: list[Statement], names: dict[str, str]) -> None:
    """The deal, its life line, its sums, what is disputed, and every sentence."""
    show.line(sentence(deal, names[deal.subject], names[deal.object]))
    why = next((rule.sentence for rule in RULES if rule.name == deal.rule), "")
    show.line(f"Status: {STATUS_WORDS[deal.status]}. {why}")
    origins = "1 independent origin" if deal.origins == 1 else f"{deal.origins} independent origins"
    show.line(f"Told by {', '.join(deal.publishers) or 'unnamed publishers'}: {origins}.")
    for line in _facts(deal):
        show.line(line)
    by_id = {s.id: s for s in statements}
    for step in deal.life_line:
        said = by_id[step.claim]
        source = said.article.based_on or step.publisher or said.article.title
        who = f"{step.speaker}, in {source}" if step.speaker else source
        decided = " ◂ gives the status" if step.claim in deal.because else ""
        show.line(f"\n{step.on or 'undated'}  {STATUS_WORDS[step.status]}{', reported' if step.hedged else ''} — {who}{decided}")
        show.line(f"  “{said.claim.evidence}”")
        show.line(f"  {said.article.title} ({said.article.based_on_url or said.article.url or 'no address'}) {said.id}")


def _facts(deal: Deal) -> Iterator[str]:
    """Since when, until when, the share, each sum, and each disagreement."""
    if deal.since:
        yield f"Since {deal.since}" + (f", until {deal.until}" if deal.until else "") + "."
    if deal.percent:
        yield f"Share: {deal.percent.value:g} % {deal.percent.of or ''}".rstrip() + "."
    if deal.capacity:
        yield f"Capacity: {deal.capacity.text or f'{deal.capacity.value:g} {deal.capacity.unit}'}."
    for part in deal.parts:
        known = dollars(part.low, part.high, part.bound)
        written = f" (“{part.text}”)" if part.text and part.text != known else ""
        told = f"{part.date}, " if part.date else ""
        aside = (", reported" if part.hedged else "") + ("" if part.counted else ", not added to the total")
        rate = " a year" if part.per == "year" else ""
        yield f"Sum: {known or 'no figure in dollars'}{rate}{written}, {told}{STATUS_WORDS[part.status]}{aside}."
    for conflict in deal.conflicts:
        sides = "; ".join(f"{what} ({', '.join(claims)})" for what, claims in conflict.sides)
        yield f"Sources disagree on the {conflict.what}: {sides}."


def _deal_json(deal: Deal, statements: list[Statement]) -> dict[str, Any]:
    told = []
    for s in statements:
        names = ("title", "publisher", "published", "url", "based_on", "based_on_url")
        told.append(s.claim.line() | {"id": s.id, "article": s.article.id, **{name: getattr(s.article, name) for name in names}})
    return {"id": deal.id, **deal.model_dump(mode="json", exclude_none=True), "claims": told}


def export(path: str, format_: str, *, as_of: str | None, known_at: str | None, json: bool) -> None:
    """Write the network in a format of other programs."""
    ledger = commands.open_ledger(settings())
    days = {"as_of": commands.parse_day(as_of, "--as-of"), "known_at": commands.parse_day(known_at, "--known-at")}
    done = commands.export(ledger, Path(path), format_, **days)
    if json:
        show.as_json(done)
    else:
        show.line(f"{done['deals']:,} deals of {done['organisations']:,} organisations written to {path}.")


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
