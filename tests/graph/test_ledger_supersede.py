"""A newer version of an extractor reads an article again: only its own older readings go, judgements stay, and the difference is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.domain import Claim, Status
from corpus.errors import KeiretsuError
from graph.ledger import Ledger
from graph.ledger_supersede import Superseded
from tests.graph.ledger_cases import article, claim, judgement, told

INVESTS = claim("Vela INVESTS_IN Tarn, active")
OWNS = claim("Tarn OWNS Brim, agreed")
BUYS = claim("Brim BUYS_FROM Vela, active")
STORY = article("one", INVESTS, OWNS, BUYS)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite") as opened:
        yield opened


def by(extractor: str, *claims: Claim, **fields: object) -> list[Claim]:
    return [c.model_copy(update={"extractor": extractor} | fields) for c in claims]


def words(found: Superseded) -> dict[str, object]:
    """The difference, by the claims' objects."""
    return {
        "new": sorted(c.object for _, c in found.new),
        "gone": sorted(c.object for _, c in found.gone),
        "changed": {change.after.object: change.fields for change in found.changed},
        "same": found.same,
    }


def test_what_the_new_version_reads_takes_the_place_of_what_the_old_one_read(ledger: Ledger) -> None:
    ledger.add(STORY, by("sieve 1.9", INVESTS, OWNS))
    seq = ledger.seq
    read = [*by("sieve 1.10", INVESTS, status=Status.ENDED, hedged=True), *by("sieve 1.10", BUYS)]
    found = ledger.supersede(STORY.id, "sieve 1.10", read)
    assert words(found) == {
        "new": ["Vela"],
        "gone": ["Brim"],
        "changed": {"Tarn": {"status": ("active", "ended"), "hedged": (False, True)}},
        "same": 0,
    }
    ids = {s.claim.object: s.id for s in ledger.claims()}
    assert ([i for i, _ in found.new], [c.id for c in found.changed]) == ([ids["Vela"]], [ids["Tarn"]])
    assert told(ledger) == {"brim:BUYS_FROM:vela": ["active"], "vela:INVESTS_IN:tarn": ["ended"]}
    assert ledger.seq == seq + 1
    assert sorted(ledger.changed("deal", since=seq)) == ["brim:BUYS_FROM:vela", "tarn:OWNS:brim", "vela:INVESTS_IN:tarn"]
    assert {e for (e,) in ledger._reader.execute("SELECT body ->> 'extractor' FROM readings")} == {"sieve 1.10"}


def test_the_same_readings_of_a_new_version_differ_in_nothing(ledger: Ledger) -> None:
    ledger.add(STORY, by("sieve 1", INVESTS, OWNS))
    assert words(ledger.supersede(STORY.id, "sieve 2", by("sieve 2", INVESTS, OWNS))) == {"new": [], "gone": [], "changed": {}, "same": 2}
    seq = ledger.seq
    assert ledger.supersede(STORY.id, "sieve 2", by("sieve 2", INVESTS, OWNS)).same == 2
    assert ledger.seq == seq  # twice changes nothing


def test_a_new_version_that_reads_nothing_takes_all_of_the_old_one(ledger: Ledger) -> None:
    ledger.add(STORY, by("sieve 1", INVESTS, OWNS))
    assert words(ledger.supersede(STORY.id, "sieve 2", [])) == {"new": [], "gone": ["Brim", "Tarn"], "changed": {}, "same": 0}
    assert (told(ledger), ledger.counts().articles) == ({}, 1)


def test_readings_of_people_and_of_other_extractors_stay(ledger: Ledger) -> None:
    ledger.add(
        STORY,
        [
            *by("sieve 1", INVESTS, OWNS),
            *by("sifter 1", OWNS, status=Status.DENIED),
            *by("Ada", INVESTS, confidence=None, status=Status.ENDED),
        ],
    )
    found = ledger.supersede(STORY.id, "sieve 2", by("sieve 2", BUYS))
    assert words(found) == {"new": ["Vela"], "gone": ["Brim", "Tarn"], "changed": {}, "same": 0}
    rows = ledger._reader.execute("SELECT body ->> 'object', body ->> 'extractor' FROM readings ORDER BY 1").fetchall()
    assert rows == [("Brim", "sifter 1"), ("Tarn", "Ada"), ("Vela", "sieve 2")]
    assert told(ledger) == {"brim:BUYS_FROM:vela": ["active"], "tarn:OWNS:brim": ["denied"], "vela:INVESTS_IN:tarn": ["ended"]}


def test_judgements_stay_and_hold_again_when_the_claim_comes_back(ledger: Ledger) -> None:
    ledger.add(STORY, by("sieve 1", INVESTS, OWNS))
    ids = {s.claim.object: s.id for s in ledger.claims()}
    ledger.judge(judgement("reject", ids["Tarn"]))
    ledger.judge(judgement("correct", ids["Brim"], at=1, status="ended"))
    changed = ledger.supersede(STORY.id, "sieve 2", by("sieve 2", INVESTS, OWNS, confidence=0.4))
    assert words(changed)["changed"] == {"Tarn": {"confidence": (0.8, 0.4)}, "Brim": {"confidence": (0.8, 0.4)}}
    assert told(ledger) == {"tarn:OWNS:brim": ["ended (corrected)"]}
    ledger.supersede(STORY.id, "sieve 3", [])
    assert (told(ledger), [standing for _, standing in ledger.judgements()]) == ({}, ["no claim", "no claim"])
    ledger.supersede(STORY.id, "sieve 4", by("sieve 4", INVESTS, OWNS))
    assert told(ledger) == {"tarn:OWNS:brim": ["ended (corrected)"]}


def test_several_readings_of_one_claim_are_compared_one_by_one(ledger: Ledger) -> None:
    ledger.add(STORY, [*by("sieve 1", INVESTS, status=Status.AGREED), *by("sieve 1", INVESTS, status=Status.ENDED)])
    found = ledger.supersede(STORY.id, "sieve 2", by("sieve 2", INVESTS, status=Status.AGREED))
    assert words(found) == {"new": [], "gone": ["Tarn"], "changed": {}, "same": 1}
    assert [c.status for _, c in found.gone] == ["ended"]


@pytest.mark.parametrize(
    ("name", "article_id", "claims", "sentence"),
    [
        ("sieve 2", "a:0", [], r"No article 'a:0' is in the ledger\. See the articles: keiretsu status --articles\."),
        ("sieve 2", STORY.id, by("sieve 3", INVESTS), "A claim read by 'sieve 3' cannot take the place of what 'sieve 2' read."),
        ("sieve 1.9", STORY.id, [], f"{STORY.id} was read by 'sieve 1.10' already, which is newer than 'sieve 1.9'; nothing was changed."),
        ("sieve 2", STORY.id, by("sieve 2", claim("Vela OWNS Nobody, active")), "the evidence 'Vela owns Nobody.' does not stand anywhere"),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(ledger: Ledger, name: str, article_id: str, claims: list[Claim], sentence: str) -> None:
    ledger.add(STORY, by("sieve 1.10", INVESTS))
    seq = ledger.seq
    with pytest.raises(KeiretsuError, match=sentence):
        ledger.supersede(article_id, name, claims)
    assert (ledger.seq, told(ledger)) == (seq, {"vela:INVESTS_IN:tarn": ["active"]})
