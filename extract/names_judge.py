"""Is it the organisation that a name means at one place? Neighbours, the model's tags and the rest of the article decide together."""

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from extract.names_context import likelihood
from extract.names_find import Hit
from extract.names_score import Support
from extract.names_senses import Sense, sense
from extract.names_table import WELL_KNOWN, Index
from extract.names_vocabulary import AUTHORITIES, DESCRIPTIONS, LEADS, NOT_NAMES, OFFICES
from extract.names_words import Words


class Place(NamedTuple):
    """A name at one place, how likely it is the party's by its neighbours, and what the model says of it."""

    hit: Hit
    likely: float
    seen: float


_UNMISTAKABLE = 0.7
_WEAK = 0.2
_NONE = 0.13
_SEEN = 0.6  # so sure must the model be for a place that its neighbours speak against


def judged(words: Words, hits: Sequence[Hit], index: Index, support: Support, *, spoken_for: AbstractSet[str]) -> list[Place]:
    """The places that may be kept, in order."""
    article = frozenset(words.key)
    starts, ends = {hit.first for hit in hits}, {hit.last for hit in hits}
    by_party: defaultdict[str, list[Place]] = defaultdict(list)
    for hit in hits:
        seen = support.of(hit.first, hit.last, product=hit.how == "product")
        if support.against(hit.first, hit.last) > max(seen, 0.3):
            continue
        if hit.how == "short" and words.low(hit.first) in AUTHORITIES and not _said_of_one_named(words, hit):
            continue
        likely = 0.9 if hit.party.startswith(":") else _likely(words, hit, index, article)
        if hit.last not in starts and _goes_on(words, hit.last) and sense(words.spaced(hit.first, hit.last)).kinds:
            likely *= 0.15
        if hit.first not in ends and _comes_after_name(words, hit):
            likely *= 0.3
        if likely > 0.0 or seen >= _SEEN:
            by_party[hit.party].append(Place(hit, likely, seen))
    kept = [place for party, places in by_party.items() for place in _kept(places, known=party in spoken_for)]
    return sorted(kept, key=lambda place: place.hit.first)


def _goes_on(words: Words, i: int) -> bool:
    """Does a capitalised word or the ending of a web name follow, so that it may be another name: "Orange Polska", "Leonardo.ai"?"""
    if i >= len(words) or words.loud[i]:
        return False
    if words.gap(i) == ".":
        return words.key[i] in {"ai", "io", "com", "net", "dev", "app"}
    return words.near(i) and words.word[i][0].isupper() and words.key[i] not in OFFICES and words.word[i].upper() != words.word[i]


def _comes_after_name(words: Words, hit: Hit) -> bool:
    """Does another capitalised word stand right before an everyday word or surname, which makes it the end of a longer name?"""
    kinds = sense(words.spaced(hit.first, hit.last)).kinds
    i = hit.first - 1
    if not kinds & {"noun", "word", "surname"} or not words.near(hit.first) or words.loud[hit.first] or not words.word[i][0].isupper():
        return False
    ordinary = any(words.key[i] in group for group in (NOT_NAMES, LEADS, DESCRIPTIONS, OFFICES)) or words.word[i].isupper()
    return not ordinary and ("surname" in kinds or not words.opens(i))


def _said_of_one_named(words: Words, hit: Hit) -> bool:
    """Is it "the Commission", and not the first word of another's longer name?"""
    after = words.word[hit.last] if words.near(hit.last) else ""
    return words.low(hit.first - 1) in {"the", "s"} and after != "of" and not after[:1].isupper()


def _likely(words: Words, hit: Hit, index: Index, article: AbstractSet[str]) -> float:
    written = words.spaced(hit.first, hit.last)
    known = _sense(written, words.joint(hit.first, hit.last), index)
    likely = likelihood(words, hit.first, hit.last, written=written, known=known)
    if likely >= 0.4 and hit.how == "name" and index.products[hit.party] >= WELL_KNOWN:
        likely = max(likely, 0.85)  # Apple, Meta, Amazon: a capital is enough
    likely *= hit.sure if hit.sure > 0.8 else 0.8 * hit.sure
    if hit.how == "product" and words.at(hit.first - 1)[:1].isupper() and words.gap(hit.first) in {"-", "‑"}:
        return 0.0  # "Latam-GPT"
    if hit.how == "short":
        likely *= 0.7
    if likely and known.elsewhere & article and not known.ours & article:
        likely *= 0.3
    elif likely >= _WEAK and known.ours & article:
        likely = min(0.95, likely + 0.15)
    return likely


def _sense(written: str, key: str, index: Index) -> Sense:
    known = sense(written)
    if known.kinds or known.after or key not in index.names:
        return known
    return sense(index.names[key][0].written)


def _kept(places: list[Place], *, known: bool) -> list[Place]:
    """Weak places count where the party is named unmistakably elsewhere, or the model saw something."""
    best = max(place.likely for place in places)
    if known or best >= _UNMISTAKABLE:
        return [place._replace(likely=max(place.likely, 0.5)) for place in places if place.likely > _NONE or place.seen > 0.0]
    kept = [place for place in places if place.likely >= _WEAK or place.seen > 0.0]
    return kept or [place for place in places if place.likely > _NONE]
