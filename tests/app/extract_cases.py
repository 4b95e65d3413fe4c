"""A reader of one rule, for tests of what stands around a reader: "Nvidia invests $5 billion in Arm." and nothing else."""

import os
import re
from dataclasses import dataclass

from corpus.domain import Article, Claim
from corpus.errors import KeiretsuError
from extract.evaluate_confidence import Thresholds
from extract.reading import Reading

STATED = re.compile(
    r"(?P<subject>[A-Z]\w+) (?P<doubt>reportedly |perhaps )?"
    r"(?:invests (?P<sum>\$(?P<billions>\d+) billion) in|(?P<rivalry>competes with)) (?P<object>[A-Z]\w+)\."
)
THRESHOLDS = Thresholds(sure=0.8, likely=0.5)
SURENESS = {None: 0.9, "reportedly ": 0.6, "perhaps ": 0.2}


@dataclass(frozen=True)
class ToyReader:
    """Sure where nothing is in doubt, likely where it is reported, for review where it says perhaps."""

    thresholds: Thresholds = THRESHOLDS

    def read(self, article: Article) -> Reading:
        if "\0" in article.text:
            raise KeiretsuError("this is no text but binary data; give plain text.")
        claims = tuple(self._claim(found) for found in STATED.finditer(article.text))
        return Reading(claims, ("only its first line was read",) if "cut here" in article.text else ())

    def _claim(self, found: re.Match[str]) -> Claim:
        return Claim(
            subject=found["subject"],
            relation="COMPETES_WITH" if found["rivalry"] else "INVESTS_IN",
            object=found["object"],
            status="active",
            hedged=found["doubt"] is not None,
            amount={"value": int(found["billions"]) * 1e9, "text": found["sum"]} if found["sum"] else None,
            evidence=found[0],
            start=found.start(),
            end=found.end(),
            confidence=SURENESS[found["doubt"]],
            extractor="toy 1",
            why="the one rule",
        )


def dying() -> ToyReader:
    """A reader whose process ends, as it does for want of memory."""
    os._exit(9)


def broken() -> ToyReader:
    """A reader that cannot be made."""
    raise KeiretsuError("The weights are missing; install them.")
