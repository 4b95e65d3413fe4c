"""The ledger: articles, the claims read in them and people's judgements, in one SQLite file: the truth, and deals are computed from it."""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from functools import lru_cache
from itertools import batched, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Literal, NamedTuple, Self

from pydantic import ValidationError

from corpus.domain import Article, Claim, Judgement, Organisation, Product
from corpus.errors import KeiretsuError, in_words
from corpus.relations import Relation
from corpus.tables import load_tables
from graph import ledger_backup
from graph import ledger_sql as sql
from graph.ledger_access import Access
from graph.ledger_entry import given, reading_id
from graph.ledger_feeds import Feeds
from graph.ledger_file import connect, prepare, told, transaction
from graph.ledger_ingest import Ingest
from graph.ledger_kin import Kin
from graph.ledger_supersede import Superseded, supersede
from graph.ledger_view import RULES, Judged, Standing, corrected
from graph.ledger_write import State, Writing, stored_judgements
from graph.statement import Head, Statement, ends

type Kind = Literal["article", "claim", "deal", "organisation", "event"]

_CHUNK = 500
# What people type for one deal: its id, or "Nvidia INVESTS_IN OpenAI".
_DEAL = re.compile(rf"(?P<subject>.+?)[: ](?P<relation>{'|'.join(Relation)})[: ](?P<object>.+)", re.IGNORECASE)


class Added(NamedTuple):
    """What `add` did. A claim that another extractor had read already is not new."""

    article_new: bool
    claims_new: int
    claims_gone: int


class Removed(NamedTuple):
    """What `remove` took."""

    articles: int
    claims: int


class Counts(NamedTuple):
    """How much the ledger holds; claims are those that count, neither rejected nor loose."""

    articles: int
    claims: int
    deals: int
    organisations: int
    judgements: int
    publishers: int


class Listed(NamedTuple):
    """An article in a list, with the number of claims that were read in it."""

    head: Head
    claims: int


class Loose(NamedTuple):
    """A claim that makes no deal, and why."""

    claim: str
    read: Claim
    article: Head
    reason: str


class Ledger:
    """An open ledger. It belongs to the thread that opened it; other threads and processes open their own, as many as they like.

    Readers never wait. One program writes at a time; the next one waits for `wait` seconds at most. What is read while this
    object writes is the state before.
    """

    def __init__(self, path: Path, wait: float) -> None:
        self.path = path
        self._wait = wait
        self._writer: sqlite3.Connection | None = None  # opened at the first write
        self._judged: tuple[tuple[str, int], Judged] | None = None
        with told(path, wait=wait):
            self._reader = connect(path, wait=wait)
            self._reader.execute("PRAGMA query_only = ON")
        access = Access(path, self._all, self._changing, self._writing)
        self.ingest = Ingest(access)
        self.kin = Kin(access)
        self.feeds = Feeds(access)

    @classmethod
    def open(cls, path: Path, *, create: bool = True, wait: float = 10.0) -> Self:
        """Opens the ledger, and makes it where `create` allows; `create=False` is for those who only read."""
        prepare(path, create=create, wait=wait)
        ledger = cls(path, wait)
        try:
            if create:
                ledger.refresh()
        except BaseException:
            ledger.close()
            raise
        return ledger

    def close(self) -> None:
        """Ends the use of the file; nothing is lost without it."""
        for connection in (self._reader, self._writer):
            if connection:
                connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @staticmethod
    def restore(path: Path, onto: Path) -> Path | None:
        """Puts a backup in the place of the ledger, under a new id; says where the old one is kept now."""
        return ledger_backup.restore(path, onto)

    def backup(self, path: Path) -> None:
        """Writes the ledger as it is now into one file, while others go on reading and writing."""
        ledger_backup.backup(self.path, path, wait=self._wait)

    # Writing

    def add(self, article: Article, claims: Sequence[Claim], *, replace: bool = False) -> Added:
        """Stores an article with its claims; with `replace` these are all that their extractors read in it. Twice changes nothing."""
        checked = given(article, claims)
        with self._writing() as writing:
            return Added(*writing.add(article, checked, replace=replace))

    def supersede(self, article_id: str, extractor: str, claims: Sequence[Claim]) -> Superseded:
        """Puts what this version of an extractor reads in a stored article in the place of what older versions of it read."""
        with self._writing() as writing:
            row = writing.connection.execute("SELECT body FROM articles WHERE id = ?", (article_id,)).fetchone()
            if row is None:
                raise KeiretsuError(f"No article {article_id!r} is in the ledger. See the articles: keiretsu status --articles.")
            return supersede(writing, Article.model_validate_json(row[0]), extractor, claims)

    def remove(self, article_ids: Iterable[str]) -> Removed:
        """Takes out articles with exactly what each alone supports. Judgements on their claims stay, should these come back."""
        with self._writing() as writing:
            return Removed(*writing.remove(article_ids))

    def judge(self, judgement: Judgement) -> None:
        """Stores a person's decision; nothing is overwritten, and a `withdraw` takes it back."""
        plain = Judgement.model_validate_json(judgement.model_dump_json(exclude={"id"}))
        _check_fields(plain)
        with self._writing() as writing:
            writing.judge(plain, load_tables())

    def refresh(self) -> bool:
        """Computes anew what was computed by other tables or rules than this program's; says whether it had to."""
        if State.of(self._reader).view == _view():
            return False
        with self._writing():
            return True

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with told(self.path, wait=self._wait):
            self._writer = self._writer or connect(self.path, wait=self._wait)
            with transaction(self._writer):
                yield self._writer

    @contextmanager
    def _writing(self) -> Iterator[Writing]:
        with self._changing() as connection:
            state = State.of(connection)
            writing = Writing(connection, state, self._judgements(state, connection))
            if state.view != _view():
                writing.review_all()
            yield writing
            writing.finish(_view())

    # Reading

    @property
    def id(self) -> str:
        """Names this ledger's history; a restored one has another id."""
        return str(self._one("SELECT id FROM ledger")[0])

    @property
    def seq(self) -> int:
        """The number of the last change."""
        return int(self._one("SELECT seq FROM ledger")[0])

    @contextmanager
    def snapshot(self) -> Iterator[int]:
        """All that is read within shows the ledger as of one change, whose number it gives, whatever others write meanwhile."""
        self._reader.execute("BEGIN")
        try:
            yield self.seq
        finally:
            self._reader.execute("ROLLBACK")

    def changed(self, kind: Kind, *, since: int) -> Iterator[str]:
        """Keys of what came, changed or went after `since`; claims by their readings' ids."""
        return (key for (key,) in self._all(sql.CHANGED, {"kind": kind, "since": since}))

    def statements(self, deals: Iterable[str] | None = None) -> Iterator[tuple[str, list[Statement]]]:
        """Each deal's statements, sorted by deal id; one deal at a time is in memory."""
        rows = self._chosen(f"{sql.STATEMENTS} {{}} ORDER BY r.deal", "r.deal", deals)
        for deal, found in groupby(rows, key=itemgetter(0)):
            yield deal, [_statement(row) for row in sorted(found, key=itemgetter(1, 2))]

    def deals_of(self, about: str) -> list[str]:
        """The ids of one deal, given by its id, or of all that an organisation, given by id or name, has a part in."""
        resolver = self._judgements().resolver
        if typed := _DEAL.fullmatch(about.strip()):
            relation = Relation(typed["relation"].upper())
            between = ends(resolver.meant(typed["subject"]), relation, resolver.meant(typed["object"]))
            about = f"{between[0]}:{relation}:{between[1]}"
        organisation = resolver.meant(about)
        found = [deal for (deal,) in self._all(sql.DEALS_ABOUT, {"deal": about, "id": organisation})]
        if not found:
            names = {name.casefold(): name for (name,) in self._all(sql.WRITTEN)}
            near = [names[folded] for folded in get_close_matches(about.casefold(), names, n=3, cutoff=0.7)]
            hint = f"Did you mean {' or '.join(near)}?" if near else "See what there is: keiretsu deals, or keiretsu status --articles."
            raise KeiretsuError(f"No deal of {about!r} is in the ledger. {hint}")
        return found

    def claims(self, ids: Iterable[str] | None = None) -> Iterator[Statement]:
        """Statements by claim id; the id of a further reading ("c:….2") gives that one alone."""
        wanted = None if ids is None else set(ids)
        claims = None if wanted is None else {i.partition(".")[0] for i in wanted}
        for row in self._chosen(f"{sql.STATEMENTS} {{}} ORDER BY r.claim, r.place", "r.claim", claims):
            if wanted is None or row[1] in wanted or reading_id(row[1], row[2]) in wanted:
                yield _statement(row)

    def events(self, ids: Iterable[str] | None = None) -> Iterator[tuple[str, list[Statement]]]:
        """Rounds and joint deals, each with the statements that tell of it; see `graph.statement.joint`."""
        rows = self._chosen(f"{sql.STATEMENTS} AND r.event IS NOT NULL {{}} ORDER BY r.event", "r.event", ids)
        for event, found in groupby(rows, key=itemgetter(8)):
            yield event, [_statement(row) for row in sorted(found, key=itemgetter(1, 2))]

    def loose(self) -> Iterator[Loose]:
        """Claims that make no deal, because both their names stand for one organisation."""
        for claim, body, head, organisation in self._all(sql.LOOSE):
            read = Claim.model_validate_json(body)
            yield Loose(claim, read, _head(head), f"{read.subject!r} and {read.object!r} both stand for {organisation!r}")

    def heads(self, ids: Iterable[str] | None = None) -> Iterator[Head]:
        """What is known of articles, without their texts, by id."""
        return (_head(row[0]) for row in self._chosen("SELECT a.head FROM articles a WHERE true {} ORDER BY a.id", "a.id", ids))

    def articles(self) -> Iterator[Listed]:
        """Every article, the oldest first."""
        return (Listed(_head(head), claims) for head, claims in self._all(sql.ARTICLES))

    def article(self, id_or_key_or_url: str) -> Article | None:
        """An article with its text."""
        for query in (sql.BY_ID, sql.BY_URL, sql.BY_KEY):
            found = dict(self._all(query, {"it": id_or_key_or_url}))
            if len(found) > 1:
                raise KeiretsuError(f"{id_or_key_or_url!r} names {len(found)} articles; give one of their ids: {', '.join(found)}.")
            for body in found.values():
                return Article.model_validate_json(body)
        return None

    def organisations(self, ids: Iterable[str] | None = None) -> Iterator[Organisation]:
        """The organisations that claims mention, as people and tables merge them, with the names as written."""
        resolver = self._judgements().resolver
        if ids is None:
            for organisation, pairs in groupby(self._all(f"{sql.PAIRS} ORDER BY organisation, name"), key=itemgetter(0)):
                yield resolver.organisation(organisation, [name for _, name in pairs])
            return
        for organisation in sorted(set(ids)):
            if names := [name for (name,) in self._all(sql.NAMES, {"id": organisation})]:
                yield resolver.organisation(organisation, names)

    def also_ids(self, organisation: str) -> tuple[str, ...]:
        """The ids that were merged into this one."""
        return self._judgements().resolver.also(organisation)

    def products_of(self, organisation: str) -> list[Product]:
        """The products that the tables give to an organisation or to one merged into it."""
        return self._judgements().products.get(organisation, [])

    def judgements(self) -> list[tuple[Judgement, Standing]]:
        """Every judgement, oldest first, with what became of it."""
        return self._judgements().states(self.has_claim)

    def has_claim(self, claim: str) -> bool:
        """Is anything read under this id, whether it counts or not?"""
        return bool(self._one("SELECT EXISTS (SELECT 1 FROM readings WHERE claim = ?)", (claim,))[0])

    def meant(self, name_or_id: str) -> str:
        """The organisation that a person means by a name or an id."""
        return self._judgements().resolver.meant(name_or_id)

    def counts(self) -> Counts:
        """How many there are of each."""
        return Counts(*self._one(sql.COUNTS))

    def _judgements(self, state: State | None = None, connection: sqlite3.Connection | None = None) -> Judged:
        """All judgements in a state of the ledger, read again only where some were added since."""
        state = state or State.of(self._reader)
        key = (state.id, state.judged)
        if not self._judged or self._judged[0] != key:
            self._judged = (key, Judged(load_tables(), stored_judgements(connection or self._reader)))
        return self._judged[1]

    def _one(self, query: str, parameters: Sequence[object] = ()) -> tuple[Any, ...]:
        (row,) = self._all(query, parameters)
        return row

    def _all(self, query: str, parameters: Sequence[object] | dict[str, object] = ()) -> Iterator[tuple[Any, ...]]:
        with told(self.path, wait=self._wait):
            yield from self._reader.execute(query, parameters)

    def _chosen(self, query: str, column: str, keys: Iterable[str] | None) -> Iterator[tuple[Any, ...]]:
        """The query's rows for some keys, asked for in their order and a few hundred at a time; None: all rows."""
        if keys is None:
            yield from self._all(query.format(""))
            return
        for some in batched(sorted(set(keys)), _CHUNK):
            yield from self._all(query.format(f"AND {column} IN ({', '.join('?' * len(some))})"), some)


def _view() -> str:
    """By what the computed columns are made."""
    return f"{RULES}:{load_tables().version}"


def _check_fields(judgement: Judgement) -> None:
    """A correction has to make sense on any claim, for others may come back under its id."""
    if judgement.fields:
        try:
            corrected(_ANY, judgement.fields)
        except ValidationError as error:
            raise KeiretsuError(f"A claim cannot be corrected so: {in_words(error)}.") from None


_ANY = Claim.model_validate({"subject": "A", "relation": "OWNS", "object": "B", "status": "active", "evidence": "A owns B."})


@lru_cache(maxsize=16384)
def _head(text: str) -> Head:
    fields = json.loads(text)
    fields[7] = tuple(fields[7])
    return Head(*fields)


def _statement(row: tuple[Any, ...]) -> Statement:
    _, claim, place, body, head, subject, target, judged, _ = row
    return Statement(claim, reading_id(claim, place), Claim.model_validate_json(body), _head(head), subject, target, judged)
