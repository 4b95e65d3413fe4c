"""A page's bytes → its characters → its tree, whatever the server says they are."""

import re
from itertools import islice
from typing import Any

from corpus.errors import KeiretsuError

type Element = Any  # lxml ships no types

MOST_BYTES = 10_000_000
MOST_ELEMENTS = 150_000
MOST_DEPTH = 2_000  # the parser's own limit lies a little above
MOST_NESTING = 8_000_000  # the depths of all elements together: what looks upwards from each of them takes as many steps
_LONGEST_LABEL = 500  # characters of a heading or a link
_HEAD = 4096  # a declaration of the charset further down is no declaration

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# Codecs that pages are written in. Python knows more, some of which run escapes ("unicode_escape") or unpack.
_CODECS = re.compile(
    r"utf-?8|utf-?16(?:le|be)?|(?:us-)?ascii|latin-?1|iso-?8859-\d{1,2}|(?:windows-|cp)(?:125\d|874|932|949)|koi8-[ru]|gb(?:2312|k|18030)"
    r"|big5(?:-hkscs)?|euc-(?:jp|kr)|shift[-_]jis|iso-2022-jp|macintosh|mac-roman|tis-620"
)
_WESTERN = re.compile(r"(?:us-)?ascii|latin-?1|iso-?8859-1|(?:windows-|cp)1252")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]")


class UnreadableError(KeiretsuError):
    """Bytes that no page can be made of."""


def decode(data: bytes, charset: str | None = None) -> str:
    """The characters: by byte-order mark, header, declaration, else UTF-8, else Windows-1252; none that cannot be printed."""
    return _UNPRINTABLE.sub("", _decoded(data, charset)).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")


def _decoded(data: bytes, charset: str | None) -> str:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data.removeprefix(mark).decode(codec.removesuffix("-sig"), "replace")
    declared = _META_CHARSET.search(data[:_HEAD])
    named = [charset or "", declared[1].decode("ascii") if declared else ""]
    for name in [*(name.strip(" \"'").lower() for name in named), "utf-8"]:
        if not _CODECS.fullmatch(name) or _WESTERN.fullmatch(name):
            continue  # "latin-1" is what servers say of everything; what is UTF-8 all the same is told by trying
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")  # a page cut in the middle of a character is still UTF-8
    return text if broken * 20 < sum(character > "\x7f" for character in text) else data.decode("cp1252", "replace")


def parse(text: str) -> Element:
    """The tree of a page, or a sentence why there is none."""
    from lxml import etree, html

    if not text.strip():
        raise UnreadableError("the page is empty; save it again")
    # Depth is bounded by the parser, size by us; a "huge" tree only lifts the depth from 256, which unclosed tags reach soon.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableError("the page holds no HTML that can be read; open it in a browser and save it again") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise UnreadableError(f"the page's tags are nested more than {MOST_DEPTH:,} deep; copy its text into a text file")
    _bound(tree, etree)
    for element in tree.iter("h1", "h2", "h3", "h4", "h5", "h6", "a"):
        if len(element) and element.find(".//p") is not None and len("".join(islice(element.itertext(), 2_000))) > _LONGEST_LABEL:
            element.tag = "div"  # it was never closed, so that the rest of the page fell into it
    return tree


def _bound(tree: Element, etree: Any) -> None:
    elements = nesting = depth = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        for name in ("class", "id"):
            if event == "start" and len(element.get(name) or "") > _LONGEST_LABEL:
                element.set(name, element.get(name)[:_LONGEST_LABEL])  # each of many expressions looks through it
        depth += 1 if event == "start" else -1
        elements += event == "start"
        nesting += depth * (event == "start")
        if elements > MOST_ELEMENTS or nesting > MOST_NESTING:
            raise OverflowError(f"The page has more than {MOST_ELEMENTS:,} elements, or too many too deep; save its article alone")
