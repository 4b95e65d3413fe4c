"""Small articles, claims and judgements for the tests of the ledger: "Vela invests in Tarn" and the like, in shorthand."""

from typing import Any

from corpus.dates import PartialDate
from corpus.domain import Article, Claim, Judgement
from graph.ledger import Ledger

SAYS = {"INVESTS_IN": "invests in", "OWNS": "owns", "PARTNERS_WITH": "partners with", "BUYS_FROM": "buys from"}


def claim(text: str, **fields: Any) -> Claim:
    """`Vela INVESTS_IN Tarn, active`: the evidence is the sentence in plain words."""
    told, status = text.split(", ")
    subject, relation, target = told.split(" ", 2)
    evidence = f"{subject} {SAYS[relation]} {target}."
    given = {"subject": subject, "relation": relation, "object": target, "status": status, "evidence": evidence, "extractor": "sieve 1"}
    return Claim.model_validate(given | {"confidence": 0.8} | fields)


def article(key: str, *claims: Claim, **fields: Any) -> Article:
    """An article whose text is the evidence of its claims."""
    text = " ".join(dict.fromkeys([f"Story {key}.", *(c.evidence for c in claims)]))
    given: dict[str, Any] = {
        "key": key,
        "text": text,
        "title": f"Story {key}",
        "publisher": "The Courier",
        "url": f"https://news.example/{key}",
    }
    return Article.model_validate(given | {"published": PartialDate("2026-01-05")} | fields)


def put(ledger: Ledger, key: str, *claims: Claim, **fields: Any) -> str:
    """Adds an article with its claims and gives its id."""
    one = article(key, *claims, **fields)
    ledger.add(one, claims)
    return one.id


def judgement(kind: str, target: str, other: str | None = None, *, at: int = 0, **fields: Any) -> Judgement:
    given = {"kind": kind, "target": target, "other": other, "fields": fields, "by": "ada", "when": f"2026-02-01T00:00:{at:02}Z"}
    return Judgement.model_validate(given)


def told(ledger: Ledger) -> dict[str, list[str]]:
    """Each deal's statements in a word: their status and who judged them."""
    return {
        deal: [" ".join(filter(None, (s.claim.status, s.judged and f"({s.judged})"))) for s in statements]
        for deal, statements in ledger.statements()
    }


def only(ledger: Ledger) -> str:
    """The id of the one claim that the ledger shows."""
    (statement,) = ledger.claims()
    return statement.id
