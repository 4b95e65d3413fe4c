"""Which addresses may be connected to: those of machines that stand open to everybody."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

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
