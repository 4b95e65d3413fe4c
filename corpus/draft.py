"""What a source gave before it is an article: its parts as far as they are known, or why it is none."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from corpus.dates import PartialDate
from corpus.domain import ArticleKind

Reason = Literal["not an article", "too short", "paywall", "not English", "too large", "unreadable", "not found", "refused"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A piece with a text. What its source does not say is unknown: nothing here is guessed."""

    place: str  # for people: "clips/a.html", "press.zip: 3.txt", "export.csv: row 12"
    title: str | None
    body: str  # paragraphs apart by a blank line; headings, items of lists and rows of tables on a line each
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: PartialDate | None = None
    url: str | None = None
    canonical_url: str | None = None
    kind: ArticleKind | None = None
    key: str | None = None


class Refusal(NamedTuple):
    """A piece that is not taken."""

    place: str
    reason: Reason
    why: str  # a sentence for people, with the value and the remedy


type Piece = Draft | Refusal
