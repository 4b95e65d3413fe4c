"""`keiretsu extract` and `keiretsu evaluate`: claims out of articles, and how far they are to be trusted."""

from typing import TYPE_CHECKING, Annotated

import typer

from app.cli_opinion import Model, ModelBudget, ModelName, ModelSeconds, ModelUrl, asked
from corpus.errors import KeiretsuError

if TYPE_CHECKING:
    from extract.evaluate_confidence import Class

app = typer.Typer()

Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, max=256, help="Read in so many processes.")]
Pipeline = Annotated[str | None, typer.Option("--pipeline", help="Take names from this spaCy pipeline too, such as en_core_web_trf.")]
Sure = Annotated[bool, typer.Option("--sure", help="Only the claims that are sure.")]


@app.command()
def extract(  # noqa: PLR0913 - one parameter an option
    files: Annotated[
        list[str] | None, typer.Argument(help="Texts (.txt, .md), article objects (.json, .jsonl), folders; - reads the standard input.")
    ] = None,
    *,
    sure: Sure = False,
    likely: Annotated[bool, typer.Option("--likely", help="The likely ones too, marked.")] = False,
    all_: Annotated[bool, typer.Option("--all", help="Those too that only a review should see.")] = False,
    title: Annotated[str | None, typer.Option("--title", help="The title of a single text (else a first line like one).")] = None,
    publisher: Annotated[str | None, typer.Option("--publisher", help="Who published a single text.")] = None,
    published: Annotated[str | None, typer.Option("--published", help="When: 2026-03-02, 2026-03 or 2026.")] = None,
    url: Annotated[str | None, typer.Option("--url", help="The address of a single text.")] = None,
    pipeline: Pipeline = None,
    model: Model = None,
    model_url: ModelUrl = None,
    model_name: ModelName = None,
    model_budget: ModelBudget = None,
    model_seconds: ModelSeconds = None,
    jobs: Jobs = 1,
    json: Annotated[bool, typer.Option("--json", help="Print one line an article as load reads it, with the likely claims.")] = False,
) -> None:
    """Read the claims in articles, each with its sentence. People are shown the sure ones, machines the likely ones too.

    Example: keiretsu extract clippings --json | keiretsu load -
    """
    from app import run_extract
    from app.extract_input import Details
    from app.extract_pool import Shipped

    beside = {"--pipeline": pipeline is not None, "--jobs": jobs > 1, "--sure": sure}
    opinion = asked(model, url=model_url, name=model_name, budget=model_budget, seconds=model_seconds, beside=beside)
    run_extract.extract(
        files or [],
        least=_least(sure=sure, likely=likely or bool(opinion and not all_), all_=all_),
        json=json,
        jobs=jobs,
        details=Details(title, publisher, published, url),
        reader=opinion or Shipped(pipeline),
    )


def _least(*, sure: bool, likely: bool, all_: bool) -> "Class | None":
    given = [option for option, wanted in (("--sure", sure), ("--likely", likely), ("--all", all_)) if wanted]
    if len(given) > 1:
        raise KeiretsuError(f"{given[0]} and {given[1]} are two choices of claims; give one.")
    return "sure" if sure else "likely" if likely else "review" if all_ else None


@app.command()
def evaluate(  # noqa: PLR0913 - one parameter an option
    gold: Annotated[str, typer.Argument(help="A folder of annotated articles (.json, .jsonl), or one such file.")],
    *,
    predictions: Annotated[str | None, typer.Option("--predictions", help="Score the claims of this file of lines instead.")] = None,
    sure: Sure = False,
    unlisted: Annotated[bool, typer.Option("--unlisted", help="Only claims with a party that no table lists.")] = False,
    errors: Annotated[int | None, typer.Option("--errors", min=1, help="Show so many errors of each cause.")] = None,
    page: Annotated[str | None, typer.Option("--page", help="Write all of it with errors to a .md or .html file.")] = None,
    pipeline: Pipeline = None,
    jobs: Jobs = 1,
    json: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Measure against annotated articles: precision, recall, F1, fields, confidence, and where the errors come from.

    Example: keiretsu evaluate corpus/gold/test
    """
    from app import run_evaluate
    from app.extract_pool import Shipped

    run_evaluate.evaluate(
        gold,
        predictions=predictions,
        least="sure" if sure else "likely",
        unlisted=unlisted,
        errors=errors,
        page=page,
        json=json,
        jobs=jobs,
        reader=Shipped(pipeline),
    )
