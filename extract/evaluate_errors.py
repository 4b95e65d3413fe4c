"""Every error of a prediction with its cause, so that one sees where the next loss is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from corpus.domain import Claim
from corpus.names import bare, words
from extract.evaluate_fields import FIELDS
from extract.evaluate_match import Articles, Match, matches
from extract.evaluate_names import Spellings, Triple, folded_name, same_names


class Cause(StrEnum):
    """What went wrong; the order is that of a reading, from names to fields."""

    UNKNOWN_NAME = "predicted: a name that gold lacks"
    NO_CLAIM = "predicted: two parties of gold without a claim between them"
    WRONG_RELATION = "predicted: right pair, wrong relation"
    REVERSED = "predicted: right pair and relation, reversed"
    OTHER_RELATION = "missed: found with another relation or reversed"
    BOTH_NAMED = "missed: both parties named in the sentence"
    ONE_BY_REFERENCE = "missed: one party by reference"
    BOTH_BY_REFERENCE = "missed: both parties by reference"
    FIELD = "right claim, wrong field"


@dataclass(frozen=True, slots=True)
class Fault:
    """One error: `claim` is the predicted one, or gold's where it was missed; `instead` is what the other side has there."""

    article: str
    cause: Cause
    claim: Claim
    instead: Claim | None = None
    field: str = ""

    @property
    def evidence(self) -> str:
        """The sentence that was read, or that should have been."""
        return self.claim.evidence

    @property
    def confidence(self) -> float | None:
        """How sure the extractor was."""
        return self.claim.confidence

    @property
    def why(self) -> str | None:
        """What the extractor gave as its reason."""
        return self.claim.why


def errors(gold: Articles, predicted: Articles, *, spellings: Spellings = same_names) -> list[Fault]:
    """All errors of folded predictions, article by article in the order of the causes."""
    of_article: dict[str, list[Match]] = {}
    for match in matches(gold, predicted):
        of_article.setdefault(match.article, []).append(match)
    order = list(Cause)
    return [f for found in of_article.values() for f in sorted(_faults(found, spellings), key=lambda f: order.index(f.cause))]


def _faults(found: list[Match], spellings: Spellings) -> Iterable[Fault]:
    in_gold = {m.triple: m for m in found if m.gold}
    wrong = [m for m in found if m.predicted and not m.gold and not m.open]
    for match in found:
        if match.gold and match.predicted:
            yield from _fields(match.article, match.predicted, match.gold)
        elif match.gold:
            twin = next((m.predicted for m in wrong if m.triple.pair == match.triple.pair), None)
            cause = Cause.OTHER_RELATION if twin else _missed(match.gold, spellings)
            yield Fault(match.article, cause, match.gold, twin)
        elif match.predicted and not match.open:
            yield _wrong(match.article, match.predicted, match.triple, in_gold)


def _wrong(article: str, claim: Claim, key: Triple, in_gold: dict[Triple, Match]) -> Fault:
    if (turned := Triple(key.object, key.relation, key.subject)) in in_gold:
        return Fault(article, Cause.REVERSED, claim, in_gold[turned].gold)
    same_pair = [m for t, m in in_gold.items() if t.pair == key.pair]
    if same_pair:
        unfound = [m for m in same_pair if not m.predicted]
        return Fault(article, Cause.WRONG_RELATION, claim, (unfound or same_pair)[0].gold)
    parties = {folded_name(name) for m in in_gold.values() if m.gold for name in (m.gold.subject, m.gold.object)}
    known = {folded_name(claim.subject), folded_name(claim.object)} <= parties
    return Fault(article, Cause.NO_CLAIM if known else Cause.UNKNOWN_NAME, claim)


def _missed(claim: Claim, spellings: Spellings) -> Cause:
    unnamed = [name for name in (claim.subject, claim.object) if not is_named(name, claim.evidence, spellings=spellings)]
    return (Cause.BOTH_NAMED, Cause.ONE_BY_REFERENCE, Cause.BOTH_BY_REFERENCE)[len(unnamed)]


def _fields(article: str, predicted: Claim, gold: Claim) -> Iterable[Fault]:
    for field, check in FIELDS.items():
        if " where " not in field and not check(predicted, gold):
            yield Fault(article, Cause.FIELD, predicted, gold, field.partition(" ")[0])


def is_named(name: str, sentence: str, *, spellings: Spellings = same_names) -> bool:
    """Does the sentence write the organisation's name, in one of its spellings and as whole words?"""
    heard = _heard(sentence)
    return any(f" {bare(spelling)} " in heard for spelling in spellings(name))


@lru_cache(maxsize=4096)
def _heard(sentence: str) -> str:
    return f" {' '.join(words(re.sub(r"['’]s?(?!\w)", ' ', sentence)))} "
