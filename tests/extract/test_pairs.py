"""Parties laid over sentences, the pairs that are asked about, and what is known of each."""

import time
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.names import Mention, Party
from extract.pairs import ABSENT, FEATURES, KINDS, Ground, Pair, Place, asked, features, ground, words_at
from extract.text import Sentence, Word, sentences
from tests.extract.reading_kit import laid_over, party

TEXT = """Corvane wins Alder's backing

Alder Capital leads the round. Birk Cloud, Corvane and Delphine agreed on Tuesday.

It will rent chips from Delphine."""
NAMES = ("Corvane", "Alder", "Birk Cloud", "Delphine")
CORVANE, ALDER, BIRK, DELPHINE = range(4)


# ------------------------------------------------------------------ where parties are named


def test_ground() -> None:
    _, _, laid = laid_over(TEXT, *NAMES)
    assert laid == Ground(
        named=[
            {CORVANE: [Place(0, 0, False)], ALDER: [Place(2, 2, False)]},
            {ALDER: [Place(0, 0, False)]},
            {CORVANE: [Place(3, 3, False)], BIRK: [Place(0, 1, False)], DELPHINE: [Place(5, 5, False)]},
            {DELPHINE: [Place(5, 5, False)]},
        ],
        of=[[0, 2], [0, 1], [2], [2, 3]],
    )


def test_a_product_stands_for_its_owner_and_is_marked() -> None:
    text = "ChatGPT rivals Claude. OpenAI made ChatGPT."
    openai = Party(
        "OpenAI", "openai", "lab", 0.9, (Mention(0, 7, "product"), Mention(23, 29, "name"), Mention(35, 42, "product")), "OpenAI"
    )
    laid = ground(sentences(text), [openai])
    assert laid == Ground(named=[{0: [Place(0, 0, True)]}, {0: [Place(0, 0, False), Place(2, 2, True)]}], of=[[0, 1]])


def test_mentions_outside_the_sentences_are_left_out() -> None:
    cut = sentences("Alder invests. Birk rivals Corvane.")[:1]
    stray = Party(
        "X",
        None,
        "unlisted",
        0.5,
        (Mention(-5, -1, "name"), Mention(14, 15, "name"), Mention(15, 19, "name"), Mention(900, 904, "name")),
        "X",
    )
    assert ground(cut, [stray]) == Ground(named=[{}], of=[[]])
    assert ground([], [stray]) == Ground(named=[], of=[[]])


def test_a_mention_has_the_words_that_it_touches() -> None:
    cut = Sentence(10, 30, 0, False, (Word(10, 14), Word(15, 20), Word(20, 21), Word(25, 30)))
    assert [tuple(words_at(cut, *span)) for span in [(10, 14), (12, 16), (14, 15), (20, 21), (0, 99), (21, 25), (15, 26), (30, 31), (0, 10)]] == [
        (0,), (0, 1), (), (2,), (0, 1, 2, 3), (), (1, 2, 3), (), (),
    ]  # fmt: skip


@given(bounds=st.lists(st.integers(0, 60), max_size=16, unique=True).map(sorted), start=st.integers(0, 60), length=st.integers(1, 20))
def test_the_words_touched_are_those_that_share_a_character(bounds, start, length):
    words = tuple(Word(a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=False))
    expected = [i for i, w in enumerate(words) if w.start < start + length and w.end > start]
    assert list(words_at(Sentence(0, 61, 0, False, words), start, start + length)) == expected


# ------------------------------------------------------------------ the pairs


def ordered(sentence: int, *parties: int) -> set[Pair]:
    return {Pair(sentence, a, b) for a, b in product(parties, parties) if a != b}


def test_all_that_a_sentence_names_and_those_it_may_speak_of() -> None:
    _, _, laid = laid_over(TEXT, *NAMES)
    found = asked(laid, range(4), range(4))
    assert len(found) == len(set(found))
    assert [pair.sentence for pair in found] == sorted(pair.sentence for pair in found)
    # Delphine and Birk Cloud come too late to be meant in the headline, and yet may be; the three best of the absent are paired among themselves
    assert set(found) == (
        ordered(0, CORVANE, ALDER, BIRK, DELPHINE) | ordered(1, *range(4)) | ordered(2, *range(4)) | ordered(3, *range(4))
    )


def test_the_fourth_of_the_absent_is_paired_with_the_named_alone() -> None:
    text = "Aa Bb Cc Dd. Ee rises."
    _, _, laid = laid_over(text, "Aa", "Bb", "Cc", "Dd", "Ee")
    assert set(asked(laid, range(1, 2), range(2))) == ordered(1, 0, 1, 2, 3, 4) - {
        p for a in range(3) for p in (Pair(1, a, 3), Pair(1, 3, a))
    }


def test_at_most_four_absent_ones_first_those_a_reader_has_in_mind() -> None:
    text = "Aa. Bb. Cc. Dd. Ee. Ff. It fell. Gg."
    _, _, laid = laid_over(text, "Aa", "Bb", "Cc", "Dd", "Ee", "Ff", "Gg")
    # 2/1 for Ff, 2/2 for Ee, 2/3 for Dd; Aa was named long ago, but in the headline: 1 + 2/6
    assert {party for pair in asked(laid, range(6, 7), range(8)) for party in pair[1:]} == {0, 4, 5}
    alone = asked(laid, range(7, 8), range(8))
    assert {party for pair in alone for party in pair[1:]} == {0, 3, 4, 5, 6}
    assert ABSENT == 4


def test_who_is_named_in_no_sentence_of_the_window_cannot_be_meant() -> None:
    _, _, laid = laid_over(TEXT, *NAMES)
    assert set(asked(laid, range(3, 4), [2, 3])) == ordered(3, CORVANE, BIRK, DELPHINE)
    assert asked(laid, range(3, 4), [3]) == []


def test_of_a_sentence_of_names_the_first_are_paired() -> None:
    names = [f"N{i}x" for i in range(40)]
    _, _, laid = laid_over(f"{' '.join(names)}.", *names)
    assert set(asked(laid, range(1), range(1))) == ordered(0, *range(24))


TEXTS = st.lists(st.lists(st.sampled_from([*"abcdefghij"]), min_size=1, max_size=6), min_size=1, max_size=12)


def letters(told: list[list[str]]) -> tuple[list[Sentence], list[Party], Ground]:
    """Sentences of letters, all of them names."""
    return laid_over("\n\n".join(f"{' '.join(letter.upper() * 2 for letter in line)}." for line in told), *(x * 2 for x in "ABCDEFGHIJ"))


@given(told=TEXTS, first=st.integers(0, 11), last=st.integers(0, 11))
def test_no_pair_of_a_party_with_itself_and_none_twice(told, first, last):
    _, _, laid = letters(told)
    own = range(min(first, len(told)), min(last, len(told)))
    found = asked(laid, own, range(len(told)))
    assert all(pair.subject != pair.object and pair.sentence in own for pair in found)
    assert len(found) == len(set(found))
    assert {Pair(p.sentence, p.object, p.subject) for p in found} == set(found)


@given(told=TEXTS, a=st.integers(0, 9), b=st.integers(0, 9), most=st.integers(1, 5))
def test_together(told, a, b, most):
    _, _, laid = letters(told)
    assert laid.together(a, b, most=most) == min(most, len(set(laid.of[a]) & set(laid.of[b])))


# ------------------------------------------------------------------ what is known of a pair

SIDE = (FEATURES - 32) // 2
NAMED, BY_PRODUCT, IN_HEADLINE, SCORE, LISTED, FIRST_TIME, SINCE, HOW_OFTEN, KIND = 0, 1, 2, 3, 4, 5, 6, 13, 20
TITLE, SUBJECT_FIRST, BOTH, LENGTH, PARTIES, TOGETHER, APART, BETWEEN = (2 * SIDE + i for i in (0, 1, 2, 3, 4, 11, 18, 25))


def known(text: str, named: list[Party], pair: Pair) -> dict[int, float]:
    """The columns that are not nought."""
    cut = sentences(text)
    (row,) = features([pair], ground(cut, named), named, cut)
    return {int(i): round(float(row[i]), 4) for i in np.flatnonzero(row)}


def test_the_shipped_weights_rely_on_these_columns() -> None:
    assert (FEATURES, SIDE, len(KINDS), KINDS[0], KINDS[-1]) == (122, 45, 25, "lab", "unlisted")


def test_two_that_a_sentence_names() -> None:
    named = [
        party(TEXT, "Corvane", listed="corvane", kind="lab", score=0.7),
        party(TEXT, "Birk Cloud"),
        party(TEXT, "Delphine", kind="no such kind"),
    ]
    assert known(TEXT, named, Pair(2, 0, 2)) == {
        NAMED: 1, IN_HEADLINE: 1, SCORE: 0.7, LISTED: 1, SINCE + 2: 1, HOW_OFTEN + 2: 1, KIND + KINDS.index("lab"): 1,
        SIDE + NAMED: 1, SIDE + SCORE: 0.9, SIDE + FIRST_TIME: 1, SIDE + SINCE + 6: 1, SIDE + HOW_OFTEN + 2: 1, SIDE + KIND + KINDS.index("other"): 1,
        SUBJECT_FIRST: 1, BOTH: 1, LENGTH: 10 / 40, PARTIES + 3: 1, TOGETHER + 1: 1, APART + 2: 1, BETWEEN: 1,
    }  # fmt: skip


def test_one_named_and_one_meant() -> None:
    named = [party(TEXT, "Corvane"), party(TEXT, "Delphine")]
    assert known(TEXT, named, Pair(3, 1, 0)) == {
        NAMED: 1, SCORE: 0.9, SINCE + 1: 1, HOW_OFTEN + 2: 1, KIND + KINDS.index("unlisted"): 1,
        SIDE + IN_HEADLINE: 1, SIDE + SCORE: 0.9, SIDE + SINCE + 1: 1, SIDE + HOW_OFTEN + 2: 1, SIDE + KIND + KINDS.index("unlisted"): 1,
        LENGTH: 7 / 40, PARTIES + 1: 1, TOGETHER + 1: 1,
    }  # fmt: skip


def test_the_headline_and_the_distance_between_the_nearest_two() -> None:
    text = "Aa and Bb and Cc join Aa"
    named = [party(text, "Aa"), party(text, "Bb"), party(text, "Cc", how="product")]
    found = known(text, named, Pair(0, 0, 2))
    assert {column: value for column, value in found.items() if column >= 2 * SIDE} == {
        TITLE: 1, BOTH: 1, LENGTH: 7 / 40, PARTIES + 3: 1, TOGETHER + 1: 1, APART + 2: 1, BETWEEN: 1,
    }  # fmt: skip
    assert found[SIDE + BY_PRODUCT] == 1
    assert BY_PRODUCT not in found


@given(told=TEXTS)
def test_known_things_agree_with_what_they_mean(told):
    cut, named, laid = letters(told)
    pairs = asked(laid, range(len(cut)), range(len(cut)))
    steps = (0, 1, 2, 4, 8, 16)
    for pair, row in zip(pairs, features(pairs, laid, named, cut), strict=True):
        here = laid.named[pair.sentence]
        assert (row[NAMED], row[SIDE + NAMED]) == (pair.subject in here, pair.object in here)
        before = [s for s in laid.of[pair.object] if s < pair.sentence]
        assert row[SIDE + SINCE : SIDE + HOW_OFTEN].argmax() == sum((pair.sentence - before[-1] if before else 99) > step for step in steps)
        if row[BOTH]:
            a, b = min(((a.first, b.first) for a in here[pair.subject] for b in here[pair.object]), key=lambda ab: abs(ab[0] - ab[1]))
            others = [places for one, places in here.items() if one not in pair[1:]]
            assert row[SUBJECT_FIRST] == (a < b)
            assert row[APART : APART + 7].argmax() == sum(abs(a - b) > step for step in steps)
            between = sum(any(min(a, b) < place.first < max(a, b) for place in places) for places in others)
            assert row[BETWEEN : BETWEEN + 7].argmax() == sum(between > step for step in steps)


# ------------------------------------------------------------------ texts made to hurt


def many_names(n: int) -> tuple[str, list[str]]:
    names = [f"N{i}x" for i in range(n)]
    return " ".join(names), names


def one_name(n: int) -> tuple[str, list[str]]:
    return "Aa Bb " * n, ["Aa", "Bb"]


def many_sentences(n: int) -> tuple[str, list[str]]:
    return "Aa met Bb. " * n, ["Aa", "Bb"]


def a_name_a_sentence(n: int) -> tuple[str, list[str]]:
    names = [f"N{i}x" for i in range(n)]
    return "".join(f"Aa met {name}. " for name in names), ["Aa", *names]


def seconds(text: str, names: list[str]) -> float:
    cut, named = sentences(text), [party(text, names[0]), party(text, names[1])]
    places = {text[w.start : w.end]: Mention(w.start, w.end, "name") for s in cut for w in s.words}
    named += [Party(name, None, "unlisted", 0.9, (places[name],), name) for name in names[2:]]
    started = time.process_time()
    laid = ground(cut, named)
    for first in range(0, len(cut), 20):
        own = range(first, min(first + 20, len(cut)))
        pairs = asked(laid, own, [0, *own])
        assert len(pairs) <= 20 * 28 * 27
        features(pairs, laid, named, cut)
    return time.process_time() - started


@pytest.mark.parametrize(("make", "size"), [(many_names, 400), (one_name, 1000), (many_sentences, 500), (a_name_a_sentence, 150)])
def test_time_grows_with_length(make, size) -> None:
    small, large = (min(seconds(*make(count)) for _ in range(3)) for count in (size, 4 * size))
    assert large < 8 * small + 0.2  # four times as long; quadratic were sixteen times
