"""Whatever a file or a server's answer holds, one article or many, as drafts, links and refusals."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from corpus.draft import NO_DETAILS, Details, Draft, Piece, Refusal
from corpus.format_archive import read_gzip, read_zip
from corpus.format_feed import read_feed
from corpus.format_json import read_json
from corpus.format_kind import SUFFIXES, Kind, kind_of
from corpus.format_mail import read_mail, read_mailbox
from corpus.format_markdown import read_markdown
from corpus.format_pdf import read_pdf
from corpus.format_source import FullError, Reader, Source, UnfitError, opened, parameters, spooled
from corpus.format_table import read_table
from corpus.format_text import read_text
from corpus.format_warc import read_warc

__all__ = ["SUFFIXES", "Details", "pieces", "pieces_of_file"]

_NOTHING: Mapping[str, str] = {}


def pieces(
    data: bytes,
    *,
    place: str,
    name: str = "",
    content_type: str = "",
    url: str | None = None,
    given: Details = NO_DETAILS,
    mapping: Mapping[str, str] = _NOTHING,
) -> Iterator[Piece]:
    """What some bytes hold; their kind is told by their beginning, then by name and content type."""
    kind, charset = parameters(content_type)
    yield from _pieces(Source(opened(data), place, name, kind, charset, url, given, mapping))


def pieces_of_file(path: Path, *, given: Details = NO_DETAILS, mapping: Mapping[str, str] = _NOTHING) -> Iterator[Piece]:
    """What a file holds, `-` for the standard input; large ones (web archives, JSON lines, mailboxes) are never held whole."""
    place = "standard input" if str(path) == "-" else str(path)
    try:
        with spooled(sys.stdin.buffer) if str(path) == "-" else path.open("rb") as stream:
            name = "" if str(path) == "-" else path.name
            yield from _pieces(Source(opened(stream), place, name, given=given, mapping=mapping))
    except IsADirectoryError:
        yield Refusal(place, "not found", f"The folder holds no file that is read ({', '.join(sorted(SUFFIXES))}).")
    except FileNotFoundError:
        yield Refusal(place, "not found", "There is no such file.")
    except UnfitError as error:
        yield Refusal(place, error.reason, str(error))
    except (OSError, ValueError) as error:
        yield Refusal(place, "unreadable", f"It cannot be read ({getattr(error, 'strerror', None) or error}).")


def _pieces(source: Source) -> Iterator[Piece]:
    try:
        for item in _READERS[kind_of(source)](source):
            if isinstance(item, Source):
                yield from _pieces(item)
            else:
                yield item
    except FullError as error:
        if source.depth:
            raise
        yield source.refusal(error)
    except UnfitError as error:
        yield source.refusal(error)


def _read_html(source: Source) -> Iterator[Piece]:
    from corpus.html import page

    piece = page(source.whole(), place=source.place, url=source.url or source.given.url, charset=source.charset)
    yield replace(source.filled(piece), key=source.key) if isinstance(piece, Draft) else piece


_READERS: dict[Kind, Reader] = {
    "zip": read_zip,
    "gzip": read_gzip,
    "warc": read_warc,
    "pdf": read_pdf,
    "html": _read_html,
    "feed": read_feed,
    "mailbox": read_mailbox,
    "mail": read_mail,
    "json": read_json,
    "table": read_table,
    "markdown": read_markdown,
    "text": read_text,
}
