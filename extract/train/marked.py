"""What an annotated article tells of the names in its text: where its claims' parties stand, and what to teach the tagger."""

import random
import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from corpus.names import LEGAL_FORMS
from corpus.tables import load_tables
from extract.names import Tagged
from extract.tags import TAGS
from extract.text import Sentence
from extract.windows import Window


@cache
def _spellings() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for organisation in load_tables().organisations.values():
        names = {organisation.name, *organisation.aliases, *organisation.former_names}
        for name in names:
            found.setdefault(name, set()).update(names)
    return found


def forms(name: str) -> set[str]:
    """Ways to write an organisation's name."""
    found = {name} | _spellings().get(name, set())
    words = name.split()
    if len(words) > 1 and words[-1].strip(".").casefold() in LEGAL_FORMS:
        found.add(" ".join(words[:-1]))
    return {form for form in found if len(form) > 1}


def annotated(article: dict[str, Any]) -> list[Tagged]:
    """The names of the article's claims, wherever they stand in its text."""
    names = {form for claim in article["claims"] for side in ("subject", "object") for form in forms(claim[side])}
    if not names:
        return []
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?!\w)")
    return [Tagged(m.start(), m.end(), "organisation", 0.95) for m in pattern.finditer(article["text"])]


def joined(sure: Sequence[Tagged], unsure: Sequence[Tagged], *, drop: float) -> list[Tagged]:
    """The annotated names, some left out, and the predicted ones that do not overlap them."""
    kept = [t for t in sure if random.random() >= drop]
    return [*kept, *(t for t in unsure if not any(k.start < t.end and t.start < k.end for k in kept))]


def tags_of(window: Window, cut: Sequence[Sentence], sure: Sequence[Tagged], unsure: Sequence[Tagged]) -> list[int]:
    """What to teach the tagger: annotated names, what it is sure of already, and that lower-case words are none."""
    tags = [-100] * len(window.ids)
    known: dict[int, int] = {}
    for source in ([t for t in unsure if t.score > 0.9], sure):
        for t in source:
            for number in _words(cut, t):
                known[number] = TAGS.index(f"{'B' if number == t.start else 'I'}-{t.label}")
    doubtful = {number for t in unsure if t.score <= 0.9 for number in _words(cut, t)}
    for sentence in window.own:
        for word, at in zip(cut[sentence].words, window.at[sentence][: window.held(sentence)], strict=False):
            if word.start in known:
                tags[at] = known[word.start]
            elif word.start not in doubtful:
                tags[at] = 0
    return tags


def _words(cut: Sequence[Sentence], t: Tagged) -> list[int]:
    return [w.start for s in cut if s.start < t.end and s.end > t.start for w in s.words if t.start <= w.start < t.end]
