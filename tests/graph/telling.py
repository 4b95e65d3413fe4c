"""Statements in shorthand, so that a test's story can be read: one line a claim, named a, b, c … in its order.

2025-09-22 agreed, up to $100 bn, party, dated 2025-09, article x
day published (? for unknown), status, then what differs from an undated plain claim of a newspaper's own article
"""

import re
from collections.abc import Iterable
from string import ascii_lowercase
from typing import Any

from corpus.dates import PartialDate
from corpus.domain import Amount, Claim, Deal, Event
from corpus.relations import Relation
from graph.deals import deal
from graph.statement import Head, Statement

CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₿": "XBT"}
UNITS = {"bn": 1e9, "m": 1e6, "k": 1e3, "": 1.0}
AMOUNT = re.compile(
    r"(?P<words>.*?)(?P<sign>[$€£¥₿])(?P<value>[\d.]+)(?:–(?P<high>[\d.]+))?(?: (?P<unit>bn|m|k))?"
    r"(?: a (?P<per>[a-z]+))?(?: (?:over|for) (?P<years>[\d.]+) years)?(?P<after>[a-z ]*)"
)


def amount(text: str) -> Amount:
    found = AMOUNT.fullmatch(text)
    assert found, text
    unit = UNITS[found["unit"] or ""]
    data: dict[str, Any] = {"value": float(found["value"]) * unit, "currency": CURRENCIES[found["sign"]], "text": text}
    data |= {"high": float(found["high"]) * unit} if found["high"] else {}
    data |= {"per": found["per"], "years": float(found["years"]) if found["years"] else None}
    return Amount.model_validate(data)


def statement(line: str, name: str, *, relation: Relation = Relation.INVESTS_IN) -> Statement:
    start, *more = line.split(", ")
    published, status = start.split(" ")
    claim: dict[str, Any] = {"status": status, "evidence": "It says so.", "confidence": 0.8}
    head: dict[str, Any] = {"id": f"a:{name}", "publisher": f"Paper {name}", "kind": "news", "origins": ()}
    for word in more:
        if not _of_article(word, head):
            claim |= _of_claim(word)
    day = None if published == "?" else published
    learned = PartialDate(day).last.isoformat() if day else None
    article = Head(title="", published=day, learned=learned, url=None, **head)
    return Statement(
        f"c:{name}", f"c:{name}", Claim(subject="Nvidia", relation=relation, object="OpenAI", **claim), article, "nvidia", "openai"
    )


def _of_article(word: str, head: dict[str, Any]) -> bool:
    first, _, rest = word.partition(" ")
    match first:
        case "party":
            head["kind"] = "press release"
        case "article":
            head |= {"id": f"a:{rest}", "publisher": f"Paper {rest}"}
        case "paper" | "kind" | "based_on":
            head["publisher" if first == "paper" else first] = rest
        case "origin":
            head["origins"] = (*head["origins"], rest)
        case _:
            return False
    return True


def _of_claim(word: str) -> dict[str, Any]:
    first, _, rest = word.partition(" ")
    match first:
        case "hedged" | "conditional":
            return {first: True}
        case "until" | "speaker" | "dated" | "sentence":
            return {{"dated": "date", "sentence": "evidence"}.get(first, first): rest}
        case "event":
            name, _, joint = rest.partition(" ")
            return {"event": Event(id=name, amount=amount(joint) if joint else None)}
        case "sure":
            return {"confidence": None if rest == "by a person" else float(rest)}
    if word.endswith("%"):
        return {"percent": float(first), "percent_of": "stake"}
    if word.endswith("GW"):
        return {"capacity": {"value": float(first), "unit": "GW", "text": word}}
    return {"amount": amount(word)}


def tell(*lines: str, relation: Relation = Relation.INVESTS_IN) -> list[Statement]:
    return [statement(line, name, relation=relation) for line, name in zip(lines, ascii_lowercase, strict=False)]


def names(claims: Iterable[str]) -> str:
    """The letters of some claims."""
    return "".join(claim.removeprefix("c:") for claim in claims)


def bn(value: float | None) -> float | None:
    return None if value is None else round(value / 1e9, 3)


def parts(deal: Deal) -> list[str]:
    """Each part as "agreed 0–100 up_to, up to $100 bn (ab)", with * where it counts, "in" where it is inside one that does, and ! where it is in conflict."""
    return [
        f"{'*' if p.counted else 'in ' if p.inside else ''}{'!' if p.conflict else ''}{p.status} {bn(p.low)}–{bn(p.high)} {p.bound}"
        f"{' per ' + p.per if p.per else ''}, {p.text} ({names(p.claims)})"
        for p in deal.parts
    ]


def money(lines: list[str], relation: Relation = Relation.INVESTS_IN) -> tuple[list[str], str]:
    """The parts, and "0–100 up_to, promised 0–100, yearly 1–1 | amount: …"."""
    found = deal(tell(*lines, relation=relation))
    assert found is not None
    return parts(found), totals(found)


def totals(found: Deal) -> str:
    told = [f"{bn(found.amount_low)}–{bn(found.amount_high)} {found.amount_bound}"] if found.amount_low is not None else []
    told += [f"promised {bn(found.promised_low)}–{bn(found.promised_high)}"] if found.promised_low is not None else []
    told += [f"yearly {bn(found.yearly_low)}–{bn(found.yearly_high)}"] if found.yearly_low is not None else []
    sides = [f"{c.what}: " + ", ".join(f"{what} {names(who)}" for what, who in c.sides) for c in found.conflicts]
    return " | ".join([", ".join(told) or "no total", *sides])
