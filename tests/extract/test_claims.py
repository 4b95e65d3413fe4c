"""From what was found to claims: fields, evidence and reasons."""

import numpy as np
import pytest

from corpus.dates import PartialDate
from corpus.domain import Amount, Claim, Percent, Status
from corpus.relations import Relation
from extract import claims as module
from extract.claims import KINDS, Fields, claim, fields
from extract.engine import Claims, Near
from extract.figures import AMOUNT, CAPACITY, DATE, PERCENT, Figures
from extract.found import ORDER, Found, Saying
from extract.pairs import Pair, ground
from extract.pieces import Pieces
from extract.text import sentences
from extract.windows import windows
from tests.extract.reading_kit import Toy, laid_over, party, words_of

TEXT = """Alder and Corvane

Alder will reportedly invest $40 million in Corvane for 12%. It invests $5 million on May 3, 2025. Nothing is known."""
DAY = PartialDate("2025-05-14")
NAMES = ("Alder", "Corvane")
INVESTS = ORDER.index(Relation.INVESTS_IN)


def found(sentence: int, *logits: float, state: tuple[int, int, int] = (1, 0, 0)) -> Found:
    """Alder invests in Corvane, by this sentence and by others."""
    best = Saying(9.0, Pair(sentence, 0, 1), 0)
    return Found(0, INVESTS, 1, best, np.array(state, dtype=np.float32), [best, *(Saying(logit, Pair(0, 0, 1), 0) for logit in logits)])


class Pointing(Toy):
    """Remembers what it was asked; scores the figures by their words and place as the test says."""

    def __init__(self, *scores: float, status: int = 0) -> None:
        self.scores, self.status = scores, status
        self.asked: list[tuple[np.ndarray, ...]] = []

    def fields(self, vectors: np.ndarray, claims: Claims, figures: Near) -> tuple[np.ndarray, ...]:
        self.asked.append((claims.states, claims.relation, *figures))
        count = len(claims.states)
        chances = np.eye(5)[[self.status] * count]
        scores = np.resize(self.scores or [-1.0], len(figures.vectors))
        return chances, np.zeros((count, 1)), np.zeros((count, 4)), scores


def told(pieces: Pieces, engine: Toy, *chosen: Found, published: PartialDate | None = DAY) -> list[Fields]:
    cut, _, laid = laid_over(TEXT, *NAMES)
    laid_out = list(windows(words_of(TEXT, cut), pieces))
    vectors = [vectors for vectors, _ in engine.encode(laid_out)]
    return fields(engine, chosen, laid_out, vectors, Figures(TEXT, cut, published), laid)


def values(one: Fields) -> dict[int, object]:
    return {kind: figure.value for kind, figure in one.figures.items()}


# ------------------------------------------------------------------ fields


def test_nothing_chosen_nothing_asked(pieces: Pieces) -> None:
    engine = Pointing()
    assert told(pieces, engine) == []
    assert engine.asked == []


def test_each_kind_of_figure_is_chosen_by_itself(pieces: Pieces) -> None:
    forty, five = Amount(value=4e7, text="$40 million"), Amount(value=5e6, text="$5 million")
    first, second = told(pieces, Toy(), found(1, state=(1, 1, 1)), found(2))
    assert (first.status, first.hedged, values(first)) == (Status.AGREED, True, {AMOUNT: forty, PERCENT: Percent(value=12)})
    assert (second.status, second.hedged, values(second)) == (Status.ACTIVE, False, {AMOUNT: five, DATE: PartialDate("2025-05-03")})


def test_what_is_asked(pieces: Pieces) -> None:
    engine = Pointing()
    told(pieces, engine, found(3, state=(4, 5, 6)), found(1, state=(7, 8, 9)), published=None)
    ((pairs, relation, figures, spots, owner, kind),) = engine.asked
    assert pairs.tolist() == [[4, 5, 6], [7, 8, 9]]
    assert relation.tolist() == [INVESTS, INVESTS]
    # the last sentence: $5 million and May 3 of the one before; the second: $40 million, $5 million, May 3, 12%
    assert owner.tolist() == [0, 0, 1, 1, 1, 1]
    assert kind.tolist() == [AMOUNT, DATE, AMOUNT, AMOUNT, DATE, PERCENT]
    assert (spots.dtype, figures.dtype, relation.dtype, owner.dtype, kind.dtype) == (np.float32, np.float32, np.int64, np.int64, np.int64)
    cut = sentences(TEXT)
    (window,) = windows(words_of(TEXT, cut), pieces)
    places = [window.at[2][i] for i in (2, 3, 4)]
    assert figures[0].tolist() == pytest.approx([np.mean([window.ids[at] for at in places]), np.mean(places), 1])
    assert figures[3].tolist() == figures[0].tolist()


def test_a_figure_is_taken_only_where_it_beats_none(pieces: Pieces) -> None:
    assert [values(one) for one in told(pieces, Pointing(0.0), found(1))] == [{}]
    assert [values(one) for one in told(pieces, Pointing(0.1), found(3), published=None)] == [
        {AMOUNT: Amount(value=5e6, text="$5 million"), DATE: PartialDate("2025-05-03")}
    ]


def test_the_day_of_publication_may_be_the_date(pieces: Pieces) -> None:
    (one,) = told(pieces, Pointing(-1, 0.1, 0.3, 0.2), found(3))  # $5 million, May 3, the day of publication, its month
    assert values(one) == {DATE: DAY}


@pytest.mark.parametrize(
    ("number", "status"), list(enumerate([Status.ACTIVE, Status.AGREED, Status.IN_TALKS, Status.ENDED, Status.DENIED]))
)
def test_statuses_in_the_order_of_the_shipped_weights(pieces: Pieces, number: int, status: Status) -> None:
    assert told(pieces, Pointing(status=number), found(3))[0].status is status


def test_claims_without_any_figure(pieces: Pieces) -> None:
    engine = Pointing()
    cut, _, laid = laid_over("Alder backs Corvane.", *NAMES)
    laid_out = list(windows(words_of("Alder backs Corvane.", cut), pieces))
    vectors = [vectors for vectors, _ in engine.encode(laid_out)]
    (one,) = fields(engine, [found(0)], laid_out, vectors, Figures("Alder backs Corvane.", cut, None), laid)
    assert one == BARE
    assert [part.shape for part in engine.asked[0]] == [(1, 3), (1,), (0, 3), (0, 12), (0,), (0,)]


def test_many_claims_are_asked_about_in_parts(pieces: Pieces, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = [found(n % 4, state=(1, n % 2, n % 3 > 0)) for n in range(1, 12)]
    whole = told(pieces, Toy(), *chosen)
    monkeypatch.setattr(module, "_AT_ONCE", 4)
    engine = Pointing()
    told(pieces, engine, *chosen)
    assert [len(asked[0]) for asked in engine.asked] == [4, 4, 3]
    assert told(pieces, Toy(), *chosen) == whole


def test_kinds_in_the_order_of_the_shipped_weights() -> None:
    assert KINDS == (AMOUNT, DATE, PERCENT, CAPACITY) == (0, 1, 2, 3)


# ------------------------------------------------------------------ claims


BARE = Fields(Status.ACTIVE, hedged=False, figures={})


def made(one: Found, told: Fields = BARE) -> Claim:
    cut, named, laid = laid_over(TEXT, *NAMES)
    return claim(one, told, 0.876543, text=TEXT, cut=cut, parties=named, laid=laid, by="keiretsu-english 1")


def test_a_claim_whole(pieces: Pieces) -> None:
    (fields_of_it,) = told(pieces, Toy(), found(1, state=(1, 1, 1)))
    evidence = "Alder will reportedly invest $40 million in Corvane for 12%."
    assert made(found(1, 3.0, -1.0), fields_of_it) == Claim(
        subject="Alder",
        relation=Relation.INVESTS_IN,
        object="Corvane",
        status=Status.AGREED,
        hedged=True,
        amount=Amount(value=4e7, text="$40 million"),
        percent=Percent(value=12),
        evidence=evidence,
        start=TEXT.index(evidence),
        end=TEXT.index(evidence) + len(evidence),
        subject_text="Alder",
        object_text="Corvane",
        confidence=0.8765,
        extractor="keiretsu-english 1",
        why="the sentence names both; said in 2 sentences",
    )


def test_who_is_only_meant_has_no_text_of_its_own() -> None:
    one = made(found(2))
    assert (one.subject, one.subject_text, one.object_text) == ("Alder", None, None)
    assert one.why == "the sentence refers to Alder and Corvane without the name"


def test_a_name_as_the_sentence_writes_it() -> None:
    text = "ALDER CAPITAL invests in Corvane."
    cut, _, laid = laid_over(text, "ALDER CAPITAL", "Corvane")
    named = [party(text, "ALDER CAPITAL"), party(text, "Corvane")]
    one = claim(found(0), BARE, 1.0, text=text, cut=cut, parties=named, laid=laid, by="x")
    assert (one.subject_text, one.object_text, one.confidence) == ("ALDER CAPITAL", "Corvane", 1.0)


def test_a_product_is_named_as_the_reason() -> None:
    text = "Alder invests in Corvane."
    cut = sentences(text)
    named = [party(text, "Alder"), party(text, "Corvane", how="product")]
    laid = ground(cut, named)
    one = claim(found(0), BARE, 0.5, text=text, cut=cut, parties=named, laid=laid, by="x")
    assert one.why == "the sentence names both; Corvane by a product"


def test_long_evidence_is_cut_and_stays_in_its_place() -> None:
    text = f"Alder invests in Corvane{' and' * 2000}"
    cut, _, laid = laid_over(text, *NAMES)
    cut = [cut[0]._replace(end=len(text))]
    one = claim(found(0), BARE, 0.5, text=text, cut=cut, parties=[party(text, n) for n in NAMES], laid=laid, by="x")
    assert (one.start, one.end, one.evidence) == (0, 3000, text[:3000])
