"""What has to work: pages as ordinary servers send them, asked for politely."""

import gzip
import itertools
import pickle
import ssl
import zlib

import brotli  # type: ignore[import-untyped]
import pytest

from corpus.fetch import NotModified, Page
from corpus.fetch_limits import Limits, RefusedError
from tests.corpus.fetch_world import EVIL, NEWS, PEM, Site, World, answer, packed, redirect, served

START = "http://news.example/"


@pytest.fixture(scope="module")
def server():
    with served(Site()) as site:
        yield site


@pytest.fixture
def site(server):
    server.pages, server.asked = {}, []
    return server


@pytest.fixture
def world(site):
    return World(site)


def test_a_page_is_given_whole(world, site) -> None:
    site.pages["/a?b=c"] = answer(
        "<p>Grüße</p>".encode("cp1252"),
        'ETag: W/"7"',
        "Last-Modified: Mon, 01 Sep 2025 10:00:00 GMT",
        kind="Text/HTML; charset=Windows-1252",
    )
    with world.fetcher() as fetcher:
        page = fetcher.get(START + "a?b=c#d")
    assert page == Page(
        START + "a?b=c", "<p>Grüße</p>".encode("cp1252"), "text/html", "cp1252", 'W/"7"', "Mon, 01 Sep 2025 10:00:00 GMT", ()
    )


def test_the_request_says_who_asks_and_nothing_else(world, site) -> None:
    site.pages["/"] = answer()
    with world.fetcher() as fetcher:
        fetcher.get(START)
    lines = dict(line.split(": ", 1) for line in site.asked[0].split("\r\n")[1:] if line)
    assert lines.pop("Accept").count("/") == 13
    assert lines.pop("User-Agent").startswith("Keiretsu/")
    assert lines == {"Host": "news.example", "Accept-Encoding": "gzip, deflate, br", "Connection": "close"}


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"<p>News</p>", ()),
        (gzip.compress(b"<p>News</p>"), ("Content-Encoding: gzip",)),
        (gzip.compress(b"<p>News</p>"), ("content-encoding: GZIP",)),
        (gzip.compress(b"<p>News</p>"), ("Content-Encoding: identity, gzip",)),
        (zlib.compress(b"<p>News</p>"), ("Content-Encoding: deflate",)),
        (zlib.compress(b"<p>News</p>", wbits=-15), ("Content-Encoding: deflate",)),
        (brotli.compress(b"<p>News</p>"), ("Content-Encoding: br",)),
        (b"4\r\n<p>N\r\n7\r\news</p>\r\n0\r\n\r\n", ("Transfer-Encoding: chunked",)),
        (b"<p>News</p> and more than was told", ("Content-Length: 11",)),
    ],
    ids=itertools.count(),
)
def test_bodies_are_unpacked(world, site, body, headers) -> None:
    site.pages["/"] = answer(body, *headers)
    with world.fetcher() as fetcher:
        assert fetcher.get(START).body == b"<p>News</p>"


def test_a_body_without_a_length_ends_with_the_connection(world, site) -> None:
    site.pages["/"] = b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nNews"
    with world.fetcher() as fetcher:
        assert fetcher.get(START).body == b"News"


def test_a_large_page_within_the_limits_is_read(world, site) -> None:
    site.pages["/"] = answer(packed(2_000_000, 31), "Content-Encoding: gzip")
    with world.fetcher() as fetcher:
        assert fetcher.get(START).body == bytes(2_000_000)


@pytest.mark.parametrize(
    ("kind", "charset"),
    [
        ("text/html; charset=UTF-8", "utf-8"),
        ('text/html; charset="shift_jis"', "shift_jis"),
        ("text/html;charset=latin1", "iso8859-1"),
        ("text/html", None),
        ("text/html; charset=", None),
        ("text/html; charset=nonsense", None),
        ("text/html; charset=utf-7", None),
        ("text/html; charset=zip", None),
        ("text/html; charset=base64", None),
        ("text/html; charset=unicode_escape", None),
        ("text/html; charset=../../etc/passwd", None),
        ("text/html; charset=" + "a" * 5000, None),
        ('text/html; a="' + ";" * 90_000 + '"; charset=utf-8', None),
    ],
)
def test_a_charset_is_one_of_text(world, site, kind, charset) -> None:
    site.pages["/"] = answer(kind=kind)
    with world.fetcher() as fetcher:
        assert fetcher.get(START).charset == charset


# ------------------------------------------------------------------ redirects


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_redirects_are_followed_and_told(world, site, status) -> None:
    site.pages |= {"/old": redirect("/a/./older", status=status), "/a/older": redirect("../new?x=1#y", status=status), "/new?x=1": answer()}
    with world.fetcher() as fetcher:
        page = fetcher.get(START + "old")
    assert page[0] == START + "new?x=1"
    assert page[-1] == (START + "old", START + "a/older")


def test_five_redirects_are_followed_to_other_hosts_and_ports(world, site) -> None:
    site.pages |= {f"/{i}": redirect(f"//{('news', 'evil')[i % 2]}.example:{80}/{i + 1}") for i in range(5)} | {"/5": answer()}
    with world.fetcher() as fetcher:
        assert len(fetcher.get(START + "0")[-1]) == 5
    assert {address for address, _ in world.dialled} == {NEWS, EVIL}


def test_cookies_are_kept_for_the_redirects_of_one_page_only(world, site) -> None:
    site.pages |= {"/": redirect("/in", "Set-Cookie: seen=1"), "/in": redirect("http://evil.example/out"), "/out": answer()}
    with world.fetcher() as fetcher:
        fetcher.get(START)
        fetcher.get(START)
    sent = [[line for line in head.split("\r\n") if line.lower().startswith("cookie")] for head in site.asked]
    assert sent == [[], ["Cookie: seen=1"], []] * 2


# ------------------------------------------------------------------ asked again


def test_a_page_that_did_not_change_is_not_sent_again(world, site) -> None:
    site.pages["/"] = answer(b"", status="304 Not Modified")
    with world.fetcher() as fetcher:
        assert fetcher.get(START, etag='"7"', last_modified="Mon, 01 Sep 2025 10:00:00 GMT") == NotModified(START)
    assert 'If-None-Match: "7"\r\nIf-Modified-Since: Mon, 01 Sep 2025 10:00:00 GMT\r\n' in site.asked[0]


@pytest.mark.parametrize("etag", ['"7"\r\nX-Injected: 1', "\0", "ü", "a" * 5000])
def test_an_etag_that_is_none_is_not_sent(world, site, etag) -> None:
    site.pages["/"] = answer()
    with world.fetcher() as fetcher:
        fetcher.get(START, etag=etag)
    assert "If-None-Match" not in site.asked[0]
    assert "Injected" not in site.asked[0]


@pytest.mark.parametrize("after", ["7", "0", "Mon, 01 Sep 2025 10:00:00 GMT", "Mon, 01 Sep 2025 10:00:00 -0000"])
def test_a_busy_host_is_asked_once_more_after_the_time_that_it_names(world, site, after) -> None:
    answers = iter([answer(b"", f"Retry-After: {after}", status="503 Service Unavailable"), answer()])
    site.pages["/"] = lambda: [next(answers)]
    with world.fetcher() as fetcher:
        assert fetcher.get(START).body == b"<p>News</p>"
    assert world.paused == ([7.0] if after == "7" else [])


# ------------------------------------------------------------------ manners


@pytest.mark.parametrize(
    "told",
    [
        answer(status="404 Not Found"),
        answer(status="403 Forbidden"),
        answer(b""),
        answer(b"<html>no robots at all</html>"),
        answer(b"User-agent: *\nDisallow: /private\n"),
        answer(b"User-agent: *\nDisallow: /\n\nUser-agent: Keiretsu\nAllow: /\n"),
        answer(b"User-agent: Keiretsubot\nDisallow: /\n"),
        answer(b"User-agent: *\nDisallow: /*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b$\n"),
        answer(bytes(range(256)) * 10),
        answer(packed(1_900_000, 31), "Content-Encoding: gzip"),
        answer(b"#" * 250_000 + b"\nUser-agent: *\nDisallow: /"),
        redirect("http://evil.example/robots.txt"),
        redirect("/robots.txt"),
    ],
    ids=itertools.count(),
)
def test_robots_that_do_not_forbid_allow(world, site, told) -> None:
    site.pages |= {"news.example/robots.txt": told, "/" + "a" * 60: answer(), "/": answer()}
    with world.fetcher(robots=True) as fetcher:
        for path in ("", "a" * 60):
            assert fetcher.get(START + path).body == b"<p>News</p>"
    assert site.paths()[0] == "/robots.txt"
    assert site.paths()[-2:] == ["/", "/" + "a" * 60]  # robots.txt was read once


def test_robots_are_asked_of_each_host_and_port(world, site) -> None:
    site.pages |= {"/": answer(), "evil.example/robots.txt": answer(b"User-agent: *\nDisallow: /")}
    with world.fetcher(robots=True, ports=frozenset({80, 8080})) as fetcher:
        fetcher.get(START)
        fetcher.get("http://news.example:8080/")
        with pytest.raises(RefusedError):
            fetcher.get("http://evil.example/")
    hosts = [head.split("Host: ")[1].split("\r\n")[0] for head in site.asked if "/robots.txt" in head]
    assert hosts == ["news.example", "news.example:8080", "evil.example"]


@pytest.mark.parametrize(
    ("delay", "asked", "least", "most"),
    [(60.0, b"", 30, 60), (0.0, b"Crawl-delay: 60", 30, 60), (0.0, b"Crawl-delay: 9999", 70, 100), (90.0, b"Crawl-delay: 1", 60, 90)],
)
def test_a_host_is_given_time_between_pages_and_another_is_not_kept_waiting(world, site, delay, asked, least, most) -> None:
    site.pages |= {"/": answer(), "/robots.txt": answer(b"User-agent: *\n" + asked)}
    with world.fetcher(robots=True, delay=delay) as fetcher:
        fetcher.get(START)
        fetcher.get("http://evil.example/")
        assert world.paused == []
        fetcher.get(START)
    assert len(world.paused) == 1
    assert least < world.paused[0] <= most


def test_pauses_are_not_taken_from_the_time_of_the_page(world, site) -> None:
    site.pages |= {"/": answer(b"", "Retry-After: 50", status="503 Busy")}
    with world.fetcher(limits=Limits(total=10, pause=60)) as fetcher, pytest.raises(RefusedError) as refused:
        fetcher.get(START)
    assert (refused.value.reason, world.paused) == ("server", [50.0])


# ------------------------------------------------------------------ TLS


@pytest.fixture(scope="module")
def secure_server():
    names: list[str | None] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    with served(Site(context)) as site:
        yield site, names


def test_tls_is_made_with_the_host_s_name_and_the_checked_address(secure_server, monkeypatch) -> None:
    site, names = secure_server
    monkeypatch.setenv("SSL_CERT_FILE", str(PEM))  # an authority of one's own, as newsrooms have them
    site.pages["/"] = answer()
    world = World(site)
    with world.fetcher() as fetcher:
        assert fetcher.get("https://news.example/").body == b"<p>News</p>"  # type: ignore[union-attr]
    assert "Host: news.example\r\n" in site.asked[-1]
    assert (names[-1], world.dialled) == ("news.example", [(NEWS, 443)])


@pytest.mark.parametrize(
    ("url", "known"), [("https://evil.example/", True), ("https://news.example/", False)], ids=["other name", "unknown"]
)
def test_a_certificate_that_does_not_fit_is_refused(secure_server, monkeypatch, url, known) -> None:
    site, _ = secure_server
    if known:
        monkeypatch.setenv("SSL_CERT_FILE", str(PEM))
    before = len(site.asked)
    with pytest.raises(RefusedError, match=r"cannot be read: .*CERTIFICATE_VERIFY_FAILED") as refused, World(site).fetcher() as fetcher:
        fetcher.get(url)
    assert (refused.value.reason, len(site.asked)) == ("connection", before)


# ------------------------------------------------------------------ environment


def test_a_proxy_of_the_environment_is_not_used(world, site, monkeypatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://10.0.0.1:3128")
    site.pages["/"] = answer()
    with world.fetcher() as fetcher:
        fetcher.get(START)
    assert world.dialled == [(NEWS, 80)]


def test_another_address_of_a_host_is_tried_where_one_does_not_answer(world, site) -> None:
    world.names["news.example"] = [["8.8.8.8", NEWS]]
    site.pages["/"] = answer()
    with world.fetcher() as fetcher:
        fetcher.get(START)
    assert world.dialled == [("8.8.8.8", 80), (NEWS, 80)]


def test_a_refusal_passes_between_processes() -> None:
    refused = pickle.loads(pickle.dumps(RefusedError("port", "No.")))  # noqa: S301
    assert (refused.reason, str(refused)) == ("port", "No.")
