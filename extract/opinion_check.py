"""From what a model says to claims: only what the article bears out word for word becomes one."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from corpus.domain import Article, Claim
from extract.opinion_answer import Stated
from extract.opinion_fields import fields
from extract.opinion_names import Names
from extract.opinion_spans import LONGEST, Span, find
from extract.opinion_tables import Known
from extract.text import sentences

# Nobody has measured the model that a user names, so all its claims carry the same middling number: not to be mistaken for a
# measured confidence, and outranked by any reading that is surer of itself.
CONFIDENCE = 0.5
_NEAR = 500  # characters before the sentence in which one of the two has to be named, if the sentence names neither


class Checked(NamedTuple):
    """The claims that the article bears out, and why others were dropped."""

    claims: tuple[Claim, ...]
    dropped: Counter[str]
    blank: int  # fields left out because their words do not stand there, or say no number or date


class Checker:
    """Holds what a model states against one article. `text` is the article's, with what must not count struck out."""

    def __init__(self, article: Article, *, text: str, known: Known, model: str) -> None:
        self._article, self._text, self._model = article, text, model
        self._names = Names(text, known, article.published)
        self._sentences = [Span(s.start, s.end) for s in sentences(text)]

    def check(self, stated: Iterable[Stated]) -> Checked:
        """The same claim told twice counts once."""
        claims: dict[str, Claim] = {}
        dropped: Counter[str] = Counter()
        blank = 0
        for one in stated:
            try:
                claim, left = self._claim(one)
            except _UnfoundedError as reason:
                dropped[str(reason)] += 1
                continue
            if claims.setdefault(claim.id_in(self._article.id), claim) is claim:
                blank += left
        return Checked(tuple(claims.values()), dropped, blank)

    def _claim(self, one: Stated) -> tuple[Claim, int]:
        evidence = self._evidence(one.evidence)
        subject, other = self._names.find(one.subject), self._names.find(one.object)
        if not subject or not other:
            raise _UnfoundedError("an organisation that the article does not name")
        if subject.name == other.name:
            raise _UnfoundedError("the same organisation at both ends")
        near = Span(max(0, evidence.start - _NEAR), evidence.end)
        if not (subject.within(near) or other.within(near)):
            raise _UnfoundedError("a sentence that is about neither of the two")
        found, left = fields(self._article, one, text=self._text, evidence=evidence)
        claim = Claim(
            subject=subject.name,
            relation=one.relation,
            object=other.name,
            status=one.status,
            hedged=one.hedged,
            conditional=one.conditional,
            evidence=self._text[evidence.start : evidence.end],
            start=evidence.start,
            end=evidence.end,
            subject_text=self._words(subject.within(evidence)),
            object_text=self._words(other.within(evidence)),
            confidence=CONFIDENCE,
            extractor=f"openai-compatible/{self._model}",
            why=f"{self._model} read it so; the sentence and both names stand in the article; its accuracy is not known",
            **found,
        )
        return claim, left

    def _evidence(self, words: str) -> Span:
        """The sentence that holds the words, so that all who read it give the claim one id; else the words themselves."""
        found = find(self._text, words)
        if not found:
            raise _UnfoundedError("a sentence that does not stand in the article")
        if re.search(r"\n\s*\n", self._text[found.start : found.end]):
            raise _UnfoundedError("several paragraphs in place of a sentence")
        whole = self._sentences[bisect_right(self._sentences, Span(found.start, len(self._text))) - 1] if self._sentences else found
        return whole if whole.holds(found) and whole.end - whole.start <= LONGEST else found

    def _words(self, place: Span | None) -> str | None:
        return " ".join(self._text[place.start : place.end].split()) if place else None


class _UnfoundedError(Exception):
    """What the claim was dropped for, as the end of "1 for …"."""
