"""Dates as articles write them, in a text published on a Thursday, 20 November 2025: what must be found, and properties over any text."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import PartialDate
from extract.dates import FoundDate, dates

PUBLISHED = PartialDate("2025-11-20")
# Each date is shown with its words, its kind and its value.
ROWS = [
    ("It was signed on 22 September 2025.", ["22 September 2025 = on 2025-09-22"]),
    ("It was signed on Sept. 22, 2025.", ["Sept. 22, 2025 = on 2025-09-22"]),
    ("It was signed on September 22, 2025, in Abilene.", ["September 22, 2025 = on 2025-09-22"]),
    ("It was signed on Sept 22.", ["Sept 22 = on 2025-09-22"]),
    ("It was signed on 22 September.", ["22 September = on 2025-09-22"]),
    ("It was signed on the 22nd of September 2025.", ["22nd of September 2025 = on 2025-09-22"]),
    ("It was announced in September 2025.", ["September 2025 = on 2025-09"]),
    ("It was founded in 2019.", ["2019 = on 2019"]),
    ("It was due in Q3 2025.", ["Q3 2025 = on 2025-Q3"]),
    ("It comes in the third quarter of 2025.", ["third quarter of 2025 = on 2025-Q3"]),
    ("It opens in the second half of 2026.", ["second half of 2026 = on 2026-H2"]),
    ("It began in H1 2025.", ["H1 2025 = on 2025-H1"]),
    ("It was bought in early 2025.", ["early 2025 = on 2025"]),
    ("It comes in late 2026.", ["late 2026 = on 2026"]),
    ("It was sold in mid-2024.", ["mid-2024 = on 2024"]),
    ("It falls in fiscal 2026.", ["fiscal 2026 = on 2026"]),
    ("It falls in FY2026.", ["FY2026 = on 2026"]),
    ("It falls in FY26.", ["FY26 = on 2026"]),
    ("It was filed on 2025-09-22.", ["2025-09-22 = on 2025-09-22"]),
    ("It was filed on 09/22/2025.", ["09/22/2025 = on 2025-09-22"]),
    ("It was filed on 22/09/2025.", ["22/09/2025 = on 2025-09-22"]),
    ("It was filed on 05/06/2025.", []),
    ("It was filed on 05/05/2025.", ["05/05/2025 = on 2025-05-05"]),
    ("It was filed on 22.09.2025.", ["22.09.2025 = on 2025-09-22"]),
    ("Version 3.10.2025 is out.", []),
    ("It said so yesterday.", ["yesterday = on 2025-11-19"]),
    ("It said on Tuesday that it had signed.", ["Tuesday = on 2025-11-18"]),
    ("It said Wednesday it would pay.", ["Wednesday = on 2025-11-19"]),
    ("It said on Thursday it would pay.", ["Thursday = on 2025-11-20"]),
    ("It signed on Friday.", ["Friday = on 2025-11-14"]),
    ("It signed last Friday.", ["last Friday = on 2025-11-14"]),
    ("It signed last Thursday.", ["last Thursday = on 2025-11-13"]),
    ("It will sign on Friday.", ["Friday = on 2025-11-21"]),
    ("The vote is next Friday.", ["next Friday = on 2025-11-21"]),
    ("It was agreed on Monday of last week.", ["Monday of last week = on 2025-11-10"]),
    ("It was bought last week.", ["last week = on 2025-11"]),
    ("It was bought this week.", ["this week = on 2025-11"]),
    ("It was bought last month.", ["last month = on 2025-10"]),
    ("It was bought this month.", ["this month = on 2025-11"]),
    ("It opens next month.", ["next month = on 2025-12"]),
    ("It was bought last year.", ["last year = on 2024"]),
    ("It was bought earlier this year.", ["earlier this year = on 2025"]),
    ("It was bought late last year.", ["late last year = on 2024"]),
    ("It opens next year.", ["next year = on 2026"]),
    ("It opens early next year.", ["early next year = on 2026"]),
    ("It was bought in March.", ["March = on 2025-03"]),
    ("It will open in March.", ["March = on 2026-03"]),
    ("It was bought in November.", ["November = on 2025-11"]),
    ("It was bought in December.", ["December = on 2024-12"]),
    ("It will open in December.", ["December = on 2025-12"]),
    ("It opens by March.", ["March = by 2026-03"]),
    ("It runs until March.", ["March = until 2026-03"]),
    ("It has been a customer since March.", ["March = from 2025-03"]),
    ("It was bought last June.", ["last June = on 2025-06"]),
    ("It was bought last November.", ["last November = on 2024-11"]),
    ("It opens next January.", ["next January = on 2026-01"]),
    ("It was bought this May.", ["this May = on 2025-05"]),
    ("It opens this summer.", ["this summer = on 2025"]),
    ("It was bought last summer.", ["last summer = on 2025"]),
    ("It was bought in the spring.", ["the spring = on 2025"]),
    ("It will follow in the spring.", ["the spring = on 2026"]),
    ("It closes this fall.", ["this fall = on 2025"]),
    ("It was bought in summer 2024.", ["summer 2024 = on 2024"]),
    ("It was bought in the autumn of 2023.", ["the autumn of 2023 = on 2023"]),
    ("Prices fall in April.", ["April = on 2025-04"]),
    ("It will come in the coming months.", []),
    ("It came in recent weeks.", []),
    ("It rents halls from 2025 to 2027.", ["2025 = from 2025", "2027 = until 2027"]),
    ("It supplies power through 2030.", ["2030 = until 2030"]),
    ("It leases the site until 2032.", ["2032 = until 2032"]),
    ("It leases the site till the end of 2032.", ["the end of 2032 = until 2032"]),
    ("It supplies power between 2025 and 2027.", ["2025 = from 2025", "2027 = until 2027"]),
    ("The plan for 2025-2027 is out.", ["2025 = from 2025", "2027 = until 2027"]),
    ("The plan for 2025–27 is out.", ["2025 = from 2025", "27 = until 2027"]),
    ("Its lease expires in December 2027.", ["December 2027 = until 2027-12"]),
    ("Its loan matures in 2028.", ["2028 = until 2028"]),
    ("Its contract runs out in December.", ["December = until 2025-12"]),
    ("It extended the contract to 2034.", ["2034 = until 2034"]),
    ("It has been a partner since 2018.", ["2018 = from 2018"]),
    ("It runs from June 2025.", ["June 2025 = from 2025-06"]),
    ("It must leave by the end of 2026.", ["the end of 2026 = by 2026"]),
    ("It must leave before 2027.", ["2027 = by 2027"]),
    ("It was sued in December last year.", ["December last year = on 2024-12"]),
    ("It was sued in June of this year.", ["June of this year = on 2025-06"]),
    ("It was bought two years ago.", ["two years ago = on 2023"]),
    ("It was bought three months ago.", ["three months ago = on 2025-08"]),
    ("It was bought three weeks ago.", ["three weeks ago = on 2025-10"]),
    ("It was bought a fortnight ago.", ["a fortnight ago = on 2025-11"]),
    ("It was bought three days ago.", ["three days ago = on 2025-11-17"]),
    ("It was bought a year ago.", ["a year ago = on 2024"]),
    ("It was bought fourteen months ago.", ["fourteen months ago = on 2024-09"]),
    ("The company today announced a deal.", ["today = on 2025-11-20"]),
    ("It signed a deal today.", ["today = on 2025-11-20"]),
    ("Today announced deals count.", ["Today = on 2025-11-20"]),
    ("It is used by many today and always.", []),
    ("Today's models are large.", []),
    ("It reports tomorrow.", ["tomorrow = on 2025-11-21"]),
    ("Tomorrow.io sells weather.", []),
    ("It was signed this morning.", ["this morning = on 2025-11-20"]),
    ("It was signed on the 7th.", ["the 7th = on 2025-11-07"]),
    ("It was signed on the 30th.", ["the 30th = on 2025-10-30"]),
    ("Its 2023 round was led by Accel.", ["2023 = on 2023"]),
    ("The 2024 refinancing was large.", ["2024 = on 2024"]),
    ("Founded in 2015 by two friends, it grew.", ["2015 = on 2015"]),
    ("It has 2025 employees.", []),
    ("It runs 2,019 servers in Oslo.", []),
    ("It paid $2025 for it.", []),
    ("It runs 2000 MW in Texas.", []),
    ("It stands at 2000 Sand Hill Road.", []),
    ("Blade Runner 2049 was on.", []),
    ("GPT-2025 is a model.", []),
    ("It may sign; May is near.", []),
    ("March on, he said.", []),
    ("In May it signed.", ["May = on 2025-05"]),
    ("May Chen leads it.", []),
    ("April Underwood left.", []),
    ("In March Microsoft paid.", ["March = on 2025-03"]),
    ("**July 2025.** It was bought.", ["July 2025 = on 2025-07"]),
    ("**2023.** Three things at once.", ["2023 = on 2023"]),
    ("| 2025 | Arista | Microsoft |", ["2025 = on 2025"]),
    ("Helion, Microsoft, 2028, 50 MW.", ["2028 = on 2028"]),
    ("It grew in the quarter.", []),
    ("It signed last quarter.", ["last quarter = on 2025-Q3"]),
    ("It signs next quarter.", ["next quarter = on 2026-Q1"]),
    ("It was signed in the first quarter.", ["first quarter = on 2025-Q1"]),
    ("It comes in the fourth quarter of this year.", ["fourth quarter of this year = on 2025-Q4"]),
    ("It comes in the first half of next year.", ["first half of next year = on 2026-H1"]),
    ("In the second quarter of fiscal 2026 it grew.", ["second quarter of fiscal 2026 = on 2026"]),
    ("The second half of the game was dull.", []),
    ("It has been open since early January 2025.", ["early January 2025 = from 2025-01"]),
    ("It was signed at the end of August.", ["the end of August = on 2025-08"]),
    ("It was signed on September 22-24, 2025.", ["September 22-24, 2025 = on 2025-09-22"]),
    ("MILAN, 18 November 2025 – Banca Tessera signs.", ["18 November 2025 = on 2025-11-18"]),
    ("Nov 5 - Lambda has leased halls.", ["Nov 5 = on 2025-11-05"]),
    ("On 31 February 2025 nothing happened.", ["February 2025 = on 2025-02"]),
    ("Call 2025550199 now.", []),
    ("It grew 2025% in a day.", []),
    ("It was signed in January 2025 and in February 2026.", ["January 2025 = on 2025-01", "February 2026 = on 2026-02"]),
    ("From 1 January 2026 it will sell chips.", ["1 January 2026 = from 2026-01-01"]),
    ("It starts on January 1, 2026.", ["January 1, 2026 = on 2026-01-01"]),
    ("It terminates on 1 October 2026.", ["1 October 2026 = until 2026-10-01"]),
    ("Its sales compared to 2024 fell.", ["2024 = on 2024"]),
    ("It was signed on Sunday.", ["Sunday = on 2025-11-16"]),
    ("The year-end is near.", ["year-end = on 2025"]),
    ("It left earlier in the year.", ["earlier in the year = on 2025"]),
    ("It is scheduled for February 2026.", ["February 2026 = on 2026-02"]),
    ("The deal dates from July.", ["July = from 2025-07"]),
    ("It will supply power from 2028.", ["2028 = from 2028"]),
    ("It used it until March, when it moved on.", ["March = until 2025-03"]),
    ("It signed on 1 May, a holiday.", ["1 May = on 2025-05-01"]),
    ("It was bought in spring.", ["spring = on 2025"]),
    ("Spring Health and Summer Infant grew.", []),
    ("The hot spring is near.", []),
    ("It was bought in late summer.", ["late summer = on 2025"]),
    ("It will be sold in early October.", ["early October = on 2026-10"]),
    ("It was sold on Dec. 1.", ["Dec. 1 = on 2024-12-01"]),
    ("It was signed on 3rd March 2024.", ["3rd March 2024 = on 2024-03-03"]),
    ("It is a 2026 delivery.", ["2026 = on 2026"]),
    ("It rose 12% in 2024, to $5 billion.", ["2024 = on 2024"]),
]


def shown(text, published):
    return [f"{text[found.start : found.end]} = {found.kind} {found.date}" for found in dates(text, published)]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_dates(text, expected):
    assert shown(text, PUBLISHED) == expected


def test_a_whole_value():
    assert dates("It leases until 2032.", None) == [FoundDate(16, 20, PartialDate("2032"), "until")]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2025-11-20", ["Tuesday = on 2025-11-18", "March = on 2025-03", "last year = on 2024"]),
        ("2025-11", ["March = on 2025-03", "last year = on 2024"]),
        ("2025", ["last year = on 2024"]),
        (None, []),
    ],
)
def test_what_is_relative_needs_a_publication_known_as_exactly(published, expected):
    date = PartialDate(published) if published else None
    assert shown("It said on Tuesday that it had bought one in March and another last year.", date) == expected


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        ("2026-01-05", "It was bought last month.", ["last month = on 2025-12"]),
        ("2026-01-05", "It was bought last week.", ["last week = on 2025-12"]),
        ("2026-01-01", "It was bought yesterday.", ["yesterday = on 2025-12-31"]),
        ("2026-01-05", "It signed last quarter.", ["last quarter = on 2025-Q4"]),
        ("2026-01-05", "It was bought last summer.", ["last summer = on 2025"]),
        ("2026-01-05", "It was bought last winter.", ["last winter = on 2025"]),
        ("2026-01-05", "It was signed on the 30th.", ["the 30th = on 2025-12-30"]),
        ("2026-03-30", "It was signed on the 31st.", []),
        ("2026-01-05", "It was bought in February.", ["February = on 2025-02"]),
        ("2026-01-05", "It will open in February.", ["February = on 2026-02"]),
        ("2024-02-29", "It was bought a year ago.", ["a year ago = on 2023"]),
    ],
)
def test_around_the_turn_of_the_year(published, text, expected):
    assert shown(text, PartialDate(published)) == expected


DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2049, 12, 31))
WRITTEN = st.sampled_from(
    ["{0.day} {0:%B} {0.year}", "{0:%B} {0.day}, {0.year}", "{0:%B} {0.day} {0.year}", "{0:%Y-%m-%d}", "{0.day} {0:%b} {0.year}"]
)


@given(day=DAYS, written=WRITTEN, published=st.none() | DAYS)
def test_days_as_written_are_read_whatever_the_publication(day, written, published):
    text = written.format(day)
    found = dates(f"It signed on {text}, it said.", PartialDate(published.isoformat()) if published else None)
    assert found == [FoundDate(13, 13 + len(text), PartialDate(day.isoformat()), "on")]


@given(published=DAYS, name=st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]))
def test_a_weekday_is_the_last_one_up_to_publication(published, name):
    [found] = dates(f"It signed on {name}.", PartialDate(published.isoformat()))
    day = dt.date.fromisoformat(found.date)
    assert (f"{day:%A}", 0 <= (published - day).days < 7) == (name, True)


@given(published=DAYS, month=st.integers(1, 12))
def test_a_month_past_is_within_a_year_and_a_month_to_come_too(published, month):
    name = f"{dt.date(2000, month, 1):%B}"
    [past] = dates(f"It was bought in {name}.", PartialDate(published.isoformat()))
    [ahead] = dates(f"It will open in {name}.", PartialDate(published.isoformat()))
    this = published.year * 12 + published.month
    assert 0 <= this - (past.date.first.year * 12 + past.date.first.month) < 12
    assert 0 <= ahead.date.first.year * 12 + ahead.date.first.month - this < 12


PIECES = st.lists(
    st.sampled_from(["May ", "Sept. ", "2025", "22", "31", ", ", "-", "/", "in ", "until ", "last ", "next ", "week", "year", "Q3 ", "fiscal ", "of ",
                     "second half ", "early ", "summer ", "two ", "days ago", "Monday", "today", "between ", " and ", ".", "\n"]),
    max_size=25,
).map("".join)  # fmt: skip


@given(text=st.one_of(PIECES, st.text(max_size=200)), published=st.sampled_from([None, "2025", "2025-11", "2025-11-20", "1000-01-01"]))
def test_any_text_is_read_without_harm(text, published):
    end = 0
    for found in dates(text, PartialDate(published) if published else None):
        assert end <= found.start < found.end <= len(text)
        assert found.date.first <= found.date.last
        end = found.end


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["1", "2025 ", "2025-", "May ", "1 May ", "the first quarter ", "in summer ", "last ", "will in May "])
def test_a_long_line_takes_time_in_proportion(unit):
    def seconds(size):
        text = unit * (size // len(unit))
        begun = time.process_time()
        dates(text, PUBLISHED)
        return time.process_time() - begun

    assert min(seconds(400_000) for _ in range(3)) < 20 * max(seconds(100_000), 0.05)
