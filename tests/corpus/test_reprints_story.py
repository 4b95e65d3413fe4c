"""Pairs of articles, and how they stand to each other."""

from typing import Any

import pytest

from corpus.domain import Article
from corpus.reprints import ONE_ORIGIN, bands, same_story, signature
from tests.corpus.reprints_texts import (
    MORE_WIRE,
    OTHER_ITEMS,
    RELEASE,
    REWRITE,
    RIVAL,
    STANDARD_END,
    TRANSLATED,
    WIRE,
    appointment,
    earnings,
    market,
    weather,
)

TITLE = "Tarnfjell rents 40,000 processors to Orrery"


def article(lines: list[str], title: str = TITLE, **known: Any) -> Article:
    return Article(text="\n\n".join([title, *lines]), title=title, **known)


def replaced(lines: list[str], *pairs: tuple[str, str]) -> list[str]:
    text = "\n\n".join(lines)
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text.split("\n\n")


A_PAGE = {"url": "https://courier.example/a", "publisher": "Courier", "published": "2026-03-02"}
WIRED = article(WIRE)
LONG = article([*WIRE, *MORE_WIRE])
PARIS = earnings("Aldermere", "412", "9", "38", "21", "Jo Falk", "430")
COVER = "The editors asked three readers in Skarvik what they make of it. Two welcomed the work, and the third fears for the quiet of the fjord."

ROWS: list[tuple[str, Article, Article, str]] = [
    # One text.
    ("word for word", WIRED, article(WIRE, publisher="Harbour Post"), "reprint"),
    ("a new headline", WIRED, article(WIRE, "Is this the end of the cheap cloud? Skarvik thinks so"), "reprint"),
    (
        "a headline that is a sentence",
        WIRED,
        article(WIRE, "Tarnfjell lets its processors to a laboratory that lost more than it earned."),
        "reprint",
    ),
    ("dateline and agency", WIRED, article([f"OSLO, March 2 (Reuters) - {WIRE[0]}", *WIRE[1:]]), "reprint"),
    ("byline and place", WIRED, article(["By Ann Lee, Associated Press", f"SKARVIK, Norway — {WIRE[0]}", *WIRE[1:]]), "reprint"),
    ("syndicated with a credit line", WIRED, article([*WIRE, "This article was originally published by the Harbour Post."]), "reprint"),
    ("agency's end lines", WIRED, article([*WIRE, "(Reporting by Ann Lee in Oslo; Editing by Bo Ek)"]), "reprint"),
    (
        "menus and notices round it",
        WIRED,
        article(
            ["Menu", *WIRE, "Read more: the best kettles", "Sign up for our newsletter, every day in your box.", "© 2026 Harbour Post"]
        ),
        "reprint",
    ),
    ("a local paragraph at the end", WIRED, article([*WIRE, COVER]), "reprint"),
    ("a local paragraph inside", WIRED, article([*WIRE[:3], COVER, *WIRE[3:]]), "reprint"),
    ("a local paragraph first", WIRED, article([COVER, *WIRE]), "reprint"),
    ("the last paragraph cut", WIRED, article(WIRE[:-1]), "reprint"),
    ("one paragraph cut, another put in", WIRED, article([*WIRE[:2], *WIRE[3:], COVER]), "reprint"),
    ("paragraphs in another order", WIRED, article([*WIRE[:3], *WIRE[5:], *WIRE[3:5]]), "reprint"),
    ("paragraphs run together", WIRED, article([" ".join(WIRE)]), "reprint"),
    ("headings put in", WIRED, article([*WIRE[:3], "Who pays for it", *WIRE[3:6], "What Gantry says", *WIRE[6:]]), "reprint"),
    (
        "currency added",
        WIRED,
        article(replaced(WIRE, ("$3.2 billion", "$3.2 billion (€2.9 billion)"), ("$410 million", "$410 million (€374 million)"))),
        "reprint",
    ),
    (
        "a house's spelling",
        WIRED,
        article(replaced(WIRE, ("$3.2 billion", "$3.2bn"), ("11%", "11 percent"), ("laboratory", "lab"), ("power company", "utility"))),
        "reprint",
    ),
    (
        "lightly edited",
        WIRED,
        article(
            replaced(
                WIRE,
                ("the two said on Monday", "both firms announced"),
                (" so far", ""),
                ("belongs to", "is owned by"),
                ("Analysts at", "People at"),
            )
        ),
        "reprint",
    ),
    (
        "a press release and its copy",
        article([*RELEASE, *STANDARD_END], kind="press release"),
        article(RELEASE, "Skarvik gets a campus"),
        "reprint",
    ),
    (
        "the same page twice",
        article(WIRE, **A_PAGE),
        article(WIRE, **A_PAGE | {"url": "http://www.courier.example/a/?utm_source=x"}),
        "reprint",
    ),
    # Cuts.
    ("the first half", WIRED, article(WIRE[:4]), "shortened"),
    ("the first paragraph", WIRED, article(WIRE[:1]), "shortened"),
    ("first, third and fifth", WIRED, article(WIRE[:5:2]), "shortened"),
    ("a third of a long one", LONG, article([*WIRE[:3], WIRE[4]], "In short: Tarnfjell"), "shortened"),
    ("a cut with a local end", LONG, article([*WIRE[:5], "Harbour Post has asked the mayor for a comment."]), "shortened"),
    ("a cut with the agency's name", LONG, article([f"OSLO (AFP) – {WIRE[0]}", *WIRE[1:4]]), "shortened"),
    # Versions.
    ("a page that grew", article(WIRE[:3], **A_PAGE), article(WIRE, **A_PAGE), "update"),
    (
        "a page with other figures",
        article(WIRE, **A_PAGE),
        article(replaced(WIRE, ("11%", "14%"), ("40,000", "42,000")), **A_PAGE),
        "update",
    ),
    (
        "a page rewritten",
        article(WIRE, **A_PAGE),
        article(RIVAL, **A_PAGE | {"published": "2026-03-03", "url": "https://m.courier.example/a#live"}),
        "update",
    ),
    (
        "another address, the same canonical one",
        article(WIRE, url="https://courier.example/a?p=1", canonical_url="https://courier.example/a"),
        article([*WIRE, COVER], url="https://courier.example/b", canonical_url="https://courier.example/a"),
        "update",
    ),
    (
        "one publisher, a day later",
        article(WIRE, publisher="Courier", published="2026-03-02"),
        article([*WIRE, COVER], publisher="The Courier Ltd", published="2026-03-03"),
        "update",
    ),
    (
        "one publisher, the same day",
        article(WIRE, publisher="Courier", published="2026-03-02"),
        article([*WIRE, COVER], publisher="Courier", published="2026-03-02"),
        "reprint",
    ),
    (
        "one publisher, a month that may hold the day",
        article(WIRE, publisher="Courier", published="2026-03"),
        article([*WIRE, COVER], publisher="Courier", published="2026-03-20"),
        "reprint",
    ),
    (
        "another publisher, a day later",
        article(WIRE, publisher="Courier", published="2026-03-02"),
        article([*WIRE, COVER], publisher="Harbour Post", published="2026-03-03"),
        "reprint",
    ),
    # Digests.
    (
        "the middle of a digest",
        article(WIRE[:3]),
        article([*OTHER_ITEMS[:3], *WIRE[:3], *OTHER_ITEMS[3:]], "Five things this morning"),
        "digest",
    ),
    ("the first of a digest", article(WIRE[:3]), article([*WIRE[:3], *OTHER_ITEMS], "What happened while you slept"), "digest"),
    ("a digest by its headline", article(WIRE[:3]), article([*WIRE[:3], *MORE_WIRE, *RELEASE], "Orrery weekly: a briefing"), "digest"),
    # Each its own text, about one thing.
    ("two who were there", WIRED, article(RIVAL, "The mill hums again"), "related"),
    ("back from another language", WIRED, article(TRANSLATED), "related"),
    ("two that came back from other languages", article(RIVAL), article(TRANSLATED), "related"),
    ("a press release and an article out of it", article(RELEASE), article(REWRITE, "A home for Orrery"), "related"),
    ("a press release and the agency's story", article([*RELEASE, *STANDARD_END]), WIRED, "related"),
    ("one quotation in common", WIRED, article([*RIVAL, WIRE[3]]), "related"),
    ("the two halves of a story", article(WIRE[:4]), article(WIRE[4:]), "related"),
    # One template, filled in differently.
    ("two earnings notes", article(PARIS), article(earnings("Brackwater", "1,208", "31", "166", "74", "Li Anders", "1,340")), "other"),
    ("two quarters of one firm", article(PARIS), article(earnings("Aldermere", "437", "12", "44", "24", "Jo Falk", "450")), "other"),
    (
        "two weather reports",
        article(weather("Hamburg", "14", "6", "35", "70", "west")),
        article(weather("Porto", "22", "15", "20", "40", "south")),
        "other",
    ),
    (
        "one town, two days",
        article(weather("Porto", "19", "13", "45", "80", "west")),
        article(weather("Porto", "22", "15", "20", "40", "south")),
        "other",
    ),
    (
        "two days at the exchange",
        article(market("rose 2.1", "184.20", "3.1", "0.4", "96.10", "201.00")),
        article(market("fell 0.8", "182.75", "2.4", "1.2", "97.35", "203.50")),
        "other",
    ),
    (
        "two appointments",
        article(appointment("Ida Brandt", "Quillon", "head of sales", "Gantry", "Tom Reed", "Ghent")),
        article(appointment("Omar Haddad", "Peregrine", "chief of staff", "Nordlys", "Eva Sand", "Turin")),
        "other",
    ),
    ("two releases with one end", article([*RELEASE, *STANDARD_END]), article([*OTHER_ITEMS[:2], *STANDARD_END]), "other"),
    (
        "two addresses of one publisher's template",
        article(PARIS, publisher="Ticker", published="2026-01-30"),
        article(earnings("Aldermere", "437", "12", "44", "24", "Jo Falk", "450"), publisher="Ticker", published="2026-04-30"),
        "other",
    ),
    ("nothing in common", WIRED, article(OTHER_ITEMS), "other"),
    ("one page, quite other contents", article(WIRE, **A_PAGE), article(OTHER_ITEMS, **A_PAGE), "other"),
    (
        "notices alone in common",
        article([*OTHER_ITEMS[:1], "All rights reserved."]),
        article([*OTHER_ITEMS[1:2], "All rights reserved."]),
        "other",
    ),
]


@pytest.mark.parametrize(("one", "other", "story"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_how_two_articles_stand_to_each_other(one: Article, other: Article, story: str) -> None:
    verdict = same_story(one, other)
    assert verdict.story == story, verdict
    assert same_story(other, one) == verdict


FOUND = [row for row in ROWS if row[3] in {"reprint", "shortened", "digest"} or row[0].startswith("one publisher, a day")]


@pytest.mark.parametrize(("one", "other"), [row[1:3] for row in FOUND], ids=[row[0] for row in FOUND])
def test_what_is_one_text_shares_a_band(one: Article, other: Article) -> None:
    assert set(bands(signature(one.text))) & set(bands(signature(other.text)))


def test_the_table_is_large_and_has_every_verdict() -> None:
    assert len({row[0] for row in ROWS}) == len(ROWS) >= 40
    assert {row[3] for row in ROWS} == {"reprint", "shortened", "update", "digest", "related", "other"}
    assert {"reprint", "shortened", "update"} == ONE_ORIGIN
