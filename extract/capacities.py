"""Compute and power ("1.2 GW", "400,000 GB200 chips") and shares ("49 per cent", "a third of its traffic") in running text."""

import re
from typing import Literal, NamedTuple

from corpus.domain import Capacity, Percent
from extract.amount_terms import bound_before
from extract.numbers import FIGURE, HYPHEN, SPACE, number_value, product, quantity


class FoundCapacity(NamedTuple):
    """Power or a number of chips at text[start:end], with the words that bound it. A range counts with its lower end."""

    start: int
    end: int
    capacity: Capacity


class FoundPercent(NamedTuple):
    """A share at text[start:end]."""

    start: int
    end: int
    percent: Percent


Unit = Literal["GW", "MW", "kW", "GPUs", "chips", "servers", "GWh", "TWh"]
Of = Literal["stake", "revenue", "traffic", "other"]

_GAP = rf"(?:{SPACE}|{HYPHEN})?"
_JOIN = rf"(?:{SPACE}?[-\u2010-\u2014]{SPACE}?|{SPACE}(?:to|and){SPACE}|{HYPHEN}to{HYPHEN})"
_POWER: dict[str, Unit] = {
    "gw": "GW", "gigawatt": "GW", "mw": "MW", "megawatt": "MW", "kw": "kW", "kilowatt": "kW",
    "gwh": "GWh", "gigawatt-hour": "GWh", "gigawatt hour": "GWh", "twh": "TWh", "terawatt-hour": "TWh", "terawatt hour": "TWh",
}  # fmt: skip
_WATTS = rf"(?P<power>GW|MW|[kK]W|GWh|TWh|(?i:(?:giga|tera)watt[- ]hours?|(?:giga|mega|kilo)watts?))\b(?!{_GAP}hour|&)"
_MODEL = r"(?:GB|GH|MI|H|A|B|V|L|P|R)\d{2,3}[A-Z]{0,2}"
_ALONE = r"(?:s|(?![\w-]|[ ](?:[A-Z]\w+[ ])?(?:GPU|chip|accelerator|processor|server|system|rack)))"  # "50,000 H100s", "50,000 H100"
_BETWEEN = (
    r"(?:[ ](?!(?:In|On|The|At|For|With|By|To|From|And)\b)(?:of|its|their|our|the|own|new|newer|newest|latest|older|advanced|more"
    r"|additional|further|specialised|specialized|custom|high-end|graphics|next-generation|such|AI|[A-Z][\w.’'-]{1,20}))"
)
_CHIPS = (
    rf"(?:{_BETWEEN}{{0,5}}?(?:{SPACE}|{HYPHEN})"
    rf"(?P<chips>(?:GPU|TPU|LPU|XPU)s?|graphics (?:processor|chip|card)s?|(?:chip|accelerator|processor|server)s|{_MODEL}{_ALONE}"
    r"|Blackwells|Hoppers)\b(?![-'’]\w))"
)
_CAPACITY = re.compile(rf"(?<![\w.,$€£¥₹%/-]){quantity('low')}(?:{_JOIN}{quantity('high')})?(?:{_GAP}{_WATTS}|{_CHIPS})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FEWEST = 8  # "two AI chips" are two designs, no capacity

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
    ("traffic", "after", r"^[^.;]{0,25}\b(?:traffic|queries|requests|searches|visits|calls|conversations)\b"),
    ("revenue", "after", r"^[^.;,]{0,40}\b(?:revenues?|sales|turnover|bookings|billings|takings|rent|income|royalt\w+|proceeds|orders"
     r"|output|backlog)\b"),
    ("stake", "before", r"\b(?:stake|holding|shareholding|ownership)\b[^.;]{0,40}$"),
    ("other", "before", r"\b(?:rose|risen|grew|grown|up|down|f[ae]ll|fallen|gain\w*|jumped|dropped|climbed|slid|growth|margin|coupon|rate"
     r"|discount|premium)\b(?:[ ][\w'’-]+){0,3}[ ]$"),
    ("other", "after", r"^ (?:up\b|down\b|higher|lower|more|less|faster|cheaper|coupon|growth|increase|margin|discount|premium"
     r"|interest rate|rise|drop|cut|of the (?:work|staff))"),
    ("stake", "after", r"^[ -](?:[\w-]+[ ]){0,2}?(?:stake|share(?:s|holder|holding)?|equity|interest|holding|owned|owner)\b"),
    ("revenue", "before", r"\b(?:revenue|sales|turnover|revenue share)\b[^.;]{0,30}$"),
    ("stake", "before", rf"\b{_OWNING}\b[^.;]{{0,60}}$"),
    ("stake", "after", rf"^(?:[ ]of[ ](?:the )?(?:company|firm|business|startup|start-up|lab|[A-Z])|[^.;]{{0,40}}\b{_OWNING}\b)"),
)  # fmt: skip
_PATTERNS = [(of, side, re.compile(pattern, re.IGNORECASE if side == "before" else 0)) for of, side, pattern in _OF]
_WINDOW = 90


def capacities(text: str) -> list[FoundCapacity]:
    """Power and numbers of chips, in order. What stands for years, prices or models ("2025 Nvidia chips", "H100") is none."""
    found = []
    for match in _CAPACITY.finditer(text):
        value = number_value(match["low"], scaled=bool(match["low_scale"] or match["high_scale"] or match["power"]))
        scale = match["low_scale"] or match["high_scale"]
        if value is None or (match["chips"] and not scale and (value < _FEWEST or _YEAR.fullmatch(match["low"]))):
            continue
        start, _ = bound_before(text, match.start(), between=bool(match["high"]))
        capacity = Capacity(value=product(value, scale), unit=_unit(match), text=text[start : match.end()])
        found.append(FoundCapacity(start, match.end(), capacity))
    return found


def _unit(match: re.Match[str]) -> Unit:
    if match["power"]:
        return _POWER[match["power"].casefold().removesuffix("s")]
    noun = match["chips"].casefold()
    if noun == "servers":
        return "servers"
    modelled = noun.startswith("processor") and re.search(rf"\b{_MODEL}\b", match[0])
    return "GPUs" if modelled or noun.startswith(("gpu", "graphics")) or re.fullmatch(_MODEL + "s?", match["chips"]) else "chips"


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
