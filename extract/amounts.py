"""Money in running text: what is written where, in which currency, with bound, period and term."""

import re
from typing import NamedTuple

from corpus.domain import Amount
from extract.amount_bare import with_bare
from extract.amount_roles import Role, role_of
from extract.amount_sums import Sum, sums
from extract.amount_terms import terms


class FoundAmount(NamedTuple):
    """Money at text[start:end], and what kind of money it is by the words around it."""

    start: int
    end: int
    amount: Amount
    role: Role = "deal"

    @property
    def valuation(self) -> bool:
        """Whether it is what a company is worth, not what a deal costs."""
        return self.role == "valuation"


_OPENS = re.compile(r"[ ]?\([ ]?(?:or[ ]|equal to[ ]|=[ ]?)?|[ ]?/[ ]?|,?[ ]or[ ]|,[ ]")
_CLOSES = re.compile(r"[ ]?(?:at[ ][\w ]{2,40}|then|today|now)?\)")
_EQUALS = re.compile(r"[ ]?=[ ]?")


def amounts(text: str) -> list[FoundAmount]:
    """All sums in the text, in order. A sum in another currency right after the first, "$38bn (£29bn)", restates it and is left out."""
    found: list[FoundAmount] = []
    for bare in with_bare(text, list(sums(text))):
        amount = _dressed(text, bare)
        if not (found and _restates(text, found[-1], amount)) and not _is_rate(text, bare):
            found.append(amount)
    return found


def _dressed(text: str, bare: Sum) -> FoundAmount:
    around = terms(text, bare.start, bare.end, between=bare.high is not None)
    amount = Amount(
        value=bare.low,
        high=bare.high,
        currency=bare.currency,
        bound="range" if bare.high is not None else around.bound or "exact",
        per=around.per,
        years=around.years,
        text=text[around.start : around.end],
    )
    return FoundAmount(around.start, around.end, amount, role_of(text, around.start, around.end, per=around.per))


def _is_rate(text: str, bare: Sum) -> bool:
    """Whether the sum is one side of an exchange rate, "$1 = 7.12 yuan"."""
    return bool(_EQUALS.match(text, bare.end)) or text[max(0, bare.start - 2) : bare.start].rstrip().endswith("=")


def _restates(text: str, first: FoundAmount, second: FoundAmount) -> bool:
    opening = _OPENS.fullmatch(text, first.end, second.start)
    if not opening or first.amount.currency == second.amount.currency:
        return False
    return bool(_CLOSES.match(text, second.end)) if "(" in opening[0] else opening[0] != ", "
