"""What a source gave before it is an article: its parts as far as they are known, or why it is none."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from corpus.dates import PartialDate
from corpus.domain import ArticleKind, Source

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
    based_on: tuple[Source, ...] = ()  # pieces that it says it rests on


@dataclass(frozen=True, slots=True)
class Link:
    """A piece that stands elsewhere: its address, to be fetched, and what the list or feed says of it."""

    place: str
    url: str
    title: str | None = None
    published: PartialDate | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """What a user says of a source, on the command line or in a file beside it; it fills only what the source itself lacks."""

    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: PartialDate | None = None
    url: str | None = None

    def over(self, other: "Details") -> "Details":
        """These, and where they say nothing the others."""
        return Details(
            self.title or other.title,
            self.publisher or other.publisher,
            self.authors or other.authors,
            self.published or other.published,
            self.url or other.url,
        )

    def of_each(self) -> "Details":
        """What holds for every one of many articles: not the title and not the address."""
        return Details(publisher=self.publisher, authors=self.authors, published=self.published)


NO_DETAILS = Details()


class Refusal(NamedTuple):
    """A piece that is not taken."""

    place: str
    reason: Reason
    why: str  # a sentence for people, with the value and the remedy


type Piece = Draft | Link | Refusal
