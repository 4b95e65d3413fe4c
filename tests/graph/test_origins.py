"""Independent origins: reprints and summaries count once."""

import pytest

from graph.origins import origins, publishers
from graph.statement import Head


def head(name: str, *keys: str, publisher: str | None = None, kind: str = "news", based_on: str | None = None) -> Head:
    return Head(name, "", publisher, None, None, kind, None, keys, based_on)


ROWS = [
    ("none", [], 0),
    ("one", [head("a")], 1),
    ("two of their own", [head("a", "u:a"), head("b", "u:b")], 2),
    ("a reprint", [head("a", "t:same"), head("b", "t:same")], 1),
    ("a summary and what it rests on", [head("a", "u:a", "u:b"), head("b", "u:b")], 1),
    ("joined by a third", [head("a", "u:a"), head("b", "u:b"), head("c", "u:a", "u:b")], 1),
    ("joined by what is not here itself", [head("a", "u:a", "u:x"), head("b", "u:b", "u:x"), head("c", "u:c")], 2),
    ("the same article twice", [head("a", "u:a"), head("a", "u:a")], 1),
    ("without keys", [head("a"), head("b")], 2),
    ("a chain", [head(str(i), f"k:{i}", f"k:{i + 1}") for i in range(50)], 1),
]


@pytest.mark.parametrize(("heads", "count"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_origins_in_any_order(heads: list[Head], count: int) -> None:
    assert (origins(heads), origins(heads[::-1])) == (count, count)


def test_publishers_are_named_once_and_a_summary_by_what_it_rests_on() -> None:
    told = [
        head("a", publisher="Ledger"),
        head("b", publisher="Ledger"),
        head("c", publisher="Digest", kind="summary", based_on="Courier"),
        head("d", publisher="Digest", kind="summary"),
        head("e", publisher="Wire", based_on="Courier"),
        head("f"),
    ]
    assert publishers(told) == ("Courier", "Digest", "Ledger", "Wire")
