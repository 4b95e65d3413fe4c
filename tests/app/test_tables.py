"""What people see at a terminal, and what a pipe reads."""

from typing import Any

import pytest

from app.one_deal import tell
from app.tables import answer, table
from graph.deals import deal
from graph.reading import Answer
from tests.graph.telling import tell as statements

BACKERS = Answer(
    ("backer", "backer_id", "relation", "status", "low", "amount", "since", "origins", "sentence", "deal"),
    [("Vela", "vela", "INVESTS_IN", "active", 2e9, None, None, 3, "Vela invests in Tarn: $2 bn, active", "vela:INVESTS_IN:tarn")],
)
QUOTES = Answer(("speaker", "deal", "status", "sentence"), [("Ada", "vela:INVESTS_IN:tarn", "denied", "We never invested.")])


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"FORCE_COLOR": "1", "NO_COLOR": "1", "TERM": "xterm", "COLUMNS": "60"}.items():
        monkeypatch.setenv(name, value)


def printed(capsys: pytest.CaptureFixture[str]) -> list[str]:
    out = capsys.readouterr().out
    for mark in ("\x1b[1m", "\x1b[0m"):
        out = out.replace(mark, "")
    return [" ".join(line.strip("│ ┃").replace("┃", "│").split()) for line in out.splitlines() if not line.startswith(("┏", "┡", "└"))]


def test_a_pipe_gets_every_column(capsys: pytest.CaptureFixture[str]) -> None:
    answer(BACKERS, all_columns=False)
    assert capsys.readouterr().out.splitlines() == [
        "backer\tbacker id\trelation\tstatus\tlow\tamount\tsince\torigins\tsentence\tdeal",
        "Vela\tvela\tINVESTS_IN\tactive\t2 bn\t\t\t3\tVela invests in Tarn: $2 bn, active\tvela:INVESTS_IN:tarn",
    ]


def test_a_terminal_shows_what_is_worth_reading(terminal: None, capsys: pytest.CaptureFixture[str]) -> None:
    answer(BACKERS, all_columns=False)
    assert printed(capsys) == ["backer │ origins │ sentence", "Vela │ 3 │ Vela invests in Tarn: $2 bn, active"]


def test_an_articles_sentence_does_not_say_which_deal_it_is_about(terminal: None, capsys: pytest.CaptureFixture[str]) -> None:
    answer(QUOTES, all_columns=False)
    shown = printed(capsys)
    assert shown[0] == ""
    assert shown[1:] == ["speaker Ada", "deal vela:INVESTS_IN:tarn", "status denied", "sentence We never invested."]


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ([("a", 1.5, True)], ["name │ sum │ hedged", "a │ 1.5 │ yes"]),
        ([("a" * 80, None, False)], ["name │ sum │ hedged", "a" * 43 + " │ │ no", "a" * 37]),
        ([], ["name │ sum │ hedged"]),
    ],
)
def test_a_table_that_fits(rows: list[tuple[Any, ...]], shown: list[str], terminal: None, capsys: pytest.CaptureFixture[str]) -> None:
    table(("name", "sum", "hedged"), rows)
    assert printed(capsys) == shown


def test_a_table_that_is_too_wide_becomes_records_without_what_is_empty(terminal: None, capsys: pytest.CaptureFixture[str]) -> None:
    table(("name", "sums", "note", "by"), [("a" * 30, [1e9, None], "", "b" * 30), ("c", None, "d" * 90, {"status": "ended"})], title="All")
    assert printed(capsys) == [
        "All",
        "",
        "name " + "a" * 30,
        "sums 1 bn, –",
        "by " + "b" * 30,
        "",
        "name c",
        "note " + "d" * 90,
        "by status=ended",
    ]


def test_a_deal_is_told_with_its_reprints_and_what_is_inside_its_total(capsys: pytest.CaptureFixture[str]) -> None:
    said = statements(
        "2025-01-01 agreed, up to $100 bn, paper Wire",
        "2025-01-01 agreed, up to $100 bn, paper Wire",
        "2025-02-01 active, $10 bn",
        "2025-03-01 in_talks, hedged, speaker Ada",
    )
    found = deal(said)
    assert found
    tell(found, said, {"nvidia": "Nvidia", "openai": "OpenAI"})
    assert capsys.readouterr().out.splitlines() == [
        "Nvidia invests in OpenAI: $10–100 bn, of it up to $90 bn promised; active",
        "Status: active. It is stated as a fact that it is in force; later talks are about a further round.",
        "Told by Paper c, Paper d, Wire: 4 independent origins.",
        "Since 2025-01-01.",
        "Sum: up to $100 bn, agreed.",
        "Sum: $10 bn, active, inside the total.",
        "",
        "2025-01-01  agreed — Wire",
        "  “It says so.”",
        "   (no address) c:a",
        "   (no address) c:b",
        "",
        "2025-02-01  active — Paper c ◂ gives the status",
        "  “It says so.”",
        "   (no address) c:c",
        "",
        "2025-03-01  in talks, reported — Ada, in Paper d",
        "  “It says so.”",
        "   (no address) c:d",
    ]
