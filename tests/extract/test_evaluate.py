import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.domain import Amount, Claim, Status
from corpus.read import read_article
from corpus.relations import Relation
from extract.evaluate import score, unlisted
from extract.evaluate_confidence import (
    Bin,
    Calibration,
    Point,
    Thresholds,
    at,
    best,
    by_class,
    calibration,
    curve,
    precision_at,
    recall_at,
)
from extract.evaluate_errors import Cause, errors, is_named
from extract.evaluate_fields import FIELDS, Share
from extract.evaluate_fold import folded, standings
from extract.evaluate_ladder import Rung, given_names, given_parties, losses, reach, rungs
from extract.evaluate_listing import table
from extract.evaluate_match import Interval, Tally, matches, tally
from extract.evaluate_names import folded_name
from extract.evaluate_page import calibration_section, classes_section, ladder_section, losses_section, page


def claim(text: str, **fields: object) -> Claim:
    """`claim("Nvidia INVESTS_IN OpenAI")`, active and evident unless said otherwise."""
    subject, relation, other = next(text.partition(f" {r} ") for r in Relation if f" {r} " in text)
    return Claim(**{"subject": subject, "relation": relation.strip(), "object": other, "status": "active", "evidence": text, **fields})


# ------------------------------------------------------------------ against the guide's own scorer

# Articles of corpus/gold/train, trimmed, and predictions made of them by chance: claims left out, turned round, told twice, renamed,
# with other fields. `printed` is what the scorer that belongs to the annotation guide printed for each pair.
PAIRS = [json.loads(line) for line in (Path(__file__).parent / "score_pairs" / "pairs.jsonl").read_text(encoding="utf-8").splitlines()]


def articles(plain: dict[str, list[dict[str, object]]]) -> dict[str, list[Claim]]:
    return {name: [Claim(**fields) for fields in claims] for name, claims in plain.items()}


def three(found: Tally) -> list[str]:
    return [f"{value:.3f}" for value in (found.precision, found.recall, found.f1)]


def counts(found: Tally) -> list[int]:
    return [found.right, found.predicted, found.gold]


@pytest.mark.parametrize("number", range(40))
def test_every_number_is_that_of_the_guides_scorer(number: int) -> None:
    gold, predicted, printed = (PAIRS[number][part] for part in ("gold", "predicted", "printed"))
    gold, predicted = articles(gold), articles(predicted)
    report, found = score(gold, predicted), matches(gold, predicted)
    assert {
        "ignored": report.unknown,
        "articles": {name: counts(tally(m for m in found if m.article == name)) for name in gold},
        "relations": {relation: [*three(t), *counts(t)] for relation, t in report.relations.items()},
        "pair": three(report.pairs),
        "fields": {name: [s.ok, s.of, f"{s.share:.3f}"] for name, s in report.fields.items()},
        "claims": [*three(report.claims), f"{report.f1.low:.3f}", f"{report.f1.high:.3f}", report.articles, report.claims.gold],
    } == printed


def test_the_pairs_reach_every_rule() -> None:
    assert len(PAIRS) == 40
    assert {relation for p in PAIRS for relation in p["printed"]["relations"]} == set(Relation)
    assert {field for p in PAIRS for field in p["printed"]["fields"]} == set(FIELDS)
    reports = [score(articles(p["gold"]), articles(p["predicted"]), rounds=1) for p in PAIRS]
    assert sum(r.left_open for r in reports) > 20
    assert sum(r.unknown for r in reports) > 3
    wrong_fields = {name: sum(s.of - s.ok for r in reports for n, s in r.fields.items() if n == name) for name in FIELDS}
    assert min(wrong_fields.values()) > 3
    written = {
        name for p in PAIRS for part in ("gold", "predicted") for cs in p[part].values() for c in cs for name in (c["subject"], c["object"])
    }
    groups = {folded_name(name): {n.casefold() for n in written if folded_name(n) == folded_name(name)} for name in written}
    assert sum(len(names) > 2 for names in groups.values()) > 20


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Nvidia", "NVIDIA Corporation", True),
        ("Amazon.com, Inc.", "AWS", True),
        ("The Home Depot", "Home Depot", True),
        ("Alphabet", "Google DeepMind", True),
        ("Group SA", "The Group", False),  # nothing but such words: they are the name
        ("U.S.", "United States", True),
        ("SK-Hynix", "SK Hynix", False),  # the guide takes hyphens out and does not part words at them
        ("Mistral", "Mistral AI", True),
        ("Together", "Together AI", False),
        ("Société Générale", "Societe Generale", False),  # nor does it fold accents
    ],
)
def test_names_of_one_organisation(one: str, other: str, same: bool) -> None:
    assert (folded_name(one) == folded_name(other)) is same


# ------------------------------------------------------------------ properties

NAMES = st.sampled_from(["Nvidia", "OpenAI", "AWS", "Google", "Alphabet", "Brightlane", "Norrby Region", "X"])
CLAIMS = st.builds(
    Claim,
    subject=NAMES,
    relation=st.sampled_from(Relation),
    object=NAMES,
    status=st.sampled_from(Status),
    hedged=st.booleans(),
    amount=st.none() | st.builds(Amount, value=st.sampled_from([1e6, 5e6, 5.2e6, 1e9]), currency=st.sampled_from(["USD", "EUR", "XTS"])),
    date=st.sampled_from([None, "2025", "2025-03", "2025-03-04", "2024"]),
    evidence=st.sampled_from(["One sentence says so.", "So does another."]),
    start=st.integers(0, 3),
    confidence=st.sampled_from([None, 0.2, 0.5, 0.9]),
)
SETS = st.dictionaries(st.sampled_from(["a", "b", "c"]), st.lists(CLAIMS, max_size=8), max_size=3)


@given(SETS)
def test_gold_against_itself_is_perfect(drawn: dict[str, list[Claim]]) -> None:
    gold = {name: folded(claims) for name, claims in drawn.items()}
    report = score(gold, gold, rounds=5)
    n = sum(map(len, gold.values()))
    assert report.claims == Tally(n, n, n)
    assert report.pairs.right == report.pairs.predicted == report.pairs.gold
    assert all(share.ok == share.of for share in report.fields.values())
    assert errors(gold, gold) == []


@given(SETS, SETS)
def test_a_wrong_claim_never_raises_precision(gold: dict[str, list[Claim]], predicted: dict[str, list[Claim]]) -> None:
    before = score(gold, predicted, rounds=1).claims
    more = {name: [*predicted.get(name, []), claim("Quillbase SUES Hanabi")] for name in gold}
    after = score(gold, more, rounds=1).claims
    assert after.precision <= before.precision
    assert after.recall == before.recall


@given(SETS, SETS, st.randoms())
def test_order_does_not_matter(gold: dict[str, list[Claim]], predicted: dict[str, list[Claim]], chance) -> None:
    gold, predicted = ({name: folded(claims) for name, claims in drawn.items()} for drawn in (gold, predicted))
    mixed = [{name: chance.sample(claims, len(claims)) for name, claims in drawn.items()} for drawn in (gold, predicted)]
    assert score(*mixed, rounds=5) == score(gold, predicted, rounds=5)
    assert curve(*mixed) == curve(gold, predicted)
    assert calibration(*mixed) == calibration(gold, predicted)


@given(st.lists(CLAIMS, max_size=8), st.randoms())
def test_folding_is_the_same_in_any_order_and_leaves_one_claim_a_triple(claims: list[Claim], chance) -> None:
    once = folded(claims)
    assert folded(chance.sample(claims, len(claims))) == once
    assert folded(once) == once
    assert score({"a": once}, {"a": claims}, rounds=1).claims == Tally(len(once), len(once), len(once))


@given(SETS, SETS)
def test_the_curve_is_what_thresholds_give(gold: dict[str, list[Claim]], predicted: dict[str, list[Claim]]) -> None:
    predicted = {name: folded(claims) for name, claims in predicted.items()}
    for point in curve(gold, predicted):
        assert score(gold, at(predicted, point.threshold), rounds=1).claims == point.claims


@given(SETS, SETS)
def test_every_claim_that_is_not_right_has_one_cause(gold: dict[str, list[Claim]], predicted: dict[str, list[Claim]]) -> None:
    faults = [fault for fault in errors(gold, predicted) if fault.cause != Cause.FIELD]
    found = score(gold, predicted, rounds=1).claims
    assert len(faults) == found.predicted - found.right + found.gold - found.right


# ------------------------------------------------------------------ folding


def usd(value: float, **more: object) -> dict[str, object]:
    return {"value": value, **more}


def deal(**fields: object) -> Claim:
    return claim("Nvidia INVESTS_IN OpenAI", **fields)


@pytest.mark.parametrize(
    ("told", "stands", "also"),
    [
        pytest.param([deal(start=5), deal(start=1)], deal(start=1), [], id="the first in the text"),
        pytest.param([deal(amount=usd(5e9)), deal(start=1)], deal(amount=usd(5e9)), [], id="the one with a sum"),
        pytest.param(
            [deal(amount=usd(1e9), date="2025"), deal(amount=usd(7e9), date="2023")],
            deal(amount=usd(7e9), date="2023"),
            [deal(amount=usd(1e9), date="2025")],
            id="two rounds: the largest",
        ),
        pytest.param(
            [deal(amount=usd(7e9, currency="JPY")), deal(amount=usd(1e9))],
            deal(amount=usd(1e9)),
            [deal(amount=usd(7e9, currency="JPY"))],
            id="the largest in dollars",
        ),
        pytest.param(
            [deal(amount=usd(40e9)), deal(amount=usd(38.4e9), start=9)],
            deal(amount=usd(38.4e9), start=9),
            [],
            id="one deal: the exact figure",
        ),
        pytest.param(
            [deal(status="denied", start=1), deal(start=2)], deal(start=2), [deal(status="denied", start=1)], id="active before denied"
        ),
        pytest.param(
            [deal(status="in_talks"), deal(status="denied", start=2)], deal(status="denied", start=2), [], id="denied before talks"
        ),
        pytest.param(
            [deal(status="in_talks", amount=usd(5e9)), deal(status="denied", start=2)],
            deal(status="denied", start=2, amount=usd(5e9)),
            [],
            id="the denial of a sum",
        ),
        pytest.param(
            [deal(status="in_talks"), deal(status="agreed", start=2)], deal(status="agreed", start=2), [], id="the furthest status"
        ),
        pytest.param(
            [deal(amount=usd(5e9), date="2025"), deal(date="2025-03-04", start=1), deal(date="2026-01-01", start=2)],
            deal(amount=usd(5e9), date="2025-03-04"),
            [],
            id="a more exact date, and no other one",
        ),
        pytest.param(
            [deal(amount=usd(5e9)), deal(status="agreed", date="2025-03-04", start=1)],
            deal(amount=usd(5e9)),
            [],
            id="no date from another status",
        ),
        pytest.param(
            [deal(amount=usd(5e9)), deal(percent=27, date="2025", start=4)],
            deal(amount=usd(5e9), percent=27, date="2025"),
            [],
            id="what it does not say itself",
        ),
        pytest.param([deal(confidence=0.4), deal(confidence=0.7, start=4)], deal(confidence=0.7, start=4), [], id="the surest"),
        pytest.param(
            [deal(confidence=0.4, amount=usd(5e9)), deal(confidence=0.7)],
            deal(confidence=0.7, amount=usd(5e9)),
            [],
            id="sure as the surest",
        ),
    ],
)
def test_one_claim_an_article(told: list[Claim], stands: Claim, also: list[Claim]) -> None:
    [standing] = standings(told)
    assert (standing.claim, list(standing.also)) == (stands, also)


def test_names_of_one_group_are_folded_together() -> None:
    told = [claim("AWS LENDS_TO Hanabi"), claim("Amazon LENDS_TO Hanabi Inc.", amount=usd(3e6)), claim("Alphabet OWNS Google")]
    assert [(c.subject, c.object) for c in folded(told)] == [("Alphabet", "Google"), ("Amazon", "Hanabi Inc.")]


def test_further_deals_of_gold_are_not_scored() -> None:
    text = "Nvidia put $5 million and later $2 million into OpenAI."
    main = {"subject": "Nvidia", "relation": "INVESTS_IN", "object": "OpenAI", "status": "active", "evidence": text}
    _article, claims = read_article({"text": text, "claims": [main | {"amount": usd(5e6), "also": [{"amount": usd(2e6)}]}]}, "here")
    assert len(claims) == 2
    report = score({"a": claims}, {"a": [claims[0]]}, rounds=1)
    assert (report.claims, report.pairs, report.fields["amount"]) == (Tally(1, 1, 1), Tally(1, 1, 1), Share(1, 1))


# ------------------------------------------------------------------ thresholds and calibration

GOLD = {
    "one": [claim("Nvidia INVESTS_IN OpenAI"), claim("OpenAI BUYS_FROM AMD"), claim("Hanabi SUES Quillbase")],
    "two": [claim("Norrby PARTNERS_WITH Hanabi")],
}
READ = {
    "one": [
        claim("Nvidia INVESTS_IN OpenAI Inc.", confidence=0.9),
        claim("OpenAI BUYS_FROM Advanced Micro Devices", confidence=0.6),
        claim("AMD INVESTS_IN OpenAI", confidence=0.6),
        claim("OpenAI PARTNERS_WITH Nvidia", confidence=0.95),  # left open
    ],
    "two": [claim("Hanabi PARTNERS_WITH Norrby", confidence=0.3), claim("Hanabi COMPETES_WITH Norrby", confidence=0.2)],
}
POINTS = [Point(0.9, Tally(1, 1, 4)), Point(0.6, Tally(2, 3, 4)), Point(0.3, Tally(3, 4, 4)), Point(0.2, Tally(3, 5, 4))]


def test_the_curve_and_what_is_read_off_it() -> None:
    assert curve(GOLD, READ) == POINTS
    assert precision_at(POINTS, 0.25) == POINTS[0]
    assert precision_at(POINTS, 0.5) == POINTS[2]
    assert precision_at(POINTS, 0.8) is None
    assert recall_at(POINTS, 0.7) == POINTS[2]
    assert recall_at(POINTS[1:], 0.9) is None
    assert best(POINTS) == POINTS[2]
    assert best(POINTS, 0.8) == POINTS[0]


def test_thresholds_make_three_classes() -> None:
    thresholds = Thresholds(sure=0.9, likely=0.5)
    assert [thresholds.class_of(c) for c in READ["one"][:2] + READ["two"][:1] + GOLD["two"]] == ["sure", "likely", "review", "sure"]
    assert by_class(GOLD, READ, thresholds) == {"sure": Tally(1, 1, 4), "likely": Tally(2, 3, 4), "review": Tally(3, 5, 4)}


def test_calibration_by_width_and_by_mass() -> None:
    found = calibration(GOLD, READ, bins=2)
    assert found == Calibration(
        by_width=(Bin(0.0, 0.5, 2, 0.25, 0.5), Bin(0.5, 1.0, 3, pytest.approx(0.7), pytest.approx(2 / 3))),
        by_mass=(Bin(0.2, 0.6, 4, pytest.approx(0.425), 0.5), Bin(0.9, 0.9, 1, 0.9, 1.0)),
    )
    assert found.error_by_width == pytest.approx((2 * 0.25 + 3 * (0.7 - 2 / 3)) / 5)
    assert found.error_by_mass == pytest.approx((4 * 0.075 + 0.1) / 5)


def test_nothing_predicted_is_no_division_by_zero() -> None:
    assert calibration(GOLD, {}) == Calibration((), ())
    assert calibration(GOLD, {}).error_by_mass == 0.0
    assert curve(GOLD, {}) == []
    assert score({}, {}).f1 == Interval(0.0, 0.0)


def test_only_claims_with_a_party_that_no_table_lists() -> None:
    known = unlisted({"Nvidia", "OpenAI", "AMD", "Advanced Micro Devices", "OpenAI Inc."}.__contains__)
    report = score(GOLD, READ, only=known)
    assert report.claims == Tally(1, 2, 2)
    assert report.pairs == Tally(1, 1, 2)
    assert list(report.relations) == ["PARTNERS_WITH", "SUES", "COMPETES_WITH"]


def test_an_unlisted_spelling_of_a_listed_firm_is_scored_by_golds_name() -> None:
    gold, read = {"a": [claim("Nvidia OWNS Arm")]}, {"a": [claim("NVIDIA Corp. OWNS Arm")]}
    assert score(gold, read, only=unlisted({"Nvidia", "Arm"}.__contains__)).claims == Tally(0, 0, 0)


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
