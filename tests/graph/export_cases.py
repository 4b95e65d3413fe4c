"""A small ledger to export: plain deals, a joint round, and names that would do harm if any program took them at their word."""

from pathlib import Path
from typing import Any

from corpus.dates import PartialDate
from corpus.domain import Article, Claim
from graph.deals import deals
from graph.export_rows import Content
from graph.ledger import Ledger

FORMULA = '=HYPERLINK("https://evil.example","Vela")'
QUOTES = 'O\'Hara \\ Sons "the" \\u0027 }) DETACH DELETE n //'
CONTROL = "Bell\x07 & <Tag>\x1b[31m Works"

ROUND = {"id": "tarn-a", "amount": {"value": 5e9, "text": "$5 billion"}}
CLAIMS: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "2025-01-10",
        [
            {"subject": "Vela", "relation": "INVESTS_IN", "object": "Tarn", "status": "active", "percent": 12.5, "percent_of": "stake"}
            | {"amount": {"value": 2e9, "text": "up to $2 billion"}, "speaker": "Ada Brandt", "date": "2024-Q4"},
            {"subject": "Tarn", "relation": "BUYS_FROM", "object": "Vela", "status": "agreed", "hedged": True}
            | {"amount": {"value": 1.5e6, "currency": "EUR", "per": "month", "text": "1.5 million euros a month"}},
            {"subject": "Vela", "relation": "PARTNERS_WITH", "object": "Oxaly", "status": "active"},
        ],
    ),
    (
        "2025-06-01",
        [
            {"subject": "Halden", "relation": "INVESTS_IN", "object": "Tarn", "status": "active", "event": ROUND},
            {"subject": "Brisk", "relation": "INVESTS_IN", "object": "Tarn", "status": "active", "event": ROUND},
            {"subject": "Brisk", "relation": "LENDS_TO", "object": "Oxaly", "status": "active"}
            | {"amount": {"value": 3e8, "text": "$300 million"}},
        ],
    ),
    (
        "2025-09-09",
        [
            {"subject": FORMULA, "relation": "OWNS", "object": QUOTES, "status": "active", "why": "-2+3"},
            {"subject": CONTROL, "relation": "SUES", "object": FORMULA, "status": "in_talks", "speaker": "@SUM(A1)"},
        ],
    ),
]


def ledger(folder: Path) -> Ledger:
    """The ledger of these claims."""
    filled = Ledger.open(folder / "ledger.sqlite")
    for number, (day, claims) in enumerate(CLAIMS):
        told = [c | {"evidence": f"{c['subject']} does what the {i}th line says, with {c['object']}."} for i, c in enumerate(claims)]
        text = "The text of the article. " + " ".join(c["evidence"] for c in told) + " SECRET OF THE TEXT"
        article = Article(
            text=text,
            title=f"Story {number}",
            publisher="The Courier",
            published=PartialDate(day),
            url=f"https://news.example/{number}",
            language="en",
        )
        read = [Claim.model_validate(c | {"extractor": "sieve 1", "confidence": 0.75}) for c in told]
        placed = [c.model_copy(update={"start": (at := text.index(c.evidence)), "end": at + len(c.evidence)}) for c in read]
        filled.add(article, placed)
    return filled


def content(folder: Path) -> Content:
    """What such a ledger comes to."""
    filled = ledger(folder)
    return Content(list(deals(filled.statements())), list(filled.organisations()), list(filled.claims()))
