import pytest

from corpus.domain import Organisation, Product
from corpus.tables import Tables
from extract.evaluate import score
from extract.evaluate_confidence import (
    Thresholds,
    by_class,
    calibration,
)
from extract.evaluate_errors import Cause, errors, is_named
from extract.evaluate_fields import Share
from extract.evaluate_ladder import Rung, given_names, given_parties, losses, reach, rungs
from extract.evaluate_listing import table
from extract.evaluate_match import Tally
from extract.evaluate_names import spellings_in
from extract.evaluate_page import calibration_section, classes_section, ladder_section, losses_section, page
from tests.extract.evaluate_cases import GOLD, READ, claim, deal, usd

# ------------------------------------------------------------------ causes


@pytest.mark.parametrize(
    ("gold", "read", "causes"),
    [
        ("Nvidia OWNS Arm", "Nvidia OWNS Arm", []),
        ("Nvidia OWNS Arm", "Arm OWNS Nvidia", [Cause.REVERSED, Cause.OTHER_RELATION]),
        ("Nvidia OWNS Arm", "Nvidia ACQUIRES Arm", [Cause.WRONG_RELATION, Cause.OTHER_RELATION]),
        ("Nvidia OWNS Arm", "Arm ACQUIRES Nvidia", [Cause.WRONG_RELATION, Cause.OTHER_RELATION]),
        ("Nvidia OWNS Arm", "Arm PARTNERS_WITH Nvidia", [Cause.BOTH_NAMED]),  # the partnership is left open
        ("Nvidia OWNS Arm", "Nvidia OWNS Corsica", [Cause.UNKNOWN_NAME, Cause.BOTH_NAMED]),
        ("Nvidia OWNS Arm; AMD OWNS Xilinx", "Nvidia OWNS Arm; AMD OWNS Xilinx; AMD OWNS Arm", [Cause.NO_CLAIM]),
        ("Nvidia OWNS Arm; Nvidia SUES Arm", "Nvidia OWNS Arm; Nvidia LENDS_TO Arm", [Cause.WRONG_RELATION, Cause.OTHER_RELATION]),
        ("Nvidia OWNS Arm", "", [Cause.BOTH_NAMED]),
        ("", "Nvidia OWNS Arm", [Cause.UNKNOWN_NAME]),
    ],
)
def test_causes(gold: str, read: str, causes: list[Cause]) -> None:
    stated, found = ({"a": [claim(text) for text in side.split("; ") if text]} for side in (gold, read))
    assert [fault.cause for fault in errors(stated, found)] == causes


@pytest.mark.parametrize(
    ("sentence", "cause"),
    [
        ("OpenAI's cloud is AWS.", Cause.BOTH_NAMED),
        ("The ChatGPT maker turned to Amazon Web Services, Inc.", Cause.ONE_BY_REFERENCE),
        ("Amazonian rivers and open AI need the startup.", Cause.BOTH_BY_REFERENCE),
        ("It said so of the two companies.", Cause.BOTH_BY_REFERENCE),
    ],
)
def test_missed_by_what_the_sentence_names(sentence: str, cause: Cause) -> None:
    gold = {"a": [claim("OpenAI LEASES_COMPUTE_FROM Amazon", evidence=sentence)]}
    assert [fault.cause for fault in errors(gold, {})] == [cause]


def test_spellings_can_be_given() -> None:
    assert not is_named("OpenAI", "The ChatGPT maker said so.")
    assert is_named("OpenAI", "The ChatGPT maker said so.", spellings=lambda name: [name, "ChatGPT"])


def test_spellings_of_the_tables() -> None:
    gpu = Product(id="p:hopper", name="Hopper", kind="chip", owner="nvidia", aliases=("H100",))
    nvidia = Organisation(id="nvidia", name="Nvidia", aliases=("Nvidia Corp", "NVDA"), former_names=("NVision",))
    known = spellings_in(Tables({"nvidia": nvidia}, (gpu,), "1"))
    assert list(known("NVDA")) == ["NVDA", "Nvidia", "Nvidia Corp", "NVDA", "NVision", "Hopper", "H100"]
    assert list(known("AWS"))[:2] == ["AWS", "amazon"]
    assert is_named("Nvidia Corporation", "It ordered 4,000 H100s and an H100.", spellings=known)
    assert not is_named("Nvidia Corporation", "It ordered 4,000 H200s.", spellings=known)


def test_wrong_fields_of_right_claims() -> None:
    gold = {"a": [claim("Nvidia OWNS Arm", amount=usd(4e10), percent=90, date="2025", evidence="Nvidia bought Arm, all but a tenth.")]}
    read = {"a": [claim("Nvidia OWNS Arm", amount=usd(4e9), date="2024", hedged=True, status="agreed", evidence="Nobody knew.")]}
    assert [(f.cause, f.field) for f in errors(gold, read)] == [
        (Cause.FIELD, field) for field in ("status", "hedged", "amount", "percent", "date", "evidence")
    ]


# ------------------------------------------------------------------ the ladder


def test_rungs_say_what_each_step_brings() -> None:
    with_names = {**READ, "two": READ["two"][:1]}
    assert rungs(GOLD, {"nothing": READ, "names": with_names}) == [
        Rung("nothing", Tally(3, 5, 4), Tally(3, 3, 4), None),
        Rung("names", Tally(3, 4, 4), Tally(3, 3, 4), pytest.approx(6 / 8 - 6 / 9)),
    ]


def test_what_one_run_tells_of_its_losses() -> None:
    read = {"one": [*READ["one"], claim("Hanabi SUES Tarnfjell"), claim("Quillbase SUES Hanabi")], "two": []}
    found = losses(GOLD, read)
    assert found.claims == Tally(2, 5, 4)
    assert found.names_struck == Tally(2, 4, 4)
    assert found.pairs == Tally(3, 4, 4)
    assert found.relation == Share(3, 3)
    assert found.direction == Share(2, 3)
    assert found.recall == {"both named": Share(2, 4), "one by reference": Share(0, 0), "both by reference": Share(0, 0)}


def test_what_an_extractor_is_given_and_can_reach() -> None:
    assert given_names(GOLD)["two"] == {"Norrby", "Hanabi"}
    assert given_parties(GOLD)["two"] == {"Norrby PARTNERS_WITH Hanabi": {"Norrby", "Hanabi"}}
    assert reach(GOLD, {"one": ["NVIDIA Corp.", "OpenAI", "Hanabi"], "two": []}) == Share(1, 4)


# ------------------------------------------------------------------ the page

PAGE = """\
# Two articles

Claims: precision 0.600 (0.500 to 0.667), recall 0.750 (0.667 to 1.000), F1 0.667 (0.667 to 0.667); in brackets the 95 % intervals over articles.
3 of 5 predicted claims are right; gold has 4 in 2 articles.
Left open, neither right nor wrong: partnerships beside a more specific relation of the same two, 1.
"""


def test_the_page_reads_well() -> None:
    shown = page(score(GOLD, READ), errors(GOLD, READ), title="Two articles")
    assert shown.startswith(PAGE)
    assert "| BUYS_FROM          |     1.000 |  1.000 | 1.000 |     1 |         1 |    1 |\n" in shown
    assert "| missed: both parties named in the sentence |      1 |\n" in shown
    assert (
        "### predicted: right pair, wrong relation\n\n"
        "- one: AMD INVESTS_IN OpenAI\n"
        "  gold: OpenAI BUYS_FROM AMD\n"
        '  "AMD INVESTS_IN OpenAI"\n'
        "  confidence 0.60\n\n"
        "- two: Hanabi COMPETES_WITH Norrby\n"
        "  gold: Norrby PARTNERS_WITH Hanabi\n"
    ) in shown


def test_a_wrong_field_is_shown_with_both_values() -> None:
    gold, read = {"a": [deal(amount=usd(4e10, per="year"))]}, {"a": [deal(confidence=0.5, why="put … into")]}
    assert page(score(gold, read), errors(gold, read)).endswith(
        "### right claim, wrong field: amount\n\n"
        "- a: Nvidia INVESTS_IN OpenAI, amount none\n"
        "  gold: Nvidia INVESTS_IN OpenAI, amount 4e+10 USD a year\n"
        '  "Nvidia INVESTS_IN OpenAI"\n'
        "  confidence 0.50; why: put … into\n"
    )


@pytest.mark.parametrize(
    ("stated", "read", "shown"),
    [
        ({"hedged": True}, {}, ["Nvidia INVESTS_IN OpenAI, hedged false", "gold: Nvidia INVESTS_IN OpenAI, hedged true"]),
        ({"percent": 12.5}, {"percent": 27}, ["Nvidia INVESTS_IN OpenAI, percent 27", "gold: Nvidia INVESTS_IN OpenAI, percent 12.5"]),
        ({"date": "2025-03"}, {}, ["Nvidia INVESTS_IN OpenAI, date none", "gold: Nvidia INVESTS_IN OpenAI, date 2025-03"]),
        (
            {"evidence": "So it was said."},
            {"evidence": "Quite another one."},
            ["Nvidia INVESTS_IN OpenAI", "gold: Nvidia INVESTS_IN OpenAI", '"Quite another one."', 'gold: "So it was said."'],
        ),
    ],
)
def test_values_in_words(stated: dict[str, object], read: dict[str, object], shown: list[str]) -> None:
    gold, predicted = {"a": [deal(**stated)]}, {"a": [deal(**read)]}
    lines = [line.strip() for line in page(score(gold, predicted), errors(gold, predicted)).splitlines()]
    assert lines[lines.index(f"- a: {shown[0]}") + 1 :][: len(shown) - 1] == shown[1:]


def test_articles_that_gold_lacks_are_said() -> None:
    assert "predicted articles that gold lacks, 1.\n" in page(score({}, {"a": []}), [])


def test_text_of_articles_is_neither_markup_nor_a_command_to_the_terminal() -> None:
    hostile = "\x1b[2J![x](http://a.example/p.png)\n# <b>*no*</b> " + "word " * 200
    shown = page(score({"a": []}, {"a": [deal(evidence=hostile)]}), errors({"a": []}, {"a": [deal(evidence=hostile)]}))
    assert r'  "\[2J!\[x](http://a.example/p.png) # \<b>\*no\*\</b> word' in shown
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) < 400


def test_no_more_examples_than_asked_for() -> None:
    read = {"a": [claim(f"Firm{i} SUES Hanabi") for i in range(5)]}
    shown = page(score({"a": []}, read), errors({"a": []}, read), examples=2)
    assert shown.count("\n- a: ") == 2
    assert shown.endswith("\n\n3 more.\n")


def test_no_errors_are_said_so() -> None:
    assert page(score(GOLD, GOLD), errors(GOLD, GOLD)).endswith("## Errors\n\nNone.\n")


def test_sections_for_confidence_classes_and_ladder() -> None:
    assert calibration_section(calibration(GOLD, READ, bins=2)).splitlines()[:6] == [
        "## Confidence",
        "",
        "Expected calibration error: 0.120 in bins of equal width, 0.080 in bins of equally many claims.",
        "",
        "| confidence   | claims | promised | right |",
        "| ------------ | -----: | -------: | ----: |",
    ]
    assert classes_section(by_class(GOLD, READ, Thresholds(sure=0.9, likely=0.5))).splitlines()[-1] == (
        "| review |     0.600 |  0.750 | 0.667 |     3 |         5 |    4 |"
    )
    assert ladder_section(rungs(GOLD, {"nothing": READ, "all": GOLD})).splitlines()[2:] == [
        "| given   | precision | recall |    F1 | pair F1 |   step |",
        "| ------- | --------: | -----: | ----: | ------: | -----: |",
        "| nothing |     0.600 |  0.750 | 0.667 |   0.857 |        |",
        "| all     |     1.000 |  1.000 | 1.000 |   1.000 | +0.333 |",
    ]
    assert "| recall, both named                        |     3 |   4 | 0.750 |" in losses_section(losses(GOLD, READ))


def test_cells_cannot_break_a_table() -> None:
    assert table(("a|b", "n"), [("x", "1")]) == "| a\\|b |   n |\n| ---- | --: |\n| x    |   1 |"
