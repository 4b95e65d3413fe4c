"""What a fetch may cost, and the error that says why nothing was fetched."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Literal

from corpus.errors import KeiretsuError

Reason = Literal[
    "address", "scheme", "port", "too_large", "not_found", "forbidden", "robots", "type", "redirects", "time", "server", "connection"
]


class RefusedError(KeiretsuError):
    """Nothing was fetched: `reason` says why in a word, the message in a sentence."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason: Reason = reason

    def __reduce__(self) -> tuple[type[RefusedError], tuple[Reason, str]]:
        return RefusedError, (self.reason, str(self))  # so that it passes between processes


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one fetch may cost; times in seconds, sizes in bytes."""

    redirects: int = 5
    connect: float = 10.0  # for one address, and again for its TLS
    read: float = 20.0  # of silence
    total: float = 60.0  # from the first connection to the last byte, redirects and robots.txt included, pauses left out
    wire: int = 20_000_000  # as sent, headers included
    body: int = 40_000_000  # unpacked
    robots: int = 500_000  # of a robots.txt; the rest of it is not read
    pause: float = 30.0  # the longest that a host may make us wait, by Crawl-delay or Retry-After


class Deadline:
    """The end of the time that one fetch may take."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def extend(self, seconds: float) -> None:
        """Pauses out of politeness are not the server's."""
        self._end += seconds

    def left(self, url: str) -> float:
        """Seconds that are left; where none are, the refusal."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise RefusedError("time", f"{url} took too long to answer; try again later.")
        return left
