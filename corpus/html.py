"""A web page → its article: what it says of itself, and its text without what surrounds it."""

import re

from corpus.draft import Draft, Piece, Refusal
from corpus.html_blocks import Block, blocks
from corpus.html_clean import clean
from corpus.html_dates import published
from corpus.html_json import LinkedData, linked_data
from corpus.html_metadata import address, authors, kind, metas, publisher, title
from corpus.html_refuse import refused, visible
from corpus.html_text import choose, render, tidy
from corpus.html_tree import MOST_BYTES, Element, UnreadableError, decode, parse

_MOST_JUDGED = 40_000  # elements; of more than that our own rule takes every paragraph, for trafilatura's time grows faster than the page
_LEAST = 200  # characters; a page that shows less may hold its text in its data alone


def page(data: bytes, *, place: str, url: str | None, charset: str | None = None) -> Piece:
    """The article of a page, or why there is none; `url` is where it was fetched, where that is known."""
    if len(data) > MOST_BYTES:
        return Refusal(place, "too large", f"The page has {len(data):,} bytes; the most is {MOST_BYTES:,}: save its article alone.")
    try:
        tree = parse(decode(data, charset))
    except UnreadableError as error:
        return Refusal(place, "unreadable", f"Nothing could be read: {error}.")
    except OverflowError as error:
        return Refusal(place, "too large", f"{error}.")
    said, meta = linked_data(tree), metas(tree)
    name = publisher(tree, said, meta)
    headline, writers = title(tree, said, meta, name), authors(tree, said, meta, name)
    asked, canonical = address(tree, said, meta, url)
    when = published(said, meta, tree, asked or canonical)
    seen = visible(tree)
    clean(tree)
    found = blocks(tree)
    body = _body(tree, found, headline, writers, said)
    if why := refused(found, seen, body, said, meta, title=headline, url=asked or canonical):
        return Refusal(place, *why)
    return Draft(place, headline, body, name, writers, when, asked, canonical, kind(said, meta, asked or canonical, body))


def _body(tree: Element, found: list[Block], headline: str | None, writers: tuple[str, ...], said: LinkedData) -> str:
    body = render(tidy(choose(found, _judged(tree)), headline, writers))
    told = said.article.get("articleBody")
    is_free = str(said.article.get("isAccessibleForFree", "true")).lower() != "false"
    # What is not free to read stays where its publisher hid it.
    return _plain(told) if is_free and isinstance(told, str) and len(body) < max(_LEAST, len(told) // 2) else body


def _judged(tree: Element) -> list[str]:
    """The pieces of text that trafilatura takes for the article's."""
    import logging
    from copy import deepcopy

    from trafilatura import bare_extraction

    if sum(1 for _ in tree.iter()) > _MOST_JUDGED:
        return []
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it calls an empty page an error, on the terminal
    broken = ValueError, TypeError, AttributeError, LookupError, RecursionError  # on pages broken in ways that it does not foresee
    try:
        found = bare_extraction(deepcopy(tree), fast=True, include_comments=False, include_tables=True, deduplicate=False)
    except broken:
        return []
    body = getattr(found, "body", None)
    if body is None:
        return []
    return [
        text for element in body.iter() for text in (element.text or "", element.tail or "", "".join(element.itertext())) if text.strip()
    ]


def _plain(text: str) -> str:
    """The text of an article that stands in a page's data, with paragraphs where it shows any."""
    if re.search(r"<(?:p|br|div|li|h[2-6])\b", text, re.IGNORECASE):
        try:
            return render(blocks(parse(f"<body>{text}</body>")))
        except (UnreadableError, OverflowError):
            return ""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return "\n\n".join(line for line in lines if line)
