"""The table of pages, each read the whole way: what must stay, what must go, and what is known of it."""

import pytest

from bench.pages import compare
from corpus.article import article
from corpus.domain import Article
from corpus.draft import Draft, Refusal
from corpus.html import page
from tests.corpus.pages_kit import faults, pages

PAGES = pages()
ARTICLES = [one for one in PAGES if "refusal" not in one.head]
REFUSED = [one for one in PAGES if "refusal" in one.head]


def name(one):
    return one.name


def read(one):
    found = page(one.data, place=f"{one.name}.html", url=one.head.get("url"), charset=one.head.get("charset"))
    return article(found) if isinstance(found, Draft) else found


def test_the_table_is_large_and_every_article_says_what_stays():
    assert len(PAGES) >= 60
    assert [one.name for one in ARTICLES if not one.keep and not one.lines] == []
    assert sum(bool(one.gone) for one in ARTICLES) >= 40


@pytest.mark.parametrize("one", ARTICLES, ids=name)
def test_an_article_is_read(one):
    made = read(one)
    assert isinstance(made, Article), made
    assert faults(one, made.text) == ([], [])
    lines = made.text.split("\n")
    assert [line for line in one.lines if line not in lines] == []
    said = {
        "title": made.title or None,
        "publisher": made.publisher,
        "date": made.published,
        "authors": " | ".join(made.authors) or None,
        "kind": made.kind,
        "canonical": made.canonical_url,
        "language": made.language,
    }
    asked = {key: one.expected(key) for key in said if key in one.head}
    assert {key: said[key] for key in asked} == asked
    assert not made.title or lines.count(made.title) == 1  # the headline stands above the text, and not in it again


@pytest.mark.parametrize("one", REFUSED, ids=name)
def test_what_is_no_article_is_refused_with_a_sentence(one):
    made = read(one)
    assert isinstance(made, Refusal), made.text
    assert (made.place, made.reason) == (f"{one.name}.html", one.head["refusal"])
    assert made.why.endswith(".")
    assert made.why[0].isupper()


def test_fewer_faults_than_plain_trafilatura_of_both_kinds():
    ours, plain = compare(ARTICLES)
    assert ours.kept < plain.kept
    assert ours.lost < plain.lost
