"""One fixture for each real thing. What is missing fails with the command to type; nothing is ever skipped for it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from hypothesis import settings
from neo4j import GraphDatabase
from neo4j.exceptions import ServiceUnavailable, TransientError
from playwright.sync_api import Browser, sync_playwright

from app.doctor import CHROMIUM_REMEDY, find_chromium
from app.localneo4j import LTS, NEWEST, LocalNeo4j, Version, port_answers
from corpus.errors import KeiretsuError

# A busy machine is no wrong answer: time is measured by bench/, not by properties.
settings.register_profile("keiretsu", deadline=None)
settings.load_profile("keiretsu")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark by what a test asks for, so that `make check` can leave out servers and browsers."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if any("neo4j" in name for name in fixtures):
            item.add_marker("neo4j")
        if "chromium" in fixtures:
            item.add_marker("browser")


@pytest.fixture(scope="session", autouse=True)
def nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No test reaches the ledger or the graph of the person who runs it."""
    home = tmp_path_factory.mktemp("keiretsu-home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KEIRETSU_HOME", str(home))
        patch.delenv("KEIRETSU_GRAPH", raising=False)
        yield home


# ------------------------------------------------------------------ Neo4j


@dataclass(frozen=True, slots=True)
class Neo4jServer:
    """A Neo4j that tests may ask; `local` is there, to be killed and started again, if the tests started it."""

    url: str
    user: str
    password: str
    may_be_emptied: bool
    local: LocalNeo4j | None = None

    def empty(self) -> None:
        """Leave nothing in it, neither nodes nor schema. Refused for a server that somebody else started."""
        if not self.may_be_emptied:
            pytest.fail(f"{self.url} was not started by the tests; set KEIRETSU_TEST_NEO4J_WIPE=1 if nothing in it is worth keeping")
        with GraphDatabase.driver(self.url, auth=(self.user, self.password)) as driver, driver.session() as session:
            session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS").consume()
            for kind, kinds in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")):
                for name in session.run(f"SHOW {kinds} YIELD name, type WHERE type <> 'LOOKUP' RETURN name").value():
                    session.run(f"DROP {kind} `{name}` IF EXISTS").consume()


@pytest.fixture(scope="session")
def neo4j_new(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """The newest Neo4j, one for the whole run."""
    yield from _server(NEWEST, variable="KEIRETSU_TEST_NEO4J_NEW", home=tmp_path_factory.mktemp("neo4j-new"))


@pytest.fixture(scope="session")
def neo4j_lts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """The Neo4j with long-term support, one for the whole run."""
    yield from _server(LTS, variable="KEIRETSU_TEST_NEO4J_LTS", home=tmp_path_factory.mktemp("neo4j-lts"))


@pytest.fixture
def empty_neo4j_new(neo4j_new: Neo4jServer) -> Neo4jServer:
    """The newest Neo4j with nothing in it."""
    neo4j_new.empty()
    return neo4j_new


@pytest.fixture
def empty_neo4j_lts(neo4j_lts: Neo4jServer) -> Neo4jServer:
    """The Neo4j with long-term support, with nothing in it."""
    neo4j_lts.empty()
    return neo4j_lts


@pytest.fixture(params=["new", "lts"])
def empty_neo4j(request: pytest.FixtureRequest) -> Neo4jServer:
    """Each of the two in turn, with nothing in it."""
    server: Neo4jServer = request.getfixturevalue(f"neo4j_{request.param}")
    server.empty()
    return server


def _server(version: Version, *, variable: str, home: Path) -> Iterator[Neo4jServer]:
    """One that a developer keeps running and names by the variable (bolt://neo4j:password@host:port), else one of our own."""
    if given := os.environ.get(variable):
        parts = urlsplit(given)
        url = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
        yield Neo4jServer(url, parts.username or "neo4j", parts.password or "", os.environ.get("KEIRETSU_TEST_NEO4J_WIPE") == "1")
        return
    local = LocalNeo4j(home, version=version, answers=_answers)
    try:
        local.start()
    except KeiretsuError as error:
        pytest.fail(f"no Neo4j {version.number} for the tests: {error}")
    yield Neo4jServer(local.url, local.user, local.password, may_be_emptied=True, local=local)
    local.stop()


def _answers(url: str, user: str, password: str) -> bool:
    if not port_answers(url, user, password):  # spares the driver's own long patience with a closed port
        return False
    try:
        with GraphDatabase.driver(url, auth=(user, password)) as driver:
            return bool(driver.execute_query("RETURN 1 AS one").records)
    except (ServiceUnavailable, TransientError):
        return False


# ------------------------------------------------------------------ Chromium


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser that Playwright is to drive."""
    try:
        found = find_chromium()
    except KeiretsuError as error:
        pytest.fail(str(error))
    return found or pytest.fail(f"no Chromium for the tests; install it with {CHROMIUM_REMEDY}")


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """Chromium, started once; a test opens its own `browser.new_page()`."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium, chromium_sandbox=False)  # the sandbox fails for root and in containers


# ------------------------------------------------------------------ articles, claims, ledgers
