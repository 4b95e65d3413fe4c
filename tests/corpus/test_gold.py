"""The annotated articles: every line reads, nothing stands twice, and what measures is kept apart from what trains."""

from importlib.resources import files

import pytest

from corpus.domain import Article, Claim
from corpus.read import read_lines
from corpus.relations import Relation


def read(folder: str) -> list[tuple[Article, list[Claim]]]:
    found = []
    for file in sorted(files("corpus").joinpath("gold", folder).iterdir(), key=lambda f: f.name):
        if file.name.endswith(".jsonl"):
            found += list(read_lines(file.read_text(encoding="utf-8").splitlines(), file.name))
    return found


@pytest.fixture(scope="module")
def train() -> list[tuple[Article, list[Claim]]]:
    return read("train")


@pytest.fixture(scope="module")
def test() -> list[tuple[Article, list[Claim]]]:
    return read("test")


def test_there_are_enough_of_them(train: list[tuple[Article, list[Claim]]], test: list[tuple[Article, list[Claim]]]) -> None:
    assert len(train) >= 800
    assert sum(len(claims) for _, claims in train) >= 11_000
    assert len(test) >= 60


def test_no_article_stands_twice(train: list[tuple[Article, list[Claim]]], test: list[tuple[Article, list[Claim]]]) -> None:
    articles = [article for article, _ in train + test]
    assert len({a.key for a in articles}) == len(articles)
    assert len({a.text for a in articles}) == len(articles)


def test_no_sentence_that_measures_is_one_that_trains(
    train: list[tuple[Article, list[Claim]]], test: list[tuple[Article, list[Claim]]]
) -> None:
    trained = {c.evidence for _, claims in train for c in claims if len(c.evidence.split()) > 6}
    assert [c.evidence for _, claims in test for c in claims if c.evidence in trained] == []


def test_every_relation_is_there_in_numbers(train: list[tuple[Article, list[Claim]]], test: list[tuple[Article, list[Claim]]]) -> None:
    for articles, least in ((train, 200), (test, 15)):
        told = [c.relation for _, claims in articles for c in claims]
        assert {r: told.count(r) for r in Relation if told.count(r) < least} == {}


def test_nobody_deals_with_itself(train: list[tuple[Article, list[Claim]]], test: list[tuple[Article, list[Claim]]]) -> None:
    assert [(a.key, c.subject) for a, claims in train + test for c in claims if c.subject == c.object] == []
