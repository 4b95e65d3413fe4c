"""Web archives: the pages and texts that a crawl got, also packed by gzip as crawls ship them."""

from collections.abc import Iterator
from typing import Any

from corpus.draft import Refusal
from corpus.format_source import DOCUMENT, Source, UnfitError, parameters, spooled
from corpus.format_text import URL

TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_OK = 200
_ROBOTS = "/robots.txt"


def read_warc(source: Source) -> Iterator[Source | Refusal]:
    """Each answer that is a page or a text, to be read by its kind; all other records are passed over."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource
    # Its library is written in another language, and breaks off the whole program where it cannot go back in a stream.
    stream = source.stream if source.stream.seekable() else spooled(source.stream)
    number = 0
    try:
        for number, record in enumerate(ArchiveIterator(stream, record_types=kinds, parse_http=False, quirks_mode=True), 1):
            address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
            url = address if URL.fullmatch(address) else None
            place = url or f"record {number}"
            if record.content_length > DOCUMENT:
                yield Refusal(
                    f"{source.place}: {place}", "too large", f"The record has {record.content_length:,} bytes, over {DOCUMENT:,}."
                )
            elif not (url or "").endswith(_ROBOTS):
                yield from _answer(record, place, url, source)
    except (OSError, ValueError, RuntimeError) as error:
        # What came before it is whole, and was given out.
        raise UnfitError("unreadable", f"The web archive is faulty or cut off ({str(error)[:100]}); get it anew.") from None
    if not number:
        raise UnfitError("unreadable", "The web archive holds no answers of servers; give one with WARC response records.")


def _answer(record: Any, place: str, url: str | None, source: Source) -> Iterator[Source | Refusal]:
    block, said = record.reader.read(DOCUMENT), record.headers.get("Content-Type") or ""
    if not record.is_http:
        if parameters(said)[0] in TYPES:
            yield source.part(block, place, content_type=said, url=url)
        return
    answer = _parsed(block)
    if answer is None:
        yield Refusal(f"{source.place}: {place}", "unreadable", "The server's answer in this record is faulty.")
        return
    status, content_type, data = answer
    if status != _OK or parameters(content_type)[0] not in TYPES:
        return
    if len(data) > DOCUMENT:
        yield Refusal(f"{source.place}: {place}", "too large", f"The page unpacks to more than {DOCUMENT:,} bytes.")
    elif data.strip():
        yield source.part(data, place, content_type=content_type, url=url)


def _parsed(block: bytes) -> tuple[int | None, str, bytes] | None:
    """Status, content type and content of an answer, unpacked unless the crawler did so and left the header as it was."""
    from fastwarc.warc import WarcRecord

    # In a record of its own: one that cannot be unpacked would end the walk through the archive.
    for codings in ("all", "none"):
        record = WarcRecord()
        record.set_bytes_content(block)
        record.is_http = True
        try:
            record.parse_http(auto_decode=codings, quirks_mode=True)
            headers = record.http_headers
            return headers.status_code, headers.get("Content-Type") or "", record.reader.read(DOCUMENT + 1)
        except (OSError, ValueError, RuntimeError):
            continue
    return None
