"""The rule table: each story with the status that it has now, the rule, the claims that gave it, and what sources disagree on."""

import datetime as dt

import pytest

from corpus.domain import Deal, Status
from corpus.relations import Relation
from graph.deals import deal
from graph.status import RULES
from tests.graph.telling import names, tell


def outcome(lines: list[str], **view: dt.date) -> str:
    """ "agreed by `in talks` on ab (hedged) | status: agreed a, ended b"."""
    found = deal(tell(*lines), **view)
    return summary(found) if found else "nothing"


def summary(found: Deal) -> str:
    sides = [f"{c.what}: " + ", ".join(f"{what} {names(who)}" for what, who in c.sides) for c in found.conflicts]
    return " | ".join([f"{found.status} by '{found.rule}' on {names(found.because)}{' (hedged)' if found.hedged else ''}", *sides])


STORIES = [
    # One claim
    ("in force", ["2025-05-01 active"], "active by 'in force' on a"),
    ("signed", ["2025-05-01 agreed"], "agreed by 'agreed' on a"),
    ("signed on conditions", ["2025-05-01 agreed, conditional"], "agreed by 'agreed on conditions' on a"),
    ("in force on conditions is agreed at most", ["2025-05-01 active, conditional"], "agreed by 'agreed on conditions' on a"),
    ("talks", ["2025-05-01 in_talks"], "in_talks by 'in talks' on a"),
    ("talks on conditions are talks", ["2025-05-01 in_talks, conditional"], "in_talks by 'in talks' on a"),
    ("reported talks", ["2025-05-01 in_talks, hedged"], "in_talks by 'only reported' on a (hedged)"),
    ("reported signing", ["2025-05-01 agreed, hedged"], "agreed by 'only reported' on a (hedged)"),
    ("reported end", ["2025-05-01 ended, hedged"], "ended by 'only reported' on a (hedged)"),
    ("would end if", ["2025-05-01 ended, conditional"], "ended by 'only reported' on a"),
    ("ended", ["2025-05-01 ended"], "ended by 'ended' on a"),
    ("denied by an article", ["2025-05-01 denied"], "denied by 'denied' on a"),
    ("denied by a party", ["2025-05-01 denied, party"], "denied by 'denied by a party' on a"),
    ("denied at second hand", ["2025-05-01 denied, hedged, party"], "denied by 'only reported' on a (hedged)"),
    # The course of things
    ("talks, signed, in force", ["2025-01-01 in_talks", "2025-02-01 agreed", "2025-03-01 active"], "active by 'in force' on c"),
    ("ended after being in force", ["2025-01-01 active", "2025-06-01 ended"], "ended by 'ended' on b"),
    ("talks collapse", ["2025-01-01 in_talks", "2025-06-01 ended"], "ended by 'ended' on b"),
    ("ended and renewed", ["2025-01-01 active", "2025-06-01 ended", "2025-09-01 agreed"], "agreed by 'agreed' on c"),
    ("ended and in force again", ["2025-01-01 active", "2025-06-01 ended", "2025-09-01 active"], "active by 'in force' on c"),
    ("ended and talked of again", ["2025-01-01 active", "2025-06-01 ended", "2025-09-01 in_talks"], "in_talks by 'in talks' on c"),
    ("ended, then rumours", ["2025-01-01 active", "2025-06-01 ended", "2025-09-01 in_talks, hedged"], "ended by 'ended' on b"),
    ("talks of a further round lower nothing", ["2025-01-01 active", "2025-06-01 in_talks"], "active by 'in force' on a"),
    ("talks after signing lower nothing", ["2025-01-01 agreed", "2025-06-01 in_talks"], "agreed by 'agreed' on a"),
    ("a new round of a deal in force leaves it in force", ["2025-01-01 active", "2025-06-01 agreed"], "active by 'in force' on a"),
    ("a plain signing outranks one on conditions", ["2025-01-01 agreed", "2025-06-01 agreed, conditional"], "agreed by 'agreed' on a"),
    ("the latest telling decides", ["2025-01-01 active", "2025-06-01 active", "2025-03-01 active"], "active by 'in force' on b"),
    ("all of the latest day decide", ["2025-06-01 active", "2025-06-01 active"], "active by 'in force' on ab"),
    ("hedged only where all are", ["2025-06-01 agreed, hedged", "2025-06-01 agreed"], "agreed by 'agreed' on b"),
    # Text dates against days of publication
    ("the date in the text counts, not the telling", ["2025-09-01 active, dated 2023", "2025-06-01 ended"], "ended by 'ended' on b"),
    ("an end dated before the renewal", ["2025-10-01 ended, dated 2024-12", "2025-03-01 agreed"], "agreed by 'agreed' on b"),
    ("what is to start later was agreed when told", ["2025-10-01 agreed, dated 2027", "2025-06-01 ended"], "agreed by 'agreed' on a"),
    ("an end announced for later", ["2025-10-01 ended, dated 2027", "2025-09-01 active"], "ended by 'ended' on a"),
    ("unknown days come first", ["? ended", "2025-01-01 active"], "active by 'in force' on b"),
    ("an undated mention revives nothing", ["? active", "2025-01-01 ended"], "ended by 'ended' on b"),
    # Equal days
    ("on one day the end is the news", ["2025-01-01 active", "2025-01-01 ended"], "ended by 'ended' on b | status: active a, ended b"),
    (
        "one article telling both means an older round",
        ["2025-01-01 active, article x", "2025-01-01 ended, article x"],
        "active by 'in force' on a",
    ),
    (
        "one article: stake stands, new round refused",
        ["2025-01-01 active, article x", "2025-01-01 denied, article x"],
        "active by 'in force' on a",
    ),
    (
        "one article dating the end",
        ["2025-09-01 agreed, dated 2025-07, article x", "2025-09-01 ended, dated 2025-08, article x"],
        "ended by 'ended' on b",
    ),
    # Denials
    (
        "a party's denial beats a later rumour",
        ["2025-01-01 denied, party", "2025-02-01 agreed, hedged"],
        "denied by 'denied by a party' on a",
    ),
    (
        "a party's denial beats an earlier rumour",
        ["2025-01-01 agreed, hedged", "2025-02-01 denied, party"],
        "denied by 'denied by a party' on b",
    ),
    (
        "a party's denial of what others state",
        ["2025-01-01 active", "2025-02-01 denied, party"],
        "denied by 'denied by a party' on b | status: active a, denied b",
    ),
    (
        "a party disowns what was agreed",
        ["2025-01-01 agreed, party", "2025-02-01 denied, party"],
        "denied by 'denied by a party' on b | status: agreed a, denied b",
    ),
    ("a party's denial, then the party signs", ["2025-01-01 denied, party", "2025-02-01 agreed, party"], "agreed by 'agreed' on b"),
    ("a party's denial, then a dated signing", ["2025-01-01 denied, party", "2025-02-20 agreed, dated 2025-02"], "agreed by 'agreed' on b"),
    ("a party's denial, then a new sum", ["2025-01-01 denied, party", "2025-02-20 agreed, $5 bn"], "agreed by 'agreed' on b"),
    (
        "a party's denial, then a bare mention",
        ["2025-01-01 denied, party", "2025-02-20 agreed"],
        "denied by 'denied by a party' on a | status: agreed b, denied a",
    ),
    (
        "a party's denial, then the old sum again",
        ["2024-12-01 agreed, $5 bn", "2025-01-01 denied, party", "2025-02-20 agreed, $5 bn"],
        "denied by 'denied by a party' on b | status: agreed ac, denied b",
    ),
    (
        "a party's end, then a bare mention",
        ["2025-01-01 ended, party", "2025-02-20 active"],
        "ended by 'ended' on a | status: active b, ended a",
    ),
    ("an outsider's end, then a bare mention", ["2025-01-01 ended", "2025-02-20 active"], "active by 'in force' on b"),
    (
        "a denial of new talks leaves what is in force",
        ["2024-01-01 active", "2025-01-01 in_talks, hedged", "2025-01-03 denied, party"],
        "active by 'in force' on a",
    ),
    (
        "a denial with talks long before the deal",
        ["2023-01-01 in_talks", "2024-01-01 active", "2025-01-03 denied, party"],
        "denied by 'denied by a party' on c | status: active b, denied c",
    ),
    ("an outsider's denial answers talk", ["2025-01-01 in_talks", "2025-02-01 denied"], "denied by 'denied' on b"),
    ("talk after an outsider's denial", ["2025-01-01 denied", "2025-02-01 in_talks"], "in_talks by 'in talks' on b"),
    (
        "an outsider's denial of a signing is a conflict",
        ["2025-01-01 agreed", "2025-02-01 denied"],
        "agreed by 'agreed' on a | status: agreed a, denied b",
    ),
    ("an outsider's denial that was overtaken", ["2025-01-01 denied", "2025-02-01 agreed"], "agreed by 'agreed' on b"),
    ("a rumour after an outsider's denial", ["2025-01-01 denied", "2025-02-01 agreed, hedged"], "denied by 'denied' on a"),
    (
        "ended, and a later denial of new talks",
        ["2024-01-01 active", "2025-01-01 ended", "2025-06-01 denied, party"],
        "ended by 'ended' on b",
    ),
    # Second hand
    (
        "a rumoured end of a deal in force",
        ["2025-01-01 active", "2025-02-01 ended, hedged"],
        "active by 'in force' on a | status: active a, ended b",
    ),
    (
        "a rumoured end that was overtaken",
        ["2025-01-01 active", "2025-02-01 ended, hedged", "2025-03-01 active"],
        "active by 'in force' on c",
    ),
    (
        "a rumour of signing after stated talks",
        ["2025-01-01 in_talks", "2025-02-01 agreed, hedged"],
        "agreed by 'only reported' on b (hedged)",
    ),
    ("stated talks after a rumour of signing", ["2025-01-01 agreed, hedged", "2025-02-01 in_talks"], "in_talks by 'in talks' on b"),
    (
        "rumoured talks lower no rumoured signing",
        ["2025-01-01 agreed, hedged", "2025-02-01 in_talks, hedged"],
        "agreed by 'only reported' on a (hedged)",
    ),
    ("the latest rumour", ["2025-01-01 active, hedged", "2025-02-01 ended, hedged"], "ended by 'only reported' on b (hedged)"),
    (
        "the strongest rumour of a day",
        ["2025-01-01 agreed, hedged", "2025-01-01 active, hedged"],
        "active by 'only reported' on b (hedged)",
    ),
    ("talks reportedly broken off", ["2025-01-01 in_talks", "2025-02-01 ended, hedged"], "ended by 'only reported' on b (hedged)"),
    ("a rumour never outranks a statement", ["2025-01-01 agreed", "2025-02-01 active, hedged"], "agreed by 'agreed' on a"),
    # One round among several
    (
        "the end of one round",
        ["2024-01-01 active, $1 bn, dated 2023-12", "2025-01-01 active, $5 bn, dated 2024-12", "2025-06-01 ended, $1 bn"],
        "active by 'in force' on b",
    ),
    (
        "an older mention without a sum goes with the ended round",
        ["2024-01-01 active", "2024-01-01 active, $1 bn", "2025-06-01 ended, $1 bn"],
        "ended by 'ended' on c",
    ),
    ("an end that alone names the sum", ["2024-01-01 agreed", "2025-06-01 ended, $1 bn"], "ended by 'ended' on b"),
    ("a denied sum that was only rumoured", ["2024-01-01 active", "2025-06-01 denied, $40 bn, party"], "active by 'in force' on a"),
    (
        "a denied sum that was stated",
        ["2024-01-01 agreed, $40 bn", "2025-06-01 denied, $40 bn, party"],
        "denied by 'denied by a party' on b | status: agreed a, denied b",
    ),
    # Shares
    ("a stake told twice", ["2025-01-01 active, 27 %", "2025-01-20 active, 27.5 %"], "active by 'in force' on b"),
    ("a stake in dispute", ["2025-01-01 active, 27 %", "2025-01-20 active, 32 %"], "active by 'in force' on b | percent: 27 % a, 32 % b"),
    ("a stake that changed", ["2023-01-01 active, 49 %", "2025-10-28 active, 27 %"], "active by 'in force' on b"),
]


@pytest.mark.parametrize(("lines", "expected"), [row[1:] for row in STORIES], ids=[row[0] for row in STORIES])
def test_a_story_has_its_status(lines: list[str], expected: str) -> None:
    assert outcome(lines) == expected


def test_every_rule_is_told_by_a_story() -> None:
    told = {expected.split("'")[1] for *_, expected in STORIES} | {"term over"}
    assert told == {rule.name for rule in RULES}
    assert all(rule.sentence.endswith(".") and rule.sentence[0].isupper() for rule in RULES)


TERMS = [
    ("within the term", ["2023-01-01 active, until 2025-06"], "2025-06-30", "active by 'in force' on a"),
    ("after the term", ["2023-01-01 active, until 2025-06"], "2025-07-01", "ended by 'term over' on a"),
    (
        "the latest of two terms",
        ["2023-01-01 active, until 2024", "2023-02-01 agreed, until 2026"],
        "2025-07-01",
        "active by 'in force' on a",
    ),
    ("told in force after its term", ["2023-01-01 active, until 2024", "2025-02-01 active"], "2025-07-01", "active by 'in force' on b"),
    ("ended before its term", ["2023-01-01 active, until 2024", "2023-06-01 ended"], "2025-07-01", "ended by 'ended' on b"),
    ("the term of mere talks", ["2023-01-01 in_talks, until 2024"], "2025-07-01", "in_talks by 'in talks' on a"),
]


@pytest.mark.parametrize(("lines", "day", "expected"), [row[1:] for row in TERMS], ids=[row[0] for row in TERMS])
def test_a_term_runs_out_in_views_of_a_day(lines: list[str], day: str, expected: str) -> None:
    assert outcome(lines, as_of=dt.date.fromisoformat(day)) == expected


def test_a_term_does_not_run_out_without_a_day() -> None:
    assert outcome(["2003-01-01 active, until 2005-06"]) == "active by 'in force' on a"


PARTIES = [
    ("speaker Nvidia", True),
    ("speaker OpenAI", True),
    ("speaker OpenAI Inc.", True),
    ("speaker Jensen Huang of Nvidia", True),
    ("speaker a spokesperson for OpenAI", True),
    ("speaker OpenAI's chief executive", True),
    ("speaker a person familiar with OpenAI's plans", False),
    ("speaker a former Nvidia executive", False),
    ("speaker Nvidia rival AMD", False),
    ("speaker an analyst at Oxa", False),
    ("speaker OpenAIxyz", False),
    ("paper Nvidia", True),
    ("paper NVIDIA Newsroom", True),
    ("paper OpenAI Blog", True),
    ("paper OpenAI Watch", False),
    ("paper The Nvidia Observer", False),
    ("kind filing", True),
    ("kind press release", True),
    ("kind blog", False),
]


@pytest.mark.parametrize(("who", "party"), PARTIES, ids=[row[0] for row in PARTIES])
def test_a_party_is_known_by_its_name_or_its_pages(who: str, party: bool) -> None:
    rule = "denied by a party" if party else "denied"
    assert outcome([f"2025-05-01 denied, {who}"]) == f"denied by '{rule}' on a"


LIFE = [
    "2025-09-22 agreed, up to $100 bn, party, dated 2025-09-22",
    "2025-11-19 agreed, up to $100 bn, kind filing, conditional",
    "2026-01-30 ended, hedged, up to $100 bn",
    "2026-02-03 denied, speaker Jensen Huang of Nvidia",
    "2026-02-27 active, $30 bn, dated 2026-02",
]
VIEWS = {
    "2025-08-01": "nothing",
    "2025-10-01": "agreed by 'agreed' on a",
    "2025-12-01": "agreed by 'agreed' on a",
    "2026-01-31": "agreed by 'agreed' on a | status: agreed a, ended c",
    "2026-02-10": "denied by 'denied by a party' on d | status: agreed ab, denied d",
    "2026-03-01": "active by 'in force' on e",
}


@pytest.mark.parametrize("day", VIEWS)
def test_is_the_100_billion_investment_real(day: str) -> None:
    assert outcome(LIFE, as_of=dt.date.fromisoformat(day)) == VIEWS[day]
    assert outcome(LIFE, known_at=dt.date.fromisoformat(day)) == VIEWS[day]


def test_the_same_rules_hold_for_every_relation() -> None:
    for relation in Relation:
        found = deal(tell("2025-01-01 active", "2025-06-01 ended", relation=relation))
        assert found is not None
        assert (found.relation, found.status, found.rule) == (relation, Status.ENDED, "ended")


def test_the_table_stands_in_the_order_that_the_rules_are_tried() -> None:
    order = [rule.name for rule in RULES]
    wanted = [
        "ended",
        "denied by a party",
        "term over",
        "in force",
        "agreed",
        "agreed on conditions",
        "denied",
        "only reported",
        "in talks",
    ]
    assert order == wanted
