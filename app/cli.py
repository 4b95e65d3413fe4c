"""The command line: thin functions that read options, call app.commands and print. Nothing heavy is imported before it is needed."""

import sys
from typing import Annotated

import typer

from app import cli_extract, cli_judge
from corpus.errors import KeiretsuError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help="Who funds, hosts and buys from whom in AI: claims from articles, every one with its sentence.\n\n"
    "Exit codes: 0 done; 1 something was wrong, and the sentence says what; 2 wrong options; 3 done in part.",
)
app.add_typer(cli_extract.app)
app.add_typer(cli_judge.app, name="judge")

GraphOption = Annotated[str | None, typer.Option("--graph", help="The store: a path, bolt://… or neo4j://… (else KEIRETSU_GRAPH).")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
Version = Annotated[bool, typer.Option("--version", help="Print the version and end.", is_eager=True)]
AsOf = Annotated[str | None, typer.Option("--as-of", help="Only what held on this day (2025-06-30, 2025-06 or 2025).")]
KnownAt = Annotated[str | None, typer.Option("--known-at", help="Only what had been published by this day.")]
Publish = Annotated[bool, typer.Option("--publish/--no-publish", help="Bring the graph up to date afterwards.")]


@app.callback(invoke_without_command=True)
def keiretsu(*, version: Version = False) -> None:
    """Read the options that belong to no command."""
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"keiretsu {installed('keiretsu')}")
        raise typer.Exit


@app.command()
def load(
    files: Annotated[list[str] | None, typer.Argument(help="Files of article lines; - reads the standard input.")] = None,
    *,
    demo: Annotated[bool, typer.Option("--demo", help="Load the shipped corpus.")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Claims of the line's extractors that it lacks go.")] = False,
    keep_going: Annotated[bool, typer.Option("--keep-going", help="Pass over faulty lines and list them; exit code 3.")] = False,
    publish: Publish = True,
    graph: GraphOption = None,
    json: JsonOption = False,
) -> None:
    """Load articles with their claims, one JSON object a line. Loading twice changes nothing."""
    from app import run

    run.load(files or [], demo=demo, replace=replace, keep_going=keep_going, publish=publish, graph=graph, json=json)


@app.command()
def publish(
    *,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make it anew; only Keiretsu's own nodes are replaced.")] = False,
    graph: GraphOption = None,
    json: JsonOption = False,
) -> None:
    """Bring the graph that people query up to the ledger; only what changed is written."""
    from app import run

    run.publish(rebuild=rebuild, graph=graph, json=json)


@app.command()
def ask(
    name: Annotated[str | None, typer.Argument(help="The question's name.")] = None,
    *,
    param: Annotated[list[str] | None, typer.Option("--param", "-p", help="A value: organisation=openai")] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the questions with their parameters.")] = False,
    graph: GraphOption = None,
    json: JsonOption = False,
) -> None:
    """Ask a saved question: who funds, hosts, buys from whom; loops, paths, what changed."""
    from app import run

    run.ask(None if list_ else name, param or [], graph=graph, json=json)


@app.command()
def cypher(
    query: Annotated[str, typer.Argument(help="One reading statement; - reads the standard input.")],
    *,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", help="A value: id=openai (numbers and JSON are read as such).")
    ] = None,
    rows: Annotated[int, typer.Option("--rows", min=1, max=1_000_000, help="At most so many rows.")] = 1000,
    seconds: Annotated[float, typer.Option("--seconds", min=0.1, max=3600, help="At most so long.")] = 10.0,
    graph: GraphOption = None,
    json: JsonOption = False,
) -> None:
    """Ask in Cypher. Reads only, with a row limit and a time limit."""
    from app import run

    run.cypher(query, param or [], rows=rows, seconds=seconds, graph=graph, json=json)


@app.command()
def status(
    *,
    articles: Annotated[bool, typer.Option("--articles", help="List the articles.")] = False,
    loose: Annotated[bool, typer.Option("--loose", help="List the claims that make no deal, and why.")] = False,
    graph: GraphOption = None,
    json: JsonOption = False,
) -> None:
    """What the ledger holds, and whether the graph shows all of it."""
    from app import run

    run.status(articles=articles, loose=loose, graph=graph, json=json)


@app.command()
def remove(
    articles: Annotated[list[str], typer.Argument(help="Articles by id, key or address.")],
    *,
    publish: Publish = True,
    graph: GraphOption = None,
    json: JsonOption = False,
) -> None:
    """Take articles out, and exactly what they alone support."""
    from app import run

    run.remove(articles, publish=publish, graph=graph, json=json)


@app.command()
def deals(
    about: Annotated[str | None, typer.Argument(help="An organisation, or a deal such as nvidia:INVESTS_IN:openai.")] = None,
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many (JSON prints all).")] = 50,
    json: JsonOption = False,
) -> None:
    """Deals with status, amounts and sources; a single one with its life line and every sentence."""
    from app import run_deals

    run_deals.deals(about, as_of=as_of, known_at=known_at, limit=limit, json=json)


@app.command()
def export(
    path: Annotated[str, typer.Argument(help="The file or folder to write.")],
    *,
    format_: Annotated[
        str | None, typer.Option("--format", "-f", help="graphml, gexf, csv, jsonld, cypher, parquet or ftm (else by the file's ending).")
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: JsonOption = False,
) -> None:
    """Write the network for other programs, with a manifest to cite it by."""
    from app import run_deals

    run_deals.export(path, format_, as_of=as_of, known_at=known_at, json=json)


@app.command()
def backup(path: Annotated[str, typer.Argument(help="The file to write.")], *, json: JsonOption = False) -> None:
    """Copy the ledger to a file, also while others use it."""
    from app import run

    run.backup(path, json=json)


@app.command()
def restore(
    path: Annotated[str, typer.Argument(help="A file that backup wrote.")],
    *,
    publish: Publish = True,
    graph: GraphOption = None,
    json: JsonOption = False,
) -> None:
    """Put a backup in the ledger's place; the ledger that was there is kept beside it."""
    from app import run

    run.restore(path, publish=publish, graph=graph, json=json)


@app.command()
def doctor(*, graph: GraphOption = None, json: JsonOption = False) -> None:
    """What is installed, what is reachable, and what to do where it is not."""
    from app import run_doctor

    run_doctor.doctor(graph=graph, json=json)


@app.command()
def explore(
    *,
    graph: GraphOption = None,
    local_neo4j: Annotated[bool, typer.Option("--local-neo4j", help="Start a Neo4j on this machine and explore on it.")] = False,
    host: Annotated[str, typer.Option("--host", help="The address to listen on; 127.0.0.1 is this machine alone.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")] = 8501,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser.")] = True,
) -> None:
    """Open the explorer. An empty ledger is filled with the shipped corpus first."""
    from app import serve

    serve.explore(graph=graph, local_neo4j=local_neo4j, host=host, port=port, browser=browser)


def main() -> None:
    """The program: every mistake that a user can put right is one sentence and exit code 1."""
    try:
        app()
    except KeiretsuError as error:
        typer.echo(f"keiretsu: {error}", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        typer.echo("keiretsu: stopped; what was acknowledged is kept.", err=True)
        sys.exit(130)
    except BrokenPipeError:  # the reader of our output, such as head, has seen enough
        sys.stderr.close()
        sys.exit(0)


if __name__ == "__main__":
    main()
