"""Articles that are alike: near-duplicates are found by bands of their signatures, and kept as reprints or as versions of a page."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from corpus.dates import PartialDate
from corpus.errors import KeiretsuError
from graph.ledger_access import Access
from graph.ledger_write import Writing
from graph.statement import Head

_OF_BAND = 20  # articles looked at in each band: those that are alike share several, so a text told a thousand times costs no more
_NEAREST = 50
_SAME_PAGE = 20


class Signature(NamedTuple):
    """What tells texts apart at a glance: all of it, as whoever made it compares it, and a hash of each of its bands."""

    whole: bytes
    bands: tuple[int, ...]


class Near(NamedTuple):
    """An article that may be alike: it shares bands, or the address of the page."""

    article: Head
    signature: bytes | None  # None: none was made of it
    origin: str | None  # its group of reprints
    shared: int  # bands


class Kinship(NamedTuple):
    """What an article is to those near it."""

    origin: str | None = None  # the name of the group of reprints that it forms with `reprints`
    reprints: tuple[str, ...] = ()  # articles' ids; the groups that they are in come along
    version_of: str | None = None  # an article that is the same page at another time


type Judge = Callable[[Sequence[Near]], Kinship]


class Kin:
    """Which articles are reprints of one another, and which replaces which."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def near(self, bands: Sequence[int], url: str | None = None) -> list[Near]:
        """The articles that share a band or this address, the nearest first; never more than a few dozen."""
        return _near(self._access.rows, bands, url)

    def tie(self, article: str, signature: Signature, judge: Judge | None = None) -> None:
        """Keeps an article's signature; `judge` is told which others are near it, and says what it is to them."""
        with self._access.writing() as writing:
            if not writing.connection.execute(_NUMBER, (article,)).fetchone():
                raise KeiretsuError(f"No article {article!r} is in the ledger. See the articles: keiretsu status --articles.")
            tie(writing, article, signature, judge)

    def reprints(self, origin: str) -> list[Head]:
        """A group of reprints, the oldest first."""
        return sorted((_head(head) for (head,) in self._access.rows(_REPRINTS, (origin,))), key=lambda h: (h.learned or "9", h.id))

    def origin(self, article: str) -> str | None:
        """The group of reprints that an article was found in."""
        return next((origin for (origin,) in self._access.rows("SELECT origin FROM articles WHERE id = ?", (article,))), None)

    def versions(self, article: str) -> list[Head]:
        """All versions of an article's page, each replacing the one before it; none where only one is known."""
        found = [_head(head) for (head,) in self._access.rows(_VERSIONS, (article,))]
        return found if len(found) > 1 else []


_NUMBER = "SELECT no FROM articles WHERE id = ?"
_IN_BAND = "SELECT article FROM bands WHERE band = ? AND hash = ? ORDER BY article LIMIT ?"
_ON_PAGE = "SELECT no FROM articles WHERE canonical_url = :url OR url = :url ORDER BY no DESC LIMIT :most"
_SEEN = """SELECT a.head, s.signature, coalesce(a.origin, json_extract(a.body, '$.origin'))
    FROM articles a LEFT JOIN signatures s ON s.article = a.no WHERE a.no = ?"""
_REPRINTS = "SELECT head FROM articles WHERE origin = ?"
# Of versions learned on one day the one that came later is the later one.
_VERSIONS = """SELECT a.head FROM versions v JOIN articles a ON a.no = v.article
    WHERE v.page = (SELECT page FROM versions WHERE article = (SELECT no FROM articles WHERE id = ?)) ORDER BY v.learned, v.article"""


def _near(run: Callable[..., Any], bands: Sequence[int], url: str | None, besides: int | None = None) -> list[Near]:
    shared: Counter[int] = Counter()
    for band, value in enumerate(bands):
        shared.update(number for (number,) in run(_IN_BAND, (band, _signed(value), _OF_BAND)))
    chosen = sorted(shared, key=lambda number: (-shared[number], number))[:_NEAREST]
    if url:
        chosen += [number for (number,) in run(_ON_PAGE, {"url": url, "most": _SAME_PAGE}) if number not in chosen]
    found = []
    for number in chosen:
        if number != besides:
            ((head, signature, origin),) = run(_SEEN, (number,))
            found.append(Near(_head(head), signature, origin, shared[number]))
    return found


def _signed(value: int) -> int:
    """A hash of 64 bits as SQLite's signed integers hold it."""
    return (value + 2**63) % 2**64 - 2**63


def _head(text: str) -> Head:
    fields = json.loads(text)
    fields[7] = tuple(fields[7])
    return Head(*fields)


def tie(writing: Writing, article: str, signature: Signature, judge: Judge | None) -> None:
    """Within a transaction: keeps the signature, asks what the article is to those near it, and keeps that."""
    sql = writing.connection
    ((number, url),) = sql.execute("SELECT no, coalesce(canonical_url, url) FROM articles WHERE id = ?", (article,)).fetchall()
    near = _near(sql.execute, signature.bands, url, besides=number) if judge else []
    for table in ("signatures", "bands"):
        sql.execute(f"DELETE FROM {table} WHERE article = ?", (number,))  # noqa: S608 - one of the two names
    sql.execute("INSERT INTO signatures VALUES (?, ?)", (number, signature.whole))
    rows = [(band, _signed(value), number) for band, value in enumerate(signature.bands)]
    sql.executemany("INSERT INTO bands VALUES (?, ?, ?)", rows)
    if judge and near:
        kinship = judge(near)
        if kinship.origin:
            writing.regroup([article, *kinship.reprints], kinship.origin)
        if kinship.version_of:
            _join_page(sql, [kinship.version_of, article])


def _join_page(sql: sqlite3.Connection, articles: Sequence[str]) -> None:
    """These two are one page: that of the first, whose name it keeps where it has one."""
    asked = "SELECT v.page FROM versions v JOIN articles a ON a.no = v.article WHERE a.id = ?"
    page = next((page for (page,) in sql.execute(asked, (articles[0],))), articles[0])
    for article in articles:
        rows = sql.execute("SELECT no, json_extract(body, '$.fetched'), json_extract(head, '$[4]') FROM articles WHERE id = ?", (article,))
        for number, fetched, learned in rows.fetchall():
            when = PartialDate(fetched).last.isoformat() if fetched else learned or ""
            query = "INSERT INTO versions VALUES (?, ?, ?) ON CONFLICT (article) DO UPDATE SET page = excluded.page"
            sql.execute(query, (number, page, when))
