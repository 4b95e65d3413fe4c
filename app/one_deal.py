"""One deal told to a reader: how far it has come and why, its sums, what is disputed, and every sentence."""

import re
from collections.abc import Iterator

from app import show
from corpus.domain import Deal, Step
from graph.statement import Statement
from graph.status import RULES
from graph.words import STATUS_WORDS, dollars, sentence


def tell(deal: Deal, statements: list[Statement], names: dict[str, str]) -> None:
    """The deal, its life line, its sums, what is disputed, and every sentence."""
    show.line(sentence(deal, names[deal.subject], names[deal.object]))
    why = next((rule.sentence for rule in RULES if rule.name == deal.rule), "")
    show.line(f"Status: {STATUS_WORDS[deal.status]}. {why}")
    origins = "1 independent origin" if deal.origins == 1 else f"{deal.origins} independent origins"
    show.line(f"Told by {', '.join(deal.publishers) or 'unnamed publishers'}: {origins}.")
    for line in _facts(deal):
        show.line(line)
    by_id = {s.id: s for s in statements}
    before: tuple[str, str] | None = None
    for step in deal.life_line:
        said = by_id[step.claim]
        shown = (_step(step, said, decided=step.claim in deal.because), said.claim.evidence)
        if shown != before:  # a reprint says the same on the same day
            show.line(f"\n{shown[0]}\n  “{shown[1]}”")
        show.line(f"  {said.article.title} ({said.article.based_on_url or said.article.url or 'no address'}) {said.id}")
        before = shown


def _step(step: Step, said: Statement, *, decided: bool) -> str:
    """When, how far, and who says so."""
    source = said.article.based_on or step.publisher or said.article.title
    who = f"{step.speaker}, in {source}" if step.speaker else source
    hedged = ", reported" if step.hedged else ""
    return f"{step.on or 'undated'}  {STATUS_WORDS[step.status]}{hedged} — {who}{' ◂ gives the status' if decided else ''}"


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
        written = f" (“{part.text}”)" if part.text and _shortened(part.text) != known else ""
        told = f"{part.date}, " if part.date else ""
        place = "" if part.counted else ", inside the total" if part.inside else ", not added to the total"
        aside = (", reported" if part.hedged else "") + place
        rate = " a year" if part.per == "year" else ""
        yield f"Sum: {known or 'no figure in dollars'}{rate}{written}, {told}{STATUS_WORDS[part.status]}{aside}."
    for conflict in deal.conflicts:
        sides = "; ".join(f"{what} ({', '.join(claims)})" for what, claims in conflict.sides)
        yield f"Sources disagree on the {conflict.what}: {sides}."


def _shortened(text: str) -> str:
    """A sum as written, with our words for its size: "$100 bn" for "$100 billion"."""
    return re.sub(r" (trillion|billion|million)\b", lambda size: {"t": " tn", "b": " bn", "m": " m"}[size[1][0]], text)
