"""The one module that imports the neo4j driver: connections, statements, errors in words, values as plain Python."""

import logging
import random
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from types import TracebackType
from typing import Any, Self

import neo4j
from neo4j.exceptions import AuthError, ConfigurationError, DriverError, IncompleteCommit, Neo4jError, ServiceUnavailable, SessionExpired

from corpus.errors import KeiretsuError
from graph.neo4j_address import Address
from graph.reading import Answer, Edge, Node, Path

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # else its warnings of retries land on the user's terminal

_PLAIN = frozenset({type(None), bool, int, float, str})
Statement = tuple[str, Mapping[str, Any]]


class AbandonedError(Exception):
    """A query was given up before it answered: its time was over, or it was cancelled."""


class Server:
    """A Neo4j, connected when first asked. Safe to be used by several threads."""

    def __init__(self, address: Address) -> None:
        self.address = address
        auth = (address.user, address.password) if address.password is not None else None
        try:
            self.driver = neo4j.GraphDatabase.driver(
                address.url,
                auth=auth,
                connection_timeout=5.0,
                connection_acquisition_timeout=30.0,
                liveness_check_timeout=5.0,  # a server that was restarted since the last query is noticed before the next one
                notifications_min_severity="OFF",
                telemetry_disabled=True,
                user_agent="keiretsu",
            )
        except (ConfigurationError, ValueError) as error:
            raise KeiretsuError(f"{address} cannot be used as the address of a Neo4j: {error}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @cached_property
    def engine(self) -> str:
        """The product and its version, as it gives them."""
        with self.in_words():
            return self.driver.get_server_info().agent.replace("/", " ")

    def session(self, access: str, *, fetch_size: int = 1000) -> neo4j.Session:
        """A session for `READ` or `WRITE`."""
        return self.driver.session(database=self.address.database, default_access_mode=access, fetch_size=fetch_size)

    def read(
        self, query: str, parameters: Mapping[str, Any] | None = None, *, rows: int | None = None, seconds: float | None = None
    ) -> Answer:
        """Ask in a transaction that cannot write; of more rows than `rows` these are given, and `cut` is set."""
        with (
            self.session("READ", fetch_size=min(1000, rows + 1) if rows else 1000) as session,
            session.begin_transaction(timeout=seconds) as tx,
        ):
            result = tx.run(query, dict(parameters or {}))
            columns = tuple(result.keys())
            found: list[tuple[Any, ...]] = []
            for record in result:
                if len(found) == rows:
                    return Answer(columns, found, cut=True)
                found.append(tuple(value(raw) for raw in record.values()))
            return Answer(columns, found)

    def write(self, statements: Sequence[Statement]) -> list[list[dict[str, Any]]]:
        """Run the statements in one transaction; the rows of each."""
        with self.session("WRITE") as session, session.begin_transaction() as tx:
            rows = [tx.run(query, dict(parameters)).data() for query, parameters in statements]
            tx.commit()
            return rows

    def create(self, statement: str) -> None:
        """A statement of the schema. An index that somebody else made for the same purpose is as good."""
        try:
            with self.session("WRITE") as session:
                session.run(statement).consume()
        except Neo4jError as error:
            if not (error.code or "").endswith("AlreadyExists"):
                raise

    def close(self) -> None:
        """Let go of all connections; what runs on them ends."""
        self.driver.close()

    def persist[T](self, work: Callable[[], T], *, patience: float, query: str = "") -> T:
        """Repeat the work, which must bear repetition, until it succeeds or the trouble has lasted too long."""
        began, pause = time.monotonic(), 0.1
        while True:
            try:
                return work()
            except (Neo4jError, DriverError) as error:
                if not passes(error) or time.monotonic() - began + pause > patience:
                    raise in_words(error, self.address, query) from error
            time.sleep(pause * random.uniform(0.7, 1.3))  # noqa: S311 - spreads retries, keeps no secret
            pause = min(2 * pause, 5.0)

    @contextmanager
    def in_words(self, query: str = "", *, seconds: float | None = None) -> Iterator[None]:
        """Turn the driver's errors into sentences."""
        try:
            yield
        except (Neo4jError, DriverError) as error:
            raise in_words(error, self.address, query, seconds=seconds) from error


def bounded[T](server: Server, work: Callable[[], T], *, seconds: float, cancel: threading.Event | None = None) -> T:
    """Do the work in a thread; when its time is over, close the server's connections under it and raise AbandonedError.

    A server notices its own time limits between rows only, so that one long expression would hold the caller for minutes.
    """
    outcome: list[T | BaseException] = []
    done = threading.Event()

    def run() -> None:
        try:
            outcome.append(work())
        except BaseException as error:  # noqa: BLE001 - raised again in the thread that waits
            outcome.append(error)
        finally:
            done.set()

    threading.Thread(target=run, name="keiretsu-neo4j", daemon=True).start()
    deadline = time.monotonic() + seconds
    while not done.wait(min(0.05 if cancel else seconds, max(0.0, deadline - time.monotonic()))):
        if time.monotonic() >= deadline or (cancel and cancel.is_set()):
            server.close()
            raise AbandonedError
    match outcome[0]:
        case BaseException() as error:
            raise error
        case answer:
            return answer


def succeeds(work: Callable[[], object]) -> bool:
    """Whether the driver does this without complaint."""
    try:
        work()
    except (Neo4jError, DriverError):
        return False
    return True


def passes(error: Neo4jError | DriverError) -> bool:
    """Is this trouble that may be over in a moment: a server that restarts, a leader that changes, a deadlock?

    After IncompleteCommit the change may have happened; what is repeated here bears that.
    """
    return isinstance(error, ServiceUnavailable | SessionExpired | IncompleteCommit) or error.is_retryable()


_PLACE = re.compile(r"(?P<what>.*?) \(line (?P<line>\d+), column (?P<column>\d+) \(offset: \d+\)\)", re.DOTALL)


def in_words(error: Neo4jError | DriverError, address: Address, query: str = "", *, seconds: float | None = None) -> KeiretsuError:
    """The sentence that a user needs: what went wrong and what to do. Never holds credentials."""
    code = getattr(error, "code", None) or ""
    match code.rpartition(".")[2]:
        case "AuthenticationRateLimit":
            said = f"{address} refuses to listen for some seconds after too many wrong passwords; wait, then try the right one."
        case "CredentialsExpired":
            said = f"The password of {address.user!r} at {address} must be changed first; log in with Neo4j Browser to do so."
        case _ if isinstance(error, AuthError):
            said = _no_entry(address)
        case "DatabaseNotFound":
            said = f"{address.url} has no database {address.database!r}; SHOW DATABASES there lists those that it has."
        case "DatabaseUnavailable":
            said = f"The database at {address} is not running; start it, or look into the server's log."
        case "MemoryPoolOutOfMemoryError" | "TransactionOutOfMemoryError":
            said = f"This needs more memory than {address} gives; ask for less, or raise dbms.memory.transaction.total.max there."
        case "AccessMode" | "Forbidden":
            said = f"{address} refused to write: {_first_line(error)}"
        case _ if "TransactionTimedOut" in code:
            said = too_long(seconds)
        case _ if code.endswith(("SyntaxError", "SemanticError")) and (found := _PLACE.match(_message(error))):
            said = _with_place(found["what"], int(found["line"]), int(found["column"]), query)
        case _ if isinstance(error, ServiceUnavailable | SessionExpired) and not code:
            said = f"No Neo4j answers at {address}; start it, or name another one ({_first_line(error)})."
        case _:
            said = f"Neo4j could not do this: {_first_line(error)}."
    return KeiretsuError(said)


def _no_entry(address: Address) -> str:
    if address.password is None:
        return f"{address} wants a password; set NEO4J_PASSWORD (and NEO4J_USERNAME, if the user is not {address.user!r})."
    return f"{address} does not let user {address.user!r} in with this password; put NEO4J_USERNAME and NEO4J_PASSWORD right."


def too_long(seconds: float | None) -> str:
    """What is said of a query whose time was over."""
    limit = f" after {seconds:g} s" if seconds else ""
    return f"The query was stopped{limit}; ask for less (start from one name, add a LIMIT), or allow more time."


def _with_place(what: str, line: int, column: int, query: str) -> str:
    """The complaint, and the line with a caret below the place."""
    what = what if len(what) < 160 else what.partition(": expected")[0]
    lines = query.splitlines()
    if not 0 < line <= len(lines):
        return f"Neo4j cannot read the query at line {line}, column {column}: {what}"
    start = max(0, column - 60)
    shown, caret = lines[line - 1][start : start + 120], " " * (column - 1 - start) + "^"
    return f"Neo4j cannot read the query at line {line}, column {column}: {what}\n{shown}\n{caret}"


def _message(error: Neo4jError | DriverError) -> str:
    return getattr(error, "message", None) or str(error)


def _first_line(error: Neo4jError | DriverError) -> str:
    return _message(error).strip().partition("\n")[0].rstrip(":.") or type(error).__name__


def value(raw: Any) -> Any:
    """A value of an answer, free of the driver's types."""
    if type(raw) in _PLAIN:
        return raw
    match raw:
        case list():
            return [value(part) for part in raw]
        case neo4j.graph.Node():
            return Node(raw.labels, {key: value(part) for key, part in raw.items()})
        case neo4j.graph.Relationship():
            return Edge(raw.type, {key: value(part) for key, part in raw.items()})
        case neo4j.graph.Path():
            return Path(tuple(value(node) for node in raw.nodes), tuple(value(edge) for edge in raw.relationships))
        case dict():
            return {key: value(part) for key, part in raw.items()}
        case neo4j.time.Date():
            return raw.to_native()
        case neo4j.time.DateTime() | neo4j.time.Time() | neo4j.time.Duration():
            return raw.iso_format()
        case neo4j.spatial.Point():
            return {"srid": raw.srid, "coordinates": list(raw)}
        case _:
            return str(raw)
