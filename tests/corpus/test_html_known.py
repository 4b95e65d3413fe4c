"""What a page says of itself: dates, publisher, authors, addresses, kinds; and nothing where it says nothing."""

import pytest

from corpus.draft import Draft
from corpus.html import page
from corpus.html_dates import in_address, read

TEXT = "".join(f"<p>Tarnfjell will lend to Orbline in part {part}, and nobody has named a sum for it so far.</p>" for part in range(4))


def known(head="", body="", url="https://a.example/news/x"):
    found = page(f"<html><head>{head}</head><body>{body}{TEXT}</body></html>".encode(), place="x", url=url)
    assert isinstance(found, Draft)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-02T23:30:00-05:00", "2026-03-02"),
        ("2026-03-02 08:00", "2026-03-02"),
        ("2026-03", "2026-03"),
        ("2025", "2025"),
        ("20260302T080000Z", "2026-03-02"),
        ("2026/3/2", "2026-03-02"),
        ("March 3, 2026", "2026-03-03"),
        ("Tuesday, 3 March 2026 9:15 am", "2026-03-03"),
        ("Sept. 4, 2025", "2025-09-04"),
        ("May 2024", "2024-05"),
        ("15.03.2018", "2018-03-15"),
        ("25/12/2025", "2025-12-25"),
        ("12/25/2025", "2025-12-25"),
        ("04/05/2021", "2021"),
        ("2026-02-31", None),
        ("2999-01-01", None),
        ("1066", None),
        ("2 hours ago", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/2026/03/02/orbline", "2026-03-02"),
        ("https://a.example/news/2026-03-02-orbline.html", "2026-03-02"),
        ("https://a.example/2023/08/orbline/", "2023-08"),
        ("https://a.example/article/202603", None),
        ("https://a.example/x?date=/2026/03/02/", None),
        (None, None),
    ],
)
def test_dates_in_addresses(url, expected):
    assert in_address(url) == expected


@pytest.mark.parametrize(
    ("head", "body", "publisher", "authors"),
    [
        ("", "", None, ()),
        ('<meta property="og:site_name" content="https://a.example">', "", None, ()),
        ('<meta name="author" content="By Ida Moen and Bo Berg">', "", None, ("Ida Moen", "Bo Berg")),
        ('<meta name="author" content="admin"><meta property="article:author" content="https://f.example/ida">', "", None, ()),
        ('<meta property="og:site_name" content="A Post"><meta name="author" content="A Post">', "", "A Post", ()),
        ("", '<a rel="author" href="/ida">Ida Moen</a>', None, ("Ida Moen",)),
        ('<script type="application/ld+json">{"@type":"Article","author":["Ida Moen",{"name":"Bo Berg"}],"publisher":{"name":"B &amp; C"},}</script>',
         "", "B & C", ("Ida Moen", "Bo Berg")),
    ],
)  # fmt: skip
def test_publisher_and_authors(head, body, publisher, authors):
    found = known(head, body)
    assert (found.publisher, found.authors) == (publisher, authors)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<link rel="canonical" href="/news/real">', "https://a.example/news/real"),
        ('<link rel="canonical" href="https://a.example/">', None),
        (
            '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="https://b.example/y#top">',
            "https://b.example/y",
        ),
        ('<link rel="canonical" href="https://a.example/a b">', None),
        ("", None),
    ],
)
def test_canonical_addresses(head, expected):
    found = known(head)
    assert (found.url, found.canonical_url) == ("https://a.example/news/x", expected)


@pytest.mark.parametrize(
    ("url", "head", "expected"),
    [
        ("https://www.prnewswire.com/x", "", "press release"),
        ("https://a.example/opinion/x", "", "opinion"),
        ("https://a.example/blog/x", "", "blog"),
        ("https://www.sec.gov/Archives/edgar/data/1/x.htm", "", "filing"),
        ("https://a.example/x", '<script type="application/ld+json">{"@type":"NewsArticle"}</script>', "news"),
        ("https://a.example/x", "", None),
    ],
)
def test_kinds(url, head, expected):
    assert known(head, url=url).kind == expected


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("<title>Orbline lends | A Post</title><meta property='og:site_name' content='A Post'>", "", "Orbline lends"),
        ("<title>A Post: Orbline lends</title><meta property='og:site_name' content='A Post'>", "", "A Post: Orbline lends"),
        ("<title>Orbline lends - A Post</title>", "<h1>Orbline lends</h1>", "Orbline lends"),
        ("<title>AI | the loop</title>", "", "AI | the loop"),
        ("<title>Untitled Document</title>", "", None),
        ("", "", None),
    ],
)
def test_titles(head, body, expected):
    assert known(head, body).title == expected
