"""`keiretsu evaluate`: read annotated articles, or take what another run read, and tell how right it is."""

from pathlib import Path

from app import show
from app.evaluation import Evaluation, Gold, evaluation, read_gold, read_predictions
from app.extract_input import Given, Unread
from app.extract_pool import Maker, read_all
from app.progress import progress
from app.show_evaluate import as_html, as_json, as_markdown
from corpus.domain import Claim
from corpus.errors import KeiretsuError
from extract.evaluate_confidence import Class, Thresholds

_EXAMPLES_OF_A_PAGE = 20


def evaluate(  # noqa: PLR0913 - what the command line offers, one by one
    gold: str,
    *,
    reader: Maker,
    predictions: str | None = None,
    least: Class = "likely",
    unlisted: bool = False,
    errors: int | None = None,
    page: str | None = None,
    json: bool = False,
    jobs: int = 1,
) -> None:
    """Print the figures, and write the page where one is asked for."""
    if predictions and least == "sure":
        raise KeiretsuError("--sure and --predictions do not go together: a file is scored as it is; write it with extract --sure.")
    target = _target(page) if page else None
    stated = read_gold(gold)
    found = _evaluation(stated, predictions, reader=reader, jobs=jobs, least=least, unlisted=unlisted)
    title = f"Evaluation on {gold}" + (", sure claims" if least == "sure" else "") + (", parties that no table lists" if unlisted else "")
    if target:
        _write(target, as_markdown(found, title=title, examples=errors or _EXAMPLES_OF_A_PAGE), title)
    if json:
        show.as_json(as_json(found, examples=errors))
    else:
        show.line(as_markdown(found, title=title, examples=errors).rstrip("\n"))
    if target:
        show.note(f"The page with the errors: {target}")


def _evaluation(gold: Gold, predictions: str | None, *, reader: Maker, jobs: int, least: Class, unlisted: bool) -> Evaluation:
    if predictions:
        return evaluation(gold, read_predictions(predictions, gold), thresholds=None, invented=unlisted)
    read, thresholds = _read(gold, reader, jobs)
    return evaluation(gold, read, thresholds=thresholds, least=least, invented=unlisted)


def _read(gold: Gold, reader: Maker, jobs: int) -> tuple[dict[str, list[Claim]], Thresholds | None]:
    """What the reader finds in each text; an article that it refuses has no claims, and that is said."""
    found: dict[str, list[Claim]] = {}
    thresholds = None
    items = (Given(key, article) for key, (article, _) in gold.items())
    with progress("Reading") as advance:
        for key, read in zip(gold, read_all(items, reader, jobs=jobs), strict=True):
            if isinstance(read, Unread):
                show.note(f"Not read, and so without claims: {read.why}")
            else:
                found[key], thresholds = list(read.claims), read.thresholds
            advance("articles", 1)
    return found, thresholds


def _target(page: str) -> Path:
    path = Path(page)
    if path.suffix.lower() not in (".md", ".html"):
        raise KeiretsuError(f"--page {page}: pages are written as .md or .html; name it so.")
    if not path.parent.is_dir():
        raise KeiretsuError(f"--page {page}: there is no folder {path.parent}; make it first.")
    return path


def _write(path: Path, markdown: str, title: str) -> None:
    text = as_html(markdown, title=title) if path.suffix.lower() == ".html" else markdown
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise KeiretsuError(f"--page {path} cannot be written ({error.strerror}).") from None
