"""A claim in words, as its article tells it: sums in their own currency, and where in the sentence they and the two names stand."""

import re
from collections.abc import Iterator
from typing import Literal

from corpus.domain import Amount, Claim, Percent
from graph.words import STATUS_WORDS, dollars, forwards

type Mark = tuple[int, int, Literal["name", "figure"]]  # from, to, what stands there

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩"}
_OF = {"stake": "a {} % stake", "revenue": "{} % of revenue", "traffic": "{} % of traffic"}


def sentence(claim: Claim) -> str:
    """Who, what, how much and how far it has come: "Nvidia invests in OpenAI: up to $100 bn, in talks (reported)"."""
    aside = [*(["reported"] if claim.hedged else []), *(["on conditions"] if claim.conditional else [])]
    status = STATUS_WORDS[claim.status] + (f" ({', '.join(aside)})" if aside else "")
    return f"{forwards(claim.subject, claim.relation, claim.object)}: {', '.join([*_facts(claim), status, *_days(claim)])}"


def marks(claim: Claim) -> list[Mark]:
    """Where the evidence names the two parties, and where it gives the figures; a party by reference may be nowhere."""
    found: list[Mark] = []
    for written in ((claim.subject_text, claim.subject), (claim.object_text, claim.object)):
        found += next((places for form in written if (places := _places(form, claim.evidence, "name"))), [])
    for figure in (claim.amount, claim.capacity):
        found += _places(figure.text if figure else None, claim.evidence, "figure")[:1]
    return sorted(found)


def _places(text: str | None, evidence: str, kind: Literal["name", "figure"]) -> list[Mark]:
    if not text:
        return []
    return [(m.start(), m.end(), kind) for m in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", evidence, re.IGNORECASE)]


def _facts(claim: Claim) -> Iterator[str]:
    if claim.amount:
        yield _money(claim.amount)
    if claim.percent:
        yield _share(claim.percent)
    if claim.capacity:
        yield claim.capacity.text or f"{claim.capacity.value:g} {claim.capacity.unit}"


def _days(claim: Claim) -> Iterator[str]:
    if claim.date or claim.until:
        yield " until ".join(str(day) for day in (claim.date, claim.until) if day) if claim.date else f"until {claim.until}"


def _money(amount: Amount) -> str:
    sign = _SIGNS.get(amount.currency, f"{amount.currency} ")
    sum_ = dollars(amount.value, amount.value if amount.high is None else amount.high, amount.bound).replace("$", sign)
    return sum_ + (f" a {amount.per}" if amount.per else "") + (f" over {amount.years:g} years" if amount.years else "")


def _share(percent: Percent) -> str:
    return _OF.get(percent.of or "", "{} %").format(f"{percent.value:g}")
