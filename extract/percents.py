"""Shares in running text, and of what: "49 per cent", "a third of its traffic", "wholly owned"."""

import re
from typing import Literal, NamedTuple

from corpus.domain import Percent
from extract.numbers import FIGURE, HYPHEN, SPACE, number_value, quantity


class FoundPercent(NamedTuple):
    """A share at text[start:end]."""

    start: int
    end: int
    percent: Percent


Of = Literal["stake", "revenue", "traffic", "other"]

_GAP = rf"(?:{SPACE}|{HYPHEN})?"
_SHARE = (
    rf"(?:{quantity('number')}{_GAP}(?:%|(?i:per{_GAP}cent|pc)\b)(?!{_GAP}(?i:points?)\b)"
    r"|(?P<fraction>\b(?i:(?P<count>an?|one|two|three|four|five|six|seven|eight|nine|our|its|their)[- ]"
    r"(?P<part>half|third|quarter|fifth|sixth|eighth|tenth)s?"
    r"|(?P<bare>half))\b)"
    r"|(?P<whole>\b(?i:wholly|fully)[- ]owned\b))"
)
_PERCENT = re.compile(rf"(?<![\w.,$€£¥₹-]){_SHARE}")
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_COUNTS = {word: n for n, word in enumerate(["two", "three", "four", "five", "six", "seven", "eight", "nine"], 2)}
# A fraction is a share of something owned or earned by the words after it or before it; else it is a time or an order.
_FRACTION_OF = re.compile(
    r"[- ]owned\b|[ ](?:of[ ](?!\d|an? (?:hour|year|century|billion|million)|the (?:year|day|time|decade|century|month|week)\b"
    r"|next\b|this (?:year|month|week)|last\b)|the (?:shares|company|equity|revenue|traffic)\b|stake\b|share\b|interest\b)"
)
_HAVING = re.compile(
    r"\b(?:holds?|held|holding|owns?|owned|has|had|took|takes|keeps?|kept|bought|sold|with)(?: each| about| roughly| almost| nearly)?[ ]$"
)
_ENDS = re.compile(r"[,.;:)]|[ ](?:each|from|to|in|for)\b|$")
_DASH = rf"{SPACE}?[-\u2010-\u2014]{SPACE}?|{HYPHEN}to{HYPHEN}"
_RANGE_BEFORE = re.compile(rf"(?:\d{_GAP}(?:%|per{_GAP}cent)?(?:{_DASH})|(?<!from)[ ][\d.,]+{_GAP}(?:%|per{_GAP}cent)?[ ]to[ ])$")
_RANGE_AFTER = re.compile(rf"(?:{_DASH}){FIGURE}{_GAP}(?:%|per{_GAP}cent)")
_TO_AFTER = re.compile(rf"[ ]to[ ]{FIGURE}{_GAP}(?:%|per{_GAP}cent)")
_BETWEEN_BEFORE = re.compile(r"\bbetween[ ](?:[\w.,%]+(?: per cent)?[ ]and[ ])?$", re.IGNORECASE)

_OWNING = (
    r"(?:stakes?|shares?|equity|holdings?|interest in|owns?|owned|holds?|held|keeps?|kept|keeping|sharehold\w+|bought|sold|sells?|acquir\w+"
    r"|buys?)"
)
_OF: tuple[tuple[Of, Literal["before", "after"], str], ...] = (
    ("traffic", "after", r"^[^;]{0,25}\b(?:traffic|queries|requests|searches|visits|calls|conversations)\b"),
    ("revenue", "after", r"^[^;,]{0,40}\b(?:revenues?|sales|turnover|bookings|billings|takings|rent|income|royalt\w+|proceeds|orders"
     r"|output|backlog)\b"),
    ("stake", "before", r"\b(?:stake|holding|shareholding|ownership)\b[^;]{0,40}$"),
    ("other", "before", r"\b(?:rose|risen|grew|grown|up|down|f[ae]ll|fallen|gain\w*|jumped|dropped|climbed|slid|growth|margin|coupon|rate"
     r"|discount|premium)\b(?:[ ][\w'’-]+){0,3}[ ]$"),
    ("other", "after", r"^ (?:up\b|down\b|higher|lower|more|less|faster|cheaper|coupon|growth|increase|margin|discount|premium"
     r"|interest rate|rise|drop|cut|of the (?:work|staff))"),
    ("stake", "after", r"^[ -](?:[\w-]+[ ]){0,2}?(?:stake|share(?:s|holder|holding)?|equity|interest|holding|owned|owner)\b"),
    ("revenue", "before", r"\b(?:revenue|sales|turnover|revenue share)\b[^;]{0,30}$"),
    ("stake", "before", rf"\b{_OWNING}\b[^;]{{0,60}}$"),
    ("stake", "after", rf"^(?:[ ]of[ ](?:the )?(?:company|firm|business|startup|start-up|lab|[A-Z])|[^;]{{0,40}}\b{_OWNING}\b)"),
)  # fmt: skip
_PATTERNS = [(of, side, re.compile(pattern, re.IGNORECASE if side == "before" else 0)) for of, side, pattern in _OF]
_WINDOW = 90


def percents(text: str) -> list[FoundPercent]:
    """Shares, in order. A range ("10-15%", "between 5% and 10%") is none, nor is a change in percentage points."""
    found = []
    for match in _PERCENT.finditer(text):
        value = _share(text, match)
        if value is not None and not _in_range(text, match):
            found.append(FoundPercent(match.start(), match.end(), Percent(value=value, of=_of(text, match))))
    return found


def _share(text: str, match: re.Match[str]) -> float | None:
    if match["whole"]:
        return 100.0
    if match["fraction"]:
        having = _HAVING.search(text, max(0, match.start() - 20), match.start()) and _ENDS.match(text, match.end())
        if not (having or _FRACTION_OF.match(text, match.end())):
            return None
        part = (match["part"] or match["bare"]).casefold()
        share = 100 * _COUNTS.get((match["count"] or "").casefold(), 1) / _PARTS[part]
        return float(round(share)) if part == "third" else round(share, 1)
    value = None if match["number_scale"] else number_value(match["number"], scaled=True)
    return value if value is not None and value <= 100_000 else None


def _in_range(text: str, match: re.Match[str]) -> bool:
    """A dash, "between … and" and "5 to 10%" make a range; "from 5% to 10%" is a change, and both ends count."""
    before = text[max(0, match.start() - 24) : match.start()]
    risen = before.endswith("from ") or not _TO_AFTER.match(text, match.end())
    return bool(_RANGE_AFTER.match(text, match.end()) or _RANGE_BEFORE.search(before) or _BETWEEN_BEFORE.search(before) or not risen)


def _of(text: str, match: re.Match[str]) -> Of | None:
    if match["whole"]:
        return "stake"
    before = re.split(r"[.;:][\s]|\n", text[max(0, match.start() - _WINDOW) : match.start()])[-1]
    after = re.split(r"[.;:][\s]|\n", text[match.end() : match.end() + _WINDOW])[0]
    clause = {"before": before, "after": after}
    return next((of for of, side, pattern in _PATTERNS if pattern.search(clause[side])), None)
