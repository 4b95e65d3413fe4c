"""Idioms that state a relation between two names of a sentence, for the comparison in bench/designs.py."""

import re
from typing import TYPE_CHECKING

from corpus.relations import Relation
from extract.names import Party

if TYPE_CHECKING:
    from bench.designs import Pair

R = Relation
# What stands between the two. "→": the first is the subject; "←": the second is.
_IDIOMS: list[tuple[Relation, str, str]] = [
    (R.SUES, "→", r"\b(?:sued|sues|is suing|filed (?:a|the) (?:law)?suit against|took .* to court|lawsuit against)\b"),
    (R.SUES, "←", r"\b(?:was|were|been|is being) sued by\b"),
    (
        R.INVESTIGATES,
        "→",
        r"\b(?:investigat\w+|opened (?:a|an) .*(?:probe|inquiry|review)|probe of|inquiry into|is looking into|is reviewing)\b",
    ),
    (R.INVESTIGATES, "←", r"\b(?:under investigation by|is being investigated by|under scrutiny (?:by|from))\b"),
    (R.LENDS_TO, "→", r"\b(?:lent|lends?|is lending|provided a .*loan to|loan to|credit (?:line|facility) (?:for|to))\b"),
    (R.LENDS_TO, "←", r"\b(?:borrowed .* from|loan from|credit (?:line|facility) from|term loan .* from)\b"),
    (R.ACQUIRES, "→", r"\b(?:acquir\w+|bought|buys|to buy|buying|purchas\w+ of|takeover of|took over|snapped up|swallow\w+)\b"),
    (R.ACQUIRES, "←", r"\b(?:acquired by|bought by|sold (?:itself )?to|sale to|purchased by|snapped up by)\b"),
    (R.INVESTS_IN, "→", r"\b(?:invest\w* .*\bin|backs|backed|put .* into|stake in|backer of|investor in|holds .* of|led .*round)\b"),
    (
        R.INVESTS_IN,
        "←",
        r"\b(?:backed by|led by|funding from|raised .* from|investment from|investors? (?:include|including|such as)|money from)\b",
    ),
    (R.OWNS, "→", r"\b(?:owns|owner of|parent of|parent company of|'s subsidiary)\b"),
    (R.OWNS, "←", r"\b(?:owned by|subsidiary of|unit of|belongs to|a division of)\b"),
    (
        R.LEASES_COMPUTE_FROM,
        "→",
        r"\b(?:rent\w* .*from|leas\w+ .*from|runs? on|trains? .* on|hosted (?:on|by)|capacity from|cloud deal with|compute from)\b",
    ),
    (
        R.LEASES_COMPUTE_FROM,
        "←",
        r"\b(?:rents? .* to|leas\w+ .* to|hosts|supplies computing to|compute (?:for|to)|cloud provider (?:for|to|of))\b",
    ),
    (R.LICENSES_FROM, "→", r"\b(?:licen[sc]\w+ .*(?:from|of)|licensing (?:deal|agreement) with|content deal with)\b"),
    (R.LICENSES_FROM, "←", r"\b(?:licen[sc]\w+ .*to)\b"),
    (R.DISTRIBUTES, "→", r"\b(?:resells?|offers? .*models?|distribut\w+|hosts? .*models?|made .* available)\b"),
    (R.DISTRIBUTES, "←", r"\b(?:available (?:on|through|in|via)|sold (?:on|through)|offered (?:on|through))\b"),
    (R.COMPETES_WITH, "→", r"\b(?:compet\w+ (?:with|against)|rivals?|takes? on|rivalry with|going after|challenger to)\b"),
    (R.BUYS_FROM, "→", r"\b(?:uses?|using|buys? .*from|orders? .*from|customer of|client of|relies on|powered by|integrat\w+)\b"),
    (R.BUYS_FROM, "←", r"\b(?:customers? (?:include|including|such as)|suppl(?:y|ies|ied)|sells? .*to|provid\w+ .* to|signed up)\b"),
    (R.PARTNERS_WITH, "→", r"\b(?:partner\w*|teamed up|collaborat\w+|alliance|joint venture|joined forces|works? with|working with)\b"),
]
_RULES = [(relation, way, re.compile(pattern, re.IGNORECASE)) for relation, way, pattern in _IDIOMS]


def stated(pair: "Pair") -> tuple[Party, Relation, Party] | None:
    """Subject, relation and object by the first idiom that stands between the two names."""
    between = " ".join(pair.between)
    for relation, way, pattern in _RULES:
        if pattern.search(between):
            return (pair.first, relation, pair.second) if way == "→" else (pair.second, relation, pair.first)
    return None
