"""Rows of plain values for every export: what the published graph holds too, and the head of the article beside each claim."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from corpus.domain import Deal, Organisation, digest
from graph.rows import Row
from graph.rows import claim_row as published_claim
from graph.rows import deal_row as published_deal
from graph.rows import organisation_row as published_organisation
from graph.statement import Statement

Cell = Literal["text", "number", "integer", "truth", "texts"]
Columns = Mapping[str, Cell]


class Content(NamedTuple):
    """What is exported. Deals and organisations come in the order of their ids, claims in that of their readings."""

    deals: list[Deal]
    organisations: list[Organisation]
    claims: Iterable[Statement]

    @property
    def names(self) -> dict[str, str]:
        """Each organisation's name by its id, made anew each time."""
        return {o.id: o.name for o in self.organisations}


class Told:
    """Claims as they pass on their way into an export, and what its manifest says of them."""

    def __init__(self, claims: Iterable[Statement]) -> None:
        self._claims = iter(claims)
        self._sum = hashlib.blake2b(digest_size=8)
        self.extractors: set[str] = set()

    def __iter__(self) -> Iterator[Statement]:
        for statement in self._claims:
            known = (statement.reading, statement.subject, statement.object, statement.judged, statement.claim.model_dump_json())
            self._sum.update(digest(*known, *statement.article).encode())
            self.extractors |= {statement.claim.extractor} if statement.claim.extractor else set()
            yield statement

    def rest(self) -> None:
        """Look at those too for which the format has no use."""
        for _ in self:
            pass

    @property
    def hash(self) -> str:
        """Of all that was said, by whom, where, and who it is about."""
        return self._sum.hexdigest()


def organisation_row(organisation: Organisation) -> Row:
    """One organisation."""
    return {name: cell for name, cell in published_organisation(organisation, ()).items() if name not in ("also_ids", "search")}


def deal_row(deal: Deal, names: Mapping[str, str]) -> Row:
    """One deal, with the names of its ends."""
    row = published_deal(deal, names)
    ends = {"subject_name": names.get(deal.subject, deal.subject), "object_name": names.get(deal.object, deal.object)}
    return {name: cell for name, cell in row.items() if name not in ("src", "dst")} | ends


def claim_row(statement: Statement) -> Row:
    """One claim with its sentence and the head of its article, never the article's text."""
    head = statement.article
    row = published_claim(statement) | {"subject": statement.subject, "object": statement.object, "url": head.url}
    row |= {"article_id": head.id, "article_title": head.title, "article_kind": head.kind, "article_language": head.language}
    row |= {"based_on": head.based_on, "based_on_url": head.based_on_url}
    del row["name"]  # it is the other columns in short
    return row


def in_order(claims: Iterable[Statement]) -> Iterator[Statement]:
    """The claims as they come, checked to be in the order that makes an export the same every time."""
    last = ("", 0, "")
    for statement in claims:
        here = (statement.id, len(statement.reading), statement.reading)  # the tenth reading comes after the ninth
        if here <= last:
            raise ValueError(f"claims have to come in the order of their readings, each once: {statement.reading} after {last[2]}")
        last = here
        yield statement


_AMOUNT: Columns = {
    "amount_value": "number",
    "amount_high": "number",
    "amount_currency": "text",
    "amount_bound": "text",
    "amount_per": "text",
    "amount_years": "number",
    "amount_text": "text",
    "usd_low": "number",
    "usd_high": "number",
}

ORGANISATIONS: Columns = {
    "id": "text",
    "name": "text",
    "kind": "text",
    "aliases": "texts",
    "former_names": "texts",
    "owner": "text",
    "wikidata": "text",
    "country": "text",
    "listed": "truth",
}

DEALS: Columns = {
    "id": "text",
    "subject": "text",
    "subject_name": "text",
    "relation": "text",
    "object": "text",
    "object_name": "text",
    "sentence": "text",
    "status": "text",
    "rule": "text",
    "hedged": "truth",
    "conflict": "truth",
    "conflicts": "texts",
    "amount_low": "number",
    "amount_high": "number",
    "amount_bound": "text",
    "amount_text": "text",
    "promised_low": "number",
    "promised_high": "number",
    "yearly_low": "number",
    "yearly_high": "number",
    "percent": "number",
    "percent_of": "text",
    "capacity": "text",
    "since": "text",
    "until": "text",
    "first_seen": "text",
    "last_seen": "text",
    "origins": "integer",
    "publishers": "texts",
    "claims": "integer",
    "events": "texts",
    "parts": "integer",
    "reviewed": "truth",
    "confidence": "number",
    "symmetric": "truth",
}

CLAIMS: Columns = {
    "id": "text",
    "claim": "text",
    "deal": "text",
    "subject": "text",
    "subject_text": "text",
    "relation": "text",
    "object": "text",
    "object_text": "text",
    "status": "text",
    "hedged": "truth",
    "conditional": "truth",
    **_AMOUNT,
    "percent": "number",
    "percent_of": "text",
    "capacity_value": "number",
    "capacity_unit": "text",
    "capacity_text": "text",
    "date": "text",
    "until": "text",
    "on": "text",
    "date_from": "text",
    "learned": "text",
    "speaker": "text",
    "event": "text",
    "evidence": "text",
    "start": "integer",
    "end": "integer",
    "confidence": "number",
    "extractor": "text",
    "why": "text",
    "judged": "text",
    "publisher": "text",
    "published": "text",
    "url": "text",
    "article_id": "text",
    "article_title": "text",
    "article_kind": "text",
    "article_language": "text",
    "based_on": "text",
    "based_on_url": "text",
}


def tables(content: Content) -> Iterator[tuple[str, Columns, Iterator[Row]]]:
    """The three tables of an export: name, columns, rows."""
    names = content.names
    yield "organisations", ORGANISATIONS, map(organisation_row, content.organisations)
    yield "deals", DEALS, (deal_row(d, names) for d in content.deals)
    yield "claims", CLAIMS, map(claim_row, in_order(content.claims))
