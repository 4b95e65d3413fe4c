"""How fast articles are read: words a second on one core, the share of each step, and what a second process brings.

    python -m bench.extract [FILE.jsonl] [--rounds 5]

Run it with -m from the repository's root. Loading the model is told apart; its memory is the process's own.
"""

import argparse
import json
import os
import resource
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from unittest.mock import patch

from corpus.domain import Article

STEPS = {
    "extract.reader.sentences": "sentences and words",
    "extract.survey.of_article": "windows",
    "extract.engine.OnnxEngine.encode": "encoder",
    "extract.survey.tags": "tags",
    "extract.survey.parties": "names",
    "extract.survey.find": "pairs",
    "extract.reader.Figures": "sums and dates",
    "extract.reader.fields": "fields",
}


def articles(path: Path) -> list[Article]:
    """The texts, without their claims."""
    lines = path.read_text(encoding="utf-8").splitlines()
    told: Iterator[dict[str, Any]] = (json.loads(line) for line in lines)
    return [Article(text=a["text"], title=a.get("title") or "", published=a.get("published")) for a in told]


def read_all(some: list[Article]) -> float:
    """Seconds of computing that reading them takes in this process, the model loaded before."""
    from extract.reader import Reader

    reader = Reader()
    reader.read(some[0])
    start = time.perf_counter()
    for article in some:
        reader.read(article)
    return time.perf_counter() - start


@contextmanager
def clocked(spent: dict[str, float]) -> Iterator[None]:
    """Counts the time that each step takes."""
    patches = []
    for name, step in STEPS.items():
        where, _, what = name.rpartition(".")
        module, _, owner = where.rpartition(".") if where.split(".")[-1][0].isupper() else (where, "", "")
        __import__(module)
        holder = getattr(sys.modules[module], owner) if owner else sys.modules[module]
        patches.append(patch.object(holder, what, _timed(getattr(holder, what), step, spent)))
    for one in patches:
        one.start()
    try:
        yield
    finally:
        for one in patches:
            one.stop()


def _timed(work: Callable[..., Any], step: str, spent: dict[str, float]) -> Callable[..., Any]:
    def run(*given: Any, **more: Any) -> Any:
        start = time.perf_counter()
        try:
            result = work(*given, **more)
            return list(result) if isinstance(result, Iterator) else result
        finally:
            spent[step] += time.perf_counter() - start

    return run


def main() -> None:
    """Command line."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("file", type=Path, nargs="?", default=Path("corpus/gold/test/articles.jsonl"))
    asked.add_argument("--rounds", type=int, default=5)
    told = asked.parse_args()
    some = articles(told.file)
    words = sum(len(a.text.split()) for a in some)
    start = time.perf_counter()
    from extract.reader import Reader

    reader = Reader()
    reader.read(some[0])
    print(f"loaded and warm in {time.perf_counter() - start:.2f} s")
    rates = []
    for _ in range(told.rounds):
        start = time.process_time()
        for article in some:
            reader.read(article)
        rates.append(words / (time.process_time() - start))
    print(f"{len(some)} articles, {words} words: {statistics.median(rates):.0f} words a second of one core")
    print(f"  median of {told.rounds}, from {min(rates):.0f} to {max(rates):.0f}")
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    spent: dict[str, float] = defaultdict(float)
    start = time.perf_counter()
    with clocked(spent):
        for article in some:
            reader.read(article)
    whole = time.perf_counter() - start
    for step, seconds in sorted(spent.items(), key=lambda s: -s[1]):
        print(f"  {step:22}{seconds / whole:7.1%}")
    print(f"  {'rest':22}{1 - sum(spent.values()) / whole:7.1%}")
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        alone = pool.submit(read_all, some * 2).result()
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        both = max(pool.map(read_all, [some * 2, some * 2]))
    print(f"two processes read {2 * alone / both:.2f} times as much as one in the same time; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
