import json
from collections import Counter
from typing import Any

import pytest

from bench.graph import articles
from corpus.domain import Article, Claim
from corpus.names import slug
from graph.statement import ends

SIZE = {"organisations": 300, "deals_": 3000, "claims": 4500}


def read(line: dict[str, Any]) -> tuple[Article, list[Claim]]:
    fields = {k: v for k, v in line.items() if k not in ("id", "claims")}
    return Article.model_validate({**fields, "key": line["id"]}), [Claim.model_validate(c) for c in line["claims"]]


@pytest.fixture(scope="module")
def pairs() -> list[tuple[Article, list[Claim]]]:
    return [read(line) for line in articles(**SIZE, seed=7)]


def test_the_numbers_are_exact(pairs):
    claims = [(article, claim) for article, all_claims in pairs for claim in all_claims]
    deals = {(*ends(slug(c.subject), c.relation, slug(c.object)), c.relation) for _, c in claims}
    organisations = {slug(name) for _, c in claims for name in (c.subject, c.object)}
    assert (len(organisations), len(deals), len({c.id_in(a.id) for a, c in claims})) == (300, 3000, 4500)
    assert len({article.id for article, _ in pairs}) == len(pairs)


def test_evidence_stands_where_the_offsets_say(pairs):
    assert all(article.text[c.start : c.end] == c.evidence for article, claims in pairs for c in claims)


def test_it_has_the_shape_of_news(pairs):
    claims = [c for _, all_claims in pairs for c in all_claims]
    degree = Counter(name for c in claims for name in (c.subject, c.object))
    busiest = sum(count for _, count in degree.most_common(30))
    assert 0.38 < sum(c.amount is not None for c in claims) / len(claims) < 0.42
    assert 3 < len(claims) / len(pairs) < 4
    assert 0.25 < busiest / (2 * len(claims)) < 0.6  # a tenth of the organisations has a third of the ends
    assert 0 < sum(c.event is not None for c in claims) < len(claims) / 10
    assert {c.status for c in claims} == {"in_talks", "agreed", "active", "ended", "denied"}


def test_the_same_seed_gives_the_same_lines():
    first, again, other = (json.dumps(list(articles(**SIZE, seed=seed))) for seed in (1, 1, 2))
    assert first == again != other
