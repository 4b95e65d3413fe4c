"""Claims in words, and where their sentence names the parties and the figures."""

from typing import Any

import pytest

from app.claim_words import marks, sentence
from corpus.domain import Claim

STATED: dict[str, Any] = {"subject": "Nvidia", "relation": "INVESTS_IN", "object": "OpenAI", "status": "in_talks", "evidence": "It may."}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Nvidia invests in OpenAI: in talks"),
        ({"amount": {"value": 100e9, "text": "up to $100 billion"}}, "Nvidia invests in OpenAI: up to $100 bn, in talks"),
        (
            {"amount": {"value": 5e9, "high": 6.6e9, "currency": "EUR"}, "hedged": True},
            "Nvidia invests in OpenAI: €5–6.6 bn, in talks (reported)",
        ),
        (
            {"amount": {"value": 2e6, "currency": "CHF", "per": "year", "years": 5, "bound": "about"}, "conditional": True, "hedged": True},
            "Nvidia invests in OpenAI: about CHF 2 m a year over 5 years, in talks (reported, on conditions)",
        ),
        ({"percent": 27, "percent_of": "stake", "date": "2025-Q3"}, "Nvidia invests in OpenAI: a 27 % stake, in talks, 2025-Q3"),
        (
            {"percent": {"value": 2.5, "of": "revenue"}, "date": "2025", "until": "2027"},
            "Nvidia invests in OpenAI: 2.5 % of revenue, in talks, 2025 until 2027",
        ),
        ({"percent": 10, "until": "2027"}, "Nvidia invests in OpenAI: 10 %, in talks, until 2027"),
        ({"capacity": {"value": 10, "unit": "GW"}, "status": "denied"}, "Nvidia invests in OpenAI: 10 GW, denied"),
        ({"subject": "{object}", "relation": "SUES", "status": "ended"}, "{object} sues OpenAI: ended"),
    ],
)
def test_a_claim_in_words(fields: dict[str, Any], words: str) -> None:
    assert sentence(Claim(**STATED | fields)) == words


@pytest.mark.parametrize(
    ("evidence", "fields", "marked"),
    [
        ("Nvidia may put $100bn into OpenAI.", {"amount": {"value": 1e11, "text": "$100bn"}}, ["Nvidia", "$100bn", "OpenAI"]),
        ("The chipmaker may fund OPENAI, and OpenAI it.", {"subject_text": "the chipmaker"}, ["The chipmaker", "OPENAI", "OpenAI"]),
        ("Nvidia's 5 GW for OpenAIs or (OpenAI).", {"capacity": {"value": 5, "unit": "GW", "text": "5 GW"}}, ["Nvidia", "5 GW", "OpenAI"]),
        ("It may (.*) do so.", {"subject_text": "(.*)", "object_text": ""}, ["(.*)"]),
        ("$5m here and $5m there.", {"amount": {"value": 5e6, "text": "$5m"}}, ["$5m"]),
    ],
)
def test_names_and_figures_in_the_sentence(evidence: str, fields: dict[str, Any], marked: list[str]) -> None:
    claim = Claim(**STATED | fields | {"evidence": evidence})
    assert [evidence[start:end] for start, end, _ in marks(claim)] == marked
