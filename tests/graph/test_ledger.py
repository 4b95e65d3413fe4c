"""What goes into the ledger comes out of it, once; and what goes leaves nothing behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.dates import PartialDate
from corpus.domain import Amount, Event, Source
from corpus.errors import KeiretsuError
from graph.ledger import Added, Counts, Ledger, Removed
from graph.statement import Head, joint
from tests.graph.ledger_cases import article, claim, put, told

INVESTS = claim("Vela INVESTS_IN Tarn, active")
OWNS = claim("Tarn OWNS Brim, agreed")
KINDS = ("article", "claim", "deal", "organisation", "event")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite") as opened:
        yield opened


def changed(ledger: Ledger, since: int) -> dict[str, list[str]]:
    return {kind: keys for kind in KINDS if (keys := sorted(ledger.changed(kind, since=since)))}  # type: ignore[arg-type]


def test_an_article_with_its_claims(ledger: Ledger) -> None:
    story = article("one", INVESTS, OWNS)
    assert ledger.add(story, [INVESTS, OWNS]) == Added(article_new=True, claims_new=2, claims_gone=0)
    assert told(ledger) == {"tarn:OWNS:brim": ["agreed"], "vela:INVESTS_IN:tarn": ["active"]}
    assert ledger.counts() == Counts(articles=1, claims=2, deals=2, organisations=3, judgements=0, publishers=1)
    first, second = ledger.statements()
    assert [(s.id == s.reading, s.subject, s.object, s.claim.start, s.claim.end) for s in (*first[1], *second[1])] == [
        (True, "tarn", "brim", 33, 48),
        (True, "vela", "tarn", 11, 32),
    ]
    assert first[1][0].article == next(ledger.heads())
    assert [s.id for s in ledger.claims()] == sorted(s.id for _, statements in (first, second) for s in statements)


def test_twice_changes_nothing(ledger: Ledger) -> None:
    story = article("one", INVESTS)
    ledger.add(story, [INVESTS])
    before, seq = list(ledger.statements()), ledger.seq
    assert ledger.add(story, [INVESTS, INVESTS]) == Added(article_new=False, claims_new=0, claims_gone=0)
    assert ledger.add(story, []) == Added(article_new=False, claims_new=0, claims_gone=0)
    assert ledger.add(story, [INVESTS], replace=True) == Added(article_new=False, claims_new=0, claims_gone=0)
    assert (list(ledger.statements()), ledger.seq) == (before, seq)


def test_further_claims_join_and_replace_takes_the_others_out(ledger: Ledger) -> None:
    story = article("one", INVESTS, OWNS)
    ledger.add(story, [INVESTS])
    assert ledger.add(story, [OWNS]) == Added(article_new=False, claims_new=1, claims_gone=0)
    assert ledger.add(story, [OWNS], replace=True) == Added(article_new=False, claims_new=0, claims_gone=1)
    assert told(ledger) == {"tarn:OWNS:brim": ["agreed"]}
    assert ledger.add(story, [], replace=True) == Added(article_new=False, claims_new=0, claims_gone=0)  # whose would go?
    assert told(ledger) == {"tarn:OWNS:brim": ["agreed"]}


def test_remove_takes_exactly_what_an_article_alone_supports(ledger: Ledger) -> None:
    one, two = put(ledger, "one", INVESTS, OWNS), put(ledger, "two", INVESTS)
    assert ledger.remove([one, one, "a:unknown"]) == Removed(articles=1, claims=2)
    assert told(ledger) == {"vela:INVESTS_IN:tarn": ["active"]}
    assert [o.id for o in ledger.organisations()] == ["tarn", "vela"]
    assert [h.id for h in ledger.heads()] == [two]
    assert ledger.remove([two]) == Removed(articles=1, claims=1)
    assert ledger.counts() == Counts(0, 0, 0, 0, 0, 0)
    seq = ledger.seq
    assert ledger.remove([one, two]) == Removed(articles=0, claims=0)
    assert ledger.seq == seq


def test_the_change_sequence_names_what_came_and_went(ledger: Ledger) -> None:
    one = put(ledger, "one", INVESTS)
    assert ledger.seq == 1
    everything = changed(ledger, 0)
    claim_id = everything["claim"][0]
    assert everything == {"article": [one], "claim": [claim_id], "deal": ["vela:INVESTS_IN:tarn"], "organisation": ["tarn", "vela"]}
    two = put(ledger, "two", OWNS.model_copy(update={"event": Event(id="round-1")}))
    assert changed(ledger, 1) == {
        "article": [two],
        "claim": list(ledger.changed("claim", since=1)),
        "deal": ["tarn:OWNS:brim"],
        "organisation": ["brim", "tarn"],
        "event": ["round-1"],
    }
    ledger.remove([one])
    assert ledger.seq == 3
    assert changed(ledger, 2) == everything  # gone, and named all the same
    assert changed(ledger, 3) == {}
    assert sorted(ledger.changed("organisation", since=0)) == ["brim", "tarn", "vela"]  # each once


def test_where_a_spelling_changes_the_name_shown_all_deals_read_differently(ledger: Ledger) -> None:
    put(ledger, "one", claim("Vela INVESTS_IN Tarnfjell AS, active"), claim("Tarnfjell OWNS Brim, active", subject="Tarnfjell AS"))
    seq = ledger.seq
    two = put(ledger, "two", claim("Kor BUYS_FROM Tarnfjell, active"))
    assert [(o.id, o.name, o.aliases) for o in ledger.organisations(["tarnfjell"])] == [("tarnfjell", "Tarnfjell", ("Tarnfjell AS",))]
    assert changed(ledger, seq)["deal"] == ["kor:BUYS_FROM:tarnfjell", "tarnfjell:OWNS:brim", "vela:INVESTS_IN:tarnfjell"]
    seq = ledger.seq
    put(ledger, "three", claim("Mir BUYS_FROM Tarnfjell, active"))
    assert changed(ledger, seq)["deal"] == ["mir:BUYS_FROM:tarnfjell"]
    ledger.remove([two])
    assert changed(ledger, seq + 1)["deal"] == ["kor:BUYS_FROM:tarnfjell"]


def test_symmetric_deals_are_one_whoever_is_named_first(ledger: Ledger) -> None:
    put(ledger, "one", claim("Vela PARTNERS_WITH Brim, active"), claim("Brim PARTNERS_WITH Vela, agreed"))
    assert sorted(told(ledger)["brim:PARTNERS_WITH:vela"]) == ["active", "agreed"]
    assert [(s.subject, s.object) for s in ledger.claims()] == [("brim", "vela")] * 2
    assert [(o.id, o.name) for o in ledger.organisations()] == [("brim", "Brim"), ("vela", "Vela")]


def test_a_claim_within_one_organisation_is_kept_apart(ledger: Ledger) -> None:
    put(ledger, "one", claim("Google OWNS Gemini, active"), INVESTS)
    assert list(told(ledger)) == ["vela:INVESTS_IN:tarn"]
    assert [(loose.read.object, loose.reason) for loose in ledger.loose()] == [
        ("Gemini", "'Google' and 'Gemini' both stand for 'google'"),
    ]
    assert [s.claim.subject for s in ledger.claims()] == ["Vela"]
    assert [o.id for o in ledger.organisations()] == ["tarn", "vela"]


def test_the_fuller_version_of_an_article_stays_in_any_order(tmp_path: Path) -> None:
    fields = {"title": "", "published": None, "fetched": PartialDate("2026-03-01")}
    bare = article("one", INVESTS).model_copy(update=fields)
    full = bare.model_copy(update={"published": PartialDate("2026-01-05"), "language": "en"})
    assert bare.id == full.id
    seen = []
    for name, order in (("a", (bare, full)), ("b", (full, bare)), ("c", (bare, full, bare))):
        with Ledger.open(tmp_path / f"{name}.sqlite") as ledger:
            assert [ledger.add(one, [INVESTS]).article_new for one in order] == [True, False, False][: len(order)]
            seen.append((list(ledger.statements()), list(ledger.heads()), ledger.article("one")))
    assert seen[0] == seen[1] == seen[2]
    assert seen[0][2] == full
    assert seen[0][1][0].learned == "2026-01-05"


def test_a_new_head_of_an_article_changes_its_deals(ledger: Ledger) -> None:
    story = article("one", INVESTS)
    ledger.add(story, [INVESTS])
    assert ledger.add(story.model_copy(update={"publisher": "The Gazette"}), [INVESTS], replace=True) == Added(False, 0, 0)
    assert changed(ledger, 1) == changed(ledger, 0)
    assert [s.article.publisher for s in ledger.claims()] == ["The Gazette"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"evidence": "Vela buys Tarn."},
            "one: the evidence 'Vela buys Tarn.' does not stand anywhere in the article's text;"
            " give the sentence word for word, with its place or without.",
        ),
        (
            {"start": 3, "end": 21},
            "one: the evidence 'Vela invests in Tarn.' does not stand at 3–21 in the article's text;"
            " give the sentence word for word, with its place or without.",
        ),
    ],
)
def test_evidence_has_to_stand_in_the_text(ledger: Ledger, fields: dict[str, object], sentence: str) -> None:
    with pytest.raises(KeiretsuError) as caught:
        ledger.add(article("one", INVESTS), [OWNS.model_copy(update={"evidence": "Story one."}), INVESTS.model_copy(update=fields)])
    assert str(caught.value) == sentence
    assert (ledger.seq, ledger.counts().articles) == (0, 0)


def test_the_head_of_an_article(ledger: Ledger) -> None:
    source = Source.model_validate({"publisher": "Reuters", "url": "https://wire.example/9"})
    fields = {"canonical_url": "https://news.example/c", "based_on": (source,), "origin": "w9", "kind": "summary", "language": "en"}
    story = put(ledger, "one", INVESTS, published=PartialDate("2026-Q1"), **fields)
    reprint = put(ledger, "two", text=" STORY one.  Vela\ninvests in Tarn.", published=None, publisher=None, url=None, title="")
    first, second = sorted(ledger.heads([story, reprint, "a:none"]), key=lambda h: h.key or "")
    links = ("u:https://news.example/c", "u:https://news.example/one", "u:https://wire.example/9")
    assert first == Head(
        id=story,
        title="Story one",
        publisher="The Courier",
        published="2026-Q1",
        learned="2026-03-31",
        kind="summary",
        url="https://news.example/one",
        origins=("g:w9", second.origins[0], *links),
        based_on="Reuters",
        based_on_url="https://wire.example/9",
        key="one",
        language="en",
    )
    assert second == Head(reprint, "", None, None, None, "news", None, first.origins[1:2], key="two")


def test_an_article_is_found_by_id_address_and_key(ledger: Ledger) -> None:
    story = article("one", INVESTS, canonical_url="https://news.example/c")
    ledger.add(story, [INVESTS])
    other = put(ledger, "two", OWNS)
    for name in (story.id, "https://news.example/one", "https://news.example/c", "one"):
        assert ledger.article(name) == story
    assert ledger.article("three") is None
    third = put(ledger, "two", INVESTS)
    with pytest.raises(KeiretsuError, match=f"'two' names 2 articles; give one of their ids: {', '.join(sorted((other, third)))}"):
        ledger.article("two")
    assert sorted((listed.head.key, listed.claims) for listed in ledger.articles()) == [("one", 1), ("two", 1), ("two", 1)]


def test_events_tell_the_latest_joint_amount(ledger: Ledger) -> None:
    small, large = (Event(id="round-1", amount=Amount(value=v)) for v in (1e9, 2e9))
    put(ledger, "late", INVESTS.model_copy(update={"event": large}), published=PartialDate("2026-02-01"))
    early = put(ledger, "early", INVESTS.model_copy(update={"event": small}), OWNS.model_copy(update={"event": Event(id="e2")}))
    assert told_events(ledger) == {"e2": Event(id="e2"), "round-1": large}
    assert told_events(ledger, ["round-1", "none"]) == {"round-1": large}
    ledger.remove([h.id for h in ledger.heads() if h.id != early])
    assert told_events(ledger) == {"e2": Event(id="e2"), "round-1": small}


def told_events(ledger: Ledger, ids: list[str] | None = None) -> dict[str, Event]:
    return {event: joint(statements) for event, statements in ledger.events(ids)}


def test_of_a_summary_the_publishers_that_it_rests_on_count(ledger: Ledger) -> None:
    wire, paper = Source(publisher="Wire"), Source(publisher="Paper")
    for key, kind, publisher, sources in (
        ("one", "summary", "Desk", (wire,)),
        ("two", "summary", "Desk (reprint)", (wire, paper)),
        ("three", "news", "Paper", (wire,)),
        ("four", "news", None, ()),
    ):
        put(ledger, key, INVESTS, kind=kind, publisher=publisher, based_on=sources)
    assert ledger.counts().publishers == 2, "Wire and Paper"


def test_statements_of_some_deals_and_claims(ledger: Ledger) -> None:
    put(ledger, "one", INVESTS, OWNS)
    whole = list(ledger.statements())
    assert list(ledger.statements(["vela:INVESTS_IN:tarn", "none:OWNS:none", "vela:INVESTS_IN:tarn"])) == whole[1:]
    assert list(ledger.claims([whole[0][1][0].id, "c:none"])) == whole[0][1]
    assert (list(ledger.statements([])), list(ledger.claims([])), list(ledger.organisations([]))) == ([], [], [])


def test_products_come_by_their_owner(ledger: Ledger) -> None:
    assert {p.owner for p in ledger.products_of("anthropic")} == {"anthropic"}
    assert ledger.products_of("vela") == []


def test_the_deals_of_an_organisation_by_id_or_name(ledger: Ledger) -> None:
    put(ledger, "one", INVESTS, OWNS, claim("Tarnfjell OWNS Brim, active"))
    assert ledger.deals_of("tarn") == ledger.deals_of("Tarn") == ["tarn:OWNS:brim", "vela:INVESTS_IN:tarn"]
    assert ledger.deals_of("tarnfjell:OWNS:brim") == ["tarnfjell:OWNS:brim"]
    with pytest.raises(KeiretsuError, match="No deal of 'Mir' is in the ledger"):
        ledger.deals_of("Mir")
