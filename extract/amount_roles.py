"""What kind of money a sum is: what a deal costs, what a company is worth, what it earns, a unit price, or something else."""

import re
from typing import Literal

Role = Literal["deal", "valuation", "revenue", "price", "other"]

_DEAL = (
    r"(?:deal|contract|agreement|order|stake|transaction|purchase|acquisition|share|package|commitment|investment|loan|offer|bid|tender"
    r"|supplie)s?"
)
_AT = r"(?:of|at|to|from|by|above|exceeding|was|is|were|near|reach(?:ed|ing)?|hit|topped|passed|surpass(?:ed|ing)?)"
_FEW = r"(?:[ ][\w'’.%&$€£-]+)"
_EARNED = r"(?:revenues?|sales|turnover|profits?|earnings|income|arr|ebitda|(?:net|operating|annual|quarterly) loss(?:es)?)"

# The first row whose pattern fits decides: "before" must end where the sum begins, "after" begins where it ends.
_ROWS: tuple[tuple[Role, Literal["before", "after"], str], ...] = (
    ("deal", "before", rf"\b{_DEAL}\b(?:[ ,]+[\w'’.-]+){{0,4}},? valued (?:at|by{_FEW}{{1,4}} at)[ ]$"),
    ("valuation", "after", r"^[ -]*(?:(?!(?:at|and|to|with|of|in|for)[ ])[\w-]+[ ]){0,2}?"
     r"(?:valuation|pre-money|post-money|market (?:cap|value))"),
    ("valuation", "after", r"^[ -]*(?:company|startup|start-up|firm|unicorn|giant|group|business)\b"),
    ("valuation", "before", rf"\b(?:valu(?:ed|es|ing|ations?)|compan[\w’']+ value)\b"
     rf"{_FEW}{{0,6}}[ ](?:at|of|to|above|exceeding)(?: an?| the| some| between)?[ ]$"),
    ("valuation", "before", r"\bat an? value of[ ]$"),
    ("valuation", "after", r"^ at which [\w ]{1,30} valued"),
    ("valuation", "before", r"\bvaluations?[ ](?:(?:was|is|that|now|then|had|has|have)[ ]){0,2}(?:\w+[ ])?$"),
    ("valuation", "before", rf"\bmarket (?:cap|capitali[sz]ation|value)\b{_FEW}{{0,4}}[ ](?:{_AT}[ ])?$"),
    ("valuation", "before", r"\b(?:company|startup|start-up|firm|business|maker|group|lab)(?: of[ ][\w -]{2,30})?"
     r"(?: is| was| now|,)? worth[ ]$"),
    ("valuation", "before", r"\b(?:pre|post)-money(?: valuation)?(?: of| at)?[ ]$"),
    ("revenue", "after", rf"^(?:(?: in| of| worth of){_FEW}{{0,3}}?"
     rf"|(?: a year in| in)?(?: annual\w*| quarterly| recurring)*) {_EARNED}\b"),
    ("revenue", "before", rf"\b(?:{_EARNED}|run[ -]rate|lost|earned|loss)\b{_FEW}{{0,9}} (?!at\b){_AT}[ ]$"),
    ("revenue", "before", r"\b(?:lost|earned|revenues?|net loss|net income|sales|turnover)[ ]$"),
    ("other", "after", rf"^{_FEW}{{0,2}}? (?:market|industry|opportunity|economy|budget|fortune|capex|backlog)\b"),
    ("other", "before", rf"\b(?:capex|capital (?:expenditures?|spending)|budget|net worth|fortune|salary|cash pile|backlog|gdp)"
     rf"{_FEW}{{0,5}} (?:{_AT}|worth)[ ]$"),
    ("other", "before", r"\bmarket(?: of| worth)[ ]$"),
)  # fmt: skip
_PATTERNS = [(role, side, re.compile(pattern, re.IGNORECASE)) for role, side, pattern in _ROWS]
# Each row needs one of these; most sums have none near by, and are spared the rest.
_HINT = re.compile(
    r"valu|money|market|worth|compan|start-?up|firm|unicorn|giant|group|business|revenue|sales|turnover|profit|earn|income|\barr\b|ebitda|loss"
    r"|lost|run[ -]rate|industry|opportunity|economy|budget|fortune|cap|backlog|salary|cash|gdp",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.;:!?](?=[\s\"”’)])|[()\n|—]")
_WINDOW = 90
_PERIODS = frozenset({"year", "month", "quarter", "week", "day", "season"})


def role_of(text: str, start: int, end: int, *, per: str | None) -> Role:
    """Reads the clause around the sum at text[start:end]."""
    if per and per not in _PERIODS:
        return "price"
    before = _CLAUSE_END.split(text[max(0, start - _WINDOW) : start])[-1]
    after = _CLAUSE_END.split(text[end : end + _WINDOW])[0]
    clause = {"before": before, "after": after}
    if not (_HINT.search(before) or _HINT.search(after)):
        return "deal"
    return next((role for role, side, pattern in _PATTERNS if pattern.search(clause[side])), "deal")
