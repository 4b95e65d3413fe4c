"""Tables (CSV, TSV): a row is an article or a link, its columns told by their names."""

import csv
import io
from collections.abc import Iterator
from itertools import chain

from corpus.draft import Draft, Link, Refusal
from corpus.format_fields import knows, record
from corpus.format_source import DOCUMENT, Source, UnfitError
from corpus.format_text import characters

_SEPARATORS = ",;\t|"
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def read_table(source: Source) -> Iterator[Draft | Link | Refusal]:
    """The rows; their numbers count records, the header not."""
    rows = table(source)
    columns = next(rows, [])
    if not knows(columns, source.mapping):
        names = ", ".join(name[:40] for name in columns[:12])
        raise UnfitError(
            "unreadable", f"None of its columns ({names or 'none'}) is known to hold a text or an address; say which with --map text=NAME."
        )
    for number, row in enumerate(rows, 1):
        place = f"{source.place}: row {number}"
        if len(row) > len(columns):
            yield Refusal(place, "unreadable", f"It has {len(row):,} cells under {len(columns):,} columns; put texts into quotation marks.")
        elif any(cell.strip() for cell in row):
            try:
                yield record(dict(zip(columns, row, strict=False)), place, source, source.given.of_each())
            except UnfitError as error:
                yield Refusal(place, error.reason, str(error))


def table(source: Source) -> Iterator[list[str]]:
    """The rows of cells, header first; faults of the form are UnfitErrors."""
    csv.field_size_limit(DOCUMENT)
    lines = _lines(source)
    first = next(lines, "")
    separator = "\t" if source.suffix == ".tsv" else max(_SEPARATORS, key=first.count)
    try:
        yield from csv.reader(chain([first], lines), delimiter=separator)
    except csv.Error as error:
        raise UnfitError("unreadable", f"The table is faulty ({error}); save it anew as CSV in UTF-8.") from None


def _lines(source: Source) -> Iterator[str]:
    if source.head[:2] in _WIDE or b"\0" in source.head[:200]:
        yield from io.StringIO(characters(source.whole(), source.charset), newline="")
    else:
        yield from (characters(line, source.charset) for line in source.lines())
