"""Sums, shares, capacities and dates of a claim: a model points at the words, and our own readers say what they mean."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from corpus.domain import Article
from extract.amounts import amounts
from extract.capacities import capacities
from extract.dates import dates
from extract.opinion_answer import Stated
from extract.opinion_spans import Span, find
from extract.percents import percents

_LONGEST = 120


class _Found(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def fields(article: Article, stated: Stated, *, text: str, evidence: Span) -> tuple[dict[str, Any], int]:
    """The fields that stand in the sentence, else in its paragraph, else anywhere, and how many were named that do not."""
    places = [evidence, _paragraph(text, evidence)]
    found = dict(_fields(article, stated, text, places))
    named = [name for name in ("amount", "percent", "capacity", "date", "until", "speaker") if getattr(stated, name)]
    return {name: value for name, value in found.items() if value is not None}, sum(found[name] is None for name in named)


def _fields(article: Article, stated: Stated, text: str, places: Sequence[Span]) -> Iterator[tuple[str, Any]]:
    def read[F: _Found](words: str | None, reader: Callable[[str], Sequence[F]]) -> F | None:
        return _read(text, words, places, reader)

    money = read(stated.amount, amounts)
    share = read(stated.percent, percents)
    power = read(stated.capacity, capacities)
    day = read(stated.date, lambda part: dates(part, article.published))
    end = read(stated.until, lambda part: dates(part, article.published))
    yield "amount", money.amount if money and not money.valuation else None
    yield "percent", share.percent if share else None
    yield "capacity", power.capacity if power else None
    yield "date", day.date if day else None
    yield "until", end.date if end else None
    yield "speaker", _speaker(text, stated.speaker, places)


def _read[F: _Found](text: str, words: str | None, places: Sequence[Span], reader: Callable[[str], Sequence[F]]) -> F | None:
    """What the reader finds where the words stand, the first place first."""
    for place in _wherever(text, words, places):
        pointed = find(text, words or "", place)
        for found in reader(text[place.start : place.end]) if pointed else ():
            if pointed and pointed.meets(Span(place.start + found.start, place.start + found.end)):
                return found
    return None


def _speaker(text: str, name: str | None, places: Sequence[Span]) -> str | None:
    for place in _wherever(text, name, places):
        if found := find(text, name or "", place):
            return " ".join(text[found.start : found.end].split())
    return None


def _wherever(text: str, words: str | None, places: Sequence[Span]) -> list[Span]:
    """The places, then the paragraph in which the words stand first; none of them where they do not stand at all."""
    anywhere = find(text, words) if words and len(words) <= _LONGEST else None
    return [*places, _paragraph(text, anywhere)] if anywhere else []


def _paragraph(text: str, inner: Span) -> Span:
    end = text.find("\n\n", inner.end)
    return Span(text.rfind("\n\n", 0, inner.start) + 1, end if end >= 0 else len(text))
