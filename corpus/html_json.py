"""What a page says of itself in JSON-LD: its article, and whatever that refers to."""

import html
import json
import re
from collections import deque
from collections.abc import Iterator
from typing import Any, NamedTuple

from corpus.html_tree import Element

MOST_CHARACTERS = 3_000_000  # of one script
MOST_NODES = 5_000

type Node = dict[str, Any]

_ARTICLE = re.compile(
    r"\w*Article|\w*NewsArticle|BlogPosting|LiveBlogPosting|SocialMediaPosting|DiscussionForumPosting|Report|PressRelease"
)
_LISTED = frozenset({"itemListElement", "hasPart", "mentions", "relatedLink", "citation", "isBasedOn", "comment", "review"})
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


class LinkedData(NamedTuple):
    """A page's article node, the nodes by id, and the types of all nodes that are not parts of a list."""

    article: Node
    by_id: dict[str, Node]
    types: frozenset[str]

    def resolve(self, value: Any) -> list[Node | str]:
        """A property's values as nodes or words, references followed."""
        values = value if isinstance(value, list) else [value]
        found: list[Node | str] = []
        for one in values[:50]:
            if isinstance(one, dict):
                found.append(self.by_id.get(str(one.get("@id")), one) if "name" not in one else one)
            elif isinstance(one, str) and one.strip():
                found.append(self.by_id.get(one, one))
        return found

    def names(self, key: str) -> list[str]:
        """The names of those who stand under a property of the article."""
        found: list[Any] = []
        for one in self.resolve(self.article.get(key)):
            name = one.get("name") if isinstance(one, dict) else one
            found.extend(name if isinstance(name, list) else [name])
        return [clean for name in found if isinstance(name, str) and (clean := words(name))]

    def text(self, key: str) -> str:
        """A property of the article that is plain words; empty where it is not."""
        value = self.article.get(key)
        return words(value) if isinstance(value, str) else ""


def words(text: str) -> str:
    """Text without tags and entities, on one line."""
    return " ".join(re.sub(r"<[^<>]{0,1000}>", " ", html.unescape(text)).split())


def types(node: Node) -> list[str]:
    """A node's types, without the vocabulary's address."""
    value = node.get("@type")
    return [str(one).rsplit("/", 1)[-1] for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def linked_data(tree: Element) -> LinkedData:
    """All that the page's JSON-LD says; the article is the first that is not an item of a list."""
    article: Node = {}
    by_id: dict[str, Node] = {}
    kinds: set[str] = set()
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for node in _nodes(_load(script.text or "")):
            kinds.update(types(node))
            if isinstance(node.get("@id"), str) and len(node) > len(by_id.get(node["@id"], ())):
                by_id[node["@id"]] = node
            if not article and any(_ARTICLE.fullmatch(kind) for kind in types(node)):
                article = node
    return LinkedData(article, by_id, frozenset(kinds))


def _load(text: str) -> Any:
    text = text.strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>").strip()
    if len(text) > MOST_CHARACTERS:
        return None
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)  # publishers leave line breaks inside strings
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any) -> Iterator[Node]:
    """Nodes, the outer before the inner; the items of lists of other pages are left out."""
    waiting, seen = deque([value]), 0
    while waiting and seen < MOST_NODES:
        one = waiting.popleft()
        seen += 1
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            yield one
            waiting.extend(part for key, part in one.items() if key not in _LISTED and isinstance(part, dict | list))
