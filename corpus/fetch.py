"""Pages from the web: by one polite client that trusts no address, no server and no header."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from types import TracebackType
from typing import NamedTuple, Self

import httpx2

from corpus.errors import short
from corpus.fetch_limits import Deadline, Limits, RefusedError
from corpus.fetch_network import Network, Way, exchange, too_large
from corpus.fetch_robots import Manners
from corpus.fetch_url import follow, read_url

AGENT = f"Keiretsu/{version('keiretsu')} (reads news on company dealings; keeps to robots.txt)"
# What an article or a feed may be.
TYPES = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "application/xml",
        "text/xml",
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/json",
        "application/feed+json",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "text/plain",
        "text/markdown",
    }
)
CODINGS = ("gzip", "deflate", "br")
# Codecs of Python's that no page is in, and that cost much or mean something else.
NO_CHARSETS = ("utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape")


class Page(NamedTuple):
    """What was at a web address."""

    url: str  # where it was in the end
    body: bytes
    content_type: str  # lower case, without parameters
    charset: str | None  # as the server says, by Python's name; None where it does not say or nobody knows it
    etag: str | None
    last_modified: str | None
    redirected_from: tuple[str, ...]  # the address that was asked for first


class NotModified(NamedTuple):
    """The page is as it was when its etag or date were taken."""

    url: str


class Fetcher:
    """The one client for pages, feeds and documents; one a process, used as a context manager."""

    def __init__(
        self,
        *,
        allow_private: bool = False,
        ports: frozenset[int] = frozenset({80, 443}),
        limits: Limits | None = None,
        agent: str = AGENT,
        robots: bool = True,
        delay: float = 1.0,
        network: Network | None = None,
    ) -> None:
        # Proxies from the environment are left alone: a proxy would look names up again, where nobody checks them.
        # SSL_CERT_FILE is heeded, for newsrooms with an authority of their own.
        self._way = Way(network or Network(), limits or Limits(), allow_private, httpx2.create_ssl_context())
        self._ports, self._agent = ports, agent
        self._manners = Manners(self._way, agent=agent, delay=delay, read=self._robots if robots else None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Every connection is closed after its page already, so that none is shared between hosts."""

    def get(
        self, url: str, *, accept: frozenset[str] | None = None, etag: str | None = None, last_modified: str | None = None
    ) -> Page | NotModified:
        """The page at an address, or why there is none: RefusedError."""
        types = TYPES if accept is None else TYPES & accept
        known = {name: value for name, value in (("If-None-Match", _plain(etag)), ("If-Modified-Since", _plain(last_modified))) if value}
        headers = {"Accept": ", ".join(sorted(types))} | known
        deadline = Deadline(self._way.limits.total)
        with self._open(read_url(url, ports=self._ports), headers, deadline, polite=True) as (response, passed):
            if response.status_code == 304 and known:
                return NotModified(str(response.url))
            self._check_status(response)
            kind = _content_type(response, types)
            return Page(
                url=str(response.url),
                body=b"".join(_unpacked(response, self._way.limits, deadline)),
                content_type=kind,
                charset=_charset(response),
                etag=_plain(response.headers.get("etag")),
                last_modified=_plain(response.headers.get("last-modified")),
                redirected_from=passed,
            )

    @contextmanager
    def _open(
        self, url: httpx2.URL, headers: dict[str, str], deadline: Deadline, *, polite: bool
    ) -> Iterator[tuple[httpx2.Response, tuple[str, ...]]]:
        """The answer after all redirects, each checked like the first address, and after one short wait where a host asks for it."""
        passed: list[str] = []
        waited = False
        cookies = httpx2.Cookies()  # for this page's redirects alone
        while len(passed) <= self._way.limits.redirects:
            if polite:
                self._manners.approach(url, deadline)
            own = {"User-Agent": self._agent, "Accept-Encoding": ", ".join(CODINGS), "Connection": "close"}
            request = httpx2.Request("GET", url, headers=own | headers, cookies=cookies)
            with exchange(request, self._way, deadline) as response:
                wait = _retry_after(response) if response.status_code in (429, 503) and not waited else None
                if not response.has_redirect_location and (wait is None or wait > self._way.limits.pause):
                    yield response, tuple(passed)
                    return
                cookies.extract_cookies(response)
            if wait is not None:
                waited = True
                self._manners.pause(wait, deadline)
                continue
            passed.append(str(url))
            url = follow(url, response.headers["location"], ports=self._ports)
        raise RefusedError(
            "redirects", f"{short(passed[0])} is passed on more than {self._way.limits.redirects} times; open it in a browser."
        )

    def _robots(self, url: httpx2.URL, deadline: Deadline) -> str:
        """A host's robots.txt; none where the host has none, a refusal where it cannot say."""
        try:
            with self._open(url, {"Accept": "text/plain"}, deadline, polite=False) as (response, _):
                if response.status_code == 429 or response.status_code >= 500:
                    said = f"{short(str(url))} answers {response.status_code}, so nobody knows what the host allows; try again later."
                    raise RefusedError("robots", said)
                if response.status_code != 200:
                    return ""
                text = bytearray()
                for piece in _unpacked(response, self._way.limits, deadline):
                    text += piece
                    if len(text) >= self._way.limits.robots:
                        break
                return text[: self._way.limits.robots].decode("utf-8-sig", "replace")
        except RefusedError as refusal:
            if refusal.reason == "redirects":
                return ""
            raise

    def _check_status(self, response: httpx2.Response) -> None:
        """Refuses all but a page."""
        name, status = short(str(response.url)), response.status_code
        match status:
            case 200 | 203:
                return
            case 404 | 410:
                raise RefusedError("not_found", f"{name} does not exist (any more): {status}. Check the address.")
            case 401 | 402 | 403 | 407 | 451:
                raise RefusedError("forbidden", f"{name} is not for everybody: {status}. Open it in a browser and give the saved file.")
            case 429 | 503:
                refusal = RefusedError("server", f"{response.url.host} is busy and asks to be left alone: {status}. Try again later.")
                if wait := _retry_after(response):
                    self._manners.stay_away(response.url, wait, refusal)
                raise refusal
            case _:
                raise RefusedError("server", f"{name} answers {status} instead of a page. Try again later.")


def _content_type(response: httpx2.Response, types: frozenset[str]) -> str:
    said: str = response.headers.get("content-type", "")
    kind = said.partition(";")[0].strip().lower()
    if kind not in types:
        called = f"is {short(kind)}" if kind else "does not say what it is"
        raise RefusedError("type", f"{short(str(response.url))} {called}; pages, feeds, PDF, Word and text can be read.")
    return kind


def _unpacked(response: httpx2.Response, limits: Limits, deadline: Deadline) -> Iterator[bytes]:
    """The body piece by piece, so that what is packed to burst is dropped long before it does."""
    name = short(str(response.url))
    codings = [coding.strip().lower() for coding in response.headers.get_list("content-encoding", split_commas=True)]
    codings = [coding for coding in codings if coding not in ("", "identity")]
    if len(codings) > 1 or not set(codings) <= set(CODINGS):
        # Packed twice, the inner layer can burst unseen between the two.
        raise RefusedError("server", f"{name} is packed as {short(', '.join(codings))}, which was not asked for.")
    if int(response.headers.get("content-length", 0)) > limits.wire:
        raise too_large(name, limits.wire)
    taken = 0
    for piece in response.iter_bytes():
        taken += len(piece)
        if taken > limits.body:
            raise too_large(name, limits.body)
        deadline.left(name)
        yield piece


def _charset(response: httpx2.Response) -> str | None:
    if len(response.headers["content-type"]) > 1000:  # which takes seconds to be taken apart
        return None
    try:
        name = codecs.lookup(response.charset_encoding or "").name
        bytes(4).decode(name)  # raises for codecs that are not of text
    except (LookupError, ValueError):
        return None
    return None if name.replace("_", "-") in NO_CHARSETS else name


def _plain(value: str | None) -> str | None:
    """A header's value where it can be sent back as it is."""
    return value if value and len(value) < 1000 and value.isascii() and value.isprintable() else None


def _retry_after(response: httpx2.Response) -> float | None:
    """The seconds after which a busy host wants to be asked again; None where it does not say."""
    said = response.headers.get("retry-after", "").strip()
    if said.isascii() and said.isdecimal() and len(said) < 10:
        return float(said)
    try:
        then = parsedate_to_datetime(said)
        return max(0.0, (then.replace(tzinfo=then.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
