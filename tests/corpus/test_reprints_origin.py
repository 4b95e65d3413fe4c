"""Which of a group the others were taken from, who is credited, and the table of houses."""

import csv
import itertools
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.domain import Article
from corpus.reprints import credited, origin
from corpus.reprints_page import host, page
from corpus.reprints_publishers import at_address, listed, load_publishers, spelling
from tests.corpus.reprints_texts import WIRE


def copy(publisher: str | None, published: str | None = None, *, first: str = "", last: str = "", **known: Any) -> Article:
    lines = [first + WIRE[0], *WIRE[1:4], *([last] if last else [])]
    return Article(text="\n\n".join(["Headline", *lines]), title="Headline", publisher=publisher, published=published, **known)


CREDITS = [
    ("nobody", {}, []),
    ("dateline", {"first": "OSLO, March 2 (Reuters) - "}, ["Reuters"]),
    ("dateline of AP", {"first": "SKARVIK, Norway (AP) — "}, ["Associated Press"]),
    ("dateline in capitals", {"first": "OSLO (REUTERS) – "}, ["Reuters"]),
    ("release's dateline", {"first": "OSLO, March 2, 2026 /PRNewswire/ -- "}, ["PR Newswire"]),
    ("another release's", {"first": "OSLO--(BUSINESS WIRE)--"}, ["Business Wire"]),
    ("byline", {"first": "By the Associated Press\n\n"}, ["Associated Press"]),
    ("byline with a person", {"first": "By Ann Lee, Bloomberg News\n\n"}, ["Bloomberg"]),
    ("byline with a stroke", {"first": "By Ann Lee | AFP\n\n"}, ["AFP"]),
    ("author", {"authors": ("Reuters Staff",)}, ["Reuters"]),
    ("line at the end", {"last": "— Bloomberg"}, ["Bloomberg"]),
    ("line at the end, bare", {"last": "Agence France-Presse"}, ["AFP"]),
    ("at the end of the last sentence", {"last": "Nobody else was there. – AFP"}, ["AFP"]),
    ("in brackets at the end", {"last": "Nobody else was there. (Kyodo News)"}, ["Kyodo News"]),
    ("first published", {"last": "This article was originally published by The Wall Street Journal."}, ["Wall Street Journal"]),
    ("first appeared", {"last": "A version of this story first appeared in the Financial Times."}, ["Financial Times"]),
    ("republished", {"last": "Reprinted with permission from The Conversation and Wired."}, []),
    ("republished from one", {"last": "Republished with permission of Wired."}, ["Wired"]),
    ("copyright", {"last": "Copyright 2026 The Associated Press. All rights reserved."}, ["Associated Press"]),
    ("sign of copyright", {"last": "© 2026 Bloomberg L.P."}, ["Bloomberg"]),
    ("told to Reuters", {"last": "That is no secret, an official told Reuters."}, []),
    ("reported by Bloomberg", {"last": "Bloomberg first reported the talks, and the sum was reported by AFP."}, []),
    ("with help", {"last": "The Associated Press contributed to this report."}, []),
    ("asked by the agency", {"first": "Reuters asked twice - nobody answered. "}, []),
    ("agency in a bracket", {"last": "A person of the agency (Reuters) was not admitted to the hall."}, []),
    ("a name within a name", {"last": "— Bloombergia"}, []),
]


@pytest.mark.parametrize(("known", "names"), [row[1:] for row in CREDITS], ids=[row[0] for row in CREDITS])
def test_whose_text_it_says_it_is(known: dict[str, Any], names: list[str]) -> None:
    assert [found.name for found in credited(copy("Harbour Post", **known))] == names


BY_REUTERS = {"first": "OSLO, March 2 (Reuters) - "}
WSJ = "Originally published by The Wall Street Journal."
COURIER = "https://courier.example/a"

# What it is about, the group, which of them is the origin, and who published it.
ORIGINS: list[tuple[str, list[Article], int | None, str | None]] = [
    ("none", [], None, None),
    ("one alone", [copy("Courier", "2026-03-02")], 0, "Courier"),
    ("one alone, credited", [copy("Courier", "2026-03-02", **BY_REUTERS)], None, "Reuters"),
    ("the agency is here", [copy("Courier", "2026-03-02", **BY_REUTERS), copy("Reuters", "2026-03-02", **BY_REUTERS)], 1, "Reuters"),
    ("the agency by its address", [copy("Courier", **BY_REUTERS), copy(None, url="https://www.reuters.com/x/")], 1, "Reuters"),
    ("the agency is not here", [copy("Courier", "2026-03-01", **BY_REUTERS), copy("Post", "2026-03-02")], None, "Reuters"),
    (
        "two agencies are credited",
        [copy("Courier", "2026-03-02", **BY_REUTERS), copy("Post", "2026-03-02", first="OSLO (AP) — ")],
        None,
        None,
    ),
    (
        "the agency, uncredited",
        [copy("Courier", "2026-03-02"), copy("Post", "2026-03-02"), copy("The Associated Press", "2026-03-02")],
        2,
        "The Associated Press",
    ),
    ("the agency came later", [copy("Courier", "2026-03-02"), copy("AFP", "2026-03-04")], 0, "Courier"),
    (
        "a title of the house",
        [copy("New York Post", "2026-03-02", last=WSJ), copy("Wall Street Journal", "2026-03-02")],
        1,
        "Wall Street Journal",
    ),
    ("the house's agency", [copy("Courier", last="— Dow Jones Newswires"), copy("WSJ")], 1, "WSJ"),
    ("a release", [copy("Courier", "2026-03-02"), copy("GlobeNewswire", "2026-03-02")], 1, "GlobeNewswire"),
    ("a firm's release", [copy("Courier", "2026-03-02"), copy("Tarnfjell", "2026-03-02", kind="press release")], 1, "Tarnfjell"),
    (
        "a canonical link",
        [
            copy("Post", "2026-03-01", url="https://post.example/b", canonical_url=COURIER),
            copy("Courier", "2026-03-02", url=COURIER + "?utm_source=y"),
        ],
        1,
        "Courier",
    ),
    (
        "a chain of links",
        [
            copy("C", url="https://c.example/c", canonical_url="https://b.example/b"),
            copy("B", url="https://b.example/b", canonical_url="https://a.example/a"),
            copy("A", url="https://a.example/a"),
        ],
        2,
        "A",
    ),
    (
        "links in a circle",
        [
            copy("B", url="https://b.example/b", canonical_url="https://a.example/a"),
            copy("A", url="https://a.example/a", canonical_url="https://b.example/b"),
        ],
        None,
        None,
    ),
    (
        "a link out of the group",
        [copy("Yahoo", url="https://yahoo.example/b", canonical_url="https://www.bloomberg.com/n/1"), copy("Post")],
        None,
        "Bloomberg",
    ),
    (
        "what a summary rests on",
        [
            copy("Desk", "2026-03-02", kind="summary", based_on=[{"publisher": "Courier", "url": COURIER}]),
            copy("Courier", "2026-03-02", url=COURIER),
        ],
        1,
        "Courier",
    ),
    ("the earliest day", [copy("Courier", "2026-03-03"), copy("Post", "2026-03-02"), copy("Echo", "2026-03-05")], 1, "Post"),
    ("the month before", [copy("Courier", "2026-03-03"), copy("Post", "2026-02")], 1, "Post"),
    ("the same day", [copy("Courier", "2026-03-02"), copy("Post", "2026-03-02")], None, None),
    ("a month that holds the day", [copy("Courier", "2026-03-02"), copy("Post", "2026-03")], None, None),
    ("one without a date", [copy("Courier", "2026-03-02"), copy("Post", "2026-03-04"), copy("Echo")], None, None),
    ("one house, the same day", [copy("Detroit Free Press", "2026-03-02"), copy("USA Today", "2026-03-02")], None, "Gannett"),
    ("one house, a day apart", [copy("Detroit Free Press", "2026-03-03"), copy("USA Today", "2026-03-02")], 1, "USA Today"),
    ("one publisher twice", [copy("Courier", "2026-03-02"), copy("Courier", "2026-03-02", last="More follows.")], None, "Courier"),
]


@pytest.mark.parametrize(("group", "place", "publisher"), [row[1:] for row in ORIGINS], ids=[row[0] for row in ORIGINS])
def test_origin_in_any_order(group: list[Article], place: int | None, publisher: str | None) -> None:
    found = origin(group)
    assert (found.article, found.publisher) == (None if place is None else group[place].id, publisher), found
    assert found.why
    assert {origin(order) for order in itertools.permutations([*group, *group[:1]])} == {found}


def test_why_is_a_sentence_about_this_group() -> None:
    assert (
        origin([copy("Courier", "2026-03-02", **BY_REUTERS)]).why
        == "the text is credited to Reuters; which article is the first of its own cannot be told"
    )
    assert origin([copy("Courier", "2026-03-03"), copy("Post", "2026-02")]).why == "published 2026-02, before all others"
    assert origin([copy("Courier", "2026-03-02"), copy("Post")]).why == "no credit, and 1 of 2 without a date"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://courier.example/a", "http://www.courier.example/a/", True),
        ("https://courier.example/a?id=1&utm_medium=x&fbclid=y", "https://courier.example/a?id=1#part", True),
        ("https://courier.example/a?b=2&a=1", "https://courier.example/a?a=1&b=2", True),
        ("https://amp.courier.example/a/amp", "https://COURIER.example/a", True),
        ("https://courier.example/a?id=1", "https://courier.example/a?id=2", False),
        ("https://courier.example/a", "https://courier.example/A", False),
        ("https://courier.example/a", "https://post.example/a", False),
        ("https://[", "https://courier.example/", False),
    ],
)
def test_one_page_under_many_addresses(one: str, other: str, same: bool) -> None:
    assert (page(one) == page(other)) is same


@given(st.text(max_size=80))
def test_any_text_can_be_asked_for_its_page_and_publisher(text: str) -> None:
    assert page(page(text)) is not None
    assert host(text) == host(text).strip("/")
    at_address(f"https://{text}")


def test_addresses_and_names_lead_to_publishers() -> None:
    assert [
        (one.name if one else None)
        for one in map(at_address, ["https://asia.nikkei.com/a", "https://uk.nikkei.com/a", "https://notreuters.com/a", None])
    ] == [
        "Nikkei Asia",
        "Nikkei",
        None,
        None,
    ]
    assert [(one.name if one else None) for one in map(listed, ["THE WASHINGTON POST", "Barron’s", "ap", "Courier", "", None])] == [
        "Washington Post",
        "Barron's",
        "Associated Press",
        None,
        None,
        None,
    ]


def test_the_table_of_houses() -> None:
    text = (Path(__file__).parents[2] / "corpus/data/publisher_families.csv").read_bytes().decode()
    rows = list(csv.DictReader(text.splitlines(), strict=True))
    assert text.splitlines()[0] == "publisher,family,kind,aliases,domains"
    assert "\r" not in text
    names = [row["publisher"] for row in rows]
    assert names == sorted(names, key=str.casefold)
    assert [row for row in rows if not row["family"] or None in row.values() or any(value != value.strip() for value in row.values())] == []
    assert {row["kind"] for row in rows} == {"agency", "releases", "paper", "magazine", "broadcaster", "site"}
    every = [spelling(name) for one in load_publishers() for name in one.names]
    assert [name for name in every if every.count(name) > 1 or not name] == []
    domains = [domain for one in load_publishers() for domain in one.domains]
    assert [
        one for one in domains if domains.count(one) > 1 or not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", one) or one.startswith("www.")
    ] == []
