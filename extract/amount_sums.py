"""Bare sums of money: a figure or words with a currency's sign, code or name, and ranges of them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extract.currencies import ADJECTIVE, CODE, SIGN, WORD, Places, currency, needs_scale
from extract.numbers import FIGURE, HYPHEN, SPACE, number_value, product, quantity


class Sum(NamedTuple):
    """A sum at text[start:end] before the words around it are read; with `high` it is a range."""

    start: int
    end: int
    currency: str
    low: float
    high: float | None


_GAP = rf"(?:{SPACE}|{HYPHEN})?"
_JOIN = rf"(?P<join>{SPACE}?[-\u2010-\u2014]{SPACE}?|{SPACE}(?:to|and){SPACE}|{HYPHEN}to{HYPHEN})"
_SIGNED = re.compile(
    rf"(?<![\w$€£¥₹])(?P<unit>{SIGN}){_GAP}{quantity('low', FIGURE)}(?:{_JOIN}(?P<again>{SIGN}{SPACE}?)?{quantity('high', FIGURE)})?"
)
_NAMED = re.compile(
    rf"(?<![\w.,$€£¥₹%/-]){quantity('low')}(?:{_JOIN}{quantity('high')})?{_GAP}"
    rf"(?:(?P<adjective>{ADJECTIVE}){SPACE})?(?P<unit>(?:{WORD}|{CODE})\b(?!{SPACE}?\d)|€(?!{SPACE}?\d))(?:{SPACE}sterling\b)?"
)
_AFTER_SIGNED = re.compile(rf"{_GAP}(?:(?P<code>{CODE})\b(?!{SPACE}?\d)|(?P<adjective>{ADJECTIVE})(?=[,.;)])|dollars?\b)")
_BETWEEN = re.compile(r"\bbetween[ \n](?:about |roughly )?$", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:r[io]se|grew|fell|increas|rais|cut|lift|doubl|tripl|jump|expand|drop|reduc|went|going|climb)\w*\b[^.;]{0,30}$", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_CENTS = {"cent", "cents", "pence"}
_WINDOW = 60


def sums(text: str) -> Iterator[Sum]:
    """Every sum in order of its place; they never overlap."""
    places = Places(text)
    nearest = [_SIGNED.search(text), _NAMED.search(text)]
    while matches := [found for found in nearest if found]:
        match = min(matches, key=lambda found: (found.start(), -found.end()))
        found = _sum(match, places)
        if found:
            yield found
        at = found.end if found else match.end("low")
        nearest = [other.re.search(text, at) if other and other.start() < at else other for other in nearest]


def _sum(match: re.Match[str], places: Places) -> Sum | None:
    signed = match.re is _SIGNED
    low, high = _value(match, "low"), _value(match, "high")
    if low is not None and high is not None and not match["low_scale"] and low <= (number_value(match["high"], scaled=True) or 0):
        low = product(low, match["high_scale"])
    if low is not None and high is not None and low <= high and _joins(match):
        return _named(match, places, start=match.start(), end=match.end(), low=low, high=high)
    if match["high"] and not signed:  # "from 5 to 7 billion yuan": the currency belongs to the second alone
        return _named(match, places, start=match.start("high"), end=match.end(), low=high, high=None)
    end = max(match.end("low"), match.end("low_scale")) if signed else match.end()
    return _named(match, places, start=match.start(), end=end, low=low, high=None)


def _named(match: re.Match[str], places: Places, *, start: int, end: int, low: float | None, high: float | None) -> Sum | None:
    """The sum with its currency; None where the sign or word is no money here ("Team 3 won", "R1") or the figure has two readings."""
    unit, adjective = match["unit"], match.groupdict().get("adjective")
    small = not (match["low_scale"] or match["high_scale"])
    if low is None or (small and (needs_scale(unit) or match["low"].casefold() in {"a", "an"})):
        return None
    if match.re is _SIGNED and (after := _AFTER_SIGNED.match(match.string, end)):
        end, unit, adjective = after.end(), after["code"] or unit, after["adjective"]
    part = 100 if unit.casefold() in _CENTS else 1
    return Sum(start, end, currency(unit, adjective=adjective, places=places), low / part, high and high / part)


def _value(match: re.Match[str], name: str) -> float | None:
    if not match[name]:
        return None
    scaled = bool(match["low_scale"] or match["high_scale"])
    value = number_value(match[name], scaled=scaled)
    return None if value is None else product(value, match[f"{name}_scale"])


def _joins(match: re.Match[str]) -> bool:
    """Whether two figures are the ends of one range: not a change ("rose from $5bn to $7bn"), a list or a year after a dash."""
    before = match.string[max(0, match.start() - _WINDOW) : match.start()]
    again = bool(match.groupdict().get("again"))
    if not again and match["low_scale"] and not match["high_scale"]:
        return False
    match match["join"].strip():
        case "and":
            return bool(_BETWEEN.search(before))
        case "to":
            return not _CHANGE.search(before)
    spaced = match["join"] != match["join"].strip()
    return again or bool(match["high_scale"]) or not (spaced or _YEAR.fullmatch(match["high"]))
