"""Feeds: due when they are, asked with what their server said last, left alone after failures, no entry lost or met twice."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import KeiretsuError
from graph import ledger_feeds
from graph.ledger import Ledger
from graph.ledger_feeds import Answer, Feed
from graph.ledger_piece import Found, Queued
from tests.graph.ingest_cases import found, states

NEWS, BLOG = "https://news.example/feed.xml", "https://blog.example/atom"
NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite") as opened:
        yield opened


def after(**passed: float) -> dt.datetime:
    return NOON + dt.timedelta(**passed)


def due(ledger: Ledger, at: dt.datetime) -> list[str]:
    return [feed.address for feed in ledger.feeds.due(at)]


def entries(*keys: str) -> list[tuple[str, Found]]:
    return [(f"urn:{one.key}", one) for one in found(*keys)]


def test_added_due_polled_removed(ledger: Ledger) -> None:
    east = dt.timezone(dt.timedelta(hours=9))
    assert ledger.feeds.add(NEWS, at=NOON.astimezone(east))
    assert ledger.feeds.add(BLOG, at=after(minutes=-1), title="A blog")
    assert not ledger.feeds.add(NEWS, at=after(days=1))
    assert (due(ledger, after(minutes=-1)), due(ledger, NOON)) == ([BLOG], [BLOG, NEWS])
    batch = ledger.ingest.begin("feeds")
    answer = Answer(entries("a", "b"), title="News", etag='"x1"', modified="Mon, 02 Mar 2026 11:00:00 GMT")
    assert ledger.feeds.polled(NEWS, answer, batch, at=NOON) == Queued(new=2)
    assert ledger.feeds.known() == [
        Feed(BLOG, "A blog", None, None, None, "2026-03-02T11:59:00Z", 0, None),
        Feed(NEWS, "News", '"x1"', "Mon, 02 Mar 2026 11:00:00 GMT", "2026-03-02T12:00:00Z", "2026-03-02T12:30:00Z", 0, None),
    ]
    assert due(ledger, after(minutes=29)) == [BLOG]
    assert due(ledger, after(minutes=30)) == [BLOG, NEWS]
    ledger.feeds.remove(NEWS)
    assert [feed.address for feed in ledger.feeds.known()] == [BLOG]
    assert states(ledger) == {"a": "queued", "b": "queued"}
    assert ledger._reader.execute("SELECT count(*) FROM entries").fetchone() == (0,)


def test_only_entries_not_seen_before_are_queued(ledger: Ledger) -> None:
    ledger.feeds.add(NEWS, at=NOON)
    ledger.feeds.add(BLOG, at=NOON)
    batch = ledger.ingest.begin("feeds")
    assert ledger.feeds.polled(NEWS, Answer(entries("a", "b", "a"), etag="1"), batch, at=NOON) == Queued(new=2)
    assert ledger.feeds.polled(NEWS, Answer(entries("b", "c")), batch, at=NOON) == Queued(new=1)
    assert ledger.feeds.polled(NEWS, Answer(), batch, at=NOON) == Queued()  # nothing had changed
    assert ledger.feeds.polled(BLOG, Answer(entries("a", "d")), batch, at=NOON) == Queued(new=1, waiting=1)
    assert [feed.etag for feed in ledger.feeds.known()] == [None, "1"]


def test_a_poll_that_cannot_be_stored_is_as_if_it_had_not_been(ledger: Ledger) -> None:
    ledger.feeds.add(NEWS, at=NOON)
    before = ledger.feeds.known()
    batch = ledger.ingest.begin("feeds")

    def breaks() -> Iterator[tuple[str, Found]]:
        yield from entries("a")
        raise RuntimeError("in the middle of the feed")

    with pytest.raises(RuntimeError, match="in the middle of the feed"):
        ledger.feeds.polled(NEWS, Answer(breaks(), etag="2"), batch, at=NOON)
    assert (ledger.feeds.known(), states(ledger)) == (before, {})
    assert ledger.feeds.polled(NEWS, Answer(entries("a")), batch, at=NOON) == Queued(new=1)


def test_after_failures_it_is_left_alone_for_longer(ledger: Ledger) -> None:
    ledger.feeds.add(NEWS, at=NOON)
    minutes = []
    for _ in range(8):
        ledger.feeds.failed(NEWS, "news.example did not answer within 20 s.", at=NOON)
        (feed,) = ledger.feeds.known()
        minutes.append((dt.datetime.fromisoformat(feed.next) - NOON).total_seconds() / 60)
    assert minutes == [30, 60, 120, 240, 480, 960, 1440, 1440]
    assert (feed.failures, feed.why, feed.polled) == (8, "news.example did not answer within 20 s.", None)
    ledger.feeds.polled(NEWS, Answer(), ledger.ingest.begin("feeds"), at=NOON)
    assert [(f.failures, f.why, f.next) for f in ledger.feeds.known()] == [(0, None, "2026-03-02T12:30:00Z")]


@pytest.mark.parametrize(
    ("asked", "answered", "failed"),
    [
        (dt.timedelta(hours=3), "2026-03-02T15:00:00Z", "2026-03-02T15:00:00Z"),
        (dt.timedelta(seconds=1), "2026-03-02T12:05:00Z", "2026-03-02T12:30:00Z"),
        (dt.timedelta(days=9999), "2026-03-09T12:00:00Z", "2026-03-09T12:00:00Z"),
        (dt.timedelta(days=-1), "2026-03-02T12:05:00Z", "2026-03-02T12:30:00Z"),
    ],
)
def test_what_a_server_asks_for_is_heeded_within_reason(ledger: Ledger, asked: dt.timedelta, answered: str, failed: str) -> None:
    ledger.feeds.add(NEWS, at=NOON)
    ledger.feeds.failed(NEWS, "429", at=NOON, after=asked)
    assert [f.next for f in ledger.feeds.known()] == [failed]
    ledger.feeds.polled(NEWS, Answer(after=asked), ledger.ingest.begin("feeds"), at=NOON)
    assert [f.next for f in ledger.feeds.known()] == [answered]


def test_entries_seen_are_bounded_and_the_latest_seen_stay(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_feeds, "_ENTRIES", 3)
    ledger.feeds.add(NEWS, at=NOON)
    batch = ledger.ingest.begin("feeds")
    for day, keys in enumerate(("abc", "ade", "af")):
        ledger.feeds.polled(NEWS, Answer(entries(*keys)), batch, at=after(days=day))
    assert ledger._reader.execute("SELECT count(*) FROM entries").fetchone() == (3,)
    assert ledger.feeds.polled(NEWS, Answer(entries("a", "f")), batch, at=after(days=3)) == Queued()
    assert ledger.feeds.polled(NEWS, Answer(entries("b")), batch, at=after(days=3)) == Queued(waiting=1)  # its piece is known all the same


@pytest.mark.parametrize("verb", ["polled", "failed", "remove"])
def test_an_unknown_feed_is_said_to_be_none(ledger: Ledger, verb: str) -> None:
    given = {"polled": (Answer(), 1), "failed": ("Why.",), "remove": ()}[verb]
    at = {} if verb == "remove" else {"at": NOON}
    with pytest.raises(KeiretsuError, match=r"^'https://news\.example/feed\.xml' is not among the feeds; see them: keiretsu feeds list\.$"):
        getattr(ledger.feeds, verb)(NEWS, *given, **at)


@pytest.mark.parametrize("address", ["https://news.example/" + "x" * 5000, "https://news.example/\udc80"], ids=["long", "no text"])
def test_an_address_that_cannot_be_kept_is_refused(ledger: Ledger, address: str) -> None:
    with pytest.raises(KeiretsuError, match="is no address that can be kept"):
        ledger.feeds.add(address, at=NOON)
    assert ledger.feeds.known() == []
