"""What is gathered from all pairs of all sentences, with a model that says what it is told to say."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.relations import SYMMETRIC, Relation
from extract import found as module
from extract.engine import Array
from extract.found import ORDER, Saying, find
from extract.layout import Layout
from extract.pairs import Pair, asked
from extract.pieces import Pieces
from extract.windows import windows
from tests.extract.reading_kit import Toy, laid_over, words_of

INVESTS, RIVALS, BUYS = (ORDER.index(r) for r in (Relation.INVESTS_IN, Relation.COMPETES_WITH, Relation.BUYS_FROM))


class Told(Toy):
    """Says of each pair what the table says, -9 where it says nothing, clearly where told so; a pair's vector is its number."""

    def __init__(self, pairs: Sequence[Pair], table: dict[tuple[Pair, int], float], clear: dict[Pair, float]) -> None:
        self.clear = clear
        self.rows = list(pairs)
        self.table = table
        self.asked: list[int] = []
        self.at = 0

    def relate(self, vectors: Array, laid: Layout, features: Array) -> tuple[Array, Array, Array]:
        self.asked.append(len(features))
        pairs = self.rows[self.at : self.at + len(features)]
        self.at += len(features)
        logits = np.full((len(pairs), len(ORDER)), -9.0, dtype=np.float32)
        for row, pair in enumerate(pairs):
            for relation in range(len(ORDER)):
                logits[row, relation] = self.table.get((pair, relation), -9.0)
        state = np.array([[self.rows.index(pair)] for pair in pairs], dtype=np.float32)
        return state, logits, np.array([self.clear.get(pair, 0.0) for pair in pairs])


TEXT = "Aa met Bb and Cc. Then Bb met Aa."
NAMES = ("Aa", "Bb", "Cc")


def told(
    pieces: Pieces,
    table: dict[tuple[Pair, int], float],
    text: str = TEXT,
    names: Sequence[str] = NAMES,
    *,
    clear: dict[Pair, float] | None = None,
):
    cut, named, laid = laid_over(text, *names)
    laid_out = list(windows(words_of(text, cut), pieces))
    pairs = [pair for window in laid_out for pair in asked(laid, window.own, list(window.at))]
    engine = Told(pairs, table, clear or {})
    return find(engine, laid_out, [vectors for vectors, _ in engine.encode(laid_out)], cut, named, laid), pairs, engine


def test_nothing_said(pieces: Pieces) -> None:
    assert told(pieces, {})[0] == []


def test_no_pairs_no_question(pieces: Pieces) -> None:
    found, _, engine = told(pieces, {}, "Nobody met anybody.", ["Aa"])
    assert (found, engine.asked) == ([], [])


def test_all_sentences_that_say_it_and_the_best_of_them(pieces: Pieces) -> None:
    first, second = Pair(0, 0, 1), Pair(1, 0, 1)
    (one,), pairs, _ = told(pieces, {(first, INVESTS): 1.0, (second, INVESTS): 2.0})
    assert (one.subject, one.relation, one.object) == (0, INVESTS, 1)
    assert one.sayings == [Saying(1.0, first, 0), Saying(2.0, second, 0)]
    assert one.best == Saying(2.0, second, 0)
    assert one.state.tolist() == [pairs.index(second)]
    assert (one.reverse, one.rival) == (-12, -12)


def test_of_two_that_say_it_as_clearly_the_first(pieces: Pieces) -> None:
    (one,), pairs, _ = told(pieces, {(Pair(0, 0, 1), INVESTS): 1.0, (Pair(1, 0, 1), INVESTS): 1.0})
    assert one.best == Saying(1.0, Pair(0, 0, 1), 0)
    assert one.state.tolist() == [pairs.index(Pair(0, 0, 1))]


def test_a_sentence_that_tells_it_more_clearly_stands_for_the_claim(pieces: Pieces) -> None:
    first, second = Pair(0, 0, 1), Pair(1, 0, 1)
    table = {(first, INVESTS): 1.0, (second, INVESTS): 2.0}
    (one,), pairs, _ = told(pieces, table, clear={first: 0.5, second: -1.0})
    assert one.sayings == [Saying(1.0, first, 0, 0.5), Saying(2.0, second, 0, -1.0)]
    assert [saying.weight for saying in one.sayings] == [1.5, 1.0]
    assert one.best == one.sayings[0]
    assert one.state.tolist() == [pairs.index(first)]


def test_the_vector_is_kept_by_itself(pieces: Pieces) -> None:
    (one,), _, _ = told(pieces, {(Pair(0, 0, 1), INVESTS): 1.0})
    assert one.state.base is None  # and not the whole array of its window


def test_what_speaks_against(pieces: Pieces) -> None:
    table = {(Pair(0, 0, 1), INVESTS): 1.0, (Pair(1, 1, 0), INVESTS): -2.0, (Pair(1, 1, 0), BUYS): 0.5, (Pair(0, 0, 2), INVESTS): 3.0}
    found = {(one.subject, one.relation, one.object): (one.reverse, one.rival) for one in told(pieces, table)[0]}
    assert found == {
        (0, INVESTS, 1): (-2.0, 0.5),
        (1, INVESTS, 0): (1.0, 0.5),
        (1, BUYS, 0): (-12.0, 1.0),
        (0, INVESTS, 2): (-12.0, -12.0),
    }


def test_what_is_hardly_likely_is_not_worth_a_look(pieces: Pieces) -> None:
    found, _, _ = told(pieces, {(Pair(0, 0, 1), INVESTS): -5.0, (Pair(0, 1, 2), INVESTS): -4.9})
    assert [(one.subject, one.object) for one in found] == [(1, 2)]


def test_where_there_is_no_direction_both_readings_have_one_say(pieces: Pieces) -> None:
    (one,), pairs, _ = told(pieces, {(Pair(0, 1, 0), RIVALS): 4.0, (Pair(0, 0, 1), RIVALS): -1.0})
    assert (one.subject, one.relation, one.object) == (0, RIVALS, 1)
    assert one.sayings == [Saying(1.5, Pair(0, 0, 1), 0)]
    assert one.state.tolist() == [pairs.index(Pair(0, 0, 1))]
    assert (one.reverse, one.rival) == (-12, -12)


@given(
    table=st.dictionaries(
        st.tuples(st.sampled_from([Pair(s, a, b) for s in (0, 1) for a in range(3) for b in range(3) if a != b]), st.integers(0, 11)),
        st.integers(-60, 60).map(lambda n: n / 10),
        max_size=20,
    )
)
def test_what_is_found_is_what_was_said(vocabulary, table):
    found, pairs, _ = told(Pieces(vocabulary), table)
    either = [relation in SYMMETRIC for relation in ORDER]
    said: dict[tuple[int, int, int], list[Saying]] = {}
    for pair in pairs:
        for relation in range(len(ORDER)):
            logit = table.get((pair, relation), -9.0)
            if either[relation]:
                logit = (logit + table.get((Pair(pair.sentence, pair.object, pair.subject), relation), -9.0)) / 2
            if logit > -5 and (not either[relation] or pair.subject < pair.object):
                said.setdefault((pair.subject, relation, pair.object), []).append(Saying(pytest.approx(logit, abs=1e-4), pair, 0))
    assert {(one.subject, one.relation, one.object): one.sayings for one in found} == said
    assert all(one.best == max(one.sayings, key=lambda s: s.logit) for one in found)


def test_a_window_of_many_pairs_is_asked_about_in_parts(pieces: Pieces, monkeypatch: pytest.MonkeyPatch) -> None:
    table = {(Pair(0, 0, 1), RIVALS): 4.0, (Pair(0, 1, 0), RIVALS): 2.0, (Pair(1, 1, 2), INVESTS): 1.0}
    whole, _, engine = told(pieces, table)
    assert engine.asked == [12]
    monkeypatch.setattr(module, "_AT_ONCE", 5)
    parts, _, engine = told(pieces, table)
    assert engine.asked == [5, 5, 2]
    assert [(one.subject, one.relation, one.object, one.sayings, one.state.tolist()) for one in parts] == [
        (one.subject, one.relation, one.object, one.sayings, one.state.tolist()) for one in whole
    ]


def test_windows_are_told_apart(pieces: Pieces) -> None:
    text = f"Aa met Bb. {'The a a a a a. ' * 80}Aa met Bb."
    cut, named, laid = laid_over(text, "Aa", "Bb")
    laid_out = list(windows(words_of(text, cut), pieces))
    last = len(cut) - 1
    assert len(laid_out) == 2
    pairs = [pair for window in laid_out for pair in asked(laid, window.own, list(window.at))]
    engine = Told(pairs, {(Pair(0, 0, 1), INVESTS): 1.0, (Pair(last, 0, 1), INVESTS): 2.0}, {})
    (one,) = find(engine, laid_out, [vectors for vectors, _ in engine.encode(laid_out)], cut, named, laid)
    assert one.sayings == [Saying(1.0, Pair(0, 0, 1), 0), Saying(2.0, Pair(last, 0, 1), 1)]
