"""The shipped tables of organisations and products, read once."""

import csv
import hashlib
import io
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from corpus.domain import Organisation, Product
from corpus.names import fold


class Tables(NamedTuple):
    """What Keiretsu knows of names before it has read anything."""

    organisations: dict[str, Organisation]
    products: tuple[Product, ...]
    version: str  # changes with any cell of either table


def rows(name: str) -> Iterator[dict[str, Any]]:
    """The rows of a shipped table, empty cells left out."""
    text = files("corpus").joinpath("data", name).read_text(encoding="utf-8")
    for row in csv.DictReader(io.StringIO(text, newline="")):
        yield {column: cell for column, cell in row.items() if cell}


@lru_cache(maxsize=1)
def load_people() -> dict[str, tuple[str, ...]]:
    """For whom well-known people speak: folded name → organisations."""
    return {fold(row["name"]): tuple(row["organisations"].split("|")) for row in rows("people.csv")}


@lru_cache(maxsize=1)
def load_tables() -> Tables:
    """The shipped tables, parsed on first use."""
    names = ("organisations.csv", "products.csv")
    text = b"".join(files("corpus").joinpath("data", name).read_bytes() for name in names)
    return Tables(
        {row["id"]: Organisation(**row) for row in rows(names[0])},
        tuple(Product(**row | {"id": f"p:{row['id']}"}) for row in rows(names[1])),
        hashlib.blake2b(text, digest_size=8).hexdigest(),
    )
