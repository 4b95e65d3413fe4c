"""RSS and Atom: entries that hold their whole text are articles, all others links. `<source>` names who published them."""

import html
import io
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from corpus.draft import Draft, Link, Refusal
from corpus.format_dates import date_of
from corpus.format_fields import of_fragment
from corpus.format_source import Source, UnfitError
from corpus.format_text import URL, clean

MOST_ENTRIES = 10_000
FULL = 150  # words, from which an entry's text is taken for the whole article
_TAGS = re.compile(r"<[^<>]{0,2000}>")
_CUT = re.compile(
    r"(?:\[(?:…|\.\.\.|&#8230;|&hellip;)\]|…|\.\.\.|\b(?:read|continue|keep|learn|see) (?:more|reading|the (?:full|whole|rest)\b.{0,60})"
    r"|\bfirst appeared on\b.{0,120}|\bread (?:on|full)\b.{0,60})\W*$",
    re.IGNORECASE | re.DOTALL,
)


def read_feed(source: Source) -> Iterator[Draft | Link | Refusal]:
    """The entries of a feed in their order."""
    import feedparser

    # As a stream: of a plain string it would make an address or a file's name.
    where = {"content-location": source.url} if source.url else {}
    try:
        feed = feedparser.parse(io.BytesIO(source.whole()), response_headers=where)
    except (ValueError, TypeError, KeyError, AttributeError, LookupError, RecursionError, AssertionError) as error:
        raise UnfitError("unreadable", f"The feed is faulty ({str(error)[:100] or type(error).__name__}).") from None
    entries = feed.get("entries", [])[: MOST_ENTRIES + 1]
    if not entries:
        raise UnfitError("unreadable", "The feed has no entries that can be read; give the pages' addresses.")
    for number, entry in enumerate(entries, 1):
        place = f"{source.place}: entry {number}"
        if number > MOST_ENTRIES:
            yield Refusal(place, "too large", f"A feed is read up to its entry {MOST_ENTRIES:,}; give the rest as another one.")
        else:
            yield _entry(entry, feed.get("feed", {}), place, source)


def _entry(entry: Any, feed: Any, place: str, source: Source) -> Draft | Link | Refusal:
    url = _address(entry, source)
    publisher = _words(entry.get("source", {}).get("title"))
    title = _words(entry.get("title"))
    if title and publisher:
        title = title.removesuffix(f" - {publisher}")  # as news search engines write it
    elif _host(url) and _host(url) == _host(_absolute(feed.get("link"), source)):
        publisher = _words(feed.get("title"))  # its own entries; a feed of others' says nothing of who they are
    published = date_of(entry.get("published"))
    given = source.given.of_each()
    text = _full(entry)
    if text:
        draft = of_fragment(text, place, title, url)
        if isinstance(draft, Draft) and 2 * len(draft.body.split()) >= FULL:
            authors = tuple(name for author in entry.get("authors", [])[:30] if (name := _words(author.get("name"))))
            return source.filled(Draft(place, title or draft.title, draft.body, publisher, authors, published, url), given)
        if not url and isinstance(draft, Refusal):
            return draft
    if not url:
        return Refusal(place, "unreadable", "The entry has neither its whole text nor an address.")
    return Link(place, url, title, published or given.published, publisher or given.publisher)


def _full(entry: Any) -> str | None:
    """The entry's text as HTML, where it is all of it."""
    texts = [content.get("value") or "" for content in entry.get("content", [])] or [entry.get("summary") or ""]
    text = max(texts, key=len)
    words = _TAGS.sub(" ", text)
    return text if len(words.split()) >= FULL and not _CUT.search(words.strip()[-300:]) else None


def _address(entry: Any, source: Source) -> str | None:
    told = [entry.get("link"), entry.get("feedburner_origlink"), entry.get("id") if entry.get("guidislink") else None]
    return next((url for one in told if (url := _absolute(one, source))), None)


def _absolute(address: Any, source: Source) -> str | None:
    if not isinstance(address, str) or not address.strip():
        return None
    try:
        url = urljoin(source.url or "", address.strip())
    except ValueError:
        return None
    return url if URL.fullmatch(url) else None


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _words(text: Any) -> str | None:
    found = " ".join(html.unescape(_TAGS.sub(" ", clean(text))).split()) if isinstance(text, str) else ""
    return found[:500] or None
