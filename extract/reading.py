"""What reading an article gives, and what a reader has to offer; who uses a reader needs to know no more of the model."""

from dataclasses import dataclass
from typing import Protocol

from corpus.domain import Article, Claim
from corpus.errors import KeiretsuError
from extract.evaluate_confidence import Thresholds


class StoppedError(KeiretsuError):
    """This article could not be read, and trying the next is of no use; what was read so far is good."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The claims of one article, down to those that are for review only."""

    claims: tuple[Claim, ...] = ()  # each with its confidence, why it was made, and its evidence in its place
    notes: tuple[str, ...] = ()  # what a person should know of the reading: "cut after 200,000 words"


class ArticleReader(Protocol):
    """Reads articles one at a time; made once, since loading a model takes seconds."""

    @property
    def thresholds(self) -> Thresholds:
        """From which confidence its claims are sure, and from which likely."""
        ...

    def read(self, article: Article) -> Reading:
        """Read the article; a text that cannot be read (not English, binary, empty) raises KeiretsuError.

        Where no further one can be read either, that is a StoppedError.
        """
        ...
