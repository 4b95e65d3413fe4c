"""Short texts and all the claims that they state, compared whole; one in six states none.

The rows stand in sentences/, a file a topic. A claim is written as "Nvidia INVESTS_IN OpenAI: agreed, hedged, USD 5bn/year, 7.5%,
2025-03", and leaves out what the text does not say. A row that is read wrongly today says so with `fails` and the reason: it has to
be struck as soon as the row is read right.
"""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from corpus.domain import Amount, Article, Claim, Status
from corpus.names import fold
from corpus.relations import SYMMETRIC, Relation
from corpus.tables import load_tables
from extract.evaluate_fold import folded
from extract.evaluate_names import folded_name, spellings_in, triple

if TYPE_CHECKING:
    from extract.reader import Reader


class Row(NamedTuple):
    """A text, its claims, and why they are read wrongly, if they are."""

    id: str
    text: str
    claims: list[str]
    title: str = ""
    published: str | None = None
    fails: str | None = None

    @property
    def article(self) -> Article:
        """As a reader gets it, the headline above the text."""
        text = f"{self.title}\n\n{self.text}" if self.title else self.text
        return Article(text=text, title=self.title, published=self.published)


FILES = sorted((Path(__file__).parent / "sentences").glob("*.toml"))
ROWS = [
    Row(id=f"{path.stem}-{number:02}", **row)
    for path in FILES
    for number, row in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["row"], 1)
]

# ------------------------------------------------------------------ the notation

SCALES = {"tn": 1e12, "bn": 1e9, "m": 1e6, "k": 1e3, "": 1.0}
NOTATION = re.compile(
    rf"(?P<subject>.+) (?P<relation>{'|'.join(Relation)}) (?P<object>.+): (?P<status>{'|'.join(Status)})(?P<hedged>, hedged)?"
    r"(?:, (?P<currency>[A-Z]{3}) (?P<figure>\d+(?:\.\d+)?)(?P<scale>tn|bn|m|k|)(?:/(?P<per>[a-z]+))?)?"
    r"(?:, (?P<percent>\d+(?:\.\d+)?)%)?(?:, (?P<date>\d{4}[\d-]*))?"
)


def read_claim(line: str) -> Claim:
    """The claim that a line of a row stands for; what the line does not say stays empty."""
    found = NOTATION.fullmatch(line)
    assert found, f"{line!r} is not in the notation"
    fields: dict[str, Any] = {name: found[name] for name in ("subject", "relation", "object", "status", "date")}
    amount = found["figure"] and Amount(value=float(found["figure"]) * SCALES[found["scale"]], currency=found["currency"], per=found["per"])
    share = found["percent"] and float(found["percent"])
    return Claim(**fields, hedged=bool(found["hedged"]), amount=amount or None, percent=share or None, evidence=line)


def written(claim: Claim, *, subject: str | None = None, other: str | None = None) -> str:
    """The claim in the notation, with other names for its parties if they are given."""
    parts = [claim.status.value]
    if claim.hedged:
        parts.append("hedged")
    if claim.amount:
        parts.append(f"{claim.amount.currency} {_sum(claim.amount.value)}{f'/{claim.amount.per}' if claim.amount.per else ''}")
    if claim.percent:
        parts.append(f"{claim.percent.value:g}%")
    if claim.date:
        parts.append(claim.date)
    return f"{subject or claim.subject} {claim.relation} {other or claim.object}: {', '.join(parts)}"


def _sum(value: float) -> str:
    scale = next(name for name, size in SCALES.items() if value >= size or not name)
    return f"{float(f'{value / SCALES[scale]:.4g}'):g}{scale}"


# ------------------------------------------------------------------ the rows against the reader

TABLES = load_tables()
LISTED = {
    fold(name): organisation.name
    for field in ("former_names", "aliases", "name")  # a name outweighs an alias of another organisation
    for organisation in TABLES.organisations.values()
    for name in ([organisation.name] if field == "name" else getattr(organisation, field))
}


def compared(claim: Claim) -> str:
    """The claim in the notation with one spelling for each party, in one order where the relation has no direction."""
    ends = [folded_name(LISTED.get(fold(name), name)) for name in (claim.subject, claim.object)]
    subject, other = sorted(ends) if claim.relation in SYMMETRIC else ends
    return written(claim, subject=subject, other=other)


def shown(reader: "Reader", row: Row) -> list[str]:
    """What the reader makes of the row: claims that are sure or likely, one for each triple."""
    found = [claim for claim in reader.read(row.article).claims if reader.thresholds.class_of(claim) != "review"]
    return sorted(map(compared, folded(found)))


def stated(row: Row) -> list[str]:
    """What the row says is in it, in the same spelling."""
    return sorted(compared(read_claim(line)) for line in row.claims)


@pytest.fixture(scope="session")
def reader() -> "Reader":
    """The shipped model, loaded once."""
    from extract.reader import Reader

    return Reader()


@pytest.mark.parametrize(
    "row",
    [pytest.param(row, id=row.id, marks=[pytest.mark.xfail(reason=row.fails, strict=True)] if row.fails else []) for row in ROWS],
)
def test_all_claims_of_a_short_text(reader: "Reader", row: Row) -> None:
    assert shown(reader, row) == stated(row)


def test_evidence_stands_in_the_text_word_for_word(reader: "Reader") -> None:
    wrong = [
        (row.id, claim.evidence)
        for row in ROWS
        for claim in reader.read(row.article).claims
        if claim.start is None or row.article.text[claim.start : claim.end] != claim.evidence
    ]
    assert wrong == []


# ------------------------------------------------------------------ the rows by themselves


def test_rows_are_written_in_the_notation() -> None:
    assert {row.id: [written(read_claim(line)) for line in row.claims] for row in ROWS} == {row.id: row.claims for row in ROWS}


def test_no_text_stands_twice_and_no_claim_twice_in_a_row() -> None:
    assert [text for text, times in Counter((row.title, row.text) for row in ROWS).items() if times > 1] == []
    keys = {row.id: [triple(read_claim(line)) for line in row.claims] for row in ROWS}
    assert [row for row, found in keys.items() if len(set(found)) < len(found)] == []


def test_every_party_stands_in_its_text_by_one_of_its_names() -> None:
    spellings = spellings_in(TABLES)
    unnamed = [
        f"{row.id}: {name}"
        for row in ROWS
        for name in {name for claim in map(read_claim, row.claims) for name in (claim.subject, claim.object)}
        if not any(_in(spelling, row.article.text) for spelling in (name, *spellings(name)))
    ]
    assert sorted(unnamed) == []


def _in(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", text.casefold()) is not None


def test_dates_that_need_a_publication_have_one() -> None:
    relative = re.compile(r"\b(?:yesterday|(?:last|next|this) (?:month|year|week)|years? ago|[Oo]n (?:Mon|Tues|Wednes|Thurs|Fri)day)\b")
    dated = [row for row in ROWS if any(read_claim(line).date for line in row.claims)]
    assert [row.id for row in dated if relative.search(row.text) and not row.published] == []


def test_there_are_enough_rows_of_each_kind() -> None:
    claims = [read_claim(line) for row in ROWS for line in row.claims]
    relations, statuses = Counter(claim.relation for claim in claims), Counter(claim.status for claim in claims)
    assert len(ROWS) >= 500
    assert sum(not row.claims for row in ROWS) >= 90
    assert {relation: relations[relation] for relation in Relation if relations[relation] < 20} == {}
    assert {status: statuses[status] for status in Status if statuses[status] < 35} == {}
    assert sum(claim.hedged for claim in claims) >= 25
    assert sum(claim.amount is not None for claim in claims) >= 80
    assert sum(claim.percent is not None for claim in claims) >= 30
    assert sum(claim.date is not None for claim in claims) >= 60
