"""Which organisations an article names: the model's tags and the shipped tables joined, each party with all its mentions."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.dates import PartialDate
from corpus.domain import Organisation
from corpus.names import fold
from corpus.tables import Tables
from extract.names_find import Hit, found
from extract.names_join import introduced, joined
from extract.names_judge import Place, judged
from extract.names_legal import legal_form_after
from extract.names_local import Candidate, candidates
from extract.names_owned import owned_products
from extract.names_score import Support, listed_score, unlisted_score
from extract.names_spans import Tagged, tidied
from extract.names_table import How, index_of
from extract.names_words import Words

_AUTHORITIES = {"government", "regulator", "court"}  # the annotation guide wants these under their usual short name
__all__ = ["Mention", "Party", "Tagged", "parties"]


class Mention(NamedTuple):
    """Where a party is named: the characters text[start:end], and by what kind of name."""

    start: int
    end: int
    how: How


@dataclass(frozen=True)
class Party:
    """An organisation that an article names."""

    name: str  # the table's name, else the longest good form in the text
    id: str | None  # the table's
    kind: str  # the table's, else "unlisted"
    score: float  # how sure it is that this is an organisation at all
    mentions: tuple[Mention, ...]  # in order
    written: str  # the name that claims carry: the table's, but for funds and former names, which stand as the article has them


def parties(text: str, tagged: Sequence[Tagged], *, tables: Tables, published: PartialDate | None = None) -> list[Party]:
    """The organisations in the order of their first mention; unsure ones stay, with a low score."""
    words = Words(text)
    index = index_of(tables)
    spans = tidied(words, tagged, index)
    support = Support(spans)
    named = candidates(words, spans, index)
    own = introduced(named)
    own = joined(words, found(words, index, own, published).hits, own, named, index)
    names = found(words, index, own, published)
    if products := owned_products(words, names.hits, spans):
        names = found(words, index, [*own, *products.values()], published)
    places = judged(words, names.hits, index, support, spoken_for=names.speak)
    by_party: defaultdict[str, list[Place]] = defaultdict(list)
    for place in places:
        by_party[place.hit.party].append(place)
    return [_party(words, party, mine, named, tables, tagged=support.any) for party, mine in by_party.items()]


def _party(words: Words, party: str, places: Sequence[Place], named: Mapping[str, Candidate], tables: Tables, *, tagged: bool) -> Party:
    mentions = tuple(_mention(words, place.hit) for place in places)
    seen = [place.seen for place in places]
    if party.startswith(":"):
        one = named[party[1:]]
        score = unlisted_score([one.credit * score for score in seen], evident=one.evident, tagged=tagged)
        return Party(one.shown, None, "unlisted", score, mentions, one.shown)
    listed = tables.organisations[party]
    score = listed_score([place.likely for place in places], seen, tagged=tagged)
    return Party(listed.name, listed.id, listed.kind, score, mentions, _written(words, places, listed))


def _written(words: Words, places: Sequence[Place], listed: Organisation) -> str:
    """The table's name, but for a fund, a former name, or another spelling that alone is used: as the article has it."""
    known = {fold(name) for name in (listed.name, *listed.aliases, *listed.former_names)}
    own = [words.written(place.hit.first, place.hit.last) for place in places if place.hit.how != "product"]
    used = {fold(one): one for one in own if fold(one) in known}
    plain = not used or fold(listed.name) in used or listed.kind in _AUTHORITIES
    longest = "" if plain else max(used.values(), key=len)
    near = fold(longest).startswith(fold(listed.name)) or (listed.kind != "investor" and fold(listed.name).startswith(fold(longest)))
    return listed.name if plain or near else longest


def _mention(words: Words, hit: Hit) -> Mention:
    last = legal_form_after(words, hit.last) if hit.how != "product" else hit.last
    return Mention(words.start[hit.first], words.end[last - 1], hit.how)
