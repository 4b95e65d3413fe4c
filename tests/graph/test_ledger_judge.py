"""People's judgements: what each does, what takes it back, and what is said of those that have no effect."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.dates import PartialDate
from corpus.domain import Judgement
from corpus.errors import KeiretsuError
from graph.ledger import Ledger
from graph.ledger_view import version
from tests.graph.ledger_cases import article, claim, judgement, only, put, told

INVESTS = claim("Vela INVESTS_IN Tarn, active")
DEAL = "vela:INVESTS_IN:tarn"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite") as opened:
        yield opened


def test_reject_confirm_and_taking_back(ledger: Ledger) -> None:
    put(ledger, "one", INVESTS)
    it = only(ledger)
    reject, confirm = judgement("reject", it, at=1), judgement("confirm", it, at=2)
    ledger.judge(reject)
    assert told(ledger) == {}
    assert (ledger.counts().claims, ledger.counts().judgements) == (0, 1)
    assert list(ledger.organisations()) == []
    ledger.judge(confirm)
    assert told(ledger) == {DEAL: ["active (confirmed)"]}
    assert ledger.judgements() == [(reject, "outweighed"), (confirm, "active")]
    back = judgement("withdraw", confirm.id, at=3)
    ledger.judge(back)
    assert told(ledger) == {}
    ledger.judge(judgement("withdraw", back.id, at=4))
    assert told(ledger) == {DEAL: ["active (confirmed)"]}
    ledger.judge(judgement("withdraw", reject.id, at=5))
    assert [state for _, state in ledger.judgements()] == ["withdrawn", "active", "withdrawn", "active", "active"]


@pytest.mark.parametrize(
    ("kinds", "shown", "states"),
    [
        (["confirm"], ["active (confirmed)"], ["active"]),
        (["reject"], [], ["active"]),
        (["confirm", "reject"], [], ["outweighed", "active"]),
        (["reject", "confirm"], ["active (confirmed)"], ["outweighed", "active"]),
        (["reject", "correct"], ["ended (corrected)"], ["outweighed", "active"]),
        (["correct", "reject"], [], ["outweighed", "active"]),
        (["correct", "confirm"], ["ended (corrected)"], ["active", "active"]),
        (["correct", "correct"], ["ended (corrected)"], ["outweighed", "active"]),
        (["reject", "reject"], [], ["outweighed", "active"]),
        (["confirm", "confirm"], ["active (confirmed)"], ["active", "active"]),
    ],
)
def test_the_newest_judgement_on_a_claim_decides(ledger: Ledger, kinds: list[str], shown: list[str], states: list[str]) -> None:
    put(ledger, "one", INVESTS)
    it = only(ledger)
    given = [judgement(kind, it, at=at, **({"status": "ended"} if kind == "correct" else {})) for at, kind in enumerate(kinds)]
    for one in reversed(given):  # the times count, not the order of arrival
        ledger.judge(one)
    assert told(ledger).get(DEAL, []) == shown
    assert ledger.judgements() == list(zip(given, states, strict=True))


def test_corrections_add_up_and_may_move_a_claim_to_another_deal(ledger: Ledger) -> None:
    put(ledger, "one", INVESTS.model_copy(update={"amount": None}))
    it, seq = only(ledger), ledger.seq
    first = judgement("correct", it, at=1, object="Brim", status="agreed")
    ledger.judge(first)
    assert told(ledger) == {"vela:INVESTS_IN:brim": ["agreed (corrected)"]}
    assert sorted(ledger.changed("deal", since=seq)) == ["vela:INVESTS_IN:brim", DEAL]
    assert sorted(ledger.changed("organisation", since=seq)) == ["brim", "tarn", "vela"]
    ledger.judge(judgement("correct", it, at=2, status="ended", amount={"value": 5e9, "text": "up to $5 bn"}, date="2026-01"))
    (statement,) = ledger.claims()
    assert (statement.id, statement.claim.object, statement.claim.status, statement.claim.date) == (it, "Brim", "ended", "2026-01")
    assert statement.claim.amount
    assert (statement.claim.amount.value, statement.claim.amount.bound) == (5e9, "up_to")
    assert [state for _, state in ledger.judgements()] == ["active", "active"]
    ledger.judge(judgement("withdraw", first.id, at=3))
    assert told(ledger) == {DEAL: ["ended (corrected)"]}


def test_a_corrected_share_stays_a_share_of_the_same(ledger: Ledger) -> None:
    put(ledger, "one", INVESTS.model_validate(INVESTS.model_dump() | {"percent": 10, "percent_of": "stake"}))
    ledger.judge(judgement("correct", only(ledger), percent=12))
    (statement,) = ledger.claims()
    assert statement.claim.percent
    assert statement.claim.percent.model_dump() == {"value": 12.0, "of": "stake"}


def test_a_correction_that_makes_no_sense_is_refused(ledger: Ledger) -> None:
    put(ledger, "one", INVESTS)
    for fields in ({"relation": "LOVES"}, {"subject": None}, {"subject": "!!"}, {"amount": {"value": -1}}):
        with pytest.raises(KeiretsuError, match=r"A claim cannot be corrected so: '.*' is "):
            ledger.judge(
                Judgement.model_validate(judgement("correct", only(ledger), status="ended").model_dump(exclude={"id"}) | {"fields": fields})
            )
    assert ledger.counts().judgements == 0


def test_a_judgement_outlives_its_claim(ledger: Ledger) -> None:
    put(ledger, "one", INVESTS)
    it = only(ledger)
    reject = judgement("reject", it)
    ledger.judge(reject)
    ledger.remove([h.id for h in ledger.heads()])
    assert ledger.judgements() == [(reject, "no claim")]
    put(ledger, "one", INVESTS)
    assert told(ledger) == {}
    assert ledger.judgements() == [(reject, "active")]


def test_a_judgement_may_come_before_its_claim_and_a_withdrawal_before_its_judgement(ledger: Ledger) -> None:
    story = article("one", INVESTS)
    it = INVESTS.model_copy(update={"start": 11, "end": 32}).id_in(story.id)
    reject = judgement("reject", it, at=1)
    ledger.judge(judgement("withdraw", reject.id, at=2))
    ledger.judge(judgement("confirm", it, at=0))
    ledger.judge(reject)
    ledger.add(story, [INVESTS])
    assert told(ledger) == {DEAL: ["active (confirmed)"]}


def test_the_same_judgement_twice_is_one(ledger: Ledger) -> None:
    put(ledger, "one", INVESTS)
    reject = judgement("reject", only(ledger))
    ledger.judge(reject)
    seq = ledger.seq
    ledger.judge(reject)
    assert (ledger.seq, ledger.counts().judgements) == (seq, 1)


def test_same_merges_and_taking_it_back_parts(ledger: Ledger) -> None:
    put(ledger, "one", INVESTS, claim("TarnSystems OWNS Brim, active").model_copy(update={"subject": "Tarn Systems"}))
    before, seq = list(ledger.statements()), ledger.seq
    same = judgement("same", "tarn-systems", "tarn")
    ledger.judge(same)
    assert list(told(ledger)) == ["tarn:OWNS:brim", DEAL]
    assert ledger.also_ids("tarn") == ("tarn-systems",)
    assert [(o.id, o.name, o.aliases) for o in ledger.organisations(["tarn", "tarn-systems"])] == [("tarn", "Tarn", ("Tarn Systems",))]
    assert sorted(ledger.changed("organisation", since=seq)) == ["brim", "tarn", "tarn-systems"]
    assert sorted(ledger.changed("deal", since=seq)) == ["tarn-systems:OWNS:brim", "tarn:OWNS:brim"]
    ledger.judge(judgement("withdraw", same.id, at=1))
    assert list(ledger.statements()) == before
    assert ledger.also_ids("tarn") == ()
    assert ledger.judgements()[0] == (same, "withdrawn")


def test_a_merge_makes_claims_between_the_two_loose_until_it_is_undone(ledger: Ledger) -> None:
    put(ledger, "one", INVESTS)
    same = judgement("same", "Vela", "Tarn")
    ledger.judge(same)
    assert (told(ledger), [loose.reason for loose in ledger.loose()]) == ({}, ["'Vela' and 'Tarn' both stand for 'tarn'"])
    assert list(ledger.organisations()) == []
    ledger.judge(judgement("withdraw", same.id, at=1))
    assert (list(told(ledger)), list(ledger.loose())) == ([DEAL], [])


def test_a_merge_of_an_organisation_without_claims_touches_both(ledger: Ledger) -> None:
    put(ledger, "one", INVESTS)
    seq = ledger.seq
    ledger.judge(judgement("same", "brim", "tarn"))
    assert ledger.also_ids("tarn") == ("brim",)
    assert list(ledger.changed("organisation", since=seq)) == ["brim", "tarn"]  # its products move


def test_a_merge_may_change_the_name_that_deals_are_read_by(ledger: Ledger) -> None:
    put(ledger, "one", claim("Vela INVESTS_IN Tarnfjell, active"), claim("Tarnfjell OWNS Brim, active"))
    put(ledger, "two", claim("Tarn OWNS Mir, active"))
    seq = ledger.seq
    ledger.judge(judgement("same", "tarn", "nvidia"))
    assert [(o.id, o.name) for o in ledger.organisations(["nvidia"])] == [("nvidia", "Nvidia")]
    assert sorted(ledger.changed("deal", since=seq)) == ["nvidia:OWNS:mir", "tarn:OWNS:mir"]


def test_states_of_judgements_on_organisations_are_the_resolvers(ledger: Ledger) -> None:
    put(ledger, "one", INVESTS)
    first, second = judgement("same", "brim", "tarn", at=1), judgement("not_same", "brim", "tarn", at=2)
    ledger.judge(first)
    ledger.judge(second)
    assert ledger.judgements() == [(first, "outweighed"), (second, "active")]


def test_a_judgement_touches_its_claim_its_deal_and_both_ends(ledger: Ledger) -> None:
    put(ledger, "one", INVESTS)
    it = only(ledger)
    for at, kind in enumerate(("confirm", "reject", "confirm"), 1):
        seq = ledger.seq
        ledger.judge(judgement(kind, it, at=at))
        found = {k: sorted(ledger.changed(k, since=seq)) for k in ("claim", "deal", "organisation", "article")}
        assert found == {"claim": [it], "deal": [DEAL], "organisation": ["tarn", "vela"], "article": []}


def test_a_second_process_sees_judgements_at_once(ledger: Ledger) -> None:
    put(ledger, "one", INVESTS)
    with Ledger.open(ledger.path) as other:
        assert ledger.also_ids("tarn") == ()
        other.judge(judgement("same", "brim", "tarn"))
        assert ledger.also_ids("tarn") == ("brim",)


@pytest.mark.parametrize(
    ("readings", "chosen"),
    [
        ([("sieve 1", 0.9), ("model 2", 0.7)], ["sieve 1"]),
        ([("sieve 1", 0.9), ("ada", None)], ["ada"]),
        ([("sieve 1", 0.7), ("model 2", 0.7)], ["model 2"]),
        ([("sieve 1.9", 0.9), ("sieve 1.10", 0.4)], ["sieve 1.10"]),  # a newer version is there to put the older one right
        ([("sieve 1.9", 0.9), ("sieve 1.10", 0.4), ("model 2", 0.5)], ["model 2"]),
        ([("sieve 1", 0.9), ("sieve 1", 0.4)], ["sieve 1", "sieve 1"]),
        ([("ada", None), ("bob", None)], ["ada"]),
    ],
)
def test_one_extractors_readings_of_a_claim_come_out(tmp_path: Path, readings: list[tuple[str, float | None]], chosen: list[str]) -> None:
    claims = [INVESTS.model_copy(update={"extractor": e, "confidence": c}) for e, c in readings]
    story, seen = article("one", INVESTS), []
    for name, order in (("a", claims), ("b", claims[::-1])):
        with Ledger.open(tmp_path / f"{name}.sqlite") as ledger:
            for one in order:
                ledger.add(story, [one])
            assert ledger.counts().claims == 1
            seen.append([(s.reading, s.claim) for s in ledger.claims()])
    assert seen[0] == seen[1]
    assert [c.extractor for _, c in seen[0]] == chosen
    assert [r[18:] for r, _ in seen[0]] == ["", ".2", ".3"][: len(chosen)]


def test_a_further_reading_goes_by_its_own_id(ledger: Ledger) -> None:
    story = article("one", INVESTS)
    other = INVESTS.model_copy(update={"confidence": 0.2})
    ledger.add(story, [INVESTS, other])
    first, second = ledger.claims()
    assert list(ledger.claims([first.id])) == [first, second]
    assert list(ledger.claims([second.reading])) == [second]
    ledger.add(story, [INVESTS], replace=True)
    assert second.reading in set(ledger.changed("claim", since=1))
    assert [(s.reading, s.claim.confidence) for s in ledger.claims([first.id, second.reading])] == [(first.id, 0.8)]


def test_two_readings_may_name_different_organisations(ledger: Ledger) -> None:
    story = article("one", INVESTS)
    shared = {"subject_text": "Vela", "object_text": "Tarn"}
    old, new = INVESTS.model_copy(update=shared), INVESTS.model_copy(update=shared | {"object": "Brim", "extractor": "sieve 2"})
    ledger.add(story, [old])
    seq = ledger.seq
    ledger.add(story, [new])
    assert list(told(ledger)) == ["vela:INVESTS_IN:brim"]
    assert sorted(ledger.changed("deal", since=seq)) == ["vela:INVESTS_IN:brim", DEAL]
    assert [o.id for o in ledger.organisations()] == ["brim", "vela"]


def test_readings_of_one_claim_that_lead_to_two_deals_are_judged_together(ledger: Ledger) -> None:
    of = claim("Vela BUYS_FROM BlueField, active")
    put(ledger, "one", of, of.model_copy(update={"date": PartialDate("2019")}))
    put(
        ledger,
        "two",
        claim("Google OWNS Google, active"),
        claim("Google OWNS Google, active", date="2019", object="Brim", object_text="Google"),
    )
    before = list(ledger.claims()), list(ledger.loose())
    assert [len(found) for found in before] == [3, 1]
    ledger.judge(judgement("not_same", "Mir", "Kor"))
    assert (list(ledger.claims()), list(ledger.loose())) == before


def test_who_owned_a_product_is_told_by_the_claims_date_else_the_articles(ledger: Ledger) -> None:
    of = claim("Vela BUYS_FROM BlueField, active")
    put(ledger, "one", of, *(of.model_copy(update={"date": PartialDate(d)}) for d in ("2019", "2026-01")))
    put(ledger, "two", of, published=PartialDate("2018-05"))
    assert {(s.article.key, s.claim.date): s.object for s in ledger.claims()} == {
        ("one", None): "nvidia",
        ("one", "2019"): "mellanox",
        ("one", "2026-01"): "nvidia",
        ("two", None): "mellanox",
    }
    ledger.judge(judgement("same", "mellanox", "nvidia"))
    assert {s.object for s in ledger.claims()} == {"nvidia"}


@pytest.mark.parametrize(
    ("extractor", "parts"),
    [
        ("sieve 1.10", ("sieve", (1, 10), "1.10")),
        ("sieve/v2.0-rc1", ("sieve", (2, 0, 1), "2.0-rc1")),
        ("Ada Lovelace", ("Ada Lovelace", (), "")),
        ("", ("", (), "")),
    ],
)
def test_names_and_versions_of_extractors(extractor: str, parts: tuple[object, ...]) -> None:
    assert version(extractor) == parts
