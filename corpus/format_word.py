"""Word files: title, headings, lists and tables in the order in which they stand."""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from corpus.draft import Draft
from corpus.format_source import RATIO, SMALL, Source, UnfitError
from corpus.format_text import clean, of_text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

UNPACKED = 200_000_000  # bytes of all its parts
MOST_PARTS = 5_000
MOST_BLOCKS = 50_000

# Words as they stand now: what was deleted with tracked changes is w:delText, and text boxes come twice, once for old programs.
_WORDS = ".//*[self::w:t or self::w:tab or self::w:br or self::w:cr][not(ancestor::w:del) and not(ancestor::w:txbxContent)]"


def read_word(source: Source) -> Iterator[Draft]:
    """The article of a Word file, or the articles of a press database's export."""
    data = source.whole()
    _check(data)
    title, text = _text(data)
    yield from of_text(text, source, stated=title)


def _check(data: bytes) -> None:
    """Bounds before the library unpacks anything."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        size, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
        if len(parts) > MOST_PARTS or size > UNPACKED or (size > SMALL and size > RATIO * packed):
            raise UnfitError("too large", f"The Word file unpacks to {size:,} bytes in {len(parts):,} parts; save its text alone.")


def _text(data: bytes) -> tuple[str | None, str]:
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        return _blocks(document)
    except UnfitError:
        raise
    except Exception as error:  # noqa: BLE001 - a faulty file raises whatever the place of the fault happens to raise
        raise UnfitError("unreadable", f"The Word file is faulty ({str(error)[:100] or type(error).__name__}); save it anew.") from None


def _blocks(document: "Document") -> tuple[str | None, str]:
    """Title and text: headings, items and rows a line each, paragraphs apart by a blank line."""
    from docx.table import Table

    title: str | None = None
    text = ""
    before = ""
    for number, block in enumerate(document.iter_inner_content()):
        if number >= MOST_BLOCKS:
            raise UnfitError("too large", f"The Word file holds more than {MOST_BLOCKS:,} paragraphs; split it.")
        if isinstance(block, Table):
            kind, lines = "row", list(_rows(block))
        else:
            kind, words = _kind(block), _words(block._p)
            lines = [words] if words else []
            if kind == "title" and words and title is None and not text:
                title, lines = words, []
        for line in lines:
            close = kind == before and kind in ("item", "row")
            text += ("\n" if close else "\n\n" if text else "") + line
            before = kind
    return title, text


def _kind(paragraph: "Paragraph") -> str:
    style = (paragraph.style.name or "").lower() if paragraph.style else ""
    if style == "title":
        return "title"
    listed = style.startswith("list") or paragraph._p.xpath("boolean(./w:pPr/w:numPr)")
    return "item" if listed and not style.startswith("heading") else "paragraph"


def _words(element: Any) -> str:
    signs = {"tab": "\t", "br": "\n", "cr": "\n"}
    found = (signs.get(node.tag.rpartition("}")[2]) or node.text or "" for node in element.xpath(_WORDS))
    return clean("".join(found)).strip()


def _rows(table: "Table") -> Iterator[str]:
    """A row a line, cells apart by a stroke; a cell that spans several stands once."""
    for row in table._tbl.tr_lst:
        cells = [" ".join(_words(cell).split()) for cell in row.tc_lst]
        if any(cells):
            yield " | ".join(cells)
