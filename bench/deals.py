"""How fast deals are computed from statements that are in memory already.

python -m bench.deals [--deals 100000] [--claims 150000]
"""

import argparse
import datetime as dt
import os
import random
import statistics
import time
from collections.abc import Callable

from corpus.dates import PartialDate
from corpus.domain import Amount, Claim, Status
from corpus.relations import Relation
from graph.deals import deals
from graph.statement import Head, Statement

Grouped = list[tuple[str, list[Statement]]]


def heavy_tailed(deal_count: int, claim_count: int, *, seed: int = 7) -> Grouped:
    """Most deals are told once, a few in hundreds of articles; four claims in ten name a sum."""
    chance = random.Random(seed)
    relations = list(Relation)
    told = list(range(deal_count))
    told += [min(int(deal_count * chance.random() ** 4), deal_count - 1) for _ in range(claim_count - deal_count)]
    grouped: dict[int, list[Statement]] = {}
    for number, deal in enumerate(told):
        relation = relations[deal % len(relations)]
        grouped.setdefault(deal, []).append(_statement(number, deal, relation, chance))
    return [(statements[0].deal, statements) for statements in grouped.values()]


def _statement(number: int, deal: int, relation: Relation, chance: random.Random) -> Statement:
    day = (dt.date(2021, 1, 1) + dt.timedelta(days=chance.randrange(1800))).isoformat()
    value = chance.choice([1, 2, 5, 10, 25, 40, 100]) * 1e8
    amount = Amount(value=value, text=f"${value / 1e6:g} million", currency=chance.choice(["USD", "USD", "EUR"]))
    claim = Claim(
        subject=f"Firm {deal % 10007}",
        relation=relation,
        object=f"House {deal % 9973}",
        status=chance.choices(list(Status), [2, 5, 9, 1, 1])[0],
        hedged=chance.random() < 0.2,
        amount=amount if chance.random() < 0.4 else None,
        date=PartialDate(day[:7]) if chance.random() < 0.3 else None,
        evidence=f"Firm says ${value / 1e6:g} million.",
        confidence=0.8,
    )
    article = Head(f"a:{number // 3}", "", f"Paper {number % 40}", day, day, "news", None, (f"t:{number // 3}",))
    return Statement(f"c:{number}", f"c:{number}", claim, article, f"firm-{deal % 10007}", f"house-{deal % 9973}")


def timed(work: Callable[[], object], *, clock: Callable[[], float] = time.perf_counter) -> float:
    """Seconds that it takes."""
    start = clock()
    work()
    return clock() - start


def main() -> None:
    """Prints the median of five runs, for now and for a day in the past, and the cost of the largest deal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deals", type=int, default=100_000)
    parser.add_argument("--claims", type=int, default=150_000)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    grouped = heavy_tailed(asked.deals, asked.claims)
    now = [timed(lambda: sum(1 for _ in deals(grouped))) for _ in range(asked.runs)]
    busy = timed(lambda: sum(1 for _ in deals(grouped)), clock=time.process_time)
    past = timed(lambda: sum(1 for _ in deals(grouped, as_of=dt.date(2024, 6, 30))))
    largest = max(grouped, key=lambda g: len(g[1]))
    print(f"{asked.deals:,} deals of {asked.claims:,} statements: {statistics.median(now):.2f} s, median of {asked.runs} runs")
    print(f"of the processor alone: {busy:.2f} s")
    print(f"as of 2024-06-30: {past:.2f} s")
    print(f"the largest, of {len(largest[1])} statements: {timed(lambda: list(deals([largest]))) * 1000:.1f} ms")
    print(f"load {os.getloadavg()[0]:.2f}")


if __name__ == "__main__":
    main()
