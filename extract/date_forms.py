"""How news writes dates: the patterns, each with the function of `extract.date_words` that reads it."""

import re
from collections.abc import Callable

from corpus.dates import PartialDate
from extract import date_words as read
from extract.date_words import MONTHS, WEEKDAYS, Context

Reader = Callable[[re.Match[str], Context], PartialDate | None]

YEAR = r"(?:19[5-9]\d|20\d\d)"
_FULL = "|".join(name.capitalize() for name in MONTHS)
_MONTH = rf"(?:{_FULL}|{_FULL.upper()}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?)"
_BARE_MONTH = rf"(?:{_FULL}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.?)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_STEP = r"(?P<step>[Ll]ast|[Tt]his|[Nn]ext)"
_PART = r"(?:(?:[Ee]arly|[Mm]id|[Ll]ate|[Tt]he (?:beginning|start|middle|end) of|[Ee]nd of|[Ee]arlier|[Ll]ater)[- ](?:in )?)?"
_FISCAL = r"(?:the[ ])?(?P<fiscal>fiscal[ ](?:year[ ])?|FY[ ]?)?"
_OF_YEAR = rf"(?:,?[ ](?:of[ ]|in[ ])?{_FISCAL}(?:(?P<year>{YEAR})(?!\d)|{_STEP}[ ](?:fiscal[ ])?year))?"
_SEASON = r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)"
_COUNT = r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|twenty)"
_ORDER = r"(?P<order>first|second|third|fourth|final|latter|1st|2nd|3rd|4th)"
_NEWS = r"(?:announc|sa[iy]|sign|unveil|launch|complet|report|confirm|open|file|agree|introduc|clos|publish|order|fine|releas|rais|su)\w*"

_ROWS: tuple[tuple[Reader, str], ...] = (
    (read.iso, rf"(?<![\w/.-])(?P<year>{YEAR})[-/](?P<month>0[1-9]|1[0-2])[-/](?P<day>[0-3]\d)(?![\w/-])"),
    (read.slashed, rf"(?<![\w/.-])(?P<one>\d{{1,2}})[/.](?P<two>\d{{1,2}})[/.](?P<year>{YEAR})(?![\w/])"),
    (read.full, rf"(?<![\w.,$€£-]){_DAY}(?:[ ]of)?[ ](?P<month>{_MONTH})(?!\w)(?:,?[ ](?P<year>{YEAR})(?!\d))?"),
    (read.full, rf"\b(?P<month>{_MONTH})[ ]{_DAY}(?![\w%:]|[.,]\d|[ ](?:per|million|billion))"
     rf"(?:[-\u2013]\d\d?)?(?:,?[ ](?P<year>{YEAR})(?!\d))?"),
    (read.full, rf"{_PART}\b(?P<month>{_MONTH})(?:,?[ ](?:of[ ])?(?:(?P<year>{YEAR})(?!\d)|{_STEP}[ ]year\b))"),
    (read.bare_month, rf"{_PART}(?:\b{_STEP}[ ])?\b(?P<month>{_BARE_MONTH})(?![\w-])"),
    (read.bare_day, r"(?<=\bon )the (?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)\b(?=[,.;]|[ ](?:that|to|it|and|in|with|by)\b)"),
    (read.period, rf"\b(?P<letter>[QH])(?P<n>[1-4])\b{_OF_YEAR}"),
    (read.period, rf"\b(?i:{_ORDER}[ -](?P<kind>quarter|half))\b"
     rf"(?![ -](?:of[ ](?!the (?:fiscal|year)|fiscal|this|last|next|\d)|an?\b|hour)){_OF_YEAR}"),
    (read.season, rf"{_PART}\b(?:{_STEP}[ ]|[Tt]he[ ])?{_SEASON}\b(?![ -](?:school|camp|home|break))"
     rf"(?:[ ](?:of[ ])?(?P<year>{YEAR}))?"),
    (read.season, rf"\b(?:{_STEP}[ ]|[Ii]n the[ ](?=fall\b))(?P<season>fall)\b(?:[ ](?:of[ ])?(?P<year>{YEAR}))?(?![ ](?:of|in)\b)"),
    (read.stepped, rf"{_PART}\b(?P<step>[Ll]ast|[Tt]his|[Nn]ext|[Tt]he current)[ ](?:fiscal[ ]|financial[ ])?"
     r"(?P<unit>week|month|quarter|year)\b"),
    (read.ago, rf"(?i:\b{_COUNT}[ ](?P<unit>days?|weeks?|fortnight|months?|years?)[ ]ago\b)"),
    (read.weekday, rf"\b(?:{_STEP}[ ])?(?P<day>{'|'.join(day.capitalize() for day in WEEKDAYS)})\b"
     r"(?:[ ](?:of )?(?P<week>last|next)[ ]week)?"),
    (read.near, r"\b(?:[Yy]esterday|[Tt]omorrow|[Ll]ast night|[Tt]onight"
     r"|[Tt]his (?:morning|afternoon|evening)|[Ee]arlier today)\b(?!['’.]\w)"),
    (read.near, rf"\b[Tt]oday(?=[ ](?:it[ ])?{_NEWS})"),
    (read.near, r"(?<=[a-z][ ])today\b(?=[,.;]|[ ](?:that|its|it|the|a|an)[ ])"),
    (read.year, r"\b(?:[Ee]arlier|[Ll]ater) in the year\b|\b(?:[Ee]nd of the year|[Yy]ear['’]s end|[Yy]ear-end)\b"),
    (read.year, rf"\b(?:FY|[Ff]iscal[ ](?:year[ ])?)[ ]?(?:(?P<year>{YEAR})|(?P<short>[2-4]\d))(?!\d)"),
    (read.year, rf"(?:{_PART[:-1]}|(?<![\w$€£¥₹.,/#+-]))(?P<year>{YEAR})(?![\w%°]|[.,]\d|-\d|[/:]\d)"),
)  # fmt: skip
FORMS = tuple((re.compile(pattern), reader) for reader, pattern in _ROWS)
