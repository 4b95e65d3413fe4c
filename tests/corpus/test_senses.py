"""The table of names that are also something else is edited by hand: these tests guard each row."""

import csv
from functools import cache

import pytest

from corpus.tables import load_tables, rows

COLUMNS = ["name", "sense", "next", "previous", "elsewhere", "ours", "short_for"]
KINDS = {"word", "noun", "first name", "surname", "place", "thing"}


@cache
def senses() -> list[dict[str, str]]:
    return list(rows("senses.csv"))


def test_columns_and_order() -> None:
    assert set().union(*senses()) == set(COLUMNS)
    names = [row["name"] for row in senses()]
    assert names == sorted(set(names))
    assert len(names) >= 400


def test_each_row_says_something() -> None:
    assert [row["name"] for row in senses() if len(row) == 1] == []


def test_senses_are_the_known_ones() -> None:
    assert {kind for row in senses() for kind in row.get("sense", "").split("|") if kind} == KINDS


@pytest.mark.parametrize("column", COLUMNS[1:6])
def test_lists_have_no_empty_or_repeated_member_and_hold_single_words_in_small_letters(column: str) -> None:
    cells = {row["name"]: row[column].split("|") for row in senses() if column in row}
    assert {name: cell for name, cell in cells.items() if not all(cell) or len(cell) != len(set(cell))} == {}
    assert {name: cell for name, cell in cells.items() if any(word != word.lower() for word in cell)} == {}
    if column != "sense":
        assert {name: cell for name, cell in cells.items() if any(" " in word for word in cell)} == {}


def test_each_name_is_listed_or_short_for_a_listed_one_but_not_both() -> None:
    tables = load_tables()
    listed = {name for one in tables.organisations.values() for name in (one.name, *one.aliases, *one.former_names)}
    listed |= {name for product in tables.products for name in (product.name, *product.aliases)}
    assert [row["name"] for row in senses() if (row["name"] in listed) == ("short_for" in row)] == []
    assert [row["name"] for row in senses() if row.get("short_for", "nvidia") not in tables.organisations] == []


def test_no_word_speaks_for_both_senses() -> None:
    both = [(row["name"], set(row.get("ours", "").split("|")) & set(row.get("elsewhere", "").split("|")) - {""}) for row in senses()]
    assert [pair for pair in both if pair[1]] == []


def test_the_file_is_plain_csv() -> None:
    assert next(csv.reader([",".join(COLUMNS)])) == COLUMNS
