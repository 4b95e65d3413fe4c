"""Small files of every kind, made here; and what comes out of them, in a form that a table of tests can hold."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from corpus.draft import Draft, Link, Piece, Refusal
from corpus.formats import pieces

BODY = (
    "Tarnfjell Compute said on Monday that it had invested $40 million in Orbline, a maker of optical switches for data centres. "
    "The round values Orbline at $400 million, according to two people who know the terms and who asked not to be named."
    "\n\nOrbline will spend the money on a second plant near Bergen, where it expects to employ 120 people by the end of next year. "
    "Its customers include Quillmark and two cloud companies that it does not name, and it says that its order book is full until 2028."
    "\n\nTarnfjell already buys switches from Orbline under a contract that runs for three years. "
    "Neither company would say whether the money comes back to Tarnfjell as discounts, which is what Orbline's rivals suspect."
)
PARAGRAPHS = BODY.split("\n\n")
PAGE = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>Tarnfjell backs Orbline</title></head><body><article>"
    "<h1>Tarnfjell backs Orbline</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS) + "</article></body></html>"
)


def told(piece: Piece) -> tuple[Any, ...]:
    """A piece as a row: what is not known is left out of the dictionary."""
    match piece:
        case Draft():
            names = ("publisher", "authors", "published", "url", "canonical_url", "kind", "key", "based_on")
            known = {name: value for name in names if (value := getattr(piece, name))}
            return piece.place, piece.title, piece.body, known
        case Link():
            known = {name: value for name in ("title", "published", "publisher") if (value := getattr(piece, name))}
            return piece.place, piece.url, known
        case Refusal():
            return tuple(piece)


def read(data: bytes | str, name: str = "", **said: Any) -> list[tuple[Any, ...]]:
    """The pieces of one file as rows."""
    raw = data.encode() if isinstance(data, str) else data
    return [told(piece) for piece in pieces(raw, place=name or "here", name=name, **said)]


def zipped(files: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def pdf(*pages: list[str], title: str | None = None) -> bytes:
    """A PDF written by hand: each page's lines one under the other, and a table of where its objects are."""
    info = f"<< /Title ({title}) >>" if title else "<< >>"
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"]
    objects += ["<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>", info]
    for at, lines in enumerate(pages):
        words = " T* ".join(f"({line.replace('(', '\\(').replace(')', '\\)')}) Tj" for line in lines)
        shown = zlib.compress(f"BT /F1 10 Tf 40 800 Td 12 TL {words} ET".encode("latin-1"))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /Contents {6 + 2 * at} 0 R /MediaBox [0 0 600 840] /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(shown)} /Filter /FlateDecode >>\nstream\n{shown.decode('latin-1')}\nendstream")
    out, starts = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n".encode("latin-1")
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode()


def warc(url: str, body: bytes | str, *headers: str, kind: str = "text/html", status: str = "200 OK", length: int | None = None) -> bytes:
    """One record of a web archive with a server's answer."""
    raw = body.encode() if isinstance(body, str) else body
    answer = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers, "", ""]).encode() + raw
    head = [
        "WARC/1.0",
        "WARC-Type: response",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2026-03-02T10:00:00Z",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {length or len(answer)}",
    ]
    return "\r\n".join([*head, "", ""]).encode() + answer + b"\r\n\r\n"
