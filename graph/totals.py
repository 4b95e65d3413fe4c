"""What a deal comes to in money: its parts and their sum, least and most apart, promised and yearly sums by themselves.

- Only one kind of parts counts: what has come as far as the deal itself; if there is nothing of that, the firmest: what is agreed
  or in force, then what has ended, then what is talked of. Stated sums come before reported ones. A denied sum is shown alone.
- What a stake is worth, what its sale brought in, and the joint sum of a round are shown and never counted.
- What ended or was denied never counts in a deal that stands or is talked of: a bid that failed never was money.
- Where nothing says whether a small sum is inside a much larger one from another article, the most has both, the least the larger.
- A purchase has one price: different figures for it are a range, and are never added.
- Sums without a dollar value stay as text and make the total an "at least".
- Relations by which no money flows (a partnership's budget, damages sought) have totals too; sums over the whole graph take the
  money-bearing relations alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.domain import Bound, Part, Status
from graph.money import ABOUT, near
from graph.parts import AT_ONCE, Group, differ, disagree, holds
from graph.status import CLOSED, Story
from graph.voice import Voice
from graph.words import ROLE_WORDS

_TIERS: tuple[tuple[Status, ...], ...] = ((Status.AGREED, Status.ACTIVE), (Status.ENDED,), (Status.IN_TALKS,), (Status.DENIED,))

Gathered = tuple[Group, Part]


def part(group: Group, story: Story) -> Part:
    """A part as people see it."""
    figure, tellers = group.best, group.tellers
    low, high, bound = _range(group)
    verdict = story.part([*group.voices, *_done(story)])
    dates = [v.statement.claim.date for v in group.voices if v.statement.claim.date]
    return Part(
        status=verdict.status,
        hedged=all(v.hedged or (v.sum and v.sum.possible) for v in tellers) if tellers else verdict.hedged,
        low=low,
        high=high,
        bound=bound,
        per=figure.per if figure else None,
        text=ROLE_WORDS[group.role] + figure.text if figure else f"part of a joint {group.joint.text}" if group.joint else "",
        date=min(dates, key=lambda d: (d.last, -len(d), d), default=None),
        event=min(group.events, default=None),
        claims=tuple(sorted({v.claim for v in group.voices})),
        conflict=bool(disagree(group)),
    )


def _range(group: Group) -> tuple[float | None, float | None, Bound]:
    """Least and most in dollars: of the best figure, or of all that are told where these differ."""
    best = group.best
    if best is None or best.low is None or len(group.figures) < 2 or not differ(group.tellers):
        return (best.low, best.high, best.bound) if best else (None, None, "exact")
    known = [(s.low, s.high, s.bound) for v in group.tellers if (s := v.sum) and s.low is not None and s.high is not None]
    # An "up to" names no least, so it lowers none that another one names.
    lows = [low for low, _, bound in known if bound != "up_to"] or [low for low, _, _ in known]
    return min(lows), max(high for _, high, _ in known), "range"


def _done(story: Story) -> list[Voice]:
    """The news that a purchase is done is about its price too."""
    if story.voices[0].statement.claim.relation not in AT_ONCE:
        return []
    return [v for v in story.voices if v.status is Status.ACTIVE and v.said and not v.sum]


@dataclass(slots=True)
class Totals:
    """Sums in US dollars; None where nothing of the kind is known."""

    low: float | None = None
    high: float | None = None
    bounds: set[Bound] = field(default_factory=set)
    unknown: bool = False  # a sum of unknown value is missing in it

    def add(self, low: float, high: float, bound: Bound, *, once: bool = False) -> None:
        """One more sum; of what is paid once, one more figure for the same sum."""
        if once and self.low is not None and self.high is not None:
            self.low, self.high = min(self.low, low), max(self.high, high)
        else:
            self.low, self.high = (self.low or 0.0) + low, (self.high or 0.0) + high
        self.bounds.add(bound)

    @property
    def bound(self) -> Bound | None:
        """What can be said of the sum of sums with these bounds."""
        if len(self.bounds) < 2 and not (self.bounds and self.unknown):
            bound = next(iter(self.bounds), None)
            return "range" if bound in ("exact", "about") and self.low != self.high else bound
        if self.unknown or "at_least" in self.bounds:
            return "at_least"
        return "about" if self.low == self.high else "range"


def totals(gathered: Sequence[Gathered], status: Status) -> tuple[tuple[Part, ...], dict[str, Any]]:
    """The parts as they came, with those marked that count, and the deal's fields about money; `status` is the deal's."""
    ordered = sorted(gathered, key=_in_order)
    own = [(i, _tier(p, status)) for i, (g, p) in enumerate(ordered) if _can_count(g, p, status)]
    firmest = min((tier for _, tier in own), default=None)
    places = [i for i, tier in own if tier == firmest]
    chosen = [ordered[i] for i in places]
    total, promised = _sum([(g, p) for g, p in chosen if p.per is None])
    yearly, _ = _sum([(g, p) for g, p in chosen if p.per == "year"])
    inner = _inside(chosen) if len(chosen) > 1 else {}
    marks = {place: {"inside": True} if i in inner else {"counted": True} for i, place in enumerate(places)}
    parts = tuple(p.model_copy(update=marks[i]) if i in marks else p for i, (_, p) in enumerate(ordered))
    return parts, {
        "amount_low": total.low,
        "amount_high": total.high,
        "amount_bound": (total if total.low is not None else yearly).bound,
        "amount_text": " + ".join(dict.fromkeys(p.text for p in parts if p.counted)) or _beside(ordered, status),
        "promised_low": promised.low,
        "promised_high": promised.high,
        "yearly_low": yearly.low,
        "yearly_high": yearly.high,
    }


def _can_count(group: Group, part: Part, status: Status) -> bool:
    """A sum of one's own that was paid or promised; what failed is no money of a deal that stands."""
    return bool(group.best) and group.role == "paid" and (part.status not in CLOSED or status in CLOSED)


def _beside(parts: Sequence[Gathered], status: Status) -> str | None:
    """What is told of money where no sum counts: the worth of a stake, what it was sold for, a joint sum."""
    told = sorted((_tier(p, status), p.text) for g, p in parts if not g.best or g.role != "paid")
    return "; ".join(dict.fromkeys(text for tier, text in told if tier == told[0][0])) or None


def _in_order(gathered: Gathered) -> tuple[str, tuple[str, ...], str]:
    group, part = gathered
    return (min(v.day for v in group.voices), part.claims, part.text)


def _tier(part: Part, status: Status) -> tuple[int, bool]:
    """How much a part counts: as far as the deal has come before all others, then by its status; stated before only reported."""
    tier = next(i for i, statuses in enumerate(_TIERS) if part.status in statuses)
    return (-1 if status in _TIERS[tier] else tier, part.hedged)


def _covers(cover: Gathered, inner: Gathered) -> bool:
    """Whether a total, or an "up to", has the other part inside."""
    (a, p), (b, q) = cover, inner
    if a is b or p.per != q.per or a.best is None or b.best is None or p.high is None or q.high is None or q.high > p.high * 1.01:
        return False
    first = min(v.day for v in b.voices)
    if any(v.sum and v.sum.inside and v.article in {w.article for w in a.voices} for v in b.voices):
        return True
    if a.total:
        return (not b.total or q.high < p.high) and first <= max(v.sum_day for v in a.voices)
    inside = holds(a.best, b.best) and not b.total and not any(v.sum and v.sum.more for v in b.voices)
    return inside and not a.apart_from(b)


def _unclear(small: Gathered, large: Gathered) -> bool:
    """Nothing says whether the larger sum, from other articles, comes on top of the smaller one or has it inside."""
    (a, p), (b, q) = small, large
    if a is b or b.total or a.best is None or a.best.more or p.per != q.per or (p.high or 0.0) >= (q.high or 0.0):
        return False
    if {v.article for v in a.voices} & {v.article for v in b.voices}:
        return False
    return not a.apart_from(b)


def _inside(parts: Sequence[Gathered]) -> dict[int, int]:
    """By position: which part lies in which; in the smallest that holds it, of those that lie in none themselves."""
    tops = [i for i, x in enumerate(parts) if not any(_covers(y, x) for y in parts)]
    inner = {}
    for i, x in enumerate(parts):
        covers = [j for j in tops if _covers(parts[j], x)]
        if covers:
            inner[i] = min(covers, key=lambda j: (parts[j][1].high or 0, parts[j][1].claims))
    return inner


def _sum(parts: Sequence[Gathered]) -> tuple[Totals, Totals]:
    """The total, and what of it is promised."""
    total, promised = Totals(), Totals()
    inner = _inside(parts) if len(parts) > 1 else {}
    paid = any(p.status is Status.ACTIVE for _, p in parts)
    for i, (group, top) in enumerate(parts):
        if i in inner:
            continue
        if top.low is None or top.high is None:
            total.unknown = True
            continue
        mates = [parts[j] for j, cover in inner.items() if cover == i]
        within = [p for _, p in (x for x in mates if not any(_covers(y, x) for y in mates))]
        least, most = _span(within)
        # A total is what its source says, also where its parts overlap; only of an "at least" or "up to" they may make more,
        # and there too what rates and rounding make of the difference is nobody's claim.
        told = group.total and (top.bound not in ("at_least", "up_to") or near(top.high, most, ABOUT))
        low, high = (top.low, top.high) if told else (max(top.low, least), max(top.high, most))
        bound: Bound = top.bound if group.total or not least else "range"
        once = group.voices[0].statement.claim.relation in AT_ONCE
        if not once and any(_unclear((group, top), parts[j]) for j in range(len(parts)) if j not in inner):
            low, bound = 0.0, "range"
        total.add(low, high, bound, once=once)
        if top.status is Status.AGREED and not (once and paid):
            paid_least, paid_most = _span([p for p in within if p.status is Status.ACTIVE])
            promised.add(max(0.0, low - paid_most), max(0.0, high - paid_least), bound, once=once)
    return total, promised


def _span(parts: Sequence[Part]) -> tuple[float, float]:
    return sum(p.low or 0.0 for p in parts), sum(p.high or 0.0 for p in parts)
