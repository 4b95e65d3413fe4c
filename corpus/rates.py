"""Exchange rates to the US dollar, as year averages; the shipped table names a source for each."""

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from corpus.errors import KeiretsuError


class Rate(NamedTuple):
    """What one unit of a currency was worth in US dollars on a year's average."""

    usd: float
    source: str


class Rates:
    """Rates by currency and year. A year outside the table takes the nearest year that is in it."""

    def __init__(self, rows: Mapping[tuple[str, int], Rate]) -> None:
        self._years: dict[str, dict[int, Rate]] = {}
        for (currency, year), rate in sorted(rows.items()):
            self._years.setdefault(currency, {})[year] = rate

    def rate(self, currency: str, year: int | None = None) -> Rate | None:
        """The rate of that year (None: the latest), or None for a currency that the table does not know."""
        if currency == "USD":
            return Rate(1.0, "the dollar itself")
        years = self._years.get(currency)
        if not years:
            return None
        latest = max(years)
        return years[latest if year is None else min(max(year, min(years)), latest)]


def read_rates(lines: Iterable[str], *, name: str = "rates.csv") -> Rates:
    """Reads `currency,year,usd,source`; a row that is no rate is an error that names its line and value."""
    rows: dict[tuple[str, int], Rate] = {}
    for number, row in enumerate(csv.DictReader(lines), start=2):
        try:
            key, rate = (row["currency"], int(row["year"])), Rate(float(row["usd"]), row["source"])
        except (KeyError, TypeError, ValueError):
            raise KeiretsuError(f"{name}:{number}: {row} is no rate; write currency,year,usd,source such as EUR,2025,1.13,ECB") from None
        if key in rows or not 0 < rate.usd < float("inf") or not rate.source:
            raise KeiretsuError(
                f"{name}:{number}: {','.join(map(str, key))} stands twice, or has no positive rate or no source; mend the row"
            )
        rows[key] = rate
    return Rates(rows)


@cache
def load_rates() -> Rates:
    """The shipped table."""
    return read_rates(files("corpus").joinpath("data/rates.csv").read_text(encoding="utf-8").splitlines())
