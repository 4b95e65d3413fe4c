"""How fast, how lean and how safe the ledger loads.

    python -m bench.ledger speed [--claims 150000] [--repeat 5]   claims a second from JSON lines, peak memory, growth from a tenth
    python -m bench.ledger kill [--times 100]                     kill -9 of a loading program

Loads run in processes of their own, so that each one's memory is its own. Run it with -m from the repository's root.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from bench.graph import articles
from corpus.read import read_lines
from graph import ledger_file
from graph.ledger import Kind, Ledger

KINDS: tuple[Kind, ...] = ("article", "claim", "deal", "organisation", "event")


def write_lines(path: Path, claims: int, seed: int = 7) -> Path:
    """The graph of all measurements, at the given size, as a file."""
    given = articles(organisations=max(2, claims // 15), deals_=claims * 2 // 3, claims=claims, seed=seed)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in given)
    return path


def load(ledger: Ledger, lines: Path, *, acknowledge: bool = False) -> int:
    """Into the ledger, article by article; each is named on standard output once it is there, where that is asked for."""
    claims = 0
    with lines.open(encoding="utf-8") as file:
        for article, read in read_lines(file, lines.name):
            claims += ledger.add(article, read).claims_new
            if acknowledge:
                sys.stdout.write(f"{article.id}\n")
                sys.stdout.flush()
    return claims


# ------------------------------------------------------------------ speed


def speed(folder: Path, *, claims: int, repeat: int) -> None:
    """Print what loading so many claims takes, and how that has grown from a tenth of them."""
    small, large = (_measured(folder, n, repeat) for n in (claims // 10, claims))
    for size, runs in ((claims // 10, small), (claims, large)):
        took = {name: median(run[name] for run in runs) for name in ("seconds", "busy", "scan", "again", "size")}
        print(f"{size} claims: {took['seconds']:.1f} s ({took['busy']:.1f} s computing), {size / took['seconds']:.0f} claims/s")
        print(f"  peak memory {max(run['peak'] for run in runs):.0f} MB, on disk {took['size']:.0f} MB")
        print(f"  the same lines loaded again: {took['again']:.1f} s; all statements read: {took['scan']:.1f} s")
    growth = median(r["seconds"] for r in large) / median(r["seconds"] for r in small)
    print(f"ten times as many claims take {growth:.1f} times as long; load {os.getloadavg()[0]:.1f}, median of {repeat}")


def _measured(folder: Path, claims: int, repeat: int) -> list[dict[str, float]]:
    lines = write_lines(folder / f"{claims}.jsonl", claims)
    found = []
    for turn in range(repeat):
        path = folder / f"{claims}-{turn}.sqlite"
        command = [sys.executable, "-m", "bench.ledger", "once", "--ledger", str(path), "--lines", str(lines)]
        found.append(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))
        path.unlink()
    return found


def once(path: Path, lines: Path) -> dict[str, float]:
    """One load from nothing, in this process."""
    import resource

    began = time.monotonic()
    with Ledger.open(path) as ledger:
        claims = load(ledger, lines)
        loaded, busy = time.monotonic(), time.process_time()
        assert claims == ledger.counts().claims
        scanned = time.monotonic()
        assert sum(len(found) for _, found in ledger.statements()) == claims
        read = time.monotonic()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)  # bytes there, KiB here
        assert load(ledger, lines) == 0
        again = time.monotonic() - read
    return {
        "seconds": loaded - began,
        "busy": busy,
        "scan": read - scanned,
        "again": again,
        "peak": peak,
        "size": path.stat().st_size / 1e6,
    }


# ------------------------------------------------------------------ kill -9


def kill_loader(folder: Path, *, times: int, claims: int, seed: int) -> list[str]:
    """Load in a process, kill that at a random moment, look, load again, compare with an undisturbed load: what is wrong."""
    chance = random.Random(seed)
    lines = write_lines(folder / "lines.jsonl", claims, seed)
    found: list[str] = []
    with Ledger.open(folder / "undisturbed.sqlite") as ledger:
        began = time.monotonic()
        load(ledger, lines)
        span = 1.2 * (time.monotonic() - began)
        wanted = _content(ledger)
    caught = 0
    for turn in range(times):
        path = folder / f"killed-{turn}.sqlite"
        acknowledged = _killed(path, lines, chance.uniform(0, span))
        caught += len(acknowledged) < len(wanted["article"])
        with Ledger.open(path) as ledger:
            found += [f"turn {turn}: {wrong}" for wrong in _wrong(ledger, acknowledged, wanted)]
            load(ledger, lines)
            found += [
                f"turn {turn}: {kind} differs after the next run" for kind, value in _content(ledger).items() if value != wanted[kind]
            ]
        path.unlink()
    print(f"killed {times} times, {caught} of them in mid-load: {len(found)} things wrong")
    return found


def _killed(path: Path, lines: Path, after: float) -> list[str]:
    """The articles that a loading program acknowledged before it was killed."""
    command = [sys.executable, "-m", "bench.ledger", "acknowledge", "--ledger", str(path), "--lines", str(lines)]
    # To a file, for nothing that the program waits for may steer the moment of its end.
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output)
        while not output.seek(0, os.SEEK_END):
            time.sleep(0.001)
        time.sleep(after)
        process.kill()
        process.wait()
        output.seek(0)
        return [line.decode() for line in output.read().split(b"\n")[1:-1]]


def _wrong(ledger: Ledger, acknowledged: list[str], wanted: dict[str, Any]) -> list[str]:
    """What must not be after a kill: damage, an acknowledged article that is gone, half an article."""
    there = _content(ledger)
    found = [f"{name}: {rows}" for name in ("integrity_check", "foreign_key_check") if (rows := _check(ledger.path, name))]
    found += [f"{article} was acknowledged and is gone" for article in acknowledged if article not in there["article"]]
    if len(there["article"]) > len(acknowledged) + 1:
        found.append(f"{len(there['article'])} articles, {len(acknowledged)} acknowledged")
    expected = {claim for claim, statement in wanted["claim"].items() if statement.article.id in there["article"]}
    if there["claim"].keys() != expected:
        found.append(f"{len(expected ^ there['claim'].keys())} claims too few or too many")
    return found


def _check(path: Path, name: str) -> list[Any]:
    connection = ledger_file.connect(path, wait=0)
    rows = connection.execute(f"PRAGMA {name}").fetchall()
    connection.close()
    return [row for row in rows if row != ("ok",)]


def _content(ledger: Ledger) -> dict[str, Any]:
    """All that the ledger shows."""
    return {
        "article": {head.id: head for head in ledger.heads()},
        "claim": {s.reading: s for s in ledger.claims()},
        "deal": list(ledger.statements()),
        "organisation": list(ledger.organisations()),
        "event": list(ledger.events()),
        "changes": {kind: sorted(ledger.changed(kind, since=0)) for kind in KINDS},
        "counts": ledger.counts(),
        "seq": ledger.seq,
    }


def acknowledge(path: Path, lines: Path) -> None:
    """What the killed process does. Its log is moved into the file every few commits, so that this is interrupted as well."""
    ledger_file.SETTINGS = (*ledger_file.SETTINGS, "PRAGMA wal_autocheckpoint = 100")
    sys.stdout.write("begins\n")
    sys.stdout.flush()
    with Ledger.open(path) as ledger:
        load(ledger, lines, acknowledge=True)


def main() -> int:
    """Run one of the measurements."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("what", choices=["speed", "kill", "once", "acknowledge"])
    asked.add_argument("--claims", type=int)
    asked.add_argument("--repeat", type=int, default=5)
    asked.add_argument("--times", type=int, default=100)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--ledger", type=Path, help=argparse.SUPPRESS)
    asked.add_argument("--lines", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.what == "once":
        print(json.dumps(once(given.ledger, given.lines)))
    elif given.what == "acknowledge":
        acknowledge(given.ledger, given.lines)
    else:
        with tempfile.TemporaryDirectory() as folder:
            if given.what == "speed":
                speed(Path(folder), claims=given.claims or 150_000, repeat=given.repeat)
            elif wrong := kill_loader(Path(folder), times=given.times, claims=given.claims or 3000, seed=given.seed):
                print("\n".join(wrong))
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
