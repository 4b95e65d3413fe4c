import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import PartialDate


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2025", "year", dt.date(2025, 1, 1), dt.date(2025, 12, 31)),
        ("2025-H1", "half", dt.date(2025, 1, 1), dt.date(2025, 6, 30)),
        ("2025-H2", "half", dt.date(2025, 7, 1), dt.date(2025, 12, 31)),
        ("2025-Q1", "quarter", dt.date(2025, 1, 1), dt.date(2025, 3, 31)),
        ("2025-Q4", "quarter", dt.date(2025, 10, 1), dt.date(2025, 12, 31)),
        ("2024-02", "month", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2025-09-22", "day", dt.date(2025, 9, 22), dt.date(2025, 9, 22)),
    ],
)
def test_partial_date_knows_its_span(text: str, precision: str, first: dt.date, last: dt.date) -> None:
    date = PartialDate(text)
    assert (date, date.precision, date.first, date.last) == (text, precision, first, last)


@pytest.mark.parametrize(
    "text", ["", "25", "2025-13", "2025-00", "2025-02-30", "2025-Q5", "2025-H3", "2025-9", "2025/09", "late 2025", "2025-09-22T00:00"]
)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no (date|day)"):
        PartialDate(text)


@given(st.dates(min_value=dt.date(1000, 1, 1), max_value=dt.date(2999, 12, 31)))
def test_every_precision_of_a_day_contains_it(day: dt.date) -> None:
    for text in (day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}", f"{day:%Y}-Q{(day.month + 2) // 3}", f"{day:%Y}-H{(day.month + 5) // 6}"):
        date = PartialDate(text)
        assert date.first <= day <= date.last
