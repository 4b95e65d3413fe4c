"""Articles under other names."""

import random

import pytest

from corpus.tables import load_tables
from extract.train.swap import Pool


def article(text: str, *pairs: tuple[str, str], title: str = "") -> dict[str, object]:
    claims = [{"subject": a, "object": b, "relation": "INVESTS_IN", "evidence": text} for a, b in pairs]
    return {"id": "x", "title": title, "text": text, "claims": claims}


VELTRIX = article("Veltrix invests in Quorvane. It met Quorvane-backed Orb.", ("Veltrix", "Quorvane"), title="Veltrix again")
OTHERS = [
    article("Tarnfjell and Birkholt", ("Tarnfjell", "Birkholt")),
    article("Ost Capital and Nym Capital", ("Ost Capital", "Nym Capital")),
]


@pytest.fixture(autouse=True)
def seeded() -> None:
    random.seed(3)


def test_parties_are_renamed_in_text_title_and_claims() -> None:
    pool = Pool([VELTRIX, OTHERS[0]])
    made = [pool.swapped(VELTRIX, share=1.0) for _ in range(40)]
    seen = set()
    for one in made:
        (claim,) = one["claims"]
        a, b = claim["subject"], claim["object"]
        seen |= {(a, b)}
        text = f"{a} invests in {b}. It met {b}-backed Orb."
        evidence = {"subject": a, "object": b, "relation": "INVESTS_IN", "evidence": text}
        assert one == {"id": "x", "title": f"{a} again", "text": text, "claims": [evidence]}
    assert {("Tarnfjell", "Birkholt"), ("Birkholt", "Tarnfjell")} <= seen
    assert all(a != b for a, b in seen)


def test_none_renamed() -> None:
    assert Pool([VELTRIX, *OTHERS]).swapped(VELTRIX, share=0.0) is VELTRIX


def test_a_fund_becomes_a_fund() -> None:
    pool = Pool([VELTRIX, *OTHERS])
    assert {pool.another("Ost Capital") for _ in range(50)} == {"Ost Capital", "Nym Capital"}
    assert {pool.another("Veltrix") for _ in range(100)} == {"Veltrix", "Quorvane", "Tarnfjell", "Birkholt"}


def test_a_listed_firm_becomes_one_of_its_kind() -> None:
    kinds = {one.name: one.kind for one in load_tables().organisations.values()}
    pool = Pool([article("CoreWeave and Veltrix", ("CoreWeave", "Veltrix"))])
    assert {kinds[pool.another("CoreWeave")] for _ in range(30)} == {kinds["CoreWeave"]}


def test_two_parties_never_get_one_name() -> None:
    told = article("Veltrix invests in Quorvane and Tarnfjell.", ("Veltrix", "Quorvane"), ("Veltrix", "Tarnfjell"))
    for _ in range(30):
        made = Pool([told, OTHERS[0]]).swapped(told, share=0.7)
        assert len({claim[side] for claim in made["claims"] for side in ("subject", "object")}) == 3
        assert all(claim["evidence"] == made["text"] for claim in made["claims"])


def test_names_that_are_parts_of_others_stay() -> None:
    told = article("Veltrix backs Veltrix Energy.", ("Veltrix", "Veltrix Energy"))
    assert Pool([told, *OTHERS]).swapped(told, share=1.0) is told
