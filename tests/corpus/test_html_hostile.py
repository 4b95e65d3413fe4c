"""Pages made to break a reader: none crashes, hangs or fills the memory; each gives a piece. Time is that of the processor, not the clock."""

import random
import resource
import signal
from contextlib import contextmanager

import pytest

from corpus.article import article
from corpus.domain import Article
from corpus.draft import Draft, Refusal
from corpus.html import page
from corpus.html_tree import MOST_BYTES
from tests.corpus.pages_kit import pages

HANG = 60  # seconds of the processor: pages take up to four, several times that where coverage counts every line
SENTENCE = "<p>Tarnfjell will lend to Orbline, and this is a sentence of the usual length for such a page.</p>"
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
DATA = '<script type="application/ld+json">{}</script>'

HOSTILE = {
    "nothing": "",
    "blank": " \n\t ",
    "no page": "Tarnfjell lends.",
    "a hundred thousand boxes in one another": "<div>" * 100_000 + SENTENCE + "</div>" * 100_000,
    "fifteen hundred boxes in one another": "<div>" * 1_500 + SENTENCE * 20 + "</div>" * 1_500,
    "marks that are never closed": "<b><font>" * 900 + SENTENCE * 50,
    "lists in lists": "<ul><li>a" * 900 + SENTENCE * 3,
    "tables in tables": "<table><tr><td>" * 600 + SENTENCE * 3,
    "a huge attribute": f'<div data-x="{"x" * 4_000_000}">' + SENTENCE * 10,
    "a huge class": f'<div class="{"related-" * 400_000}">' + SENTENCE * 10,
    "entities of entities": ENTITIES + SENTENCE * 3 + "&c;" * 50_000,
    "null bytes": SENTENCE.replace(" ", "\0 ") * 9,
    "five megabytes on a line": "<p>" + "word and more. " * 330_000,
    "five megabytes in a word": "<p>" + "x" * 5_000_000,
    "breaks": "<p>" + "word<br>" * 140_000,
    "cells": "<table><tr>" + "<td>cell</td>" * 140_000,
    "wide cells": "<table>" + "<tr><td colspan=999>a<td colspan=99999999999>b" * 2_000,
    "paragraphs": "".join(SENTENCE.replace("usual", f"usual {at}") for at in range(30_000)),
    "deep data": DATA.replace("{}", "[" * 100_000) + SENTENCE * 3,
    "data without end": DATA.replace("{}", '{"@type":"Article","author":' * 3_000) + SENTENCE * 3,
    "tags in data": DATA.replace("{}", '{"@type":"Article","headline":"' + "<" * 1_000_000 + '"}') + SENTENCE * 3,
    "data of odd types": DATA.replace("{}", '{"@type":["Article",1],"author":[1,{"name":{}}],"publisher":7,"headline":[],"url":{}}')
    + SENTENCE * 3,
    "a deep article in data": DATA.replace("{}", '{"@type":"Article","articleBody":"' + "<div>" * 9_000 + '"}') + "<p>x",
    "data that names itself": DATA.replace("{}", '{"@type":"Article","@id":"a","author":{"@id":"a"},"publisher":"a"}') + SENTENCE * 3,
    "a title without end": "<title>" + "a - " * 400_000 + "</title>" + SENTENCE * 5,
    "headings": "<h1>a | b - c</h1>" * 20_000 + SENTENCE,
    "dates": "<time>by May May May 99 2026 2026</time>" * 20_000 + SENTENCE,
    "impossible dates": '<meta name="date" content="2026-02-31"><time datetime="9999-99-99">0000</time>' + SENTENCE * 3,
    "footers": "<div>" * 40 + "<footer>x</footer>" * 100_000,
    "brackets": "<" * 2_000_000,
    "comments": "<!--" * 500_000,
    "names of authors": "<p class=byline>By " + "and " * 100_000 + "</p>" + SENTENCE * 5,
    "links": '<link rel="canonical" href="http://[::1">' + '<meta property="og:url" content="javascript:alert(1)">' + SENTENCE * 3,
    "words of the boilerplate": ("<p>" + "facebook " * 24 + "z</p>") * 3_000 + ("<p>" + "share this " * 19 + "z") * 3_000,
    "spaces": "<p>" + " " * 3_000_000 + "x</p>" + SENTENCE * 3,
    "preformatted": "<pre>" + "a   b\n" * 200_000,
    "a wall without end": "<p>" + "subscribe " * 100_000,
    "surrogates": "<title>&#xD800;&#xDFFF;</title>" + SENTENCE * 3 + "&#0;&#x110000;&#xFFFF;",
}


class TookTooLong(Exception):  # noqa: N818
    pass


@contextmanager
def processor_seconds(most):
    """Fails what takes longer on the processor; the load of the machine does not count."""

    def stop(*_):
        raise TookTooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, most)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def read(data, **more):
    found = page(data, place="x.html", url="https://a.example/x", **more)
    made = article(found) if isinstance(found, Draft) else found
    assert isinstance(made, Article | Refusal)
    return made


def peak():
    """Megabytes that this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages(name):
    before = peak()
    with processor_seconds(HANG):
        made = read(HOSTILE[name].encode("utf-8", "surrogatepass"))
    assert peak() - before < 700
    if isinstance(made, Article):
        assert "\0" not in made.text
        made.text.encode()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nothing", "unreadable"),
        ("blank", "unreadable"),
        ("a hundred thousand boxes in one another", "unreadable"),
        ("no page", "too short"),
        ("a title without end", "too short"),
    ],
)
def test_what_they_are_refused_for(name, reason):
    made = read(HOSTILE[name].encode())
    assert isinstance(made, Refusal)
    assert made.reason == reason


def test_a_page_of_too_many_bytes_or_elements_is_too_large():
    for data in (b"x" * (MOST_BYTES + 1), b"<i>" + b"<br>" * 200_000):
        made = read(data)
        assert isinstance(made, Refusal)
        assert made.reason == "too large"


@pytest.mark.parametrize("charset", ["unicode_escape", "zip", "utf-7", "no-such", "", "utf-8; boundary=x", "\0", "utf-16", "latin-1"])
def test_a_charset_that_is_none_harms_nothing(charset):
    text = "".join(SENTENCE.replace("usual", f"usual {word}") for word in ("low", "high", "wide"))
    made = read(text.encode(), charset=charset)
    if charset != "utf-16":
        assert isinstance(made, Article)
        assert "Tarnfjell will lend to Orbline" in made.text


def mutated(data, chance):
    """The same with some bytes changed, pieces doubled, cut out and moved."""
    noisy = bytearray(data)
    for _ in range(chance.randint(1, 30)):
        at, other = chance.randrange(len(noisy)), chance.randrange(len(noisy))
        match chance.randrange(5):
            case 0:
                noisy[at] = chance.randrange(256)
            case 1:
                del noisy[at : at + chance.randint(1, 200)]
            case 2:
                noisy[at:at] = noisy[other : other + chance.randint(1, 400)]
            case 3:
                noisy[at:at] = chance.choice(
                    [b"<", b">", b'"', b"</div>", b"<!--", b"<table>", b"\0", b"\xff\xfe", b"&#", b"<p><a href=x>", b"<script>"]
                )
            case _:
                noisy[at : at + 3] = b"<" * chance.randint(1, 50)
        noisy = noisy or bytearray(b"<")
    return bytes(noisy)


def run_mutated(count):
    chance = random.Random(count)
    table = [one.data for one in pages()]
    for _ in range(count):
        with processor_seconds(HANG):
            read(mutated(chance.choice(table), chance), charset=chance.choice([None, "utf-8", "windows-1252"]))


def test_mutated_pages():
    run_mutated(60)


@pytest.mark.slow
def test_two_thousand_mutated_pages_and_no_growth_of_memory():
    run_mutated(400)
    before = peak()
    run_mutated(2_000)
    assert peak() - before < 60
