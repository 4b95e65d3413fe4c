"""How far a deal has come: one table of rules, the first that fits decides and gives its name and its claims.

Why these rules and not a score: a fact-checker must be able to repeat the decision with the claims in hand, and to say in a
sentence why. A model's guess would be neither repeatable nor arguable. What holds for all of them:

- Later beats earlier, by the day from which a claim counts. Claims of unknown day come before all others.
- On equal days an end or a denial beats what other articles say of that day: it is the news, they give the background. In one
  article that tells both, what stands stands: it speaks of an older round or of a refused new one.
- A party's word that a deal ended or never was is outweighed only by a party, by a text that dates the deal later, or by a sum
  that nobody had told before. Articles go on to mention a deal as background after it is gone.
- An outsider's denial answers talk, and never what others state as agreed or in force; that is shown as a conflict.
- An end or denial that names the sum of one round closes that round alone.
- A party's denial that follows talk about a deal in force answers the talk: what is in force stays so.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from corpus.domain import Status
from graph.voice import Voice

CLOSED = frozenset({Status.ENDED, Status.DENIED})
STANDING = frozenset({Status.AGREED, Status.ACTIVE})
STRENGTH = {Status.ACTIVE: 4, Status.AGREED: 3, Status.ENDED: 2, Status.DENIED: 1, Status.IN_TALKS: 0}


class Verdict(NamedTuple):
    """A status with the rule and the claims that gave it."""

    status: Status
    rule: str
    because: tuple[str, ...]
    hedged: bool
    voices: tuple[Voice, ...]


class View(NamedTuple):
    """What the rules look at, each list in the order of the story."""

    open: list[Voice]  # stated as talked of, agreed or in force, and not overtaken by an end or a denial
    closings: list[Voice]  # stated as ended or denied
    reported: list[Voice]  # second-hand or on conditions, and not overtaken
    as_of: str | None


class Rule(NamedTuple):
    """One row: `fits` gives the voices that decide, or none."""

    name: str
    sentence: str
    fits: Callable[[View], list[Voice]]
    status: Status | None = None  # None: what the deciding voices say


def _latest(found: list[Voice]) -> list[Voice]:
    if len(found) < 2:
        return found
    last = max(v.day for v in found)
    return [v for v in found if v.day == last]


def _closed_by(status: Status, *, party: bool | None = None) -> Callable[[View], list[Voice]]:
    def fits(view: View) -> list[Voice]:
        return [] if view.open else _latest([v for v in view.closings if v.status is status and party in (None, v.party)])

    return fits


def _term_over(view: View) -> list[Voice]:
    if view.as_of is None:
        return []
    standing = [v for v in view.open if v.status in STANDING]
    terms = [(v.statement.claim.until.last.isoformat(), v) for v in standing if v.statement.claim.until]
    if not terms:
        return []
    last = max(term for term, _ in terms)
    if last >= view.as_of or any(v.day > last for v in standing):
        return []
    return [v for term, v in terms if term == last]


def _stated(status: Status, *, firm: bool) -> Callable[[View], list[Voice]]:
    def fits(view: View) -> list[Voice]:
        return _latest([v for v in view.open if v.status is status and v.firm is firm])

    return fits


def _talks(view: View) -> list[Voice]:
    return _latest([v for v in view.open if v.status is Status.IN_TALKS])


def _only_reported(view: View) -> list[Voice]:
    more_than_talk = [v for v in view.reported if v.status is not Status.IN_TALKS]
    talks = _talks(view)
    if talks and not (more_than_talk and _latest(more_than_talk)[0].day > talks[0].day):
        return []
    found = _latest(more_than_talk or view.reported)
    strongest = max((STRENGTH[v.status] for v in found), default=0)
    return [v for v in found if STRENGTH[v.status] == strongest]


RULES = (
    Rule("ended", "It is stated as a fact that it ended, and nothing stated later says that it stands again.", _closed_by(Status.ENDED)),
    Rule(
        "denied by a party",
        "One of the two itself says that it is not so, and nothing stated later says otherwise; rumours do not count against that.",
        _closed_by(Status.DENIED, party=True),
    ),
    Rule("term over", "The latest term that was stated for it had run out on the day of the view.", _term_over, Status.ENDED),
    Rule(
        "in force", "It is stated as a fact that it is in force; later talks are about a further round.", _stated(Status.ACTIVE, firm=True)
    ),
    Rule("agreed", "It is stated as a fact that it was agreed; later talks do not undo that.", _stated(Status.AGREED, firm=True)),
    Rule("agreed on conditions", "It is stated that it was agreed on conditions.", _stated(Status.AGREED, firm=False)),
    Rule("denied", "An article states that it is not so, and nothing stated says otherwise.", _closed_by(Status.DENIED)),
    Rule(
        "only reported",
        "It is known at second hand alone, or nothing firmer than talks is; the latest and strongest report counts.",
        _only_reported,
    ),
    Rule("in talks", "It is stated that the two are talking or that one of them plans it.", _talks),
)


def decide(view: View) -> Verdict:
    """The first rule of the table that fits."""
    for rule in RULES:
        if found := rule.fits(view):
            because = tuple(sorted({v.claim for v in found})) if len(found) > 1 else (found[0].claim,)
            return Verdict(rule.status or found[0].status, rule.name, because, all(v.hedged for v in found), tuple(found))
    raise AssertionError("no rule fits: the table must cover every story")


class Story:
    """The voices of one deal in their order, with what overtakes what."""

    def __init__(self, voices: Sequence[Voice], *, part_of: Mapping[str, int], as_of: str | None = None) -> None:
        self.voices = voices
        self._as_of = as_of
        self._part_of = part_of  # by reading; none: the whole deal
        self.closings = [v for v in voices if v.firm and v.status in CLOSED]
        self._told_first: dict[int, str] = {}
        self._firmly_told: set[int] = set()
        for v in voices if self.closings else ():
            part = part_of.get(v.reading)
            if part is not None:
                self._told_first.setdefault(part, v.day)
                if v.said and v.status in STANDING:
                    self._firmly_told.add(part)
        self.overtaken = {v.reading for v in voices if any(self.overtakes(c, v) for c in self.closings)} if self.closings else frozenset()

    def verdict(self, voices: Iterable[Voice] | None = None, *, closings: Sequence[Voice] | None = None) -> Verdict:
        """The status of the whole deal, or of some of its voices."""
        chosen = self.voices if voices is None else voices
        live = [v for v in chosen if v.reading not in self.overtaken] if self.overtaken else chosen
        open_ = [v for v in live if v.said and v.status not in CLOSED]
        reported = [v for v in live if not v.said]
        return decide(View(open_, list(self.closings if closings is None else closings), reported, self._as_of))

    def part(self, own: Sequence[Voice]) -> Verdict:
        """The status of one round: its own voices, and what ended or denied the whole deal after it."""
        readings = {v.reading for v in own}
        closings = [c for c in self.closings if c.reading in readings or any(self.overtakes(c, v) for v in own)]
        return self.verdict(own, closings=closings)

    def overtakes(self, closing: Voice, voice: Voice) -> bool:
        """Whether an end or a denial makes this voice a thing of the past."""
        if voice is closing or (voice.firm and voice.status in CLOSED) or not self.bears_on(closing, voice):
            return False
        stands = voice.said and voice.status in STANDING
        if stands and closing.status is Status.DENIED and (not closing.party or self.answers_talk(closing, voice)):
            return False
        if voice.day != closing.day:
            return voice.day < closing.day or (closing.party and not self._is_news(voice, closing))
        return voice.article != closing.article

    def answers_talk(self, denial: Voice, voice: Voice) -> bool:
        """Whether a denial answers talk that came up after this voice said that the deal was in force."""
        if voice.status is not Status.ACTIVE:
            return False
        return any(
            voice.day <= v.day <= denial.day and v.status not in CLOSED and (not v.said or v.status is Status.IN_TALKS) for v in self.voices
        )

    def bears_on(self, closing: Voice, voice: Voice) -> bool:
        """Whether an end or a denial is about what this voice tells of, or of another round."""
        named, part = self._part_of.get(closing.reading), self._part_of.get(voice.reading)
        if named is None or part == named:
            return True
        if part is not None:
            return False
        # A denial of a sum that nobody had stated as a fact is about a rumour, not about a deal that is in force anyway.
        return closing.status is Status.ENDED or voice.status is not Status.ACTIVE or named in self._firmly_told

    def _is_news(self, voice: Voice, closing: Voice) -> bool:
        if not voice.said or voice.party or voice.dated:
            return True
        part = self._part_of.get(voice.reading)
        return part is not None and self._told_first[part] > closing.day
