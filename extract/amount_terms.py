"""The words around a sum that belong to it: bounds ("up to", "or more"), a period ("a year") and a term ("over five years")."""

import re
from typing import NamedTuple

from corpus.domain import Bound
from extract.numbers import FIGURE, WORDS, number_value


class Terms(NamedTuple):
    """Where the sum begins and ends with its words, and what they say."""

    start: int
    end: int
    bound: Bound | None = None
    per: str | None = None
    years: float | None = None


_BOUND = re.compile(
    r"\b(?:(?P<up_to>up[ -]to|as (?:much|high) as|at most|(?:no|not) more than|not exceed(?:ing)?|(?:a )?(?:maximum|ceiling) of|capped at"
    r"|(?<!no )(?<!not )less than|under|below)"
    r"|(?P<at_least>at least|(?:no|not) less than|(?:well |just |slightly )?(?:(?<!no )(?<!not )more than|over|above)|in excess of"
    r"|upwards? of|north of|(?:a )?minimum of|exceeding)"
    r"|(?P<about>about|around|roughly|approximately|some|nearly|almost|close to|an estimated|something like|(?:just )?(?:shy|short) of"
    r"|just under|circa|in the (?:region|order) of))"
    r"(?:,? (?:a further|an additional|another|a total of|a combined)|(?<!under)(?<!over)(?<!above)(?<!below) an?)?[ \n]$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween[ \n]$", re.IGNORECASE)
_BOUND_AFTER = re.compile(
    r"(?P<at_least>-plus\b|\+| or more\b| and counting\b)|(?P<up_to> or less\b| at (?:the )?most\b)|(?P<about> or so\b)"
)

_TIME = "year|yr|annum|month|mo|quarter|week|day|hour|hr|season|night|minute|second"
_THING = "share|user|seat|head|unit|chip|gpu|token|title|kilowatt-hour|megawatt-hour|kwh|mwh|machine|patient|student|agency|piece"
_WORTH = r"(?: worth)?(?: of(?: (?!(?:over|for|across|through|in)\b)[\w'’-]+){1,3}?)?"
_PER = re.compile(
    rf"{_WORTH}(?:[ \n-](?:an?|each|every)[ \n-](?P<a>{_TIME}|{_THING})(?![\w-])"
    rf"|[ \n-](?:per|(?P<by>by))[ \n-](?P<many>million |thousand )?(?P<per>[A-Za-z][A-Za-z-]{{1,20}})"
    rf"(?P<then>(?: and| per| a)?[ -](?:{_TIME})\b)?"
    rf"|[ ]?/[ ]?(?P<slash>{_TIME}|{_THING})(?!\w)"
    r"|[ \n](?P<ly>annual|annually|yearly|monthly|quarterly|weekly|daily|hourly)\b|[ ](?P<pa>p\.a\.))"
)
_PER_BEFORE = re.compile(
    r"\b(?P<ly>annual|yearly|monthly|quarterly|weekly|daily|annuali[sz]ed)[ ](?:(?:[a-z-]+[ ]){0,2}?(?:of|worth|totall?ing)[ ])?$",
    re.IGNORECASE,
)
_UNITS = {
    "yr": "year", "annum": "year", "annual": "year", "annually": "year", "annualised": "year", "annualized": "year", "yearly": "year",
    "mo": "month", "monthly": "month", "quarterly": "quarter", "weekly": "week", "daily": "day", "hr": "hour", "hourly": "hour",
    "kwh": "kilowatt-hour", "mwh": "megawatt-hour",
}  # fmt: skip

_COUNT = rf"(?P<count>{FIGURE}|{WORDS})"
_TERM = re.compile(
    rf"{_WORTH}(?:,? spread)?,?[ \n](?:over|for|across|during|within|through)(?: the| an?)?(?: next| coming| following)?"
    rf"(?: (?:initial |first )?(?:term|period) of)?(?: about| roughly| at least| up to)?"
    rf"(?:[ ]{_COUNT}[ \u2011-]|[ ])(?P<unit>year|yr|month|decade)s?\b(?! ago)"
)
_TERM_SLASH = re.compile(r"[ ]?/[ ]?(?P<count>\d{1,2})[ -]?(?P<unit>year|yr|month)s?\b")
_TERM_NEAR = re.compile(
    rf"(?:,|[ ]\()?[ ]?(?:an? )?{_COUNT}(?:[-\u2011](?P<unit>year|month|decade)\b(?!-old)|(?<=[\w])[ ](?P<plain>year|month)s(?=[,.;)]))"
)
_TERM_BEFORE = re.compile(
    rf"{_COUNT}[-\u2011](?P<unit>year|month|decade)(?:,[ ]|[ ])"
    r"(?:(?!(?:bond|note|low|high|peak|and|which|that|after|who|had|its)s?\b)[\w'’-]+,?[ ]){0,6}$",
    re.IGNORECASE,
)
_LASTS = re.compile(r"[-\u2011](?:year|month|decade)", re.IGNORECASE)
_MONTHS = {"year": 12, "yr": 12, "month": 1, "decade": 120}
_WINDOW = 80


def terms(text: str, start: int, end: int, *, between: bool = False) -> Terms:
    """Widens the bare sum at text[start:end] by the words around it that belong to it; `between` may open a range."""
    first, bound = bound_before(text, start, between=between)
    bare = text[max(0, first - _WINDOW) : first]
    after = _BOUND_AFTER.match(text, end)
    bound, end = bound or _bound(after), after.end() if after else end
    period = _PER.match(text, end)
    per = _period(period) if period else None
    if per and period:
        end = period.end()
    elif earlier := _PER_BEFORE.search(bare):
        per = _unit(earlier["ly"])
    years, end = _term(text, end, bare)
    return Terms(first, end, bound, per, years)


def bound_before(text: str, start: int, *, between: bool = False) -> tuple[int, Bound | None]:
    """Where a figure at `start` begins with the words that bound it ("up to", "more than"), and how they bound it."""
    before = text[max(0, start - _WINDOW) : start]
    words = (between and _BETWEEN.search(before)) or _BOUND.search(before)
    return start - (len(words[0]) if words else 0), _bound(words or None)


def _bound(found: re.Match[str] | None) -> Bound | None:
    return found.lastgroup if found and found.lastgroup else None  # type: ignore[return-value]


def _unit(word: str) -> str:
    return _UNITS.get(word.casefold(), word.casefold())


def _period(found: re.Match[str]) -> str | None:
    """What the sum is paid for: a year, a share, a "user per month"; None for "per cent" and for "by" somebody."""
    if not found["per"]:
        return "year" if found["pa"] else _unit(found["a"] or found["slash"] or found["ly"])
    word, then = _unit(found["per"]), found["then"]
    if word == "cent" or (found["by"] and word not in _TIME.split("|")):
        return None
    tail = (
        "" if not then else f"{' ' if re.match('[ -]', then) and ' ' not in then.strip() else ' per '}{_unit(re.split('[ -]', then)[-1])}"
    )
    return f"{found['many'] or ''}{word}{tail}"[:31]


def _term(text: str, end: int, before: str) -> tuple[float | None, int]:
    if found := _TERM.match(text, end) or _TERM_SLASH.match(text, end):
        return _years(found), found.end() if _years(found) else end
    near = _TERM_NEAR.match(text, end) or (_LASTS.search(before) and _TERM_BEFORE.search(before)) or None
    return (_years(near) if near else None), end


def _years(found: re.Match[str]) -> float | None:
    """How long the term is. A bare "year" or "months" counts nothing, a bare "decade" does: "over the next decade"."""
    groups = found.groupdict()
    unit = (groups["unit"] or groups["plain"]).casefold()
    count = number_value(groups["count"]) if groups["count"] else (1.0 if unit == "decade" else None)
    years = count * _MONTHS[unit] / 12 if count else None
    return years if years and 0 < years <= 200 else None
