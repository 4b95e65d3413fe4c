"""Dates in running text, absolute or relative to the day of publication, each with the part that it plays: on, from, until, by."""

import re
from itertools import pairwise
from typing import Literal, NamedTuple

from corpus.dates import PartialDate
from extract.date_forms import FORMS, YEAR
from extract.date_words import Context

Kind = Literal["on", "until", "from", "by"]


class FoundDate(NamedTuple):
    """A date at text[start:end], without the preposition that gives its kind."""

    start: int
    end: int
    date: PartialDate
    kind: Kind = "on"


_KINDS = re.compile(
    r"(?:(?P<until>\b(?:until|till|through(?:out)?|(?<!compared )(?<!relative )to|up to|expir\w+(?: in| on)?|lapses?(?: in| on)?"
    r"|matur\w+(?: in| on)?"
    r"|(?:runs? (?:out|off)|ran out|(?:comes?|falls?) due|ends?|ending|terminates?)(?: in| on| by)?|due))"
    r"|(?P<from>\b(?:from|since|starting|beginning|as of|effective|with effect from|as from)(?: in| on)?)"
    r"|(?P<by>\b(?:by|before|no later than|not later than|ahead of)))"
    r"(?: at least| about| around| the)*[ \n]$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|shall|won['’]t|would|plans? (?:to|an?|the)|planned|planning|expects?|expected|scheduled|slated|due|expires?"
    r"|lapses|matures?|takes? effect|terminates?"
    r"|next|(?:is|are|was|were) to|runs (?:out|off)|ends|comes|goes|starts?|begins?|beginning|starting|aims?|intends?|hopes?|could)\b"
    r"|\bby[ ](?:the[ ])?(?:end of[ ])?$"
)
_AHEAD_OF = re.compile(r"\b(?<!dates[ ])(?<!dating[ ])(?:until|till|from|through)[ ](?:the[ ])?(?:end of[ ])?$", re.IGNORECASE)
_BEHIND = re.compile(
    r"\b(?<!be[ ])(?:(?!(?:need|exceed|renew|extend|prolong|agree|licen[sc]|sign|commit|reserv|bas)\w*ed)\w{2,}(?<!ne)ed"
    r"|was|were|had|said|took|bought|sold|won|led|since|last|made|gave|came|went|began|got|put|paid|lent|let|cut|followed|ran)\b"
)
_MONTH_ALONE = re.compile(r"(?:May|March|MAY|MARCH)")
_LEADS_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|from|last|this|next|of|early|late|mid|through|during|for|and|to|before|after|or|between)[ -]$",
    re.IGNORECASE,
)
_LEADS_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|of|through|during|for|before|after|to|and|or|between|the|its|their|his|her|our|a|year|than"
    r"|around|about|as)"
    r"|['’]s|[,;(|:–—*\"“]|^|\n)[ ]?\*{0,2}$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"[ ](?:(?!was|has|is|as|does|its|this)[a-z-]+s|people|staff|MW|GW|megawatt\w*|kilo\w+|million|billion"
    r"|[A-Z][\w-]+[ ](?:Street|Road|Avenue|GPUs|chips|servers))\b"
)
_SPAN = re.compile(rf"(?<![\w.,$/-])(?P<first>{YEAR})[ ]?[-\u2013/][ ]?(?P<last>{YEAR}|\d\d)(?![\w-])")
_CLAUSE = re.compile(r"[.;:!?][\s\"”)]|[\n|]")
_WINDOW = 90


def dates(text: str, published: PartialDate | None) -> list[FoundDate]:
    """All dates, in order, the longest reading of each. A relative one needs a `published` that is exact enough; else it is left out."""
    found = _spans(text)
    for pattern, read in FORMS:
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - _WINDOW) : match.start()]
            if not _is_date(match, before):
                continue
            if date := read(match, Context(published, _looks_ahead(before, text[match.end() : match.end() + 50]))):
                found.append(FoundDate(match.start(), match.end(), date, _kind(before)))
    return _between(text, _apart(found))


def _spans(text: str) -> list[FoundDate]:
    """Both ends of "2025-2027" and "2025–27"."""
    found = []
    for match in _SPAN.finditer(text):
        first, last = match["first"], match["last"]
        last = last if len(last) == 4 else first[:2] + last
        if first < last and (len(match["last"]) == 4 or int(match["last"]) > 12):
            found.append(FoundDate(match.start("first"), match.end("first"), PartialDate(first), "from"))
            found.append(FoundDate(match.start("last"), match.end("last"), PartialDate(last), "until"))
    return found


def _is_date(match: re.Match[str], before: str) -> bool:
    """Whether words like May, or figures like 2025, stand where a date can stand."""
    text, end = match.string, match.end()
    if re.fullmatch(YEAR, match[0]):
        return bool(_LEADS_YEAR.search(before)) and not _COUNTED.match(text, end)
    groups = match.groupdict()
    if groups.get("season") and match[0] == groups["season"]:
        return match[0].islower() and bool(_LEADS_MONTH.search(before))
    if groups.get("month") and len(groups) <= 2 and not groups.get("step"):
        named = re.match(r"[ ](?!I\b)[A-Z][a-z]", text[end : end + 3])
        leads = _LEADS_MONTH.search(before) or match[0] != match["month"]
        return bool(leads) or not (named or _MONTH_ALONE.fullmatch(match["month"]))
    return True


def _looks_ahead(before: str, after: str) -> bool:
    """Whether the clause speaks of what is to come at the date: "will", "expires", "by", and no past tense since."""
    clause = _CLAUSE.split(before)[-1]
    *_, last = (None, *_AHEAD.finditer(clause))
    if last is not None:
        return not _BEHIND.search(clause, last.end())
    if not _AHEAD_OF.search(clause) or _BEHIND.search(clause):
        return False
    past = _BEHIND.search(_CLAUSE.split(after)[0])
    return past is None or past[0] in {"said", "announced", "reported"}


def _kind(before: str) -> Kind:
    found = _KINDS.search(before)
    return found.lastgroup if found and found.lastgroup else "on"  # type: ignore[return-value]


def _apart(found: list[FoundDate]) -> list[FoundDate]:
    kept: list[FoundDate] = []
    for date in sorted(found, key=lambda date: (date.start, -date.end)):
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
    return kept


def _between(text: str, found: list[FoundDate]) -> list[FoundDate]:
    """ "Between 2025 and 2027" is a span too."""
    kinds = [date.kind for date in found]
    for i, (first, last) in enumerate(pairwise(found)):
        if text[first.end : last.start] == " and " and text[max(0, first.start - 8) : first.start].casefold() == "between ":
            kinds[i : i + 2] = "from", "until"
    return [date._replace(kind=kind) for date, kind in zip(found, kinds, strict=True)]
