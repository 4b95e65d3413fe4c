"""The local Neo4j: real servers, a real Java from pip, and the sentences that users read when something is missing."""

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import ClientError

from app import java, neo4jjars
from app.cache import cache_home, made_once
from app.localneo4j import LTS, NEWEST, LocalNeo4j, free_port, port_answers
from corpus.errors import KeiretsuError

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc, and only Linux ends a child with its parent")


def quiet(_text: str) -> None:
    """Instead of the terminal."""


def ask(server, query):
    with GraphDatabase.driver(server.url, auth=(server.user, server.password)) as driver:
        return [tuple(record) for record in driver.execute_query(query).records]


VERSION = "CALL dbms.components() YIELD name, versions WITH name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0]"


def test_newest_is_the_version_that_it_says(neo4j_new):
    assert ask(neo4j_new, VERSION) == [(NEWEST.number,)]


def test_lts_is_the_version_that_it_says(neo4j_lts):
    assert ask(neo4j_lts, VERSION) == [(LTS.number,)]


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:1/x.csv"])
def test_load_csv_reads_neither_files_nor_hosts(neo4j_new, neo4j_lts, address):
    for server in (neo4j_new, neo4j_lts):
        with pytest.raises(ClientError) as refused:
            ask(server, f"LOAD CSV FROM '{address}' AS line RETURN line LIMIT 1")
        assert refused.value.code in {"Neo.ClientError.Statement.ExternalResourceFailed", "Neo.ClientError.Security.Forbidden"}


@on_linux
def test_only_the_loopback_interface_is_listened_on(neo4j_new):
    port = int(neo4j_new.url.rpartition(":")[2])
    listening = [line.split()[1] for line in Path("/proc/net/tcp").read_text().splitlines()[1:] if line.split()[3] == "0A"]
    listening += [line.split()[1] for line in Path("/proc/net/tcp6").read_text().splitlines()[1:] if line.split()[3] == "0A"]
    ours = {address.rpartition(":")[0] for address in listening if int(address.rpartition(":")[2], 16) == port}
    assert ours
    assert ours <= {"0000000000000000FFFF00000100007F", "0100007F"}  # 127.0.0.1, as the kernel writes it


@on_linux
@pytest.mark.neo4j
def test_a_server_ends_with_its_parent_and_its_home_can_be_used_again(tmp_path):
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time; from pathlib import Path; from app.localneo4j import *\n"
            "server = LocalNeo4j(Path(sys.argv[1]), version=LTS); server.start(); print(server.pid, flush=True); time.sleep(600)",
            tmp_path,
        ],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert parent.stdout
    server = int(parent.stdout.readline())
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    deadline = time.monotonic() + 60
    while Path(f"/proc/{server}").exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not Path(f"/proc/{server}").exists()
    with LocalNeo4j(tmp_path, version=LTS, say=quiet) as again:
        assert ask(again, "RETURN 1") == [(1,)]
        assert oct((tmp_path / "password").stat().st_mode) == "0o100600"
        with pytest.raises(KeiretsuError) as error:
            LocalNeo4j(tmp_path, version=LTS, say=quiet).start()
        assert str(error.value) == (
            f"Neo4j 5.26.30 stopped by itself (another one already runs on this home); its logs are in {tmp_path}/logs"
        )
        with pytest.raises(KeiretsuError) as error:
            LocalNeo4j(tmp_path, version=LTS, password="another1", say=quiet).start()
        assert str(error.value) == f"the Neo4j in {tmp_path} has another password; it stands in {tmp_path}/password"
    assert not port_answers(again.url, again.user, again.password)


def test_where_no_java_runs_pip_fetches_one_that_boots_neo4j_with_its_browser(tmp_path, monkeypatch, browser):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(java, "_places", lambda: iter(()))
    fetched = java.java_for(NEWEST.least_java, say=quiet)
    assert fetched.path.is_relative_to(cache_home())
    with LocalNeo4j(tmp_path, http_port=0, say=quiet) as server:
        assert ask(server, VERSION) == [(NEWEST.number,)]
        outside = []

        def watch(what: str, url: str) -> None:
            if "127.0.0.1" not in url:
                outside.append(what)

        page = browser.new_page()
        page.on("requestfailed", lambda request: watch(request.failure, request.url))
        page.on("response", lambda response: watch(response.url, response.url))
        page.goto(server.browser_url)
        page.wait_for_selector("text=Database access not available", timeout=120_000)
        page.fill("input[type=password]", server.password)
        page.click("button:text-is('Connect')")
        page.wait_for_selector("text=You are connected as user", timeout=120_000)
        page.close()
        assert set(outside) == {"csp"}  # what its page would fetch elsewhere was stopped by the policy that we set
        if sys.platform == "linux":
            assert Path(f"/proc/{server.pid}/exe").readlink() == fetched.path.resolve()


def test_a_password_that_neo4j_would_refuse_is_refused_before(tmp_path):
    with pytest.raises(KeiretsuError) as error:
        LocalNeo4j(tmp_path, password="short", say=quiet).start()
    assert str(error.value) == "a password for a local Neo4j needs 8 or more letters and digits, nothing else; choose another"


def test_without_maven_the_message_names_the_command(tmp_path, monkeypatch):
    monkeypatch.setenv("KEIRETSU_CACHE", str(tmp_path))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(KeiretsuError) as error:
        neo4jjars.neo4j_jars(NEWEST, java=java.Java(25, Path("/somewhere/bin/java")), say=quiet)
    assert str(error.value) == (
        "Maven is needed once to fetch Neo4j 2026.09.0, and there is no mvn on the PATH; "
        "install it with `apt install maven` or `brew install maven`"
    )


def test_a_fetch_that_fails_leaves_nothing_and_the_next_one_succeeds(tmp_path):
    def breaks(draft):
        (draft / "half").write_text("x")
        raise KeiretsuError("offline; try later")

    with pytest.raises(KeiretsuError):
        made_once(tmp_path / "jars", breaks)
    assert not (tmp_path / "jars").exists()
    made_once(tmp_path / "jars", lambda draft: (draft / "whole").touch())
    assert [path.name for path in (tmp_path / "jars").iterdir()] == ["whole"]
    made_once(tmp_path / "jars", breaks)


@pytest.mark.parametrize(
    ("variables", "folder"),
    [
        ({"KEIRETSU_CACHE": "/a", "XDG_CACHE_HOME": "/b"}, Path("/a")),
        ({"XDG_CACHE_HOME": "/b"}, Path("/b/keiretsu")),
        ({"HOME": "/c"}, Path("/c/.cache/keiretsu")),
    ],
)
def test_the_cache_folder(monkeypatch, variables, folder):
    for name in ("KEIRETSU_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert cache_home() == folder


def test_a_taken_port_is_said():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(KeiretsuError) as error:
            free_port(port)
    assert str(error.value) == f"port {port} is taken by another program; stop that one or choose another port"
    assert free_port(port) == port
