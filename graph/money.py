"""Sums of money made comparable: in US dollars, as a total or a yearly rate, with the bounds that the source gave.

The words around an amount say what it is:

- what somebody paid or promised, what a stake is worth, or what its sale brought in: sums of different kinds are never mixed;
- a total over what came before, and whether it runs until the day of telling ("since 2019", "to date", "has invested");
- only a possibility ("could be worth $100 bn"): at most so much then, or "at least" where it says so, and in either case no fact.
"""

import re
from dataclasses import dataclass
from math import floor, log10
from typing import Literal

from corpus.domain import Amount, Bound
from corpus.rates import load_rates

A_YEAR = {"year": 1, "annum": 1, "half": 2, "half-year": 2, "quarter": 4, "month": 12, "week": 52}  # any other `per` is a price, not a rate
ROUNDED = 0.05  # "$14 billion" may stand for 14.3; but "$100 billion" with its one digit does not stand for 140
ABOUT = 0.10
_CUE = 40  # characters around the amount in which such a word belongs to it
_TOTAL = re.compile(
    r"\b(?:in all|in total|altogether|all told|total(?:l?ing|l?ed)? (?:of|to|investment|commitment)|to date|so far|cumulative(?:ly)?"
    r"|combined|adds up to|added up to|br(?:ings|ought|inging) [^.;]{0,40}\bto|since (?:19|20)\d\d)\b"
)
_RUNNING = re.compile(r"\b(?:to date|so far|until now|up to now|since (?:19|20)\d\d)\b")
# "Amazon, which has invested $8 billion in it": what was given until now, unless the words say that it comes on top.
_GIVEN = re.compile(
    r"(?<!would )(?<!could )(?<!might )(?<!may )\b(?:has|have) (?:\w+ )?"
    r"(?:invested|put|poured|pumped|sunk|ploughed|plowed|injected|lent|spent) [^.;]{0,30}$"
)
_INSIDE = re.compile(r"\bof (?:which|it|this|that|these|them|those)\b")
_POSSIBLE = re.compile(r"\b(?:could|might|may|potentially|possibly)\b[^.;:,]{0,45}$")  # in its own case: May is a month
# The cue nearest before the amount decides; who buys a stake "worth $1 billion" pays that.
_STAKE = r"(?:stakes?|holdings?|shares?|interest|position|percent|%)"
_ROLE = re.compile(
    rf"\b(?:(?P<value>put(?:s|ting)?\b[^.;]{{0,30}}\b{_STAKE}\b[^.;]{{0,40}}\bat|put at|valu(?:e[sd]?|ing)\b[^.;]{{0,50}}\b(?:at|of|is)"
    rf"|valuation (?:of|at)|{_STAKE}\b[^.;]{{0,60}}?\bworth)"
    rf"|(?P<paid>(?:b[ou]\w*ght|buy(?:s|ing)?|acquir\w+|tak(?:es?|ing)|took|receiv\w+|gets?|got|issu\w+"
    rf"|(?:giv(?:es?|ing)|gave)\b(?! up))\b[^.;,]{{0,40}}?\b{_STAKE}\b[^.;,]{{0,30}}?"
    r"\bworth|bought|buy(?:s|ing)?|acquir\w+|paid|pay(?:s|ing)?|invest\w*|spen[dt]\w*)"
    r"|(?P<proceeds>sold|sell(?:s|ing)?|sales?|proceeds|dispos\w+|divest\w*|offload\w*|unload\w*))\b"
)
_VALUE = re.compile(r"\s*valuation\b|[^.;]{0,40}\b(?:stake's|present|current|market) value\b")
_MORE = re.compile(r"\b(?:another|additional|additionally|further|extra|on top|more(?! than))\b")


type Role = Literal["paid", "value", "proceeds"]


def bounds(amount: Amount) -> tuple[float, float]:
    """The least and the most that the words allow; "at least" names no most and so keeps its value.

    >>> bounds(Amount(value=4, text="up to 4")), bounds(Amount(value=2, high=3))
    ((0.0, 4.0), (2.0, 3.0))
    """
    most = amount.value if amount.high is None else amount.high
    return (0.0 if amount.bound == "up_to" else amount.value), most


def usd(amount: Amount, on: str | None = None) -> tuple[float, float] | tuple[None, None]:
    """Least and most in US dollars by the average rate of that day's year; without a rate it is unknown, which is not zero."""
    rate = load_rates().rate(amount.currency, int(on[:4]) if on else None)
    if rate is None:
        return None, None
    low, high = bounds(amount)
    return low * rate.usd, high * rate.usd


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount ready to be compared and added. `low` is None where its currency has no rate or it is a price for a thing."""

    low: float | None
    high: float | None
    bound: Bound
    per: str | None  # "year" for a rate without a term, the thing for a price, None for a total
    currency: str
    native: tuple[float, float]  # in its own currency, scaled as `low` and `high` are
    slack: float  # by how much a figure may differ and still be the same one, as a share
    digits: int  # significant ones: of two figures for one thing the longer is the better
    text: str
    total: bool  # the words call it a total over what came before
    more: bool  # the words say that it comes on top
    inside: bool = False  # the words say that it is a part of a sum told beside it
    running: bool = False  # a total up to the day on which it is told, whenever it began
    possible: bool = False  # the words say that it may come to so much
    role: Role = "paid"  # paid or promised; or what a stake is worth, or what its sale brought in

    @property
    def figure(self) -> tuple[tuple[float, float], str, str, str | None, float]:
        """What makes it the same as another in every comparison."""
        return (self.native, self.currency, self.bound, self.per, self.slack)


def sum_of(amount: Amount, *, on: str | None, evidence: str = "", stake: bool = False, over: bool = False) -> Sum:
    """Reads an amount: monthly becomes yearly, a rate with a term becomes a total, and the words around it are heard.

    Only of a stake can it be the worth, and only of one that is over what its sale brought in.
    """
    around, before, after = _around(amount.text, evidence)
    if possible := bool(_POSSIBLE.search(before)):
        amount = _at_most(amount)
    before = before.casefold()
    times = A_YEAR.get(amount.per) if amount.per else 1
    per = amount.per if times is None else None if not amount.per or amount.years else "year"
    scale = (times or 1) * (amount.years if amount.per and amount.years and times else 1)
    least, most = usd(amount, on) if times else (None, None)
    low, high = bounds(amount)
    digits = _digits(high)
    more = bool(_MORE.search(around))
    given = not more and bool(_GIVEN.search(before))
    return Sum(
        low=None if least is None else least * scale,
        high=None if most is None else most * scale,
        bound=amount.bound,
        per=per,
        currency=amount.currency,
        native=(low * scale, high * scale),
        slack=_slack(amount, digits),
        digits=digits,
        text=amount.text or f"{amount.currency} {amount.value:,.0f}",
        total=given or bool(_TOTAL.search(around)),
        more=more,
        inside=bool(_INSIDE.search(before) or _INSIDE.match(after)),
        running=given or bool(_RUNNING.search(around)),
        possible=possible,
        role=_role(before, after, over=over) if stake else "paid",
    )


def _at_most(amount: Amount) -> Amount:
    """The same as a possibility; "could be worth more than 100" keeps its "more than"."""
    if amount.bound == "at_least":
        return amount
    return amount.model_copy(update={"bound": "up_to", "value": bounds(amount)[1], "high": None})


def _role(before: str, after: str, *, over: bool) -> Role:
    """What the sum is of, by the nearest word before it that says so."""
    if _VALUE.match(after):
        return "value"
    cues = [m.lastgroup for m in _ROLE.finditer(before) if over or m.lastgroup != "proceeds"]
    return "value" if cues[-1:] == ["value"] else "proceeds" if cues[-1:] == ["proceeds"] else "paid"


def _around(text: str, evidence: str) -> tuple[str, str, str]:
    """The amount's own words with those next to it in its sentence; the words before it as written; those after it."""
    at = evidence.find(text) if text else -1
    if at < 0:
        return text.casefold(), "", ""
    end = at + len(text)
    whole = evidence[max(0, at - _CUE) : end + _CUE].casefold()
    return whole, evidence[max(0, at - 2 * _CUE) : at], evidence[end : end + 2 * _CUE].casefold().strip()


def _digits(value: float) -> int:
    return len(f"{value:.12g}".replace(".", "").strip("0").split("e", maxsplit=1)[0]) or 1


def _slack(amount: Amount, digits: int) -> float:
    """Half a unit of the last digit written, at least 1 % and at most 5 %; 10 % where the source says "about"."""
    if amount.bound == "about":
        return ABOUT
    if digits > 2 or not amount.value:
        return 0.01
    unit: float = 10.0 ** (floor(log10(amount.value)) - digits + 1)
    return min(ROUNDED, max(0.01, 0.5 * unit / amount.value))


def same(a: Sum, b: Sum) -> bool:
    """Whether two sums may be one figure told twice: equal within what rounding allows, or one inside the other's bounds."""
    pair = _comparable(a, b)
    if not pair:
        return False
    (low_a, high_a), (low_b, high_b), slack = pair
    if "up_to" in (a.bound, b.bound) or a.bound == b.bound == "at_least":
        return near(high_a, high_b, slack)
    if a.bound == "at_least":
        return low_a * (1 - slack) <= low_b <= 2 * low_a  # nobody calls 300 "over 10"
    if b.bound == "at_least":
        return low_b * (1 - slack) <= low_a <= 2 * low_b
    return low_a <= high_b * (1 + slack) and low_b <= high_a * (1 + slack)


def near(a: float, b: float, slack: float) -> bool:
    """Whether two figures differ by no more than this share of the larger."""
    return abs(a - b) <= slack * max(a, b)


def comparable(a: Sum, b: Sum) -> bool:
    """Whether both are totals, or both rates, in currencies that can be set side by side."""
    return _comparable(a, b) is not None


def _comparable(a: Sum, b: Sum) -> tuple[tuple[float, float], tuple[float, float], float] | None:
    """Both in one currency, where they are of one kind; between currencies a year's average is only so good."""
    if a.per != b.per:
        return None
    slack = max(a.slack, b.slack)
    if a.currency == b.currency:
        return a.native, b.native, slack
    if a.low is None or a.high is None or b.low is None or b.high is None:
        return None
    return (a.low, a.high), (b.low, b.high), max(slack, ABOUT)
