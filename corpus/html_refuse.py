"""Pages that hold no article: front pages and lists of links, error pages, notices, and what is for subscribers only."""

from collections.abc import Sequence
from statistics import median
from urllib.parse import urlsplit

from corpus.article_signs import STUB, WALLED, is_wall, sign
from corpus.draft import Reason
from corpus.html_blocks import Block
from corpus.html_json import LinkedData, types
from corpus.html_tree import Element

_TEASER = 900  # the same of a text that its data call locked, though nothing on the page asks for a subscription
_NOTHING = 150  # characters: what shows less is judged by the notices that it shows
_SEEN = 30_000  # characters of a page that are looked at for its notices

_LISTS = frozenset({"CollectionPage", "SearchResultsPage", "ProfilePage", "ContactPage"})


def visible(tree: Element) -> str:
    """The words that a page shows, its menus and notices included."""
    found: list[str] = []
    size = 0
    for element in tree.iter():
        if element.tag not in ("script", "style", "template", "title", "option") and isinstance(element.tag, str):
            found.append((element.text or "").strip())
        found.append((element.tail or "").strip())
        size += len(found[-1]) + len(found[-2] if len(found) > 1 else "")
        if size > _SEEN:
            break
    return " ".join(" ".join(found).split())


def refused(
    found: Sequence[Block], seen: str, body: str, said: LinkedData, meta: dict[str, str], *, title: str | None, url: str | None
) -> tuple[Reason, str] | None:
    """Why a page with these blocks, words and text of an article is none; nothing where it is one."""
    if len(body) < _NOTHING and (what := sign(title, seen[:STUB])):
        return "not an article", f"This is {what}; open the address in a browser and save the article itself."
    if len(body) < STUB and (is_wall(seen) or (len(body) < _TEASER and _is_locked(said))):
        return "paywall", WALLED
    if not _says_article(said, meta) and (_is_index(found) or (len(body) < STUB and _LISTS & said.types)):
        return "not an article", "This is a front page or a list of links to articles; give the addresses of the articles."
    if _is_index(found) and urlsplit(url or "//x/y").path in ("", "/"):
        return "not an article", "This is a front page; give the addresses of its articles."
    return None


def _is_locked(said: LinkedData) -> bool:
    return str(said.article.get("isAccessibleForFree", True)).lower() in ("false", "http://schema.org/false", "https://schema.org/false")


def _says_article(said: LinkedData, meta: dict[str, str]) -> bool:
    return bool(types(said.article)) or meta.get("og:type", "").lower() in ("article", "news.article") or "article:published_time" in meta


def _is_index(found: Sequence[Block]) -> bool:
    """Headings or lines that lead elsewhere, each with a teaser at most."""
    leads = [block for block in found if block.is_links and len(block.text) >= 15]
    prose = [len(block.text) for block in found if not block.is_links and len(block.text) >= 80 and block.kind != "row"]
    headings = [block for block in found if block.kind == "heading" and len(block.text) >= 15]
    linked = sum(block.is_links for block in headings)
    if len(headings) >= 5 and linked >= 0.6 * len(headings) and len(prose) <= 1.5 * linked and (not prose or median(prose) < 350):
        return True
    return len(leads) >= 8 and sum(len(block.text) for block in leads) > 1.5 * sum(prose)
