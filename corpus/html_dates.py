"""When a page was published, from what says so: its data, its time element, its byline, its address. Nothing else counts."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import islice

from corpus.dates import PartialDate
from corpus.html_json import LinkedData
from corpus.html_tree import Element

EARLIEST = 1990  # of the web; a date before it is a template's
MOST_CANDIDATES = 400  # elements that may hold a date

_META = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "citation_publication_date", "citation_date", "publication_date",
    "publish-date", "publishdate", "pubdate", "article.published", "published_time", "date.issued", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_ISO = re.compile(r"([12]\d{3})(?:([-/.])(0?[1-9]|1[0-2])(?:\2(0?[1-9]|[12]\d|3[01]))?)?(?=$|[T\s]|[^\d\w])")
_PACKED = re.compile(r"(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=T\d|$)")
_SLASHED = re.compile(r"\b(\d{1,2})([/.])(\d{1,2})\2((?:19|20)\d\d)\b")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?:[/-](0[1-9]|[12]\d|3[01]))?(?=[/_.-]|$)")
_MONTH = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)\s+((?:19|20)\d\d)\b", re.IGNORECASE
)
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_LATER = re.compile(r"updat|modifi|edited|revis|corrected|expire|event|copyright|©", re.IGNORECASE)
_ELSEWHERE = re.compile(r"related|comment|sidebar|footer|widget|recommend|latest|popular|trending|teaser|card|reply|recirc", re.IGNORECASE)
_BYLINE = re.compile(r"date|time|byline|publish|posted|meta|dateline|submitted", re.IGNORECASE)
_NOT_ELSEWHERE = re.compile(
    r"related|comment|sidebar|footer|widget|recommend|latest|popular|trending|teaser|card|reply|recirc", re.IGNORECASE
)
_BYLINE = re.compile(r"updat|modif|related|comment|sidebar|footer|event|widget|candidate|recommend|latest|runtime|uptime", re.IGNORECASE)


def published(data: LinkedData, metas: dict[str, str], tree: Element, url: str | None) -> PartialDate | None:
    """The day of publication, or as much of it as is said, by the whole page."""
    told = [data.text("datePublished"), *(metas.get(name, "") for name in _META), data.text("dateCreated")]
    ways = (told, _microdata(tree), _time_elements(tree), _bylines(tree))
    return next((found for way in ways for text in way if (found := read(text))), None) or in_address(url)


def read(text: str) -> PartialDate | None:
    """The date that a short text tells, with the precision that it has.

    >>> read("Published March 3, 2026 at 9:15 a.m."), read("03/04/2026"), read("2 hours ago")
    ('2026-03-03', '2026', None)
    """
    text = " ".join(text[:200].split())
    if found := _PACKED.match(text):
        return _date(*map(int, found.groups()))
    if found := _ISO.match(text):
        return _date(*(int(part) for part in found.group(1, 3, 4) if part))
    if day := _in_words(text):
        return _date(day.year, day.month, day.day)
    if found := _MONTH.search(text):
        return _date(int(found[2]), _MONTHS.index(found[1].lower()) + 1)
    if found := _SLASHED.search(text):
        one, other, year = int(found[1]), int(found[3]), int(found[4])
        if found[2] == "." or one > 12:
            return _date(year, other, one)
        # Which of the two is the month depends on the country; where both may be, only the year is known.
        return _date(year, one, other) if other > 12 or one == other else _date(year)
    return None


def in_address(url: str | None) -> PartialDate | None:
    """The date in a page's address, as many publishers write it."""
    found = _IN_ADDRESS.search(url.partition("?")[0]) if url else None
    return _date(*(int(part) for part in found.groups() if part)) if found else None


def _in_words(text: str) -> dt.datetime | None:
    from htmldate.extractors import regex_parse

    # Abbreviated months carry a full stop in many house styles ("Sept. 4, 2025").
    spelled = re.sub(r"\b([A-Za-z]{3,4})\.", lambda found: found[1][:3], text)
    return regex_parse(re.sub(r"\bSept\b", "Sep", spelled))


def _date(year: int, *rest: int) -> PartialDate | None:
    text = "-".join([str(year), *(f"{part:02}" for part in rest)])
    try:
        found = PartialDate(text)
    except ValueError:
        return None
    # A day of leeway: it is tomorrow already elsewhere.
    tomorrow = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)
    return found if year >= EARLIEST and found.first <= tomorrow else None


def _microdata(tree: Element) -> Iterator[str]:
    for element in tree.xpath('//*[@itemprop="datePublished" or contains(@class, "dt-published")]')[:3]:
        yield element.get("content") or element.get("datetime") or element.text_content()


def _time_elements(tree: Element) -> Iterator[str]:
    for element in _from_headline(tree, "time"):
        if _LATER.search(_named(element)) or _LATER.search(_before(element)[-40:] + element.text_content()[:40]):
            continue
        yield element.get("datetime") or element.text_content()


def _bylines(tree: Element) -> Iterator[str]:
    for element in _from_headline(tree, "div", "span", "p", "li", "td", "font", "small", "abbr", "i", "em", "b", "strong"):
        text = " ".join("".join(islice(element.itertext(), 12))[:400].split())
        if not 6 <= len(text) <= 160 or _LATER.search(text[:20]):
            continue
        text = _LATER.split(text)[0]  # "Published 3 March 2026, updated 4 March 2026"
        by = re.match(r"(?:by|(?:first )?published|posted|released?)\b", text, re.IGNORECASE)
        alone = len(text) <= 40 and not re.search(r"[a-z]{4,} [a-z]{2,}", text)  # nothing but a date, a city at most
        if by or alone or _BYLINE.search(_named(element)):
            yield text


def _from_headline(tree: Element, *tags: str) -> Iterator[Element]:
    """Elements outside boxes of other stories: those from the headline on, then those above it."""
    headline = next(tree.iter("h1"), None)
    above: list[Element] = []
    below: list[Element] = []
    for element in tree.iter("h1", *tags):
        if element is headline:
            above, below = below, above
        elif len(below) < MOST_CANDIDATES:
            below.append(element)
    for element in [*below, *above]:
        holders = [element, *islice(element.iterancestors(), 12)]
        if not any(holder.tag in ("aside", "nav", "footer") or _ELSEWHERE.search(_named(holder)) for holder in holders):
            yield element


def _named(element: Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"[:300]


def _before(element: Element) -> str:
    before = element.getprevious()
    return ((before.tail if before is not None else element.getparent().text) or "") if element.getparent() is not None else ""
