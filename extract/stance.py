"""What a sentence says around a claim: who says it, on which condition, and until when it holds."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from corpus.dates import PartialDate
from corpus.domain import Claim, Status
from extract.figures import AMOUNT, DATE, Figure, Figures
from extract.stance_carried import carried, full, single
from extract.stance_conditions import conditional
from extract.stance_events import events
from extract.stance_places import parts, span
from extract.stance_speech import Speech, speeches
from extract.stance_until import until
from extract.text import Sentence

_BEFORE = 1500  # characters before the sentence that may name who goes on speaking
_AHEAD = (Status.AGREED, Status.IN_TALKS)  # what is done or over hangs on nothing
__all__ = ["conditional", "events", "finished", "speaker", "until"]
_ASIDE = re.compile(r"\([^()]*\)")


def speaker(sentence: str, before: str, *, first: int = 0, last: int | None = None) -> str | None:
    """Who says it, as the text names them; None where nobody has the word, or where it is not sure who.

    The claim's words lie from `first` to `last` in the sentence; `before` is the text that leads up to it.
    """
    at = len(sentence) if last is None else last
    held = next((p for p in parts(sentence, 0, len(sentence)) if at <= p.end), None)
    start, part = (held.start, sentence[held.start : held.end]) if held else (0, sentence)
    first, at = max(first - start, 0), at - start
    found = [s for s in speeches(part) if _of(s, first, at) and _beside(part, s.at, first)]
    inner = [s for s in found if s.first]
    name = max(inner, key=lambda s: s.first).speaker if inner else single(found)
    if name is None and not found:
        name = carried(part, before + sentence[:start])
    return full(name, before) if name else None


def _of(speech: Speech, first: int, last: int) -> bool:
    """Whether the claim is among what is said: behind "X said" and not begun before it, unless X is all that it names there."""
    if speech.at < last <= speech.end:
        return True
    return not speech.first or (last > speech.first and first >= speech.at)


def _beside(part: str, at: int, first: int) -> bool:
    """What somebody says in brackets is said of nothing outside of them."""
    return all(not m.start() < at < m.end() or m.start() <= first < m.end() for m in _ASIDE.finditer(part))


def finished(
    claims: Sequence[Claim], *, text: str, cut: Sequence[Sentence], figures: Figures, published: PartialDate | None
) -> list[Claim]:
    """All claims of an article with what their sentences say around them, and with what only shows when they are seen together."""
    dates = list(_all(DATE, cut, figures))
    beside: dict[int | None, list[Claim]] = {}
    for claim in claims:
        beside.setdefault(claim.start, []).append(claim)
    ends = [until(claim, beside[claim.start], dates, text=text, published=published) for claim in claims]
    told = [_told(claim, end, text) for claim, end in zip(claims, ends, strict=True)]
    return events(told, text, cut, list(_all(AMOUNT, cut, figures)))


def _all(kind: int, cut: Sequence[Sentence], figures: Figures) -> Iterator[Figure]:
    for number in range(len(cut)):
        yield from (f for f in figures.near(kind, number, [number]) if f.sentence == number)


def _told(claim: Claim, end: PartialDate | None, text: str) -> Claim:
    """The claim with its end, its speaker and whether it hangs on a condition; a date that is the end is not its start too."""
    found: dict[str, Any] = {}
    if end:
        found = {"until": end, "date": None if claim.date == end else claim.date}
    if claim.start is not None:
        first, last = span(claim, text)
        if name := speaker(claim.evidence, text[max(0, claim.start - _BEFORE) : claim.start], first=first, last=last):
            found["speaker"] = name
        if claim.status in _AHEAD and conditional(claim.evidence, first, last):
            found |= {"conditional": True, "why": "; ".join(filter(None, [claim.why, "the sentence names a condition"]))}
    return claim.model_copy(update=found) if found else claim
