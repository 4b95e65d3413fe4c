import dataclasses
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.graph import articles
from bench.neo4j_content import difference, stored, wanted
from corpus.domain import Article, Claim, Judgement
from corpus.errors import KeiretsuError, OtherLedgerError
from corpus.read import read_article
from graph.ledger import Ledger
from graph.neo4j_address import Address
from graph.neo4j_cypher import PROPERTIES
from graph.neo4j_driver import Server
from graph.neo4j_lock import Lock
from graph.neo4j_publish import publish_neo4j
from graph.neo4j_store import Neo4jGraph
from graph.rows import FORMAT, rows
from graph.store import Published

type Row = tuple[Any, ...]

TEXT = "Nvidia invests up to $100 billion in OpenAI. OpenAI buys chips from Nvidia. Zorblat Labs partners with OpenAI."


def claim(subject: str, relation: str, object_: str, evidence: str, **more: object) -> Claim:
    return Claim.model_validate(
        {"subject": subject, "relation": relation, "object": object_, "status": "active", "evidence": evidence, **more}
    )


SOME = [
    (
        Article(text=TEXT, title="Three", publisher="The Ledger", published="2025-09-22", url="https://news.example/a"),
        [
            claim("Nvidia", "INVESTS_IN", "OpenAI", TEXT[:44], amount={"value": 1e11, "text": "up to $100 billion"}, event={"id": "round"}),
            claim("OpenAI", "BUYS_FROM", "Nvidia", TEXT[45:76]),
            claim("Zorblat Labs", "PARTNERS_WITH", "OpenAI", TEXT[77:]),
        ],
    ),
    (
        Article(text="Vexoria Cloud sues Zorblat Laboratories.", title="One", publisher="The Courier", published="2025-10-01"),
        [claim("Vexoria Cloud", "SUES", "Zorblat Laboratories", "Vexoria Cloud sues Zorblat Laboratories.")],
    ),
]
VOICE = Judgement(kind="same", target="zorblat-labs", other="zorblat-laboratories", by="ann", when="2025-11-01T00:00:00Z")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite") as opened:
        yield opened


@pytest.fixture
def server(empty_neo4j) -> Iterator[Server]:
    with Server(Address(empty_neo4j.url, empty_neo4j.user, empty_neo4j.password)) as opened:
        yield opened


def fill(ledger: Ledger, *, claims: int = 60, skip: int = 0) -> None:
    for line in list(articles(organisations=15, deals_=40, claims=claims))[skip:]:
        ledger.add(*read_article(line, "test"))


def write(server: Server, *queries: str) -> None:
    server.write([(query, {}) for query in queries])


def ask(server: Server, query: str) -> list[Row]:
    return server.read(query).rows


def test_the_whole_ledger_is_there_and_twice_changes_nothing(server, ledger):
    fill(ledger)
    told = []
    done = publish_neo4j(ledger, server.address, progress=lambda what, count: told.append((what, count)))
    expected = wanted(ledger)
    assert difference(stored(server), expected) == []
    assert done == Published(1, ledger.seq, sum(expected[0].values()), sum(expected[1].values()), 0, done.seconds)
    assert sum(count for _, count in told) == done.nodes + done.edges
    again = publish_neo4j(ledger, server.address)
    assert again == Published(1, ledger.seq, 0, 0, 0, again.seconds)
    assert difference(stored(server), expected) == []


def test_the_publication_says_what_it_shows(server, ledger):
    graph = Neo4jGraph(server.address)
    assert graph.publication() is None
    fill(ledger)
    publish_neo4j(ledger, server.address)
    shown, counts = graph.publication(), ledger.counts()
    graph.close()
    assert shown
    assert shown._replace(at="") == (
        ledger.id, ledger.seq, 1, FORMAT, False, "", counts.organisations, counts.deals, counts.claims, counts.articles
    )  # fmt: skip
    assert ask(server, "MATCH (p:Publication:Keiretsu) RETURN p.run") == [(None,)]


def test_what_changed_is_published_and_nothing_else(server, ledger):
    for article, claims in SOME:
        ledger.add(article, claims)
    publish_neo4j(ledger, server.address)
    steps = [
        lambda: fill(ledger, claims=45),
        lambda: ledger.judge(VOICE),  # moves a claim's OBJECT, and a deal to another id
        lambda: ledger.remove([SOME[0][0].id]),
        lambda: ledger.add(SOME[0][0], SOME[0][1][1:]),
        lambda: ledger.judge(Judgement(kind="withdraw", target=VOICE.id, by="ann", when="2025-11-02T00:00:00Z")),
        lambda: ledger.remove([article.id for article, _ in SOME]),
    ]
    for version, step in enumerate(steps, 2):
        step()
        assert publish_neo4j(ledger, server.address).version == version
        assert difference(stored(server), wanted(ledger)) == []


def test_a_changed_value_that_is_no_longer_known_is_taken_away(server, ledger):
    article, claims = SOME[0]
    ledger.add(article, claims)
    publish_neo4j(ledger, server.address)
    ledger.add(article, [claims[0].model_copy(update={"event": None, "confidence": 0.5}), *claims[1:]], replace=True)
    publish_neo4j(ledger, server.address)
    assert difference(stored(server), wanted(ledger)) == []


def test_every_property_of_a_node_is_known_as_ours(ledger):
    fill(ledger)
    for article, claims in SOME:
        ledger.add(article, claims)
    assert {name for batch in rows(ledger, since=0) if batch.kind == "nodes" for row in batch.rows for name in row} - PROPERTIES == set()


FOREIGN = """
CREATE (mine:Note {text: 'look here'}), (namesake:Organisation {id: 'nvidia', name: 'not yours'}), (mine)-[:ABOUT]->(namesake)
WITH mine MATCH (o:Keiretsu {id: 'openai'}), (z:Keiretsu {id: 'zorblat-labs'}), (c:Claim)-[:OBJECT]->(z)
SET o.my_rating = 5, o:Watched, c.my_remark = 'doubtful'
CREATE (mine)-[:ABOUT {id: 'openai'}]->(o), (o)-[:PARTNERS_WITH {id: 'mine', since: 1}]->(z), (o)-[:SUES {id: 7}]->(z), (z)-[:SUES]->(o)
"""
FOREIGN_NODES = """
MATCH (n) WHERE NOT n:Keiretsu RETURN labels(n) AS labels, properties(n) AS properties ORDER BY labels
"""
FOREIGN_EDGES = """
MATCH (a)-[r]->(b) WHERE type(r) = 'ABOUT' OR r.id IN ['mine', 7] OR r.id IS NULL
RETURN coalesce(a.id, a.text), type(r), properties(r), coalesce(b.id, b.text) AS target ORDER BY type(r), target, properties(r).id
"""


def foreign(server: Server) -> tuple[list[Row], list[Row]]:
    return ask(server, FOREIGN_NODES), ask(server, FOREIGN_EDGES)


def publish_beside_foreign_data(server: Server, ledger: Ledger) -> tuple[list[Row], list[Row]]:
    for article, claims in SOME:
        ledger.add(article, claims)
    publish_neo4j(ledger, server.address)
    write(server, FOREIGN)
    before = foreign(server)
    assert (len(before[0]), len(before[1])) == (2, 5)
    return before


def take_foreign_data_away(server: Server) -> None:
    write(
        server,
        "MATCH (o:Watched) REMOVE o:Watched, o.my_rating",
        "MATCH (c) REMOVE c.my_remark",
        "MATCH (n) WHERE NOT n:Keiretsu DETACH DELETE n",
    )
    write(server, "MATCH ()-[r]->() WHERE r.id IN ['mine', 7] OR r.id IS NULL DELETE r")


def test_an_update_leaves_what_is_not_ours(server, ledger):
    before = publish_beside_foreign_data(server, ledger)
    fill(ledger)
    ledger.judge(VOICE)
    publish_neo4j(ledger, server.address)
    assert foreign(server)[0] == before[0]
    assert ask(server, "MATCH (o:Keiretsu {id: 'openai'}) RETURN o.my_rating, o:Watched, o.name") == [(5, True, "OpenAI")]
    assert [edge[1:3] for edge in foreign(server)[1]] == [edge[1:3] for edge in before[1]]


def test_what_is_gone_stays_where_somebody_built_on_it_and_comes_back(server, ledger):
    before = publish_beside_foreign_data(server, ledger)
    ledger.remove([article.id for article, _ in SOME])
    publish_neo4j(ledger, server.address)
    assert foreign(server) == before
    kept = ask(server, "MATCH (n:Keiretsu) WHERE NOT n:Publication RETURN n ORDER BY n.id")
    assert [(set(node.labels), {k: v for k, v in node.properties.items() if not k.startswith("c:")}) for (node,) in kept if node.properties["id"][:2] != "c:"] == [
        ({"Keiretsu", "Retired", "Watched"}, {"id": "openai", "name": "OpenAI", "my_rating": 5}),
        ({"Keiretsu", "Retired"}, {"id": "zorblat-labs", "name": "Zorblat Labs"}),
    ]  # fmt: skip
    assert [(set(n.labels), n.properties["my_remark"], len(n.properties)) for (n,) in kept if n.properties["id"][:2] == "c:"] == [
        ({"Keiretsu", "Retired"}, "doubtful", 2)
    ]
    for article, claims in SOME:
        ledger.add(article, claims)
    publish_neo4j(ledger, server.address)
    assert foreign(server) == before
    assert ask(server, "MATCH (n:Retired) RETURN n") == []
    take_foreign_data_away(server)
    assert difference(stored(server), wanted(ledger)) == []


def test_rebuild_replaces_ours_alone(server, ledger):
    before = publish_beside_foreign_data(server, ledger)
    write(
        server,
        "CREATE (:Keiretsu:Claim {id: 'c:stray'})",
        "MATCH (n:Keiretsu {id: 'nvidia'}) SET n.name = 'wrong'",
        "MATCH (a:Article) DETACH DELETE a",
    )
    done = publish_neo4j(ledger, server.address, rebuild=True)
    assert (done.version, foreign(server)) == (2, before)
    assert ask(server, "MATCH (o:Keiretsu {id: 'openai'}) RETURN o.my_rating, o:Organisation, o:Watched") == [(5, True, True)]
    take_foreign_data_away(server)
    assert difference(stored(server), wanted(ledger)) == []


def test_an_index_or_constraint_of_others_is_no_hindrance(server, ledger):
    server.create("CREATE CONSTRAINT theirs FOR (n:Organisation) REQUIRE n.id IS UNIQUE")
    server.create("CREATE INDEX also_theirs FOR (n:Claim) ON (n.deal)")
    fill(ledger)
    publish_neo4j(ledger, server.address)
    publish_neo4j(ledger, server.address)
    assert difference(stored(server), wanted(ledger)) == []


@pytest.mark.parametrize(("batches", "changed"), [(0, 5), (1, 0), (3, 0), (6, 5), (10, 0)])
def test_a_publication_that_was_broken_off_is_completed_by_the_next(server, ledger, batches, changed):
    def stop_after(what: str, count: int) -> None:
        nonlocal batches
        batches -= 1
        if batches < 0:
            raise InterruptedError

    fill(ledger)
    with pytest.raises(InterruptedError):
        publish_neo4j(ledger, server.address, progress=stop_after)
    assert ask(server, "MATCH (p:Publication) RETURN p.updating, p.version, p.seq") == [(True, 0, 0)]
    ledger.remove([listed.head.id for listed in list(ledger.articles())[:changed]])
    assert publish_neo4j(ledger, server.address).version == 1
    assert difference(stored(server), wanted(ledger)) == []


def test_a_rebuild_that_was_broken_off_is_begun_again(server, ledger):
    fill(ledger)
    publish_neo4j(ledger, server.address)
    write(server, "CREATE (:Keiretsu:Claim {id: 'c:stray'})", "MATCH (p:Publication) SET p.seq = -1, p.updating = true")
    publish_neo4j(ledger, server.address)
    assert difference(stored(server), wanted(ledger)) == []


def test_a_new_format_is_written_anew(server, ledger):
    fill(ledger)
    publish_neo4j(ledger, server.address)
    write(server, "CREATE (:Keiretsu:Claim {id: 'c:stray'})", "MATCH (p:Publication) SET p.format = 0")
    publish_neo4j(ledger, server.address)
    assert difference(stored(server), wanted(ledger)) == []


def test_a_relationship_without_its_ends_is_not_passed_over(server, ledger, monkeypatch):
    fill(ledger)
    kept = [batch for batch in rows(ledger, since=0) if batch.label != "Article"]
    monkeypatch.setattr("graph.neo4j_publish.rows", lambda ledger, *, since: kept)
    with pytest.raises(KeiretsuError, match=r"^60 relationships found no ends at bolt://.*; publish with --rebuild to mend it\.$"):
        publish_neo4j(ledger, server.address)


def test_another_ledger_is_refused_unless_it_is_to_replace_all(server, ledger, tmp_path):
    fill(ledger)
    publish_neo4j(ledger, server.address)
    with Ledger.open(tmp_path / "other.sqlite") as other:
        other.add(*SOME[1])
        at = ask(server, "MATCH (p:Publication) RETURN p.at")[0][0]
        with pytest.raises(OtherLedgerError) as told:
            publish_neo4j(other, server.address)
        assert str(told.value) == (
            f"{server.address} shows another ledger ({ledger.id[:8]}, published {at}); choose another database or a graph file, "
            "or publish with --rebuild to replace it (what is not Keiretsu's stays)."
        )
        assert difference(stored(server), wanted(ledger)) == []
        assert publish_neo4j(other, server.address, rebuild=True).version == 2
        assert difference(stored(server), wanted(other)) == []


def test_an_organisation_may_be_called_publication(server, ledger):
    text = "Publication buys chips from Nvidia."
    ledger.add(Article(text=text, title="Four", publisher="The Wire"), [claim("Publication", "BUYS_FROM", "Nvidia", text)])
    for version in (1, 2):
        assert publish_neo4j(ledger, server.address, rebuild=version == 2).version == version
        assert difference(stored(server), wanted(ledger)) == []
        assert ask(server, "MATCH (n) WHERE n.id ENDS WITH 'publication' RETURN n.id, n.name, n:Publication ORDER BY n.id") == [
            ("k:publication", None, True),
            ("publication", "Publication", False),
        ]
    fill(ledger)
    publish_neo4j(ledger, server.address)
    graph = Neo4jGraph(server.address)
    shown = graph.publication()
    assert shown
    assert shown.seq == ledger.seq
    graph.close()
    assert difference(stored(server), wanted(ledger)) == []


def test_what_comes_into_the_ledger_meanwhile_waits_for_the_next_publication(server, ledger):
    ledger.add(*SOME[0])
    before, seq = wanted(ledger), ledger.seq

    def add_more(what: str, count: int) -> None:
        with Ledger.open(ledger.path) as same:
            same.add(*SOME[1])

    done = publish_neo4j(ledger, server.address, progress=add_more)
    assert (done.seq, ledger.seq > seq) == (seq, True)
    assert difference(stored(server), before) == []
    assert ask(server, "MATCH (p:Publication) RETURN p.seq, p.claims, p.articles, p.deals, p.organisations") == [(seq, 3, 1, 3, 3)]
    publish_neo4j(ledger, server.address)
    assert difference(stored(server), wanted(ledger)) == []


@pytest.mark.parametrize(
    ("theirs", "name"),
    [
        ("CREATE INDEX their_ids FOR (n:Keiretsu) ON (n.id)", "their_ids"),
        ("CREATE INDEX keiretsu_id FOR (n:Note) ON (n.text)", "keiretsu_id"),
    ],
)
def test_an_index_of_others_in_place_of_the_constraint_is_named(server, ledger, theirs, name):
    server.create(theirs)
    ledger.add(*SOME[0])
    with pytest.raises(KeiretsuError) as told:
        publish_neo4j(ledger, server.address)
    assert str(told.value) == (
        f"{server.address} has no uniqueness constraint on (:Keiretsu).id, and `{name}` is in the way of making it; "
        "drop that index (DROP INDEX …), or publish to another database."
    )
    server.create(f"DROP INDEX {name}")
    publish_neo4j(ledger, server.address)
    assert difference(stored(server), wanted(ledger)) == []


def test_a_constraint_of_another_name_is_as_good(server, ledger):
    server.create("CREATE CONSTRAINT their_ids FOR (n:Keiretsu) REQUIRE n.id IS UNIQUE")
    ledger.add(*SOME[0])
    publish_neo4j(ledger, server.address)
    assert difference(stored(server), wanted(ledger)) == []


def test_nodes_of_unknown_origin_are_refused(server, ledger):
    write(server, "CREATE (:Keiretsu {id: 'x'})")
    with pytest.raises(KeiretsuError, match="holds nodes labelled Keiretsu and no word of where they come from"):
        publish_neo4j(ledger, server.address)


def test_an_older_copy_of_the_ledger_is_refused(server, ledger):
    fill(ledger)
    publish_neo4j(ledger, server.address)
    write(server, "MATCH (p:Publication) SET p.seq = p.seq + 1")
    with pytest.raises(KeiretsuError, match="shows a later state of this ledger than the ledger itself"):
        publish_neo4j(ledger, server.address)


def test_a_second_publisher_waits_and_is_refused_in_the_end(server, ledger):
    fill(ledger)
    publish_neo4j(ledger, server.address)
    ledger.add(*SOME[0])
    with (
        Lock(server.address, wait=5),
        pytest.raises(KeiretsuError, match=r"^Another publication to bolt://.* is under way; wait until it is done"),
    ):
        publish_neo4j(ledger, server.address, wait=1)
    lock = Lock(server.address, wait=5)
    lock.__enter__()
    threading.Timer(1, lambda: lock.__exit__(None, None, None)).start()
    publish_neo4j(ledger, server.address, wait=30)
    assert difference(stored(server), wanted(ledger)) == []


def end_lock(server: Server) -> None:
    """The lock's transaction is the oldest one of those that are open and do nothing."""
    idle = "SHOW TRANSACTIONS YIELD transactionId, startTime, currentQuery WHERE currentQuery = ''"
    oldest = ask(server, f"{idle} RETURN transactionId ORDER BY startTime LIMIT 1")[0][0]
    server.read(f"TERMINATE TRANSACTION '{oldest}'")


def test_a_publisher_whose_lock_was_lost_goes_on_only_if_nobody_else_came(server, ledger):
    fill(ledger)
    lost: list[int] = []

    def lose(what: str, count: int) -> None:
        if not lost:
            lost.append(1)
            write(server, "MATCH (p:Publication) SET p.run = 'another'")
            end_lock(server)

    with Lock(server.address, wait=5) as lock:
        held = lock.keep()
        lock.doubt()
        assert lock.keep() == held
        end_lock(server)
        lock.doubt()
        assert lock.keep() == held + 1
    with pytest.raises(KeiretsuError, match="went ahead while the connection was lost; publish again"):
        publish_neo4j(ledger, server.address, progress=lose)
    publish_neo4j(ledger, server.address)
    assert difference(stored(server), wanted(ledger)) == []


def test_a_wrong_password_is_told_in_a_sentence(server, ledger):
    wrong = dataclasses.replace(server.address, password="wrong-secret")
    with pytest.raises(KeiretsuError) as told:
        publish_neo4j(ledger, wrong)
    assert str(told.value) == f"{wrong.url} does not let user 'neo4j' in with this password; put NEO4J_USERNAME and NEO4J_PASSWORD right."


def test_it_reads_well_in_neo4j_browser(server, ledger):
    ledger.add(*SOME[0])
    publish_neo4j(ledger, server.address)
    assert ask(server, "MATCH (:Organisation {name: 'Nvidia'})-[r:INVESTS_IN]->(:Organisation {name: 'OpenAI'}) RETURN r.sentence") == [
        ("Nvidia invests in OpenAI: up to $100 bn, active",)
    ]
    found = ask(server, "CALL db.index.fulltext.queryNodes('keiretsu_names', 'nvidia') YIELD node RETURN node.id")
    assert ("nvidia",) in found
    assert all(TEXT not in str(row) for row in ask(server, "MATCH (n) RETURN properties(n)"))
