"""What a sentence says around a claim: who has the word, and whether it hangs on a condition."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.stance import conditional, speaker

# A sentence, in which [ ] may mark where the claim's words begin and end, and who says it.
SPEAKERS = [
    ('"We bought it for the chips," said Jane Doe, chief executive of Corvane.', "Jane Doe"),
    ("[Corvane] will buy [Tessel], said chief executive Jane Doe.", "Jane Doe"),
    ('"[Tessel] rents from [Corvane]," says its CIO, Ron Duval, who is new.', "Ron Duval"),
    ("[Corvane] is about to buy [Tessel], according to The Information.", "The Information"),
    ("According to the Nikkei, [Corvane] is about to buy [Tessel].", "Nikkei"),
    ("According to a report by Oldham Research, [Corvane] supplies [Tessel].", "Oldham Research"),
    ("[Corvane] and [Tessel] are in talks, Bloomberg reported on Tuesday.", "Bloomberg"),
    ("Bloomberg reported in May that [Corvane] had lent [Tessel] $40 million.", "Bloomberg"),
    ("[Corvane] said in a filing that it had sold its stake in [Tessel].", "Corvane"),
    ("[Corvane] said on Monday it would buy [Tessel] for $1.2 billion.", "Corvane"),
    (
        "SEOUL, May 4 - Corvane, the maker of cooling pumps, said on Tuesday that [Tessel] would use its pumps in [Norvik]'s halls.",
        "Corvane",
    ),
    ("In a separate statement [Corvane] said that it had bought [Tessel].", "Corvane"),
    ("On Thursday [Corvane] announced a five-year contract with [Tessel].", "Corvane"),
    ("[Corvane] and [Tessel] said they would build a hall together.", "Corvane and Tessel"),
    ("[Corvane, Tessel and Norvik] said that they'd spend $4 billion together.", "Corvane, Tessel and Norvik"),
    ("[Corvane] has agreed to buy [Tessel], people familiar with the matter said.", "people familiar with the matter"),
    ("Three people close to the talks said [Corvane] would lend [Tessel] the money.", "three people close to the talks"),
    ("[Corvane] will lead the round of [Tessel], a person who saw the terms said.", "a person who saw the terms"),
    ("[Corvane] approached [Tessel] in March, sources said.", "sources"),
    ("[Corvane] is buying [Tessel], two people familiar with the plan told Reuters.", "Reuters"),
    ("[Corvane] will leave [Tessel], an insider told Chipweek.", "Chipweek"),
    ("A spokesperson for [Corvane] said it had no contract with [Tessel].", "a spokesperson for Corvane"),
    ("[Corvane] never used [Tessel], a Corvane spokeswoman said.", "a Corvane spokeswoman"),
    ("[Corvane] has tested [Tessel] and stopped, a spokesman said.", "a spokesman"),
    ("[Tessel]'s chief executive told analysts the purchase would help it against [Corvane].", "Tessel's chief executive"),
    ("Kitam's president, Sadao Omori, said [Corvane] was a customer of [Tessel].", "Sadao Omori"),
    ("Corvane chief financial officer Bill Ness said [Tessel] would stay a customer of [Corvane].", "Bill Ness"),
    ("Founder Priya Nair said [Corvane] had repaid [Tessel].", "Priya Nair"),
    ("Tessel President Greg Bolt told reporters that [Corvane] had signed with [Tessel].", "Greg Bolt"),
    ("[Corvane] is the supplier of [Tessel], analysts at Evermore said.", "analysts at Evermore"),
    ("[Corvane] may buy [Tessel], said an analyst at Evermore.", "an analyst at Evermore"),
    ("By PitchData's count [Corvane] has put money into [Tessel].", "PitchData"),
    ("Talks of [Corvane] with [Tessel], said by Reuters to be far along, go on.", "Reuters"),
    ("[Corvane] supplies [Tessel], the Wall Street Journal wrote; Tessel said nothing.", "Wall Street Journal"),
    ("[Corvane] has sued [Tessel]; Tessel said it would answer in court.", None),
    ("Norvik fell; [Corvane] said it had left [Tessel].", "Corvane"),
    ("Tessel, which [Corvane] bought from [Norvik] in May, said it was glad.", None),
    ("Tessel, part of [Corvane] since it left [Norvik], says it wasn't asked.", None),
    ("[Corvane] took over [Tessel] (nobody was told, says Norvik).", None),
    ("[Corvane] has bought [Tessel], the company said.", None),
    ("[Corvane] has bought [Tessel], reports say.", None),
    ("[Corvane] is said to have bought [Tessel].", None),
    ("[Corvane] bought [Tessel] at a price said to be $40 million.", None),
    ("[Corvane] bought [Tessel] for $40 million according to Chipweek and moved on.", None),
    ("[Corvane], whose chips [Tessel] buys, said nothing.", None),
    ("The regulator said [Corvane], the Tessel maker, had bought [Norvik].", None),
    ("Its largest customer, said the board, is [Corvane], not [Tessel].", None),
    ("[Corvane] added [Tessel]'s models to its shelf.", None),
    ("[Corvane] reported sales of $4 billion, a tenth of it from [Tessel].", None),
    ("[Corvane] told [Tessel] to leave.", "Corvane"),
    ("[Corvane] buys from [Tessel].", None),
    ("[Corvane] means to sue, and Chipweek said [Tessel] had copied more.", None),
    ("Leeds-based [Corvane] has announced a partnership with [Tessel].", "Corvane"),
]
# The same, with what stands before the sentence.
CARRIED = [
    ("Jane Doe, chief executive of Tessel, said the hall was full. ", "[Corvane] would rent another, she added.", "Jane Doe"),
    ("Jane Doe, chief executive of Tessel, said the hall was full. ", "She also said that [Corvane] would rent from [Tessel].", "Jane Doe"),
    ('"It is full," said founder Ron Duval. He said so twice. ', "He also said [Corvane] would rent from [Tessel].", "Ron Duval"),
    ('"It is full," said founder Ron Duval. ', '"[Corvane] rents the whole of it from [Tessel]."', "Ron Duval"),
    ("Corvane said it had grown. ", "It also said that it would buy [Tessel] from [Norvik].", "Corvane"),
    ("Jensen Huang, the chief executive, was asked. ", "[Nvidia] would take part in the round of [Tessel], Huang said.", "Jensen Huang"),
    ("", "[Corvane] has bought [Tessel], it said on Friday.", "Corvane"),
    ("", "Dutch insurer [Corvane] has bought [Tessel], it said on Friday.", None),
    ("Bloomberg wrote about it. ", "He said [Corvane] would rent from [Tessel].", None),
    ("The hall was full. ", "[Corvane] would rent another from [Tessel], she added.", None),
    ("Jane Doe, chief executive, and Ron Duval met. ", "[Corvane] rents from [Tessel], he said.", None),
    ("Corvane said it had grown.\n\n", '"[Corvane] rents it from [Tessel]."', None),
]
# A sentence with the claim's words in [ ], and whether the claim hangs on a condition.
CONDITIONS = [
    ("[Corvane will buy Tessel] if regulators agree.", True),
    ("If regulators agree, [Corvane will buy Tessel].", True),
    ("[Corvane's purchase of Tessel], if completed, would be its largest.", True),
    ("The purchase, if it happens, [would make Corvane the owner of Tessel].", True),
    ("[Corvane is to buy Tessel], subject to regulatory approval.", True),
    ("[Corvane's order from Tessel], subject to export licences, stands.", True),
    ("Should the deal close, [Corvane would own Tessel].", True),
    ("[Corvane will sue Tessel] unless it is paid by Friday.", True),
    ("Unless the union objects, [Corvane will switch to Tessel].", True),
    ("[Corvane will rent from Tessel], provided that tests succeed.", True),
    ("[Corvane agreed to lend to Tessel] on the condition that a tenant signs.", True),
    ("[Corvane would make the chip for Tessel] if its process works by 2027.", True),
    ("[Corvane's loan to Tessel] depends on a contract that nobody has seen.", True),
    ("[Corvane's order from Tessel] is contingent on financing.", True),
    ("[Corvane has an order with Tessel], conditional on financing.", True),
    ("[Corvane's takeover of Tessel] awaits clearance in Brussels.", True),
    ("[Corvane is waiting for approval to buy Tessel].", True),
    ("[Corvane will take over Tessel] pending shareholder approval.", True),
    ("Once regulators approve it, [Corvane will own Tessel].", True),
    ("[Corvane will invest in Tessel] as long as the price holds.", True),
    ("[Corvane would be the tenant of Tessel], if and when a contract follows.", True),
    ("[Corvane will invest in Tessel] once the conditions are met.", True),
    ("[Corvane will buy Tessel], and Norvik would follow if asked.", False),
    ("Norvik stays out if prices fall; [Corvane will buy Tessel].", False),
    ("[Corvane would buy Tessel], the people said.", False),
    ("[Corvane said it would lend Tessel $40 million].", False),
    ("[Corvane asked if Tessel was for sale].", False),
    ("[Corvane is buying Tessel], if the Nikkei is right.", False),
    ("[Corvane is buying Tessel], if one believes the mayor.", False),
    ("[Corvane will buy from Tessel, if only a little].", False),
    ("[Corvane's sale to Tessel, signed in May, should close by November].", False),
    ("[Corvane will buy Tessel], which provided the pumps.", False),
    ("[Corvane, a subject of interest, will buy Tessel].", False),
    ("[Corvane will buy Tessel].", False),
]


def _unmarked(sentence: str) -> tuple[str, int, int]:
    """The sentence without its marks, and from where to where the claim's words lie."""
    if "[" not in sentence:
        return sentence, 0, len(sentence)
    first, bare = sentence.index("["), sentence.replace("[", "")
    return bare.replace("]", ""), first, bare.rindex("]") - bare.count("]") + 1


@pytest.mark.parametrize(("sentence", "expected"), SPEAKERS)
def test_names_who_has_the_word(sentence: str, expected: str | None) -> None:
    text, first, last = _unmarked(sentence)
    assert speaker(text, "", first=first, last=last) == expected


@pytest.mark.parametrize(("before", "sentence", "expected"), CARRIED)
def test_carries_the_word_on_only_where_sure(before: str, sentence: str, expected: str | None) -> None:
    text, first, last = _unmarked(sentence)
    assert speaker(text, before, first=first, last=last) == expected


@pytest.mark.parametrize(("sentence", "expected"), CONDITIONS)
def test_tells_conditions_from_other_futures(sentence: str, expected: bool) -> None:
    text, first, last = _unmarked(sentence)
    assert conditional(text, first, last) is expected


_WORDS = st.sampled_from(
    ["Corvane", "said", "told", "that", ",", ".", ";", '"', "“", "if", "unless", "according", "to", "the", "he", "it", "(", ")", "a",
     "spokesman", "for", "'s", "$4", "bn", "would", "\n", "É", "🙂", "people", "close"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_WORDS, max_size=60).map(" ".join), st.lists(_WORDS, max_size=20).map(" ".join), st.integers(0, 300), st.integers(0, 300))
def test_any_text_gives_words_of_it_or_nothing(text: str, before: str, first: int, last: int) -> None:
    found = speaker(text, before, first=min(first, last), last=max(first, last))
    assert found is None or found.casefold() in f"{before} {text}".casefold()
    assert conditional(text, min(first, last), max(first, last)) in (True, False)


@pytest.mark.parametrize("piece", ["Corvane said, ", "A, ", "if it ", "said “ ", "people close to ", "(", "according to "])
def test_long_sentences_take_no_longer_than_they_are(piece: str) -> None:
    text = piece * (3000 // len(piece))
    start = time.process_time()
    speaker(text, text)
    conditional(text, 0, len(text))
    assert time.process_time() - start < 5  # quadratic were minutes
