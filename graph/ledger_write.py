"""One write transaction of the ledger: stores, computes the views of what it touched, and notes the changes under the next number."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple, Self

from corpus.domain import Article, Claim, Judgement
from corpus.tables import Tables
from graph import ledger_sql as sql
from graph.ledger_entry import Readings, fuller, head, reading_id
from graph.ledger_view import Judged, View, version, views


class State(NamedTuple):
    """The row that says how far the ledger has come."""

    id: str
    seq: int
    judged: int
    view: str

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> Self:
        """The row as this connection sees it."""
        return cls(*connection.execute("SELECT id, seq, judged, view FROM ledger").fetchone())


class Stored(NamedTuple):
    """A reading as a row of the ledger."""

    no: int
    claim: str
    hash: str
    article: int
    published: str | None
    body: str
    view: View | None


_HIDDEN = (None,) * len(View._fields)


class Writing:
    """What happens between the beginning and the end of one write transaction."""

    def __init__(self, connection: sqlite3.Connection, state: State, judged: Judged) -> None:
        self.connection = connection
        self._state = state
        self._before = judged  # how names were read when the transaction began
        self._judged = judged
        self._touched: set[tuple[str, str]] = set()
        self._uses: Counter[tuple[str, str]] = Counter()  # of organisations' names: come less gone
        self._wrote = False  # also what no publication shows, such as a reading that is not preferred
        self._concerned: set[str] = set()  # organisations that judgements may show under another name now

    def add(self, article: Article, claims: Mapping[str, Readings], *, replace: bool, loaded: bool = True) -> tuple[bool, int, int]:
        """Stores what is not there yet; says whether the article is new, and how many claims came and went."""
        new, number = self._article(article, replace=replace, loaded=loaded)
        before = {} if new else self._stored("r.article = :it", it=number)
        replaced = {version(claim.extractor)[0] for readings in claims.values() for claim, _ in readings.values()} if replace else set()
        return new, *self._exchange(number, article.published, before, claims, replaced)

    def supersede(self, article: Article, claims: Mapping[str, Readings], extractor: str) -> dict[str, list[Claim]]:
        """Puts these claims in the place of what any version of the extractor read in a stored article; gives back the old readings."""
        ((number,),) = self.connection.execute("SELECT no FROM articles WHERE id = ?", (article.id,)).fetchall()
        before = self._stored("r.article = :it", it=number)
        self._exchange(number, article.published, before, claims, {version(extractor)[0]})
        read = {claim: [reading for reading, _ in _read(there).values()] for claim, there in before.items()}
        return {
            claim: old for claim, all_of in read.items() if (old := [r for r in all_of if version(r.extractor)[0] == version(extractor)[0]])
        }

    def _exchange(
        self,
        number: int,
        published: str | None,
        before: Mapping[str, Mapping[str, Stored]],
        claims: Mapping[str, Readings],
        replaced: AbstractSet[str],
    ) -> tuple[int, int]:
        """Adds these claims to an article; older readings by the extractors of these names go."""
        come = gone = 0
        for claim in sorted(claims.keys() | before.keys()):
            there, wanted = before.get(claim, {}), claims.get(claim, {})
            kept = _read(there)
            if replaced:
                kept = {name: r for name, r in kept.items() if version(r[0].extractor)[0] not in replaced}
            after = {name: r for name, r in kept.items() if name not in wanted} | wanted
            if after.keys() != there.keys():
                self._settle(claim, there, after, number, published)
            come, gone = come + (not there), gone + (not after)
        return come, gone

    def remove(self, articles: Iterable[str]) -> tuple[int, int]:
        """Takes the articles and what they alone support; unknown ids are none of them."""
        removed = claims = 0
        for article in dict.fromkeys(articles):
            for (number,) in self.connection.execute("SELECT no FROM articles WHERE id = ?", (article,)).fetchall():
                stored = self._stored("r.article = :it", it=number)
                for claim, readings in stored.items():
                    self._settle(claim, readings, {}, number, None)
                self.connection.execute("DELETE FROM articles WHERE no = ?", (number,))
                self._touched.add(("article", article))
                removed, claims = removed + 1, claims + len(stored)
        return removed, claims

    def regroup(self, articles: Iterable[str], origin: str) -> None:
        """These articles, and those that were in one group with any of them, are one group of reprints from now on."""
        rows: set[tuple[int, str, str, str | None]] = set()
        for article in articles:
            rows.update(self.connection.execute(f"{sql.GROUPED} WHERE id = ?", (article,)))
        for other in {group for *_, group in rows if group and group != origin}:
            rows.update(self.connection.execute(f"{sql.GROUPED} WHERE origin = ?", (other,)))
        for number, article, body, group in sorted(rows):
            if group != origin:
                described = json.dumps(head(Article.model_validate_json(body), article, origin), ensure_ascii=False)
                self.connection.execute("UPDATE articles SET (origin, head) = (?, ?) WHERE no = ?", (origin, described, number))
                self._touched.add(("article", article))
                self._review("r.article = :it", it=number, force=True)

    def judge(self, judgement: Judgement, tables: Tables) -> None:
        """Stores a judgement and computes anew what it may concern."""
        body = judgement.model_dump_json(exclude={"id"})
        if not self.connection.execute("INSERT INTO judgements VALUES (?, ?) ON CONFLICT DO NOTHING", (judgement.id, body)).rowcount:
            return
        self._judged = Judged(tables, stored_judgements(self.connection))
        self._state = self._state._replace(judged=self._state.seq + 1)
        root = self._judged.root(judgement)
        if root.kind in ("same", "not_same"):
            for name in filter(None, (root.target, root.other)):  # products move with the organisation, whoever mentions it
                self._touched.update(("organisation", judged.resolver.meant(name)) for judged in (self._before, self._judged))
            self._resolve_names(root)
        else:
            self._review("r.claim = :it", it=root.target, force=True)

    def review_all(self) -> None:
        """Computes all views anew, after a change of the tables or of the rules; every organisation may read otherwise then."""
        (last,) = self.connection.execute("SELECT coalesce(max(no), 0) FROM articles").fetchone()
        for first in range(1, last + 1, 1000):
            self._review("r.article BETWEEN :first AND :last", first=first, last=first + 999)
        self._touched.update(("organisation", organisation) for organisation, _ in self.connection.execute(sql.PAIRS))
        self._touched.update(("deal", deal) for (deal,) in self.connection.execute("SELECT DISTINCT deal FROM readings") if deal)

    def finish(self, view: str) -> None:
        """Notes what changed under the next number; where nothing did, the ledger stays as it was."""
        self._note_other_names()
        seq = self._state.seq
        if self._wrote or self._touched or self._state.judged > seq:
            seq += 1
            self.connection.executemany("INSERT INTO changes VALUES (?, ?, ?)", ((seq, kind, key) for kind, key in sorted(self._touched)))
        if view != self._state.view:
            self.connection.executescript(sql.FORGET_OLDER_CHANGES)  # a seldom moment, at which nearly all keys have a newer row
        if (seq, view) != (self._state.seq, self._state.view):
            self.connection.execute("UPDATE ledger SET (seq, judged, view) = (?, ?, ?)", (seq, self._state.judged, view))

    def _article(self, article: Article, *, replace: bool, loaded: bool) -> tuple[bool, int]:
        """Of two versions of an article (same place, same text) the fuller one stays, whichever came first."""
        article_id = article.id
        body = article.model_dump_json(exclude={"id"}, exclude_none=True)
        row = self.connection.execute("SELECT no, body, origin, loaded FROM articles WHERE id = ?", (article_id,)).fetchone()
        if row and loaded and not row[3]:
            self.connection.execute("UPDATE articles SET loaded = 1 WHERE no = ?", (row[0],))
        if row and (row[1] == body or (not replace and fuller(row[1], body) == row[1])):
            return False, row[0]
        self._touched.add(("article", article_id))
        described = json.dumps(head(article, article_id, row[2] if row else None), ensure_ascii=False)
        columns = (article_id, article.key, article.url, article.canonical_url, article.publisher, described, body)
        if not row:
            return True, self.connection.execute(sql.INSERT_ARTICLE, (*columns, loaded)).lastrowid or 0
        self.connection.execute(sql.UPDATE_ARTICLE, (*columns, row[0]))
        self._review("r.article = :it", it=row[0], force=True)
        return False, row[0]

    def _stored(self, where: str, **values: Any) -> dict[str, dict[str, Stored]]:
        found: dict[str, dict[str, Stored]] = {}
        for no, claim, name, number, published, body, *view in self.connection.execute(f"{sql.READINGS} WHERE {where}", values):
            shown = None if view[0] is None else View(*view)
            found.setdefault(claim, {})[name] = Stored(no, claim, name, number, published, body, shown)
        return found

    def _review(self, where: str, *, force: bool = False, **values: Any) -> None:
        """Computes the views of whole claims anew; `force` notes them as changed even where they come out the same."""
        for claim, readings in self._stored(where, **values).items():
            one = next(iter(readings.values()))
            self._settle(claim, readings, _read(readings), one.article, one.published)
            if force:
                self._touch(claim, (r.view for r in readings.values()))

    def _settle(self, claim: str, before: Mapping[str, Stored], after: Readings, article: int, published: str | None) -> None:
        """Brings the readings of one claim from what is stored to what shall be."""
        shown = views(after, published=published, judgements=self._judged.of(claim), id_of=self._judged.id_of)
        for name, old in before.items():
            new = shown.get(name)
            if name not in after:
                self.connection.execute("DELETE FROM readings WHERE no = ?", (old.no,))
            elif new != old.view:
                self.connection.execute(sql.UPDATE_READING, (*(new or _HIDDEN), old.no))
            else:
                continue
            self._wrote = True
            self._touch(claim, (old.view, new))
            self._use(old.view, -1)
            self._use(new, 1)
        for name in after.keys() - before.keys():
            new = shown.get(name)
            self.connection.execute(sql.INSERT_READING, (claim, name, article, after[name][1], *(new or _HIDDEN)))
            self._wrote = True
            self._touch(claim, (new,))
            self._use(new, 1)

    def _touch(self, claim: str, shown: Iterable[View | None]) -> None:
        for view in shown:
            if view and view.deal:
                self._touched |= {("claim", reading_id(claim, view.place)), ("deal", view.deal)}
                self._touched |= {("organisation", view.subject), ("organisation", view.object)}
                if view.event:
                    self._touched.add(("event", view.event))

    def _use(self, view: View | None, by: int) -> None:
        if view and view.deal:
            self._uses[view.subject, view.subject_name] += by
            self._uses[view.object, view.object_name] += by

    def _resolve_names(self, judgement: Judgement) -> None:
        """After a judgement on organisations: the claims whose names lead elsewhere now, and the organisations that it moved."""
        before, after = self._before.resolver, self._judged.resolver
        for organisation, name in self.connection.execute(sql.PAIRS).fetchall():
            if after.dated(name) or after.id_of(name) != organisation:
                self._review(sql.NAMED, id=organisation, name=name)
        self._review(sql.NOT_TIED)
        known = {end for j in self._judged.all if j.kind in ("same", "not_same") for end in (j.target, j.other or "")}
        moved = {e for e in known if (before.id_of(e), before.current(e)) != (after.id_of(e), after.current(e))}
        for end in moved | {judgement.target, judgement.other or ""}:
            self._concerned |= {r.id_of(end) for r in (before, after)} | {r.current(end) for r in (before, after)}

    def _note_other_names(self) -> None:
        """Where an organisation is shown under another name now, it has changed, and its deals read differently."""
        changed: dict[str, tuple[set[str], set[str]]] = {o: (set(), set()) for o in self._concerned}
        for (organisation, name), by in self._uses.items():
            if by:
                ((uses,),) = self.connection.execute(sql.USES, {"id": organisation, "name": name, "most": max(by, 0) + 1})
                if uses in (0, by):
                    changed.setdefault(organisation, (set(), set()))[uses == 0].add(name)
        for organisation, (come, gone) in changed.items():
            names = {name for (name,) in self.connection.execute(sql.NAMES, {"id": organisation})}
            earlier = names - come | gone
            if names and organisation in self._concerned:
                self._touched.add(("organisation", organisation))
            if names and earlier and self._before.shown(organisation, earlier) != self._judged.shown(organisation, names):
                self._touched.update(("deal", deal) for (deal,) in self.connection.execute(sql.DEALS_OF, {"id": organisation}))


def _read(stored: Mapping[str, Stored]) -> Readings:
    return {name: (Claim.model_validate_json(r.body), r.body) for name, r in stored.items()}


def stored_judgements(connection: sqlite3.Connection) -> list[Judgement]:
    """All judgements, in no particular order."""
    return [Judgement.model_validate_json(body) for (body,) in connection.execute("SELECT body FROM judgements")]
