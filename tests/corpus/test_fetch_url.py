"""How strictly web addresses are read."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fetch_limits import RefusedError
from corpus.fetch_url import follow, read_url

WEB = frozenset({80, 443})


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "scheme"),
        ("news.example/page", "scheme"),
        ("//news.example/page", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("ftp://news.example/", "scheme"),
        ("gopher://news.example:70/_x", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("data:text/html,x", "scheme"),
        ("jar:http://news.example!/", "scheme"),
        ("httpx://news.example/", "scheme"),
        ("http:news.example", "address"),
        ("http:/news.example/", "address"),
        ("http:///news.example/", "address"),
        ("http://", "address"),
        ("http://:80/", "address"),
        ("http://user:secret@news.example/", "address"),
        ("http://@news.example/", "address"),
        ("http:user:secret@news.example", "address"),
        ("http://news.example:80@evil.example/", "address"),
        ("http://news.example\\@evil.example/", "address"),
        ("http:\\\\evil.example/", "address"),
        ("http://news.example\\.evil.example/", "address"),
        ("http://news.example/a\r\nX-Injected: 1", "address"),
        ("http://news.example/\0", "address"),
        ("http://news\t.example/", "address"),
        ("http://news.example /", "address"),
        ("http://news%2eexample/", "address"),
        ("http://127.0.0.1%00.news.example/", "address"),
        ("http://news.example%23.evil.example/", "address"),
        ("http://0177.0.0.01/", "address"),
        ("http://256.1.1.1/", "address"),
        ("http://１２７.0.0.1/", "address"),
        ("http://①②⑦.⓪.⓪.①/", "address"),
        ("http://[::1", "address"),
        ("http://[fe80::1%25lo]/", "address"),
        ("http://[::1]evil.example/", "address"),
        ("http://[v1.x]/", "address"),
        ("http://news..example/", "address"),
        ("http://-news.example/", "address"),
        ("http://news\u200b.example/", "address"),
        ("http://new\ud800s.example/", "address"),
        ("http://news.example/\ud800", "address"),
        ("http://news.example:99999999/", "address"),
        ("http://news.example:-80/", "address"),
        ("http://news.example:8_0/", "address"),
        ("http://news.example/" + "a" * 10_000, "address"),
        ("http://news.example:22/", "port"),
        ("https://news.example:6379/", "port"),
        ("http://news.example:0/", "port"),
        ("http://news.example:65536/", "port"),
    ],
)
def test_an_address_is_read_strictly(url, reason) -> None:
    with pytest.raises(RefusedError) as refused:
        read_url(url, ports=WEB)
    assert refused.value.reason == reason
    assert "secret" not in str(refused.value)
    assert str(refused.value).isprintable()


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("https://news.example", "https://news.example"),
        (" HTTPS://News.Example:443/A?b=c#d\n", "https://news.example/A?b=c"),
        ("http://news.example:443/", "http://news.example:443/"),
        ("https://münchen.example/grüße", "https://xn--mnchen-3ya.example/gr%C3%BC%C3%9Fe"),
        ("https://news.example/@author/a b", "https://news.example/@author/a%20b"),
        ("https://news.example?to=a@b.example", "https://news.example?to=a@b.example"),
        ("https://news.example/%0d%0aX", "https://news.example/%0d%0aX"),
        ("https://news_room.example./", "https://news_room.example./"),
        ("https://[2606:4700::1]/", "https://[2606:4700::1]/"),
    ],
)
def test_ordinary_addresses_are_read(url, read) -> None:
    assert str(read_url(url, ports=WEB)) == read


PIECES = st.sampled_from(
    ["http", "https", ":", "/", "//", "@", "[", "]", "%", "\\", "#", "?", ".", "..", "xn--", "127", "ü", "\ud800", "\n", "::1"]
)


@given(st.lists(PIECES | st.text(max_size=3)).map("".join))
def test_any_text_is_read_or_refused(text) -> None:
    for url in (text, f"http://{text}", f"http://news.example{text}"):
        with contextlib.suppress(RefusedError):
            read = read_url(url, ports=WEB)
            assert read_url(str(read), ports=WEB) == read
            assert (read.scheme in ("http", "https"), read.userinfo, read.fragment) == (True, b"", "")
    with contextlib.suppress(RefusedError):
        follow(read_url("http://news.example/a/b", ports=WEB), text, ports=WEB)
