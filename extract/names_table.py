"""The shipped tables turned round: from the words of a name to whom it may stand for. Built once and kept."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Literal, NamedTuple

from corpus.dates import PartialDate
from corpus.tables import Tables
from corpus.tables import rows as read_rows
from extract.names_words import Words

How = Literal["name", "alias", "short", "acronym", "product", "former"]
WELL_KNOWN = 6  # a firm with so many listed products is meant by its bare name, and by that of its divisions


class Entry(NamedTuple):
    """One way to write one organisation, product or person of the tables."""

    written: str  # its words, a blank between each two
    joints: tuple[str, ...]  # what stands between them where that is more than a blank or hyphen
    how: How | Literal["person"]
    owners: tuple[str, ...]  # ids; a person may speak for several
    since: str = ""
    until: str = "9999-12-31"


class Index(NamedTuple):
    """All entries by their folded words, and for each first word how many words the names that begin with it have."""

    names: dict[str, tuple[Entry, ...]]
    lengths: dict[str, tuple[int, ...]]
    products: Counter[str]  # how many each organisation has: a measure of how well known it is
    tables: Tables


_LINKS = re.compile(r"[ \u00a0\n-]+")
_kept: dict[int, Index] = {}


def index_of(tables: Tables) -> Index:
    """The index of these tables; the last one built is kept, since a process reads with one set of tables."""
    kept = _kept.get(id(tables.organisations))
    if kept is None:
        kept = _index(tables)
        _kept.clear()
        _kept[id(tables.organisations)] = kept
    return kept


def joints(words: Words, first: int, last: int) -> tuple[str, ...]:
    """What stands between the words of a name, blanks and hyphens being nothing."""
    return tuple(_joint(words.gap(i)) for i in range(first + 1, last))


def _joint(gap: str) -> str:
    return "" if gap == " " else "\n" if gap.count("\n") > 1 else _LINKS.sub("", gap).replace("’", "'")


def owner(entries: Sequence[Entry], published: PartialDate | None) -> Entry:
    """Of the owners that a product had, the one at that date; without a date the last."""
    if len(entries) == 1 or entries[0].how != "product":
        return entries[0]
    day = (published.last if published else dt.date.max).isoformat()
    return next((entry for entry in reversed(entries) if entry.since <= day <= entry.until), entries[-1])


def _index(tables: Tables) -> Index:
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for written, how, owners, since, until in _rows(tables):
        words = Words(written)
        if words:
            entry = Entry(words.spaced(0, len(words)), joints(words, 0, len(words)), how, owners, since, until)
            mine = found[words.joint(0, len(words))]
            if not any(other.written == entry.written and other.owners == entry.owners for other in mine):
                mine.append(entry)
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for name in found:
        first, *others = name.split(" ")
        lengths[first].add(1 + len(others))
    names = {name: tuple(sorted(entries, key=lambda entry: entry.since)) for name, entries in found.items()}
    longest_first = {first: tuple(sorted(counts, reverse=True)) for first, counts in lengths.items()}
    return Index(names, longest_first, Counter(product.owner for product in tables.products), tables)


def _rows(tables: Tables) -> list[tuple[str, How | Literal["person"], tuple[str, ...], str, str]]:
    rows: list[tuple[str, How | Literal["person"], tuple[str, ...], str, str]] = []
    for one in tables.organisations.values():
        kinds: list[tuple[How, tuple[str, ...]]] = [("name", (one.name,)), ("alias", one.aliases), ("former", one.former_names)]
        for how, names in kinds:
            rows += [(written, how, (one.id,), "", "9999-12-31") for name in names for written in _ways(name)]
    for product in tables.products:
        since = product.since.first.isoformat() if product.since else ""
        until = product.until.last.isoformat() if product.until else "9999-12-31"
        rows += [(name, "product", (product.owner,), since, until) for name in (product.name, *product.aliases)]
    rows += [(row["name"], "short", (row["short_for"],), "", "9999-12-31") for row in read_rows("senses.csv") if "short_for" in row]
    rows += [(row["name"], "person", tuple(row["organisations"].split("|")), "", "9999-12-31") for row in read_rows("people.csv")]
    return rows


def _ways(name: str) -> list[str]:
    """A name as written, without its article, and with or without the blank where both are common ("Open AI", "HuggingFace")."""
    ways = [name]
    parts = name.split(" ")
    if parts[0] == "The" and len(parts) > 2:
        ways.append(name[4:])
    if len(parts) == 2 and all(re.fullmatch(r"[A-Z][a-z]{2,}|AI", part) for part in parts):
        ways.append("".join(parts))
    if split := re.fullmatch(r"([A-Z][a-z]{3,})(AI)", name) or re.fullmatch(r"(Open)(AI)", name):
        ways.append(" ".join(split.groups()))
    return ways
