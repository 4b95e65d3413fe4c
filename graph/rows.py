"""What a publication writes: rows of nodes and relationships for all that changed in the ledger since a sequence number."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import batched
from operator import attrgetter
from typing import Any, Literal, NamedTuple

from corpus.dates import PartialDate
from corpus.domain import Amount, Deal, Organisation, Product
from corpus.relations import SYMMETRIC
from graph.captions import claim_name, event_name
from graph.deals import deal
from graph.ledger import Ledger
from graph.money import usd
from graph.statement import Head, Statement, joint
from graph.words import sentence

Row = dict[str, Any]


class Batch(NamedTuple):
    """Rows of one kind and label, small enough for one transaction."""

    kind: Literal["nodes", "edges", "gone nodes", "gone edges"]
    label: str
    rows: list[Row]


MOST = 5000
FORMAT = 3  # raised whenever rows change their shape: a store that holds another format is made anew


def rows(ledger: Ledger, *, since: int) -> Iterator[Batch]:
    """Nodes first, then relationships, then what is gone, so that no reader meets a relationship without its ends."""
    names: dict[str, str] = {}
    gone: list[Batch] = []
    yield from _organisations(ledger, since, names, gone)
    yield from _articles(ledger, since, gone)
    yield from _events(ledger, since, gone)
    yield from _claims(ledger, since, gone)
    yield from _deals(ledger, since, names, gone)
    yield from sorted(gone, key=lambda batch: batch.kind == "gone nodes")


def _organisations(ledger: Ledger, since: int, names: dict[str, str], gone: list[Batch]) -> Iterator[Batch]:
    for keys in batched(ledger.changed("organisation", since=since), MOST):
        found = list(ledger.organisations(keys))
        names |= {o.id: o.name for o in found}
        yield Batch("nodes", "Organisation", [organisation_row(o, ledger.also_ids(o.id)) for o in found])
        yield from _products(ledger, found)
        gone += _gone(keys, (o.id for o in found), "Organisation")
        gone += _gone_products(ledger, set(keys) - {o.id for o in found})


def _products(ledger: Ledger, owners: Iterable[Organisation]) -> Iterator[Batch]:
    """Products come and go with the organisation that owns them."""
    owned = [(p, o.id) for o in owners for p in ledger.products_of(o.id)]
    for some in batched(owned, MOST):
        yield Batch("nodes", "Product", [_product(p) for p, _ in some])
        yield Batch("edges", "PRODUCT_OF", [{"id": f"{p.id}/PRODUCT_OF", "src": p.id, "dst": owner} for p, owner in some])


def _gone_products(ledger: Ledger, owners: Iterable[str]) -> Iterator[Batch]:
    gone = [{"id": p.id} for owner in owners for p in ledger.products_of(owner)]
    if gone:
        yield Batch("gone nodes", "Product", gone)


def _articles(ledger: Ledger, since: int, gone: list[Batch]) -> Iterator[Batch]:
    for keys in batched(ledger.changed("article", since=since), MOST):
        heads = list(ledger.heads(keys))
        yield Batch("nodes", "Article", [article_row(h) for h in heads])
        gone += _gone(keys, (h.id for h in heads), "Article")


def _events(ledger: Ledger, since: int, gone: list[Batch]) -> Iterator[Batch]:
    for keys in batched(ledger.changed("event", since=since), MOST):
        events = [event_row(statements) for _, statements in ledger.events(keys)]
        yield Batch("nodes", "Event", events)
        gone += _gone((f"e:{k}" for k in keys), (row["id"] for row in events), "Event")


def _claims(ledger: Ledger, since: int, gone: list[Batch]) -> Iterator[Batch]:
    for keys in batched(ledger.changed("claim", since=since), MOST // 2):
        found = list(ledger.claims(keys))
        yield Batch("nodes", "Claim", [claim_row(s) for s in found])
        for edge, target in (("SUBJECT", "subject"), ("OBJECT", "object")):
            yield Batch("edges", edge, [_link(s.reading, edge, getattr(s, target)) for s in found])
        yield Batch("edges", "STATED_IN", [_link(s.reading, "STATED_IN", s.article.id) for s in found])
        yield Batch("edges", "PART_OF", [_link(s.reading, "PART_OF", f"e:{s.claim.event.id}") for s in found if s.claim.event])
        if since:
            gone.append(Batch("gone edges", "PART_OF", [{"id": f"{s.reading}/PART_OF"} for s in found if not s.claim.event]))
        gone += _gone(keys, (s.reading for s in found), "Claim")


def _deals(ledger: Ledger, since: int, names: dict[str, str], gone: list[Batch]) -> Iterator[Batch]:
    """Deals are computed anew from all their claims, also where only one of these changed."""
    for keys in batched(ledger.changed("deal", since=since), MOST):
        found = [d for _, statements in ledger.statements(keys) if (d := deal(statements))]
        ends = {end for d in found for end in (d.subject, d.object)} - names.keys()
        names |= {o.id: o.name for some in batched(sorted(ends), MOST) for o in ledger.organisations(some)}
        by_type: dict[str, list[Row]] = {}
        for d in found:
            by_type.setdefault(d.relation, []).append(deal_row(d, names))
        for relation in sorted(by_type):
            yield Batch("edges", relation, by_type[relation])
        gone_by_type: dict[str, list[Row]] = {}
        for key in set(keys) - {d.id for d in found}:
            gone_by_type.setdefault(key.split(":")[1], []).append({"id": key})
        gone += [Batch("gone edges", relation, gone_by_type[relation]) for relation in sorted(gone_by_type)]


def _gone(keys: Iterable[str], there: Iterable[str], label: str) -> Iterator[Batch]:
    missing = sorted(set(keys) - set(there))
    if missing:
        yield Batch("gone nodes", label, [{"id": key} for key in missing])


def _search(named: Any) -> str:
    names = (named.name, *named.aliases, *getattr(named, "former_names", ()))
    return " | ".join(dict.fromkeys(n.casefold() for n in names))


def organisation_row(organisation: Organisation, also: tuple[str, ...]) -> Row:
    """An organisation with all its names."""
    row = organisation.model_dump()
    lists = {key: list(row[key]) for key in ("aliases", "former_names")}
    return row | lists | {"also_ids": list(also), "listed": organisation.kind != "unlisted", "search": _search(organisation)}


def _product(product: Product) -> Row:
    return product.model_dump(include={"id", "name", "kind", "since", "until"}) | {"search": _search(product)}


def article_row(head: Head) -> Row:
    """What is published of an article: never its text."""
    kept = ("id", "key", "title", "publisher", "published", "kind", "url", "based_on", "based_on_url", "language")
    return {name: getattr(head, name) for name in kept}


_AMOUNT = ("value", "high", "currency", "bound", "per", "years", "text")
_of_amount = attrgetter(*_AMOUNT)
_AMOUNTS = tuple(f"amount_{name}" for name in _AMOUNT)


def _amount(amount: Amount | None) -> Row:
    return dict(zip(_AMOUNTS, _of_amount(amount), strict=True)) if amount else dict.fromkeys(_AMOUNTS)


def event_row(statements: Sequence[Statement]) -> Row:
    """A round or joint deal that these tell of, with the joint amount."""
    event = joint(statements)
    low, high = usd(event.amount, None) if event.amount else (None, None)
    kept = {k: v for k, v in _amount(event.amount).items() if k not in ("amount_per", "amount_years")}
    name = event_name(event, (s.claim.relation for s in statements))
    return {"id": f"e:{event.id}", "name": name, **kept, "usd_low": low, "usd_high": high}


_CLAIM = ("hedged", "conditional", "speaker", "evidence", "start", "end", "confidence", "extractor", "why")
_of_claim = attrgetter(*_CLAIM)


def claim_row(statement: Statement) -> Row:
    """A claim with its sentence, and its article's head beside it."""
    claim, head = statement.claim, statement.article
    on, date_from = statement.counts_from
    low, high = usd(claim.amount, claim.date or head.published) if claim.amount else (None, None)
    capacity, percent = claim.capacity, claim.percent
    return {
        "id": statement.reading,
        "name": claim_name(statement),
        "claim": statement.id,
        "deal": statement.deal,
        "relation": claim.relation.value,
        "status": claim.status.value,
        **_amount(claim.amount),
        "usd_low": low,
        "usd_high": high,
        **dict(zip(_CLAIM, _of_claim(claim), strict=True)),
        "date": _plain(claim.date),
        "until": _plain(claim.until),
        "capacity_value": capacity.value if capacity else None,
        "capacity_unit": capacity.unit if capacity else None,
        "capacity_text": capacity.text if capacity else None,
        "percent": percent.value if percent else None,
        "percent_of": percent.of if percent else None,
        "subject_text": claim.subject_text or claim.subject,
        "object_text": claim.object_text or claim.object,
        "event": claim.event.id if claim.event else None,
        "judged": statement.judged,
        "learned": head.learned,
        "on": on,
        "date_from": date_from,
        "publisher": head.publisher,
        "published": head.published,
    }


def _plain(date: PartialDate | None) -> str | None:
    """The text that a partial date is."""
    return None if date is None else str(date)


def _link(reading: str, edge: str, target: str) -> Row:
    return {"id": f"{reading}/{edge}", "src": reading, "dst": target}


_PLAIN = (
    "subject",
    "rule",
    "hedged",
    "amount_low",
    "amount_high",
    "amount_bound",
    "amount_text",
    "promised_low",
    "promised_high",
    "yearly_low",
    "yearly_high",
    "first_seen",
    "last_seen",
    "origins",
    "reviewed",
    "confidence",
    "object",
)


_of_deal = attrgetter(*_PLAIN)


def deal_row(deal: Deal, names: Mapping[str, str]) -> Row:
    """A deal as a relationship; `names` gives both ends' names."""
    row: Row = {"id": deal.id, "src": deal.subject, "dst": deal.object, **dict(zip(_PLAIN, _of_deal(deal), strict=True))}
    row |= {"relation": deal.relation.value, "status": deal.status.value, "symmetric": deal.relation in SYMMETRIC}
    row |= {"since": _plain(deal.since), "until": _plain(deal.until)}
    row |= {"sentence": sentence(deal, names.get(deal.subject, deal.subject), names.get(deal.object, deal.object))}
    row |= {"conflict": bool(deal.conflicts), "conflicts": sorted({c.what for c in deal.conflicts})}
    row |= {"percent": getattr(deal.percent, "value", None), "percent_of": getattr(deal.percent, "of", None)}
    row |= {"capacity": deal.capacity.text or f"{deal.capacity.value:g} {deal.capacity.unit}" if deal.capacity else None}
    return row | {"publishers": list(deal.publishers), "claims": len(deal.claims), "events": list(deal.events), "parts": len(deal.parts)}
