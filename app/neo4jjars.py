"""The jars of a Neo4j Community server, fetched once by Maven into the cache."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from app.cache import cache_home, made_once
from app.java import Java
from corpus.errors import KeiretsuError

MAVEN_REMEDY = "install it with `apt install maven` or `brew install maven`"


@dataclass(frozen=True, slots=True)
class Version:
    """A Neo4j that Keiretsu is tested with, and what starts it."""

    number: str
    least_java: int
    main_class: str


NEWEST = Version("2026.09.0", 21, "org.neo4j.server.Neo4jCommunity")
LTS = Version("5.26.30", 17, "org.neo4j.server.CommunityEntryPoint")


def neo4j_jars(version: Version, *, java: Java, say: Callable[[str], None]) -> Path:
    """The folder that holds this version's jars."""

    def by_maven(draft: Path) -> None:
        say(f"Fetching Neo4j {version.number} by Maven (about 160 MB, once) into {draft.parent}")
        _copy_jars(version, into=draft, java=java)

    return made_once(cache_home() / f"neo4j-{version.number}", by_maven)


def _copy_jars(version: Version, *, into: Path, java: Java) -> None:
    maven = shutil.which("mvn")
    if not maven:
        raise KeiretsuError(f"Maven is needed once to fetch Neo4j {version.number}, and there is no mvn on the PATH; {MAVEN_REMEDY}")
    repository = into.with_name(f"{into.name}.m2")  # Maven's own store; thrown away, the copied jars are all that is needed
    with as_file(files("app").joinpath("data/neo4j-pom.xml")) as pom:
        options = [f"-Dneo4j.version={version.number}", f"-Dmaven.repo.local={repository}", f"-DoutputDirectory={into}"]
        done = subprocess.run(
            [maven, "--batch-mode", "--quiet", "--file", pom, *options, "dependency:copy-dependencies"],
            capture_output=True,
            text=True,
            check=False,
            env=_maven_environment(java),
        )
    shutil.rmtree(repository, ignore_errors=True)
    if done.returncode or not (into / f"neo4j-{version.number}.jar").is_file():
        told = next((line for line in (done.stdout + done.stderr).splitlines() if line.startswith("[ERROR]")), "no reason given")
        raise KeiretsuError(f"Maven could not fetch Neo4j {version.number} ({told.removeprefix('[ERROR] ')[:300]}); try again when online")


def _maven_environment(java: Java) -> dict[str, str]:
    """Maven looks for Java itself and misses one that only we know of."""
    known = os.environ.get("JAVA_HOME") or shutil.which("java")
    return dict(os.environ) if known else {**os.environ, "JAVA_HOME": str(java.path.parents[1])}
