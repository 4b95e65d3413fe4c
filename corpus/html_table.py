"""Tables: which hold data and which only lay a page out, and the rows of the first as lines."""

from collections.abc import Iterator
from itertools import islice

from corpus.html_tree import Element

MOST_ROWS = 10_000
MOST_CELLS = 200  # in a row

_SIGNS_BEFORE = frozenset(["$", "€", "£", "¥", "US$", "(", "($"])
_SIGNS_AFTER = frozenset([")", "%", ")%", "x"])


def is_layout(table: Element) -> bool:
    """Old pages are laid out by tables: one column, other tables inside, or cells that hold whole passages."""
    if (table.get("role") or "") in ("presentation", "none") or table.find(".//table") is not None:
        return True
    if table.xpath("boolean(.//td[count(.//p) > 2] or .//h1 or .//td//article or .//td[count(.//br) > 5])"):
        return True
    found = [cells for row in table.iter("tr") if (cells := [cell for cell in row.iterchildren("td", "th") if _text(cell)])]
    if not found or max(map(len, found)) < 2:
        return True
    return len(found) <= 3 and any(len(_text(cell)) > 700 for row in found for cell in row)


def rows(table: Element) -> Iterator[tuple[Element, str, int]]:
    """Each row with a text: its element, its cells apart by " | ", and how many of its characters are links."""
    found = []
    for row in islice(table.iter("tr"), MOST_ROWS):
        cells = _cells(row)
        if any(character.isalnum() for cell in cells if cell for character in cell):
            found.append((row, cells))
    columns = {at for _, cells in found for at, cell in enumerate(cells) if cell and cell not in _SIGNS_BEFORE | _SIGNS_AFTER}
    for row, cells in found:
        linked = sum(len(_text(link)) for link in row.iter("a"))
        yield row, " | ".join(_joined([cell for at, cell in enumerate(cells) if cell or (cell == "" and at in columns)])), linked


def _cells(row: Element) -> list[str | None]:
    """A row's cells by column; None where a cell before reaches over."""
    cells: list[str | None] = []
    for cell in islice(row.iterchildren("td", "th"), MOST_CELLS):
        span = cell.get("colspan") or "1"
        cells.append(_text(cell))
        cells.extend([None] * (min(int(span), MOST_CELLS) - 1 if span.isascii() and span.isdigit() and len(span) < 4 else 0))
    return cells


def _joined(cells: list[str | None]) -> list[str]:
    """Filings put signs into cells of their own: a currency joins the figure after it, a percent sign the one before."""
    found: list[str] = []
    waiting = ""
    for cell in cells:
        if cell in _SIGNS_BEFORE:
            waiting = cell or ""
        elif cell in _SIGNS_AFTER and found and found[-1]:
            found[-1] += cell or ""
        elif cell or not waiting:
            found.append(waiting + (cell or ""))
            waiting = ""
    while found and not found[-1]:
        found.pop()
    return found


def _text(cell: Element) -> str:
    apart = " " if cell.find("*") is not None and cell.xpath("boolean(.//br or .//p or .//div or .//li)") else ""
    return " ".join(apart.join(cell.itertext()).split())
