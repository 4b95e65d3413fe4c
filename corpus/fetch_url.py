"""Web addresses, read strictly: what two readers could read differently is refused."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

import httpx2

from corpus.errors import short
from corpus.fetch_limits import RefusedError

LONGEST = 8000
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\\]")  # a backslash is a slash to some readers and not to others
SHAPE = re.compile(r"https?://(?:\[[0-9a-f:.]+\]|[^\s/?#@:\[\]%]+)(?::[0-9]{0,5})?(?:[/?#].*)?", re.IGNORECASE)
HOST = re.compile(r"(?!-)[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|[0-9a-f:.]*:[0-9a-f:.]*", re.IGNORECASE)


def read_url(text: str, *, ports: AbstractSet[int]) -> httpx2.URL:
    """A web address that may be asked for, without its fragment."""
    text = text.strip()
    scheme = SCHEME.match(text)
    if not scheme or scheme[0].lower() not in ("http", "https"):
        said = short(text.rpartition("@")[2])  # what stands before an @ may be a password
        raise RefusedError("scheme", f"{said} is no web address; give one that begins with https:// or http://.")
    if "@" in re.split(r"[/?#\\]", text[len(scheme[0]) + 1 :].lstrip("/\\"), maxsplit=1)[0]:
        raise RefusedError("address", f"The {scheme[0]} address holds a user name or password before an @; give it without.")
    if len(text) > LONGEST or CONTROL.search(text) or not SHAPE.fullmatch(text):
        raise RefusedError("address", f"{short(text)} cannot be read as one web address; copy it anew from the browser.")
    try:
        url = httpx2.URL(text).copy_with(fragment=None)
    except (httpx2.InvalidURL, ValueError) as error:
        raise RefusedError("address", f"{short(text)} is no web address ({error}); copy it anew from the browser.") from None
    if not HOST.fullmatch(url.raw_host.decode()):
        raise RefusedError("address", f"{short(text)} names no host that can be looked up; copy it anew from the browser.")
    if port_of(url) not in ports:
        raise RefusedError("port", f"{short(text)} asks for port {port_of(url)}; allowed are {', '.join(map(str, sorted(ports)))}.")
    return url


def port_of(url: httpx2.URL) -> int:
    """The port, also where the address leaves it to the scheme."""
    return {"http": 80, "https": 443}[url.scheme] if url.port is None else url.port


def follow(url: httpx2.URL, location: str, *, ports: AbstractSet[int]) -> httpx2.URL:
    """Where a redirect leads, read as strictly as the address that was asked for."""
    if CONTROL.search(location):
        raise RefusedError("address", f"{short(str(url))} leads to {short(location)}, which cannot be read as one web address.")
    try:
        return read_url(str(url.join(location)), ports=ports)
    except (httpx2.InvalidURL, ValueError):
        raise RefusedError("address", f"{short(str(url))} leads to {short(location)}, which is no web address.") from None
