"""What a file is, told by its bytes before its name; characters in every encoding; plain text, Markdown, lists of addresses."""

import io
import sys
from pathlib import Path

import pytest

from corpus.draft import Details
from corpus.formats import pieces_of_file
from tests.corpus.format_samples import BODY, PAGE, pdf, read, told, warc, zipped

TEXT = f"Tarnfjell backs Orbline\n\n{BODY}"
TITLE = "Tarnfjell backs Orbline"
LINE = '{"title": "Tarnfjell backs Orbline", "text": "It did."}'
MAIL = "From: Ann <a@x.example>\nSubject: Tarnfjell backs Orbline\nMIME-Version: 1.0\n\nIt did.\n"
FEED = f'<?xml version="1.0"?><rss><channel><item><title>{TITLE}</title><link>https://x.example/1</link></item></channel></rss>'

# ------------------------------------------------------------------ kinds


@pytest.mark.parametrize(
    ("name", "content_type", "data"),
    [
        ("a.txt", "", TEXT),
        ("a.html", "", PAGE),
        ("a.pdf", "", pdf([TITLE, "", *BODY.split("\n\n")])),
        ("a.json", "", LINE),
        ("a.csv", "", f"title,text\n{TITLE},It did."),
        ("a.eml", "", MAIL),
        ("a.mbox", "", f"From a@x.example Mon Mar  2 10:00:00 2026\n{MAIL}"),
        # The name is wrong or says nothing
        ("a.txt", "", PAGE),
        ("a.html", "", PAGE[PAGE.index("<article>") : PAGE.index("</body>")]),
        ("a.html", "", pdf([TITLE, "", *BODY.split("\n\n")])),
        ("a.pdf", "", PAGE),
        ("a.pdf", "", TEXT),
        ("a.docx", "", TEXT),
        ("a.zip", "", PAGE),
        ("a.gz", "", TEXT),
        ("a.warc", "", PAGE),
        ("a.xml", "", PAGE),
        ("a.txt", "", LINE),
        ("a", "", LINE + "\n"),
        ("a.txt", "", MAIL),
        ("a.exe", "", TEXT),
        ("", "", PAGE),
        # The server's word, where there is no name
        ("", "text/plain; charset=utf-8", TEXT),
        ("", "application/json", LINE),
        ("", "text/csv", f"title,text\n{TITLE},It did."),
        ("", "text/html", pdf([TITLE, "", *BODY.split("\n\n")])),
        ("", "text/html", LINE),
        ("", "application/octet-stream", PAGE),
        ("", "no type / at all;;", TEXT),
    ],
)
def test_the_kind_is_told_by_the_beginning_first(name: str, content_type: str, data: str | bytes) -> None:
    (piece,) = read(data, name, content_type=content_type)
    assert piece[1] == TITLE
    assert "It did" in piece[2] or "invested $40 million" in piece[2]


@pytest.mark.parametrize("name", ["a.xml", "a.html", "a.txt", "a.rss", ""])
@pytest.mark.parametrize("before", ["", "\ufeff", "\n", "<!-- made by hand -->"])
def test_a_feed_is_a_feed_under_every_name(name: str, before: str) -> None:
    assert [row[1] for row in read(before + FEED.replace('<?xml version="1.0"?>', ""), name)] == ["https://x.example/1"]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.txt", b"", "There is no text in it."),
        ("a.txt", b" \n\xc2\xa0\n", "There is no text in it."),
        ("a.txt", b"-----\n*****\n", "There is no text in it."),
        ("a.txt", b"\x7fELF\0\0\1" * 40, "It is no text but a program's own data; save it as text, HTML, PDF or .docx."),
        ("a.pdf", b"\0\1\2garbage", "It is no text but a program's own data; save it as text, HTML, PDF or .docx."),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "It is an old Word or Outlook file, which is not read; save it as .docx or .eml."),
        ("a.rtf", b"{\\rtf1 Text}", "It is an RTF file, which is not read; save it as .docx or .txt."),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0", "It is an image, which is not read; give the text that it shows."),
        ("a.tar", b"a.txt".ljust(257, b"\0") + b"ustar\0", "It is a tar archive, which is not read; unpack it and give the folder."),
        ("a.zst", b"\x28\xb5\x2f\xfd\0", "It is packed by zstd, which is not read; unpack it."),
        ("a.db", b"SQLite format 3\0", "It is a database, which is not read; export its articles as JSON lines or CSV."),
        ("a.xml", b'<?xml version="1.0"?><nitf><body>x</body></nitf>', "It is XML or says so, but neither a feed (RSS, Atom) nor a page; give the articles' pages."),
        ("a.jsonl", b"\n\n", "There is nothing in it."),
    ],
)  # fmt: skip
def test_what_no_reader_is_for_is_one_sentence(name: str, data: bytes, why: str) -> None:
    assert read(data, name) == [(name, "unreadable", why)]


# ------------------------------------------------------------------ characters

GERMAN = "Tarnfjell übernimmt Orbline für „40 Millionen €“ – sagt Jürgen."
JAPANESE = "ソフトバンクは月曜日、オープンエーアイに追加出資すると発表した。"
REFUSED = "The text is neither UTF-8 nor UTF-16 nor Windows-1252; save it as UTF-8."


@pytest.mark.parametrize(
    ("data", "content_type", "text"),
    [
        (GERMAN.encode(), "", GERMAN),
        (GERMAN.encode("utf-8-sig"), "", GERMAN),
        (GERMAN.encode("utf-16"), "", GERMAN),
        (b"\xfe\xff" + GERMAN.encode("utf-16-be"), "", GERMAN),
        (GERMAN.encode("utf-16-le"), "", GERMAN),
        (GERMAN.encode("utf-16-be"), "", GERMAN),
        (GERMAN.encode("utf-32"), "", GERMAN),
        (GERMAN.encode("cp1252"), "", GERMAN),
        (GERMAN.encode("cp1252"), "text/plain; charset=iso-8859-1", GERMAN),
        (GERMAN.encode(), "text/plain; charset=latin-1", GERMAN),  # what servers say of everything
        (GERMAN.encode(), "text/plain; charset=klingon", GERMAN),
        (GERMAN.encode("utf-8-sig"), "text/plain; charset=shift_jis", GERMAN),  # the mark is the file's own word
        (JAPANESE.encode(), "", JAPANESE),
        (JAPANESE.encode("shift_jis"), "text/plain; charset=Shift_JIS", JAPANESE),
        (JAPANESE.encode("euc-jp"), "text/plain; charset=euc-jp", JAPANESE),
        (b"A \xe2\x80\xaeturned\xe2\x80\xac, \x07 rung and \xef\xbf\xbe none.", "", "A turned,  rung and  none."),
        (b"One\r\nTwo\rThree\xe2\x80\xa8Four", "", "One\nTwo\nThree\nFour"),
    ],
)
def test_the_characters_come_out_right(data: bytes, content_type: str, text: str) -> None:
    assert read(data, content_type=content_type) == [("here", None, text, {})]


@pytest.mark.parametrize(
    "data", [JAPANESE.encode("shift_jis"), "Компания вложила миллионы".encode("cp1251"), GERMAN.encode() + b" \x81\xff"]
)
def test_characters_that_nobody_names_are_refused_and_not_guessed(data: bytes) -> None:
    assert read(data, "a.txt") == [("a.txt", "unreadable", REFUSED)]


@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape", "zlib", "rot13", "idna", "a" * 5000, "\0"])
def test_codecs_that_are_no_charset_are_not_run(charset: str) -> None:
    assert read("+ADw-b+AD4- \\x41", content_type=f"text/plain; charset={charset}") == [("here", None, "+ADw-b+AD4- \\x41", {})]


# ------------------------------------------------------------------ plain text and Markdown


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("Nvidia to back Orbline\n\nNvidia will.", "Nvidia to back Orbline", "Nvidia will."),
        ("\n  Will Nvidia pay?  \n\nPerhaps.\n", "Will Nvidia pay?", "Perhaps."),
        ("Arm sold\nNvidia said on Monday that it had bought Arm for a sum.", "Arm sold", "Nvidia said on Monday that it had bought Arm for a sum."),
        ("Nvidia said on Monday that it has\nbought Arm for a sum that nobody", None, "Nvidia said on Monday that it has\nbought Arm for a sum that nobody"),
        ("Nvidia bought Arm.\n\nIt paid.", None, "Nvidia bought Arm.\n\nIt paid."),
        ("By our reporters:\n\nIt paid.", None, "By our reporters:\n\nIt paid."),
        ("A single line", None, "A single line"),
        ("*****\n\nIt paid.", None, "*****\n\nIt paid."),
        ("word " * 60 + "\n\nIt paid.", None, "word " * 60 + "\n\nIt paid."),
        ("# " + " " * 100_000 + "\n\nIt paid.", None, "# " + " " * 100_000 + "\n\nIt paid."),
    ],
)  # fmt: skip
def test_the_first_line_where_it_looks_like_a_title(text: str, title: str | None, body: str) -> None:
    assert read(text, "a.txt") == [("a.txt", title, body, {"key": "a"})]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("# Arm sold #\nIt was.", ("a.md", "Arm sold", "It was.", {"key": "a"})),
        ("# Arm sold\n\n## Why\n\n- for money\n- for love\n\n| a | b |", ("a.md", "Arm sold", "## Why\n\n- for money\n- for love\n\n| a | b |", {"key": "a"})),
        (
            "---\ntitle: 'Arm sold'\ndate: 2026-03-02\nsource: Wire\nurl: https://x.example/a\ntags:\n  - deals\n---\n\n# Arm sold\n\nIt was.",
            ("a.md", "Arm sold", "It was.", {"publisher": "Wire", "published": "2026-03-02", "url": "https://x.example/a", "key": "a"}),
        ),
        ("---\nAfter a rule.", ("a.md", None, "---\nAfter a rule.", {"key": "a"})),
        ("---\ntitle: Arm\n---\n", ("a.md", "unreadable", "There is no text under its front matter.")),
        ("---\n" + "x\n" * 5_000, ("a.md", None, ("---\n" + "x\n" * 5_000).strip(), {"key": "a"})),
    ],
)  # fmt: skip
def test_markdown(text: str, row: tuple[object, ...]) -> None:
    assert read(text, "a.md") == [row]


@pytest.mark.parametrize(
    ("given", "row"),
    [
        (Details(title="Orbline wins"), ("a.txt", "Orbline wins", "Arm sold\n\nIt was.", {"key": "a"})),
        (Details(title="arm  SOLD"), ("a.txt", "arm  SOLD", "It was.", {"key": "a"})),
        (
            Details(publisher="P", authors=("A",), url="https://x.example/1"),
            ("a.txt", "Arm sold", "It was.", {"publisher": "P", "authors": ("A",), "url": "https://x.example/1", "key": "a"}),
        ),
    ],
)
def test_what_the_user_says_of_a_text(given: Details, row: tuple[object, ...]) -> None:
    assert read("Arm sold\n\nIt was.", "a.txt", given=given) == [row]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("https://x.example/1\n", [("u.txt: line 1", "https://x.example/1", {})]),
        (
            "# this week\n\nhttps://x.example/1\nHTTP://x.example/2?a=b#c\r\nhtp://x.example/3\nhttps://x.example/4",
            [
                ("u.txt: line 3", "https://x.example/1", {}),
                ("u.txt: line 4", "HTTP://x.example/2?a=b#c", {}),
                ("u.txt: line 5", "unreadable", "'htp://x.example/3' is no web address; write it with https://."),
                ("u.txt: line 6", "https://x.example/4", {}),
            ],
        ),
        ("file:///etc/passwd\njavascript:x", [("u.txt", None, "file:///etc/passwd\njavascript:x", {"key": "u"})]),
        ("See https://x.example/1 for it.", [("u.txt", None, "See https://x.example/1 for it.", {"key": "u"})]),
    ],
)
def test_a_list_of_addresses(text: str, rows: list[object]) -> None:
    assert read(text, "u.txt") == rows


# ------------------------------------------------------------------ files


def test_a_file_is_read_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Arm sold\n\nIt was.")
    (tmp_path / "crawl.warc").write_bytes(warc("https://x.example/1", PAGE))
    (tmp_path / "b.zip").write_bytes(zipped({"c.txt": "It was."}))
    rows = [[told(piece) for piece in pieces_of_file(tmp_path / name)] for name in ("a.txt", "crawl.warc", "b.zip")]
    assert [(row[0][0].removeprefix(f"{tmp_path}/"), row[0][1]) for row in rows] == [
        ("a.txt", "Arm sold"),
        ("crawl.warc: https://x.example/1", TITLE),
        ("b.zip: c.txt", None),
    ]


def test_the_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(zipped({"c.txt": "It was."}))))
    assert [told(piece) for piece in pieces_of_file(Path("-"))] == [("standard input: c.txt", None, "It was.", {"key": "c"})]


@pytest.mark.parametrize(
    ("name", "reason", "why"),
    [
        ("gone.txt", "not found", "There is no such file."),
        ("x" * 300, "unreadable", "It cannot be read (File name too long)."),
        ("a\0b", "unreadable", "It cannot be read ("),
        ("empty", "not found", "The folder holds no file that is read (.atom, .csv, .docx, .eml, "),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str, reason: str, why: str) -> None:
    (tmp_path / "empty").mkdir()
    (refusal,) = [told(piece) for piece in pieces_of_file(tmp_path / name)]
    assert refusal[:2] == (str(tmp_path / name), reason)
    assert refusal[2].startswith(why)


@pytest.mark.parametrize("start", [b"Arm ", b"<html><p>", b'{"text": "'])
def test_what_is_too_large_is_not_held(tmp_path: Path, start: bytes) -> None:
    (tmp_path / "a").write_bytes(start + b"x" * 40_000_000)
    (refusal,) = [told(piece) for piece in pieces_of_file(tmp_path / "a")]
    assert refusal[1] == "too large"
    assert "40,000,000" in refusal[2]
