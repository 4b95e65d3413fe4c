"""Which page an address means, whatever way it was written or shared."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit

from corpus.domain import Article

_TRACKING = re.compile(
    r"utm_.*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|ref|ref_src|cmpid|ncid|smid|taid|guccounter|guce_.*|amp|outputtype",
    re.IGNORECASE,
)
_OTHER_DOORS = ("www.", "m.", "amp.", "mobile.")


def page(url: str) -> str:
    """The address without scheme, tracking, fragment and the doors for phones.

    >>> page("http://www.paper.example/a/b/?utm_source=x#top") == page("https://m.paper.example/a/b")
    True
    """
    try:
        parts = urlsplit(url)
        asked = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=100)
    except ValueError:  # what is no address is only like itself
        return url
    kept = sorted((name, value) for name, value in asked if not _TRACKING.fullmatch(name))
    path = parts.path.rstrip("/").removesuffix("/amp").removesuffix(".amp")
    return host(url) + path + ("?" + urlencode(kept) if kept else "")


def host(url: str) -> str:
    """The address's host without www and its like.

    >>> host("https://amp.paper.example:443/a")
    'paper.example'
    """
    try:
        name = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""
    for door in _OTHER_DOORS:
        name = name.removeprefix(door)
    return name


def own_pages(article: Article) -> frozenset[str]:
    """The pages that the article itself stands at: its address, and the canonical one where that is of the same house."""
    links = [article.url, article.canonical_url if not points_elsewhere(article) else None]
    return frozenset(page(link) for link in links if link)


def points_elsewhere(article: Article) -> bool:
    """Whether the page names a page of another host as the canonical one."""
    if not article.url or not article.canonical_url:
        return False
    here, there = host(article.url), host(article.canonical_url)
    return not (here == there or here.endswith("." + there) or there.endswith("." + here))


def rests_on(article: Article) -> frozenset[str]:
    """Pages elsewhere that the article names as where its text comes from."""
    links: Iterable[str | None] = (article.canonical_url if points_elsewhere(article) else None, *(s.url for s in article.based_on))
    return frozenset(page(link) for link in links if link)
