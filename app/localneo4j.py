"""A Neo4j of one's own on this machine: a plain process on the loopback interface, without Docker or an installer."""

import ctypes
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import typer

from app.java import Java, java_for
from app.neo4jjars import LTS, NEWEST, Version, neo4j_jars
from corpus.errors import KeiretsuError

__all__ = ["LTS", "NEWEST", "LocalNeo4j", "Version", "port_answers"]

HOST = "127.0.0.1"
USER = "neo4j"
# Neo4j Browser would fetch fonts and send crash reports to hosts elsewhere; by this its page may talk to this machine only.
BROWSER_POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; base-uri 'none'; "
    f"object-src 'none'; frame-ancestors 'none'; connect-src 'self' ws://{HOST}:* ws://localhost:* http://{HOST}:* http://localhost:*"
)


def port_answers(url: str, _user: str, _password: str) -> bool:
    """Whether a server speaks Bolt there. Weaker than a query, but it needs no driver."""
    hello = b"\x60\x60\xb0\x17" + bytes([0, 0, 4, 5]) + bytes(12)  # "I speak Bolt 5.4", and three empty proposals
    try:
        with socket.create_connection((HOST, int(url.rpartition(":")[2])), timeout=5) as connection:
            connection.sendall(hello)
            return connection.recv(4) == bytes([0, 0, 4, 5])
    except OSError:
        return False


@dataclass(slots=True)
class LocalNeo4j:
    """One server on one home folder, which keeps its data, its settings, its logs and, where none is given, its password.

    As a context manager it starts and stops; on Linux it also stops when the process that started it is killed.
    """

    home: Path
    version: Version = NEWEST
    bolt_port: int = 0
    http_port: int | None = None
    password: str = ""
    heap: str = "512m"
    page_cache: str = "128m"
    patience: float = 300
    answers: Callable[[str, str, str], bool] = port_answers  # url, user, password; best a query by the driver
    say: Callable[[str], None] = lambda text: typer.echo(text, err=True)
    user: str = field(default=USER, init=False)
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False, repr=False)

    @property
    def url(self) -> str:
        """For the driver and for KEIRETSU_GRAPH."""
        return f"bolt://{HOST}:{self.bolt_port}"

    @property
    def browser_url(self) -> str | None:
        """Where Neo4j Browser opens, if HTTP is on; it then asks for the password alone."""
        if self.http_port is None:
            return None
        return f"http://{HOST}:{self.http_port}/browser/?connectURL=bolt://{USER}@{HOST}:{self.bolt_port}"

    @property
    def pid(self) -> int | None:
        """The server's process, for tests that kill it."""
        return self._process.pid if self._process else None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def start(self) -> None:
        """Start the server and wait until it answers; what hinders it is told in one sentence."""
        java = java_for(self.version.least_java, say=self.say)
        jars = neo4j_jars(self.version, java=java, say=self.say)
        self.home = self.home.expanduser().resolve()
        for name in ("conf", "data", "logs", "plugins", "import", "run"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        self.bolt_port = free_port(self.bolt_port)
        self.http_port = None if self.http_port is None else free_port(self.http_port)
        self.password = _kept_password(self.home / "password", given=self.password)
        (self.home / "conf" / "neo4j.conf").write_text(_settings(self), encoding="utf-8")
        command = [str(java.path), *_java_options(java), "-cp", f"{jars}{os.sep}*"]
        if not (self.home / "data" / "databases").exists():
            _set_password(command, home=self.home)
        self._run([*command, f"-Xmx{self.heap}", self.version.main_class])

    def stop(self) -> None:
        """Stop the server in order, by force if it takes longer than a minute. Doing so twice is safe."""
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _run(self, command: list[str]) -> None:
        before = _sizes(self.home / "logs")
        with (self.home / "logs" / "console.log").open("ab") as output:
            self._process = subprocess.Popen(
                [*command, f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                process_group=None if sys.platform == "win32" else 0,  # Ctrl-C is for the caller, who then stops us in order
                preexec_fn=_end_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509 one call into C, no Python lock is taken
            )
        try:
            self._wait(self._process, before)
        except BaseException:
            self.stop()
            raise

    def _wait(self, process: subprocess.Popen[bytes], before: dict[Path, int]) -> None:
        deadline = time.monotonic() + self.patience
        while not self.answers(self.url, self.user, self.password):
            if process.poll() is not None:
                where = f"its logs are in {self.home / 'logs'}"
                raise KeiretsuError(f"Neo4j {self.version.number} stopped by itself ({_reason(before)}); {where}")
            if time.monotonic() > deadline:
                raise KeiretsuError(
                    f"Neo4j {self.version.number} did not answer at {self.url} within {self.patience:.0f} s; "
                    f"the logs are in {self.home / 'logs'}"
                )
            time.sleep(0.2)


def free_port(wanted: int) -> int:
    """The port itself, or any free one for 0, so that another program's answer is never taken for ours."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # what the server does too: a port just left is free
        try:
            probe.bind((HOST, wanted))
        except OSError as error:
            raise KeiretsuError(f"port {wanted} is taken by another program; stop that one or choose another port") from error
        return int(probe.getsockname()[1])


def _settings(server: LocalNeo4j) -> str:
    """The whole neo4j.conf: loopback only, nothing reported to anybody, no reading of files or addresses by LOAD CSV."""
    settings = {
        "server.default_listen_address": HOST,
        "server.default_advertised_address": HOST,
        "server.bolt.listen_address": f"{HOST}:{server.bolt_port}",
        "server.bolt.advertised_address": f"{HOST}:{server.bolt_port}",
        "server.http.enabled": "false" if server.http_port is None else "true",
        "server.http.listen_address": f"{HOST}:{server.http_port or 0}",
        "server.http.advertised_address": f"{HOST}:{server.http_port or 0}",
        "server.https.enabled": "false",
        "dbms.security.http_static_content_security_policy_header": BROWSER_POLICY,
        "dbms.security.http_access_control_allow_origin": f"http://{HOST}:{server.http_port or 0}",
        "server.memory.pagecache.size": server.page_cache,
        # LOAD CSV also runs in read transactions. Without these three it reads any file of the user and reaches any host.
        "server.directories.import": "import",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
        "db.tx_log.preallocate": "false",  # half a gigabyte for an empty database otherwise
        "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",  # stopping takes ten seconds longer otherwise
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
    }
    if server.version != LTS:
        settings |= {"dbms.fleet_manager.enabled": "false", "server.fleet_discovery.enabled": "false"}
    return "".join(f"{name}={value}\n" for name, value in settings.items())


def _java_options(java: Java) -> list[str]:
    opened = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in ("java.nio", "java.io", "sun.nio.ch")]
    quiet = ["--enable-native-access=ALL-UNNAMED"] if java.major >= 22 else []
    quiet += ["--sun-misc-unsafe-memory-access=allow"] if java.major >= 23 else []
    return ["-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError", *opened, *quiet]


def _set_password(command: list[str], *, home: Path) -> None:
    """Works before a home's first start only. The password goes by its file, because everybody can read a command line."""
    environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    admin = [*command, "-Xmx128m", "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", f"@{home / 'password'}"]
    done = subprocess.run(admin, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise KeiretsuError(f"the password of a new Neo4j could not be set ({(done.stderr or done.stdout).strip()[:300]}); remove {home}")


def _kept_password(file: Path, *, given: str) -> str:
    """A home keeps its password, because Neo4j only ever takes the first one."""
    if not file.exists():
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as handle:
            handle.write(given or secrets.token_hex(12))
    kept = file.read_text(encoding="utf-8")
    if given not in ("", kept):
        raise KeiretsuError(f"the Neo4j in {file.parent} has another password; it stands in {file}")
    if not re.fullmatch(r"\w{8,}", kept):
        file.unlink()
        raise KeiretsuError("a password for a local Neo4j needs 8 or more letters and digits, nothing else; choose another")
    return kept


def _sizes(logs: Path) -> dict[Path, int]:
    return {log: log.stat().st_size if log.exists() else 0 for log in (logs / "neo4j.log", logs / "console.log")}


def _reason(before: dict[Path, int]) -> str:
    """The innermost cause in what was added to the logs, without the places in the server's code."""
    added = [log.read_bytes()[size:].decode("utf-8", "replace") if log.exists() else "" for log, size in before.items()]
    if any("store_lock" in text for text in added):
        return "another one already runs on this home"
    lines = [line.strip() for text in added for line in text.splitlines()]
    told = [line for line in lines if line and not re.match(r"at |\.\.\. \d+ more", line)]
    causes = [line for line in told if re.search("Caused by|Exception|ERROR", line)]
    return (causes or told or ["it wrote nothing"])[-1][:300]


def _end_with_parent() -> None:
    """Runs in the child: Linux sends it SIGTERM when the thread that started it is gone."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)
