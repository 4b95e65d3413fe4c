"""Every saved question on the graph file and on both Neo4j versions, over the same claims, whole answers compared.

The expected answers were reviewed by hand. KEIRETSU_EXPECTED=write makes the files anew from the graph file, to be reviewed
again before they are kept.
"""

import json
import os
import re
from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from corpus.domain import Status
from corpus.errors import KeiretsuError
from corpus.read import read_lines
from corpus.relations import MONEY_BEARING
from graph.deals import deals
from graph.ledger import Ledger
from graph.question_file import Parameter, Question
from graph.questions import ask, bind, question, questions
from graph.reading import Graph
from graph.store import open_graph, publish

HERE = Path(__file__).parent
ALL = "in_talks,agreed,active,ended,denied"

CASES: list[tuple[str, dict[str, str]]] = [
    ("all-loops", {}),
    ("all-loops", {"least": "0"}),
    ("all-loops", {"least": "1e9", "statuses": "active"}),
    ("articles-of-publisher", {"publisher": "LEDGER"}),
    ("articles-of-publisher", {"publisher": "nobody"}),
    ("backers", {"organisation": "openai"}),
    ("backers", {"organisation": "Claude", "statuses": "agreed"}),
    ("backers", {"organisation": "Tarnfjell", "statuses": ALL}),
    ("backers-that-supply", {"organisation": "openai"}),
    ("backers-that-supply", {"organisation": "anthropic", "statuses": "active"}),
    ("backers-that-supply", {"organisation": "xai"}),
    ("biggest-deals", {}),
    ("biggest-deals", {"relations": "lends_to, acquires", "statuses": "agreed,active"}),
    ("called-off", {}),
    ("called-off", {"relations": "INVESTS_IN"}),
    ("connections", {"one": "g42", "other": "microsoft"}),
    ("connections", {"one": "openai", "other": "nvidia", "statuses": "active"}),
    ("connections", {"one": "Oxaly", "other": "Quellmark Partners"}),
    ("contradicted", {}),
    ("customers", {"organisation": "coreweave"}),
    ("customers", {"organisation": "Tarnfjell AS", "statuses": ALL}),
    ("customers-of-funded-clouds", {"organisation": "nvidia"}),
    ("customers-of-funded-clouds", {"organisation": "oracle"}),
    ("deals-of", {"organisation": "coreweave"}),
    ("deals-of", {"organisation": "openai", "relations": "PARTNERS_WITH,COMPETES_WITH,SUES", "statuses": "agreed,active"}),
    ("deals-since", {"since": "2025-11"}),
    ("deals-since", {"since": "2025-Q4"}),
    ("dependants", {"deal": "OpenAI leases_compute_from Oracle"}),
    ("dependants", {"deal": "openai:LEASES_COMPUTE_FROM:coreweave", "statuses": "active"}),
    ("distributors", {"organisation": "anthropic"}),
    ("extractors", {}),
    ("find-organisation", {"text": "Nvid"}),
    ("find-organisation", {"text": "no such name"}),
    ("find-product", {"text": "azure openai"}),
    ("hosts", {"organisation": "openai"}),
    ("hosts", {"organisation": "cohere"}),
    ("investments", {"organisation": "nvidia"}),
    ("investments", {"organisation": "softbank", "statuses": "ended"}),
    ("investors", {"organisation": "openai"}),
    ("investors", {"organisation": "coreweave"}),
    ("labs-by-host", {}),
    ("labs-by-host", {"statuses": "active"}),
    ("lenders", {"organisation": "coreweave"}),
    ("life-of-deal", {"deal": "nvidia:INVESTS_IN:openai"}),
    ("life-of-deal", {"deal": "Quellmark Partners INVESTS_IN Tarnfjell AS"}),
    ("long-loops", {"organisation": "openai", "least": "0"}),
    ("long-loops", {"organisation": "openai"}),
    ("loops", {"organisation": "openai"}),
    ("loops", {"organisation": "nvidia", "least": "5e9"}),
    ("loops", {"organisation": "core42"}),
    ("network-until", {"until": "2024"}),
    ("network-until", {"until": "2024-05-17", "statuses": ALL}),
    ("news-since", {"since": "2026-01"}),
    ("one-cloud-labs", {}),
    ("one-cloud-labs", {"most": "2", "statuses": "active"}),
    ("one-source", {"least": "1e10"}),
    ("one-source", {"statuses": "denied,ended"}),
    ("owners-and-holdings", {"organisation": "oxaly"}),
    ("owners-and-holdings", {"organisation": "quellmark-partners"}),
    ("partners-and-rivals", {"organisation": "openai"}),
    ("parts-of-deal", {"deal": "openai:LEASES_COMPUTE_FROM:coreweave"}),
    ("parts-of-deal", {"deal": "blackstone:LENDS_TO:coreweave"}),
    ("probes-and-suits", {"organisation": "microsoft"}),
    ("probes-and-suits", {"organisation": "xai"}),
    ("products-of", {"organisation": "xai"}),
    ("promised-and-active", {"organisation": "openai"}),
    ("promised-and-active", {"organisation": "tarnfjell"}),
    ("promised-by-relation", {}),
    ("publishers", {}),
    ("rounds", {}),
    ("said-by", {"speaker": "kress"}),
    ("shared-investors", {"one": "openai", "other": "anthropic"}),
    ("shared-investors", {"one": "xai", "other": "coreweave"}),
    ("shortest-paths", {"one": "g42", "other": "anthropic"}),
    ("shortest-paths", {"one": "halden-turbine-works", "other": "amd"}),
    ("sources-of-deal", {"deal": "nvidia:INVESTS_IN:openai"}),
    ("sources-of-organisation", {"organisation": "Mistral"}),
    ("supplier-concentration", {}),
    ("supplier-shares", {"organisation": "openai"}),
    ("supplier-shares", {"organisation": "cohere"}),
    ("suppliers", {"organisation": "openai"}),
    ("suppliers", {"organisation": "tarnfjell"}),
]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    filled = Ledger.open(tmp_path_factory.mktemp("questions") / "ledger.sqlite")
    with (HERE / "questions.jsonl").open(encoding="utf-8") as lines:
        for article, claims in read_lines(lines, "questions.jsonl"):
            filled.add(article, claims)
    return filled


@pytest.fixture(scope="module")
def graph_file(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    yield from _published(ledger, str(tmp_path_factory.mktemp("questions") / "graph"))


@pytest.fixture(scope="module")
def on_neo4j_new(ledger: Ledger, neo4j_new: Any) -> Iterator[Graph]:
    yield from _published(ledger, _address(neo4j_new))


@pytest.fixture(scope="module")
def on_neo4j_lts(ledger: Ledger, neo4j_lts: Any) -> Iterator[Graph]:
    yield from _published(ledger, _address(neo4j_lts))


def _address(server: Any) -> str:
    server.empty()
    return str(server.url).replace("://", f"://{server.user}:{server.password}@")


def _published(ledger: Ledger, address: str) -> Iterator[Graph]:
    publish(ledger, address)
    graph = open_graph(address)
    yield graph
    graph.close()


def _answer(graph: Graph, name: str, given: dict[str, str]) -> dict[str, Any]:
    found = ask(graph, name, given)
    return {"given": given, "columns": list(found.columns), "rows": [list(row) for row in found.rows]}


def _expected(name: str, given: dict[str, str]) -> dict[str, Any]:
    answers = json.loads((HERE / "expected" / f"{name}.json").read_text(encoding="utf-8"))
    return next(answer for answer in answers if answer["given"] == given)


def _id(case: tuple[str, dict[str, str]]) -> str:
    return f"{case[0]}({', '.join(f'{k}={v}' for k, v in case[1].items())})"


@pytest.fixture(scope="module")
def expected_written(graph_file: Graph) -> None:
    if os.environ.get("KEIRETSU_EXPECTED") != "write":
        return
    for name in dict.fromkeys(name for name, _ in CASES):
        answers = [_answer(graph_file, name, given) for case, given in CASES if case == name]
        lines = [
            f'{{"given": {_json(a["given"])}, "columns": {_json(a["columns"])}, "rows": ['
            + ",".join(f"\n  {_json(row)}" for row in a["rows"])
            + "\n]}"
            for a in answers
        ]
        (HERE / "expected" / f"{name}.json").write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize("case", CASES, ids=_id)
def test_answers_on_the_graph_file(case: tuple[str, dict[str, str]], graph_file: Graph, expected_written: None) -> None:
    assert _answer(graph_file, *case) == _expected(*case)


@pytest.mark.parametrize("case", CASES, ids=_id)
def test_answers_on_the_newest_neo4j(case: tuple[str, dict[str, str]], on_neo4j_new: Graph) -> None:
    assert _answer(on_neo4j_new, *case) == _expected(*case)


@pytest.mark.parametrize("case", CASES, ids=_id)
def test_answers_on_neo4j_lts(case: tuple[str, dict[str, str]], on_neo4j_lts: Graph) -> None:
    assert _answer(on_neo4j_lts, *case) == _expected(*case)


def _loops(ledger: Ledger) -> set[tuple[str, ...]]:
    """Every loop of money as the deals that make it, found by another program; it starts at the organisation whose id comes first."""
    money = nx.MultiDiGraph()
    for found in deals(ledger.statements()):
        if found.relation in MONEY_BEARING and found.status in (Status.IN_TALKS, Status.AGREED, Status.ACTIVE):
            money.add_edge(found.subject, found.object, key=found.id)
    loops = set()
    for cycle in nx.simple_cycles(nx.DiGraph(money), length_bound=5):
        first = cycle.index(min(cycle))
        ends = [*cycle[first:], *cycle[:first], cycle[first]]
        loops |= set(product(*(money[a][b] for a, b in pairwise(ends))))
    return loops


def _through(loop: tuple[str, ...], organisation: str) -> tuple[str, ...] | None:
    """The same loop from this organisation on."""
    payers = [deal.split(":")[0] for deal in loop]
    if organisation not in payers:
        return None
    start = payers.index(organisation)
    return loop[start:] + loop[:start]


@pytest.mark.parametrize("organisation", ["openai", "nvidia", "microsoft", "coreweave", "crusoe"])
def test_every_loop_is_found_once(organisation: str, graph_file: Graph, ledger: Ledger) -> None:
    given = {"organisation": organisation, "least": "0"}
    found = [tuple(row["deal_ids"]) for name in ("loops", "long-loops") for row in ask(graph_file, name, given).dicts()]
    assert sorted(found) == sorted(loop for one in _loops(ledger) if (loop := _through(one, organisation)))


def test_every_short_loop_of_the_graph_is_found_once(graph_file: Graph, ledger: Ledger) -> None:
    found = [tuple(row["deal_ids"]) for row in ask(graph_file, "all-loops", {"least": "0"}).dicts()]
    assert sorted(found) == sorted(loop for loop in _loops(ledger) if len(loop) <= 3)


def test_every_question_has_a_case() -> None:
    assert sorted({name for name, _ in CASES}) == [q.name for q in questions()]
    assert len(questions()) >= 28


def test_each_of_the_ten_questions_of_the_design_is_answered() -> None:
    assert {number for q in questions() for number in q.answers} == set(range(1, 11))


@pytest.mark.parametrize("asked", questions(), ids=lambda q: q.name)
def test_a_saved_question_is_well_made(asked: Question) -> None:
    assert asked.title.endswith("?")
    assert asked.description.endswith(".")
    assert sorted(set(re.findall(r"\$(\w+)", asked.text))) == sorted(p.name for p in asked.parameters)
    final = asked.text[asked.text.rindex("ORDER BY") :]
    assert "deal" in final or "_id" in final or "claim" in final or asked.name in ONE_ROW_EACH, "the order has to be total"
    if not any(p.type in ("organisation", "deal") for p in asked.parameters):
        assert re.search(r"\bLIMIT \d+\b", asked.text), "a question over the whole graph needs a limit"


# Their rows are groups, and the order goes by all that makes the group.
ONE_ROW_EACH = ("extractors", "promised-and-active", "promised-by-relation", "publishers", "rounds")


EXAMPLE = question("loops")


def test_a_question_is_read_with_its_parameters() -> None:
    assert EXAMPLE.parameters == (
        Parameter("organisation", "organisation", "openai", "where the loops start and end"),
        Parameter("least", "number", "0", "the least sum of each deal in US dollars; 0 takes in deals whose sum nobody tells"),
        Parameter("statuses", "statuses", "in_talks,agreed,active", "how far the deals have come"),
    )
    assert [p.required for p in EXAMPLE.parameters] == [True, False, False]
    assert question("Life of deal") == question("life_of_deal")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("lops", "No saved question is called 'lops'. Did you mean loops or all-loops or long-loops? See them all: keiretsu ask --list."),
        ("", "No saved question is called ''. There is none like it. See them all: keiretsu ask --list."),
        ("zzzzzz", "No saved question is called 'zzzzzz'. There is none like it. See them all: keiretsu ask --list."),
    ],
)
def test_an_unknown_question(name: str, said: str) -> None:
    with pytest.raises(KeiretsuError) as error:
        question(name)
    assert str(error.value) == said


@pytest.mark.parametrize(
    ("given", "bound"),
    [
        ({"organisation": "openai"}, ("openai", 0.0, ["in_talks", "agreed", "active"])),
        ({"organisation": "OpenAI, Inc.", "least": "1_000_000"}, ("openai", 1e6, ["in_talks", "agreed", "active"])),
        ({"organisation": "ChatGPT", "statuses": "Active, denied,active"}, ("openai", 0.0, ["active", "denied"])),
        ({"organisation": " TARNFJELL as ", "least": " 1e9 "}, ("tarnfjell", 1e9, ["in_talks", "agreed", "active"])),
    ],
)
def test_values_are_typed(given: dict[str, str], bound: tuple[Any, ...], graph_file: Graph) -> None:
    assert bind(EXAMPLE, given, graph_file) == dict(zip(("organisation", "least", "statuses"), bound, strict=True))


@pytest.mark.parametrize(
    ("name", "given", "bound"),
    [
        ("news-since", {"since": "2025-Q4"}, {"since": "2025-10-01"}),
        ("network-until", {"until": "2025-Q4", "statuses": "active"}, {"until": "2025-12-31", "statuses": ["active"]}),
        ("one-cloud-labs", {"most": "2", "statuses": "active"}, {"most": 2, "statuses": ["active"]}),
        ("life-of-deal", {"deal": "openai partners_with G42"}, {"deal": "g42:PARTNERS_WITH:openai"}),
        ("life-of-deal", {"deal": "openai : BUYS_FROM : amd"}, {"deal": "openai:BUYS_FROM:amd"}),
        ("called-off", {"relations": "owns"}, {"relations": ["OWNS"]}),
    ],
)
def test_dates_deals_and_lists_are_typed(name: str, given: dict[str, str], bound: dict[str, Any], graph_file: Graph) -> None:
    assert bind(question(name), given, graph_file) == bound


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("loops", {}, "loops needs organisation: where the loops start and end. Give it: --param organisation=openai"),
        ("loops", {"organisation": " "}, "loops needs organisation: where the loops start and end. Give it: --param organisation=openai"),
        (
            "news-since",
            {"day": "2025"},
            "news-since has no parameter 'day'. Its parameters: since (date, for instance 2026-11-01).",
        ),
        ("contradicted", {"x": "1"}, "contradicted has no parameter 'x'. Its parameters: none."),
        (
            "loops",
            {"organisation": "openai", "least": "a lot"},
            "least: 'a lot' is no number; write 1000000000, 1_000_000_000 or 1e9.",
        ),
        ("loops", {"organisation": "openai", "least": "nan"}, "least: 'nan' is no number; write 1000000000, 1_000_000_000 or 1e9."),
        ("one-cloud-labs", {"most": "1.5"}, "most: '1.5' is no whole number; write 3."),
        ("loops", {"organisation": "openai", "statuses": "activ"}, "statuses: 'activ' is not known; did you mean active?"),
        ("called-off", {"relations": "x"}, "relations: 'X' is not known; it has to be one of"),
        ("called-off", {"relations": " , "}, "relations: ',' names none; give some of"),
        ("news-since", {"since": "yesterday"}, "since: 'yesterday' is no date; write YYYY, YYYY-H1, YYYY-Q3, YYYY-MM or YYYY-MM-DD."),
        ("loops", {"organisation": "Tarn"}, "No organisation 'Tarn' is in the graph. Did you mean Tarnfjell AS (tarnfjell)?"),
        ("loops", {"organisation": "Zzyzx"}, "No organisation 'Zzyzx' is in the graph. Look for it: keiretsu ask find-organisation"),
        ("loops", {"organisation": "OpenAy"}, "No organisation 'OpenAy' is in the graph. Did you mean OpenAI (openai)?"),
        ("connections", {"one": "openai", "other": "ChatGPT"}, "connections asks about two organisations, and both given are 'openai'"),
        ("life-of-deal", {"deal": "openai"}, "'openai' is no deal; write its id, such as nvidia:INVESTS_IN:openai"),
        (
            "life-of-deal",
            {"deal": "openai INVESTS_IN nvidia"},
            "No deal openai:INVESTS_IN:nvidia is in the graph. Between the two there is nvidia:INVESTS_IN:openai and openai:BUYS_FROM:nvidia.",
        ),
        (
            "life-of-deal",
            {"deal": "oxaly OWNS openai"},
            "No deal oxaly:OWNS:openai is in the graph. There is no deal between the two.",
        ),
    ],
)
def test_mistakes_are_explained(name: str, given: dict[str, str], said: str, graph_file: Graph) -> None:
    with pytest.raises(KeiretsuError) as error:
        bind(question(name), given, graph_file)
    assert str(error.value).startswith(said)
