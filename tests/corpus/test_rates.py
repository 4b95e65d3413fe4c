"""The shipped exchange rates, and money in dollars by them."""

import pytest

from corpus.domain import Amount
from corpus.errors import KeiretsuError
from corpus.rates import Rate, Rates, load_rates, read_rates
from graph.money import usd

TABLE = Rates({("EUR", 2024): Rate(1.08, "a bank"), ("EUR", 2025): Rate(1.13, "a bank")})


@pytest.mark.parametrize(
    ("currency", "year", "rate"),
    [
        ("EUR", 2024, 1.08),
        ("EUR", 2025, 1.13),
        ("EUR", None, 1.13),
        ("EUR", 2031, 1.13),
        ("EUR", 1999, 1.08),
        ("USD", 1950, 1.0),
        ("XBT", 2025, None),
    ],
)
def test_a_rate_is_that_of_the_year_or_the_nearest(currency: str, year: int | None, rate: float | None) -> None:
    found = TABLE.rate(currency, year)
    assert (found.usd if found else None) == rate


@pytest.mark.parametrize(
    "row",
    [
        "EUR,2025,dear,a bank",
        "EUR,soon,1.1,a bank",
        "EUR,2025",
        "EUR,2025,0,a bank",
        "EUR,2025,nan,a bank",
        "EUR,2025,1.1,",
        "GBP,2025,1.3,a bank",
    ],
)
def test_a_row_that_is_no_rate_is_named(row: str) -> None:
    with pytest.raises(KeiretsuError, match=r"^mine\.csv:3: "):
        read_rates(["currency,year,usd,source", "GBP,2025,1.3,a bank", row], name="mine.csv")


def test_the_shipped_table_covers_each_currency_for_each_year() -> None:
    currencies = "AED AUD BRL CAD CHF CNY DKK EUR GBP HKD IDR ILS INR JPY KRW MXN MYR NOK NZD PLN QAR SAR SEK SGD THB TRY TWD VND ZAR"
    rates = load_rates()
    for currency in currencies.split():
        yearly = [rates.rate(currency, year) for year in range(2016, 2027)]
        assert all(r and r.usd > 0 and r.source for r in yearly), currency
        least, most = min(r.usd for r in yearly if r), max(r.usd for r in yearly if r)
        assert most / least < (20 if currency == "TRY" else 2), currency  # a slipped point would stand out; the lira fell that far


@pytest.mark.parametrize(
    ("amount", "on", "dollars"),
    [
        ({"value": 100}, None, (100, 100)),
        ({"value": 100, "currency": "EUR"}, "2025-09", (113.06, 113.06)),
        ({"value": 100, "currency": "AED"}, None, (27.229, 27.229)),
        ({"value": 100, "currency": "AED", "bound": "up_to"}, "2025", (0, 27.229)),
        ({"value": 100, "bound": "at_least"}, "2025", (100, 100)),
        ({"value": 100, "high": 200, "currency": "AED"}, "2025", (27.229, 54.458)),
        ({"value": 100, "currency": "XBT"}, "2025", (None, None)),
    ],
)
def test_dollars_by_the_year(amount: dict[str, object], on: str | None, dollars: tuple[float | None, float | None]) -> None:
    assert usd(Amount.model_validate(amount), on) == pytest.approx(dollars)
