"""PDFs: the text of the pages, lines joined into paragraphs, running heads and page numbers left out."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from corpus.draft import Draft
from corpus.format_source import Source, UnfitError
from corpus.format_text import clean, of_text

MOST_PAGES = 300
MOST_CHARACTERS = 2_000_000

_NUMBER = re.compile(r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_STOPPED = re.compile(r"[.!?:;…]['\"”’)\]]*$")
_ITEM = re.compile(r"(?:[-*•‣◦·▪–—]|\(?\d{1,3}[.)])\s")
_HYPHENATED = re.compile(r"[a-zß-ÿ][-\u2010\u00ad]$")
_EDGE = 2  # lines at the top and at the bottom of a page where running heads stand


def read_pdf(source: Source) -> Iterator[Draft]:
    """The article of a PDF, or the articles of a press database's export. The file's own dates and author are those of its making."""
    pages, stated = _pages(source.whole())
    text = "\n\n".join(filter(None, (_paragraphs(lines) for lines in _without_edges(pages))))
    if not any(sign.isalnum() for sign in text):
        raise UnfitError("unreadable", "Its pages hold no text but pictures of it; run text recognition (OCR) over it first.")
    # A title in the file's data is often a template's or another file's name: it counts where the first page shows it.
    shown = " ".join("".join(pages[0][:30]).split()).replace(" ", "").casefold() if pages else ""
    title = stated if stated and stated.replace(" ", "").casefold() in shown else None
    yield from of_text(text, source, stated=title)


def _pages(data: bytes) -> tuple[list[list[str]], str | None]:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says of faulty files is for its developers
    pages: list[list[str]] = []
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnfitError("unreadable", "It is protected by a password; save it without one.")
        if (count := len(reader.pages)) > MOST_PAGES:
            raise UnfitError("too large", f"It has {count:,} pages, more than {MOST_PAGES}; give the pages of the article.")
        size = 0
        for page in reader.pages:
            pages.append(clean(page.extract_text()).split("\n"))
            if (size := size + sum(map(len, pages[-1]))) > MOST_CHARACTERS:
                raise UnfitError("too large", f"It holds more than {MOST_CHARACTERS:,} characters; give the pages of the article.")
        return pages, " ".join(clean(str(reader.metadata.title or "")).split()) or None if reader.metadata else None
    except UnfitError:
        raise
    except Exception as error:  # noqa: BLE001 - a faulty PDF raises whatever the place of the fault happens to raise
        why = "it needs a password or a cipher" if type(error).__name__ == "DependencyError" else str(error)[:100] or type(error).__name__
        raise UnfitError("unreadable", f"The PDF is faulty or cut off ({why}); save it anew.") from None


def _without_edges(pages: list[list[str]]) -> Iterator[list[str]]:
    """The pages without the lines that stand at the edge of most of them, figures aside, and without page numbers."""
    stripped = [[line.strip() for line in page if line.strip()] for page in pages]
    edges = Counter(_DIGITS.sub("#", line) for page in stripped for line in {*page[:_EDGE], *page[-_EDGE:]})
    often = {line for line, count in edges.items() if count >= max(3, 0.5 * len(stripped))}
    for page in stripped:
        inside = range(_EDGE, len(page) - _EDGE)
        yield [line for at, line in enumerate(page) if at in inside or not (_DIGITS.sub("#", line) in often or _NUMBER.fullmatch(line))]


def _paragraphs(lines: list[str]) -> str:
    """Lines that were broken for the width of the column, joined; a short one, and one before an item, ends its paragraph."""
    if not lines:
        return ""
    width = sorted(map(len, lines))[int(0.8 * (len(lines) - 1))]
    text = lines[0]
    for line, following in pairwise(lines):
        if _HYPHENATED.search(line) and following[:1].islower():
            text = text[:-1] + following
        elif len(line) < 0.75 * width or _ITEM.match(following) or (_STOPPED.search(line) and _would_fit(line, following, width)):
            text += "\n\n" + following
        else:
            text += " " + following
    return text


def _would_fit(line: str, following: str, width: int) -> bool:
    """Whether the next word had room in the line: then the line was ended on purpose."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) <= width
