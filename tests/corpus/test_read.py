import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.domain import Claim
from corpus.errors import KeiretsuError
from corpus.read import read_line, read_lines, write_line

TEXT = "Nvidia to back OpenAI\n\nNvidia will invest up to $100 billion in OpenAI."
CLAIM = {
    "subject": "Nvidia",
    "relation": "INVESTS_IN",
    "object": "OpenAI",
    "status": "agreed",
    "hedged": False,
    "amount": {"value": 100e9, "currency": "USD", "per": None, "text": "up to $100 billion"},
    "percent": None,
    "date": None,
    "evidence": "Nvidia will invest up to $100 billion in OpenAI.",
}


def line(claim: object = None, **fields: object) -> str:
    article = {"id": "one", "title": "Nvidia to back OpenAI", "publisher": "P", "published": "2025-09-22", "url": None, "text": TEXT}
    return json.dumps(article | {"claims": [CLAIM if claim is None else claim]} | fields)


def test_a_line_in_the_gold_format_is_an_article_with_placed_claims() -> None:
    article, claims = read_line(line(), "f, line 1")
    assert (article.key, article.title, article.published, article.id[:2]) == ("one", "Nvidia to back OpenAI", "2025-09-22", "a:")
    assert claims == [Claim(**CLAIM | {"start": 23, "end": 71, "amount": {"value": 100e9, "text": "up to $100 billion", "bound": "up_to"}})]
    assert article.text[23:71] == CLAIM["evidence"]


def test_also_lists_further_deals_of_the_two() -> None:
    also = [{"amount": {"value": 1e9, "currency": "USD", "per": None, "text": "$1 billion"}, "date": "2024-10"}]
    _, claims = read_line(line(CLAIM | {"also": also, "date": "2025-09"}), "f, line 1")
    assert [(c.amount.value if c.amount else None, c.date) for c in claims] == [(100e9, "2025-09"), (1e9, "2024-10")]


def test_written_lines_read_back_the_same() -> None:
    article, claims = read_line(line(based_on=[{"publisher": "Q", "url": "https://example.com/x"}], kind="summary"), "f, line 1")
    assert read_line(write_line(article, claims), "g, line 1") == (article, claims)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "f, line 3: not JSON"),
        ("[1]", "f, line 3: [1] is no article object"),
        ('{"text": "A", "title": "B", "text": "A"}', "f, line 3: 'text' stands more than once in one object; give it once."),
        (line().replace('"object"', '"subject"'), "f, line 3: 'subject' stands more than once in one object; give it once."),
        (line().replace('"per"', '"value"'), "f, line 3: 'value' stands more than once in one object; give it once."),
        ("[" * 100_000, "f, line 3: not JSON"),
        (line(text=None), "f, line 3: 'text' is None: Input should be a valid string."),
        (line(published="last week"), "f, line 3: 'published' is 'last week': 'last week' is no date"),
        (line(url="javascript:alert(1)"), "f, line 3: 'url' is 'javascript:alert(1)'"),
        (line(id=7), "f, line 3: 'id' is 7; it has to be text."),
        (line(colour="red"), "f, line 3: 'colour' is 'red': Extra inputs are not permitted."),
        (line(claims={"a": 1}), "f, line 3: 'claims' is {'a': 1}; it has to be a list"),
        (line("no"), "f, line 3, claim 1: 'no' is not a claim object."),
        (line(CLAIM | {"relation": "FUNDS"}), "f, line 3, claim 1: 'relation' is 'FUNDS': Input should be 'INVESTS_IN', "),
        (line(CLAIM | {"status": "maybe"}), "f, line 3, claim 1: 'status' is 'maybe': Input should be 'in_talks', "),
        (line(CLAIM | {"subject": " "}), "f, line 3, claim 1: 'subject' is ' ': ' ' is no name."),
        (line({k: v for k, v in CLAIM.items() if k != "object"}), "f, line 3, claim 1: 'object' is missing."),
        (
            line(CLAIM | {"evidence": "Nvidia will invest."}),
            "f, line 3, claim 1: the evidence 'Nvidia will invest.' does not stand word for word",
        ),
        (line(CLAIM | {"start": 3}), "does not stand word for word"),
        (line(CLAIM | {"start": 23, "end": 24}), "'end' is 24; the evidence that starts at 23 ends at 71."),
        (line(CLAIM | {"amount": {"value": -1}}), "f, line 3, claim 1: 'amount.value' is -1"),
        (line(CLAIM | {"amount": {"value": "lots"}}), "f, line 3, claim 1: 'amount.value' is 'lots'"),
        (line(CLAIM | {"date": "2025-02-30"}), "is no day of the calendar"),
        (line(CLAIM | {"also": [1]}), "'also' holds 1"),
    ],
)
def test_a_mistake_is_named_with_file_line_field_and_value(text: str, message: str) -> None:
    with pytest.raises(KeiretsuError) as raised:
        list(read_lines(["", line(), text], "f"))
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda x: st.lists(x) | st.dictionaries(st.sampled_from([*CLAIM, "id", "text", "claims"]), x),
    )
)
def test_any_json_is_read_or_refused_with_a_sentence(value: object) -> None:
    with contextlib.suppress(KeiretsuError):
        read_line(json.dumps(value), "f, line 1")
