"""Archives, honest ones and attacks: what comes out, or the sentence of refusal, in bounded memory."""

import gzip
import io
import resource
import stat
import struct
import tracemalloc
import zipfile

import pytest

from corpus.draft import Details
from corpus.format_dates import date_of
from tests.corpus.format_samples import BODY, PAGE, read, warc, zipped

BOMB = "It unpacks to more than 200 times its size, as bombs do; unpack it by hand to look at it."
ZEROS = b" " * 12_000_000  # more than what is too small to be a bomb


def members(*entries: tuple[str, bytes, int]) -> bytes:
    """A zip with the rights of each file as a Unix system writes them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data, mode in entries:
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            archive.writestr(info, data)
    return out.getvalue()


# ------------------------------------------------------------------ honest ones


def test_each_file_is_read_by_its_kind() -> None:
    data = zipped(
        {
            "2026/a.txt": "Arm sold\n\nIt was.",
            "2026/b.html": PAGE,
            "c.jsonl.gz": gzip.compress(b'{"title": "T", "text": "x"}'),
            "d.zip": zipped({"e.csv": "title,text\nU,y\n"}),
            "crawl.warc.gz": gzip.compress(warc("https://x.example/1", PAGE)),
        }
    )
    assert [(row[0], row[1]) for row in read(data, "p.zip")] == [
        ("p.zip: 2026/a.txt", "Arm sold"),
        ("p.zip: 2026/b.html", "Tarnfjell backs Orbline"),
        ("p.zip: c.jsonl.gz: line 1", "T"),
        ("p.zip: d.zip: e.csv: row 1", "U"),
        ("p.zip: crawl.warc.gz: https://x.example/1", "Tarnfjell backs Orbline"),
    ]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_each_way_of_packing(method: int) -> None:
    assert read(zipped({"a.txt": BODY}, method), "p.zip") == [("p.zip: a.txt", None, BODY, {"key": "a"})]


def test_what_is_hidden_or_of_no_known_kind_is_left_out() -> None:
    names = (".DS_Store", "__MACOSX/._a.txt", ".git/a.txt", "a.exe", "a", "b/.c.txt", "folder/")
    assert read(zipped(dict.fromkeys(names, "x") | {"a.txt": "It was."}), "p.zip") == [("p.zip: a.txt", None, "It was.", {"key": "a"})]


def test_a_packed_text_keeps_what_is_said_of_it() -> None:
    given = Details(title="T", publisher="Wire", published=date_of("2026-03-02"))
    packed = gzip.compress("für 5 €".encode("cp1252")) + gzip.compress(b" more")  # two members are one stream
    assert read(packed, "a.txt.gz", given=given) == [
        ("a.txt.gz", "T", "für 5 € more", {"publisher": "Wire", "published": "2026-03-02", "key": "a"})
    ]
    assert read(gzip.compress(PAGE.encode()), url="https://x.example/1", content_type="application/gzip")[0][1] == "Tarnfjell backs Orbline"


# ------------------------------------------------------------------ attacks and faults


@pytest.mark.parametrize(
    "name", ["../a.txt", "/etc/a.txt", "a/../../b.txt", "C:/a.txt", "C:a.txt", "..\\a.txt", "\\\\host\\a.txt", "a/../b.txt"]
)
def test_a_name_that_leads_out_is_refused_and_the_others_go_on(name: str) -> None:
    found = read(members((name, b"x", 0o644), ("b.txt", b"It was.", 0o644)), "p.zip")
    assert found[0][1:] == ("refused", "Its name leads out of the archive, as attacks do; rename it.")
    assert found[1:] == [("p.zip: b.txt", None, "It was.", {"key": "b"})]


def test_a_link_in_an_archive_is_refused() -> None:
    assert read(members(("a.txt", b"/etc/passwd", stat.S_IFLNK | 0o777)), "p.zip") == [
        ("p.zip: a.txt", "refused", "It is a link to another file; give that file.")
    ]


def test_a_file_behind_a_password_is_refused() -> None:
    data = bytearray(zipped({"a.txt": "It was."}))
    data[6] |= 1  # the flag in the local header
    data[data.index(b"PK\1\2") + 8] |= 1  # and in the directory
    assert read(bytes(data), "p.zip") == [("p.zip: a.txt", "unreadable", "It is protected by a password; unpack it first.")]


@pytest.mark.parametrize(
    ("name", "data", "row"),
    [
        ("p.zip", zipped({"a.txt": ZEROS}), ("p.zip: a.txt", "too large", BOMB)),
        ("p.zip", zipped({"a.jsonl": ZEROS}), ("p.zip: a.jsonl", "too large", BOMB)),
        ("p.zip", zipped({"a.txt.gz": gzip.compress(ZEROS)}), ("p.zip: a.txt.gz", "too large", BOMB)),
        ("a.txt.gz", gzip.compress(ZEROS), ("a.txt.gz", "too large", BOMB)),
        ("p.zip", zipped({"a.zip": zipped({"b.txt": ZEROS})}), ("p.zip: a.zip: b.txt", "too large", BOMB)),
        ("a.zip.gz", gzip.compress(zipped({"b.txt": ZEROS})), ("a.zip.gz: b.txt", "too large", BOMB)),
        (
            "p.zip",
            zipped({"a.zip": zipped({"b.zip": zipped({"c.txt": "x"})})}),
            ("p.zip: a.zip: b.zip", "too large", "It is an archive inside 2 others; unpack the outer ones first."),
        ),
        (
            "a.gz",
            gzip.compress(gzip.compress(gzip.compress(b"x"))),
            ("a.gz", "too large", "It is an archive inside 2 others; unpack the outer ones first."),
        ),
        (
            "a.docx",
            zipped({"word/document.xml": ZEROS}),
            ("a.docx", "too large", "The Word file unpacks to 12,000,000 bytes in 1 parts; save its text alone."),
        ),
    ],
)
def test_bombs(name: str, data: bytes, row: tuple[str, str, str]) -> None:
    tracemalloc.start()
    try:
        assert read(data, name) == [row]
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
    finally:
        tracemalloc.stop()


def many(times: int, name: str, data: bytes) -> bytes:
    """One file that stands in the directory so many times."""
    whole = zipped({name: data})
    at, end = whole.index(b"PK\1\2"), whole.index(b"PK\5\6")
    tail = struct.pack("<HHLL", times & 0xFFFF, times & 0xFFFF, times * (end - at), at)
    return whole[:at] + times * whole[at:end] + whole[end : end + 8] + tail + whole[end + 20 :]


def test_too_many_files_end_the_reading() -> None:
    assert read(many(100_001, "a.bin", b"x"), "p.zip") == [("p.zip", "too large", "The archive holds more than 100,000 files; split it.")]


def test_a_size_that_lies_is_found_out() -> None:
    """The directory says 10 bytes; what is unpacked is no more than that, and does not match its sum."""
    data = bytearray(zipped({"a.txt": BODY}))
    struct.pack_into("<L", data, data.index(b"PK\1\2") + 24, 10)
    ((place, reason, why),) = read(bytes(data), "p.zip")
    assert (place, reason) == ("p.zip: a.txt", "unreadable")
    assert why.startswith("It cannot be unpacked (Bad CRC-32")


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("p.zip", zipped({"a.txt": BODY})[:-30], "The zip file is faulty or cut off (File is not a zip file); get it anew."),
        ("p.zip", b"PK\3\4", "The zip file is faulty or cut off (File is not a zip file); get it anew."),
        ("a.txt.gz", gzip.compress(BODY.encode())[:-30], "It cannot be unpacked (Compressed file ended before the end-of-stream marker was reached); get it anew."),
        ("a.txt.gz", b"\x1f\x8b\x08\0" + b"noise" * 20, "The gzip file is faulty ("),
        ("a.txt.gz", b"\x1f\x8b", "It cannot be unpacked ("),
        ("a.xlsx", zipped({"xl/workbook.xml": "<x/>"}), "It is an Excel file; save its table as CSV."),
        ("a.odt", zipped({"mimetype": "", "content.xml": "<x/>"}), "It is an OpenDocument file; save it as .docx."),
        ("a.epub", zipped({"META-INF/container.xml": "<x/>"}), "It is an e-book; give its chapters as HTML."),
    ],
)  # fmt: skip
def test_broken_and_other_archives(name: str, data: bytes, why: str) -> None:
    ((place, reason, told),) = read(data, name)
    assert (place, reason) == (name, "unreadable")
    assert told.startswith(why)


def test_a_broken_file_in_an_archive_leaves_the_others() -> None:
    data = bytearray(zipped({"a.txt": BODY, "b.txt": "It was."}))
    data[60] ^= 0xFF
    first, second = read(bytes(data), "p.zip")
    assert first[:2] == ("p.zip: a.txt", "unreadable")
    assert second == ("p.zip: b.txt", None, "It was.", {"key": "b"})


def test_overlapping_files_do_not_multiply() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    found = read(many(1_000, "a.txt", b"x" * 1_000_000), "p.zip")
    assert len(found) == 1000
    assert sum(row[1] == "refused" for row in found) == 999
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < 20
