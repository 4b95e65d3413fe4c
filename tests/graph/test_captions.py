from typing import Any

import pytest

from corpus.domain import Amount, Claim, Event
from corpus.relations import Relation
from graph.captions import claim_name, event_name
from graph.statement import Head, Statement

HEAD = Head("a:1", "", "Paper", "2025-09-22", "2025-09-22", "news", None, ())
ROUND = {"id": "round-1", "amount": {"value": 6.6e9, "text": "$6.6 billion"}}


def statement(**fields: Any) -> Statement:
    given = {"subject": "Nvidia", "relation": "INVESTS_IN", "object": "OpenAI", "status": "active", "evidence": "It says so."}
    return Statement("c:1", "c:1", Claim.model_validate(given | fields), HEAD, "nvidia", "openai")


def money(value: float, text: str, **fields: Any) -> dict[str, Any]:
    return {"value": value, "text": text, **fields}


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({}, "Nvidia invests in OpenAI"),
        ({"amount": money(100e9, "up to $100 billion")}, "Nvidia invests in OpenAI, up to $100 bn"),
        ({"amount": money(5e9, "$5–6.6 billion", high=6.6e9)}, "Nvidia invests in OpenAI, $5–6.6 bn"),
        ({"amount": money(2e9, "2 billion euros", currency="EUR")}, "Nvidia invests in OpenAI, 2 billion euros"),
        ({"amount": money(2e9, "", currency="XBT")}, "Nvidia invests in OpenAI, 2,000,000,000 XBT"),
        ({"relation": "BUYS_FROM", "amount": money(3e8, "$300m a year", per="year")}, "Nvidia buys from OpenAI, $300 m a year"),
        ({"relation": "BUYS_FROM", "amount": money(3e8, "$300m over five years", years=5)}, "Nvidia buys from OpenAI, $300 m over 5 years"),
        ({"status": "agreed", "conditional": True, "hedged": True}, "Nvidia invests in OpenAI (agreed, on conditions, reported)"),
        ({"status": "denied", "amount": money(1e9, "$1bn")}, "Nvidia invests in OpenAI, $1 bn (denied)"),
        ({"hedged": True}, "Nvidia invests in OpenAI (reported)"),
        ({"percent": 12.5, "percent_of": "stake"}, "Nvidia invests in OpenAI, 12.5 % of the company"),
        ({"percent": 20, "percent_of": "other"}, "Nvidia invests in OpenAI, 20 %"),
        ({"relation": "BUYS_FROM", "capacity": {"value": 10, "unit": "GW"}}, "Nvidia buys from OpenAI, 10 GW"),
        ({"amount": money(6.6e9, "$6.6 billion"), "event": ROUND}, "Nvidia invests in OpenAI, part of $6.6 bn"),
        ({"amount": money(1e8, "$100 million"), "event": ROUND}, "Nvidia invests in OpenAI, $100 m"),
        ({"event": ROUND}, "Nvidia invests in OpenAI, part of $6.6 bn"),
        (
            {"amount": money(60e9, "$60 billion"), "evidence": "Nvidia holds a stake in OpenAI worth $60 billion."},
            "Nvidia invests in OpenAI, a stake worth $60 bn",
        ),
        (
            {"status": "ended", "amount": money(6e9, "$6 billion"), "evidence": "Nvidia sold its shares in OpenAI for $6 billion."},
            "Nvidia invests in OpenAI, sold for $6 bn (ended)",
        ),
        ({"subject": "{object}", "object": "{0}"}, "{object} invests in {0}"),
    ],
)
def test_a_claim_says_who_does_what_and_no_more_than_was_said(fields: dict[str, Any], name: str) -> None:
    assert claim_name(statement(**fields)) == name


@pytest.mark.parametrize(
    ("amount", "relations", "name"),
    [
        (money(6.6e9, "$6.6 billion"), ["INVESTS_IN", "INVESTS_IN"], "round of $6.6 bn"),
        (money(15e9, "as much as $15 billion"), ["INVESTS_IN"], "round of up to $15 bn"),
        (money(38e9, "$38bn"), ["LENDS_TO"], "joint loan of $38 bn"),
        (money(40e9, "$40bn"), ["ACQUIRES"], "joint purchase of $40 bn"),
        (money(500e9, "$500bn"), ["PARTNERS_WITH"], "joint deal of $500 bn"),
        (money(20e9, "$20bn"), ["INVESTS_IN", "LENDS_TO"], "joint deal of $20 bn"),
        (money(105e6, "€105 million", currency="EUR"), ["INVESTS_IN"], "round of €105 million"),
        (None, ["INVESTS_IN"], "round"),
    ],
)
def test_a_joint_deal_says_what_it_was_and_how_large(amount: dict[str, Any] | None, relations: list[str], name: str) -> None:
    event = Event(id="1", amount=Amount.model_validate(amount) if amount else None)
    assert event_name(event, map(Relation, relations)) == name
