"""The whole way from an article's text to its claims, behind one verb."""

from pathlib import Path

from corpus.domain import Article, Claim
from corpus.relations import SYMMETRIC
from extract.claims import claim, fields
from extract.confidence import Calibration, given
from extract.engine import Array, Engine, OnnxEngine
from extract.evaluate_confidence import Thresholds
from extract.figures import Figures
from extract.found import ORDER, Found
from extract.names import Party
from extract.pieces import Pieces
from extract.pipeline import Pipeline
from extract.reading import Reading
from extract.stance import finished
from extract.survey import survey
from extract.text import Sentence, check, sentences
from extract.weights import Record, load_record

MOST_WORDS = 60_000  # of one article; what lies beyond is left unread, with a note
FLOOR = 0.1  # of confidence: below it nothing is kept, not even for review


class Reader:
    """Reads articles, one at a time. Made once: loading the model takes a moment."""

    def __init__(self, *, weights: Path | None = None, pipeline: str | None = None) -> None:
        self._pipeline = Pipeline(pipeline) if pipeline else None
        self._record: Record = load_record(weights)
        self._pieces = Pieces(self._record.folder / "vocab.txt")
        self._engine: Engine = OnnxEngine(self._record.folder)
        self._calibration = Calibration(self._record.calibration, self._record.bias)

    @property
    def thresholds(self) -> Thresholds:
        """From which confidence claims are sure, and from which likely."""
        return self._record.thresholds

    @property
    def _by(self) -> str:
        """Name and version, as claims carry it; with a pipeline it is another reader."""
        name, _, version = self._record.extractor.rpartition(" ")
        return f"{name}+{self._pipeline.name} {version}" if self._pipeline else self._record.extractor

    def read(self, article: Article) -> Reading:
        """The claims of an article; a text that cannot be read raises KeiretsuError."""
        check(article.text)
        cut, notes = _limited(sentences(article.text))
        if notes:
            article = article.model_copy(update={"text": article.text[: cut[-1].end]})
        claims = read(
            article, cut, engine=self._engine, pieces=self._pieces, calibration=self._calibration, by=self._by, pipeline=self._pipeline
        )
        return Reading(tuple(claims), tuple(notes))


def read(
    article: Article,
    cut: list[Sentence],
    *,
    engine: Engine,
    pieces: Pieces,
    calibration: Calibration,
    by: str,
    pipeline: Pipeline | None = None,
) -> list[Claim]:
    """Claims above the floor, in the order of the text."""
    text = article.text
    seen = survey(text, cut, article.published, engine=engine, pieces=pieces, pipeline=pipeline)
    chances = calibration.chances([given(one, seen.parties, seen.laid) for one in seen.found])
    kept, kept_chances = _kept(seen.found, chances, seen.parties)
    figures = Figures(text, cut, article.published)
    told = fields(engine, kept, seen.windows, seen.vectors, figures, seen.laid)
    claims = [
        claim(one, of_one, chance, text=text, cut=cut, parties=seen.parties, laid=seen.laid, by=by)
        for one, of_one, chance in zip(kept, told, kept_chances, strict=True)
    ]
    claims = finished(claims, text=text, cut=cut, figures=figures, published=article.published)
    return sorted(claims, key=lambda c: (c.start or 0, c.subject, c.object))


def _kept(found: list[Found], chances: Array, named: list[Party]) -> tuple[list[Found], list[float]]:
    """What is sure enough to be looked at: nothing of an organisation about itself, and of parties with the same names the surest."""
    kept: dict[tuple[int, str, str], tuple[Found, float]] = {}
    for one, chance in zip(found, chances.tolist(), strict=True):
        a, b = named[one.subject], named[one.object]
        first, second = sorted((a.written, b.written)) if ORDER[one.relation] in SYMMETRIC else (a.written, b.written)
        key = (one.relation, first, second)
        if chance >= FLOOR and a.name != b.name and first != second and (key not in kept or chance > kept[key][1]):
            kept[key] = one, chance
    return [one for one, _ in kept.values()], [chance for _, chance in kept.values()]


def _limited(cut: list[Sentence]) -> tuple[list[Sentence], list[str]]:
    words = 0
    for number, sentence in enumerate(cut):
        words += len(sentence.words)
        if words > MOST_WORDS:
            return cut[:number], [f"read up to {MOST_WORDS:,} words; the rest of the text was left out"]
    return cut, []
