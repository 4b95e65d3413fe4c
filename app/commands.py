"""What the commands do, as plain functions: no terminal, no Streamlit."""

import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from pydantic import ValidationError

from app.settings import Settings
from corpus.dates import PartialDate
from corpus.domain import Deal, Judgement, JudgementKind
from corpus.errors import KeiretsuError, in_words
from corpus.read import read_lines
from graph.deals import deal
from graph.ledger import Ledger
from graph.statement import Statement
from graph.store import Progress, Published, open_graph, publish, shown


class Loaded(NamedTuple):
    """What a load did."""

    articles: int
    articles_new: int
    claims_new: int
    claims_gone: int


def open_ledger(settings: Settings, *, create: bool = False) -> Ledger:
    """The ledger of these settings; only commands that bring something in make a new one."""
    if not create and not settings.ledger.exists():
        raise KeiretsuError(f"There is no ledger in {settings.home} yet. Load some claims: keiretsu load FILE, or keiretsu load --demo.")
    return Ledger.open(settings.ledger, create=create)


def demo_file() -> Path:
    """The shipped corpus, in the line format."""
    return Path(str(files("corpus").joinpath("demo", "articles.jsonl")))


def load(ledger: Ledger, source: TextIO, name: str, *, replace: bool = False, each: Progress | None = None) -> Loaded:
    """Bring articles with their claims into the ledger, one transaction an article."""
    total = Loaded(0, 0, 0, 0)
    for article, claims in read_lines(source, name):
        added = ledger.add(article, claims, replace=replace)
        total = Loaded(
            total.articles + 1,
            total.articles_new + added.article_new,
            total.claims_new + added.claims_new,
            total.claims_gone + added.claims_gone,
        )
        if each:
            each("articles", 1)
    return total


def open_source(name: str) -> TextIO:
    """A file of lines, or the standard input for `-`."""
    if name == "-":
        return sys.stdin
    try:
        return Path(name).open(encoding="utf-8", newline="\n")
    except OSError as error:
        raise KeiretsuError(f"{name} cannot be read ({error.strerror}).") from None


def publish_to(settings: Settings, ledger: Ledger, *, rebuild: bool = False, progress: Progress | None = None) -> Published:
    """Bring the configured store up to the ledger."""
    return publish(ledger, settings.graph, rebuild=rebuild, progress=progress)


def remove(ledger: Ledger, names: Iterable[str]) -> dict[str, Any]:
    """Take articles out, by id, by the key that their file gave them, or by address."""
    found = {}
    for name in names:
        article = ledger.article(name)
        if article is None:
            raise KeiretsuError(f"No article {name!r} is in the ledger; nothing was removed. See the articles: keiretsu status --articles.")
        found[article.id] = article.title
    gone = ledger.remove(found)
    return {"articles": gone.articles, "claims": gone.claims, "titles": sorted(found.values())}


def now() -> str:
    """This moment as judgements keep it."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def judge(
    ledger: Ledger,
    kind: JudgementKind,
    target: str,
    *,
    by: str,
    why: str,
    other: str | None = None,
    fields: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Record a person's decision and say what became of it."""
    try:
        judgement = Judgement(kind=kind, target=target, other=other, fields=fields or {}, by=by, when=now(), why=why)
    except ValidationError as error:
        raise KeiretsuError(f"This judgement does not hold together: {in_words(error)}.") from None
    ledger.judge(judgement)
    state = next(state for made, state in ledger.judgements() if made.id == judgement.id)
    return {"id": judgement.id, "kind": kind, "target": target, "other": other, "state": state}


def judgements(ledger: Ledger) -> list[dict[str, Any]]:
    """All judgements with their state, newest last."""
    found = sorted(ledger.judgements(), key=lambda pair: (pair[0].when, pair[0].id))
    return [judgement.model_dump(mode="json") | {"state": state} for judgement, state in found]


def list_deals(
    ledger: Ledger, about: str | None = None, *, as_of: dt.date | None = None, known_at: dt.date | None = None
) -> Iterator[tuple[Deal, list[Statement]]]:
    """Deals with their statements: all, those of one organisation, or one by its id."""
    for _, statements in ledger.statements(ledger.deals_of(about) if about else None):
        if found := deal(statements, as_of=as_of, known_at=known_at):
            yield found, statements


def parse_day(text: str | None, what: str) -> dt.date | None:
    """A day for a past view; of a month or a year the last day."""
    if text is None:
        return None
    try:
        return PartialDate(text).last
    except ValueError as error:
        raise KeiretsuError(f"{what}: {error}.") from None


def status(settings: Settings) -> dict[str, Any]:
    """What the ledger holds and what the store shows of it."""
    with_ledger = open_ledger(settings)
    counts = with_ledger.counts()._asdict()
    found: dict[str, Any] = {"home": str(settings.home), "graph": shown(settings.graph), "ledger": counts | {"seq": with_ledger.seq}}
    try:
        graph = open_graph(settings.graph)
        publication = graph.publication()
        found["engine"] = graph.engine
        graph.close()
    except KeiretsuError as error:
        return found | {"published": None, "problem": str(error)}
    if publication is None:
        return found | {"published": None}
    behind = publication.ledger != with_ledger.id or publication.seq < with_ledger.seq
    return found | {"published": publication._asdict(), "behind": behind}


def export(ledger: Ledger, path: Path, format_: str, *, as_of: dt.date | None = None, known_at: dt.date | None = None) -> dict[str, Any]:
    """Write the network in a format of other programs; the manifest says of what state it is."""
    from graph.export import write

    return write(ledger, path, format_, as_of=as_of, known_at=known_at)
