"""`keiretsu deals`, `export` and `doctor` with a terminal around them."""

from pathlib import Path
from typing import Any

from app import commands, show
from app.doctor import checks
from app.settings import settings
from corpus.domain import Deal
from graph.statement import Statement
from graph.store import open_graph, shown
from graph.words import STATUS_WORDS, dollars, sentence


def deals(about: str | None, *, as_of: str | None, known_at: str | None, limit: int, json: bool) -> None:
    """List deals; one alone is opened down to its sentences."""
    ledger = commands.open_ledger(settings())
    days = {"as_of": commands.parse_day(as_of, "--as-of"), "known_at": commands.parse_day(known_at, "--known-at")}
    found = list(commands.list_deals(ledger, about, **days))
    if json:
        show.as_json([_deal_json(deal, statements) for deal, statements in found])
        return
    ends = sorted({end for deal, _ in found for end in (deal.subject, deal.object)})
    names = {o.id: o.name for o in ledger.organisations(ends)}
    if len(found) == 1:
        _one(*found[0], names)
        return
    found.sort(key=lambda pair: (-(pair[0].amount_high or 0), pair[0].id))
    rows = [(sentence(d, names[d.subject], names[d.object]), d.last_seen, d.origins, len(d.conflicts), d.id) for d, _ in found[:limit]]
    show.table(("deal", "last told", "origins", "conflicts", "id"), rows)
    if len(found) > limit:
        show.note(f"{len(found) - limit:,} more; see them with --limit {len(found)}.")


def _one(deal: Deal, statements: list[Statement], names: dict[str, str]) -> None:
    """The deal, its life line, its sums and every sentence."""
    show.line(sentence(deal, names[deal.subject], names[deal.object]))
    show.line(f"Status: {STATUS_WORDS[deal.status]}, by the rule “{deal.rule}”; {deal.origins} independent origins.")
    by_id = {s.id: s for s in statements}
    for step in deal.life_line:
        said = by_id[step.claim]
        hedge = ", reported" if step.hedged else ""
        who = step.speaker or step.publisher or said.article.title
        show.line(f"\n{step.on or 'undated'}  {STATUS_WORDS[step.status]}{hedge} — {who}")
        show.line(f"  “{said.claim.evidence}”")
        show.line(f"  {said.article.title} ({said.article.based_on_url or said.article.url or 'no address'}) {said.id}")
    for part in deal.parts:
        known = dollars(part.low, part.high, part.bound) or part.text
        show.line(f"\nSum: {known} {part.per or ''} {STATUS_WORDS[part.status]}{', sources disagree' if part.conflict else ''}")


def _deal_json(deal: Deal, statements: list[Statement]) -> dict[str, Any]:
    told = [
        s.claim.line()
        | {"id": s.id, "article": s.article.id, "title": s.article.title, "publisher": s.article.publisher, "url": s.article.url}
        for s in statements
    ]
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
    """Look at everything that Keiretsu needs."""
    chosen = settings(graph=graph)

    def ledger() -> str:
        return ", ".join(f"{v:,} {k}" for k, v in commands.open_ledger(chosen).counts()._asdict().items())

    def store() -> str:
        opened = open_graph(chosen.graph)
        publication = opened.publication()
        return f"{opened.engine} at {shown(chosen.graph)}, " + (f"version {publication.version}" if publication else "nothing published")

    found = checks(home=chosen.home, ledger=ledger, graph=store)
    if json:
        show.as_json([check._asdict() for check in found])
        return
    for check in found:
        mark = "ok  " if check.ok else "no  "
        show.line(f"{mark}{check.what}: {check.found}" + ("" if check.ok else f" — {check.remedy}"))
