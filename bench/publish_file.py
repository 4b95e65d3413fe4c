"""How fast and how safely the ledger is published to a graph file.

    python -m bench.publish_file rate [--claims 150000] [--repeat 3]   from nothing, a tenth of it, and 100 claims more
    python -m bench.publish_file kill [--times 100]                    kill -9 of the publisher, while readers read

Run it with -m from the repository's root.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any, Self

from bench.graph import articles
from corpus.errors import KeiretsuError
from corpus.read import read_article
from graph.file_publish import publish_file
from graph.file_store import FileGraph
from graph.ledger import Ledger

CONTENT = (
    "MATCH (n) WHERE NOT n:Publication RETURN n.id AS id, n ORDER BY id",
    "MATCH (a)-[r]->(b) RETURN r.id AS id, a.id AS source, r, b.id AS target ORDER BY id",
)


def lines(claims: int, seed: int = 7) -> Iterator[dict[str, Any]]:
    """The graph of all measurements, at the given size."""
    return articles(organisations=max(2, claims // 15), deals_=claims * 2 // 3, claims=claims, seed=seed)


def fill(ledger: Ledger, given: Iterator[dict[str, Any]]) -> None:
    """Into the ledger, article by article."""
    for line in given:
        ledger.add(*read_article(line, "bench"))


def rate(folder: Path, *, claims: int, repeat: int) -> float:
    """Print what a publication of so many claims takes, and one of 100 more; the first's seconds."""
    path = folder / f"{claims}.grafeo"
    with Ledger.open(folder / f"{claims}.sqlite3") as ledger:
        if not ledger.seq:
            fill(ledger, lines(claims))
        full = [publish_file(ledger, path, rebuild=True) for _ in range(repeat)]
        graph = FileGraph(path)
        opening = _timed(graph)
        more = [_one_hundred_more(ledger, path, seed) for seed in range(5)]
        size = sum(file.stat().st_size for file in folder.glob(f"{path.name}.*")) / 1e6
        graph.close()
    seconds = median(one.seconds for one in full)
    print(f"{claims} claims, {full[0].nodes} nodes, {full[0].edges} edges: from nothing in {seconds:.1f} s; {size:.0f} MB", end="; ")
    print(f"opened in {opening:.2f} s; 100 claims more: {median(more):.2f} s (at most {max(more):.2f}); load {os.getloadavg()[0]:.1f}")
    return seconds


def _timed(graph: FileGraph) -> float:
    began = time.perf_counter()
    assert graph.publication()
    return time.perf_counter() - began


def _one_hundred_more(ledger: Ledger, path: Path, seed: int) -> float:
    claims, found = 0, []
    for line in lines(1500, seed=1000 + seed + ledger.seq):
        if claims + len(line["claims"]) <= 100:
            found.append(line)
            claims += len(line["claims"])
    fill(ledger, iter(found))
    return publish_file(ledger, path).seconds


# ------------------------------------------------------------------ kill -9


def kill_publisher(folder: Path, *, times: int, claims: int, seed: int) -> list[str]:
    """Publish more and more of a ledger, kill that at a random moment, publish again, compare all: what was wrong."""
    chance, caught = random.Random(seed), 0
    wrong: list[str] = []
    path = folder / "killed.grafeo"
    everything = list(lines(claims))
    with Ledger.open(folder / "killed.sqlite3") as ledger:
        publish_file(ledger, path)
        span = 0.3
        for turn in range(times):
            fill(ledger, islice(iter(everything), turn, None, times))
            ledger.remove([listed.head.id for listed in islice(ledger.articles(), turn % 3)])
            with _Readers(path) as readers:
                process = _publisher(ledger.path, path, rebuild=turn % 3 == 2)
                time.sleep(chance.uniform(0, span))
                process.kill()
                died = process.wait() != 0
                caught, span = caught + died, max(0.1, span * (1.2 if died else 0.8))  # about half of them in time
                if died:
                    publish_file(ledger, path)
            wrong += [f"turn {turn}: {error}" for error in readers.wrong]
            wrong += [f"turn {turn}: {difference}" for difference in _differences(ledger, path, folder / "again.grafeo")]
    print(f"killed {times} times, {caught} of them in mid-publication: {len(wrong)} mistakes after the next run")
    return wrong


def _publisher(ledger: Path, path: Path, *, rebuild: bool) -> subprocess.Popen[bytes]:
    """A publication in a process of its own, which has just begun."""
    command = [sys.executable, "-m", "bench.publish_file", "once", "--ledger", str(ledger), "--path", str(path)]
    process = subprocess.Popen([*command, *(["--rebuild"] if rebuild else [])], stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()
    return process


class _Readers:
    """Reads all the while; what is read has to be one whole version or another, and never an older one than before."""

    def __init__(self, path: Path) -> None:
        self.wrong: list[str] = []
        self._graph = FileGraph(path)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._read)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        self._graph.close()

    def _read(self) -> None:
        version = 0
        while not self._stop.wait(0.01):
            try:
                found = self._graph.run("MATCH (p:Publication) MATCH (c:Claim) RETURN p.version AS v, p.claims AS said, count(c) AS there")
            except KeiretsuError as error:
                self.wrong.append(str(error))
                continue
            for seen, said, there in found.rows:
                self.wrong += [f"version {seen} says {said} claims and has {there}"] if said != there else []
                self.wrong += [f"version {seen} after {version}"] if seen < version else []
                version = seen


def _differences(ledger: Ledger, path: Path, again: Path) -> list[str]:
    """What is otherwise than after a publication from nothing, and files that nobody needs."""
    publish_file(ledger, again, rebuild=True)
    here, there = FileGraph(path), FileGraph(again)
    found = [query for query in CONTENT if here.run(query) != there.run(query)]
    here.close()
    there.close()
    left = [file.name for file in path.parent.glob(f"{path.name}.*")]
    return found + ([f"left behind: {', '.join(left)}"] if len(left) != 1 else [])


def once(ledger: Path, path: Path, *, rebuild: bool) -> None:
    """What the killed process does."""
    with Ledger.open(ledger) as opened:
        print("begins", flush=True)
        publish_file(opened, path, rebuild=rebuild)


def main() -> int:
    """Run one of the measurements."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("what", choices=["rate", "kill", "once"])
    asked.add_argument("--claims", type=int)
    asked.add_argument("--repeat", type=int, default=1)
    asked.add_argument("--times", type=int, default=100)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--folder", type=Path, help="keeps the ledger between runs")
    asked.add_argument("--ledger", type=Path)
    asked.add_argument("--path", type=Path)
    asked.add_argument("--rebuild", action="store_true")
    given = asked.parse_args()
    if given.what == "once":
        once(given.ledger, given.path, rebuild=given.rebuild)
        return 0
    folder = given.folder or Path(tempfile.mkdtemp(prefix="keiretsu-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    found: list[str] = []
    if given.what == "kill":
        found = kill_publisher(folder, times=given.times, claims=given.claims or 1500, seed=given.seed)
    else:
        claims = given.claims or 150_000
        small, large = (rate(folder, claims=n, repeat=given.repeat) for n in (claims // 10, claims))
        print(f"ten times as many claims take {large / small:.1f} times as long; median of {given.repeat}")
    if not given.folder:
        shutil.rmtree(folder)
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
