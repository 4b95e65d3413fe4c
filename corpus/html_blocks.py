"""A page's tree as a row of blocks: paragraphs, headings, items of lists, rows of tables, lines of code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from corpus.html_table import is_layout, rows
from corpus.html_tree import Element

type BlockKind = Literal["paragraph", "heading", "item", "row", "quote", "code"]

MOST_BLOCKS = 40_000

# Tags that run along in a line; every other tag ends the line before it and the one in it.
_INLINE = {
    *("a", "abbr", "acronym", "amp-img", "b", "bdi", "bdo", "big", "blink", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img"),
    *("ins", "kbd", "mark", "math", "mi", "mn", "mo", "mrow", "msub", "msup", "nobr", "picture", "q", "rp", "rt", "ruby", "s", "samp"),
    *("small", "source", "span", "strike", "strong", "sub", "sup", "time", "track", "tt", "u", "var", "wbr"),
}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_ENDS_A_SENTENCE = re.compile(r"[.!?:;…\"”’')\]]\s*$")
_PROSE_LINE = 45  # characters from which a line of <pre> is prose with hard breaks


@dataclass(slots=True)
class Block:
    """One line of an article's text, and where it stood."""

    kind: BlockKind
    text: str
    element: Element  # what holds it
    linked: int = 0  # characters of it that are links
    level: int = 0  # of a heading

    @property
    def is_links(self) -> bool:
        """Whether most of it leads elsewhere."""
        return 2 * self.linked > len(self.text)


@dataclass(slots=True)
class _Line:
    """The block that is being written."""

    kind: BlockKind
    element: Element
    level: int = 0
    parts: list[str] = field(default_factory=list)
    linked: int = 0


def blocks(tree: Element) -> list[Block]:
    """The blocks in the order of the page; without recursion, for pages are nested deeper than Python likes."""
    found: list[Block] = []
    for block in _walk(tree):
        if block.text:
            found.append(block)
        if len(found) >= MOST_BLOCKS:
            break
    return found


def _walk(tree: Element) -> Iterator[Block]:
    body = tree.find(".//body")
    top = tree if body is None else body
    line = _Line("paragraph", top)
    waiting: list[tuple[Element, bool, _Line | None]] = [(top, False, None)]
    links = 0
    while waiting:
        element, is_end, outer = waiting.pop()
        tag = element.tag
        if is_end:
            if outer is not None:
                yield from _finished(line)
                line = _Line(outer.kind, outer.element, outer.level)
            links -= _is_link(element)
            if element is not top:
                _write(line, element.tail, links)
            continue
        if tag in ("br", "hr"):
            if tag == "hr" or _is_break(element, line):
                yield from _finished(line)
                line = _Line(line.kind if line.kind != "item" else "paragraph", line.element, line.level)
            else:
                line.parts.append(" ")
            _write(line, element.tail, links)
            continue
        if tag in ("pre", "table") and not (tag == "table" and is_layout(element)):
            yield from _finished(line)
            line = _Line(line.kind, line.element, line.level)
            yield from _preformatted(element) if tag == "pre" else _table(element)
            _write(line, element.tail, links)
            continue
        outer = None
        if tag not in _INLINE and isinstance(tag, str):
            yield from _finished(line)
            outer, line = line, _opened(element, line)
        links += _is_link(element)
        waiting.append((element, True, outer))
        if isinstance(tag, str):
            _write(line, element.text, links)
            waiting.extend((child, False, None) for child in reversed(element))
    yield from _finished(line)


def _is_link(element: Element) -> bool:
    return element.tag == "a" and not (element.get("href") or "#").startswith("#")  # old pages mark places with it


def _opened(element: Element, line: _Line) -> _Line:
    tag = element.tag
    if tag in _HEADINGS or (element.get("role") == "heading"):
        return _Line("heading", element, int(tag[1]) if tag in _HEADINGS else 2)
    if tag == "li":
        holds_passages = element.xpath("boolean(.//h2 or .//h3 or .//h4 or count(.//p) > 1)")  # of a "ten things" piece, say
        return _Line("paragraph" if holds_passages else "item", element)
    if tag == "blockquote":
        return _Line("quote", element)
    if line.kind in ("item", "quote", "heading") and tag not in ("ul", "ol", "dl", "section", "article", "figure"):
        return _Line(line.kind, element, line.level)  # a paragraph within an item is still that item's
    return _Line("paragraph", element)


def _write(line: _Line, text: str | None, links: int) -> None:
    if text:
        line.parts.append(text)
        line.linked += len(text.strip()) if links else 0


def _finished(line: _Line) -> Iterator[Block]:
    text = " ".join("".join(line.parts).replace("\xad", "").replace("\u200b", "").replace("\ufeff", "").split())
    if any(character.isalnum() for character in text):
        yield Block(line.kind, text, line.element, line.linked, line.level)


def _is_break(element: Element, line: _Line) -> bool:
    """Two line breaks end a paragraph, and so does one after a whole sentence; others only wrap a line."""
    if line.kind == "heading":
        return False
    after = element.getnext()
    if after is not None and after.tag == "br" and not (element.tail or "").strip():
        return True
    before = "".join(line.parts[-3:])
    return (
        bool(_ENDS_A_SENTENCE.search(before))
        or len("".join(line.parts).strip()) < 60
        or (element.tail or "").lstrip()[:2] in ("- ", "• ", "* ")
    )


def _preformatted(element: Element) -> Iterator[Block]:
    text = element.text_content().expandtabs(4)
    for piece in re.split(r"\n\s*\n", text):
        lines = [line.rstrip() for line in piece.split("\n") if line.strip()]
        if not lines:
            continue
        longest = max(map(len, lines))
        is_prose = longest >= _PROSE_LINE and not any(re.search(r"\S {3,}\S|[{};=<>]\s*$", line) for line in lines)
        if is_prose:
            yield Block("paragraph", " ".join(" ".join(lines).split()), element)
        else:
            yield from (Block("code", line, element) for line in lines)


def _table(element: Element) -> Iterator[Block]:
    for caption in element.iter("caption"):
        if text := " ".join(caption.text_content().split()):
            yield Block("paragraph", text, caption)
    for row, text, linked in rows(element):
        yield Block("row", text, row, linked)
