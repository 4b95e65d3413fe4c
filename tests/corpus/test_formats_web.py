"""What crawls and feeds ship: web archives and RSS or Atom, as they should be and as they are."""

import gzip
import html

import pytest

from corpus.draft import Details
from tests.corpus.format_samples import BODY, PAGE, PARAGRAPHS, read, warc, zipped

URL = "https://x.example/1"
TITLE = "Tarnfjell backs Orbline"
WHOLE = (f"c.warc: {URL}", TITLE)


# ------------------------------------------------------------------ web archives


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        (warc(URL, PAGE), [WHOLE]),
        (warc(URL, PAGE, kind="text/html; charset=utf-8") + warc("https://x.example/2", PAGE), [WHOLE, ("c.warc: https://x.example/2", TITLE)]),
        (warc(URL, gzip.compress(PAGE.encode()), "Content-Encoding: gzip"), [WHOLE]),
        (warc(URL, PAGE, "Content-Encoding: gzip"), [WHOLE]),  # unpacked by the crawler, the header left as it was
        (warc(URL, f"{len(PAGE):x}\r\n{PAGE}\r\n0\r\n\r\n", "Transfer-Encoding: chunked"), [WHOLE]),
        (warc(URL, PAGE, "Transfer-Encoding: chunked"), [WHOLE]),
        (warc(URL, f"{TITLE}\n\n{BODY}", kind="text/plain"), [WHOLE]),
        # Passed over: other types, other answers, other records
        (warc(URL, b"\x89PNG", kind="image/png") + warc("https://x.example/2", PAGE), [("c.warc: https://x.example/2", TITLE)]),
        (warc(URL, PAGE, status="404 Not Found") + warc("https://x.example/2", PAGE), [("c.warc: https://x.example/2", TITLE)]),
        (warc(URL, "", "Location: /2", status="301 Moved") + warc("https://x.example/2", PAGE), [("c.warc: https://x.example/2", TITLE)]),
        (warc("https://x.example/robots.txt", "Allow: /", kind="text/plain") + warc(URL, PAGE), [WHOLE]),
        (warc(URL, PAGE).replace(b"WARC-Type: response", b"WARC-Type: metadata") + warc("https://x.example/2", PAGE), [("c.warc: https://x.example/2", TITLE)]),
        (warc("dns:x.example", "1.2.3.4", kind="text/dns") + warc(URL, PAGE), [WHOLE]),
        (warc("file:///etc/passwd", PAGE), [("c.warc: record 1", TITLE)]),
        # Faults
        (warc(URL, PAGE, length=10**12), [(f"c.warc: {URL}", "too large")]),
        (warc(URL, "<p>Short.</p>"), None),
        (warc(URL, PAGE) + b"WARC/1.0\r\n" + b"X" * 1_000_000, [WHOLE, ("c.warc", "unreadable")]),
        (warc(URL, PAGE, kind="text/html; charset=" + "a" * 10_000), [WHOLE]),
        (b"WARC/1.0\r\nContent-Length: -5\r\n\r\n", [("c.warc", "unreadable")]),
        (b"WARC/1.0\r\n", [("c.warc", "unreadable")]),
        (warc(URL, PAGE).replace(b"Content-Type: text/html", b"Content-Type text html"), [("c.warc", None)]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive(data: bytes, rows: list[tuple[str, str]] | None, packed: bool) -> None:
    found = read(gzip.compress(data) if packed else data, "c.warc")
    if rows is None:
        assert [row[0] for row in found] == [f"c.warc: {URL}"]  # what is no article is for the page's reader to say
    elif rows[0][1] is None:
        assert found == []  # nothing says that it is a page
    else:
        assert [row[:2] for row in found] == rows


def test_records_packed_one_by_one_and_cut_off() -> None:
    records = [gzip.compress(warc(f"https://x.example/{at}", PAGE)) for at in range(3)]
    found = read(b"".join(records)[:-200], "c.warc.gz", given=Details(title="No", publisher="Wire"))
    assert [row[:2] for row in found][:2] == [(f"c.warc.gz: https://x.example/{at}", TITLE) for at in range(2)]
    assert found[0][3]["publisher"] == "Wire"
    assert found[0][3]["url"] == "https://x.example/0"


def test_a_page_that_unpacks_without_end_is_refused() -> None:
    bomb = warc(URL, gzip.compress(b" " * 50_000_000), "Content-Encoding: gzip")
    found = read(bomb + warc("https://x.example/2", PAGE), "c.warc")
    assert found[0] == (f"c.warc: {URL}", "too large", "The page unpacks to more than 40,000,000 bytes.")
    assert found[1][:2] == ("c.warc: https://x.example/2", TITLE)


def test_an_archive_in_a_record_is_not_opened() -> None:
    found = read(warc(URL, zipped({"a.txt": "x"}), kind="application/zip"), "c.warc")
    assert found == []


# ------------------------------------------------------------------ feeds

LONG = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS * 2)


def rss(items: str, head: str = "<title>Wire</title><link>https://x.example/</link>") -> str:
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>{head}{items}</channel></rss>'


def atom(entries: str) -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><link href="https://x.example/"/>{entries}</feed>'


@pytest.mark.parametrize(
    ("feed", "rows"),
    [
        (
            rss("<item><title>Arm &amp;amp; Co sold</title><link>https://x.example/1</link><pubDate>Mon, 02 Mar 2026 23:30:00 -0500</pubDate></item>"),
            [("f.xml: entry 1", URL, {"title": "Arm & Co sold", "published": "2026-03-02", "publisher": "Wire"})],
        ),
        (  # a search engine's: the source is the publisher, and its name no part of the title
            rss(
                '<item><title>Arm sold - The Post</title><link>https://news.example/r/1</link><source url="https://post.example">The Post</source></item>'
                '<item><title>Arm sold - The Post</title><link>https://news.example/r/2</link></item>'
            ),
            [("f.xml: entry 1", "https://news.example/r/1", {"title": "Arm sold", "publisher": "The Post"}),
             ("f.xml: entry 2", "https://news.example/r/2", {"title": "Arm sold - The Post"})],
        ),
        (
            rss(f"<item><title>T</title><link>{URL}</link><description>The beginning…</description></item><item><title>No link</title></item>"),
            [("f.xml: entry 1", URL, {"title": "T", "publisher": "Wire"}),
             ("f.xml: entry 2", "unreadable", "The entry has neither its whole text nor an address.")],
        ),
        (
            rss(f"<item><title>T</title><link>{URL}</link><description>{html.escape(LONG + '<p>Read more</p>')}</description></item>"),
            [("f.xml: entry 1", URL, {"title": "T", "publisher": "Wire"})],
        ),
        (
            atom('<entry><title type="html">&lt;b&gt;T&lt;/b&gt;</title><link href="/1"/><updated>2026-03-03T00:00:00Z</updated><published>2026-03-02T10:00:00Z</published></entry>'),
            [("f.xml: entry 1", URL, {"title": "T", "published": "2026-03-02", "publisher": "Wire"})],
        ),
        (
            atom(f'<entry><title>T</title><link href="{URL}"/><updated>2026-03-03T00:00:00Z</updated></entry>'),
            [("f.xml: entry 1", URL, {"title": "T", "publisher": "Wire"})],  # when it was changed is not when it was published
        ),
        (rss("<item><title>T</title><link>javascript:alert(1)</link></item>"), [("f.xml: entry 1", "unreadable", "The entry has neither its whole text nor an address.")]),
        (rss(f"<item><title>T</title><link>{URL}</link></item>")[:-16], [("f.xml: entry 1", URL, {"title": "T", "publisher": "Wire"})]),
        (rss(""), [("f.xml", "unreadable", "The feed has no entries that can be read; give the pages' addresses.")]),
    ],
)  # fmt: skip
def test_a_feed(feed: str, rows: list[object]) -> None:
    assert read(feed, "f.xml", url="https://x.example/feed") == rows


@pytest.mark.parametrize(
    "feed",
    [
        rss(
            f"<item><title>{TITLE}</title><link>{URL}</link><description>Short.</description><content:encoded><![CDATA[{LONG}]]></content:encoded></item>"
        ),
        rss(f"<item><title>{TITLE}</title><link>{URL}</link><description>{html.escape(LONG)}</description></item>"),
        atom(f'<entry><title>{TITLE}</title><link href="{URL}"/><content type="html">{html.escape(LONG)}</content></entry>'),
        atom(
            f'<entry><title>{TITLE}</title><link href="{URL}"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{LONG}</div></content></entry>'
        ),
    ],
)
def test_an_entry_with_its_whole_text_is_an_article(feed: str) -> None:
    ((place, title, body, known),) = read(feed, "f.xml")
    assert (place, title) == ("f.xml: entry 1", TITLE)
    assert body.startswith(PARAGRAPHS[0])
    assert known["url"] == URL
    assert known["publisher"] == "Wire"


@pytest.mark.parametrize("system", ["file:///etc/passwd", "http://127.0.0.1:9/x"])
def test_entities_bring_nothing_in(system: str) -> None:
    inside = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{system}"><!ENTITY a "ha"><!ENTITY b "{"&a;" * 50}"><!ENTITY c "{"&b;" * 50}">]>'
    feed = rss(f"<item><title>&x;&c;T</title><link>{URL}</link></item>").replace("<rss", inside + "<rss")
    for row in read(feed, "f.xml"):
        assert "root:" not in str(row)
        assert len(str(row)) < 20_000


def test_a_feed_without_end_is_cut() -> None:
    found = read(rss(f"<item><title>T</title><link>{URL}</link></item>" * 10_005), "f.xml")
    assert len(found) == 10_001
    assert found[-1] == ("f.xml: entry 10001", "too large", "A feed is read up to its entry 10,000; give the rest as another one.")
