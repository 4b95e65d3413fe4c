"""Sums that leave their currency out, since another sum near by has named it: "BYD put in 300 million yuan and Geely 500 million"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from extract.amount_sums import Sum
from extract.numbers import FIGURE, WORDS, number_value, product

_LARGE = re.compile(
    rf"(?<![\w.,$€£¥₹%/-])(?P<number>{FIGURE}|{WORDS})[ -](?P<scale>(?:million|billion|trillion|crore|bn|mn)\b)"
    r"(?=[,.;:)\n]|$|[ ](?:from|to|in|for|by|with|at|over|each|out|of that|and|between|all|more|upfront|apiece)\b)"
)
# In a sentence that counts these, a bare million is one of them.
_COUNTED = re.compile(
    r"\b(?:users?|people|tokens?|parameters|customers|subscribers|members|downloads|queries|devices|images|words|visitors|visits|times|chips|gpus"
    r"|documents|patients|students|viewers|readers|listeners|articles|songs|titles|books|households|homes|shares|tonnes|barrels|miles|kilomet\w+"
    r"|records|requests|conversations|messages|calls|employees|developers|accounts|phones|vehicles|cars|citizens|residents|population"
    r"|lines of code)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?][\"”’)]?\s|\n")
_REACH = 3000  # characters to the sum that names the currency
_WINDOW = 160


def with_bare(text: str, named: Sequence[Sum]) -> list[Sum]:
    """The sums and, in order, those that take their currency from the nearest one before them, else from the next."""
    places = [found.start for found in named]
    bare = []
    for match in _LARGE.finditer(text) if named else ():
        at = bisect_left(places, match.start())
        near = [named[i] for i in (at - 1, at) if 0 <= i < len(named) and abs(named[i].start - match.start()) <= _REACH]
        inside = (at and named[at - 1].end > match.start()) or (at < len(named) and named[at].start < match.end())
        if near and not inside and not _COUNTED.search(_sentence(text, match)):
            value = product(number_value(match["number"], scaled=True) or 0.0, match["scale"])
            bare.append(Sum(match.start(), match.end(), near[0].currency, value, None))
    return sorted([*named, *bare])


def _sentence(text: str, match: re.Match[str]) -> str:
    before = _SENTENCE.split(text[max(0, match.start() - _WINDOW) : match.start()])[-1]
    return before + _SENTENCE.split(text[match.end() : match.end() + _WINDOW])[0]
