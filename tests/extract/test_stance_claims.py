"""What shows when the claims of an article are seen together: until when each holds, and which are one round."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.dates import PartialDate
from corpus.domain import Amount, Claim
from corpus.relations import Relation
from extract.figures import AMOUNT, Figure, Figures
from extract.stance import events, finished
from extract.text import sentences

PUBLISHED = PartialDate("2025-11-20")
_VERBS = {"invests in": "INVESTS_IN", "lends to": "LENDS_TO", "buys": "ACQUIRES", "partners with": "PARTNERS_WITH", "uses": "BUYS_FROM",
          "rents from": "LEASES_COMPUTE_FROM", "sells": "DISTRIBUTES", "licenses": "LICENSES_FROM", "sues": "SUES"}  # fmt: skip


def _claim(text: str, told: str) -> Claim:
    """ "Corvane rents from Tessel agreed 2025-10 $40 million @2": the claim that the second sentence states."""
    form = rf"(?P<a>.+?) (?P<verb>{'|'.join(_VERBS)}) (?P<b>[A-Z]\w+)(?: (?P<status>agreed|in_talks|ended|denied))?(?: (?P<date>\d{{4}}[-\d]*))?(?: (?P<sum>\$[\d.]+ \w+))?(?: @(?P<at>\d))?"
    found = re.fullmatch(form, told)
    assert found, told
    sentence = sentences(text)[int(found["at"] or 1) - 1]
    amount = next((f.value for f in _sums(text) if isinstance(f.value, Amount) and f.value.text == found["sum"]), None)
    assert (amount is None) == (found["sum"] is None)
    return Claim.model_validate(
        {"subject": found["a"], "relation": Relation(_VERBS[found["verb"]]), "object": found["b"], "status": found["status"] or "active",
         "date": found["date"], "evidence": text[sentence.start : sentence.end], "start": sentence.start, "end": sentence.end, "amount": amount}
    )  # fmt: skip


def _sums(text: str) -> list[Figure]:
    cut = sentences(text)
    return [f for number in range(len(cut)) for f in Figures(text, cut, None).near(AMOUNT, number, [number])]


def _finished(text: str, claims: Sequence[Claim]) -> list[Claim]:
    cut = sentences(text)
    return finished(claims, text=text, cut=cut, figures=Figures(text, cut, PUBLISHED), published=PUBLISHED)


# A text of 20 November 2025, its claims, and until when each holds.
ENDS = [
    ("Corvane rents from Tessel until 2031.", {"Corvane rents from Tessel": "2031"}),
    ("Until 2031 Corvane rents from Tessel.", {"Corvane rents from Tessel": "2031"}),
    ("Corvane's contract with Tessel expires in May 2026.", {"Corvane uses Tessel": "2026-05"}),
    ("Corvane has committed $4 billion to Tessel through 2030.", {"Corvane rents from Tessel agreed": "2030"}),
    ("Corvane owes Tessel a loan that falls due in June.", {"Tessel lends to Corvane": "2026-06"}),
    ("Corvane's service for Tessel is due in June.", {"Tessel uses Corvane agreed": None}),
    ("Corvane used Tessel until 2024.", {"Corvane uses Tessel ended 2024": None}),
    ("Corvane was with Tessel until last year and is with Norvik.", {"Corvane uses Norvik": None, "Corvane uses Tessel ended 2024": None}),
    (
        "Corvane rents from Tessel until 2031 and from Norvik until 2028.",
        {"Corvane rents from Tessel": "2031", "Corvane rents from Norvik": "2028"},
    ),
    ("Corvane uses Norvik; it rents from Tessel until 2031.", {"Corvane uses Norvik": None, "Corvane rents from Tessel": None}),
    ("Corvane uses Norvik; Corvane rents from Tessel until 2031.", {"Corvane uses Norvik": None, "Corvane rents from Tessel": "2031"}),
    ("Corvane rents from Tessel; the contract expires in 2029.", {"Corvane rents from Tessel": "2029"}),
    (
        "Corvane uses Tessel's chips in halls that Norvik has let to it till 2032.",
        {"Corvane uses Tessel": None, "Corvane rents from Norvik": "2032"},
    ),
    (
        "Tessel sells Corvane's models and rents from Corvane through 2030.",
        {"Tessel sells Corvane": None, "Tessel rents from Corvane": "2030"},
    ),
    ("Tessel waived Corvane's covenant until 30 June 2026.", {"Tessel lends to Corvane": None}),
    ("Corvane, which Tessel will sue, has until 2031 to answer.", {"Tessel sues Corvane": None}),
    ("Corvane signed a two-year licence with Tessel in October.", {"Corvane licenses Tessel 2025-10": "2027-10"}),
    ("Corvane renewed its contract with Tessel for six years in 2023.", {"Corvane uses Tessel 2023": "2029"}),
    ("Corvane will buy from Tessel for 20 years starting in June 2027.", {"Corvane uses Tessel agreed 2027-06": "2047-06"}),
    ("Corvane announced a five-year contract with Tessel on Tuesday.", {"Corvane uses Tessel agreed 2025-11-18": None}),
    ("Corvane signed with Tessel in October for about five years.", {"Corvane uses Tessel 2025-10": None}),
    ("Corvane, a customer of Tessel since 2022, pays $40 million a year.", {"Corvane uses Tessel 2022": None}),
    ("Corvane signed with Tessel in October, its best deal in ten years.", {"Corvane uses Tessel 2025-10": None}),
]
# A text, its claims, and of each the event and the sum that stays its own.
ROUNDS = [
    ("Corvane raised $130 million in a round led by Alder with participation from Birch.",
     {"Alder invests in Corvane": "corvane-round-usd-130m", "Birch invests in Corvane": "corvane-round-usd-130m"}),
    ("Corvane raised $130 million in a round led by Alder.", {"Alder invests in Corvane $130 million": "corvane-round-usd-130m"}),
    ("Corvane raised $130 million from Alder.", {"Alder invests in Corvane $130 million": "- $130 million"}),
    ("Corvane raised $130 million from Alder and Birch.",
     {"Alder invests in Corvane $130 million": "corvane-round-usd-130m", "Birch invests in Corvane": "corvane-round-usd-130m"}),
    ("Corvane closed a $500 million Series C led by Alder, which alone put in $150 million.",
     {"Alder invests in Corvane $150 million": "corvane-round-usd-500m $150 million"}),
    ("Corvane has raised $9.5 million. Alder led the round. Birch and Cedar also took part.",
     {"Alder invests in Corvane @2": "corvane-round-usd-9.5m", "Birch invests in Corvane @3": "corvane-round-usd-9.5m",
      "Cedar invests in Corvane @3": "corvane-round-usd-9.5m"}),
    ("Corvane raised $65 million in Series B funding; Alder led and was joined by Birch.",
     {"Alder invests in Corvane": "corvane-round-usd-65m", "Birch invests in Corvane": "corvane-round-usd-65m"}),
    ("Alder, Birch and Cedar took part in Corvane's round.",
     {"Alder invests in Corvane": "corvane-round-*", "Birch invests in Corvane": "corvane-round-*", "Cedar invests in Corvane": "corvane-round-*"}),
    ("Corvane, which is backed by Alder and Birch, raised another $500 million on Friday.",
     {"Alder invests in Corvane": "-", "Birch invests in Corvane": "-"}),
    ("Corvane, backed by Cedar, raised $40 million in a round led by Alder and Birch.",
     {"Cedar invests in Corvane": "-", "Alder invests in Corvane": "corvane-round-usd-40m", "Birch invests in Corvane": "corvane-round-usd-40m"}),
    ("Alder holds 9 percent of Corvane and Birch 6 percent.", {"Alder invests in Corvane": "-", "Birch invests in Corvane": "-"}),
    ("Corvane has raised $340 million to date from Alder and Birch.", {"Alder invests in Corvane": "-", "Birch invests in Corvane": "-"}),
    ("Alder has raised $2 billion by selling part of its stake in Corvane.", {"Alder invests in Corvane": "-"}),
    ("Corvane raised $30 million from Alder, and Tessel $50 million from Birch.",
     {"Alder invests in Corvane $30 million": "- $30 million", "Birch invests in Tessel $50 million": "- $50 million"}),
    ("Corvane called off a $300 million round that Alder and Birch led.",
     {"Alder invests in Corvane ended": "-", "Birch invests in Corvane ended": "-"}),
    ("Corvane raised $20 million in a round led by Alder. In 2021 Birch led its seed round.",
     {"Alder invests in Corvane": "corvane-round-usd-20m", "Birch invests in Corvane @2": "-"}),
    ("Alder and Birch led a $2.2 billion loan to Corvane.",
     {"Alder lends to Corvane $2.2 billion": "corvane-loan-usd-2.2bn", "Birch lends to Corvane": "corvane-loan-usd-2.2bn"}),
    ("Alder lent Corvane $40 million.", {"Alder lends to Corvane $40 million": "- $40 million"}),
    ("Corvane borrowed $30 million from Alder and $20 million from Birch.",
     {"Alder lends to Corvane $30 million": "- $30 million", "Birch lends to Corvane $20 million": "- $20 million"}),
    ("Alder and Birch have agreed lines for Corvane of $5 billion and $3 billion, respectively.",
     {"Alder lends to Corvane $5 billion": "- $5 billion", "Birch lends to Corvane $3 billion": "- $3 billion"}),
    ("A consortium of Alder and Birch will buy Corvane for $40 billion.",
     {"Alder buys Corvane agreed $40 billion": "corvane-purchase-usd-40bn $40 billion", "Birch buys Corvane agreed": "corvane-purchase-usd-40bn"}),
    ("Alder and Birch both want to buy Corvane.", {"Alder buys Corvane in_talks": "-", "Birch buys Corvane in_talks": "-"}),
    ("Alder, Birch and Cedar will build halls together for $500 billion.",
     {"Alder partners with Birch $500 billion": "alder-birch-cedar-project-usd-500bn $500 billion",
      "Alder partners with Cedar $500 billion": "alder-birch-cedar-project-usd-500bn $500 billion",
      "Birch partners with Cedar $500 billion": "alder-birch-cedar-project-usd-500bn $500 billion"}),
    ("Alder works together with Birch and with Cedar.", {"Alder partners with Birch": "-", "Alder partners with Cedar": "-"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENDS)
def test_gives_an_end_to_the_claim_that_owns_it(text: str, expected: dict[str, str | None]) -> None:
    made = _finished(text, [_claim(text, told) for told in expected])
    assert dict(zip(expected, [c.until for c in made], strict=True)) == expected


@pytest.mark.parametrize(("text", "expected"), ROUNDS)
def test_shares_the_sum_of_a_round(text: str, expected: dict[str, str]) -> None:
    made = events([_claim(text, told) for told in expected], text, sentences(text), _sums(text))
    assert dict(zip(expected, map(_shown, made), strict=True)) == expected


def _shown(claim: Claim) -> str:
    """The event, whose digest is left out where it has no sum, and the claim's own sum."""
    name = claim.event.id if claim.event else "-"
    if claim.event and claim.event.amount is None:
        name = re.sub(r"[0-9a-f]{8}$", "*", name)
    return " ".join(filter(None, [name, claim.amount.text if claim.amount else None]))


def test_says_in_its_reasons_what_was_done() -> None:
    text = "If regulators agree, Corvane will rent from Tessel until 2031, Jane Doe said. Norvik raised $9 million in a round led by Alder."
    made = _finished(text, [_claim(text, "Corvane rents from Tessel agreed 2031"), _claim(text, "Alder invests in Norvik $9 million @2")])
    first, second = (
        c.model_dump(exclude_defaults=True, exclude={"evidence", "start", "end", "subject", "object", "relation"}) for c in made
    )
    assert first == {
        "status": "agreed",
        "conditional": True,
        "until": "2031",
        "speaker": "Jane Doe",
        "why": "the sentence names a condition",
    }
    whole = {"value": 9e6, "text": "$9 million"}
    assert second == {"status": "active", "event": {"id": "norvik-round-usd-9m", "amount": whole}, "why": "part of a joint $9 million"}


def test_two_articles_name_a_round_alike() -> None:
    one, two = "Corvane raised $1.5bn in a round led by Alder.", "Alder led a round of $1.5 billion in Corvane."
    made = [events([_claim(text, "Alder invests in Corvane")], text, sentences(text), _sums(text))[0] for text in (one, two)]
    assert [c.event.id for c in made if c.event] == ["corvane-round-usd-1.5bn"] * 2


_PIECES = st.sampled_from(
    [
        "Corvane",
        "Alder",
        "Birch",
        "led by",
        "raised",
        "$40 million",
        "round",
        "and",
        ",",
        ";",
        ".\n",
        "\n\n",
        "until 2031",
        "from",
        "if",
        "\ue0009\ue001",
        "said",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=40).map(" ".join))
def test_any_text_keeps_its_claims(text: str) -> None:
    cut = sentences(text)
    claims = [
        Claim(subject=a, relation=r, object=b, status="active", evidence=text[s.start : s.end], start=s.start, end=s.end)
        for s in cut
        for a, b in (("Alder", "Corvane"), ("Birch", "Corvane"), ("Alder", "Birch"))
        for r in (Relation.INVESTS_IN, Relation.LENDS_TO, Relation.PARTNERS_WITH)
    ]
    made = _finished(text, claims)
    assert [(c.subject, c.relation, c.object, c.start) for c in made] == [(c.subject, c.relation, c.object, c.start) for c in claims]
