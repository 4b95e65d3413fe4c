"""Days of publication in the forms in which files, feeds and mails write them; what can be read in two ways is not guessed."""

import datetime as dt
from typing import Any

from corpus.dates import PartialDate

_LONGEST = 80  # characters; what is longer is no date
_EPOCH = range(631_152_000, 4_102_444_800)  # seconds, 1990 to 2099


def date_of(value: Any) -> PartialDate | None:
    """The date that a value of a file gives: in words, in figures, or as seconds or milliseconds since 1970.

    >>> date_of("Mon, 02 Mar 2026 10:00:00 +0100"), date_of("2025-Q3"), date_of(1772442000), date_of("soon")
    ('2026-03-02', '2025-Q3', '2026-03-02', None)
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _of_epoch(value)
    if not isinstance(value, str) or not (text := value.strip()) or len(text) > _LONGEST:
        return None
    try:
        return PartialDate(text)
    except ValueError:
        pass
    if text.isdecimal() and len(text) in (10, 13):
        return _of_epoch(int(text))
    from corpus.html_dates import read  # it brings lxml

    return read(text)


def _of_epoch(value: float) -> PartialDate | None:
    seconds = value / 1000 if value > _EPOCH[-1] else value
    if not _EPOCH[0] <= seconds <= _EPOCH[-1]:
        return None
    return PartialDate(dt.datetime.fromtimestamp(seconds, dt.UTC).date().isoformat())
