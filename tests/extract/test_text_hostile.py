"""Texts made to hurt: they take a time that grows with their length alone, and their sentences stay short."""

import time
from contextlib import suppress

import pytest

from corpus.errors import KeiretsuError
from extract.text import check, sentences

# Each makes a text of about n characters.
HOSTILE = {
    "prose in one line": lambda n: "The firm said that it will buy chips, and more. " * (n // 48),
    "no sentence ends": lambda n: "word " * (n // 5),
    "one word": lambda n: "x" * n,
    "one stop": lambda n: "a." + '"' * n,
    "stops": lambda n: "." * n + "x",
    "stops and blanks": lambda n: ". " * (n // 2) + "x",
    "initials": lambda n: "A. " * (n // 3),
    "initials without blanks": lambda n: "a." * (n // 2),
    "abbreviations": lambda n: "Mr. U.S. Inc. " * (n // 14),
    "no blanks after stops": lambda n: "end.The" * (n // 7),
    "notes": lambda n: "a." + "[1]" * (n // 3),
    "nested quotes": lambda n: "x" + "\"'“‘" * (n // 4) + "x",
    "nested brackets": lambda n: "(" * (n // 2) + "x" + ")" * (n // 2),
    "stars": lambda n: "**a.** " * (n // 7) + "*" * n,
    "hashes": lambda n: "#" * n + " x",
    "blank lines": lambda n: "x" + " \n" * (n // 2) + "x",
    "blanks": lambda n: "x" + " " * n + "x",
    "short lines": lambda n: "ab cd\n" * (n // 6),
    "wrapped lines": lambda n: "the firm said today that it would buy chips and\n" * (n // 48),
    "rows": lambda n: "|a|b|\n" * (n // 6),
    "one row": lambda n: "|a" * (n // 2),
    "control characters": lambda n: "a\x01b\x02\x7f " * (n // 6),
    "soft hyphens": lambda n: "a" + "\u00ad" * n,
    "accents": lambda n: "a" + "\u0301" * n,
    "surrogates": lambda n: "a\ud800 b\udfff. " * (n // 8),
    "right to left": lambda n: "\u202eشركة\u202c OpenAI، " * (n // 16),
    "mixed scripts": lambda n: "OpenAI 深度求索 и Яндекс και שלום. " * (n // 34),
    "addresses": lambda n: "http://" * (n // 7) + "," * n,
    "no addresses": lambda n: "www.,http://. " * (n // 14),
    "joints": lambda n: "a&b'c_d@e/f-" * (n // 12),
    "particles": lambda n: "de la " * (n // 6),
    "figures": lambda n: "1,2:34/5." * (n // 9),
    "pictures": lambda n: "😀" * n,
}


def seconds(text):
    started = time.process_time()
    sentences(text)
    with suppress(KeiretsuError):
        check(text)
    return time.process_time() - started


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_length(make):
    small, large = (min(seconds(make(size)) for _ in range(2)) for size in (12_000, 48_000))
    assert large < 10 * small + 0.03  # four times as long; quadratic were sixteen times


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_sentences_are_short(make):
    found = sentences(make(12_000))
    assert max((sentence.end - sentence.start for sentence in found), default=0) <= 3000
    assert max((len(sentence.words) for sentence in found), default=0) <= 1000


@pytest.mark.slow
def test_five_megabytes_in_one_line():
    text = "The firm said that it will buy chips, and more. " * 105_000
    check(text)
    assert len(sentences(text)) == 105_000
