"""Deals: what all claims on one subject, relation and object come to, now or as of a day. Pure: nothing is asked or stored."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from corpus.dates import PartialDate
from corpus.domain import Deal, Status, Step
from graph.conflicts import conflicts
from graph.origins import origins, publishers
from graph.parts import groups
from graph.statement import Statement
from graph.status import CLOSED, STANDING, Story, Verdict
from graph.totals import part, totals
from graph.voice import Voice, voice


def deals(
    grouped: Iterable[tuple[str, Sequence[Statement]]], *, as_of: dt.date | None = None, known_at: dt.date | None = None
) -> Iterator[Deal]:
    """The deals of which something holds then; `grouped` as the ledger gives them, by deal id."""
    for _, statements in grouped:
        if found := deal(statements, as_of=as_of, known_at=known_at):
            yield found


def deal(statements: Sequence[Statement], *, as_of: dt.date | None = None, known_at: dt.date | None = None) -> Deal | None:
    """One deal from its statements; their order and repetition do not matter. None: nothing holds then."""
    voices = _heard(statements, as_of, known_at)
    if not voices:
        return None
    gathered = groups(voices)
    # Who names the worth of a stake, or what its sale brought in, speaks of the whole deal.
    part_of = {v.reading: i for i, group in enumerate(gathered) if group.role == "paid" for v in group.voices}
    story = Story(voices, part_of=part_of, as_of=as_of.isoformat() if as_of else None)
    verdict = story.verdict()
    parts, money = totals([(group, part(group, story)) for group in gathered], verdict.status) if gathered else ((), {})
    first = voices[0].statement
    return Deal(
        subject=first.subject,
        relation=first.claim.relation,
        object=first.object,
        status=verdict.status,
        rule=verdict.rule,
        because=verdict.because,
        hedged=verdict.hedged,
        life_line=tuple(_step(v) for v in voices),
        parts=parts,
        conflicts=conflicts(story, verdict, gathered) if len(voices) > 1 or first.claim.event else (),
        **money,
        **_facts(story, verdict),
        **_sources(voices, verdict),
    )


def left_out(statements: Iterable[Statement], *, as_of: dt.date | None = None, known_at: dt.date | None = None) -> int:
    """How many claims a view of the past has to leave out, because it is unknown since when they hold or are known."""
    undated = (s.id for s in statements if (as_of and not s.counts_from[0]) or (known_at and not s.article.learned))
    return len(set(undated))


def _heard(statements: Iterable[Statement], as_of: dt.date | None, known_at: dt.date | None) -> list[Voice]:
    """The voices that count in this view, each once, in the order of the story."""
    voices = [voice(s) for s in {s.reading: s for s in statements}.values()]
    if as_of:
        day = as_of.isoformat()
        voices = [v if v.sum_day <= day else replace(v, sum=None, states_sum=False) for v in voices if v.day and v.day <= day]
    if known_at:
        voices = [v for v in voices if v.learned and v.learned <= known_at.isoformat()]
    return sorted(voices, key=lambda v: (v.day, v.learned, v.reading))


def _step(voice: Voice) -> Step:
    statement = voice.statement
    return Step(
        claim=voice.claim,
        status=statement.claim.status,
        hedged=voice.hedged,
        on=voice.day or None,
        date_from=voice.date_from,
        learned=voice.learned or None,
        article=voice.article,
        publisher=statement.article.publisher,
        speaker=statement.claim.speaker,
    )


def _facts(story: Story, verdict: Verdict) -> dict[str, Any]:
    """What the deal says beside its status and its sums: shares, capacity, from when until when."""
    stated = [v for v in story.voices if v.said and v.status in STANDING]
    telling = stated or [v for v in story.voices if v.status is not Status.DENIED] or story.voices
    claims = [v.statement.claim for v in telling]
    return {
        "since": min((_since(v) for v in stated if v.day or v.dated), key=lambda d: (d.last, -len(d), d), default=None),
        "until": _until(story, verdict),
        "percent": next((c.percent for c in reversed(claims) if c.percent), None),
        "capacity": next((c.capacity for c in reversed(claims) if c.capacity), None),
    }


def _since(voice: Voice) -> PartialDate:
    """The text's own date where that is past, else the day of publication: what is to start later is agreed from when it was told."""
    date, head = voice.statement.claim.date, voice.statement.article
    if date and (not voice.learned or date.first.isoformat() <= voice.learned):
        return date
    return PartialDate(head.published or voice.day)


def _until(story: Story, verdict: Verdict) -> PartialDate | None:
    """The day of the end where it has ended, else the latest term that was stated."""
    if verdict.status is Status.ENDED and verdict.rule != "term over":
        ends = [d for v in verdict.voices if v.day and (d := v.statement.claim.date or PartialDate(v.statement.article.published or v.day))]
        return min(ends, key=lambda d: (d.last, -len(d), d), default=None)
    terms = [v.statement.claim.until for v in story.voices if v.status not in CLOSED and v.statement.claim.until]
    return max(terms, key=lambda d: (d.last, len(d), d), default=None)


def _sources(voices: Sequence[Voice], verdict: Verdict) -> dict[str, Any]:
    """Who told it, how independently, and how sure the reading is."""
    learned = [v.learned for v in voices if v.learned]
    heads = [v.statement.article for v in voices]
    supporting = [v.statement.article for v in voices if v.status is not Status.DENIED] or heads
    read = [v.statement.claim.confidence for v in verdict.voices]
    sure = [c for c in read if c is not None]
    return {
        "first_seen": min(learned, default=None),
        "last_seen": max(learned, default=None),
        "origins": origins(supporting),
        "publishers": publishers(heads),
        "claims": tuple(sorted({v.claim for v in voices})),
        "events": tuple(sorted({v.statement.claim.event.id for v in voices if v.statement.claim.event})),
        "reviewed": any(v.statement.judged or v.statement.claim.confidence is None for v in voices),
        "confidence": max(sure) if len(sure) == len(read) else None,
    }
