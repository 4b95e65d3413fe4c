"""Records with named fields (JSON objects, rows of tables) as articles or links: the names that exports commonly use."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from corpus.domain import ArticleKind
from corpus.domain import Source as Basis
from corpus.draft import Details, Draft, Link, Refusal
from corpus.errors import KeiretsuError
from corpus.format_dates import date_of
from corpus.format_source import Source, UnfitError
from corpus.format_text import URL, clean, titled

# Ours, with theirs in the order in which they are believed; compared in small letters without signs between them.
NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "webtitle", "articletitle", "headlinetext", "subject"),
    "text": (
        *("text", "body", "articlebody", "fulltext", "maintext", "bodytext", "contenttext", "content", "articletext", "plaintext"),
        *("contenthtml", "bodyhtml", "html", "article", "story"),
    ),
    "published": (
        *("published", "datepublished", "publishedat", "publicationdate", "pubdate", "publishdate", "datepublish", "webpublicationdate"),
        *("publishedon", "publishedtime", "firstpublished", "date", "datetime"),
    ),
    "publisher": (
        "publisher",
        "publication",
        "publicationtitle",
        "publicationname",
        "outlet",
        "source",
        "sourcename",
        "newspaper",
        "sitename",
    ),
    "authors": ("authors", "author", "byline", "creator", "writer"),
    "url": ("url", "link", "weburl", "permalink", "articleurl", "sourceurl", "href"),
    "canonical_url": ("canonicalurl", "canonical"),
    "key": ("id", "key"),
    "kind": ("kind",),
    "based_on": ("basedon",),
}
_INSIDE = ("_source", "fields", "attributes")  # where search engines and newspapers' interfaces put a record's own fields
_WORDS_OF = ("name", "title", "main", "original", "rendered", "#text", "text", "value")
_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$")  # where an interface gives away the beginning alone
_TAGS = re.compile(r"</(?:p|div|a|h[1-6]|li|em|strong|span|article)\s*>|<br\s*/?>|<p[\s>]", re.IGNORECASE)
_BY = re.compile(r"^\s*by[:\s]+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[;|]|,(?!\s*(?:jr|sr|inc|phd|md|ii|iii)\b)|\band\b|&)\s*", re.IGNORECASE)
_MOST_AUTHORS = 30
_LONGEST_NAME = 300


def mapping(pairs: Iterable[str]) -> dict[str, str]:
    """What a user says of columns that nobody else calls so: "text=story", ours first.

    >>> mapping(["text=Story body", "published=when"])
    {'storybody': 'text', 'when': 'published'}
    """
    found = {}
    for pair in pairs:
        ours, _, theirs = pair.partition("=")
        if ours.strip() not in NAMES or not theirs.strip():
            raise KeiretsuError(f"{pair!r} maps no field; write text=THEIR_NAME, with one of {', '.join(NAMES)} before the sign.")
        found[_plain(theirs)] = ours.strip()
    return found


def record(data: Mapping[str, Any], place: str, source: Source, given: Details) -> Draft | Link | Refusal:
    """One record: an article where it has a text, a link where it has an address alone."""
    fields = _ours(data, source.mapping)
    said = _details(fields)
    text = "\n\n".join(_paragraphs(fields.get("text"))).strip()
    if text and not _CUT.search(text[-100:]):
        if _TAGS.search(text):
            return _of_html(text, place, said, source, given, fields)
        title, body = titled(clean(text), said.title or given.title)
        draft = Draft(place, title, body, said.publisher, said.authors, said.published, said.url, **_rest(fields))
        return source.filled(draft, given)
    if url := said.url or _link(fields.get("canonical_url")) or given.url:
        return Link(place, url, said.title or given.title, said.published or given.published, said.publisher or given.publisher)
    columns = ", ".join(clean(str(name))[:40] for name in list(data)[:12])
    return Refusal(
        place,
        "unreadable",
        f"There is neither a text nor an address in its fields ({columns or 'none'}); say which is the text with --map text=NAME.",
    )


def has_text(data: Mapping[str, Any], renamed: Mapping[str, str] = {}) -> bool:
    """Whether a record holds an article or a link, rather than only words about one."""
    fields = _ours(data, renamed)
    return bool("".join(_paragraphs(fields.get("text"))).strip())


def knows(columns: Iterable[str], renamed: Mapping[str, str]) -> bool:
    """Whether a table with these columns can hold articles or links."""
    found = {renamed.get(_plain(name)) or _OURS.get(_plain(name)) for name in columns}
    return bool(found & {"text", "url", "canonical_url"})


def details_of(data: Mapping[str, Any], renamed: Mapping[str, str] = {}) -> Details:
    """What a record says about an article."""
    return _details(_ours(data, renamed))


def of_fragment(text: str, place: str, title: str | None, url: str | None) -> Draft | Refusal:
    """A piece of HTML without a page around it, as feeds and exports hold it."""
    from corpus.html import page

    head = f"<h1>{html.escape(title)}</h1>" if title else ""
    whole = f"<!doctype html><html><head><meta charset='utf-8'><title>{html.escape(title or '')}</title></head>"
    piece = page(
        f"{whole}<body><article>{head}{text}</article></body></html>".encode("utf-8", "replace"), place=place, url=url, charset="utf-8"
    )
    if isinstance(piece, Link):
        raise UnfitError("not an article", "It only points to another page; give that.")
    return piece


def _of_html(text: str, place: str, said: Details, source: Source, given: Details, fields: dict[str, Any]) -> Draft | Refusal:
    piece = of_fragment(text, place, said.title or given.title, said.url)
    if isinstance(piece, Refusal):
        return piece
    title = said.title or given.title or piece.title
    return source.filled(Draft(place, title, piece.body, said.publisher, said.authors, said.published, said.url, **_rest(fields)), given)


def _plain(name: str) -> str:
    return "".join(sign for sign in str(name).casefold() if sign.isalnum())


_OURS = {theirs: ours for ours, names in NAMES.items() for theirs in names}


def _ours(data: Mapping[str, Any], renamed: Mapping[str, str]) -> dict[str, Any]:
    """The values under our names: what the user says first, then by the order of names."""
    merged: dict[str, Any] = {}
    for inner in [*(data.get(name) for name in _INSIDE), data]:
        if isinstance(inner, Mapping):
            merged |= {
                _plain(name): value for name, value in inner.items() if isinstance(name, str) and name not in _INSIDE and not _empty(value)
            }
    found = {ours: merged[theirs] for theirs, ours in renamed.items() if theirs in merged}
    for ours, names in NAMES.items():
        theirs = next((name for name in names if name in merged and name not in renamed), None)
        if theirs:
            found.setdefault(ours, merged[theirs])
    return found


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip()) or value in ([], {})


def _details(fields: Mapping[str, Any]) -> Details:
    return Details(
        title=_name(fields.get("title")),
        publisher=_name(fields.get("publisher")),
        authors=tuple(_authors(fields.get("authors"))),
        published=date_of(_first(fields.get("published"))),
        url=_link(fields.get("url")),
    )


def _rest(fields: Mapping[str, Any]) -> dict[str, Any]:
    kind, key = fields.get("kind"), fields.get("key")
    return {
        "canonical_url": _link(fields.get("canonical_url")),
        "kind": kind if kind in get_args(ArticleKind) else None,
        "based_on": tuple(_bases(fields.get("based_on"))),
        "key": clean(str(key))[:_LONGEST_NAME] if isinstance(key, str | int) and not isinstance(key, bool) else None,
    }


def _bases(value: Any) -> Iterator[Basis]:
    for one in value[:_MOST_AUTHORS] if isinstance(value, list) else []:
        said = details_of(one) if isinstance(one, Mapping) else Details()
        if said.publisher:
            yield Basis(publisher=said.publisher, published=said.published, url=said.url, title=said.title)


def _first(value: Any) -> Any:
    """A word or number; of a list its first, of an object what names it."""
    for _ in range(3):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, Mapping):
            value = next((value[name] for name in _WORDS_OF if not _empty(value.get(name))), None)
    return value if isinstance(value, str | int | float) else None


def _name(value: Any) -> str | None:
    found = _first(value)
    if not isinstance(found, str):
        return None
    name = " ".join(re.sub(r"<[^<>]{0,1000}>", " ", html.unescape(clean(found))).split())
    return name if name and len(name) <= 2 * _LONGEST_NAME and not URL.fullmatch(name) else None


def _link(value: Any) -> str | None:
    found = _first(value)
    return found.strip() if isinstance(found, str) and URL.fullmatch(found.strip()) else None


def _authors(value: Any) -> Iterator[str]:
    for one in value[:_MOST_AUTHORS] if isinstance(value, list) else [value]:
        name = _name(one)
        parts = _BETWEEN.split(_BY.sub("", name)) if name else []
        yield from (part for part in parts[:_MOST_AUTHORS] if part and len(part) <= 100)


def _paragraphs(value: Any) -> list[str]:
    if isinstance(value, list):
        return [text for part in value[:10_000] if isinstance(text := _first(part), str) and text.strip()]
    found = _first(value)
    return [found] if isinstance(found, str) else []
