"""How long `keiretsu --help` takes beside the help of a two-command typer program, run in turn by the same interpreter.

python -m bench.help [--times 20]
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
BAR = 1.5
OURS = "import sys\nfrom app.cli import main\nsys.exit(main())\n"  # as pip writes the command
SMALL = '''import typer

app = typer.Typer()


@app.command()
def greet(name: str = typer.Argument(help="Whom to greet.")) -> None:
    """Say good day."""
    typer.echo(f"Good day, {name}.")


@app.command()
def count(most: int = typer.Option(3, help="How far.")) -> None:
    """Count upwards."""
    for number in range(most):
        typer.echo(number)


app()
'''


def took(script: Path, environment: dict[str, str]) -> float:
    """Seconds from the start of the process to its end."""
    start = time.perf_counter()
    said = subprocess.run([sys.executable, script, "--help"], env=environment, capture_output=True, text=True, check=True).stdout
    done = time.perf_counter() - start
    assert "Usage:" in said
    return done


def main() -> None:
    """Run both in turn, print the medians and their ratio."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--times", type=int, default=20)
    times = asked.parse_args().times
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryDirectory() as folder:
        ours, small = Path(folder) / "ours.py", Path(folder) / "small.py"
        ours.write_text(OURS, encoding="utf-8")
        small.write_text(SMALL, encoding="utf-8")
        for script in (ours, small):  # so that all is compiled and in the disk's cache
            took(script, environment)
        runs = [(took(ours, environment), took(small, environment)) for _ in range(times)]
    medians = [statistics.median(column) for column in zip(*runs, strict=True)]
    ratio = medians[0] / medians[1]
    print(f"keiretsu --help {medians[0] * 1000:.0f} ms, two commands {medians[1] * 1000:.0f} ms: ratio {ratio:.2f}", end=" ")
    print(f"(bar {BAR}, {times} runs each in turn, load {os.getloadavg()[0]:.1f})")
    sys.exit(0 if ratio <= BAR else 1)


if __name__ == "__main__":
    main()
