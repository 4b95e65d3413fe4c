"""Whatever the order and repetition of adding, removing, judging and taking back: the ledger shows what the surviving set alone gives.

And whoever follows its changes ends with the same as one who reads everything anew.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.dates import PartialDate
from corpus.domain import Amount, Article, Claim, Event, Judgement, Status
from graph.ledger import Ledger
from graph.ledger_entry import given as filed
from tests.graph.ledger_cases import article, claim, judgement

OF_TARN = claim("Vela INVESTS_IN Tarn, active")
CLAIMS = (
    OF_TARN,
    OF_TARN.model_copy(update={"status": Status.ENDED, "extractor": "sieve 2"}),
    OF_TARN.model_copy(update={"object": "Brim", "object_text": "Tarn", "subject_text": "Vela", "extractor": "ada", "confidence": None}),
    OF_TARN.model_copy(update={"confidence": 0.3}),
    claim("Vela INVESTS_IN Tarnfjell AS, agreed", event=Event(id="round", amount=Amount(value=1e9))),
    claim("Brim INVESTS_IN Tarnfjell, agreed", event=Event(id="round", amount=Amount(value=2e9))),
    claim("Brim PARTNERS_WITH Vela, active"),
    claim("Vela PARTNERS_WITH Brim, denied"),
    claim("Tarn BUYS_FROM BlueField, active"),
    claim("Tarn BUYS_FROM BlueField, active", date="2019"),
    claim("Nvidia OWNS Mellanox, active"),
)
KEYS = {"one": CLAIMS, "two": CLAIMS[:7], "three": CLAIMS[6:]}
STORIES = {key: article(key, *claims) for key, claims in KEYS.items()}
VERSIONS = {
    key: (
        story,
        story.model_copy(update={"publisher": None, "fetched": PartialDate("2018-01-01")}),
        story.model_copy(update={"language": "en"}),
    )
    for key, story in STORIES.items()
}
NAMES = ("Vela", "tarn", "Tarnfjell", "brim", "nvidia", "Mellanox", "BlueField")


def _judgements() -> tuple[Judgement, ...]:
    found: list[Judgement] = []
    ids = sorted({i for key, claims in KEYS.items() for i in filed(STORIES[key], claims)})
    corrections: tuple[dict[str, Any], ...] = ({"status": "denied"}, {"object": "Mellanox"}, {"subject": "Tarn", "relation": "OWNS"})
    for at, target in enumerate(ids):
        found += [judgement(kind, target, at=(7 * at) % 60) for kind in ("reject", "confirm")]
        found.append(judgement("correct", target, at=(11 * at) % 60, **corrections[at % 3]))
    pairs = [(a, b) for a in NAMES for b in NAMES if a != b]
    found += [judgement("same" if n % 3 else "not_same", a, b, at=n % 60) for n, (a, b) in enumerate(pairs)]
    found += [judgement("withdraw", j.id, at=(13 * n) % 60) for n, j in enumerate(found)]
    return (*found, *(judgement("withdraw", j.id, at=n % 60) for n, j in enumerate(found) if j.kind == "withdraw" and n % 4 == 0))


JUDGEMENTS = _judgements()
ADD = st.sampled_from(sorted(KEYS)).flatmap(
    lambda key: st.tuples(st.just("add"), st.sampled_from(VERSIONS[key]), st.lists(st.sampled_from(KEYS[key]), max_size=4))
)
REMOVE = st.tuples(st.just("remove"), st.sampled_from(sorted(s.id for s in STORIES.values())))
JUDGE = st.tuples(st.just("judge"), st.sampled_from(JUDGEMENTS))
STEPS = st.lists(st.one_of(ADD, JUDGE, JUDGE, REMOVE), min_size=1, max_size=14)


# In memory where the system has a folder there: these ledgers are many, and each would wait for the disk.
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None


@contextmanager
def new_ledger() -> Iterator[Ledger]:
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder, Ledger.open(Path(folder) / "l.sqlite") as ledger:
        yield ledger


def do(ledger: Ledger, step: tuple[Any, ...]) -> None:
    match step:
        case ("add", Article() as story, claims):
            ledger.add(story, claims)
        case ("remove", story_id):
            ledger.remove([story_id])
        case ("judge", Judgement() as made):
            ledger.judge(made)


def surviving(steps: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The steps that make the same from nothing: what was added and not removed since, and all judgements, each once and in its own order."""
    added: dict[str, tuple[dict[str, Article], dict[str, Claim]]] = {}
    judged: dict[str, Judgement] = {}
    for step in steps:
        match step:
            case ("add", Article() as story, claims):
                versions, read = added.setdefault(story.id, ({}, {}))
                versions[story.model_dump_json()] = story
                read |= {c.model_dump_json(): c for c in claims}
            case ("remove", story_id):
                added.pop(story_id, None)
            case ("judge", Judgement() as made):
                judged[made.id] = made
    adding = [("add", story, list(read.values())) for _, (versions, read) in sorted(added.items()) for story in versions.values()]
    return [*(("judge", made) for _, made in sorted(judged.items())), *adding]


def everything(ledger: Ledger) -> dict[str, Any]:
    """All that the ledger shows, by kind and key: what a publication would hold."""
    names = {o.id: o.name for o in ledger.organisations()}
    return {
        "article": {head.id: head for head in ledger.heads()},
        "claim": {s.reading: s for s in ledger.claims()},
        "deal": {deal: ([names[end] for end in deal.split(":")[::2]], found) for deal, found in ledger.statements()},
        "organisation": {o.id: (o, ledger.also_ids(o.id)) for o in ledger.organisations()},
        "event": dict(ledger.events()),
    }


def whole(ledger: Ledger) -> tuple[Any, ...]:
    return everything(ledger), ledger.counts(), ledger.judgements(), list(ledger.loose()), list(ledger.articles())


@pytest.mark.slow
@settings(max_examples=40)
@given(STEPS)
def test_any_order_gives_what_the_surviving_set_gives(steps: list[tuple[Any, ...]]) -> None:
    with new_ledger() as ledger, new_ledger() as fresh:
        for step in steps:
            do(ledger, step)
            do(ledger, step)
        for step in surviving(steps):
            do(fresh, step)
        assert whole(ledger) == whole(fresh)
        before, seq = whole(ledger), ledger.seq
        with ledger._writing() as writing:
            writing.review_all()
        assert whole(ledger) == before  # what is kept computed is what would be computed now
        assert ledger.seq >= seq


@pytest.mark.slow
@settings(max_examples=40)
@given(STEPS, STEPS)
def test_what_differs_since_a_change_is_named(earlier: list[tuple[Any, ...]], later: list[tuple[Any, ...]]) -> None:
    with new_ledger() as ledger:
        for step in earlier:
            do(ledger, step)
        before, since = everything(ledger), ledger.seq
        for step in later:
            do(ledger, step)
        after = everything(ledger)
        for kind, values in after.items():
            differing = {key for key in values.keys() | before[kind].keys() if values.get(key) != before[kind].get(key)}
            assert differing <= set(ledger.changed(kind, since=since)), kind  # type: ignore[arg-type]


@pytest.mark.slow
@settings(max_examples=20)
@given(STEPS, st.randoms(use_true_random=False))
def test_repeating_what_survives_changes_nothing(steps: list[tuple[Any, ...]], chance: Any) -> None:
    with new_ledger() as ledger:
        for step in steps:
            do(ledger, step)
        before, seq = whole(ledger), ledger.seq
        again = surviving(steps)
        chance.shuffle(again)
        for step in again:
            do(ledger, step)
        assert (whole(ledger), ledger.seq) == (before, seq)


@pytest.mark.parametrize("name", ["statements", "claims", "organisations", "heads", "events"])
def test_asking_for_every_key_gives_what_asking_for_all_gives(name: str) -> None:
    kind = {"statements": "deal", "claims": "claim", "organisations": "organisation", "heads": "article", "events": "event"}[name]
    with new_ledger() as ledger:
        for key, claims in KEYS.items():
            ledger.add(STORIES[key], claims)
        read = getattr(ledger, name)
        assert list(read(ledger.changed(kind, since=0))) == list(read())  # type: ignore[arg-type]
        assert list(read())
