"""The shipped weights: what they read, how sure they are, and that reading holds up against hostile text."""

import json
from pathlib import Path

import pytest

from corpus.domain import Article, Claim
from corpus.errors import KeiretsuError
from corpus.read import read_lines
from extract.evaluate import score
from extract.evaluate_fold import folded
from extract.reader import Reader

GOLD = Path(__file__).parents[2] / "corpus/gold/test/articles.jsonl"
STORY = (
    "Xanadu raises $250 million\n\n"
    "Nvidia will invest $150 million in Xanadu, the quantum computing company said on Monday.\n\n"
    "Xanadu trains its models on Amazon Web Services. The city council was not involved."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def likely(reader: Reader, article: Article) -> list[Claim]:
    return [c for c in reader.read(article).claims if reader.thresholds.class_of(c) != "review"]


def test_a_story_is_read(reader: Reader) -> None:
    claims = {(c.subject, c.relation.value, c.object): c for c in likely(reader, Article(text=STORY, published="2026-03-02"))}
    stake = claims["Nvidia", "INVESTS_IN", "Xanadu"]
    assert stake.amount is not None
    assert (stake.amount.value, stake.amount.currency) == (150e6, "USD")


def test_evidence_stands_where_the_claim_says(reader: Reader) -> None:
    for claim in reader.read(Article(text=STORY)).claims:
        assert STORY[claim.start : claim.end] == claim.evidence
        assert claim.why
        assert claim.extractor.startswith("keiretsu-english ")
        assert claim.confidence is not None
        assert 0 < claim.confidence < 1


def test_reading_twice_gives_the_same(reader: Reader) -> None:
    assert reader.read(Article(text=STORY)) == reader.read(Article(text=STORY))


@pytest.mark.slow
def test_the_published_accuracy_holds(reader: Reader) -> None:
    told_by = list(read_lines(GOLD.read_text(encoding="utf-8").splitlines(), GOLD.name))
    gold = {article.key or "": folded(claims) for article, claims in told_by}
    read = {article.key or "": folded(likely(reader, article)) for article, _ in told_by}
    told = json.loads((Path(reader._record.folder) / "record.json").read_text(encoding="utf-8"))["scores"]["corpus/gold/test"]
    assert score(gold, read).claims.f1 == pytest.approx(told["f1"], abs=0.01)


@pytest.mark.parametrize(
    "text", ["Der Konzern kauft die Firma, die ihm seit vielen Jahren die Rechner liefert und wartet, und zahlt dafür nicht wenig."]
)
def test_other_languages_are_refused(reader: Reader, text: str) -> None:
    with pytest.raises(KeiretsuError, match="German"):
        reader.read(Article(text=text))


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "Nvidia invests in OpenAI and " * 20_000,
        "“" * 20_000 + "Nvidia invests in OpenAI." + "”" * 20_000,
        "Nvidia\u202e invests\u0007 in OpenAI\u200b. " * 500,
        "שלום Nvidia מרחבא OpenAI " * 2_000 + " the of and to in is that for it was on with as his they at be this from have " * 200,
    ],
)
def test_hostile_text_is_read(reader: Reader, text: str) -> None:
    for claim in reader.read(Article(text=text)).claims:
        assert text[claim.start : claim.end] == claim.evidence
