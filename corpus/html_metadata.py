"""What a page says of its article: title, publisher, authors, address and kind. What it does not say stays unknown."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from corpus.domain import ArticleKind
from corpus.html_json import LinkedData, types, words
from corpus.html_tree import Element

MOST_AUTHORS = 20
MOST_NAME = 100
MOST_TITLE = 400
MOST_LINK = 2_000

_SUFFIX = re.compile(r"\s+[|\-–—•·»:]+\s+")
_BY = re.compile(
    r"^\s*(?:(?:written|reported|posted|words|story|published)\s+)?(?:by|author|authors|from)\b\s*:?\s+|^\s*by:\s*", re.IGNORECASE
)
_AND = re.compile(r"\s*(?:,|;|\||&|\band\b|\bwith\b)\s*")
_AFTER_NAME = re.compile(
    r"\s*(?:,?\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d|[|•·–—@(]|,?\s+(?:is|updated|published|on|at|for)\b|,?\s+(?:staff|senior|chief|technology|business)\b|\s\d|\n).*$",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\- ]){1,60}")
_NOBODY = re.compile(r"admin(?:istrator)?|editor|staff|guest|author|unknown|anonymous|null|none|contributor|user\d*|.*\.com", re.IGNORECASE)
_WIRES = re.compile(r"(?:^|\.)(?:prnewswire|businesswire|globenewswire|accesswire|accessnewswire|prweb|einpresswire|newsfilecorp)\.\w+$")
_REGULATORS = re.compile(r"(?:^|\.)(?:sec|fca)\.(?:gov|org\.uk)$")
_FORM = re.compile(
    r"\bform\s+(?:8-K|10-[KQ]|20-F|6-K|S-1|S-4|F-1|DEF 14A|13D|13G)\b.*(?:\bpursuant to section 13\b|securities exchange act)"
    r"|securities and exchange commission\s+washington",
    re.IGNORECASE | re.DOTALL,
)
_RELEASE = re.compile(
    r"\bfor immediate release\b|/\s?PRNewswire\s?/|\(BUSINESS WIRE\)|\(?GLOBE NEWSWIRE\)?|\b(?:ACCESSWIRE|EINPresswire|Newsfile Corp)\b"
)
_RELEASE_PATH = re.compile(r"/(?:press-?releases?|news-?releases?|press/release)(?:/|$|-)", re.IGNORECASE)
_OPINION = re.compile(
    r"/(?:opinions?|op-?ed|commentisfree|editorials?|commentary)(?:/|$)|^(?:opinions?|op-?ed|commentary|editorials?)$", re.IGNORECASE
)


class Address(NamedTuple):
    """Where a page stands: as asked for, and as the page itself names it."""

    url: str | None
    canonical: str | None


def metas(tree: Element) -> dict[str, str]:
    """The page's meta tags, by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = words((element.get("content") or "")[: 10 * MOST_LINK])
        if name and content:
            found.setdefault(name, content)
    return found


def publisher(tree: Element, data: LinkedData, meta: dict[str, str]) -> str | None:
    """Who publishes the page, by its own word; an address is no name."""
    told = [*data.names("publisher"), meta.get("og:site_name", ""), meta.get("dc.publisher", ""), meta.get("citation_publisher", "")]
    for element in tree.xpath('//*[@itemprop="publisher"]')[:1]:
        told.extend(words(name.get("content") or name.text_content()) for name in element.xpath('.//*[@itemprop="name"]')[:1])
    return next((name for name in told if name and len(name) <= MOST_NAME and not re.match(r"https?:|www\.|@|//", name)), None)


def title(tree: Element, data: LinkedData, meta: dict[str, str], publisher: str | None) -> str | None:
    """The headline: the page's one main heading where its data agree with it, else what its data say."""
    headings = [text for element in tree.iter("h1") if (text := words(element.text_content()[: 4 * MOST_TITLE]))]
    told = [data.text("headline"), meta.get("og:title", ""), meta.get("twitter:title", ""), _head_title(tree)]
    told = [_without_site(text, publisher, headings) for text in told if text]
    for heading in headings:
        if any(_alike(heading, text) for text in told):
            return heading[:MOST_TITLE]
    for text in told[:1] if told else headings[:1]:
        return text.removesuffix("...").removesuffix("…").rstrip()[:MOST_TITLE] or None
    return None


def _head_title(tree: Element) -> str:
    element = tree.find(".//head/title")
    text = words((element.text or "")[: 4 * MOST_TITLE]) if element is not None else ""
    return "" if re.fullmatch(r"(?:untitled(?: document)?|home|index|new page \d*|document\d*)", text, re.IGNORECASE) else text


def _without_site(text: str, publisher: str | None, headings: list[str]) -> str:
    marks = list(_SUFFIX.finditer(text))
    if marks and publisher and _fold(text[marks[-1].end() :]) == _fold(publisher):
        return text[: marks[-1].start()]
    if marks and publisher and _fold(text[: marks[0].start()]) == _fold(publisher):
        return text[marks[0].end() :]
    known = {_fold(heading): heading for heading in headings}
    return next((known[before] for mark in marks if (before := _fold(text[: mark.start()])) in known), text)


def _alike(one: str, other: str) -> bool:
    shorter, longer = sorted((_fold(one), _fold(other)), key=len)
    return bool(shorter) and (longer.startswith(shorter) or longer.endswith(shorter)) and 2 * len(shorter) >= len(longer)


def _fold(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def authors(tree: Element, data: LinkedData, meta: dict[str, str], publisher: str | None) -> tuple[str, ...]:
    """Who wrote the article: its data first, then meta tags, then the byline."""
    sources: list[Iterable[str]] = [
        (_AFTER_NAME.sub("", _BY.sub("", name)) for name in data.names("author")),
        (
            name
            for key in ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
            for name in _split(meta.get(key, ""))
        ),
        (name for element in _byline_elements(tree) for name in _split(element.get("content") or element.text_content()[:300])),
    ]
    for source in sources:
        names = dict.fromkeys(name for text in source if (name := text.strip(" ,.")) and _is_person(name, publisher))
        if names:
            return tuple(names)[:MOST_AUTHORS]
    return ()


def _byline_elements(tree: Element) -> list[Element]:
    for path in (
        '//*[@rel="author"]',
        '//*[@itemprop="author"]//*[@itemprop="name"]|//*[@itemprop="author" and not(.//*[@itemprop])]',
        '//*[contains(concat(" ", normalize-space(@class), " "), " author-name ")]|//*[contains(@class, "byline")]',
        '//*[self::p or self::div or self::span or self::font or self::small or self::b or self::td][starts-with(normalize-space(.), "By ")'
        " and string-length(normalize-space(.)) < 90]",
    ):
        found: list[Element] = tree.xpath(path)[:MOST_AUTHORS]
        if found:
            return found
    return []


def _split(text: str) -> Iterator[str]:
    if re.search(r"https?:|//", text):
        return
    for name in _AND.split(_AFTER_NAME.sub("", _BY.sub("", " ".join(text.split())))):
        yield _BY.sub("", name)


def _is_person(name: str, publisher: str | None) -> bool:
    return bool(_NAME.fullmatch(name)) and not _NOBODY.fullmatch(name) and _fold(name) != _fold(publisher or "") and len(name.split()) <= 6


def address(tree: Element, data: LinkedData, meta: dict[str, str], url: str | None) -> Address:
    """The page's address, and the one it wants to be known by; a front page's is nobody's."""
    asked = _web(url or "", None)
    links = [element.get("href") or "" for element in tree.iter("link") if "canonical" in (element.get("rel") or "").lower().split()]
    main = data.article.get("mainEntityOfPage")
    told = [*links[:1], meta.get("og:url", ""), (main.get("@id") if isinstance(main, dict) else main) or "", data.article.get("url") or ""]
    for text in told:
        found = _web(text, asked) if isinstance(text, str) and text.strip() else None
        if found and (urlsplit(found).path.strip("/") or urlsplit(found).query):
            return Address(asked, found)
    return Address(asked, None)


def _web(link: str, base: str | None) -> str | None:
    try:
        whole = urljoin(base or "", link.strip()).partition("#")[0]
        parts = urlsplit(whole)
    except ValueError:
        return None
    good = parts.scheme in ("http", "https") and parts.netloc and len(whole) <= MOST_LINK and not re.search(r"\s", whole)
    return whole if good else None


def kind(data: LinkedData, meta: dict[str, str], url: str | None, body: str) -> ArticleKind | None:
    """What sort of piece it says it is."""
    parts = urlsplit(url or "")
    host, path, start = parts.hostname or "", parts.path, body[:4000]
    told = set(types(data.article))
    section = meta.get("article:section", "")
    if (_REGULATORS.search(host) and "/Archives/" in path) or _FORM.search(start):
        return "filing"
    if _WIRES.search(host) or _RELEASE.search(start) or _RELEASE_PATH.search(path) or "PressRelease" in told:
        return "press release"
    if "OpinionNewsArticle" in told or _OPINION.search(path) or _OPINION.search(section):
        return "opinion"
    if "BlogPosting" in told or re.search(r"(?:^|\.)(?:blog|blogs)\.|/blogs?/", f"{host}{path}"):
        return "blog"
    return "news" if any(one.endswith("NewsArticle") or one == "LiveBlogPosting" for one in told) else None
