"""What a trained model finds in an annotated article, laid beside the annotation."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from corpus.dates import PartialDate
from corpus.relations import SYMMETRIC, Relation
from extract.claims import Weighed, weighed
from extract.confidence import given
from extract.engine import Engine
from extract.evaluate_names import folded_name
from extract.figures import Figures
from extract.found import ORDER, Found
from extract.names import Party
from extract.pieces import Pieces
from extract.survey import survey
from extract.text import sentences

type Triple = tuple[str, str, Relation]


class Seen(NamedTuple):
    """One candidate: what the calibration is given, the claim of the annotation that it meets, and what the model thinks of its fields."""

    row: list[float]
    gold: dict[str, Any] | None
    fields: Weighed


class Look(NamedTuple):
    """The candidates of one article, the strongest of each triple, and how many claims the annotation has."""

    seen: list[Seen]
    gold: int


def triple(subject: str, relation: Relation, object_: str) -> Triple:
    """As scoring compares it."""
    a, b = folded_name(subject), folded_name(object_)
    first, second = sorted((a, b)) if relation in SYMMETRIC else (a, b)
    return first, second, relation


def look(engine: Engine, pieces: Pieces, article: dict[str, Any]) -> Look:
    """Reads the article as the product does, down to what is worth a look; partnerships that scoring leaves open are left out."""
    text = article["text"]
    published = PartialDate(article["published"]) if article.get("published") else None
    cut = sentences(text)
    found = survey(text, cut, published, engine=engine, pieces=pieces)
    gold = {triple(c["subject"], Relation(c["relation"]), c["object"]): c for c in article["claims"]}
    chosen = _strongest(found.found, found.parties, gold)
    told = weighed(engine, list(chosen.values()), found.windows, found.vectors, Figures(text, cut, published), found.laid)
    seen = [
        Seen(given(one, found.parties, found.laid), gold.get(key), fields) for (key, one), fields in zip(chosen.items(), told, strict=True)
    ]
    return Look(seen, len(gold))


def _strongest(found: Sequence[Found], named: Sequence[Party], gold: dict[Triple, Any]) -> dict[Triple, Found]:
    pairs = {frozenset(key[:2]) for key in gold}
    chosen: dict[Triple, Found] = {}
    for one in found:
        a, b, relation = named[one.subject], named[one.object], ORDER[one.relation]
        key = triple(a.written, relation, b.written)
        open_ = relation == Relation.PARTNERS_WITH and key not in gold and frozenset(key[:2]) in pairs
        stronger = key not in chosen or one.best.logit > chosen[key].best.logit
        if a.name != b.name and not open_ and stronger:
            chosen[key] = one
    return chosen
