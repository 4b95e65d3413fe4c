"""How fast and how safely the ledger is published to Neo4j.

    python -m bench.publish_neo4j rate [--claims 150000] [--repeat 3] [--lts]   against a bare loop of the driver; 100 claims more
    python -m bench.publish_neo4j kill [--times 100]                            kill -9 of the publisher
    python -m bench.publish_neo4j restart [--times 10]                          kill -9 of the server, and its start

Starts a Neo4j of its own. Run it with -m from the repository's root.
"""

import argparse
import os
import pickle
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from neo4j import GraphDatabase

from app.localneo4j import LTS, NEWEST, LocalNeo4j
from bench.graph import articles
from bench.neo4j_content import difference, stored, wanted
from corpus.read import read_article
from graph.ledger import Ledger
from graph.neo4j_address import Address, parse_address
from graph.neo4j_cypher import schema
from graph.neo4j_driver import Server
from graph.neo4j_publish import publish_neo4j
from graph.rows import Batch, rows

NODES = "UNWIND $rows AS row MERGE (n:Keiretsu {{id: row.id}}) SET n:{label}, n += row"
EDGES = (
    "UNWIND $rows AS row MATCH (a:Keiretsu {{id: row.src}}) MATCH (b:Keiretsu {{id: row.dst}}) "
    "MERGE (a)-[r:{label} {{id: row.id}}]->(b) SET r += row.properties"
)
LINKS = EDGES.partition(" SET r")[0]


def lines(claims: int, seed: int = 7) -> Iterator[dict[str, Any]]:
    """The graph of all measurements, at the given size."""
    return articles(organisations=max(2, claims // 15), deals_=claims * 2 // 3, claims=claims, seed=seed)


def fill(ledger: Ledger, given: Iterator[dict[str, Any]]) -> None:
    """Into the ledger, article by article."""
    for line in given:
        ledger.add(*read_article(line, "bench"))


def empty(server: Server) -> None:
    """No nodes and no schema."""
    for what in ("()-[x]->()", "(x)"):
        while server.write([(f"MATCH {what} WITH x LIMIT 10000 DELETE x RETURN count(*) AS gone", {})])[0][0]["gone"]:
            pass
    for kind, kinds in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")):
        for (name,) in server.read(f"SHOW {kinds} YIELD name, type WHERE type <> 'LOOKUP' RETURN name").rows:
            server.create(f"DROP {kind} `{name}` IF EXISTS")


# ------------------------------------------------------------------ rate


def bare(address: Address, spool: Path) -> float:
    """The seconds that the driver alone takes for the same rows and the same schema; rows come ready from a file."""
    began = time.monotonic()
    with GraphDatabase.driver(address.url, auth=(address.user, str(address.password))) as driver, spool.open("rb") as file:
        for statement in schema().values():
            driver.execute_query(statement)
        while batch := pickle.load(file):  # noqa: S301 - our own file of a moment ago
            kind, label, ready = batch
            template = NODES if kind == "nodes" else EDGES if "properties" in ready[0] else LINKS
            driver.execute_query(template.format(label=label), rows=ready)
    return time.monotonic() - began


def spooled(ledger: Ledger, spool: Path) -> tuple[int, float]:
    """All rows of a first publication, put into a file as the bare loop sends them; their number, and how long making them took."""
    began, count, spent = time.monotonic(), 0, 0.0
    with spool.open("wb") as file:
        for batch in rows(ledger, since=0):
            paused = time.monotonic()
            if batch.rows:
                count += len(batch.rows)
                pickle.dump((batch.kind, str(batch.label), [_ready(batch, row) for row in batch.rows]), file)
            spent += time.monotonic() - paused
        pickle.dump(None, file)
    return count, time.monotonic() - began - spent


def _ready(batch: Batch, row: dict[str, Any]) -> dict[str, Any]:
    if batch.kind == "nodes" or len(row) == 3:
        return row
    return {**{name: row[name] for name in ("id", "src", "dst")}, "properties": {k: v for k, v in row.items() if k not in ("src", "dst")}}


def rate(address: Address, folder: Path, *, claims: int, repeat: int) -> float:
    """Print what a publication of so many claims takes; its seconds."""
    with Ledger.open(folder / f"{claims}.sqlite") as ledger, Server(address) as server:
        if not ledger.seq:
            fill(ledger, lines(claims))
        count, making = spooled(ledger, folder / "spool")
        ours, theirs = [], []
        for _ in range(repeat):
            empty(server)
            theirs.append(bare(address, folder / "spool"))
            empty(server)
            ours.append(publish_neo4j(ledger, address).seconds)
        more = [_one_hundred_more(ledger, address, seed) for seed in range(5)]
        full, loop = median(ours), median(theirs)
        print(f"{claims} claims, {count} rows: published in {full:.1f} s ({count / full:.0f} rows/s), bare loop {loop:.1f} s")
        print(f"  rate against the bare loop: {loop / full:.2f}; making the rows alone: {making:.1f} s; load {os.getloadavg()[0]:.1f}")
        print(f"  100 claims more: {median(more):.2f} s (at most {max(more):.2f}), full / that = {full / median(more):.0f}")
        return full


def _one_hundred_more(ledger: Ledger, address: Address, seed: int) -> float:
    found, claims = [], 0
    for line in lines(1500, seed=1000 + seed + ledger.seq):
        if claims + len(line["claims"]) <= 100:
            found.append(line)
            claims += len(line["claims"])
    fill(ledger, iter(found))
    return publish_neo4j(ledger, address).seconds


# ------------------------------------------------------------------ kill -9


def kill_publisher(address: Address, folder: Path, *, times: int, claims: int, seed: int) -> list[str]:
    """Publish more and more of a ledger, kill that at a random moment, publish again, compare all: the differences found."""
    chance, span, caught = random.Random(seed), 1.5, 0
    found: list[str] = []
    everything = list(lines(claims))
    with Ledger.open(folder / "killed.sqlite") as ledger, Server(address) as server:
        for turn in range(times):
            fill(ledger, islice(iter(everything), turn, None, times))
            ledger.remove([head.head.id for head in islice(ledger.articles(), turn % 3)])
            process = _publisher(ledger.path, address, rebuild=turn % 3 == 2)
            time.sleep(chance.uniform(0, span))
            process.kill()
            if process.wait():
                caught, span = caught + 1, span * 1.2
                publish_neo4j(ledger, address)
            else:  # it was done before
                span *= 0.6
            found += difference(stored(server), wanted(ledger))
    print(f"killed {times} times, {caught} of them in mid-publication: {len(found)} differences after the next run")
    return found


def kill_server(local: LocalNeo4j, address: Address, folder: Path, *, times: int, claims: int, seed: int) -> list[str]:
    """Kill the server at a random moment of a publication and start it again: that same publication must come to its end.

    One that has not yet had a word with the server says that none answers, and is repeated: an address that is wrong should be told soon.
    """
    chance = random.Random(seed)
    found: list[str] = []
    refused = 0
    with Ledger.open(folder / "restarted.sqlite") as ledger:
        fill(ledger, lines(claims))
        span = publish_neo4j(ledger, address).seconds
        for turn in range(times):
            process = _publisher(ledger.path, address, rebuild=True)
            time.sleep(chance.uniform(0, span))
            if local.pid:
                os.kill(local.pid, signal.SIGKILL)
            local.stop()
            local.start()
            if process.wait(180):
                refused += 1
                if _publisher(ledger.path, address, rebuild=True).wait(180):
                    found.append(f"turn {turn}: the repeated publication ended with an error too")
            with Server(address) as server:
                found += difference(stored(server), wanted(ledger))
    print(f"server killed {times} times, {refused} of them before the publication had a word with it: {len(found)} differences")
    return found


def _publisher(ledger: Path, address: Address, *, rebuild: bool) -> subprocess.Popen[bytes]:
    """A publication in a process of its own, which has just begun."""
    command = [sys.executable, "-m", "bench.publish_neo4j", "once", "--ledger", str(ledger), "--url", address.url]
    environment = os.environ | {"NEO4J_PASSWORD": str(address.password), "NEO4J_USERNAME": address.user}
    process = subprocess.Popen([*command, *(["--rebuild"] if rebuild else [])], env=environment, stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()
    return process


def once(ledger: Path, url: str, *, rebuild: bool) -> None:
    """What the killed process does."""
    with Ledger.open(ledger) as opened:
        print("begins", flush=True)
        publish_neo4j(opened, parse_address(url), rebuild=rebuild)


def main() -> int:
    """Run one of the measurements."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("what", choices=["rate", "kill", "restart", "once"])
    asked.add_argument("--claims", type=int)
    asked.add_argument("--repeat", type=int, default=1)
    asked.add_argument("--times", type=int)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--lts", action="store_true")
    asked.add_argument("--folder", type=Path, help="keeps the ledger between runs")
    asked.add_argument("--ledger", type=Path)
    asked.add_argument("--url")
    asked.add_argument("--rebuild", action="store_true")
    given = asked.parse_args()
    if given.what == "once":
        once(given.ledger, given.url, rebuild=given.rebuild)
        return 0
    folder = given.folder or Path(tempfile.mkdtemp(prefix="keiretsu-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    with LocalNeo4j(folder / "server", version=LTS if given.lts else NEWEST) as local:
        address = Address(local.url, local.user, local.password)
        found = _measure(given, local, address, folder)
    if not given.folder:
        shutil.rmtree(folder)
    print(*found, sep="\n")
    return 1 if found else 0


def _measure(given: argparse.Namespace, local: LocalNeo4j, address: Address, folder: Path) -> list[str]:
    if given.what == "rate":
        small = rate(address, folder, claims=(given.claims or 150_000) // 10, repeat=given.repeat)
        large = rate(address, folder, claims=given.claims or 150_000, repeat=given.repeat)
        print(f"ten times the claims take {large / small:.1f} times as long")
        return []
    if given.what == "kill":
        return kill_publisher(address, folder, times=given.times or 100, claims=given.claims or 6000, seed=given.seed)
    return kill_server(local, address, folder, times=given.times or 10, claims=given.claims or 6000, seed=given.seed)


if __name__ == "__main__":
    sys.exit(main())
