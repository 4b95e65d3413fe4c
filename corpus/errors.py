"""The one error that users see: its message says what was wrong, with the value, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # `keiretsu --help` needs the error, and not pydantic
    from pydantic import ValidationError


class KeiretsuError(Exception):
    """Something a user can put right. The command line prints the message in a line and exits with 1."""


class OtherLedgerError(KeiretsuError):
    """A store shows another ledger's graph; nothing of it may be replaced unasked."""


def in_words(error: ValidationError) -> str:
    """The first thing that does not fit, in one line: which field, its value, and what is wrong with it."""
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    wrong = first["msg"].removeprefix("Value error, ")
    if first["type"] == "missing":
        return f"'{where}' is missing"
    return f"'{where}' is {short(first['input'])}: {wrong}" if where else wrong


def short(value: object) -> str:
    """A value in a message, cut where it is long."""
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "…"
