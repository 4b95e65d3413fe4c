"""Export as JSON-LD: organisations and articles in schema.org's terms, where claims and deals come from in PROV's."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from graph.export_rows import CLAIMS, DEALS, Columns, Content, claim_row, deal_row, in_order
from graph.rows import Row
from graph.statement import Head

# Terms without a prefix are Keiretsu's own. The context stands in the file, so that nothing has to be fetched to read it.
CONTEXT = {
    "@vocab": "urn:keiretsu:term:",
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "subject": {"@type": "@id"},
    "object": {"@type": "@id"},
    "deal": {"@type": "@id"},
    "schema:sameAs": {"@type": "@id"},
    "schema:url": {"@type": "@id"},
    "schema:isBasedOn": {"@type": "@id"},
    "prov:wasDerivedFrom": {"@type": "@id"},
}


def write_jsonld(content: Content, path: Path) -> None:
    """A line for each node, the same bytes each time."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(f'{{"@context": {_json(CONTEXT)},\n"@graph": [')
        for number, node in enumerate(_nodes(content)):
            stream.write(f"{',' if number else ''}\n{_json(node)}")
        stream.write("\n]}\n")


def iri(kind: str, key: str) -> str:
    """A name for a thing that can stand wherever an address can.

    >>> iri("organisation", "crédit agricole")
    'urn:keiretsu:organisation:cr%C3%A9dit%20agricole'
    """
    return f"urn:keiretsu:{kind}:{quote(key, safe=':')}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace").decode()


def _nodes(content: Content) -> Iterator[Row]:
    for o in content.organisations:
        node: Row = {"@id": iri("organisation", o.id), "@type": "schema:Organization", "schema:name": o.name, "kind": o.kind}
        node |= {"schema:alternateName": [*o.aliases, *o.former_names], "country": o.country}
        node |= {"schema:sameAs": f"http://www.wikidata.org/entity/{o.wikidata}" if o.wikidata else None}
        yield _known(node)
    names = content.names
    for deal in content.deals:
        row = deal_row(deal, names)
        sources = [iri("claim", claim) for claim in deal.claims]
        yield {"@id": iri("deal", deal.id), "@type": "Deal", "prov:wasDerivedFrom": sources, **_own(row, DEALS, leave=("claims",))}
    articles: set[str] = set()
    for statement in in_order(content.claims):
        head = statement.article
        if head.id not in articles:
            articles.add(head.id)
            yield _article(head)
        row = claim_row(statement)
        node = {"@id": iri("claim", statement.reading), "@type": "schema:Claim", "schema:text": row["evidence"]}
        node |= {"deal": iri("deal", statement.deal), "prov:wasDerivedFrom": iri("article", head.id)}
        yield node | _own(row, CLAIMS, leave=("deal", "evidence", *_OF_ARTICLE))


_OF_ARTICLE = (
    "publisher",
    "published",
    "url",
    "article_id",
    "article_title",
    "article_kind",
    "article_language",
    "based_on",
    "based_on_url",
)


def _article(head: Head) -> Row:
    node: Row = {"@id": iri("article", head.id), "@type": "schema:Article", "schema:headline": head.title, "schema:url": head.url}
    node |= {"schema:publisher": head.publisher, "schema:datePublished": head.published, "schema:genre": head.kind}
    return _known(node | {"schema:isBasedOn": head.based_on_url, "based_on": head.based_on})


def _own(row: Row, columns: Columns, *, leave: tuple[str, ...]) -> Row:
    """The row's columns as our own terms; its organisations by their names in the file."""
    kept = {name: row[name] for name in columns if name not in ("id", *leave)}
    return _known(kept | {end: iri("organisation", row[end]) for end in ("subject", "object")})


def _known(row: Row) -> Row:
    return {name: cell for name, cell in row.items() if cell is not None and cell != []}
