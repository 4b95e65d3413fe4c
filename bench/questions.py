"""How long each saved question takes on the seeded graph: 50 times and more, on the graph file and on any Neo4j that is named.

    python -m bench.questions --home /tmp/bench --store bolt://neo4j:password@127.0.0.1:7687

What is loaded and published in the home folder is kept, so that the second run starts at once. Organisations and deals are
drawn by degree, so the hubs come often; the three largest hubs are always among them.
"""

import argparse
import json
import os
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from bench.graph import articles
from corpus.read import read_lines
from graph.ledger import Ledger
from graph.question_file import Question
from graph.questions import bind, questions
from graph.reading import Graph
from graph.store import open_graph, publish, shown

NAMED = ("organisation", "deal")
GIVEN = {"since": "2025-12-01", "until": "2023-06-30", "publisher": "wire", "speaker": "vel", "text": "vel"}
BAR_NAMED = {"file": 150.0, "neo4j": 250.0}  # milliseconds
BAR_WHOLE = 2000.0


class Took(NamedTuple):
    """One question's times on one store, in milliseconds."""

    question: str
    p50: float
    p95: float
    most: float
    rows: int
    bar: float


def ledger(home: Path, *, size: tuple[int, int, int], seed: int) -> Ledger:
    """The seeded graph, loaded on the first run."""
    found = Ledger.open(home / "ledger.sqlite")
    if found.seq == 0:
        organisations, deals, claims = size
        lines = (json.dumps(a) for a in articles(organisations=organisations, deals_=deals, claims=claims, seed=seed))
        for article, read in read_lines(lines, "bench.graph"):
            found.add(article, read)
    return found


def draws(deals: list[str], *, seed: int) -> Iterator[tuple[str, str, str]]:
    """A deal and two different organisations, again and again; first the three largest hubs."""
    rng = random.Random(seed)
    degree = Counter(end for deal in deals for end in deal.split(":")[::2])
    hubs = [name for name, _ in degree.most_common(4)]
    of = {name: [deal for deal in deals if name in deal.split(":")[::2]] for name in hubs}
    yield from ((of[one][0], one, other) for one, other in pairwise(hubs))
    while True:
        one, other = (rng.choice(rng.choice(deals).split(":")[::2]) for _ in range(2))
        if one != other:
            yield rng.choice(deals), one, other


def given(question: Question, drawn: tuple[str, str, str]) -> dict[str, str]:
    """The parameters of one run."""
    deal, *organisations = drawn
    found = {}
    for parameter in question.parameters:
        if parameter.type == "organisation":
            found[parameter.name] = organisations.pop(0)
        else:
            found[parameter.name] = deal if parameter.type == "deal" else GIVEN.get(parameter.name, parameter.example)
    return found


def measure(question: Question, graph: Graph, deals: list[str], *, times: int, kind: str) -> Took:
    """The question asked so often, each time of others; the first, unmeasured, lets the engine make its plan."""
    chosen = draws(deals, seed=1)
    named = any(p.type in NAMED for p in question.parameters)
    took, rows = [], 0
    for run in range(-1, times):
        values: dict[str, Any] = bind(question, given(question, next(chosen)), graph)
        if run < 0:
            graph.run(question.text, values)
            chosen = draws(deals, seed=1)
            continue
        start = time.perf_counter()
        rows = max(rows, len(graph.run(question.text, values).rows))
        took.append((time.perf_counter() - start) * 1000)
    p95 = statistics.quantiles(took, n=20)[-1]
    return Took(question.name, statistics.median(took), p95, max(took), rows, BAR_NAMED[kind] if named else BAR_WHOLE)


def report(address: str, deals: list[str], wanted: list[str], *, times: int) -> bool:
    """The table of one store; true where every bar holds."""
    kind = "neo4j" if "://" in address else "file"
    graph = open_graph(address)
    print(f"\n{graph.engine} at {shown(address)}; load {os.getloadavg()[0]:.1f}; milliseconds over {times} runs")
    print(f"{'question':30}{'p50':>8}{'p95':>8}{'most':>8}{'rows':>7}{'bar':>7}")
    good = True
    for question in questions():
        if wanted and question.name not in wanted:
            continue
        took = measure(question, graph, deals, times=times, kind=kind)
        good &= took.p95 <= took.bar
        verdict = "" if took.p95 <= took.bar else "  over the bar"
        print(f"{took.question:30}{took.p50:8.1f}{took.p95:8.1f}{took.most:8.1f}{took.rows:7}{took.bar:7.0f}{verdict}", flush=True)
    graph.close()
    print(f"load {os.getloadavg()[0]:.1f} at the end; {'every bar holds' if good else 'NOT every bar holds'}")
    return good


def main() -> None:
    """Load, publish, measure, print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--home", type=Path, required=True, help="folder for the ledger and the graph file, kept")
    asked.add_argument("--store", action="append", default=[], help="address of a Neo4j that may be published to")
    asked.add_argument("--question", action="append", default=[], help="only this one")
    asked.add_argument("--size", type=int, nargs=3, default=(10_000, 100_000, 150_000), help="organisations, deals, claims")
    asked.add_argument("--times", type=int, default=50)
    chosen = asked.parse_args()
    chosen.home.mkdir(parents=True, exist_ok=True)
    loaded = ledger(chosen.home, size=tuple(chosen.size), seed=7)
    deals = sorted(loaded.changed("deal", since=0))
    good = True
    for address in [str(chosen.home / "bench.graph"), *chosen.store]:
        print(f"published to {shown(address)}: {publish(loaded, address)}")
        good &= report(address, deals, chosen.question, times=chosen.times)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
