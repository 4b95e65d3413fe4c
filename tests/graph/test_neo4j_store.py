import datetime as dt
import logging
import re
import threading
import time
from collections.abc import Iterator
from urllib.parse import unquote

import pytest

from corpus.errors import KeiretsuError
from graph import neo4j_store
from graph.neo4j_address import Address, parse_address
from graph.neo4j_driver import Server
from graph.neo4j_store import Neo4jGraph
from graph.reading import Answer, Edge, Node, Path
from graph.store import is_server, shown

ENVIRONMENT = ("NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE", "KEIRETSU_NEO4J_USER", "KEIRETSU_NEO4J_PASSWORD")


@pytest.fixture(autouse=True)
def no_credentials_from_outside(monkeypatch):
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("bolt://localhost", Address("bolt://localhost")),
        ("neo4j://localhost:7687/", Address("neo4j://localhost:7687")),
        ("bolt://ann:s%40crt%2F@db.example:7000/news", Address("bolt://db.example:7000", "ann", "s@crt/", "news")),
        ("neo4j+s://x.databases.example?database=papers", Address("neo4j+s://x.databases.example", database="papers")),
        ("bolt+ssc://[::1]:7687/a?database=b", Address("bolt+ssc://[::1]:7687", database="b")),
        ("neo4j://h?policy=eu&database=b", Address("neo4j://h?policy=eu", database="b")),
        ("neo4j+ssc://ann:@h", Address("neo4j+ssc://h", "ann")),
        (" bolt://a:p@ss@h ", Address("bolt://h", "a", "p@ss")),
        ("NEO4J+S://a:p/w#?x@h:1/db", Address("neo4j+s://h:1", "a", "p/w#?x", "db")),
    ],
)
def test_addresses(given, expected):
    assert parse_address(given) == expected


@pytest.mark.parametrize(
    ("environment", "given", "expected"),
    [
        ({"NEO4J_USERNAME": "u", "NEO4J_PASSWORD": "p", "NEO4J_DATABASE": "d"}, "bolt://h", Address("bolt://h", "u", "p", "d")),
        ({"NEO4J_PASSWORD": "p", "KEIRETSU_NEO4J_PASSWORD": "mine"}, "bolt://h", Address("bolt://h", "neo4j", "mine")),
        ({"KEIRETSU_NEO4J_USER": "me", "NEO4J_USERNAME": "u"}, "bolt://h", Address("bolt://h", "me")),
        ({"NEO4J_USERNAME": "u", "NEO4J_PASSWORD": "p"}, "bolt://ann:x@h/db", Address("bolt://h", "ann", "x", "db")),
    ],
)
def test_what_the_address_leaves_out_comes_from_the_environment(monkeypatch, environment, given, expected):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert parse_address(given) == expected


SPECIAL = "In a password special signs are percent-encoded, or put it into NEO4J_PASSWORD."


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("http://ann:secret@h:7474", "http:// is no address of a Neo4j server; write bolt://HOST:7687, neo4j://… or neo4j+s://…."),
        ("ann:secret@h", "This is no address of a Neo4j server; write bolt://HOST:7687, neo4j://… or neo4j+s://…."),
        *(
            (f"{scheme}://ann:{place}", f"{scheme}://… names no server; write {scheme}://HOST or {scheme}://HOST:7687. {SPECIAL}")
            for scheme, place in (("bolt", "secret@"), ("bolt", "secret@h:99999"), ("neo4j", "secret@h:port"), ("neo4j+s", "secret"))
        ),
    ],
)
def test_addresses_that_are_none(given, sentence):
    with pytest.raises(KeiretsuError) as told:
        parse_address(given)
    assert str(told.value) == sentence


NASTY = ["Q@9zZ", "Q@9@zZ", "Q/9zZ", "Q#9zZ", "Q?9zZ", "Q:9zZ", "Q%9zZ", "Q%409zZ", "[Q9zZ]", "Q]9zZ", "Q 9zZ", "Q&d=9zZ", "//Q9zZ", "Q\\9zZ", "://Q@9zZ/", "Qü€9zZ", "Q\n9zZ"]  # fmt: skip


@pytest.mark.parametrize("password", NASTY)
def test_no_piece_of_a_password_is_shown(password, caplog, monkeypatch):
    monkeypatch.setattr(neo4j_store, "PATIENCE", 0.1)
    caplog.set_level(logging.DEBUG)
    said = []
    for scheme in ("bolt", "NEO4J", "neo4j+s", "http", "neo4j x"):
        for end in ("@127.0.0.1:1", "@127.0.0.1:1/news", "@", "@h:99999", *([] if "@" in password else [""])):
            address = f"{scheme}://ann:{password}{end}"
            said.append(shown(address))
            try:
                parsed = parse_address(address)
                assert parsed.password == unquote(password)
                said += [str(parsed), repr(parsed), parsed.url]
                if (scheme, end) == ("bolt", "@127.0.0.1:1") and password in NASTY[:3]:  # each takes the driver some time
                    Neo4jGraph(parsed).run("RETURN 1")
            except KeiretsuError as error:
                said.append(str(error))
    everything = re.sub(r"(bolt|neo4j|neo4j\+s|http)://", "", " ".join((*said, caplog.text)), flags=re.IGNORECASE)
    assert len(said) > 30
    assert [password[i : i + 3] for i in range(len(password) - 2) if password[i : i + 3] in everything] == []


@pytest.mark.parametrize(
    ("address", "server"), [("NEO4J://h", True), (" Bolt+S://h", True), ("/tmp/a@b", False), ("C:\\graph", False), ("news.graph", False)]
)
def test_what_is_a_server(address, server):
    assert (is_server(address), shown(address)) == (server, address.strip())


def test_a_password_is_never_shown():
    assert "secret" not in f"{parse_address('bolt://ann:secret@h')!r} {parse_address('bolt://ann:secret@h')}"


def test_a_server_that_is_not_there_is_told_within_seconds():
    began = time.monotonic()
    with pytest.raises(KeiretsuError, match=r"^No Neo4j answers at bolt://127\.0\.0\.1:1; start it, or name another one \("):
        Neo4jGraph(Address("bolt://127.0.0.1:1", "ann", "secret")).run("RETURN 1")
    assert time.monotonic() - began < 10


@pytest.fixture
def address(empty_neo4j) -> Address:
    return Address(empty_neo4j.url, empty_neo4j.user, empty_neo4j.password)


@pytest.fixture
def graph(address) -> Iterator[Neo4jGraph]:
    opened = Neo4jGraph(address)
    yield opened
    opened.close()


VALUES = [
    ("RETURN null, true, 1, 1.5, 'a', [1, [2, {k: [null]}]]", (None, True, 1, 1.5, "a", [1, [2, {"k": [None]}]])),
    ("RETURN date('2025-09-22'), {d: date('2025-09-22')}", (dt.date(2025, 9, 22), {"d": dt.date(2025, 9, 22)})),
    ("RETURN datetime('2025-09-22T01:02:03Z'), duration('P1D')", ("2025-09-22T01:02:03.000000000+00:00", "P1D")),
    ("MATCH (a:A) RETURN a", (Node(frozenset({"A"}), {"id": "a", "list": ["x"]}),)),
    ("MATCH (:A)-[r]->() RETURN [r]", ([Edge("R", {"w": 2})],)),
    (
        "MATCH p = (:B)<--(:A) RETURN p",
        (Path((Node(frozenset({"B"}), {}), Node(frozenset({"A"}), {"id": "a", "list": ["x"]})), (Edge("R", {"w": 2}),)),),
    ),
]


def test_values_come_back_as_plain_python(graph, address):
    with Server(address) as server:
        server.write([("CREATE (:A {id: 'a', list: ['x']})-[:R {w: 2}]->(:B)", {})])
    for query, expected in VALUES:
        assert graph.run(query).rows == [expected]


def test_columns_parameters_and_the_engine(graph):
    assert graph.run("RETURN $a AS left, $b AS right", {"a": 1, "b": [2]}) == Answer(("left", "right"), [(1, [2])])
    assert graph.run("UNWIND [] AS x RETURN x") == Answer(("x",), [])
    assert graph.engine.startswith(("Neo4j 5.26.", "Neo4j 2026."))


@pytest.mark.parametrize(("rows", "cut"), [(4, True), (5, False), (6, False)])
def test_more_rows_than_allowed_are_cut(graph, rows, cut):
    expected = [(number,) for number in range(1, min(rows, 5) + 1)]
    assert graph.guarded("UNWIND range(1, 5) AS x RETURN x", rows=rows) == Answer(("x",), expected, cut=cut)


REFUSED = [
    ("MATCH (n) RETRUN n", "Neo4j cannot read the query at line 1, column 11: Invalid input 'RETRUN'\nMATCH (n) RETRUN n\n          ^"),
    ("RETURN 1 +\n  foo(2)", "Neo4j cannot read the query at line 2, column 3: Unknown function 'foo'\n  foo(2)\n  ^"),
    ("RETURN $p", "Neo4j could not do this: Expected parameter(s): p."),
    ("RETURN 1 / 0", "Neo4j could not do this: / by zero."),
]


@pytest.mark.parametrize(("query", "sentence"), REFUSED)
def test_a_refused_query_says_what_and_where(graph, query, sentence):
    with pytest.raises(KeiretsuError) as told:
        graph.run(query)
    assert str(told.value) == sentence


def test_a_long_line_is_shown_around_the_place(graph):
    with pytest.raises(KeiretsuError) as told:
        graph.run(f"RETURN '{'x' * 500}' + oops")
    _, line, caret = str(told.value).split("\n")
    assert line[caret.index("^") :] == "oops"


def test_the_guard_sees_a_users_query_first(graph):
    with pytest.raises(KeiretsuError, match="CREATE"):
        graph.guarded("CREATE (n)")
    assert graph.guarded("RETURN $a AS a", {"a": 1}) == Answer(("a",), [(1,)])


def test_no_query_can_write(graph):
    with pytest.raises(KeiretsuError, match=r"refused to write: Writing in read access mode not allowed"):
        graph.run("CREATE (n)")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            {"password": "wrong-secret"},
            "{url} does not let user 'neo4j' in with this password; put NEO4J_USERNAME and NEO4J_PASSWORD right.",
        ),
        ({"password": None}, "{url} wants a password; set NEO4J_PASSWORD (and NEO4J_USERNAME, if the user is not 'neo4j')."),
        ({"database": "nope"}, "{url} has no database 'nope'; SHOW DATABASES there lists those that it has."),
    ],
)
def test_a_server_that_does_not_let_us_in(address, change, sentence):
    given = Address(**{"url": address.url, "user": address.user, "password": address.password, **change})
    for ask in (Neo4jGraph(given).run, Neo4jGraph(given).guarded):
        with pytest.raises(KeiretsuError) as told:
            ask("RETURN 1")
        assert str(told.value) == sentence.format(url=address.url)


RUNAWAYS = [
    "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b)",
    "RETURN reduce(sum = 0, x IN range(1, 200000000) | sum + x)",  # the server does not look at its clock within an expression
]


@pytest.mark.parametrize("query", RUNAWAYS)
def test_a_query_is_stopped_when_its_time_is_over(graph, query):
    began = time.monotonic()
    with pytest.raises(KeiretsuError, match=r"^The query was stopped after 0\.5 s; ask for less"):
        with_deadline(graph, query, seconds=0.5)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("query", RUNAWAYS)
def test_a_query_is_stopped_when_it_is_cancelled(graph, query):
    cancel = threading.Event()
    threading.Timer(0.3, cancel.set).start()
    began = time.monotonic()
    with pytest.raises(KeiretsuError, match=r"^The query was cancelled\.$"):
        with_deadline(graph, query, seconds=30, cancel=cancel)
    assert time.monotonic() - began < 5


def with_deadline(graph: Neo4jGraph, query: str, **limits) -> Answer:
    """Past the guard, which refuses such ranges: the deadline is the second line of defence."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graph.neo4j_store.check", lambda query: query)
        return graph.guarded(query, **limits)


def test_other_queries_go_on_while_one_is_stopped(graph):
    def run_away() -> None:
        with pytest.raises(KeiretsuError):
            with_deadline(graph, RUNAWAYS[0], seconds=1)

    slow = threading.Thread(target=run_away)
    slow.start()
    while slow.is_alive():
        assert graph.run("RETURN 1").rows == [(1,)]
    slow.join()
