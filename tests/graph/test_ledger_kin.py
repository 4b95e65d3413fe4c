"""Near-duplicates are found by their bands, and kept as reprints and versions; a deal counts them as one origin."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from corpus.dates import PartialDate
from corpus.errors import KeiretsuError
from graph.ledger import Ledger
from graph.ledger_kin import Kinship, Near, Signature
from graph.origins import origins
from tests.graph.ledger_cases import article, claim, put

INVESTS = claim("Vela INVESTS_IN Tarn, active")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite") as opened:
        yield opened


def signed(*bands: int) -> Signature:
    return Signature(",".join(map(str, bands)).encode(), bands)


def told(ledger: Ledger, key: str, *bands: int, judge: Callable[[Sequence[Near]], Kinship] | None = None, **fields: Any) -> str:
    """An article whose text is its own, with its signature."""
    one = put(ledger, key, INVESTS, **fields)
    ledger.kin.tie(one, signed(*bands), judge)
    return one


def reprints_of_all(near: Sequence[Near]) -> Kinship:
    return Kinship(origin=near[0].origin or near[0].article.id, reprints=tuple(n.article.id for n in near))


def keys(near: Sequence[Near]) -> list[tuple[str | None, int]]:
    return [(n.article.key, n.shared) for n in near]


def test_those_that_share_most_bands_come_first(ledger: Ledger) -> None:
    for key, bands in (("a", (1, 2, 3)), ("b", (1, 2, 9)), ("c", (9, 9, 3)), ("d", (2, 3, 1)), ("e", ())):
        told(ledger, key, *bands)
    assert keys(ledger.kin.near((1, 2, 3))) == [("a", 3), ("b", 2), ("c", 1)]
    assert keys(ledger.kin.near((7, 7, 7))) == []
    (near, *_) = ledger.kin.near((1, 2, 3))
    assert (near.signature, near.origin, near.article) == (b"1,2,3", None, next(h for h in ledger.heads() if h.key == "a"))


@pytest.mark.parametrize("value", [0, 2**63 - 1, 2**63, 2**64 - 1, -1, -(2**63)])
def test_hashes_of_64_bits_with_and_without_a_sign(ledger: Ledger, value: int) -> None:
    told(ledger, "a", value)
    assert keys(ledger.kin.near((value,))) == [("a", 1)]
    assert keys(ledger.kin.near(((value + 1) % 2**64,))) == []


def test_the_same_page_is_near_whatever_it_says(ledger: Ledger) -> None:
    put(ledger, "a", canonical_url="https://news.example/page")
    told(ledger, "b", 1, url="https://news.example/page")
    told(ledger, "c", 1, canonical_url="https://news.example/other")
    found = ledger.kin.near((1,), "https://news.example/page")
    assert [(n.article.key, n.shared, n.signature) for n in found] == [("b", 1, b"1"), ("c", 1, b"1"), ("a", 0, None)]


def test_a_text_told_a_thousand_times_costs_no_more(ledger: Ledger) -> None:
    for n in range(70):
        told(ledger, f"s{n}", 1, 2, n, judge=reprints_of_all)
    found = ledger.kin.near((1, 2, 69))
    assert keys(found)[0] == ("s0", 2)
    assert len(found) == 21  # twenty of those that all share, and the one that shares a band of its own
    assert len(ledger.kin.reprints(found[0].origin or "")) == 70


def test_reprints_are_one_origin_and_the_graph_hears_of_it(ledger: Ledger) -> None:
    def counted() -> int:
        ((_, statements),) = ledger.statements()
        return origins(s.article for s in statements)

    a = told(ledger, "a", 1, published=PartialDate("2026-01-07"))
    b = told(ledger, "b", 2, published=PartialDate("2026-01-05"))
    assert counted() == 2
    seq = ledger.seq
    c = told(ledger, "c", 1, judge=reprints_of_all)
    assert (counted(), ledger.seq) == (2, seq + 2)
    assert list(ledger.changed("article", since=seq + 1)) == sorted([a, c])
    assert list(ledger.changed("deal", since=seq + 1)) == ["vela:INVESTS_IN:tarn"]
    assert (ledger.kin.origin(a), ledger.kin.origin(b), ledger.kin.origin(c)) == (a, None, a)
    told(ledger, "d", 1, 2, judge=lambda _: Kinship("wire-7", (b, c)))  # c's group comes along
    assert counted() == 1
    assert [h.key for h in ledger.kin.reprints("wire-7")] == ["b", "c", "d", "a"]  # the oldest first, then by id
    assert ledger.kin.reprints(a) == []
    ledger.remove([b])
    assert sorted(h.key or "" for h in ledger.kin.reprints("wire-7")) == ["a", "c", "d"]


def test_a_group_outlasts_that_the_article_is_loaded_again(ledger: Ledger) -> None:
    a = told(ledger, "a", 1)
    told(ledger, "b", 1, judge=reprints_of_all)
    ledger.add(article("a", INVESTS, language="en", authors=("Ada",)), [INVESTS])
    ledger.add(article("a", INVESTS, kind="blog"), [INVESTS], replace=True)
    assert ledger.kin.origin(a) == a
    assert f"g:{a}" in next(ledger.heads([a])).origins
    whole = ledger.article(a)
    assert whole
    assert (whole.kind, whole.origin) == ("blog", None)  # what its file says stays its file's


def test_the_group_that_a_file_names_is_told_and_kept_beside_the_found_one(ledger: Ledger) -> None:
    a = told(ledger, "a", 1, origin="wire-3")
    assert [n.origin for n in ledger.kin.near((1,))] == ["wire-3"]
    told(ledger, "b", 1, judge=lambda _: Kinship("wire-4", (a,)))
    assert next(ledger.heads([a])).origins[:2] == ("g:wire-4", "g:wire-3")


def test_versions_of_a_page_replace_one_another_by_when_they_were_learned(ledger: Ledger) -> None:
    page: dict[str, Any] = {"canonical_url": "https://news.example/page"}

    def version_of_nearest(near: Sequence[Near]) -> Kinship:
        return Kinship(version_of=near[0].article.id)

    first = told(ledger, "monday", 1, fetched=PartialDate("2026-03-02"), **page)
    assert ledger.kin.versions(first) == []
    told(ledger, "friday", 2, fetched=PartialDate("2026-03-06"), judge=version_of_nearest, **page)
    told(ledger, "other", 1, judge=lambda _: Kinship())
    middle = told(ledger, "tuesday", 2, fetched=PartialDate("2026-03-03"), judge=version_of_nearest, **page)
    for one in (first, middle):
        assert [h.key for h in ledger.kin.versions(one)] == ["monday", "tuesday", "friday"]
    ledger.remove([first])
    assert [h.key for h in ledger.kin.versions(middle)] == ["tuesday", "friday"]
    late = told(ledger, "undated", 2, published=None, judge=version_of_nearest, **page)
    assert [h.key for h in ledger.kin.versions(late)] == ["undated", "tuesday", "friday"]


def test_an_article_is_not_near_itself_and_may_be_signed_again(ledger: Ledger) -> None:
    asked: list[Sequence[Near]] = []

    def judge(near: Sequence[Near]) -> Kinship:
        asked.append(near)
        return Kinship()

    a = told(ledger, "a", 1, 2, judge=judge)
    ledger.kin.tie(a, signed(3), judge)
    assert asked == []
    assert keys(ledger.kin.near((1, 2))) == []
    assert keys(ledger.kin.near((3,))) == [("a", 1)]
    ledger.remove([a])
    b = put(ledger, "b", INVESTS)  # may get the number of the one that went, and nothing else of it
    assert keys(ledger.kin.near((3,))) == []
    assert ledger.kin.origin(b) is None


def test_an_unknown_article_is_not_tied(ledger: Ledger) -> None:
    with pytest.raises(KeiretsuError, match="No article 'a:0' is in the ledger"):
        ledger.kin.tie("a:0", signed(1))
    assert ledger.kin.versions("a:0") == []
