"""Feeds that are kept: when each is due, what its server said last, and which of its entries were seen."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from corpus.domain import digest
from corpus.errors import KeiretsuError
from graph.ledger_access import Access
from graph.ledger_piece import Found, Queued, plain, queue

_EVERY = dt.timedelta(minutes=30)
_SOONEST, _LATEST = dt.timedelta(minutes=5), dt.timedelta(days=7)  # whatever a server asks for
_BACK_OFF = dt.timedelta(days=1)  # no longer than this after failures
_ENTRIES = 5000  # of each feed, the latest seen; an entry beyond these is known by its piece's key all the same


class Feed(NamedTuple):
    """A feed, with what its server wants to be told at the next poll."""

    address: str
    title: str | None
    etag: str | None
    modified: str | None
    polled: str | None  # when it last answered
    next: str
    failures: int  # since then
    why: str | None


class Answer(NamedTuple):
    """What a feed said: each entry by what names it, with the piece that it leads to; none where nothing had changed."""

    entries: Iterable[tuple[str, Found]] = ()
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    after: dt.timedelta | None = None  # the server asks to be left alone for so long


class Feeds:
    """The feeds of a ledger, by address. All times are given, so that who polls decides what the time is."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, address: str, *, at: dt.datetime, title: str | None = None) -> bool:
        """Keeps a feed, due at once; says whether it is a new one."""
        if address != plain(address):
            raise KeiretsuError(f"{address[:80]!r}… is no address that can be kept; feeds add takes one of up to 2,000 plain characters.")
        with self._access.changing() as sql:
            query = "INSERT INTO feeds (address, title, next, failures) VALUES (?, ?, ?, 0) ON CONFLICT DO NOTHING"
            return sql.execute(query, (address, title and plain(title), _text(at))).rowcount > 0

    def known(self) -> list[Feed]:
        """All feeds, by address."""
        return [Feed(*row) for row in self._access.rows(f"{_FEEDS} ORDER BY address")]

    def due(self, at: dt.datetime) -> list[Feed]:
        """Those to be asked now, the longest due first."""
        return [Feed(*row) for row in self._access.rows(f"{_FEEDS} WHERE next <= ? ORDER BY next", (_text(at),))]

    def polled(self, address: str, answer: Answer, batch: int, *, at: dt.datetime) -> Queued:
        """Queues the entries that were not seen before and notes them as seen, in one transaction: a kill loses none."""
        with self._access.changing() as sql:
            ((number, title, etag, modified),) = sql.execute(_ANSWERED, (address,)).fetchall() or [(None,) * 4]
            if number is None:
                raise _unknown(address)
            new = []
            for entry, found in answer.entries:
                seen = {"feed": number, "entry": digest(entry), "seen": _text(at)}
                if not sql.execute("UPDATE entries SET seen = :seen WHERE feed = :feed AND entry = :entry", seen).rowcount:
                    sql.execute("INSERT INTO entries VALUES (:feed, :entry, :seen)", seen)
                    new.append(found)
            queued = queue(sql, [batch], new)
            sql.execute(_FORGET, {"feed": number, "most": _ENTRIES})
            after = min(max(answer.after or _EVERY, _SOONEST), _LATEST)
            told = (answer.title and plain(answer.title)) or title, answer.etag or etag, answer.modified or modified
            query = "UPDATE feeds SET (title, etag, modified, polled, next, failures, why) = (?, ?, ?, ?, ?, 0, NULL) WHERE no = ?"
            sql.execute(query, (*told, _text(at), _text(at + after), number))
            return queued

    def failed(self, address: str, why: str, *, at: dt.datetime, after: dt.timedelta | None = None) -> None:
        """Did not answer: after each further failure it is left alone for twice as long, up to a day, or for as long as it asks."""
        with self._access.changing() as sql:
            row = sql.execute("SELECT failures FROM feeds WHERE address = ?", (address,)).fetchone()
            if row is None:
                raise _unknown(address)
            wait = min(_EVERY * 2 ** min(row[0], 10), _BACK_OFF)
            following = _text(at + min(max(wait, after or wait), _LATEST))
            query = "UPDATE feeds SET (failures, why, next) = (failures + 1, ?, ?) WHERE address = ?"
            sql.execute(query, (plain(why), following, address))

    def remove(self, address: str) -> None:
        """Keeps a feed no longer; what it brought stays."""
        with self._access.changing() as sql:
            if not sql.execute("DELETE FROM feeds WHERE address = ?", (address,)).rowcount:
                raise _unknown(address)


_FEEDS = "SELECT address, title, etag, modified, polled, next, failures, why FROM feeds"
_ANSWERED = "SELECT no, title, etag, modified FROM feeds WHERE address = ?"
_FORGET = """DELETE FROM entries WHERE feed = :feed AND entry IN
    (SELECT entry FROM entries WHERE feed = :feed ORDER BY seen DESC LIMIT -1 OFFSET :most)"""


def _text(at: dt.datetime) -> str:
    """In universal time, so that texts sort as times do."""
    return at.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _unknown(address: str) -> KeiretsuError:
    return KeiretsuError(f"{address!r} is not among the feeds; see them: keiretsu feeds list.")
