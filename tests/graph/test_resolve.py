from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import PartialDate
from corpus.domain import Judgement, Organisation, Product
from corpus.tables import Tables
from graph.resolve import Resolver

TABLES = Tables(
    {
        o.id: o
        for o in (
            Organisation(id="alphabet", name="Alphabet", kind="holding"),
            Organisation(id="google", name="Google", kind="lab", owner="alphabet"),
            Organisation(id="gv", name="GV", kind="investor", aliases=("Google Ventures",), owner="alphabet"),
            Organisation(id="microsoft", name="Microsoft", kind="cloud", aliases=("MSFT",)),
            Organisation(id="meta", name="Meta", kind="lab", aliases=("Meta Platforms",), former_names=("Facebook",)),
            Organisation(id="lambda-labs", name="Lambda Labs", kind="neocloud", aliases=("Lambda",)),
            Organisation(id="x", name="X", kind="media", former_names=("Twitter",)),
        )
    },
    (
        Product(id="p:azure", name="Azure", kind="cloud", owner="microsoft", aliases=("Microsoft Azure",)),
        Product(id="p:orb", name="Orb", kind="model", owner="google", until=PartialDate("2023-06")),
        Product(id="p:orb-2", name="Orb", kind="model", owner="meta", since=PartialDate("2023-07")),
    ),
    "v1",
)


def judgement(kind: str, target: str, other: str | None = None, second: int = 0) -> Judgement:
    when = f"2026-01-01T00:{second // 60:02}:{second % 60:02}Z"
    return Judgement(kind=kind, target=target, other=other, by="me", when=when)


@pytest.mark.parametrize(
    ("name", "organisation"),
    [
        ("Microsoft", "microsoft"),
        ("microsoft corp.", "microsoft"),  # equality without the legal form
        ("MSFT", "microsoft"),
        ("Azure", "microsoft"),  # a product stands for its owner
        ("Facebook, Inc.", "meta"),
        ("Google Ventures", "gv"),  # a fund word keeps it from Google
        ("Google Capital", "google-capital"),
        ("Alphabet", "alphabet"),
        ("Tarnfjell AS", "tarnfjell"),
        ("Tarnfjell", "tarnfjell"),
        ("Lambda", "lambda-labs"),
    ],
)
def test_names_find_their_organisation(name: str, organisation: str) -> None:
    assert Resolver(TABLES).id_of(name) == organisation


@pytest.mark.parametrize(
    ("on", "owner"), [("2022", "google"), ("2023-06-30", "google"), ("2023-07-01", "meta"), ("2025-Q1", "meta"), (None, "meta")]
)
def test_a_sold_product_stands_for_its_owner_at_the_time(on: str | None, owner: str) -> None:
    resolver = Resolver(TABLES)
    assert resolver.id_of("Orb", PartialDate(on) if on else None) == owner
    assert resolver.dated("orb")
    assert not resolver.dated("Azure")


def test_same_merges_and_the_second_id_stays() -> None:
    resolver = Resolver(TABLES, [judgement("same", "Tarnfjell", "microsoft")])
    assert (resolver.id_of("Tarnfjell AS"), resolver.current("tarnfjell"), resolver.also("microsoft")) == (
        "microsoft",
        "microsoft",
        ("tarnfjell",),
    )


def test_merges_chain_in_the_order_of_the_judgements() -> None:
    resolver = Resolver(TABLES, [judgement("same", "B", "C", 1), judgement("same", "A", "B", 0)])
    assert {resolver.id_of(n) for n in "ABC"} == {"c"}
    assert resolver.also("c") == ("a", "b")


def test_not_same_gives_a_listed_name_an_id_of_its_own() -> None:
    resolver = Resolver(TABLES, [judgement("not_same", "Lambda", "lambda-labs")])
    assert resolver.id_of("Lambda") == "lambda"
    assert resolver.id_of("Lambda Labs") == "lambda-labs"


def test_the_later_judgement_on_a_pair_stands_and_a_withdrawn_one_does_not() -> None:
    same, apart = judgement("same", "Tarnfjell", "Google", 0), judgement("not_same", "Google", "Tarnfjell", 1)
    both = Resolver(TABLES, [same, apart])
    assert (both.id_of("Tarnfjell"), both.states[same.id], both.states[apart.id]) == ("tarnfjell", "outweighed", "active")
    back = judgement("withdraw", apart.id, second=2)
    undone = Resolver(TABLES, [same, apart, back])
    assert (undone.id_of("Tarnfjell"), undone.states[apart.id]) == ("google", "withdrawn")
    again = Resolver(TABLES, [same, apart, back, judgement("withdraw", back.id, second=3)])
    assert again.id_of("Tarnfjell") == "tarnfjell"


def test_same_never_joins_what_was_judged_apart() -> None:
    apart, one, two = judgement("not_same", "A", "C", 0), judgement("same", "A", "B", 1), judgement("same", "B", "C", 2)
    resolver = Resolver(TABLES, [apart, one, two])
    assert (resolver.id_of("A"), resolver.id_of("B"), resolver.id_of("C")) == ("b", "b", "c")
    assert resolver.states[two.id] == "in conflict"


def test_the_merged_view_keeps_names_as_written_but_not_those_of_products() -> None:
    resolver = Resolver(TABLES, [judgement("same", "Tarnfjell", "microsoft")])
    assert resolver.organisation("microsoft", ["Azure", "Microsoft Corp.", "Tarnfjell AS"]) == Organisation(
        id="microsoft", name="Microsoft", kind="cloud", aliases=("MSFT", "Microsoft Corp.", "Tarnfjell AS")
    )
    assert resolver.organisation("tarnfjell-2", ["Tarnfjell 2 AS", "Tarnfjell-2"]).name == "Tarnfjell-2"


kinds: Any = st.tuples(
    st.sampled_from(["same", "not_same"]), st.sampled_from("ABCDE"), st.sampled_from(["A", "B", "Google", "Lambda", "lambda-labs"])
)


@given(st.lists(kinds, max_size=12), st.randoms())
def test_any_order_of_judgements_gives_the_same_organisations(made: list[tuple[str, str, str]], random: Any) -> None:
    judgements = [judgement(kind, a, b, i) for i, (kind, a, b) in enumerate(made) if a != b]
    shuffled = judgements.copy()
    random.shuffle(shuffled)
    names = [*"ABCDE", "Google", "Lambda", "Lambda Labs"]
    one, other = Resolver(TABLES, judgements), Resolver(TABLES, shuffled)
    assert [one.id_of(n) for n in names] == [other.id_of(n) for n in names]
    assert one.states == other.states
