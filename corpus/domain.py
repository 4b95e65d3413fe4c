"""The vocabulary of Keiretsu: articles, claims, judgements, organisations, products and deals.

Everything here is frozen and does no I/O. Ids come from content, so the same thing has the same id wherever it is made.
"""

import hashlib
import json
import re
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, computed_field, field_validator, model_validator

from corpus.dates import PartialDate
from corpus.names import fold
from corpus.relations import SYMMETRIC, Relation


class Frozen(BaseModel):
    """Base of all types here: immutable, and strict about fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def digest(*parts: object) -> str:
    """Sixteen hex digits that stand for the parts, in their order; None differs from the empty text.

    >>> digest("a", "bc") == digest("ab", "c")
    False
    """
    text = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


Text = Annotated[str, Field(min_length=1)]
WebLink = Annotated[str, Field(pattern=r"^https?://[^\s]+$", max_length=2000)]


class Status(StrEnum):
    """How far a dealing has come, as its source tells it."""

    IN_TALKS = "in_talks"
    AGREED = "agreed"
    ACTIVE = "active"
    ENDED = "ended"
    DENIED = "denied"


Bound = Literal["exact", "up_to", "at_least", "about", "range"]


def _bound_from_text(data: Any) -> Any:
    """Where a source gives no bound, the words before the figure do ("up to $10 billion"), or those after it ("or more")."""
    if not isinstance(data, dict) or data.get("bound"):
        return data
    if data.get("high") is not None:
        return {**data, "bound": "range"}
    before, figure, after = re.fullmatch(r"(\D*)(\d[\d.,]*)?(.*)", str(data.get("text") or "").casefold(), re.DOTALL).groups()  # type: ignore[union-attr]
    found = (_BEFORE.search if figure else _BEFORE.match)(before) or (figure and _AFTER.search(after))
    return {**data, "bound": found.lastgroup if found else "exact"}


_BEFORE = re.compile(
    r"\b(?:(?P<up_to>up to|as much as|as many as|at most|no more than|maximum of|(?<!no )less than|under)"
    r"|(?P<at_least>at least|(?<!no )more than|over|in excess of|upwards of|north of|minimum of)"
    r"|(?P<about>about|around|roughly|approximately|some|nearly|almost|close to|an estimated))\b"
)
_AFTER = re.compile(r"(?P<at_least>\+|\bor more\b|\bplus\b|\band counting\b)|(?P<up_to>\bat most\b|\bor less\b|\bat the most\b)")


class Amount(Frozen):
    """Money as written and as a number. `value` alone is the sum; with `high` it is the lower end of a range."""

    value: float = Field(ge=0, le=1e18, allow_inf_nan=False)
    currency: str = Field(default="USD", pattern=r"^[A-Z]{3}$")
    high: float | None = Field(default=None, ge=0, le=1e18, allow_inf_nan=False)
    bound: Bound = "exact"
    per: Annotated[str, Field(pattern=r"^[a-z][a-z -]{0,30}$")] | None = None  # "year", "month", … or a thing: "title"
    years: float | None = Field(default=None, gt=0, le=200)  # a total over so many years; with `per`, the term
    text: str = ""

    _read_bound = model_validator(mode="before")(_bound_from_text)

    @model_validator(mode="after")
    def _ends_in_order(self) -> Self:
        if self.high is not None and self.high < self.value:
            raise ValueError(f"the range ends below its start: {self.value:g} to {self.high:g}")
        return self


class Capacity(Frozen):
    """Compute or power that a dealing is about: gigawatts, megawatts, or a number of chips."""

    value: float = Field(ge=0, allow_inf_nan=False)
    unit: Literal["GW", "MW", "kW", "GPUs", "chips", "servers", "GWh", "TWh"]
    text: str = ""


class Percent(Frozen):
    """A share, and of what: a stake in the company, its revenue, its traffic."""

    value: float = Field(ge=0, le=100_000, allow_inf_nan=False)
    of: Literal["stake", "revenue", "traffic", "other"] | None = None


class Event(Frozen):
    """One round or joint deal of several parties; the joint amount stands here once and with none of them."""

    id: Text
    amount: Amount | None = None


class Source(Frozen):
    """A published piece that an article rests on."""

    publisher: Text
    published: PartialDate | None = None
    url: WebLink | None = None
    title: str | None = None


def _flat_percent(data: Any) -> Any:
    """The line format writes a share as `percent` and `percent_of`; the type keeps the two together."""
    if isinstance(data, dict) and ("percent_of" in data or isinstance(data.get("percent"), int | float)):
        data = dict(data)
        of, value = data.pop("percent_of", None), data.get("percent")
        if isinstance(value, int | float) and not isinstance(value, bool):
            data["percent"] = {"value": value, "of": of}
    return data


class Claim(Frozen):
    """One relation between two organisations that one sentence of one article states."""

    subject: Text  # the organisation's everyday name, as the extractor resolved it
    relation: Relation
    object: Text
    status: Status
    hedged: bool = False
    conditional: bool = False
    amount: Amount | None = None
    percent: Percent | None = None
    capacity: Capacity | None = None
    date: PartialDate | None = None
    until: PartialDate | None = None
    speaker: str | None = None
    event: Event | None = None
    evidence: Annotated[str, Field(min_length=1, max_length=3000)]  # a sentence, or a row of a table; never an article
    start: int | None = Field(default=None, ge=0)  # the evidence stands at text[start:end]
    end: int | None = Field(default=None, ge=0)
    subject_text: str | None = None  # as written, where that differs from the name
    object_text: str | None = None
    confidence: float | None = Field(default=None, ge=0, le=1)  # None: a person read it
    extractor: str = ""  # name and version, or who annotated it
    why: str | None = None

    _read_percent = model_validator(mode="before")(_flat_percent)

    @field_validator("subject", "object")
    @classmethod
    def _is_a_name(cls, name: str) -> str:
        if not fold(name):
            raise ValueError(f"{name!r} is no name")
        return name

    def id_in(self, article: str) -> str:
        """Hash of what was read where; not of who read it, nor of its status, so judgements survive a new reading."""
        ends = [self.subject_text or self.subject, self.object_text or self.object]
        if self.relation in SYMMETRIC:
            ends.sort()
        return "c:" + digest(article, *ends, self.relation, self.start, self.end, self.amount.text if self.amount else None)

    def line(self) -> dict[str, Any]:
        """The claim in the line format: plain values, percent flat, absent fields left out."""
        full = self.model_dump(mode="json", exclude_none=True, exclude_defaults=False)
        if self.percent:
            full["percent"] = self.percent.value
            full |= {"percent_of": self.percent.of} if self.percent.of else {}
        return {k: v for k, v in full.items() if v != "" and v is not False} | {"hedged": self.hedged}


ArticleKind = Literal["filing", "press release", "news", "blog", "opinion", "summary", "other"]


class Article(Frozen):
    """A text as stored, with what is known of where it comes from. Offsets of claims refer to `text`."""

    text: Text
    title: str = ""
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: PartialDate | None = None
    fetched: PartialDate | None = None
    url: WebLink | None = None
    canonical_url: WebLink | None = None
    language: str | None = None
    kind: ArticleKind = "news"
    based_on: tuple[Source, ...] = ()
    origin: str | None = None  # its group of reprints, where that is known
    key: str | None = None  # the name that its file gives it

    @field_validator("based_on", "authors", mode="before")
    @classmethod
    def _null_is_none_of_them(cls, value: Any) -> Any:
        return () if value is None else value

    @computed_field  # type: ignore[prop-decorator]
    @property
    def id(self) -> str:
        """Hash of where it stands (address, else publisher, date and title) and of its text."""
        place = self.canonical_url or self.url
        return "a:" + digest(*([place] if place else [self.publisher, self.published, self.title]), self.text)


JudgementKind = Literal["same", "not_same", "reject", "confirm", "correct", "withdraw"]
CORRECTABLE = frozenset(
    {"subject", "relation", "object", "status", "hedged", "conditional", "amount", "percent", "capacity", "date", "until"}
)


class Judgement(Frozen):
    """A person's decision. None is ever overwritten: a later one outweighs it, and `withdraw` takes one back."""

    kind: JudgementKind
    target: Text  # an organisation's id or name, a claim's id, or the judgement that is withdrawn
    other: str | None = None  # the second organisation of same / not_same
    fields: dict[str, Any] = Field(default_factory=dict)  # what `correct` puts in place
    by: Text
    when: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")]
    why: str = ""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if (self.other is not None) != (self.kind in ("same", "not_same")):
            raise ValueError(f"{self.kind!r} takes {'two organisations' if self.other is None else 'one target'}")
        if bool(self.fields) != (self.kind == "correct"):
            raise ValueError("fields belong to 'correct', and to nothing else")
        if unknown := self.fields.keys() - CORRECTABLE:
            raise ValueError(f"cannot correct {', '.join(sorted(unknown))}; fields: {', '.join(sorted(CORRECTABLE))}")
        return self

    @computed_field  # type: ignore[prop-decorator]
    @property
    def id(self) -> str:
        """Hash of the decision, of who made it and when."""
        return "j:" + digest(self.kind, self.target, self.other, json.dumps(self.fields, sort_keys=True), self.by, self.when)


def _split(cell: Any) -> Any:
    return tuple(part for part in cell.split("|") if part) if isinstance(cell, str) else cell


Names = Annotated[tuple[str, ...], BeforeValidator(_split)]


class Organisation(Frozen):
    """A firm, fund, authority or group. An unlisted one is known by its names alone."""

    id: Text
    name: Text
    kind: str = "unlisted"
    aliases: Names = ()
    former_names: Names = ()
    owner: str | None = None
    wikidata: str | None = None
    country: str | None = None


class Product(Frozen):
    """A model, cloud service or chip; in claims it stands for the organisation that owned it at the time."""

    id: Text
    name: Text
    kind: str
    owner: Text
    since: PartialDate | None = None
    until: PartialDate | None = None
    aliases: Names = ()
    wikidata: str | None = None


class Step(Frozen):
    """One entry of a deal's life line: who said what, from when it holds and when it was learned."""

    claim: str
    status: Status
    hedged: bool
    on: str | None  # the day from which it counts, ISO; None: unknown
    date_from: Literal["text", "published", "unknown"]
    learned: str | None
    article: str
    publisher: str | None
    speaker: str | None


class Part(Frozen):
    """A round, tranche or restatement within a deal: the claims that tell of one and the same sum."""

    status: Status
    low: float | None  # US dollars
    high: float | None
    bound: Bound
    per: str | None  # "year" …: a rate without a stated term; None: a total
    text: str  # as written by the latest source
    date: PartialDate | None
    event: str | None
    claims: tuple[str, ...]
    hedged: bool = False  # known at second hand alone
    conflict: bool = False
    counted: bool = False  # adds to the deal's total: not outdone by firmer parts, and not inside another ("up to", a total)
    inside: bool = False  # inside another part that is counted, and so in the total already


class Conflict(Frozen):
    """What sources disagree on, each side with its claims."""

    what: Literal["status", "amount", "percent"]
    sides: tuple[tuple[str, tuple[str, ...]], ...]  # (what one side says, who says it)


class Deal(Frozen):
    """Derived, never stored by hand: all that is claimed of one subject, relation and object."""

    subject: str
    relation: Relation
    object: str
    status: Status
    rule: str  # the name of the rule that gave the status
    because: tuple[str, ...]  # the claims that it went by
    hedged: bool
    life_line: tuple[Step, ...]
    parts: tuple[Part, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    amount_low: float | None = None  # totals in US dollars over the parts that count
    amount_high: float | None = None
    amount_bound: Bound | None = None
    amount_text: str | None = None
    promised_low: float | None = None  # of that, agreed and not yet in force
    promised_high: float | None = None
    yearly_low: float | None = None  # rates without a stated term, a year
    yearly_high: float | None = None
    percent: Percent | None = None
    capacity: Capacity | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    first_seen: str | None = None
    last_seen: str | None = None
    origins: int = 0
    publishers: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    reviewed: bool = False  # a person confirmed or corrected one of the claims, or read the article
    confidence: float | None = None

    @property
    def id(self) -> str:
        """Readable: both ends and what is between them."""
        return f"{self.subject}:{self.relation}:{self.object}"
