"""Values for saved questions: what a person types becomes what the engine takes, organisations and deals being looked up."""

import math
import re
from collections.abc import Iterable
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Literal, NamedTuple

from corpus.dates import PartialDate
from corpus.domain import Status
from corpus.errors import KeiretsuError
from corpus.names import slug
from corpus.relations import Relation
from graph.reading import Graph
from graph.statement import ends

Kind = Literal["organisation", "deal", "date", "number", "integer", "text", "relations", "statuses"]


def value(kind: Kind, name: str, text: str, graph: Graph) -> Any:
    """One parameter's value. Of a partial date its first day counts, or its last where the parameter is called `until`."""
    match kind:
        case "organisation" | "deal":
            return organisation(text, graph) if kind == "organisation" else deal(text, graph)
        case "date":
            return _day(name, text)
        case "number" | "integer":
            return _number(name, text, whole=kind == "integer")
        case "relations":
            return _members(Relation, name, text.upper())
        case "statuses":
            return _members(Status, name, text.lower())
        case "text":
            return text


class Match(NamedTuple):
    """An organisation that a text may mean."""

    id: str
    name: str

    def __str__(self) -> str:
        return f"{self.name} ({self.id})"


def organisation(text: str, graph: Graph) -> str:
    """The id of the organisation that is meant by an id, also an old one, by a name or alias, or by a product's name."""
    for found in (_by_id(text, graph), _by_name(text, graph), _by_product(text, graph)):
        if len(found) > 1:
            raise KeiretsuError(f"{text!r} may be {_either(found)}; give the id of the one that you mean.")
        if found:
            return found[0].id
    like = _like(text, graph)
    hint = f"Did you mean {_either(like)}?" if like else "Look for it: keiretsu ask find-organisation --param text=…"
    raise KeiretsuError(f"No organisation {text!r} is in the graph. {hint}")


_BY_ID = "MATCH (o:Organisation {id: $key}) RETURN o.id, o.name"
_BY_NAME = """MATCH (o:Organisation)
WHERE $id IN o.also_ids OR (' | ' + o.search + ' | ') CONTAINS (' | ' + $name + ' | ')
RETURN o.id, o.name ORDER BY o.id LIMIT 6"""
_BY_PRODUCT = """MATCH (p:Product)-[:PRODUCT_OF]->(o:Organisation)
WHERE (' | ' + p.search + ' | ') CONTAINS (' | ' + $name + ' | ')
RETURN DISTINCT o.id AS id, o.name AS name ORDER BY id LIMIT 6"""
_LIKE = "MATCH (o:Organisation) WHERE o.search CONTAINS $name RETURN o.id, o.name ORDER BY size(o.name), o.id LIMIT 4"

_EVERYONE = "MATCH (o:Organisation) RETURN o.id, o.name ORDER BY o.id DESC"


def _matches(graph: Graph, query: str, **keys: str) -> list[Match]:
    return [Match(*row) for row in graph.run(query, keys).rows]


def _by_id(text: str, graph: Graph) -> list[Match]:
    return _matches(graph, _BY_ID, key=text) or _matches(graph, _BY_ID, key=slug(text))


def _by_name(text: str, graph: Graph) -> list[Match]:
    return _matches(graph, _BY_NAME, name=text.casefold(), id=slug(text))


def _by_product(text: str, graph: Graph) -> list[Match]:
    return _matches(graph, _BY_PRODUCT, name=text.casefold())


def _like(text: str, graph: Graph) -> list[Match]:
    """Those whose names hold the text, else those that are spelt nearly so."""
    if found := _matches(graph, _LIKE, name=text.casefold()):
        return found
    everyone = {match.name.casefold(): match for match in _matches(graph, _EVERYONE)}
    return [everyone[name] for name in get_close_matches(text.casefold(), everyone, n=3, cutoff=0.7)]


def _either(found: Iterable[Match]) -> str:
    return " or ".join(map(str, found))


_DEAL = re.compile(rf"(.+?)(?:\s*:\s*|\s+)({'|'.join(Relation)})(?:\s*:\s*|\s+)(.+)", re.IGNORECASE)


def deal(text: str, graph: Graph) -> str:
    """The id of the deal that is meant by an id or by "subject RELATION object"."""
    found = _DEAL.fullmatch(text)
    if not found:
        raise KeiretsuError(f'{text!r} is no deal; write its id, such as nvidia:INVESTS_IN:openai, or "Nvidia INVESTS_IN OpenAI".')
    relation = Relation(found[2].upper())
    subject, object_ = ends(organisation(found[1], graph), relation, organisation(found[3], graph))
    there = graph.run(_BETWEEN, {"one": subject, "other": object_}).rows
    wanted = f"{subject}:{relation}:{object_}"
    if (wanted,) in there:
        return wanted
    hint = f"Between the two there is {' and '.join(row[0] for row in there)}." if there else "There is no deal between the two."
    raise KeiretsuError(f"No deal {wanted} is in the graph. {hint}")


_BETWEEN = f"""MATCH (a:Organisation {{id: $one}})-[d:{"|".join(Relation)}]-(b:Organisation {{id: $other}})
RETURN d.id ORDER BY d.id"""


def _day(name: str, text: str) -> str:
    try:
        day = PartialDate(text)
    except ValueError as error:
        raise KeiretsuError(f"{name}: {error}.") from None
    return (day.last if name == "until" else day.first).isoformat()


def _number(name: str, text: str, *, whole: bool) -> float | int:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or (whole and not number.is_integer()):
        raise KeiretsuError(
            f"{name}: {text!r} is no {'whole number; write 3' if whole else 'number; write 1000000000, 1_000_000_000 or 1e9'}."
        )
    return int(number) if whole else number


def _members(kind: type[StrEnum], name: str, text: str) -> list[str]:
    """The members that a list with commas names, in its order."""
    chosen = list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    for part in chosen:
        if part not in list(kind):
            near = get_close_matches(part, list(kind), n=1)
            hint = f"did you mean {near[0]}?" if near else f"it has to be one of {', '.join(kind)}."
            raise KeiretsuError(f"{name}: {part!r} is not known; {hint}")
    if not chosen:
        raise KeiretsuError(f"{name}: {text!r} names none; give some of {', '.join(kind)}.")
    return chosen
