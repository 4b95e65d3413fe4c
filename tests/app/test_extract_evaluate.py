"""`keiretsu evaluate` around a reader of one rule: gold in, figures out, and a page of errors only where one is asked for."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from app import cli
from app.evaluation import listed, read_gold
from app.run_evaluate import evaluate
from app.run_extract import extract
from corpus.errors import KeiretsuError
from tests.app.extract_cases import ToyReader

SURE, LIKELY, REVIEW = (
    "Nvidia invests $5 billion in Norrbyx.",
    "Norrbyx reportedly competes with Arm.",
    "Nvidia perhaps invests $2 billion in Arm.",
)
MISSED = "Arm licenses its cores to Nvidia <b>."


def claim(subject: str, relation: str, other: str, evidence: str, **fields: Any) -> dict[str, Any]:
    return {"subject": subject, "relation": relation, "object": other, "status": "active", "hedged": False, "evidence": evidence, **fields}


GOLD = [
    {
        "id": "one",
        "text": f"{SURE} {LIKELY} {MISSED}",
        "claims": [
            claim("Nvidia", "INVESTS_IN", "Norrbyx", SURE, amount={"value": 6e9, "text": "$6 billion"}),
            claim("Nvidia", "LICENSES_FROM", "Arm", MISSED),
        ],
    },
    {"id": "two", "text": REVIEW, "claims": [claim("Nvidia", "INVESTS_IN", "Arm", REVIEW, hedged=True)]},
    {"id": "three", "text": "\0", "claims": []},
]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("gold").mkdir()
    Path("gold/README.md").write_text("Not an article.")
    Path("gold/b.json").write_text(json.dumps(GOLD[0], indent=1))
    Path("gold/a.jsonl").write_text("\n".join(map(json.dumps, GOLD[1:])))
    return tmp_path


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Any:
    """What `--json` prints, and what is noted beside it."""

    def evaluated(**options: Any) -> tuple[dict[str, Any], str]:
        evaluate("gold", **{"reader": ToyReader, "json": True} | options)
        out, err = capsys.readouterr()
        return json.loads(out), err

    return evaluated


def counts(found: dict[str, Any]) -> list[int]:
    return [found[name] for name in ("right", "predicted", "gold")]


def test_gold_is_read_file_by_file_sorted_by_path() -> None:
    assert {key: len(claims) for key, (_, claims) in read_gold("gold").items()} == {"two": 1, "three": 0, "one": 2}


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_figures(told: Any, jobs: int) -> None:
    found, noted = told(jobs=jobs)
    assert noted == "Not read, and so without claims: three: this is no text but binary data; give plain text.\n"
    assert {name: value for name, value in found.items() if name not in ("calibration", "losses", "errors")} == {
        "articles": 3,
        "unknown": 0,
        "left_open": 0,
        "claims": {
            "precision": 0.5,
            "recall": 0.3333,
            "f1": 0.4,
            "right": 1,
            "predicted": 2,
            "gold": 3,
            "intervals": {"precision": [0.0, 0.5], "recall": [0.0, 0.5], "f1": [0.0, 0.5]},
        },
        "pairs": {"precision": 0.5, "recall": 0.3333, "f1": 0.4, "right": 1, "predicted": 2, "gold": 3},
        "relations": {
            "INVESTS_IN": {"precision": 1.0, "recall": 0.5, "f1": 0.6667, "right": 1, "predicted": 1, "gold": 2},
            "LICENSES_FROM": {"precision": 0.0, "recall": 0.0, "f1": 0.0, "right": 0, "predicted": 0, "gold": 1},
            "COMPETES_WITH": {"precision": 0.0, "recall": 0.0, "f1": 0.0, "right": 0, "predicted": 1, "gold": 0},
        },
        "fields": {
            "status": {"right": 1, "of": 1, "share": 1.0},
            "hedged": {"right": 1, "of": 1, "share": 1.0},
            "amount": {"right": 0, "of": 1, "share": 0.0},
            "amount where gold has one": {"right": 0, "of": 1, "share": 0.0},
            "percent": {"right": 1, "of": 1, "share": 1.0},
            "date": {"right": 1, "of": 1, "share": 1.0},
            "evidence overlaps": {"right": 1, "of": 1, "share": 1.0},
        },
        "extractors": ["toy 1"],
        "thresholds": {"sure": 0.8, "likely": 0.5},
        "shown_as": {
            "sure": {"precision": 1.0, "recall": 0.3333, "f1": 0.5, "right": 1, "predicted": 1, "gold": 3},
            "likely": {"precision": 0.5, "recall": 0.3333, "f1": 0.4, "right": 1, "predicted": 2, "gold": 3},
            "review": {"precision": 0.6667, "recall": 0.6667, "f1": 0.6667, "right": 2, "predicted": 3, "gold": 3},
        },
    }
    assert found["calibration"]["error_by_width"] == pytest.approx((0.1 + 0.6 + 0.8) / 3, abs=1e-4)
    assert counts(found["losses"]["names_struck"]) == [1, 2, 3]
    assert [(e["cause"], e["field"], e["count"], e["examples"]) for e in found["errors"]] == [
        ("predicted: two parties of gold without a claim between them", None, 1, []),
        ("missed: both parties named in the sentence", None, 2, []),
        ("right claim, wrong field", "amount", 1, []),
    ]


def test_sure_claims_alone(told: Any) -> None:
    assert counts(told(least="sure")[0]["claims"]) == [1, 1, 3]


def test_claims_with_a_party_that_no_table_lists(told: Any) -> None:
    found, _ = told(unlisted=True)
    assert counts(found["claims"]) == [1, 2, 1]
    assert (found["shown_as"], found["calibration"], found["losses"]) == (None, None, None)
    assert [(e["field"], e["count"]) for e in found["errors"]] == [(None, 1), ("amount", 1)]


def test_what_the_tables_list() -> None:
    assert [name for name in ("Nvidia", "NVIDIA Corp.", "Azure", "Norrbyx", "Nvidia Norrbyx") if listed()(name)] == [
        "Nvidia",
        "NVIDIA Corp.",
        "Azure",
    ]


def test_examples_where_they_are_asked_for(told: Any) -> None:
    found, _ = told(errors=1)
    assert [[(e["article"], e["claim"]["evidence"]) for e in cause["examples"]] for cause in found["errors"]] == [
        [("one", LIKELY)],
        [("two", REVIEW)],
        [("one", SURE)],
    ]
    assert found["errors"][2]["examples"][0]["instead"]["amount"]["value"] == 6e9


# ------------------------------------------------------------------ claims that another run read


def test_what_extract_wrote_scores_the_same(told: Any, capsys: pytest.CaptureFixture[str]) -> None:
    extract(["gold/b.json"], json=True, reader=ToyReader)
    Path("read.jsonl").write_text(capsys.readouterr().out)
    found, _ = told(predictions="read.jsonl")
    straight, _ = told()
    same = ("claims", "pairs", "relations", "fields", "losses", "errors")
    assert {name: found[name] for name in same} == {name: straight[name] for name in same}
    assert (found["thresholds"], found["shown_as"]) == (None, None)


def test_lines_of_other_programs_may_leave_out_the_text_and_the_confidence(told: Any) -> None:
    lines = [{"id": "two", "claims": GOLD[1]["claims"]}, {"id": "other", "claims": [{"no": "claim"}]}]
    Path("read.jsonl").write_text("\n".join(map(json.dumps, lines)))
    found, _ = told(predictions="read.jsonl")
    assert (counts(found["claims"]), found["unknown"], found["calibration"]) == ([1, 1, 3], 1, None)


# ------------------------------------------------------------------ for people


def test_errors_of_a_held_out_set_are_counted_and_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    evaluate("gold", reader=ToyReader)
    out = capsys.readouterr().out
    assert out.startswith("# Evaluation on gold\n\nClaims: precision 0.500 (0.000 to 0.500), recall 0.333 (0.000 to 0.500), F1 0.400")
    assert [line for line in out.splitlines() if line.startswith("#")] == [
        "# Evaluation on gold",
        *("## Relations", "## Fields of the right claims", "## Shown as", "## Confidence", "## Losses", "## Errors"),
    ]
    assert "Sure is a confidence of 0.80 and more, likely one of 0.50 and more." in out
    assert "Read by: toy 1." in out
    assert out.endswith("| right claim, wrong field: amount                            |      1 |\n")
    assert SURE not in out


def test_errors_are_shown_where_they_are_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    evaluate("gold", reader=ToyReader, errors=1, unlisted=True, least="sure")
    out = capsys.readouterr().out
    assert out.startswith("# Evaluation on gold, sure claims, parties that no table lists\n")
    assert f'"{SURE}"\n  confidence 0.90; why: the one rule' in out


def test_pages(capsys: pytest.CaptureFixture[str]) -> None:
    evaluate("gold", reader=ToyReader, page="out.md")
    evaluate("gold", reader=ToyReader, page="out.html")
    assert capsys.readouterr().err.count("The page with the errors: out.") == 2
    plain, page = Path("out.md").read_text(), Path("out.html").read_text()
    assert f'- one: Nvidia LICENSES_FROM Arm\n  "{MISSED.replace("<", "\\<")}"' in plain
    assert page.startswith('<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Evaluation on gold</title>')
    assert "<h2>Relations</h2>\n<pre>|                    | precision |" in page
    assert "to Nvidia \\&lt;b&gt;." in page
    assert "<b>" not in page


# ------------------------------------------------------------------ mistakes


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("gone",), "gone cannot be read (No such file or directory)."),
        ((".git",), ".git holds no .json or .jsonl file."),
        (("gold", "--page", "out.pdf"), "--page out.pdf: pages are written as .md or .html; name it so."),
        (("gold", "--page", "no/out.md"), "--page no/out.md: there is no folder no; make it first."),
        (
            ("gold", "--sure", "--predictions", "x"),
            "--sure and --predictions do not go together: a file is scored as it is; write it with extract --sure.",
        ),
        (("gold", "--predictions", "gone.jsonl"), "gone.jsonl cannot be read (No such file or directory)."),
        (("gold", "--predictions", "twice.jsonl"), "twice.jsonl, line 1, claim 1: 'relation' is missing."),
        (("gold", "--predictions", "nameless.jsonl"), "nameless.jsonl, line 1: 'id' is None; it has to be the id of an annotated article."),
        (("twice.jsonl",), "twice.jsonl, line 1, claim 1: 'relation' is missing."),
        (("same.jsonl",), "same.jsonl, line 2: a second article with the id 'one'; each needs an id of its own."),
        (("empty.jsonl",), "empty.jsonl holds no article."),
    ],
)
def test_mistakes_are_one_sentence(words: tuple[str, ...], message: str) -> None:
    Path(".git").mkdir()
    faulty = {"subject": "A", "object": "B", "status": "active", "evidence": "x"}
    Path("twice.jsonl").write_text(json.dumps({"id": "one", "text": "x", "claims": [faulty]}))
    if "--predictions" in words:
        Path("twice.jsonl").write_text(json.dumps({"id": "one", "claims": [faulty | {"evidence": SURE}]}))
    Path("nameless.jsonl").write_text('{"claims": []}')
    Path("same.jsonl").write_text('{"id": "one", "text": "x"}\n' * 2)
    Path("empty.jsonl").write_text("\n")
    result = CliRunner().invoke(cli.app, ["evaluate", *words])
    assert isinstance(result.exception, KeiretsuError), result.output
    assert str(result.exception) == message
