"""Export as FollowTheMoney entities, for Aleph and other tools of investigators. The library is an optional extra."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from corpus.domain import Deal, Organisation, Status
from corpus.errors import KeiretsuError
from corpus.relations import AUTHORITIES, READINGS, Relation
from graph.export_rows import Content, in_order
from graph.statement import Head
from graph.words import sentence

Entity = dict[str, Any]


class _Link(NamedTuple):
    """How a relation stands in FollowTheMoney: the schema, and which of its properties the two ends are."""

    schema: str
    subject: str
    object: str


_OWNERSHIP = _Link("Ownership", "owner", "asset")
_PAYMENT = _Link("Payment", "payer", "beneficiary")
_LINKS = {
    Relation.INVESTS_IN: _OWNERSHIP,
    Relation.OWNS: _OWNERSHIP,
    Relation.ACQUIRES: _OWNERSHIP,
    Relation.LENDS_TO: _Link("Debt", "creditor", "debtor"),
    Relation.BUYS_FROM: _PAYMENT,
    Relation.LEASES_COMPUTE_FROM: _PAYMENT,
    Relation.LICENSES_FROM: _PAYMENT,
}
_ANY = _Link("UnknownLink", "subject", "object")
_REAL = (Status.ACTIVE, Status.ENDED)  # what is only talked of, promised or denied is neither a holding nor a payment


class _Proof(NamedTuple):
    """What a deal rests on."""

    article: str
    url: str | None
    publisher: str | None
    evidence: str


def write_ftm(content: Content, path: Path) -> None:
    """One entity a line, each checked by the library."""
    try:
        from followthemoney import model
    except ImportError:
        raise KeiretsuError(
            "The ftm format needs the library followthemoney, which needs PyICU and so a C++ compiler and the ICU headers "
            "(Debian: apt install g++ pkg-config libicu-dev). Then: pip install 'keiretsu[ftm]'."
        ) from None
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for entity in entities(content):
            proxy = model.get_proxy(entity, cleaned=False).to_dict()
            stream.write(json.dumps(proxy | {"properties": _sorted(proxy["properties"])}, ensure_ascii=False, sort_keys=True) + "\n")


def _sorted(properties: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: sorted(values) for name, values in properties.items()}


def entities(content: Content) -> Iterator[Entity]:
    """Organisations, then articles, then deals as links between organisations with their articles as proof."""
    kinds = {o.id: _schema(o) for o in content.organisations}
    yield from map(_organisation, content.organisations)
    proofs: dict[str, list[_Proof]] = {}
    articles: set[str] = set()
    for statement in in_order(content.claims):
        head = statement.article
        if head.id not in articles:
            articles.add(head.id)
            yield _article(head)
        proofs.setdefault(statement.deal, []).append(_Proof(head.id, head.url, head.publisher, statement.claim.evidence))
    names = content.names
    for deal in content.deals:
        yield _deal(deal, names, kinds, proofs.get(deal.id, []))


def _schema(organisation: Organisation) -> str:
    return "PublicBody" if organisation.kind in AUTHORITIES else "Company"


def _entity(schema: str, kind: str, key: str, **properties: str | list[str] | None) -> Entity:
    """Properties are lists of texts; those without a value are left out."""
    lists = {name: [value] if isinstance(value, str) else value for name, value in properties.items() if value}
    return {"id": f"keiretsu-{kind}-{key.replace(':', '-')}", "schema": schema, "properties": lists}


def _organisation(organisation: Organisation) -> Entity:
    return _entity(
        _schema(organisation),
        "organisation",
        organisation.id,
        name=organisation.name,
        alias=list(organisation.aliases),
        previousName=list(organisation.former_names),
        country=organisation.country,
        wikidataId=organisation.wikidata,
    )


def _article(head: Head) -> Entity:
    title = head.title or "untitled"
    return _entity(
        "Article", "article", head.id, title=title, sourceUrl=head.url, publisher=head.publisher, publishedAt=_date(head.published)
    )


def _deal(deal: Deal, names: dict[str, str], kinds: dict[str, str], proofs: list[_Proof]) -> Entity:
    link = _LINKS.get(deal.relation, _ANY) if deal.status in _REAL else _ANY
    if link is _OWNERSHIP and kinds.get(deal.object) != "Company":
        link = _ANY
    subject, object_ = (_entity("", "organisation", end)["id"] for end in (deal.subject, deal.object))
    stake = deal.percent if deal.percent and deal.percent.of == "stake" else None
    known: dict[str, str | list[str] | None] = {
        link.subject: subject,
        link.object: object_,
        "summary": sentence(deal, names[deal.subject], names[deal.object]),
        "description": _each(p.evidence for p in proofs),
        "proof": _each(_entity("", "article", p.article)["id"] for p in proofs),
        "sourceUrl": _each(p.url for p in proofs if p.url),
        "publisher": _each(p.publisher for p in proofs if p.publisher),
        "recordId": deal.id,
        "startDate": _date(deal.since),
        "endDate": _date(deal.until) if deal.status is Status.ENDED else None,
    }
    if link in (_OWNERSHIP, _ANY):
        known |= {"role": READINGS[deal.relation].subject_role, "status": str(deal.status)}
    if link is _OWNERSHIP:
        known |= {"percentage": f"{stake.value:g}" if stake else None, "sharesValue": deal.amount_text}
    elif link is not _ANY and deal.amount_low and deal.amount_low == deal.amount_high:
        known |= {"amountUsd": f"{deal.amount_low:.0f}"}
    return _entity(link.schema, "deal", deal.id, **known)


def _each(values: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _date(date: str | None) -> str | None:
    """The library knows years, months and days; of quarters and halves it is told the year."""
    return date[:4] if date and date[5:6] in ("Q", "H") else date
