"""Dates as news tells them: a day, a month, a quarter, a half or a year, kept with that precision."""

import calendar
import datetime as dt
import re
from typing import Any, Literal, Self

from pydantic_core import core_schema

Precision = Literal["day", "month", "quarter", "half", "year"]

_FORM = re.compile(r"(?P<year>[12]\d{3})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-3]\d))?))?")


class PartialDate(str):
    """`2025`, `2025-H2`, `2025-Q3`, `2025-09` or `2025-09-22`: a plain string that knows its first and last day.

    >>> PartialDate("2025-Q3").first, PartialDate("2025-Q3").last
    (datetime.date(2025, 7, 1), datetime.date(2025, 9, 30))
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Refuses what is no date of the calendar."""
        found = _FORM.fullmatch(text)
        if not found:
            raise ValueError(f"{text!r} is no date; write YYYY, YYYY-H1, YYYY-Q3, YYYY-MM or YYYY-MM-DD")
        if found["day"]:
            try:
                dt.date.fromisoformat(text)
            except ValueError:
                raise ValueError(f"{text!r} is no day of the calendar") from None
        return super().__new__(cls, text)

    @property
    def precision(self) -> Precision:
        """How exactly the date is known."""
        if len(self) == 4:
            return "year"
        if len(self) == 10:
            return "day"
        return {"Q": "quarter", "H": "half"}.get(self[5], "month")  # type: ignore[return-value]

    @property
    def first(self) -> dt.date:
        """The first day that it allows."""
        return dt.date(int(self[:4]), self._months()[0], int(self[8:]) if len(self) == 10 else 1)

    @property
    def last(self) -> dt.date:
        """The last day that it allows."""
        if len(self) == 10:
            return dt.date.fromisoformat(self)
        year, month = int(self[:4]), self._months()[1]
        return dt.date(year, month, calendar.monthrange(year, month)[1])

    def _months(self) -> tuple[int, int]:
        match self.precision:
            case "year":
                return 1, 12
            case "half":
                return (1, 6) if self[6] == "1" else (7, 12)
            case "quarter":
                return 3 * int(self[6]) - 2, 3 * int(self[6])
            case _:
                return int(self[5:7]), int(self[5:7])

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema(strict=True))
