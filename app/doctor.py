"""What is installed, what is reachable, and what to do about the rest."""

import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from app.cache import cache_home
from app.java import REMEDY as JAVA_REMEDY
from app.java import java_found, oldest
from app.neo4jjars import MAVEN_REMEDY, NEWEST
from corpus.errors import KeiretsuError

CHROMIUM_REMEDY = "`apt install chromium` or `brew install --cask chromium`, or set CHROMIUM to a browser's path"
LEAST_FREE_BYTES = 1_000_000_000


class Check(NamedTuple):
    """One line of the report. `needed_for` is empty where nothing works without it."""

    what: str
    ok: bool
    found: str
    remedy: str
    needed_for: str = ""


def checks(*, home: Path, ledger: Callable[[], str], graph: Callable[[], str]) -> list[Check]:
    """Look at everything once. `ledger` and `graph` say what they found there, or raise KeiretsuError with what to do."""
    return [
        _python(),
        _packages(),
        _writable(home),
        _told("ledger", ledger),
        _told("graph", graph),
        _disk(home),
        _java(),
        _maven(),
        _chromium(),
    ]


def find_chromium() -> Path | None:
    """From CHROMIUM, the PATH, or Playwright's own folder."""
    if given := os.environ.get("CHROMIUM"):
        if not Path(given).is_file():
            raise KeiretsuError(
                f"CHROMIUM is set to {given!r}, where there is no program; unset it, or install Chromium with {CHROMIUM_REMEDY}"
            )
        return Path(given)
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    on_path = next(filter(None, map(shutil.which, names)), None)
    return Path(on_path) if on_path else _playwrights_own()


def _playwrights_own() -> Path | None:
    try:
        from playwright.sync_api import sync_playwright  # only developers have it
    except ImportError:
        return None
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if own.is_file() else None


def _python() -> Check:
    fits = (3, 12) <= sys.version_info[:2] < (3, 14)
    return Check("Python", ok=fits, found=platform.python_version(), remedy="install Python 3.12 or 3.13 and run `make explore` again")


def _packages() -> Check:
    try:
        required = metadata.requires("keiretsu") or []
    except metadata.PackageNotFoundError:
        return Check("packages", ok=False, found="Keiretsu itself is not installed", remedy="run `make explore`")
    names = [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in required if "extra ==" not in line]
    versions = {name: _version(name) for name in names}
    missing = [name for name, version in versions.items() if not version]
    found = f"missing: {', '.join(missing)}" if missing else ", ".join(f"{name} {version}" for name, version in versions.items())
    return Check("packages", ok=not missing, found=found, remedy="run `make explore`, which installs what is missing")


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""


def _existing(folder: Path) -> Path:
    return next(place for place in (folder, *folder.parents) if place.exists())


def _writable(home: Path) -> Check:
    home = home.expanduser().absolute()
    remedy = "make it writable, or set KEIRETSU_HOME to a folder that is"
    try:
        with tempfile.TemporaryFile(dir=_existing(home)):
            return Check("home", ok=True, found=str(home), remedy=remedy)
    except OSError as error:
        return Check("home", ok=False, found=f"{home}: {error.strerror}", remedy=remedy)


def _told(what: str, ask: Callable[[], str]) -> Check:
    try:
        return Check(what, ok=True, found=ask(), remedy="")
    except KeiretsuError as error:
        found, *remedy = re.split(r"[;.] ", str(error), maxsplit=1)  # what was wrong; what to do
        return Check(what, ok=False, found=found, remedy="".join(remedy))


def _disk(home: Path) -> Check:
    free = shutil.disk_usage(_existing(home.expanduser().absolute())).free
    remedy = "make room: a local Neo4j and a corpus want 1 GB"
    return Check("disk", ok=free >= LEAST_FREE_BYTES, found=f"{free / 1e9:.1f} GB free", remedy=remedy)


def _java() -> Check:
    found = oldest(java_found(NEWEST.least_java))
    told = f"{found.major} at {found.path}" if found else f"none of version {NEWEST.least_java} or newer"
    remedy = f"nothing, `make neo4j` fetches one by pip; or {JAVA_REMEDY}"
    return Check("Java", ok=found is not None, found=told, remedy=remedy, needed_for="a local Neo4j")


def _maven() -> Check:
    jars = cache_home() / f"neo4j-{NEWEST.number}"
    maven = shutil.which("mvn")
    told = f"not needed, the jars are in {jars}" if jars.is_dir() else maven or "no mvn on the PATH"
    ready = jars.is_dir() or maven is not None
    return Check("Maven", ok=ready, found=told, remedy=MAVEN_REMEDY, needed_for="a local Neo4j, once")


def _chromium() -> Check:
    try:
        found = find_chromium()
        told = str(found or "none")
    except KeiretsuError as error:
        found, told = None, str(error).partition("; ")[0]
    return Check("Chromium", ok=found is not None, found=told, remedy=f"install it with {CHROMIUM_REMEDY}", needed_for="the tests")
