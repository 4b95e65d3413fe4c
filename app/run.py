"""Commands with a terminal around them: each calls its plain function and prints what came of it."""

import contextlib
import json as jsonlib
import sys
from pathlib import Path
from typing import Any

import typer

from app import commands, show
from app.progress import progress
from app.settings import Settings, settings
from app.tables import answer, table, watched
from corpus.domain import JudgementKind
from corpus.errors import KeiretsuError
from graph.ledger import Ledger
from graph.questions import ask as ask_saved
from graph.questions import question, questions
from graph.store import Published, open_graph, shown


def load(files: list[str], *, demo: bool, replace: bool, keep_going: bool, publish: bool, graph: str | None, json: bool) -> None:
    """Load each file, then publish; what was stored before a faulty line is published too."""
    names = [*files, *([str(commands.demo_file())] if demo else [])]
    if not names:
        raise KeiretsuError("Nothing to load: give a file of article lines, - for the standard input, or --demo.")
    chosen = settings(graph=graph)
    done, fault = commands.Loaded(), None
    with contextlib.ExitStack() as opened:
        sources = [(name, opened.enter_context(commands.open_source(name))) for name in names]
        ledger = commands.open_ledger(chosen, create=True)
        for name, source in sources:
            try:
                with progress("Loading") as advance:
                    done = _sum(done, commands.load(ledger, source, name, replace=replace, keep_going=keep_going, each=advance))
            except commands.LoadError as error:
                done, fault = _sum(done, error.done), error
                break
    told = done._asdict() | _publish_after(chosen, ledger, wanted=publish and (fault is None or done.articles > 0))
    if fault:
        raise fault
    text = f"{_counted(done.articles, 'article')} read, {done.articles_new:,} of them new; {_counted(done.claims_new, 'new claim')}"
    for line in done.faults:
        show.note(f"Passed over: {line}")
    _end(told, text + (f", {done.claims_gone:,} gone" if done.claims_gone else "") + ".", json=json, part=bool(done.faults))


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _sum(one: commands.Loaded, other: commands.Loaded) -> commands.Loaded:
    return commands.Loaded(*(a + b for a, b in zip(one, other, strict=True)))  # type: ignore[operator]


def publish(*, rebuild: bool, graph: str | None, json: bool) -> None:
    """Publish what changed."""
    chosen = settings(graph=graph)
    published = _publish(chosen, commands.open_ledger(chosen), rebuild=rebuild)
    _end(published._asdict(), _published(published, chosen), json=json)


def ask(name: str | None, param: list[str], *, graph: str | None, json: bool) -> None:
    """Answer a saved question, or list them all."""
    if name is None:
        _list_questions(json=json)
        return
    asked = question(name)
    store = open_graph(settings(graph=graph).graph)
    found = ask_saved(store, name, _pairs(param))
    if json:
        show.as_json({"question": asked.name, "engine": store.engine, "columns": found.columns, "rows": found.dicts()})
    else:
        answer(found, title=asked.title, all_columns=False)


def _list_questions(*, json: bool) -> None:
    if json:
        show.as_json([q._asdict() | {"parameters": [p._asdict() for p in q.parameters]} for q in questions()])
        return
    told = {q.name: " ".join(f"{p.name}={p.example}" if p.required else f"[{p.name}]" for p in q.parameters) for q in questions()}
    table(("question", "what it answers", "what to tell it, with an example"), [(q.name, q.title, told[q.name]) for q in questions()])
    show.line("Ask one: keiretsu ask backers --param organisation=openai")
    show.line("What stands in brackets may be left out; keiretsu ask --list --json explains each.")


def cypher(query: str, param: list[str], *, rows: int, seconds: float, graph: str | None, json: bool) -> None:
    """Answer a user's own Cypher."""
    text = sys.stdin.read() if query == "-" else query
    store = open_graph(settings(graph=graph).graph)
    found = store.guarded(text, {k: _value(v) for k, v in _pairs(param).items()}, rows=rows, seconds=seconds)
    if json:
        show.as_json({"engine": store.engine, "columns": found.columns, "rows": found.dicts(), "cut": found.cut})
    else:
        answer(found)
        show.note(f"Answered by {store.engine}.")


def status(*, articles: bool, loose: bool, graph: str | None, json: bool) -> None:
    """What is where."""
    chosen = settings(graph=graph)
    if articles or loose:
        ledger = commands.open_ledger(chosen)
        rows = list(commands.articles(ledger) if articles else commands.loose(ledger))
        _rows([_in_short(row) for row in rows] if articles and watched() and not json else rows, json=json)
        return
    found = commands.status(chosen)
    if json:
        show.as_json(found)
        return
    counts = found["ledger"]
    show.line(f"Ledger in {found['home']}: " + ", ".join(f"{v:,} {k}" for k, v in counts.items() if k != "seq") + ".")
    show.line(_store_line(found))


def _in_short(article: dict[str, Any]) -> dict[str, Any]:
    """An article in a list for people; of a summary whom it rests on."""
    source = article["based_on"] if article["kind"] == "summary" else None
    kept = {name: article[name] for name in ("id", "title", "published", "claims")}
    return kept | {"source": source or article["publisher"]}


def _store_line(found: dict[str, Any]) -> str:
    at, published = found["graph"], found["published"]
    if problem := found.get("problem"):
        return f"Graph at {at}: {problem}"
    if published is None:
        return f"Graph at {at} ({found['engine']}): nothing published yet. Do so: keiretsu publish."
    state = "an update is under way or was cut short" if published["updating"] else "behind the ledger" if found["behind"] else "up to date"
    text = f"Graph at {at} ({found['engine']}): version {published['version']}, {published['deals']:,} deals, {state}."
    return text + (" Bring it up: keiretsu publish." if state != "up to date" else "")


def remove(articles: list[str], *, publish: bool, graph: str | None, json: bool) -> None:
    """Take articles out, then publish."""
    chosen = settings(graph=graph)
    ledger = commands.open_ledger(chosen)
    done = commands.remove(ledger, articles) | _publish_after(chosen, ledger, wanted=publish)
    _end(done, f"{done['articles']:,} articles and {done['claims']:,} claims removed: {'; '.join(done['titles'])}.", json=json)


def judge(
    kind: JudgementKind,
    target: str,
    *,
    why: str,
    by: str | None,
    publish: bool,
    json: bool,
    other: str | None = None,
    fields: list[str] | None = None,
) -> None:
    """Record a decision, then publish."""
    chosen = settings(by=by)
    ledger = commands.open_ledger(chosen)
    changed = {name: _value(value) for name, value in _pairs(fields or []).items()}
    done = commands.judge(ledger, kind, target, by=chosen.by, why=why, other=other, fields=changed)
    done |= _publish_after(chosen, ledger, wanted=publish)
    _end(done, f"{done['id']} is {done['state']}. Take it back: keiretsu judge withdraw {done['id']}", json=json)


def judgements(*, json: bool) -> None:
    """List what was decided."""
    _rows(commands.judgements(commands.open_ledger(settings())), json=json)


def backup(path: str, *, json: bool) -> None:
    """Copy the ledger to a file."""
    commands.open_ledger(settings()).backup(Path(path))
    _end({"backup": path}, f"The ledger was copied to {path}.", json=json)


def restore(path: str, *, publish: bool, graph: str | None, json: bool) -> None:
    """Put a backup in the ledger's place. A store that showed the ledger before is made anew, and no other."""
    chosen = settings(graph=graph)
    before = commands.open_ledger(chosen).id if chosen.ledger.exists() else None
    kept = Ledger.restore(Path(path), chosen.ledger)
    done = {"restored": path, "kept": str(kept) if kept else None}
    ours = publish and before is not None and commands.shown_ledger(chosen) == before
    done |= _publish_after(chosen, commands.open_ledger(chosen), wanted=publish, rebuild=ours)
    _end(done, f"The ledger is now what {path} holds." + (f" The one before is kept as {kept}." if kept else ""), json=json)


def _publish(chosen: Settings, ledger: Ledger, *, rebuild: bool = False) -> Published:
    with progress("Publishing") as advance:
        return commands.publish_to(chosen, ledger, rebuild=rebuild, progress=advance)


def _publish_after(chosen: Settings, ledger: Ledger, *, wanted: bool, rebuild: bool = False) -> dict[str, Any]:
    """Publish after a change. A store that cannot be reached loses nothing: the ledger has the change."""
    if not wanted:
        return {}
    try:
        return {"published": _publish(chosen, ledger, rebuild=rebuild)._asdict()}
    except KeiretsuError as error:
        return {"problem": f"The ledger has it, but the graph could not be brought up to date: {error}"}


def _published(done: Published, chosen: Settings) -> str:
    wrote = f"{done.nodes:,} nodes and {done.edges:,} relationships written, {done.gone:,} removed"
    return f"Version {done.version} at {shown(chosen.graph)}: {wrote} in {done.seconds:.1f} s."


def _end(done: dict[str, Any], text: str, *, json: bool, part: bool = False) -> None:
    """Say what was done; exit code 3 where that was only a part, or publishing did not follow."""
    if json:
        show.as_json(done)
    else:
        show.line(text)
    problem = done.get("problem")
    if problem:
        show.note(problem + " Try again: keiretsu publish.")
    if problem or part:
        raise typer.Exit(3)


def _rows(rows: list[dict[str, Any]], *, json: bool) -> None:
    if json:
        show.as_json(rows)
    elif rows:
        names = [name for name in rows[0] if not watched() or any(row[name] not in (None, "", {}) for row in rows)]
        table(names, [[row[name] for name in names] for row in rows])
    else:
        show.line("None.")


def _pairs(texts: list[str]) -> dict[str, str]:
    """NAME=VALUE, each name once."""
    found: dict[str, str] = {}
    for name, value in map(_pair, texts):
        if name in found:
            raise KeiretsuError(f"{name} is given twice, as {found[name]!r} and {value!r}; give it once.")
        found[name] = value
    return found


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise KeiretsuError(f"{text!r} is not NAME=VALUE; write for instance organisation=openai.")
    return name.strip(), value


def _value(text: str) -> Any:
    """Numbers, true, false, null and JSON as such; anything else is text."""
    with contextlib.suppress(ValueError, RecursionError):
        return jsonlib.loads(text)
    return text
