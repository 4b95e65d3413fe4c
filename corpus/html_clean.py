"""What on a page is not its article, told by tags, roles and the names that page builders give: taken out of the tree."""

import re

from corpus.html_phrases import box_names
from corpus.html_tree import Element

_NEVER = (
    *("script", "style", "noscript", "template", "svg", "canvas", "iframe", "object", "embed", "audio", "video", "nav", "select", "button"),
    *("input", "textarea", "label", "dialog", "menu", "link", "map", "progress", "meter"),
)
_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar"}
)
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_\s]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)", re.IGNORECASE)
_BODY = re.compile(r"(?<![a-z])(?:(?:article|entry|post|story)-?(?:body|content|text)|articlebody|main-content|page-content)(?![a-z])")
_FACTS = re.compile(r"(?<![a-z])(?:key|summary|takeaways?|facts?|fact-?box|highlights|bullets|tldr|data|figures)(?![a-z])")
_BOXES = {
    *("div", "section", "ul", "ol", "dl", "p", "span", "table", "footer", "header", "details", "form", "small", "em", "cite", "center"),
    *("h2", "h3", "h4", "h5", "h6", "a", "li", "td", "tr", "blockquote", "figure", "amp-sidebar"),
}
_MOST = 0.4  # of a page's running text: whatever holds more is its article, however it is named


def clean(tree: Element) -> None:
    """Take out of the tree what is not the article; the running text that is left keeps its order and place."""
    for element in list(tree.iter(*_NEVER)):
        drop(element)
    weight = weigh(tree)
    whole = weight.get(tree, 0)
    captions = list(tree.iter("figcaption"))
    gallery = sum(weight.get(caption, 0) or len(caption.text_content()) for caption in captions) > max(whole, 1) * 0.5
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None or element.tag in ("html", "body", "main"):
            continue
        if _is_chrome(element, gallery=gallery) and weight.get(element, 0) <= whole * _MOST and not _holds_article(element):
            drop(element)
    _drop_further_articles(tree)


def drop(element: Element) -> None:
    """Take an element out, what follows it left in place."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def weigh(tree: Element) -> dict[Element, int]:
    """How much running text each element holds: paragraphs and what stands for them, links left out; elements without are left out."""
    weight: dict[Element, int] = {}
    for element in reversed([element for element in tree.iter() if isinstance(element.tag, str)]):  # the inner before the outer
        if element.tag == "a":
            weight.pop(element, None)
            continue
        texts = (element.text or "", *(child.tail or "" for child in element))
        whole = weight.get(element, 0) + sum(len(text) for text in texts if len(text.strip()) > 25)
        if whole:
            weight[element] = whole
            if (parent := element.getparent()) is not None:
                weight[parent] = weight.get(parent, 0) + whole
    return weight


def names(element: Element) -> str:
    """An element's classes and id as words apart by hyphens."""
    return _HUMP.sub("-", f"{(element.get('class') or '')[:300]} {(element.get('id') or '')[:100]}").lower()


def _is_chrome(element: Element, *, gallery: bool) -> bool:
    tag = element.tag
    if tag == "figcaption":
        return not gallery
    if (element.get("role") or "").lower() in _ROLES or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if _HIDDEN.search((element.get("style") or "")[:500]):
        return True
    if tag == "aside":
        return not _FACTS.search(names(element))
    if tag in ("footer", "header"):
        kept = ("blockquote", "figure") if tag == "footer" else ("article", "main", "section")
        return not any(above.tag in kept for above in element.iterancestors())
    return tag in _BOXES and bool(box_names().search(named := names(element))) and not _BODY.search(named) and not _is_quoted(element)


def _is_quoted(element: Element) -> bool:
    """Names of a theme sit on the body and on the article's own box ("single-post no-sidebar"): long lists of them say nothing."""
    return len((element.get("class") or "").split()) > 12


def _holds_article(element: Element) -> bool:
    return bool(element.xpath('boolean(.//h1 or .//article or .//*[@itemprop="articleBody"])')) and element.tag not in ("aside", "footer")


def _drop_further_articles(tree: Element) -> None:
    """Endless pages append whole further stories: those under a main heading of their own, or in an article box of their own."""
    articles = [element for element in tree.iter("article") if not any(above.tag == "article" for above in element.iterancestors())]
    headed = [element for element in articles if element.find(".//h1") is not None]
    for further in headed[1:]:
        drop(further)
    if len(headed) == 1:
        for card in articles:
            if card is not headed[0] and card.xpath("boolean(.//h2//a[@href] or .//h3//a[@href] or .//a[@href]//h2 or .//a[@href]//h3)"):
                drop(card)
