"""What sources disagree on in a deal, each side with its claims, until something stated later resolves it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from corpus.domain import Conflict, Status
from graph.money import comparable, same
from graph.parts import Group, disagree
from graph.status import CLOSED, STANDING, Story, Verdict
from graph.voice import Voice

_SOON = 45  # days: a stake told differently a year later has changed, told differently in a month it is disputed
_ROUNDED = 0.03


def conflicts(story: Story, verdict: Verdict, groups: Sequence[Group]) -> tuple[Conflict, ...]:
    """All disagreements of a deal."""
    found = [_of_status(story, verdict), _of_percent(story.voices)]
    found += [Conflict(what="amount", sides=tuple(sides)) for group in groups if (sides := disagree(group))]
    found += _of_joint(groups)
    return tuple(sorted((c for c in found if c), key=lambda c: (c.what, c.sides)))


def _side(what: str, voices: Iterable[Voice]) -> tuple[str, tuple[str, ...]]:
    return what, tuple(sorted({v.claim for v in voices}))


def _of_joint(groups: Sequence[Group]) -> Iterator[Conflict]:
    """A share larger than the joint sum that it belongs to, or the whole of a joint sum told as one's own."""
    rounds = [(g, joint) for g in groups if (joint := g.joint) and joint.bound != "at_least"]
    for group, joint in rounds:
        for other in groups:
            best = other.best
            if best is None or other.role != "paid" or not comparable(best, joint):
                continue
            larger = other is group and (best.high or 0) > (joint.high or 0) * (1 + joint.slack)
            whole = other is not group and not other.total and not other.apart_from(group) and same(best, joint)
            if larger or whole:
                told = (best.text, tuple(sorted({v.claim for v in other.voices if v.sum})))
                shared = _side(f"a joint {joint.text}", (v for v in group.voices if v.statement.claim.event))
                yield Conflict(what="amount", sides=tuple(sorted((told, shared))))


def _of_status(story: Story, verdict: Verdict) -> Conflict | None:
    against = _against_standing(story, verdict) if verdict.status in STANDING else _against_closed(story, verdict)
    if not against:
        return None
    statuses = sorted({v.status for v in against})
    sides = [_side(verdict.status, verdict.voices), *(_side(s, (v for v in against if v.status is s)) for s in statuses)]
    return Conflict(what="status", sides=tuple(sorted(sides)))


def _against_standing(story: Story, verdict: Verdict) -> list[Voice]:
    """Ends and denials, stated or reported, on or after the last day on which somebody stated that it stands."""
    if not all(v.said for v in verdict.voices):
        return []
    standing = [v for v in story.voices if v.said and v.status in STANDING and v.reading not in story.overtaken]
    last = max(v.day for v in standing)
    denials = [c for c in story.closings if c.party and c.status is Status.DENIED]
    answered = {c.reading for c in denials if any(story.answers_talk(c, v) for v in standing)}
    against = (v for v in story.voices if v.status in CLOSED and v.day >= last and v.reading not in answered)
    return [v for v in against if any(story.bears_on(v, w) and v.article != w.article for w in standing)]


def _against_closed(story: Story, verdict: Verdict) -> list[Voice]:
    """What was stated as agreed or in force, where a denial says that it never was or it was stated after the end."""
    if verdict.status not in CLOSED or not all(v.said for v in verdict.voices):
        return []
    first = min(v.day for v in verdict.voices)
    stated = (v for v in story.voices if v.said and v.status in STANDING)
    return [v for v in stated if verdict.status is Status.DENIED or v.day >= first]


def _of_percent(voices: Sequence[Voice]) -> Conflict | None:
    """Shares of the same thing that different articles give differently for about the same time as the latest."""
    told = [v for v in voices if v.said and v.statement.claim.percent and v.status in STANDING]
    if len(told) < 2:
        return None
    latest = told[-1]
    rivals = [v for v in told if _share(v)[0] == _share(latest)[0] and _days(v.day, latest.day) <= _SOON]
    by_value: dict[float, list[Voice]] = {}
    for v in rivals:
        by_value.setdefault(_share(v)[1], []).append(v)
    least, most = min(by_value), max(by_value)
    if most - least <= _ROUNDED * most or len({v.article for v in rivals}) < 2:
        return None
    return Conflict(what="percent", sides=tuple(_side(f"{value:g} %", who) for value, who in sorted(by_value.items())))


def _share(voice: Voice) -> tuple[str, float]:
    percent = voice.statement.claim.percent
    return (percent.of or "", percent.value) if percent else ("", 0.0)


def _days(a: str, b: str) -> int:
    if not a or not b:
        return 0 if a == b else _SOON + 1
    return abs((dt.date.fromisoformat(a) - dt.date.fromisoformat(b)).days)
