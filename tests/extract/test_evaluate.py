import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.domain import Amount, Claim, Status
from corpus.read import read_article
from corpus.relations import Relation
from extract.evaluate import score
from extract.evaluate_confidence import (
    calibration,
)
from extract.evaluate_errors import Cause, errors
from extract.evaluate_fields import FIELDS, Share
from extract.evaluate_fold import folded, standings
from extract.evaluate_match import Tally, matches, tally
from extract.evaluate_names import folded_name
from tests.extract.evaluate_cases import claim, deal, usd

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


def test_further_deals_of_gold_are_not_scored() -> None:
    text = "Nvidia put $5 million and later $2 million into OpenAI."
    main = {"subject": "Nvidia", "relation": "INVESTS_IN", "object": "OpenAI", "status": "active", "evidence": text}
    _article, claims = read_article({"text": text, "claims": [main | {"amount": usd(5e6), "also": [{"amount": usd(2e6)}]}]}, "here")
    assert len(claims) == 2
    report = score({"a": claims}, {"a": [claims[0]]}, rounds=1)
    assert (report.claims, report.pairs, report.fields["amount"]) == (Tally(1, 1, 1), Tally(1, 1, 1), Share(1, 1))


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
    assert calibration(*mixed) == calibration(gold, predicted)


@given(st.lists(CLAIMS, max_size=8), st.randoms())
def test_folding_is_the_same_in_any_order_and_leaves_one_claim_a_triple(claims: list[Claim], chance) -> None:
    once = folded(claims)
    assert folded(chance.sample(claims, len(claims))) == once
    assert folded(once) == once
    assert score({"a": once}, {"a": claims}, rounds=1).claims == Tally(len(once), len(once), len(once))


@given(SETS, SETS)
def test_every_claim_that_is_not_right_has_one_cause(gold: dict[str, list[Claim]], predicted: dict[str, list[Claim]]) -> None:
    faults = [fault for fault in errors(gold, predicted) if fault.cause != Cause.FIELD]
    found = score(gold, predicted, rounds=1).claims
    assert len(faults) == found.predicted - found.right + found.gold - found.right


# ------------------------------------------------------------------ folding


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
