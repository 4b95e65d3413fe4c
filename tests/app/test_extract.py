"""`keiretsu extract` around a reader of one rule: what is printed, in which order, and what is said of what cannot be read."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from app import cli
from app.run_extract import extract
from corpus.errors import KeiretsuError
from corpus.read import read_line
from tests.app.extract_cases import ToyReader, broken, dying

ROOT = Path(__file__).parents[2]
SURE, LIKELY, REVIEW = (
    "Nvidia invests $5 billion in Arm.",
    "Arm reportedly competes with Orbline.",
    "Orbline perhaps invests $2 billion in Nvidia.",
)
TEXT = f"Chips and money\n\n{SURE} It rains. {LIKELY}\n\n{REVIEW}"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KEIRETSU_HOME", str(tmp_path / "home"))
    Path("a.txt").write_text(TEXT)
    return tmp_path


def told(*names: str, code: int = 0, **options: Any) -> None:
    """Extract, ending as expected."""
    options = {"reader": ToyReader, **options}
    if code == 0:
        extract(names, **options)
        return
    with pytest.raises(typer.Exit) as ended:
        extract(names, **options)
    assert ended.value.exit_code == code


# ------------------------------------------------------------------ for machines


def test_a_line_is_the_article_with_its_claims_as_load_reads_it(capsys: pytest.CaptureFixture[str]) -> None:
    told("a.txt", json=True)
    out, err = capsys.readouterr()
    assert err == ""
    assert json.loads(out) == {
        "id": "a",
        "title": "Chips and money",
        "kind": "news",
        "text": TEXT,
        "claims": [
            {
                "subject": "Nvidia",
                "relation": "INVESTS_IN",
                "object": "Arm",
                "status": "active",
                "hedged": False,
                "amount": {"value": 5e9, "currency": "USD", "bound": "exact", "text": "$5 billion"},
                "evidence": SURE,
                "start": 17,
                "end": 50,
                "confidence": 0.9,
                "extractor": "toy 1",
                "why": "the one rule",
            },
            {
                "subject": "Arm",
                "relation": "COMPETES_WITH",
                "object": "Orbline",
                "status": "active",
                "hedged": True,
                "evidence": LIKELY,
                "start": 61,
                "end": 98,
                "confidence": 0.6,
                "extractor": "toy 1",
                "why": "the one rule",
            },
        ],
    }
    assert read_line(out, "here")[0].key == "a"


@pytest.mark.parametrize(("least", "sentences"), [("sure", [SURE]), ("likely", [SURE, LIKELY]), ("review", [SURE, LIKELY, REVIEW])])
def test_classes_of_claims(capsys: pytest.CaptureFixture[str], least: Any, sentences: list[str]) -> None:
    told("a.txt", json=True, least=least)
    assert [claim["evidence"] for claim in json.loads(capsys.readouterr().out)["claims"]] == sentences


def test_a_line_is_one_line_to_every_program(capsys: pytest.CaptureFixture[str]) -> None:
    text = f"\u2028\x85\x9b31m\x7f\x1b[2J {SURE}"
    Path("a.json").write_text(json.dumps({"text": text, "url": "https://a.example/x"}))
    told("a.json", json=True)
    out = capsys.readouterr().out
    assert len(out.splitlines()) == 1
    assert not {"\x1b", "\x9b", "\x7f"} & set(out)
    assert read_line(out, "here")[0].text == text


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_fault_is_told_the_others_go_on_and_the_end_says_so(capsys: pytest.CaptureFixture[str], jobs: int) -> None:
    Path("binary.txt").write_bytes(b"\0\1\2")
    Path("many.jsonl").write_text("\n".join(json.dumps({"id": f"m{i}", "text": SURE}) for i in range(12)) + "\n{")
    told("gone.txt", "many.jsonl", "binary.txt", "a.txt", json=True, jobs=jobs, code=1)
    out, err = capsys.readouterr()
    assert [json.loads(line)["id"] for line in out.splitlines()] == [*(f"m{i}" for i in range(12)), "a"]
    assert err.splitlines() == [
        "gone.txt cannot be read (No such file or directory).",
        "many.jsonl, line 13: not JSON (Expecting property name enclosed in double quotes: line 1 column 2 (char 1)). Write one article "
        "object, or one on each line.",
        "binary.txt: this is no text but binary data; give plain text.",
        "13 articles, 14 claims; 3 could not be read.",
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_reader_that_cannot_be_made_ends_it_at_once(jobs: int) -> None:
    with pytest.raises(KeiretsuError, match=r"^The weights are missing; install them\.$"):
        told("a.txt", "a.txt", reader=broken, jobs=jobs)


def test_a_process_that_dies_is_one_sentence() -> None:
    with pytest.raises(
        KeiretsuError, match=r"^A reading process ended of itself, perhaps for want of memory; try again with fewer --jobs\.$"
    ):
        told("a.txt", reader=dying, jobs=2)


def test_a_line_comes_as_soon_as_its_article_is_read() -> None:
    command = (
        "from app.run_extract import extract; from tests.app.extract_cases import ToyReader; extract(['-'], json=True, reader=ToyReader)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", command], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as process:
        assert process.stdin
        assert process.stdout
        for name in ("first", "second"):
            process.stdin.write(json.dumps({"id": name, "text": SURE}) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == name
        process.stdin.close()
        assert process.wait() == 0


def test_progress_is_told_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    Path("many.jsonl").write_text("\n".join(json.dumps({"id": str(i), "text": SURE}) for i in range(120)))
    told("many.jsonl", json=True)
    assert capsys.readouterr().err.splitlines() == [
        "Reading: 50 articles, 50 claims so far.",
        "Reading: 100 articles, 100 claims so far.",
        "120 articles, 120 claims.",
    ]


# ------------------------------------------------------------------ into the ledger

TOY = "from app.run_extract import extract; from tests.app.extract_cases import ToyReader; extract(['{}'], json=True, reader=ToyReader)"


def test_what_extract_prints_load_reads(here: Path) -> None:
    """In two processes, as people type it: keiretsu extract a.txt --json | keiretsu load -"""
    first = [sys.executable, "-c", TOY.format(here / "a.txt")]
    with subprocess.Popen(first, cwd=ROOT, stdout=subprocess.PIPE) as reading:
        second = [sys.executable, "-m", "app.cli", "load", "-", "--json"]
        loading = subprocess.run(second, cwd=ROOT, stdin=reading.stdout, capture_output=True, text=True, check=False)
    assert (reading.returncode, loading.returncode, loading.stderr) == (0, 0, "")
    done = json.loads(loading.stdout)
    assert (done["articles_new"], done["claims_new"], done["published"]["version"]) == (1, 2, 1)
    deals = json.loads(CliRunner().invoke(cli.app, ["deals", "--json"]).stdout)
    assert {deal["id"]: deal["confidence"] for deal in deals} == {"nvidia:INVESTS_IN:arm": 0.9, "arm:COMPETES_WITH:orbline": 0.6}


# ------------------------------------------------------------------ for people


def test_people_are_shown_the_sure_ones_and_told_of_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    told("a.txt")
    assert capsys.readouterr() == (
        "Chips and money (a.txt)\n"
        "  sure   0.90  Nvidia invests in Arm: $5 bn, active\n"
        f"               “{SURE}”\n"
        "  1 more likely (--likely), 1 more for review (--all).\n\n",
        "",
    )


def test_people_can_be_shown_all(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b.json").write_text(json.dumps({"text": "Nothing. cut here", "publisher": "Wire", "published": "2026-03"}))
    told("a.txt", "b.json", least="review")
    assert capsys.readouterr() == (
        "Chips and money (a.txt)\n"
        "  sure   0.90  Nvidia invests in Arm: $5 bn, active\n"
        f"               “{SURE}”\n"
        "  likely 0.60  Arm competes with Orbline: active (reported)\n"
        f"               “{LIKELY}”\n"
        "  review 0.20  Orbline invests in Nvidia: $2 bn, active (reported)\n"
        f"               “{REVIEW}”\n\n"
        "b — Wire, 2026-03 (b.json, line 1)\n"
        "  No claims.\n\n",
        "b.json, line 1: only its first line was read\n2 articles, 3 claims.\n",
    )


def test_hostile_text_is_neither_markup_nor_a_command_to_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # as if on a terminal
    monkeypatch.setenv("COLUMNS", "120")
    hostile = "\x1b[2J\x9b31m [red]\u202eTitle[/red] :smile:"
    Path("a.json").write_text(json.dumps({"title": hostile, "text": f"{SURE}\x1b]0;x\x07", "publisher": hostile}))
    told("a.json")
    out, err = capsys.readouterr()
    assert "�[2J�31m [red]�Title[/red] :smile:" in out
    assert [sign for sign in ("\x9b", "\u202e", "\x07", "\x1b]", "\x1b[2J") if sign in out + err] == []
    assert "\x1b[1;36mNvidia\x1b[0m invests \x1b[1;35m$5 billion\x1b[0m in \x1b[1;36mArm\x1b[0m." in out


# ------------------------------------------------------------------ mistakes


def refused(*words: str) -> str:
    result = CliRunner().invoke(cli.app, ["extract", *words])
    assert isinstance(result.exception, KeiretsuError), result.output
    return str(result.exception)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "Nothing to read: give files, a folder, or - for the standard input."),
        (("a.txt", "--sure", "--all"), "--sure and --all are two choices of claims; give one."),
        (("a.txt", "b.txt", "--title", "x"), "--title, --publisher, --published and --url belong to a single text; 2 files were given."),
    ],
)
def test_mistakes_are_one_sentence(words: tuple[str, ...], message: str) -> None:
    assert refused(*words) == message
