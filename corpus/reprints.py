"""Near-duplicates: which articles are one text, told in time linear in their number.

`signature` and `bands` are stored with each article; articles that share a band are compared by `same_story`; those that it
joins are a group, and `origin` tells which of them the others were taken from. Pure functions, no state.
"""

from corpus.reprints_origin import Origin, origin
from corpus.reprints_publishers import credited
from corpus.reprints_signature import Signature, bands, contained, signature, similarity
from corpus.reprints_story import ONE_ORIGIN, Story, Verdict, same_story

__all__ = [
    "ONE_ORIGIN",
    "Origin",
    "Signature",
    "Story",
    "Verdict",
    "bands",
    "contained",
    "credited",
    "origin",
    "same_story",
    "signature",
    "similarity",
]
