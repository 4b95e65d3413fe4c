"""A deal as a whole: its life line, sources, dates and views of the past; and what holds for any statements whatever."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.domain import Capacity, Deal, Part, Percent, Status, Step
from corpus.relations import Relation
from graph.deals import deal, deals, left_out
from graph.statement import Statement
from tests.graph.telling import bn, names, parts, statement, tell


def test_a_deal_whole() -> None:
    story = tell(
        "2025-09-22 agreed, up to $100 bn, party, dated 2025-09, until 2030, 10 GW, origin w",
        "2025-11-19 in_talks, hedged, paper Ledger, origin w, speaker people close to it, sure 0.4",
    )
    assert deal(story) == Deal(
        subject="nvidia",
        relation=Relation.INVESTS_IN,
        object="openai",
        status=Status.AGREED,
        rule="agreed",
        because=("c:a",),
        hedged=False,
        life_line=(
            Step(
                claim="c:a",
                status=Status.AGREED,
                hedged=False,
                on="2025-09-22",
                date_from="published",
                learned="2025-09-22",
                article="a:a",
                publisher="Paper a",
                speaker=None,
            ),
            Step(
                claim="c:b",
                status=Status.IN_TALKS,
                hedged=True,
                on="2025-11-19",
                date_from="published",
                learned="2025-11-19",
                article="a:b",
                publisher="Ledger",
                speaker="people close to it",
            ),
        ),
        parts=(
            Part(
                status=Status.AGREED,
                low=0.0,
                high=100e9,
                bound="up_to",
                per=None,
                text="up to $100 bn",
                date="2025-09",
                event=None,
                claims=("c:a",),
                counted=True,
            ),
        ),
        amount_low=0.0,
        amount_high=100e9,
        amount_bound="up_to",
        amount_text="up to $100 bn",
        promised_low=0.0,
        promised_high=100e9,
        capacity=Capacity(value=10, unit="GW", text="10 GW"),
        since="2025-09",
        until="2030",
        first_seen="2025-09-22",
        last_seen="2025-11-19",
        origins=1,
        publishers=("Ledger", "Paper a"),
        claims=("c:a", "c:b"),
        confidence=0.8,
    )


LIFE = tell(
    "2025-09-22 agreed, up to $100 bn, party, dated 2025-09-22",
    "2025-11-19 agreed, up to $100 bn, kind filing, conditional",
    "2026-01-30 ended, hedged, up to $100 bn",
    "2026-02-03 denied, speaker Jensen Huang of Nvidia",
    "2026-02-27 active, $30 bn, dated 2026-02",
)
VIEWS = [
    ("2025-09-22", Status.AGREED, (0, 100), (0, 100), ["*agreed 0.0–100.0 up_to, up to $100 bn (a)"]),
    ("2025-12-01", Status.AGREED, (0, 100), (0, 100), ["*agreed 0.0–100.0 up_to, up to $100 bn (ab)"]),
    ("2026-01-31", Status.AGREED, (0, 100), (0, 100), ["*agreed 0.0–100.0 up_to, up to $100 bn (abc)"]),
    ("2026-02-10", Status.DENIED, (0, 100), (None, None), ["*denied 0.0–100.0 up_to, up to $100 bn (abc)"]),
    (
        "2026-03-01",
        Status.ACTIVE,
        (30, 30),
        (None, None),
        ["denied 0.0–100.0 up_to, up to $100 bn (abc)", "*active 30.0–30.0 exact, $30 bn (e)"],
    ),
]


@pytest.mark.parametrize(("day", "status", "sums", "promised", "told"), VIEWS, ids=[view[0] for view in VIEWS])
def test_the_100_billion_through_time(day: str, status: Status, sums: tuple[int, int], promised: tuple[int, int], told: list[str]) -> None:
    found = deal(LIFE, as_of=dt.date.fromisoformat(day))
    assert found is not None
    assert (found.status, parts(found)) == (status, told)
    assert ((bn(found.amount_low), bn(found.amount_high)), (bn(found.promised_low), bn(found.promised_high))) == (sums, promised)


FACTS = [
    ("since: the text's date", ["2025-09-22 active, dated 2023"], ("2023", None)),
    (
        "since: the earliest of those stated",
        ["2025-09-22 active, dated 2023-05", "2024-01-01 agreed", "2020-01-01 in_talks"],
        ("2023-05", None),
    ),
    (
        "since: the finer of two that end on one day",
        ["2025-09-22 active, dated 2023", "2025-01-01 active, dated 2023-12"],
        ("2023-12", None),
    ),
    ("since: not from hearsay", ["2025-09-22 active, hedged"], (None, None)),
    ("since: told before it starts", ["2025-09-22 agreed, dated 2027"], ("2025-09-22", None)),
    ("since: this year, told in this year", ["2025-09-22 agreed, dated 2025"], ("2025", None)),
    ("since: unknown", ["? active"], (None, None)),
    ("since: dated by an article of unknown day", ["? active, dated 2023"], ("2023", None)),
    ("until: the latest term", ["2025-01-01 active, until 2026-06", "2025-01-01 agreed, until 2027"], ("2025-01-01", "2027")),
    ("until: the dated end", ["2024-01-01 active, until 2030", "2025-09-22 ended, dated 2025-08"], ("2024-01-01", "2025-08")),
    ("until: the end by its telling", ["2024-01-01 active", "2025-09-22 ended"], ("2024-01-01", "2025-09-22")),
    ("until: an end of unknown day", ["? ended"], (None, None)),
]


@pytest.mark.parametrize(("lines", "expected"), [row[1:] for row in FACTS], ids=[row[0] for row in FACTS])
def test_from_when_until_when(lines: list[str], expected: tuple[str | None, str | None]) -> None:
    found = deal(tell(*lines))
    assert found is not None
    assert (found.since, found.until) == expected


def test_shares_and_capacity_are_the_latest_stated() -> None:
    found = deal(tell("2023-01-01 active, 49 %, 1 GW", "2025-10-28 active, 27 %", "2026-01-01 in_talks, 50 %, 9 GW"))
    assert found is not None
    assert (found.percent, found.capacity) == (Percent(value=27, of="stake"), Capacity(value=1, unit="GW", text="1 GW"))


def test_a_persons_reading_is_reviewed_and_sure() -> None:
    found = deal(tell("2023-01-01 active, sure by a person"))
    assert found is not None
    assert (found.reviewed, found.confidence) == (True, None)
    judged = [replace(s, judged="confirmed") for s in tell("2023-01-01 active, sure 0.3")]
    assert (known := deal(judged)) is not None
    assert (known.reviewed, known.confidence) == (True, 0.3)


def test_when_a_step_counts_and_why() -> None:
    found = deal(tell("2025-09-22 active, dated 2023", "2025-09-22 active", "? active", "? agreed, dated 2024-02"))
    assert found is not None
    assert [(names([s.claim]), s.on, s.date_from, s.learned) for s in found.life_line] == [
        ("c", None, "unknown", None),
        ("a", "2023-12-31", "text", "2025-09-22"),
        ("d", "2024-02-29", "text", None),
        ("b", "2025-09-22", "published", "2025-09-22"),
    ]


def test_views_of_the_past_leave_out_what_has_no_day() -> None:
    story = tell("? active", "? active, dated 2024", "2025-06-01 active, dated 2023", "2025-06-01 ended")
    day = dt.date(2024, 12, 31)
    assert (left_out(story), left_out(story, as_of=day), left_out(story, known_at=day), left_out(story * 2, known_at=day)) == (0, 1, 2, 2)
    seen = [
        deal(story, as_of=day),
        deal(story, known_at=day),
        deal(story, as_of=dt.date(2025, 6, 1), known_at=dt.date(2025, 6, 1)),
        deal(story),
    ]
    assert [names(d.claims) if d else None for d in seen] == ["bc", None, "cd", "abcd"]


CUMULATIVE = [
    "2020-01-01 agreed, $1 bn, dated 2019-07",
    "2025-11-07 agreed, $13 bn, dated 2019, sentence It has promised $13 bn since 2019.",
]


@pytest.mark.parametrize(("day", "sums"), [("2020-06-30", 1.0), ("2025-11-06", 1.0), ("2025-11-07", 13.0)])
def test_a_total_until_now_counts_from_the_day_it_was_told(day: str, sums: float) -> None:
    found = deal(tell(*CUMULATIVE), as_of=dt.date.fromisoformat(day))
    assert found is not None
    assert (names(found.claims), bn(found.amount_high)) == ("ab", sums)


def test_no_statements_make_no_deal() -> None:
    assert deal([]) is None
    assert list(deals([("x", []), ("nvidia:INVESTS_IN:openai", LIFE)])) == [deal(LIFE)]


def test_readings_of_one_claim_stand_beside_each_other() -> None:
    first = statement("2025-01-01 active, $1 bn", "a")
    second = replace(statement("2025-01-01 agreed, $2 bn", "a"), reading="c:a.2")
    found = deal([first, second])
    assert found is not None
    assert (found.claims, parts(found)) == (("c:a",), ["*active 1.0–1.0 exact, $1 bn (a)", "*agreed 2.0–2.0 exact, $2 bn (a)"])


# What holds for any statements

DAYS = st.dates(dt.date(2023, 1, 1), dt.date(2024, 12, 31)).map(dt.date.isoformat)
SUMS = st.builds(
    "{}{}{} bn{}".format,
    st.sampled_from(["", "up to ", "over ", "about ", "another "]),
    st.sampled_from("$$€₿"),
    st.sampled_from([1, 2, 3, 3.1, 5, 8]),
    st.sampled_from(["", "", " a year", " a month", " a title", " a year for 3 years", " in all"]),
)
WORDS = st.lists(
    st.one_of(
        st.sampled_from(
            ["hedged", "conditional", "party", "article x", "article y", "origin u", "origin v", "event e", "event f $9 bn", "27 %", "30 %"]
        ),
        DAYS.map("dated {}".format),
        DAYS.map("until {}".format),
        SUMS,
        SUMS,
    ),
    max_size=5,
)
LINES = st.builds(
    lambda day, status, words: ", ".join([f"{day} {status}", *words]), st.one_of(DAYS, st.just("?")), st.sampled_from(Status), WORDS
)
TOLD = st.lists(LINES, min_size=1, max_size=8).map(lambda lines: tell(*lines))


@given(TOLD, st.data(), st.one_of(st.none(), st.dates(dt.date(2023, 1, 1), dt.date(2025, 1, 1))))
def test_order_and_repetition_change_nothing(story: list[Statement], data: st.DataObject, day: dt.date | None) -> None:
    shuffled = data.draw(st.permutations(story + story[: len(story) // 2]))
    assert deal(shuffled, as_of=day) == deal(story, as_of=day)


@given(TOLD)
def test_least_is_never_more_than_most(story: list[Statement]) -> None:
    found = deal(story)
    assert found is not None
    pairs = [(p.low, p.high) for p in found.parts]
    pairs += [(found.amount_low, found.amount_high), (found.promised_low, found.promised_high), (found.yearly_low, found.yearly_high)]
    assert all((low is None) == (high is None) for low, high in pairs)
    assert all(0 <= low <= high for low, high in pairs if low is not None and high is not None)
    assert (found.promised_high or 0) <= (found.amount_high or 0)


@given(TOLD, st.dates(dt.date(2023, 1, 1), dt.date(2025, 1, 1)), st.dates(dt.date(2023, 1, 1), dt.date(2025, 1, 1)))
def test_a_later_view_knows_no_less(story: list[Statement], one: dt.date, other: dt.date) -> None:
    early, late = sorted((one, other))
    for view in ("as_of", "known_at"):
        before, after, now = deal(story, **{view: early}), deal(story, **{view: late}), deal(story)
        assert set(before.claims if before else ()) <= set(after.claims if after else ()) <= set(now.claims if now else ())


@given(TOLD, st.one_of(st.none(), st.dates(dt.date(2023, 1, 1), dt.date(2025, 1, 1))))
def test_a_status_is_one_that_its_claims_state(story: list[Statement], day: dt.date | None) -> None:
    found = deal(story, as_of=day)
    if found is None or found.rule == "term over":
        return
    because = [s for s in story if s.id in found.because]
    stated = {Status.AGREED if s.claim.conditional and s.claim.status is Status.ACTIVE else s.claim.status for s in because}
    assert stated == {found.status}
    assert found.hedged == all(s.claim.hedged for s in because)


@given(TOLD)
def test_parts_hold_every_sum_once(story: list[Statement]) -> None:
    found = deal(story)
    assert found is not None
    told = sorted(claim for part in found.parts for claim in part.claims)
    assert told == sorted(s.id for s in story if s.claim.amount or (s.claim.event and s.claim.event.amount))


@given(TOLD)
def test_every_deal_survives_being_written_down(story: list[Statement]) -> None:
    found = deal(story)
    assert found is not None
    assert Deal.model_validate_json(found.model_dump_json()) == found
