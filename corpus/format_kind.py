"""What kind of thing some bytes are: by their beginning first, then by the name's ending and the content type."""

import re
from typing import Literal

from corpus.format_source import Source, UnfitError

Kind = Literal["zip", "gzip", "warc", "pdf", "html", "feed", "mailbox", "mail", "json", "table", "markdown", "text"]

# Kinds that their first bytes give away (pdf, zip, gzip, warc) stand here for the sake of folders: such a name alone proves nothing.
SUFFIXES: dict[str, Kind] = {
    **dict.fromkeys((".txt", ".text"), "text"),
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".json", ".jsonl", ".ndjson"), "json"),
    **dict.fromkeys((".csv", ".tsv"), "table"),
    **dict.fromkeys((".rss", ".atom", ".xml"), "feed"),
    **dict.fromkeys((".zip", ".docx"), "zip"),
    ".pdf": "pdf",
    ".eml": "mail",
    ".mbox": "mailbox",
    ".warc": "warc",
    ".gz": "gzip",
}
_TYPES: dict[str, Kind] = {
    **dict.fromkeys(("text/html", "application/xhtml+xml"), "html"),
    **dict.fromkeys(("application/json", "application/feed+json", "application/ld+json", "application/x-ndjson"), "json"),
    **dict.fromkeys(("application/xml", "text/xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml"), "feed"),
    **dict.fromkeys(("text/csv", "text/tab-separated-values"), "table"),
    "text/markdown": "markdown",
    "message/rfc822": "mail",
    "application/mbox": "mailbox",
    "text/plain": "text",
}
_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"%PDF-", "pdf"),
    (b"WARC/", "warc"),
)
_OTHERS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Outlook file", "save it as .docx or .eml"),
    (b"{\\rtf", "an RTF file", "save it as .docx or .txt"),
    (b"\x28\xb5\x2f\xfd", "packed by zstd", "unpack it"),
    (b"BZh", "packed by bzip2", "unpack it"),
    (b"\xfd7zXZ", "packed by xz", "unpack it"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it"),
    (b"Rar!", "a RAR archive", "unpack it"),
    (b"\x89PNG", "an image", "give the text that it shows"),
    (b"\xff\xd8\xff", "an image", "give the text that it shows"),
    (b"GIF8", "an image", "give the text that it shows"),
    (b"SQLite format 3\0", "a database", "export its articles as JSON lines or CSV"),
    (b"PAR1", "a Parquet file", "export its articles as JSON lines or CSV"),
)
_BEFORE_ROOT = rb"(?:<\?xml[^>]{0,500}\?>\s*|<!--(?:(?!-->).){0,5000}-->\s*){0,20}"  # no blank can be taken in two ways
_FEED = re.compile(_BEFORE_ROOT + rb"<(?:rss|feed|rdf:RDF|\w+:feed)[\s>]", re.DOTALL)
_PAGE = re.compile(_BEFORE_ROOT + rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.DOTALL | re.IGNORECASE)
_PART_OF_PAGE = re.compile(rb"<(?:article|main|section|div|p|h1|h2|meta|title|table|span|!--)[\s>-]", re.IGNORECASE)
_MARKUP = re.compile(rb"<[a-z!?]", re.IGNORECASE)
_JSON = re.compile(rb"(?:\{\s*[\"}]|\[\s*[\[{\"])")
_MAILBOX = re.compile(rb"From [^\n]{1,300}\d{4}\r?\n[\w-]+:")
_HEADER = re.compile(rb"(?:[A-Za-z][\w-]{0,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n)*){2,200}\r?\n")
_OF_MAIL = re.compile(rb"^(?:message-id|mime-version|received|return-path|delivered-to):", re.IGNORECASE | re.MULTILINE)


def kind_of(source: Source) -> Kind:
    """The kind; UnfitError for what no reader is for."""
    head = source.head.removeprefix(b"\xef\xbb\xbf")
    for start, kind in _MAGIC:
        if head.startswith(start):
            return kind
    if b"%PDF-" in head[:1024]:
        return "pdf"
    _refuse_others(head)
    plain = head.replace(b"\0", b"")[2 if head[:2] in (b"\xff\xfe", b"\xfe\xff") else 0 :]  # UTF-16 looked at as ASCII
    if len(plain) < len(head) and not _is_wide(head):
        raise UnfitError("unreadable", "It is no text but a program's own data; save it as text, HTML, PDF or .docx.")
    said = SUFFIXES.get(source.suffix) or _TYPES.get(source.content_type)
    return _of_text(plain.lstrip(b" \t\r\n\f"), "text" if said in ("zip", "gzip", "warc", "pdf", None) else said, source)


def _of_text(head: bytes, said: Kind, source: Source) -> Kind:
    if _FEED.match(head):
        return "feed"
    if _PAGE.match(head) or (said not in ("text", "markdown") and _PART_OF_PAGE.match(head)):
        return "html"
    if said == "feed":
        if _MARKUP.match(head) and not head.lstrip().startswith(b"<?xml") and source.content_type == "text/html":
            return "html"
        raise UnfitError("unreadable", "It is XML or says so, but neither a feed (RSS, Atom) nor a page; give the articles' pages.")
    if _MAILBOX.match(head):
        return "mailbox"
    header = _HEADER.match(head)
    if header and _OF_MAIL.search(header[0]):
        return "mail"
    return "json" if _JSON.match(head) and said not in ("table", "markdown") else said


def _refuse_others(head: bytes) -> None:
    for start, what, remedy in _OTHERS:
        if head.startswith(start):
            raise UnfitError("unreadable", f"It is {what}, which is not read; {remedy}.")
    if head[257:262] == b"ustar":
        raise UnfitError("unreadable", "It is a tar archive, which is not read; unpack it and give the folder.")


def _is_wide(head: bytes) -> bool:
    """UTF-16 or UTF-32, of which every second byte or more of Western writing is zero."""
    marked = head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[:4] == b"\0\0\xfe\xff"
    sample = head[:1000]
    return marked or max(sample[0::2].count(0), sample[1::2].count(0)) > 0.2 * len(sample) > 5 * min(
        sample[0::2].count(0), sample[1::2].count(0)
    )
