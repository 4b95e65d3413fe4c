"""The explorer as people open it: a real server process and a real browser, nothing leaving the machine."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from streamlit.testing.v1 import AppTest

from app import commands
from app.localneo4j import free_port
from app.serve import prepare
from app.settings import settings

ROOT = Path(__file__).parents[2]


@contextmanager
def explorer(*options: str) -> Iterator[str]:
    """`keiretsu explore` on a free port, stopped as Ctrl-C stops it."""
    port = free_port(0)
    command = [sys.executable, "-m", "app.cli", "explore", "--no-browser", "--port", str(port), *options]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True)
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(30) == 0


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        assert process.poll() is None, "the explorer ended by itself"
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"no explorer at {url} within two minutes")


def test_a_first_visit_shows_the_shipped_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: Browser) -> None:
    monkeypatch.setenv("KEIRETSU_HOME", str(tmp_path))
    asked: list[str] = []
    with explorer() as url:
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(url)
        page.get_by_text("Largest deals").wait_for(timeout=60_000)
        shown = page.inner_text("body")
        page.close()
    ledger = commands.open_ledger(settings())
    counts = ledger.counts()
    assert counts.articles > 100
    for number in (counts.articles, counts.claims, counts.deals, counts.organisations):
        assert f"{number:,}" in shown
    assert [a for a in asked if not a.startswith((url, url.replace("http", "ws"), "data:", "blob:"))] == []


def test_an_empty_graph_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEIRETSU_HOME", str(tmp_path))
    page = AppTest.from_file(str(ROOT / "app" / "main.py"), default_timeout=30).run()
    assert not page.exception
    assert "keiretsu load" in page.info[0].value


def test_an_unreachable_server_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEIRETSU_HOME", str(tmp_path))
    monkeypatch.setenv("KEIRETSU_GRAPH", "bolt://me:secret@127.0.0.1:9")
    page = AppTest.from_file(str(ROOT / "app" / "main.py"), default_timeout=60).run()
    assert not page.exception
    assert "127.0.0.1:9" in page.error[0].value
    assert "secret" not in page.error[0].value


def test_a_second_start_loads_nothing_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEIRETSU_HOME", str(tmp_path))
    prepare(settings())
    before = commands.open_ledger(settings()).seq
    prepare(settings())
    assert commands.open_ledger(settings()).seq == before
    assert commands.status(settings())["published"]["version"] == 1
