"""Which addresses may be fetched: web addresses read strictly, and the machines that they lead to."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import httpx2

from corpus.errors import short
from corpus.fetch_limits import RefusedError

# What `--allow-private` opens.
LOCAL = {
    ip_network(network): kind
    for network, kind in (
        ("127.0.0.0/8", "this machine itself"),
        ("::1/128", "this machine itself"),
        ("10.0.0.0/8", "a private network"),
        ("172.16.0.0/12", "a private network"),
        ("192.168.0.0/16", "a private network"),
        ("fc00::/7", "a private network"),
        ("100.64.0.0/10", "a provider's inner network"),
        ("169.254.0.0/16", "the local link"),
        ("fe80::/10", "the local link"),
    )
}
# What nothing opens: clouds answer there with a machine's own secrets. Some of it lies in public space.
METADATA = [
    ip_network(network)
    for network in (
        "169.254.169.254/32",
        "169.254.170.0/24",
        "100.100.100.200/32",
        "168.63.129.16/32",
        "192.0.0.192/32",
        "fd00:ec2::/32",
        "fd20:ce::/32",
    )
]
# `is_global` judges these otherwise from one Python to the next: protocol assignments, 6to4 relays, documentation.
NOT_PUBLIC = [ip_network(network) for network in ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2001:db8::/32", "3fff::/20")]
UNICAST = ip_network("2000::/3")  # all of IPv6 that has been given out
NAT64 = ip_network("64:ff9b::/96")


def forbidden(address: str, *, allow_private: bool) -> str | None:
    """What stands at an address that must not be connected to, in words; None where it may be."""
    ip = _inner(ip_address(address))
    if any(ip in network for network in METADATA):
        return "a cloud's own machinery"
    for network, kind in LOCAL.items():
        if ip in network:
            return None if allow_private else kind
    public = ip.is_global and not ip.is_multicast and (ip in UNICAST if ip.version == 6 else not ip.is_reserved)
    return None if public and not any(ip in network for network in NOT_PUBLIC) else "no public address"


def _inner(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """An IPv6 address that only carries an IPv4 one is judged by that."""
    if isinstance(ip, IPv4Address):
        return ip
    if ip in NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or ip


LONGEST = 8000
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\\]")  # a backslash is a slash to some readers and not to others
SHAPE = re.compile(r"https?://(?:\[[0-9a-f:.]+\]|[^\s/?#@:\[\]%]+)(?::[0-9]{0,5})?(?:[/?#].*)?", re.IGNORECASE)
HOST = re.compile(r"(?!-)[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|[0-9a-f:.]*:[0-9a-f:.]*")


def read_url(text: str, *, ports: AbstractSet[int]) -> httpx2.URL:
    """A web address, without its fragment; anything that two readers could read differently is refused."""
    text = text.strip()
    scheme = SCHEME.match(text)
    if not scheme or scheme[0].lower() not in ("http", "https"):
        raise RefusedError("scheme", f"{short(text)} is no web address; give one that begins with https:// or http://.")
    if "@" in re.split(r"[/?#\\]", text.partition("://")[2], maxsplit=1)[0]:
        raise RefusedError("address", f"The {scheme[0]} address holds a user name or password before an @; give it without.")
    if len(text) > LONGEST or CONTROL.search(text) or not SHAPE.fullmatch(text):
        raise RefusedError("address", f"{short(text)} cannot be read as one web address; copy it anew from the browser.")
    try:
        url = httpx2.URL(text).copy_with(fragment=None)
        _ = url.host  # reads international names back, so that broken ones show
    except (httpx2.InvalidURL, ValueError) as error:
        raise RefusedError("address", f"{short(text)} is no web address ({error}); copy it anew from the browser.") from None
    if not HOST.fullmatch(url.raw_host.decode()):
        raise RefusedError("address", f"{short(text)} names no host that can be looked up; copy it anew from the browser.")
    if port_of(url) not in ports:
        raise RefusedError("port", f"{short(text)} asks for port {port_of(url)}; allowed are {', '.join(map(str, sorted(ports)))}.")
    return url


def port_of(url: httpx2.URL) -> int:
    """The port, also where the address leaves it to the scheme."""
    return url.port or {"http": 80, "https": 443}[url.scheme]


def follow(url: httpx2.URL, location: str, *, ports: AbstractSet[int]) -> httpx2.URL:
    """Where a redirect leads, read as strictly as the address that was asked for."""
    if CONTROL.search(location):
        raise RefusedError("address", f"{short(str(url))} leads to {short(location)}, which cannot be read as one web address.")
    try:
        return read_url(str(url.join(location)), ports=ports)
    except (httpx2.InvalidURL, ValueError):
        raise RefusedError("address", f"{short(str(url))} leads to {short(location)}, which is no web address.") from None
