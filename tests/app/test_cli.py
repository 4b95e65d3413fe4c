"""The commands as a user types them, on a home of their own and the graph file."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from app.cli import app
from app.serve import prepare
from app.settings import settings
from corpus.errors import KeiretsuError

FIRST = "Nvidia will invest up to $100 billion in Orbline Labs."
SECOND = "Orbline Labs buys its chips from Nvidia."
LINES = [
    {
        "id": "one",
        "title": "Nvidia to back Orbline",
        "publisher": "Example Wire",
        "published": "2025-09-22",
        "url": "https://example.com/one",
        "text": f"Nvidia to back Orbline\n\n{FIRST} {SECOND}",
        "claims": [
            {
                "subject": "Nvidia",
                "relation": "INVESTS_IN",
                "object": "Orbline Labs",
                "status": "agreed",
                "evidence": FIRST,
                "amount": {"value": 100e9, "currency": "USD", "per": None, "text": "up to $100 billion"},
            },
            {"subject": "Orbline Labs", "relation": "BUYS_FROM", "object": "Nvidia", "status": "active", "evidence": SECOND},
        ],
    },
    {
        "id": "two",
        "title": "Tarnfjell hosts Orbline",
        "publisher": "Example Post",
        "published": "2025-10-01",
        "text": "Orbline Labs rents servers from Tarnfjell AS.",
        "claims": [
            {
                "subject": "Orbline Labs",
                "relation": "LEASES_COMPUTE_FROM",
                "object": "Tarnfjell AS",
                "status": "active",
                "evidence": "Orbline Labs rents servers from Tarnfjell AS.",
            }
        ],
    },
]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KEIRETSU_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("KEIRETSU_BY", "desk")
    (tmp_path / "lines.jsonl").write_text("\n".join(json.dumps(line) for line in LINES), encoding="utf-8")
    return tmp_path


def keiretsu(*words: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(w) for w in words], input=stdin)


def told(*words: str | Path) -> Any:
    result = keiretsu(*words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def loaded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the lines loaded and published, to be copied: publishing takes longer than most tests."""
    folder = tmp_path_factory.mktemp("loaded") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KEIRETSU_HOME", str(folder))
        assert keiretsu("load", "-", stdin="\n".join(map(json.dumps, LINES))).exit_code == 0
    return folder


@pytest.fixture
def loaded(home: Path, loaded_once: Path) -> Path:
    shutil.copytree(loaded_once, home / "home")
    return home


def refused(*words: str | Path, stdin: str | None = None) -> str:
    result = keiretsu(*words, stdin=stdin)
    assert isinstance(result.exception, KeiretsuError), result.output
    return str(result.exception)


def test_load_stores_publishes_and_changes_nothing_the_second_time(home: Path) -> None:
    first = told("load", home / "lines.jsonl")
    assert (first["articles_new"], first["claims_new"], first["published"]["version"]) == (2, 3, 1)
    again = told("load", home / "lines.jsonl")
    assert (again["articles"], again["articles_new"], again["claims_new"], again["published"]["version"]) == (2, 0, 0, 1)


def test_load_reads_the_standard_input(home: Path) -> None:
    result = keiretsu("load", "-", "--json", stdin=json.dumps(LINES[0]))
    assert json.loads(result.stdout)["claims_new"] == 2


def test_a_faulty_line_is_named_and_what_came_before_it_is_kept(home: Path) -> None:
    message = refused("load", "-", stdin=json.dumps(LINES[0]) + '\n{"id": "two"}')
    assert message == "-, line 2: 'text' is missing. Stored before it: 1 article."
    assert told("status")["ledger"]["articles"] == 1


def test_status_tells_whether_the_graph_is_behind(loaded: Path) -> None:
    found = told("status")
    assert (found["ledger"]["claims"], found["published"]["claims"], found["behind"]) == (3, 3, False)
    told("remove", "two", "--no-publish")
    assert told("status")["behind"] is True
    told("publish")
    assert (told("status")["behind"], told("status")["published"]["claims"]) == (False, 2)


def test_cypher_answers_what_users_expect(loaded: Path) -> None:
    found = told("cypher", "MATCH (a)-[:INVESTS_IN]->(b)-[:BUYS_FROM]->(a) RETURN a.name AS funder, b.name AS customer")
    assert found["rows"] == [{"funder": "Nvidia", "customer": "Orbline Labs"}]
    assert "grafeo" in found["engine"]


def test_cypher_takes_parameters_and_caps_rows(loaded: Path) -> None:
    found = told("cypher", "MATCH (o:Organisation) WHERE o.id <> $id RETURN o.id AS id ORDER BY id", "--param", "id=nvidia", "--rows", "1")
    assert (found["rows"], found["cut"]) == ([{"id": "orbline-labs"}], True)


def test_cypher_refuses_to_write(loaded: Path) -> None:
    assert "CREATE" in refused("cypher", "CREATE (n) RETURN n")


def test_ask_answers_a_saved_question_by_name(loaded: Path) -> None:
    found = told("ask", "backers", "--param", "organisation=Orbline Labs")
    assert [(row["backer"], row["relation"], row["low"], row["high"], row["status"]) for row in found["rows"]] == [
        ("Nvidia", "INVESTS_IN", 0.0, 100e9, "agreed")
    ]
    assert "backers" in {q["name"] for q in told("ask", "--list")}
    assert "Did you mean backers" in refused("ask", "backer")


def test_deals_open_down_to_the_sentence(loaded: Path) -> None:
    assert {d["id"] for d in told("deals", "Orbline Labs")} == {
        "nvidia:INVESTS_IN:orbline-labs",
        "orbline-labs:BUYS_FROM:nvidia",
        "orbline-labs:LEASES_COMPUTE_FROM:tarnfjell",
    }
    text = keiretsu("deals", "nvidia:INVESTS_IN:orbline-labs").stdout
    assert FIRST in text
    assert "Nvidia invests in Orbline Labs: up to $100 bn, agreed" in text
    assert "Example Wire" in text
    assert "2025-09-22" in text


def test_past_views(loaded: Path) -> None:
    assert told("deals", "--as-of", "2025-09-21") == []
    assert {d["id"] for d in told("deals", "--known-at", "2025-09")} == {"nvidia:INVESTS_IN:orbline-labs", "orbline-labs:BUYS_FROM:nvidia"}
    assert "--as-of: 'soon' is no date" in refused("deals", "--as-of", "soon")


def test_judgements_change_the_graph_and_can_be_taken_back(loaded: Path) -> None:
    claim = next(c["id"] for d in told("deals", "nvidia:INVESTS_IN:orbline-labs") for c in d["claims"])
    made = told("judge", "correct", claim, "--set", "status=ended", "--why", "they stopped")
    assert made["state"] == "active"
    status = ("cypher", "MATCH ()-[d:INVESTS_IN]->() RETURN d.status AS status")
    assert told(*status)["rows"] == [{"status": "ended"}]
    told("judge", "withdraw", made["id"])
    assert told(*status)["rows"] == [{"status": "agreed"}]
    told("judge", "reject", claim)
    assert told(*status)["rows"] == []
    assert [(j["kind"], j["state"], j["by"]) for j in told("judge", "list")] == [
        ("correct", "withdrawn", "desk"),
        ("withdraw", "active", "desk"),
        ("reject", "active", "desk"),
    ]


def test_same_and_not_same_merge_and_part_organisations(loaded: Path) -> None:
    merge = told("judge", "same", "Tarnfjell", "Orbline Labs")
    assert "orbline-labs:LEASES_COMPUTE_FROM:tarnfjell" not in {d["id"] for d in told("deals")}
    assert [row["reason"] for row in told("status", "--loose")] == ["'Orbline Labs' and 'Tarnfjell AS' both stand for 'orbline-labs'"]
    told("judge", "withdraw", merge["id"])
    assert "orbline-labs:LEASES_COMPUTE_FROM:tarnfjell" in {d["id"] for d in told("deals")}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("judge", "correct", "c:1", "--set", "evidence=x"), "cannot correct evidence"),
        (("judge", "correct", "c:1", "--set", "status"), "'status' is not NAME=VALUE"),
        (("remove", "nothing"), "No article 'nothing' is in the ledger; nothing was removed"),
        (("load", "no-such-file"), "no-such-file cannot be read"),
        (("load",), "Nothing to load"),
        (("ask", "backers", "--param", "organisation"), "'organisation' is not NAME=VALUE"),
        (("ask", "backers"), "needs organisation"),
        (("publish", "--graph", "ftp://x"), "ftp:// is no store that Keiretsu knows"),
        (("deals", "Nobody At All"), "Nobody At All"),
        (("deals", "Orbline Lab"), "Did you mean Orbline Labs?"),
        (("judge", "reject", "bla"), "No claim 'bla' is in the ledger"),
        (("judge", "withdraw", "j:0000"), "There is no judgement 'j:0000'"),
        (("judge", "same", "Nvidia", "NVIDIA Corp."), "stand for one organisation already"),
        (("cypher", "RETURN $a AS a", "-p", "a=1", "-p", "a=2"), "a is given twice"),
        (("explore", "--local-neo4j", "--graph", "x"), "name two stores"),
        (("restore", "no-such-file"), "no-such-file"),
        (("export", "out", "--format", "docx"), "docx"),
    ],
)
def test_mistakes_are_one_sentence(loaded: Path, words: tuple[str, ...], message: str) -> None:
    told_ = refused(*words)
    assert message in told_
    assert "\n" not in told_


def test_remove_takes_exactly_what_an_article_alone_supports(loaded: Path) -> None:
    done = told("remove", "https://example.com/one")
    assert (done["articles"], done["claims"]) == (1, 2)
    assert {d["id"] for d in told("deals")} == {"orbline-labs:LEASES_COMPUTE_FROM:tarnfjell"}
    assert told("cypher", "MATCH (o:Organisation) RETURN o.id AS id ORDER BY id")["rows"] == [{"id": "orbline-labs"}, {"id": "tarnfjell"}]


def test_backup_and_restore(loaded: Path) -> None:
    told("backup", loaded / "copy.sqlite")
    told("remove", "one", "two")
    assert told("deals") == []
    told("restore", loaded / "copy.sqlite")
    assert len(told("deals")) == 3
    assert told("status")["behind"] is False


def test_an_unreachable_store_loses_nothing(home: Path) -> None:
    result = keiretsu("load", home / "lines.jsonl", "--graph", "bolt://127.0.0.1:9", "--json")
    assert result.exit_code == 3
    assert "could not be brought up to date" in json.loads(result.stdout)["problem"]
    assert told("status")["ledger"]["claims"] == 3


def test_commands_on_nothing_say_what_to_do(home: Path) -> None:
    for words in (("status",), ("publish",), ("deals",), ("judge", "list"), ("export", "x", "--format", "csv"), ("backup", "x")):
        assert "keiretsu load" in refused(*words)
    assert "keiretsu publish" in refused("cypher", "RETURN 1 AS one")


def test_hostile_names_do_not_reach_the_terminal_as_commands(home: Path) -> None:
    name = "Evil\u001b[31m [bold]Corp[/bold]"
    text = f"{name} owns Nvidia."
    line = {
        "id": "x",
        "text": text,
        "claims": [{"subject": name, "relation": "OWNS", "object": "Nvidia", "status": "active", "evidence": text}],
    }
    keiretsu("load", "-", stdin=json.dumps(line))
    for words in (("deals",), ("cypher", "MATCH (o:Organisation) RETURN o.name"), ("status", "--articles")):
        shown = keiretsu(*words).stdout
        assert "\u001b[31m" not in shown
    assert "[bold]Corp[/bold]" in keiretsu("cypher", "MATCH (o:Organisation) RETURN o.name").stdout


def test_doctor_reports_each_thing(home: Path) -> None:
    found = {check["what"]: check for check in json.loads(keiretsu("doctor", "--json").stdout)}
    assert found["Python"]["ok"] is True
    assert found["ledger"]["ok"] is False
    assert "keiretsu load" in found["ledger"]["found"] + found["ledger"]["remedy"]


def test_deals_are_found_by_what_people_type(loaded: Path) -> None:
    for words in ("nvidia:INVESTS_IN:orbline-labs", "Nvidia INVESTS_IN Orbline Labs", "NVIDIA Corp invests_in orbline labs"):
        assert [d["id"] for d in told("deals", words)] == ["nvidia:INVESTS_IN:orbline-labs"]


@pytest.mark.parametrize("data", [b"\xff\xfe{\x00}\x00", b"\x80\x81\x82", "Société".encode("latin-1")])
def test_a_file_that_is_no_utf8_is_one_sentence(home: Path, data: bytes) -> None:
    (home / "other.jsonl").write_bytes(data)
    assert "is not UTF-8 text" in refused("load", home / "other.jsonl")


def test_a_byte_order_mark_is_no_fault(home: Path) -> None:
    (home / "bom.jsonl").write_bytes(b"\xef\xbb\xbf" + json.dumps(LINES[0]).encode())
    assert told("load", home / "bom.jsonl")["claims_new"] == 2


def test_keep_going_passes_over_faults_and_lists_them(home: Path) -> None:
    lines = "\n".join([json.dumps(LINES[0]), "{", json.dumps(LINES[1])])
    result = keiretsu("load", "-", "--keep-going", "--json", stdin=lines)
    assert result.exit_code == 3
    found = json.loads(result.stdout)
    assert (found["articles"], len(found["faults"]), found["published"]["version"]) == (2, 1, 1)
    assert found["faults"][0].startswith("-, line 2: not JSON")


def test_replace_leaves_what_others_read(home: Path) -> None:
    mine, theirs = LINES[0], json.loads(json.dumps(LINES[0]))
    for claim in theirs["claims"]:
        claim |= {"extractor": "sieve 1.0", "confidence": 0.5, "status": "ended"}
    for line in (mine, theirs):
        keiretsu("load", "-", stdin=json.dumps(line))
    theirs["claims"] = theirs["claims"][:1]
    keiretsu("load", "-", "--replace", stdin=json.dumps(theirs))
    assert {d["id"]: d["status"] for d in told("deals")} == {
        "nvidia:INVESTS_IN:orbline-labs": "agreed",
        "orbline-labs:BUYS_FROM:nvidia": "active",
    }


def test_nodes_edges_and_paths_are_objects_in_json(loaded: Path) -> None:
    (row,) = told("cypher", "MATCH p = (a:Organisation {id: 'nvidia'})-[d:INVESTS_IN]->(b) RETURN a, d, p")["rows"]
    assert (row["a"]["labels"], row["a"]["properties"]["name"]) == (["Keiretsu", "Organisation"], "Nvidia")
    assert (row["d"]["type"], row["d"]["properties"]["status"]) == ("INVESTS_IN", "agreed")
    assert (len(row["p"]["nodes"]), len(row["p"]["relationships"])) == (2, 1)


def test_nothing_is_made_for_a_load_that_cannot_begin(home: Path) -> None:
    refused("load", "no-such-file")
    assert not (home / "home").exists()


def test_somebody_elses_graph_is_only_read(loaded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = told("status")["graph"]
    before = told("status")["published"]
    monkeypatch.setenv("KEIRETSU_HOME", str(loaded / "mine"))
    prepare(settings(graph=theirs))
    assert not (loaded / "mine").exists()
    told("load", "--demo")
    prepare(settings(graph=theirs))
    monkeypatch.setenv("KEIRETSU_HOME", str(loaded / "home"))
    assert told("status")["published"] == before


def test_restore_leaves_a_store_of_another_ledger_alone(loaded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told("backup", loaded / "copy.sqlite")
    theirs = told("status")["graph"]
    before = told("status")["published"]
    monkeypatch.setenv("KEIRETSU_HOME", str(loaded / "mine"))
    told("load", "--demo")
    result = keiretsu("restore", loaded / "copy.sqlite", "--graph", theirs, "--json")
    assert result.exit_code == 3
    monkeypatch.setenv("KEIRETSU_HOME", str(loaded / "home"))
    assert told("status")["published"] == before


def test_a_correction_has_to_make_sense(loaded: Path) -> None:
    claim = told("deals", "nvidia:INVESTS_IN:orbline-labs")[0]["claims"][0]["id"]
    message = refused("judge", "correct", claim, "--set", "status=maybe")
    assert message.startswith("A claim cannot be corrected so: 'status' is 'maybe'")


@pytest.mark.parametrize(
    ("name", "more", "said"),
    [
        ("net.graphml", (), "3 deals of 3 organisations written to net.graphml, with its manifest beside it."),
        ("net.zip", (), "3 deals of 3 organisations written to net.zip, with its manifest beside it."),
        (
            "net",
            ("--format", "csv"),
            "3 deals of 3 organisations written to the folder net: claims.csv, deals.csv, organisations.csv and a manifest.",
        ),
    ],
)
def test_an_export_says_what_it_wrote(name: str, more: tuple[str, ...], said: str, loaded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(loaded)
    assert keiretsu("export", name, *more).stdout == said + "\n"


def test_an_export_without_a_format_asks_for_one(loaded: Path) -> None:
    assert refused("export", "net") == "net does not say in which format; give --format, or a file such as network.graphml."
    assert refused("export", "net.txt").startswith("There is no export format 'txt'; choose one of csv, ")


def test_a_name_that_is_misspelt_is_guessed_whatever_its_case(loaded: Path) -> None:
    assert refused("deals", "orbine labs") == "No deal of 'orbine labs' is in the ledger. Did you mean Orbline Labs?"
