"""Which machines may be connected to: by address, by the forms of an address, and by what a name leads to."""

import pytest

from corpus.fetch import Fetcher
from corpus.fetch_address import forbidden
from corpus.fetch_limits import RefusedError
from tests.corpus.fetch_world import NEWS, Site, World, answer, served


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


@pytest.mark.parametrize(
    ("address", "kind", "opened"),  # opened: by allow_private
    [
        ("127.0.0.1", "this machine itself", True),
        ("127.255.255.254", "this machine itself", True),
        ("::1", "this machine itself", True),
        ("::ffff:127.0.0.1", "this machine itself", True),
        ("64:ff9b::7f00:1", "this machine itself", True),
        ("2002:7f00:1::1", "this machine itself", True),
        ("10.1.2.3", "a private network", True),
        ("172.16.0.1", "a private network", True),
        ("172.31.255.255", "a private network", True),
        ("192.168.1.1", "a private network", True),
        ("::ffff:10.0.0.1", "a private network", True),
        ("fd12:3456::1", "a private network", True),
        ("100.64.0.1", "a provider's inner network", True),
        ("169.254.1.1", "the local link", True),
        ("fe80::1", "the local link", True),
        ("fe80::1%lo", "the local link", True),
        ("169.254.169.254", "a cloud's own machinery", False),
        ("::ffff:169.254.169.254", "a cloud's own machinery", False),
        ("64:ff9b::a9fe:a9fe", "a cloud's own machinery", False),
        ("169.254.170.2", "a cloud's own machinery", False),
        ("100.100.100.200", "a cloud's own machinery", False),
        ("168.63.129.16", "a cloud's own machinery", False),
        ("192.0.0.192", "a cloud's own machinery", False),
        ("fd00:ec2::254", "a cloud's own machinery", False),
        ("0.0.0.0", "no public address", False),  # noqa: S104
        ("0.1.2.3", "no public address", False),
        ("::", "no public address", False),
        ("::7f00:1", "no public address", False),
        ("::ffff:0:7f00:1", "no public address", False),
        ("192.0.2.1", "no public address", False),
        ("192.0.0.9", "no public address", False),
        ("192.88.99.1", "no public address", False),
        ("198.18.0.1", "no public address", False),
        ("203.0.113.9", "no public address", False),
        ("224.0.0.1", "no public address", False),
        ("239.1.1.1", "no public address", False),
        ("240.0.0.1", "no public address", False),
        ("255.255.255.255", "no public address", False),
        ("ff02::1", "no public address", False),
        ("ff0e::1", "no public address", False),
        ("fec0::1", "no public address", False),
        ("64:ff9b:1::1", "no public address", False),
        ("2001::1", "no public address", False),
        ("2001:db8::1", "no public address", False),
        ("3fff::1", "no public address", False),
        ("4000::1", "no public address", False),
    ],
)
def test_an_address_that_is_not_for_everybody_is_known_and_a_name_that_leads_there_refused(world, address, kind, opened) -> None:
    assert forbidden(address, allow_private=False) == kind
    assert forbidden(address, allow_private=True) == (None if opened else kind)
    world.names["trap.example"] = [[NEWS, address]]  # one good address does not excuse the other
    with pytest.raises(RefusedError) as refused, world.fetcher() as fetcher:
        fetcher.get("http://trap.example/")
    assert (refused.value.reason, world.dialled) == ("address", [])
    assert f"leads to {address}, {kind}; nothing was asked there." in str(refused.value)
    assert ("Allow private addresses" in str(refused.value)) == opened


@pytest.mark.parametrize(
    "address",
    ["93.184.215.14", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)
def test_public_addresses_are_open(address) -> None:
    assert forbidden(address, allow_private=False) is None


OWN = [
    "http://127.0.0.1:{port}/",
    "http://127.1:{port}/",
    "http://127.0.1:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f000001:{port}/",
    "http://0x7f.0.0.1:{port}/",
    "http://017700000001:{port}/",
    "http://0177.1:{port}/",
    "http://127。0。0。1:{port}/",
    "http://localhost:{port}/",
    "http://LOCALHOST:{port}/",
    "http://0:{port}/",
    "http://0.0.0.0:{port}/",
    "http://[::1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::FFFF:7F00:1]:{port}/",
    "http://[0:0:0:0:0:ffff:127.0.0.1]:{port}/",
    "https://127.0.0.1:{port}/",
]


@pytest.mark.parametrize("url", OWN)
def test_the_system_s_own_network_is_kept_from_this_machine(site, url) -> None:
    site.pages["/"] = answer()
    with pytest.raises(RefusedError) as refused, Fetcher(ports=frozenset({site.port}), robots=False, delay=0) as fetcher:
        fetcher.get(url.format(port=site.port))
    assert (refused.value.reason, site.asked) == ("address", [])


def test_what_is_private_is_fetched_where_that_is_meant(site) -> None:
    site.pages["/"] = answer()
    with Fetcher(allow_private=True, ports=frozenset({site.port}), robots=False, delay=0) as fetcher:
        bodies = [fetcher.get(url.format(port=site.port)).body for url in OWN[:8]]  # type: ignore[union-attr]
    assert bodies == [b"<p>News</p>"] * 8


def test_a_name_that_nobody_knows_is_said_to_be_unknown(world) -> None:
    with (
        pytest.raises(RefusedError, match=r"No host 'nwes\.example' is known; check the spelling\.") as refused,
        world.fetcher(robots=True) as fetcher,
    ):
        fetcher.get("https://nwes.example/")
    assert refused.value.reason == "connection"
