"""The commands with the shipped weights, as people type them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STORY = "Xanadu raises $250 million\n\nNvidia will invest $150 million in Xanadu, the quantum computing company said on Monday.\n"
KEIRETSU = [sys.executable, "-m", "app.cli"]


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KEIRETSU_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("KEIRETSU_GRAPH", raising=False)
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    return tmp_path / "story.txt"


def test_an_article_goes_into_the_ledger(story: Path) -> None:
    """keiretsu extract story.txt --json | keiretsu load -"""
    with subprocess.Popen([*KEIRETSU, "extract", str(story), "--json"], cwd=ROOT, stdout=subprocess.PIPE) as reading:
        loading = subprocess.run(
            [*KEIRETSU, "load", "-", "--json"], cwd=ROOT, stdin=reading.stdout, capture_output=True, text=True, check=False
        )
    assert (reading.returncode, loading.returncode, loading.stderr) == (0, 0, "")
    assert json.loads(loading.stdout)["claims_new"] >= 1
    deals = subprocess.run([*KEIRETSU, "deals", "Xanadu", "--json"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "nvidia:INVESTS_IN:xanadu" in {deal["id"] for deal in json.loads(deals.stdout)}


def test_an_article_on_standard_input(story: Path) -> None:
    found = subprocess.run([*KEIRETSU, "extract", "-", "--json"], cwd=ROOT, input=STORY, capture_output=True, text=True, check=True)
    line = json.loads(found.stdout)
    assert "Nvidia" in {claim["subject"] for claim in line["claims"]}
    assert all(STORY[claim["start"] : claim["end"]] == claim["evidence"] for claim in line["claims"])
