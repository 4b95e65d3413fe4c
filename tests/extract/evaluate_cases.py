"""Claims and small sets of them, for the tests of evaluation."""

from corpus.domain import Claim
from corpus.relations import Relation


def claim(text: str, **fields: object) -> Claim:
    """`claim("Nvidia INVESTS_IN OpenAI")`, active and evident unless said otherwise."""
    subject, relation, other = next(text.partition(f" {r} ") for r in Relation if f" {r} " in text)
    return Claim(**{"subject": subject, "relation": relation.strip(), "object": other, "status": "active", "evidence": text, **fields})


def usd(value: float, **more: object) -> dict[str, object]:
    return {"value": value, **more}


def deal(**fields: object) -> Claim:
    return claim("Nvidia INVESTS_IN OpenAI", **fields)


GOLD = {
    "one": [claim("Nvidia INVESTS_IN OpenAI"), claim("OpenAI BUYS_FROM AMD"), claim("Hanabi SUES Quillbase")],
    "two": [claim("Norrby PARTNERS_WITH Hanabi")],
}
READ = {
    "one": [
        claim("Nvidia INVESTS_IN OpenAI Inc.", confidence=0.9),
        claim("OpenAI BUYS_FROM Advanced Micro Devices", confidence=0.6),
        claim("AMD INVESTS_IN OpenAI", confidence=0.6),
        claim("OpenAI PARTNERS_WITH Nvidia", confidence=0.95),  # left open
    ],
    "two": [claim("Hanabi PARTNERS_WITH Norrby", confidence=0.3), claim("Hanabi COMPETES_WITH Norrby", confidence=0.2)],
}
