"""What each way of writing a date stands for, given the day of publication: one function a form, by the named groups of its pattern."""

import datetime as dt
import re
from typing import NamedTuple

from corpus.dates import PartialDate
from extract.numbers import words_value


class Context(NamedTuple):
    """What a form needs to know beside its own words: the publication, and whether the clause speaks of what is to come."""

    published: PartialDate | None
    ahead: bool

    def day(self) -> dt.date | None:
        """The day of publication, where it is known to the day."""
        return self.published.first if self.published and self.published.precision == "day" else None

    def month(self) -> tuple[int, int] | None:
        """Year and month of publication."""
        return (
            (self.published.first.year, self.published.first.month)
            if self.published and self.published.precision in {"day", "month"}
            else None
        )

    def year(self) -> int | None:
        """Year of publication."""
        return self.published.first.year if self.published else None


MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14)}
_ORDER = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "latter": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4}
_STEP = {"last": -1, "this": 0, "the current": 0, "next": 1}


def _number(name: str) -> int:
    return next(n for n, full in enumerate(MONTHS, 1) if full.startswith(name.casefold().rstrip(".")))


def _date(year: int, month: int | None = None, day: int | None = None, *, part: str = "") -> PartialDate | None:
    text = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "") + part
    try:
        return PartialDate(text)
    except ValueError:
        return None


def _shifted(year: int, month: int, by: int) -> PartialDate | None:
    return _date(year + (month - 1 + by) // 12, (month - 1 + by) % 12 + 1)


def _nearest(month: int, context: Context) -> int | None:
    """The year of a month without one: the last such month up to publication, or the next where the clause looks ahead."""
    if not (now := context.month()):
        return None
    if context.ahead:
        return now[0] if month >= now[1] else now[0] + 1
    return now[0] if month <= now[1] else now[0] - 1


def iso(found: re.Match[str], _context: Context) -> PartialDate | None:
    """2025-09-22."""
    return _date(int(found["year"]), int(found["month"]), int(found["day"]))


def slashed(found: re.Match[str], _context: Context) -> PartialDate | None:
    """09/22/2025 and 22.09.2025, where only one order makes a date."""
    one, two, year = int(found["one"]), int(found["two"]), int(found["year"])
    if one == two or (two > 12 and one <= 12):
        return _date(year, one, two)
    return _date(year, two, one) if one > 12 else None


def full(found: re.Match[str], context: Context) -> PartialDate | None:
    """A month with a day or a year: "22 September 2025", "Sept. 22", "December last year"."""
    month = _number(found["month"])
    step, base = (found.groupdict().get("step") or "").casefold(), context.year()
    written = int(found["year"]) if found["year"] else _nearest(month, context)
    year = base and base + _STEP[step] if step else written
    return _date(year, month, int(found["day"]) if found.groupdict().get("day") else None) if year else None


def bare_month(found: re.Match[str], context: Context) -> PartialDate | None:
    """A month alone, or last, this or next one."""
    month, now, step = _number(found["month"]), context.month(), (found["step"] or "").casefold()
    if not now or step not in {"last", "next"}:
        year = _nearest(month, context)
    elif step == "last":
        year = now[0] if month < now[1] else now[0] - 1
    else:
        year = now[0] if month > now[1] else now[0] + 1
    return _date(year, month) if year else None


def period(found: re.Match[str], context: Context) -> PartialDate | None:
    """Quarters and halves; of a fiscal year only the year is sure."""
    groups, base = found.groupdict(), context.year()
    number = int(groups["n"]) if groups.get("n") else _ORDER[groups["order"].casefold()]
    half = (groups.get("kind") or groups.get("letter") or "Q")[0].casefold() == "h"
    month = number * (6 if half else 3)
    if groups["year"]:
        year: int | None = int(groups["year"])
    elif groups["step"]:
        year = base and base + _STEP[groups["step"].casefold()]
    else:
        year = _nearest(month - (5 if half else 2), context)
    if not year or number > (2 if half else 4):
        return None
    return _date(year, part="" if groups["fiscal"] else f"-{'H' if half else 'Q'}{number}")


def season(found: re.Match[str], context: Context) -> PartialDate | None:
    """Seasons give the year alone."""
    if found["year"]:
        return _date(int(found["year"]))
    if not (now := context.month()):
        return None
    first, last = _SEASONS[found["season"].casefold()]
    year, month = now
    step = (found["step"] or "").casefold()
    if step == "last":
        year = year if month > last or (last > 12 and month > last - 12) else year - 1
    elif step == "next" or (not step and context.ahead):
        year = year if month < first else year + 1
    elif not step and month < first <= 12:
        year -= 1
    return _date(year)


def stepped(found: re.Match[str], context: Context) -> PartialDate | None:
    """Last, this or next week, month, quarter or year; a week gives its month."""
    by, unit = _STEP[found["step"].casefold()], found["unit"].casefold()
    if unit == "year":
        base = context.year()
        return _date(base + by) if base else None
    if unit == "week":
        day = context.day()
        return _date((day + dt.timedelta(7 * by)).year, (day + dt.timedelta(7 * by)).month) if day else None
    if not (now := context.month()):
        return None
    if unit == "month":
        return _shifted(*now, by)
    quarter = _shifted(*now, 3 * by)
    return quarter and _date(quarter.first.year, part=f"-Q{(quarter.first.month + 2) // 3}")


def ago(found: re.Match[str], context: Context) -> PartialDate | None:
    """Days give a day, weeks and months a month, years a year."""
    count = int(found["count"]) if found["count"].isdigit() else int(words_value(found["count"]))
    unit, day = found["unit"].casefold().rstrip("s"), context.day()
    if unit == "year":
        base = context.year()
        return _date(base - count) if base and count < 200 else None
    if unit == "month":
        now = context.month()
        return _shifted(*now, -count) if now and count < 600 else None
    days = count * {"day": 1, "week": 7, "fortnight": 14}[unit]
    if not day or days > 4000:
        return None
    then = day - dt.timedelta(days)
    return _date(then.year, then.month, then.day if unit == "day" else None)


def weekday(found: re.Match[str], context: Context) -> PartialDate | None:
    """A day of the week: the last one up to publication, the next where the clause looks ahead."""
    if not (day := context.day()):
        return None
    back = (day.weekday() - WEEKDAYS.index(found["day"].casefold())) % 7
    step = (found["step"] or "").casefold()
    if found["week"]:
        back = day.weekday() - WEEKDAYS.index(found["day"].casefold()) + 7 * (1 if found["week"].casefold() == "last" else -1)
    elif step == "next":
        back -= 7
    elif step == "last":
        back = back or 7
    elif context.ahead and back:
        back -= 7
    then = day - dt.timedelta(back)
    return _date(then.year, then.month, then.day)


def bare_day(found: re.Match[str], context: Context) -> PartialDate | None:
    """ "On the 21st": the last such day up to publication."""
    day, number = context.day(), int(found["day"])
    if day and number > day.day:
        day = day.replace(day=1) - dt.timedelta(1)
    return _date(day.year, day.month, number) if day else None


def near(found: re.Match[str], context: Context) -> PartialDate | None:
    """Yesterday, today, tomorrow."""
    word = found[0].casefold()
    by = 1 if word == "tomorrow" else -1 if word in {"yesterday", "last night"} else 0
    then = (day := context.day()) and day + dt.timedelta(by)
    return _date(then.year, then.month, then.day) if then else None


def year(found: re.Match[str], context: Context) -> PartialDate | None:
    """A year by its figures, or that of publication: "earlier in the year", "year-end"."""
    groups = found.groupdict()
    if groups.get("short"):
        return _date(2000 + int(groups["short"]))
    return _date(int(found["year"])) if groups.get("year") else ((base := context.year()) and _date(base)) or None
