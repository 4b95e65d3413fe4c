"""Annotated articles as examples: windows, the pairs asked about in them, and what the annotation answers."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpus.dates import PartialDate
from corpus.domain import Amount, Capacity, Percent
from corpus.relations import SYMMETRIC, Relation
from corpus.tables import load_tables
from extract.evaluate_names import folded_name
from extract.figures import AMOUNT, CAPACITY, DATE, PERCENT, Figure, Figures, spots
from extract.layout import Layout, layout, pieces_of
from extract.names import Party, Tagged, parties
from extract.pairs import Ground, Pair, asked, features, ground
from extract.pieces import Pieces
from extract.text import Sentence, sentences
from extract.train.marked import forms
from extract.windows import Window, of_article

ORDER = tuple(Relation)
_HELD = 0.12
STATUSES = ("active", "agreed", "in_talks", "ended", "denied")


@dataclass
class Stated:
    """A claim in a window: which pair, which relation, and its fields; a target is the number of a figure, or of none of them."""

    pair: int
    relation: int
    status: int
    hedged: bool
    figures: list[tuple[list[list[int]], np.ndarray, int]]  # for each kind: pieces of each, spots, target


@dataclass
class Example:
    """One window with its questions and answers."""

    article: str
    window: Window
    pairs: list[Pair]
    layout: Layout
    features: np.ndarray
    answer: np.ndarray  # [pairs, relations] 1 where the sentence states it
    weight: np.ndarray  # [pairs, relations] 0 where the annotation leaves open whether this sentence states it
    stated: list[Stated]
    tags: list[int]  # for each piece, -100: not known


def articles(folder: Path) -> Iterator[dict[str, Any]]:
    """All annotated articles of the folder's .jsonl and .json files."""
    for path in sorted([*folder.rglob("*.jsonl"), *folder.rglob("*.json")]):
        lines = path.read_text(encoding="utf-8").splitlines() if path.suffix == ".jsonl" else [path.read_text(encoding="utf-8")]
        yield from (json.loads(line) for line in lines if line.strip())


def held_out(article: dict[str, Any]) -> bool:
    """About one article in eight trains nothing, and sets thresholds instead; the same ones in every run."""
    seed = sum(article["id"].encode()) * 7919 + len(article["text"])
    return bool(np.random.default_rng(seed).random() < _HELD)


def examples(article: dict[str, Any], tagged: Sequence[Tagged], pieces: Pieces) -> tuple[list[Example], list[dict[str, Any]]]:
    """The examples of one article, and the claims that no pair stands for."""
    text = article["text"]
    published = PartialDate(article["published"]) if article.get("published") else None
    cut = sentences(text)
    found = parties(text, tagged, tables=load_tables(), published=published)
    laid = ground(cut, found)
    figures = Figures(text, cut, published)
    wanted = [w for claim in article["claims"] if (w := _wanted(claim, text, cut, found))]
    made, met = [], set()
    for window in of_article(text, cut, pieces):
        pairs = asked(laid, window.own, list(window.at))
        pairs = _with(pairs, wanted, window, laid)
        example = _example(article["id"], window, pairs, laid, found, cut)
        numbers = {pair: i for i, pair in enumerate(pairs)}
        for want in wanted:
            met |= {id(want.claim) for _ in _answer(example, want, numbers, laid, figures)}
        made.append(example)
    return made, [claim for claim in article["claims"] if id(claim) not in met]


@dataclass
class _Wanted:
    claim: dict[str, Any]
    subject: int
    object: int
    relation: int
    sentences: set[int]


def _party(name: str, found: Sequence[Party]) -> int | None:
    ways = {folded_name(form) for form in forms(name)}
    same = [i for i, party in enumerate(found) if folded_name(party.written) in ways or folded_name(party.name) in ways]
    return same[0] if same else None


def _wanted(claim: dict[str, Any], text: str, cut: Sequence[Sentence], found: Sequence[Party]) -> _Wanted | None:
    subject, object_ = _party(claim["subject"], found), _party(claim["object"], found)
    if subject is None or object_ is None or subject == object_:
        return None
    start = text.find(claim["evidence"])
    end = start + len(claim["evidence"])
    inside = {i for i, s in enumerate(cut) if 0 <= start < s.end and s.start < end}
    return _Wanted(claim, subject, object_, ORDER.index(Relation(claim["relation"])), inside)


def _with(pairs: list[Pair], wanted: Sequence[_Wanted], window: Window, laid: Ground) -> list[Pair]:
    """The pairs, and the annotated ones that would not have been asked about although the window names both."""
    known, more = set(pairs), set()
    for want in wanted:
        for sentence in want.sentences & set(window.own):
            if all(any(s in window.at for s in laid.of[p]) for p in (want.subject, want.object)):
                more |= {Pair(sentence, want.subject, want.object), Pair(sentence, want.object, want.subject)} - known
    return sorted([*pairs, *more], key=lambda p: p.sentence) if more else pairs


def _example(article: str, window: Window, pairs: list[Pair], laid: Ground, found: Sequence[Party], cut: Sequence[Sentence]) -> Example:
    shape = (len(pairs), len(ORDER))
    rows = features(pairs, laid, found, cut)
    return Example(
        article, window, pairs, layout(window, pairs, laid), rows, np.zeros(shape, np.float32), np.ones(shape, np.float32), [], []
    )


def _answer(example: Example, want: _Wanted, numbers: dict[Pair, int], laid: Ground, figures: Figures) -> Iterator[int]:
    """Enters a claim: where it is stated, and where it may be."""
    ways = [(want.subject, want.object)]
    if ORDER[want.relation] in SYMMETRIC:
        ways.append((want.object, want.subject))
    for a, b in ways:
        for sentence in example.window.own:
            number = numbers.get(Pair(sentence, a, b))
            if number is None:
                continue
            if sentence in want.sentences:
                example.answer[number, want.relation] = example.weight[number, want.relation] = 1
                example.stated.append(_stated(example, number, want, laid, figures))
                yield number
            elif not example.answer[number, want.relation]:
                named = (a in laid.named[sentence]) + (b in laid.named[sentence])
                example.weight[number, want.relation] = 0 if named == 2 else 0.3
    partners = ORDER.index(Relation.PARTNERS_WITH)
    if want.relation != partners:
        for sentence in example.window.own:
            for a, b in ((want.subject, want.object), (want.object, want.subject)):
                number = numbers.get(Pair(sentence, a, b))
                if number is not None and not example.answer[number, partners]:
                    example.weight[number, partners] = 0


def _stated(example: Example, number: int, want: _Wanted, laid: Ground, figures: Figures) -> Stated:
    claim, pair, window = want.claim, example.pairs[number], example.window
    targets = []
    for kind in (AMOUNT, DATE, PERCENT, CAPACITY):
        near = figures.near(kind, pair.sentence, list(window.at))
        cells = [pieces_of(window, f.sentence, f.first, f.last) for f in near]
        targets.append((cells, spots(near, pair, laid), _target(kind, claim, near)))
    status = STATUSES.index(claim["status"])
    return Stated(number, want.relation, status, bool(claim.get("hedged")), targets)


def _target(kind: int, claim: dict[str, Any], near: Sequence[Figure]) -> int:
    """The figure that the claim carries; the one past the last where it carries none; -100 where the text was read otherwise."""
    value = claim.get({AMOUNT: "amount", DATE: "date", PERCENT: "percent", CAPACITY: "capacity"}[kind])
    if value is None or (kind == AMOUNT and value.get("value") is None):
        return len(near)
    for number, figure in enumerate(near):
        if same_figure(value, figure):
            return number
    return -100


def same_figure(value: Any, figure: Figure) -> bool:
    """Whether the annotated value is the figure's; sums and capacities may be rounded."""
    match figure.value:
        case PartialDate() as day:
            return value in {str(day), day[:4] if day.precision in ("quarter", "half") else str(day)}
        case Percent(value=share):
            return abs(share - float(value)) < 0.05
        case Amount(value=sum_, currency=unit):
            return _near(sum_, value) and unit == (value.get("currency") or "USD")
        case Capacity(value=size, unit=unit):
            return _near(size, value) and unit == value["unit"]


def _near(found: float, told: dict[str, Any]) -> bool:
    return abs(found - float(told["value"])) <= 0.01 * abs(float(told["value"]))
