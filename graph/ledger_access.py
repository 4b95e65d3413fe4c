"""What the parts of the ledger get from it: a way to read, and the two ways to write."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, NamedTuple

from graph.ledger_write import Writing


class Access(NamedTuple):
    """An open ledger, as its parts see it."""

    path: Path
    rows: Callable[..., Iterator[tuple[Any, ...]]]  # of a query with its parameters
    changing: Callable[[], AbstractContextManager[sqlite3.Connection]]  # a transaction on what no publication shows
    writing: Callable[[], AbstractContextManager[Writing]]  # one that also computes what it touched, and notes it as changed
