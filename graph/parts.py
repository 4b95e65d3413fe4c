"""Which claims tell of one and the same sum: rounds, tranches and restatements within a deal.

What is told twice must not be added twice, and what was paid twice must not be shown once. So, in this order:

- Claims with one event, or with sums that may be the same figure, are one part: announcing and paying are dated apart, yet are
  one sum. Not so where the words say that it comes on top ("another $4 bn"), or one article dates the two apart.
- Different sums in one article are different parts: it lists them on purpose.
- Different sums that their texts date more than 45 days apart are different rounds; so is one that was told that long before the
  day that the other one's text names.
- A sum that equals what another article (or the dated rounds) adds up to, or that the words call a total, is no further part but
  covers the others; so does an "up to" that holds smaller sums. Covers are listed and never added to what they cover.
- What was agreed after an end has its own sum.
- Two totals up to about the same day contradict each other; so do two prices of one purchase, whenever they are told.
- Otherwise different sums from different articles are one part in conflict, from the least to the most that was told, unless one
  is many times the other. A sum of the talks contradicts no sum that was agreed: talks end elsewhere than they began. A reported
  sum disputes a stated one, also within one article, and counts only where none is stated.
- What was paid, what a stake is worth and what its sale brought in are sums of different kinds, and each kind has its own parts.
"""

import datetime as dt
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from corpus.dates import PartialDate
from corpus.domain import Amount, Status
from corpus.relations import Relation
from graph.money import Role, Sum, comparable, near, same, sum_of
from graph.status import CLOSED, STANDING
from graph.voice import Voice

APART = 45  # days between text dates from which different sums are different rounds
DISPUTED = 3  # times: nobody mistakes one figure for another that is many times as large
AT_ONCE = frozenset({Relation.ACQUIRES, Relation.OWNS})  # done as one act, for one price
_EXACTNESS = {"exact": 0, "about": 1, "range": 2, "at_least": 3, "up_to": 4}
_COARSENESS = {"day": 0, "month": 0, "quarter": 1, "half": 1, "year": 2}


@dataclass(slots=True)
class Group:
    """The voices that tell of one sum."""

    voices: list[Voice] = field(default_factory=list)
    total: bool = False  # a total over others, as its source tells it
    figures: dict[object, Sum] = field(default_factory=dict)  # the different sums that are told
    best: Sum | None = None  # to go by: stated before reported, the most exact (of reports the most careful), more digits, the latest
    _leader: Voice | None = None

    def add(self, voice: Voice, *, total: bool = False) -> None:
        """One more voice that tells of it."""
        self.voices.append(voice)
        self.total = self.total or total
        if voice.sum:
            self.figures.setdefault(voice.sum.figure, voice.sum)
            if self._leader is None or _goodness(voice) > _goodness(self._leader):
                self._leader, self.best = voice, voice.sum

    @property
    def tellers(self) -> list[Voice]:
        """Who is heard on the sum: those who state it as a fact, or else those who report it."""
        told = [v for v in self.voices if v.sum]
        return [v for v in told if v.states_sum] or told

    @property
    def role(self) -> Role:
        """What kind of sum it is; a joint sum that is nobody's own was paid or promised too."""
        return self.best.role if self.best else "paid"

    @property
    def joint(self) -> Sum | None:
        """The joint sum of its round."""
        told = [sum_of(e.amount, on=None) for v in self.voices if (e := v.statement.claim.event) and e.amount]
        return min(told, key=lambda s: (s.currency, s.native, s.text), default=None)

    @property
    def events(self) -> set[str]:
        """The rounds of several parties that it belongs to."""
        return {v.statement.claim.event.id for v in self.voices if v.statement.claim.event}

    def apart(self, voice: Voice) -> bool:
        """Told of times too far apart for one round."""
        return all(_apart(v, voice) for v in self._dating)

    def apart_from(self, other: "Group") -> bool:
        """The same of two parts."""
        return all(self.apart(v) for v in other._dating)

    @property
    def _dating(self) -> list[Voice]:
        return [v for v in self.voices if v.dated] or self.voices


def _goodness(voice: Voice) -> tuple[bool, int, int, str, float, str]:
    figure = voice.sum
    if figure is None:
        return (False, -9, 0, "", 0.0, "")
    exactness = _EXACTNESS[figure.bound]
    return (voice.states_sum, -exactness if voice.states_sum else exactness, figure.digits, voice.day, figure.native[1], voice.reading)


def _apart(a: Voice, b: Voice) -> bool:
    """Their texts date them apart, or one was published long before the day that the other one's text names."""
    x, y = a.statement.claim.date, b.statement.claim.date
    if x and y:
        return gap(x, y) > APART
    return bool((x and _long_before(b, x)) or (y and _long_before(a, y)))


def _long_before(voice: Voice, date: PartialDate) -> bool:
    return bool(voice.learned) and (date.first - dt.date.fromisoformat(voice.learned)).days > APART


def gap(x: PartialDate, y: PartialDate) -> int:
    """Days between two dates; none and less where they touch or overlap."""
    return max((x.first - y.last).days, (y.first - x.last).days)


def groups(voices: Sequence[Voice]) -> list[Group]:
    """Gathers all voices that tell of a sum or of a joint round; the order in which they come does not matter."""
    told = [v for v in voices if v.sum or (v.statement.claim.event and v.statement.claim.event.amount)]
    if not told:
        return []
    kinds: dict[Role, list[Voice]] = {}
    for v in told:
        kinds.setdefault(v.sum.role if v.sum else "paid", []).append(v)
    lapses = sorted(v.day for v in voices if v.firm and v.status is Status.ENDED and not v.sum)
    return [group for _, kind in sorted(kinds.items()) for group in _gather(kind, lapses)]


def _gather(told: Sequence[Voice], lapses: Sequence[str]) -> list[Group]:
    listed = Counter(v.article for v in told)
    totals = _totals_within(told)
    found: list[Group] = []
    for v in sorted(told, key=lambda v: _turn(v, listed[v.article] > 1, v.reading in totals)):
        _place(v, found, total=v.reading in totals, lapses=lapses)
    return found


def _turn(voice: Voice, listed: bool, total: bool) -> tuple[bool, bool, bool, int, bool, int, str, float, str]:  # noqa: FBT001 - a sort key
    """Who is placed first: what opens rounds (fine dates, lists, exact and small sums) before what may restate them."""
    date, figure = voice.statement.claim.date, voice.sum
    coarseness = _COARSENESS[date.precision] if date else 3
    exactness, size = (_EXACTNESS[figure.bound], figure.native[1]) if figure else (9, 0.0)
    day = date.last.isoformat() if date else ""
    return (figure is None, not voice.states_sum, total, coarseness, not listed, exactness, day, size, voice.reading)


def _totals_within(voices: Sequence[Voice]) -> set[str]:
    """Readings that are totals by their words, or by adding up what else their article lists."""
    totals = {v.reading for v in voices if v.sum and v.sum.total}
    by_article: dict[str, list[Voice]] = {}
    for v in voices:
        by_article.setdefault(v.article, []).append(v)
    for listed in by_article.values():
        sums = {v.sum.native: v.sum for v in listed if v.sum}
        if len(sums) > 2:
            largest = max(sums.values(), key=lambda s: s.native[1])
            if _adds_up(largest, [s for s in sums.values() if s is not largest]):
                totals |= {v.reading for v in listed if v.sum and v.sum.native == largest.native}
    return totals


def _adds_up(total: Sum, parts: Sequence[Sum]) -> bool:
    if len(parts) < 2 or total.bound not in ("exact", "about") or not all(comparable(total, s) for s in parts):
        return False
    if all(s.currency == total.currency for s in parts):
        return near(total.native[1], sum(s.native[1] for s in parts), total.slack)
    known = [s.high for s in (total, *parts) if s.high is not None]
    return near(known[0], sum(known[1:]), max(total.slack, 0.1)) if len(known) == len(parts) + 1 else False


def _place(voice: Voice, found: list[Group], *, total: bool, lapses: Sequence[str]) -> None:
    group = _told_already(voice, found)
    if not group and not total and _restates_all(voice, found):
        total = True
    if not group:
        rivals = _rival_total if total else _rival
        group = rivals(voice, [g for g in found if not _lapsed_between(g, voice, lapses)])
    if not group:
        group = Group()
        found.append(group)
    group.add(voice, total=total)


def _told_already(voice: Voice, found: Iterable[Group]) -> Group | None:
    """The part that this voice tells again: same event first, then same figure, of several the one nearest in time."""
    event = voice.statement.claim.event
    fitting = [g for g in found if event and event.id in g.events and not _lists_beside(voice, g)]
    if not fitting and voice.sum:
        fitting = [g for g in found if _same_figure(voice, g)]
    if not fitting and not voice.sum and event and event.amount:
        joint = event.amount
        fitting = [g for g in found if not g.apart(voice) and any(_same_joint(joint, v) for v in g.voices)]
    return min(fitting, key=lambda g: g.apart(voice), default=None)


def _same_joint(joint: Amount, voice: Voice) -> bool:
    other = voice.statement.claim.event
    return other is not None and other.amount is not None and same(sum_of(joint, on=None), sum_of(other.amount, on=None))


def _lists_beside(voice: Voice, group: Group) -> bool:
    """Its own article names the group's sum beside its own: then the two are two."""
    return any(v.article == voice.article and v.sum and voice.sum and not same(v.sum, voice.sum) for v in group.voices)


def _same_figure(voice: Voice, group: Group) -> bool:
    if voice.sum is None or not any(same(told, voice.sum) for told in group.figures.values()) or _lists_beside(voice, group):
        return False
    if any(v.article == voice.article and _dated_by_turns(v, voice) for v in group.voices):
        return False
    return any(v.sum and (v.sum.more == voice.sum.more or _days(v, voice) <= APART) for v in group.voices)


def _dated_by_turns(a: Voice, b: Voice) -> bool:
    """Two of a kind in different times; what is agreed first and in force later is one and the same."""
    x, y = a.statement.claim.date, b.statement.claim.date
    return x is not None and y is not None and a.status is b.status and gap(x, y) > 0


def _days(a: Voice, b: Voice) -> int:
    """Days between what they tell of, by their texts' dates or else the days of telling."""
    x, y = _span(a), _span(b)
    return max(0, (x[0] - y[1]).days, (y[0] - x[1]).days) if x and y else 0


def _span(voice: Voice) -> tuple[dt.date, dt.date] | None:
    date = voice.statement.claim.date
    if date:
        return date.first, date.last
    day = dt.date.fromisoformat(voice.day) if voice.day else None
    return (day, day) if day else None


def _told_apart(a: Voice, b: Voice) -> int:
    return abs((dt.date.fromisoformat(a.learned) - dt.date.fromisoformat(b.learned)).days) if a.learned and b.learned else 0


def _restates_all(voice: Voice, found: Sequence[Group]) -> bool:
    """Whether the sum is what another article lists, or what the dated rounds make, taken together."""
    if voice.sum is None or voice.sum.more:
        return False
    lists: dict[str, list[Group]] = {}
    for g in _until(voice, found):
        for article in {v.article for v in g.voices}:
            lists.setdefault(article, []).append(g)
    lists.pop(voice.article, None)
    lists[""] = [g for g in _until(voice, found) if any(v.dated for v in g.voices)]
    return any(_adds_up(voice.sum, [g.best for g in listed if g.best]) for listed in lists.values())


def _until(voice: Voice, found: Iterable[Group]) -> list[Group]:
    """The parts that were there when the voice spoke; all where that day is unknown."""
    return [g for g in found if not g.total and (not voice.day or min(v.day for v in g.voices) <= voice.sum_day)]


def _rival(voice: Voice, found: Iterable[Group]) -> Group | None:
    """The part of which another source gives another sum: of those that may be meant, the nearest."""
    if voice.sum is None or voice.sum.more:
        return None
    rivals = [(ratio, g) for g in found if (ratio := _rivalry(voice, voice.sum, g)) is not None]
    return min(rivals, key=lambda r: (r[0], r[1].voices[0].reading), default=(0.0, None))[1]


def _rival_total(voice: Voice, found: Iterable[Group]) -> Group | None:
    """Another total up to about the same day: both cannot be right, and neither comes on top of the other."""
    fitting = [g for g in found if g.total and g.best and voice.sum and comparable(g.best, voice.sum)]
    close = [
        g
        for g in fitting
        if any(_told_apart(v, voice) <= APART and v.article != voice.article and _kind(v) == _kind(voice) for v in g.voices)
    ]
    return min(close, key=lambda g: g.voices[0].reading, default=None)


def _rivalry(voice: Voice, figure: Sum, group: Group) -> float | None:
    best = group.best
    once = voice.statement.claim.relation in AT_ONCE
    if (
        best is None
        or group.total
        or (group.apart(voice) and not once)
        or any(v.article == voice.article and _on_purpose(v, voice) for v in group.voices)
    ):
        return None
    if not comparable(figure, best) or not any(_kind(v) == _kind(voice) for v in group.voices):
        return None
    if any(v.sum and v.sum.more for v in group.voices) or figure.inside != best.inside or holds(figure, best) or holds(best, figure):
        return None
    low, high = sorted((figure.native[1], best.native[1]) if figure.currency == best.currency else (figure.high or 0, best.high or 0))
    return high / low if low > 0 and (once or high <= low * DISPUTED) else None


def _on_purpose(a: Voice, b: Voice) -> bool:
    """Whether one article tells two sums as two; not where it sets a report against what it states."""
    return a.states_sum == b.states_sum or any(v.sum and (v.sum.inside or v.sum.more) for v in (a, b))


def _kind(voice: Voice) -> str:
    """Sums contradict each other among what is agreed, among what is gone, and among what is only talked of."""
    return "closed" if voice.status in CLOSED else "standing" if voice.status in STANDING else "talked of"


def _lapsed_between(group: Group, voice: Voice, lapses: Sequence[str]) -> bool:
    """The deal had ended in between: what was agreed anew has its own sum."""
    return all(bisect_left(lapses, v.day) != bisect_left(lapses, voice.day) for v in group.voices)


def holds(cover: Sum, inner: Sum) -> bool:
    """Whether an "up to" has room for this smaller sum."""
    if cover.bound != "up_to" or inner.bound == "up_to" or not comparable(cover, inner):
        return False
    if cover.currency == inner.currency:
        return inner.native[1] <= cover.native[1]
    return (inner.high or 0) <= (cover.high or 0)


def differ(voices: Iterable[Voice]) -> bool:
    """Whether what they tell cannot all be one figure."""
    figures = {v.sum.figure: v.sum for v in voices if v.sum}
    return not all(same(a, b) for a, b in combinations(figures.values(), 2))


def disagree(group: Group) -> list[tuple[str, tuple[str, ...]]]:
    """What is told of a part's sum, each figure as written with its claims, where these cannot all be one figure.

    Reports of what was agreed or paid are heard beside statements, and marked.
    """
    if len(group.figures) < 2:
        return []
    told, tellers = [v for v in group.voices if v.sum], group.tellers
    heard = tellers + [v for v in told if v not in tellers and v.status in STANDING and differ([v, *tellers])]
    if not differ(heard):
        return []
    sides: dict[str, list[Voice]] = {}
    for v in heard:
        sides.setdefault(v.sum.text if v.sum else "", []).append(v)
    return sorted((text + _mark(voices), tuple(sorted({v.claim for v in voices}))) for text, voices in sides.items())


def _mark(voices: Sequence[Voice]) -> str:
    if any(v.states_sum for v in voices):
        return ""
    return " (reported)" if any(v.hedged for v in voices) else " (possible)"
