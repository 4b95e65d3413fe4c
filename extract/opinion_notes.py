"""What a reader of claims should know about a second opinion, in sentences of our own: nothing of an answer is repeated."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.opinion_prompt import LONGEST

_UNREAD = {
    "unreadable": "could not be read as claims",
    "cut": "stopped before its end",
    "declined": "was a refusal",
    "too long": "was too long to be read",
}


@dataclass(slots=True)
class Told:
    """Counted while reading one article."""

    withheld: int = 0  # paragraphs
    shortened: bool = False
    blank: int = 0  # fields
    dropped: Counter[str] = field(default_factory=Counter)  # claims, by reason
    unread: Counter[str] = field(default_factory=Counter)  # answers, by what was wrong


def notes(told: Told) -> tuple[str, ...]:
    """One sentence for each thing that is not as it should be; none for a smooth reading."""
    return tuple(_notes(told))


def _notes(told: Told) -> Iterator[str]:
    for wrong, times in told.unread.items():
        yield f"{times} {'answer' if times == 1 else 'answers'} of the model {_UNREAD[wrong]}"
    if dropped := told.dropped.total():
        reasons = "; ".join(f"{times} for {reason}" for reason, times in sorted(told.dropped.items(), key=lambda row: (-row[1], row[0])))
        yield f"{dropped} of the model's claims dropped: {reasons}"
    if told.blank:
        many = told.blank > 1
        yield f"{told.blank} {'fields' if many else 'field'} left empty: the words given do not stand there, or say no such thing"
    if told.withheld:
        many = told.withheld > 1
        yield f"{told.withheld} {'paragraphs speak' if many else 'paragraph speaks'} to a model, not a reader: neither sent nor believed"
    if told.shortened:
        yield f"only the first {LONGEST:,} characters were read"
