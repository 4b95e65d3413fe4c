"""What the commands do, as plain functions: no terminal, no Streamlit."""

import datetime as dt
import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from pydantic import ValidationError

from app.settings import Settings
from corpus.dates import PartialDate
from corpus.domain import Deal, Judgement, JudgementKind
from corpus.errors import KeiretsuError, in_words
from corpus.read import read_line
from graph.deals import deal
from graph.ledger import Ledger
from graph.statement import Statement
from graph.store import Progress, Published, open_graph, publish, shown


class Loaded(NamedTuple):
    """What a load did."""

    articles: int = 0
    articles_new: int = 0
    claims_new: int = 0
    claims_gone: int = 0
    faults: tuple[str, ...] = ()  # lines that were passed over


def open_ledger(settings: Settings, *, create: bool = False) -> Ledger:
    """The ledger of these settings, read by this program's tables; only commands that bring something in make a new one."""
    if not create and not settings.ledger.exists():
        raise KeiretsuError(f"There is no ledger in {settings.home} yet. Load some claims: keiretsu load FILE, or keiretsu load --demo.")
    ledger = Ledger.open(settings.ledger, create=create)
    ledger.refresh()
    return ledger


def demo_file() -> Path:
    """The shipped corpus, in the line format."""
    return Path(str(files("corpus").joinpath("demo", "articles.jsonl")))


class LoadError(KeiretsuError):
    """A line could not be read; `done` says what was stored before it."""

    def __init__(self, message: str, done: Loaded) -> None:
        super().__init__(message)
        self.done = done


def load(
    ledger: Ledger, source: TextIO, name: str, *, replace: bool = False, keep_going: bool = False, each: Progress | None = None
) -> Loaded:
    """Bring articles with their claims into the ledger, one transaction an article; a faulty line ends it, or is passed over."""
    total = Loaded()
    for number, line in enumerate(_lines(source, name), 1):
        if not line.strip():
            continue
        try:
            article, claims = read_line(line, f"{name}, line {number}")
            added = ledger.add(article, claims, replace=replace)
        except KeiretsuError as error:
            if not keep_going:
                raise LoadError(f"{error} Stored before it: {_count(total.articles)}.", total) from None
            total = total._replace(faults=(*total.faults, str(error)))
            continue
        total = Loaded(
            total.articles + 1,
            total.articles_new + added.article_new,
            total.claims_new + added.claims_new,
            total.claims_gone + added.claims_gone,
            total.faults,
        )
        if each:
            each("articles", 1)
    return total


def _count(articles: int) -> str:
    return "1 article" if articles == 1 else f"{articles:,} articles"


def _lines(source: TextIO, name: str) -> Iterator[str]:
    try:
        yield from source
    except UnicodeDecodeError as error:
        raise KeiretsuError(f"{name} is not UTF-8 text ({error.reason} at byte {error.start:,}); save it as UTF-8.") from None


@contextmanager
def open_source(name: str) -> Iterator[TextIO]:
    """A file of lines, or the standard input for `-`; UTF-8, with or without a byte order mark."""
    if name == "-":
        yield io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", newline="\n")
        return
    try:
        source = Path(name).open(encoding="utf-8-sig", newline="\n")  # noqa: SIM115 - closed below
    except OSError as error:
        raise KeiretsuError(f"{name} cannot be read ({error.strerror}).") from None
    with source:
        yield source


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
    _check_judged(ledger, kind, target, other)
    ledger.judge(judgement)
    state = next(state for made, state in ledger.judgements() if made.id == judgement.id)
    return {"id": judgement.id, "kind": kind, "target": target, "other": other, "state": state}


def _check_judged(ledger: Ledger, kind: JudgementKind, target: str, other: str | None) -> None:
    """A decision has to be about something that is there; one whose claim goes later is kept all the same."""
    if kind == "withdraw":
        if target not in {made.id for made, _ in ledger.judgements()}:
            raise KeiretsuError(f"There is no judgement {target!r} to take back. See them: keiretsu judge list.")
    elif other is not None:
        if ledger.meant(target) == ledger.meant(other) and kind == "same":
            raise KeiretsuError(f"{target!r} and {other!r} stand for one organisation already ({ledger.meant(other)}).")
    elif not ledger.has_claim(target):
        raise KeiretsuError(f"No claim {target!r} is in the ledger. The claims of a deal: keiretsu deals DEAL.")


def judgements(ledger: Ledger) -> list[dict[str, Any]]:
    """All judgements with their state, newest last."""
    found = sorted(ledger.judgements(), key=lambda pair: (pair[0].when, pair[0].id))
    return [judgement.model_dump(mode="json") | {"state": state} for judgement, state in found]


def list_deals(
    ledger: Ledger, about: str | None = None, *, as_of: dt.date | None = None, known_at: dt.date | None = None
) -> Iterator[tuple[Deal, list[Statement]]]:
    """Deals with their statements, one at a time: all, those of one organisation, or one by its id."""
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


def articles(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Every article with the number of its claims."""
    for head, claims in ledger.articles():
        names = ("id", "key", "title", "publisher", "published", "kind", "url", "based_on")
        yield {name: getattr(head, name) for name in names} | {"claims": claims}


def loose(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Claims that make no deal, and why."""
    for claim, read, head, reason in ledger.loose():
        said = {"claim": claim, "subject": read.subject, "relation": str(read.relation), "object": read.object}
        yield said | {"reason": reason, "article": head.id, "evidence": read.evidence}


def shown_ledger(settings: Settings) -> str | None:
    """The id of the ledger whose graph the store shows; None where nothing is published."""
    graph = open_graph(settings.graph)
    try:
        publication = graph.publication()
    finally:
        graph.close()
    return publication.ledger if publication else None
