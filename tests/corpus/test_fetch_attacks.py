"""What hostile servers do: each row is a site made to harm, the refusal that it meets, and the requests that were sent at all."""

import contextlib
import gzip
import itertools
import re
import time
import tracemalloc
import zlib

import brotli  # type: ignore[import-untyped]
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.fetch import Page
from corpus.fetch_limits import RefusedError
from tests.corpus.fetch_world import EVIL, HURRIED, NEWS, SMALL, Site, World, answer, packed, redirect, served

START = "http://evil.example/"
GZIP, DEFLATE, RAW = 31, 15, -15  # zlib's names for them


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


def refusal(world, url=START, **options):
    with pytest.raises(RefusedError) as refused, world.fetcher(**options) as fetcher:
        fetcher.get(url)
    assert set(world.dialled) <= {(address, port) for address in (NEWS, EVIL) for port in (80, 443)}  # never anywhere else
    assert str(refused.value).isprintable()
    return refused.value


# ------------------------------------------------------------------ redirects


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://127.0.0.1/", "address"),
        ("http://localhost/", "connection"),  # the small world knows no such name
        ("http://[::1]/", "address"),
        ("http://[::ffff:10.0.0.1]/", "address"),
        ("http://169.254.169.254/latest/meta-data/", "address"),
        ("http://metadata.google.internal/", "address"),
        ("http://10.0.0.1/", "address"),
        ("http://0/", "address"),
        ("http://2130706433/", "address"),
        ("http://0x7f.1/", "address"),
        ("http://017700000001/", "address"),
        ("//127.0.0.1/", "address"),
        ("///127.0.0.1/", "not_found"),  # a path, and asked of the same host
        ("/\\127.0.0.1/", "address"),
        ("\\\\127.0.0.1\\share", "address"),
        ("http://127.0.0.1\\@news.example/", "address"),
        ("http://user:secret@news.example/", "address"),
        ("http://[::1", "address"),
        ("http://news.example:22/", "port"),
        ("https://news.example:6379/", "port"),
        ("http://news.example\t/", "address"),
        ("file:///etc/passwd", "scheme"),
        ("ftp://news.example/", "scheme"),
        ("gopher://news.example/_x", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("data:text/html,<p>News</p>", "scheme"),
        ("dict://127.0.0.1:11211/stat", "scheme"),
        ("/", "redirects"),
        ("", "redirects"),
        ("/other", "redirects"),
        ("http://news.example/there", "redirects"),
    ],
)
def test_a_redirect_is_checked_like_an_address(world, site, location, reason) -> None:
    world.names["metadata.google.internal"] = [["169.254.169.254"]]
    site.pages |= {"/": redirect(location), "/other": redirect("/"), "news.example/there": redirect(START)}
    refused = refusal(world)
    assert refused.reason == reason
    assert len(site.asked) == {"redirects": 6, "not_found": 2}.get(reason, 1)


@pytest.mark.parametrize("status", ["301 Moved", "303 See Other", "307 Temporary", "308 Permanent"])
def test_every_kind_of_redirect_is_checked(world, site, status) -> None:
    site.pages["/"] = redirect("http://192.168.0.1/admin", status=status)
    assert refusal(world).reason == "address"


def test_a_redirect_without_a_place_is_no_page(world, site) -> None:
    site.pages["/"] = answer(status="302 Found")
    assert refusal(world).reason == "server"


# ------------------------------------------------------------------ rebinding


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(world, site) -> None:
    world.names["evil.example"] = [[EVIL], ["127.0.0.1"]]
    site.pages["/"] = answer()
    with world.fetcher() as fetcher:
        assert fetcher.get(START).body == b"<p>News</p>"
    assert (world.looked_up, world.dialled) == (["evil.example"], [(EVIL, 80)])


@pytest.mark.parametrize("robots", [True, False], ids=["after robots.txt", "after a redirect"])
def test_a_name_that_changes_its_mind_is_checked_anew(world, site, robots) -> None:
    world.names["evil.example"] = [[EVIL], ["127.0.0.1"]]
    site.pages["/"] = redirect("/again")
    assert refusal(world, robots=robots).reason == "address"
    assert (world.dialled, len(site.asked)) == ([(EVIL, 80)], 1)


# ------------------------------------------------------------------ bodies


def endless(piece: bytes, head: bytes = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"):
    return lambda: itertools.chain([head], itertools.repeat(piece))


def trickle(head: bytes, piece: bytes):
    def pieces():
        yield head
        for _ in range(100):
            time.sleep(0.05)
            yield piece

    return pieces


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
BOMB = 200_000_000


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (lambda: answer(packed(BOMB, GZIP), "Content-Encoding: gzip"), "too_large"),
        (lambda: answer(packed(BOMB, DEFLATE), "Content-Encoding: deflate"), "too_large"),
        (lambda: answer(packed(BOMB, RAW), "Content-Encoding: deflate"), "too_large"),
        (lambda: answer(brotli.compress(bytes(BOMB // 10), quality=5), "Content-Encoding: br"), "too_large"),
        (lambda: answer(gzip.compress(packed(BOMB, GZIP)), "Content-Encoding: gzip, gzip"), "server"),
        (lambda: answer(gzip.compress(packed(BOMB, GZIP)), "Content-Encoding: gzip", "Content-Encoding: gzip"), "server"),
        (lambda: answer(gzip.compress(gzip.compress(b"x") + packed(BOMB, GZIP)), "Content-Encoding: gzip, gzip"), "server"),
        (lambda: answer(zlib.compress(packed(BOMB, GZIP)), "Content-Encoding: gzip, identity, deflate"), "server"),
        (lambda: answer(gzip.compress(b"x"), "Content-Encoding: gzip, gzip, gzip, gzip, gzip, gzip, gzip"), "server"),
        (lambda: answer(b"x", "Content-Encoding: zstd"), "server"),
        (lambda: answer(b"x", "Content-Encoding: compress"), "server"),
        (lambda: answer(b"x", "Content-Encoding: \x1b[31m"), "server"),
        (lambda: answer(b"no gzip at all", "Content-Encoding: gzip"), "server"),
        (lambda: answer(b"\xff" * 50, "Content-Encoding: br"), "server"),
        (lambda: answer(b"\xff" * 50, "Content-Encoding: deflate"), "server"),
        (lambda: answer(gzip.compress(b"x") + bytes(2_000_000), "Content-Encoding: gzip"), "too_large"),
        (lambda: answer(bytes(2_000_000)), "too_large"),
        (lambda: answer(b"x", "Content-Length: 99999999999"), "too_large"),
        (lambda: endless(bytes(50_000)), "too_large"),
        (lambda: endless(b"1\r\nx\r\n" * 5000, HEAD + b"Transfer-Encoding: chunked\r\n\r\n"), "too_large"),
        (lambda: endless(b"\0\0\0\xff\xff" * 5000, HEAD + b"Content-Encoding: gzip\r\n\r\n\x1f\x8b\x08\0\0\0\0\0\0\x03"), "too_large"),
        (lambda: endless(b"HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n" * 500, b""), "too_large"),
        (lambda: endless(b"X-Many: 1\r\n" * 500, HEAD), "connection"),
        (lambda: endless(b"x" * 50_000, HEAD + b"X-Long: "), "connection"),
        (lambda: endless(b"x" * 50_000, b"HTTP/1.1 200 "), "connection"),
        (lambda: endless(b"y" * 50_000, b""), "connection"),
        (lambda: answer(b"x" * 10, "Content-Length: 1000"), "connection"),
        (lambda: answer(b"x", "Content-Length: -1"), "connection"),
        (lambda: answer(b"x", "Content-Length: 1", "Content-Length: 2"), "connection"),
        (lambda: answer(b"x", f"Content-Length: {'9' * 5000}"), "connection"),
        (lambda: answer(b"zz\r\nx", "Transfer-Encoding: chunked"), "connection"),
        (lambda: answer(b"f" * 5000 + b"\r\nx", "Transfer-Encoding: chunked"), "connection"),
        (lambda: answer(b"1\r\nx\r\n", "Transfer-Encoding: chunked"), "connection"),
        (lambda: answer(b"x", "Transfer-Encoding: gzip, chunked"), "connection"),
        (lambda: answer(b"x", "X-Bad: a\0b"), "connection"),
        (lambda: answer(b"x", "X-Bad: a\rb"), "connection"),
        (lambda: answer(b"x", "No colon here"), "connection"),
        (lambda: b"<html>an answer of the first days of the web</html>", "connection"),
        (lambda: b"SSH-2.0-OpenSSH_9.6\r\n", "connection"),
        (lambda: b"", "connection"),
        (lambda: b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n", "connection"),
    ],
    ids=itertools.count(),
)
def test_a_body_made_to_harm_ends_early(world, site, told, reason) -> None:
    site.pages["/"] = told()
    tracemalloc.start()
    try:
        assert refusal(world).reason == reason
        assert tracemalloc.get_traced_memory()[1] < 25_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "told",
    [
        trickle(HEAD + b"\r\n", b"x"),
        trickle(HEAD + b"Content-Encoding: gzip\r\n\r\n\x1f\x8b\x08\0\0\0\0\0\0\x03", b"\0\0\0\xff\xff"),
        trickle(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        trickle(HEAD + b"X-Slow: ", b"x"),
        trickle(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
        trickle(HEAD + b"\r\n", b""),
        trickle(b"", b""),
    ],
    ids=["body", "packed body", "chunks", "header", "hints", "silence in the body", "silence"],
)
def test_a_slow_server_is_left(world, site, told) -> None:
    site.pages["/"] = told
    assert refusal(world, limits=HURRIED).reason == "time"


def test_redirects_share_the_time(world, site) -> None:
    def late():
        time.sleep(0.3)
        yield redirect("/")

    site.pages["/"] = late
    assert refusal(world, limits=HURRIED).reason == "time"


WHOLE = [
    answer(gzip.compress(b"<p>News</p>" * 50), "Content-Encoding: gzip", "ETag: x", kind="text/html; charset=utf-8"),
    answer(b"4\r\n<p>N\r\n7\r\news</p>\r\n0\r\nX-After: x\r\n\r\n", "Transfer-Encoding: chunked", "Content-Encoding: identity"),
    redirect("http://news.example/?x#y", "Set-Cookie: a=b; Max-Age=9; Path=/; Expires=Mon, 01 Sep 2025 10:00:00 GMT"),
    answer(b"", "Retry-After: Mon, 01 Sep 2025 10:00:00 GMT", status="503 Busy"),
]


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(WHOLE), st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=0, max_size=3)), max_size=4))
def test_any_noise_in_an_answer_gives_a_page_or_a_refusal(world, site, told, noise) -> None:
    for place, piece in noise:
        at = int(place * len(told))
        told = told[:at] + piece + told[at + 1 :]
    site.pages = {"/": told, "news.example/?x": answer()}
    with contextlib.suppress(RefusedError), world.fetcher() as fetcher:
        assert isinstance(fetcher.get(START), Page)


# ------------------------------------------------------------------ types and statuses


@pytest.mark.parametrize(
    "kind",
    ["image/png", "video/mp4", "application/octet-stream", "application/zip", "application/x-msdownload", "text/html, image/png", "text/css",
     "multipart/x-mixed-replace", "*/*", "", None],
)  # fmt: skip
def test_what_is_no_text_is_not_read(world, site, kind) -> None:
    site.pages["/"] = lambda: [answer(b"", "Content-Length: 900000", kind=kind)]
    refused = refusal(world)
    assert refused.reason == "type"
    assert str(refused).endswith("pages, feeds, PDF, Word and text can be read.")


def test_accept_narrows_and_cannot_widen(world, site) -> None:
    site.pages |= {"/": answer(), "/image": answer(kind="image/png"), "/feed": answer(kind="application/rss+xml")}
    feeds = frozenset({"application/rss+xml", "image/png"})
    with world.fetcher() as fetcher:
        assert fetcher.get(START + "feed", accept=feeds).content_type == "application/rss+xml"
        for path in ("", "image"):
            with pytest.raises(RefusedError) as refused:
                fetcher.get(START + path, accept=feeds)
            assert refused.value.reason == "type"


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("404 Not Found", "not_found"),
        ("410 Gone", "not_found"),
        ("401 Unauthorized", "forbidden"),
        ("402 Payment Required", "forbidden"),
        ("403 Forbidden", "forbidden"),
        ("451 Unavailable For Legal Reasons", "forbidden"),
        ("429 Too Many Requests", "server"),
        ("503 Service Unavailable", "server"),
        ("500 Internal Server Error", "server"),
        ("400 Bad Request", "server"),
        ("204 No Content", "server"),
        ("206 Partial Content", "server"),
        ("300 Multiple Choices", "server"),
        ("304 Not Modified", "server"),
        ("999 Request Denied", "server"),
    ],
)
def test_only_a_page_is_a_page(world, site, status, reason) -> None:
    site.pages["/"] = answer(b"" if status[:3] in ("204", "304") else b"<p>Sorry</p>", status=status)
    refused = refusal(world)
    assert refused.reason == reason
    assert status[:3] in str(refused)


# ------------------------------------------------------------------ robots.txt and Retry-After

EVERYBODY = "User-agent: *\n"


@pytest.mark.parametrize(
    ("told", "reason", "asked"),
    [
        (answer(EVERYBODY.encode() + b"Disallow: /", kind="text/plain"), "robots", 1),
        (answer(b"User-agent: keiretsu\nDisallow: /\n\nUser-agent: *\nAllow: /", kind="text/plain"), "robots", 1),
        (answer(b"\xef\xbb\xbfuser-agent:*\r\ndisallow:/p*e$", kind="text/html"), "robots", 1),
        (answer(status="503 Service Unavailable"), "robots", 1),
        (answer(status="500 Internal Server Error"), "robots", 1),
        (answer(status="429 Too Many Requests"), "robots", 1),
        (answer(b"\xff" * 50, "Content-Encoding: gzip"), "server", 1),
        (redirect("http://169.254.169.254/"), "address", 1),
        (redirect("file:///etc/passwd"), "scheme", 1),
        (answer("".join(f"User-agent: a{i}\n" for i in range(900)).encode() + b"Disallow: /x\n" * 1500), "robots", 1),
        (b"", "connection", 1),
    ],
    ids=itertools.count(),
)
def test_a_host_that_wants_no_programs_or_cannot_say_is_left_alone(world, site, told, reason, asked) -> None:
    site.pages |= {"/robots.txt": told, "/page": answer()}
    with world.fetcher(robots=True) as fetcher:
        for _ in range(2):  # and the host is not asked again for each page
            with pytest.raises(RefusedError) as refused:
                fetcher.get(START + "page")
            assert refused.value.reason == reason
    assert site.paths() == ["/robots.txt"] * asked


def test_robots_are_read_where_a_redirect_leads(world, site) -> None:
    site.pages |= {"evil.example/": redirect("http://news.example/"), "news.example/": answer()}
    site.pages["news.example/robots.txt"] = answer(b"User-agent: *\nDisallow: /")
    assert refusal(world, robots=True).reason == "robots"
    assert site.paths() == ["/robots.txt", "/", "/robots.txt"]


@pytest.mark.parametrize("after", ["3600", "Fri, 31 Dec 2100 23:59:59 GMT", "999999999"])
def test_a_busy_host_is_not_asked_again_for_a_while(world, site, after) -> None:
    site.pages["/"] = answer(b"", f"Retry-After: {after}", status="429 Too Many Requests")
    with world.fetcher() as fetcher:
        for path in ("", "other"):
            with pytest.raises(RefusedError, match=re.escape("evil.example is busy and asks to be left alone: 429.")):
                fetcher.get(START + path)
    assert (site.paths(), world.paused) == (["/"], [])


@pytest.mark.parametrize("after", ["", "soon", "-5", "1e9", "٣", "Fri, 99 Dec 2100", "9" * 400])
def test_a_busy_host_that_does_not_say_how_long_is_not_waited_for(world, site, after) -> None:
    site.pages["/"] = answer(
        b"", *([f"Retry-After: {after}".encode().decode("latin-1")] if after else []), status="503 Service Unavailable"
    )
    assert refusal(world).reason == "server"
    assert (len(site.asked), world.paused) == (1, [])


def test_a_host_that_always_says_later_is_asked_twice(world, site) -> None:
    site.pages["/"] = answer(b"", "Retry-After: 7", status="503 Service Unavailable")
    assert refusal(world, limits=SMALL).reason == "server"
    assert (len(site.asked), world.paused) == (2, [7.0])
