"""An evaluation whole: annotated articles, what was read in them, and all that the scoring makes of the two."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.extract_input import OBJECTS, Unread, files_of, objects, opened, parsed
from app.extract_pool import CLASSES
from corpus.domain import Article, Claim
from corpus.errors import KeiretsuError
from corpus.read import read_article, read_line
from corpus.tables import load_tables
from extract.evaluate import Report, score, unlisted
from extract.evaluate_confidence import Calibration, Class, Thresholds, by_class, calibration
from extract.evaluate_errors import Cause, Fault, errors
from extract.evaluate_fold import folded
from extract.evaluate_ladder import Losses, losses
from extract.evaluate_match import Articles, Choice, Tally
from extract.evaluate_names import spellings_in
from graph.resolve import Resolver

type Gold = Mapping[str, tuple[Article, Sequence[Claim]]]  # by the article's id in its file


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that is told of one run. What speaks of all claims is absent where only some are scored."""

    report: Report
    faults: Sequence[Fault]
    extractors: tuple[str, ...]
    thresholds: Thresholds | None  # a file of predictions has none
    losses: Losses | None = None
    classes: Mapping[Class, Tally] | None = None
    calibration: Calibration | None = None  # absent too where no claim has a confidence


def read_gold(name: str) -> dict[str, tuple[Article, list[Claim]]]:
    """The annotated articles of a folder or a file, files sorted by path; any fault ends it."""
    found: dict[str, tuple[Article, list[Claim]]] = {}
    for file in files_of([name], OBJECTS):
        if isinstance(file, Unread):
            raise KeiretsuError(file.why)
        for place, text in _objects(file):
            article, claims = read_line(text, place)
            if (key := article.key or article.id) in found:
                raise KeiretsuError(f"{place}: a second article with the id {key!r}; each needs an id of its own.")
            found[key] = (article, claims)
    if not found:
        raise KeiretsuError(f"{name} holds no article.")
    return found


def read_predictions(name: str, gold: Gold) -> dict[str, list[Claim]]:
    """The claims of a file of lines, by article; a line may leave out the text, which gold has. Articles that gold lacks stay empty."""
    found: dict[str, list[Claim]] = {}
    for place, text in _objects(name):
        data = parsed(text, place)
        if not isinstance(key := data.get("id"), str):
            raise KeiretsuError(f"{place}: 'id' is {key!r}; it has to be the id of an annotated article.")
        claims = found.setdefault(key, [])
        if key in gold:
            claims += read_article({"id": key, "text": gold[key][0].text, "claims": data.get("claims")}, place)[1]
    return found


def evaluation(gold: Gold, read: Articles, *, thresholds: Thresholds | None, least: Class = "likely", invented: bool = False) -> Evaluation:
    """Score what was read. Claims below `least` are taken out first; `invented` leaves only those with a party that no table lists."""
    stated = {key: claims for key, (_, claims) in gold.items()}
    everything = _folded(read)
    scored = _folded(_above(read, thresholds, least)) if thresholds else everything
    only = unlisted(listed()) if invented else None
    spellings = spellings_in(load_tables())
    faults = errors(stated, scored, spellings=spellings)
    found = Evaluation(
        report=score(stated, scored, only=only),
        faults=[fault for fault in faults if only is None or _chosen(fault, only)],
        extractors=tuple(sorted({c.extractor for claims in read.values() for c in claims if c.extractor})),
        thresholds=thresholds,
    )
    if only:
        return found
    doubted = any(c.confidence is not None for claims in read.values() for c in claims)
    return replace(
        found,
        losses=losses(stated, scored, spellings=spellings),
        classes=by_class(stated, everything, thresholds) if thresholds else None,
        calibration=calibration(stated, everything) if doubted else None,
    )


def listed() -> Callable[[str], bool]:
    """Does a table list this name, as an organisation's or as one of its products'?"""
    tables = load_tables()
    resolver = Resolver(tables)
    return lambda name: resolver.id_of(name) in tables.organisations


def _objects(name: str) -> Iterator[tuple[str, str]]:
    with opened(name) as source:
        yield from objects(source, name)


def _above(read: Articles, thresholds: Thresholds, least: Class) -> dict[str, list[Claim]]:
    kept = CLASSES[: CLASSES.index(least) + 1]
    return {key: [claim for claim in claims if thresholds.class_of(claim) in kept] for key, claims in read.items()}


def _folded(read: Articles) -> dict[str, list[Claim]]:
    return {key: folded(claims) for key, claims in read.items()}


def _chosen(fault: Fault, only: Choice) -> bool:
    """As in scoring: by gold's claim where gold has the same one."""
    return only(fault.instead if fault.cause == Cause.FIELD and fault.instead else fault.claim)
