import pytest

from corpus.domain import Amount
from graph.money import sum_of


@pytest.mark.parametrize(
    ("evidence", "total", "more", "inside"),
    [
        ("Amazon, which has invested $8 billion in Anthropic, hosts it.", True, False, False),
        ("That brings what Amazon has put into Anthropic to $8 billion.", True, False, False),
        ("All told, Google has invested $8 billion.", True, False, False),
        ("Its investment adds up to $8 billion.", True, False, False),
        ("It has promised $8 billion since 2019.", True, False, False),
        ("Amazon has invested another $8 billion in Anthropic.", False, True, False),
        ("Google has put an additional $8 billion into Anthropic.", False, True, False),
        ("It committed a further $8 billion and may add up to $30 billion.", False, True, False),
        ("The plan under which it would have invested $8 billion has stalled.", False, False, False),
        ("Of this, $8 billion is paid at once.", False, False, True),
        ("It handed over $8 billion of it now.", False, False, True),
        ("It invests $8 billion in Anthropic.", False, False, False),
        ("It paid more than $8 billion.", False, False, False),
    ],
)
def test_the_words_around_a_sum_say_what_it_counts(evidence: str, total: bool, more: bool, inside: bool) -> None:
    found = sum_of(Amount(value=8e9, text="$8 billion"), on="2025", evidence=evidence)
    assert (found.total, found.more, found.inside) == (total, more, inside)
