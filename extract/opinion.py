"""A second opinion: a language model that the user names reads the article too, and is believed only where the article bears it out.

Off unless an address is given. It fits any server that speaks the OpenAI chat-completions protocol, on this machine or elsewhere.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.domain import Article
from corpus.errors import KeiretsuError
from extract.evaluate_confidence import Thresholds
from extract.opinion_address import Address, checked_key, checked_model
from extract.opinion_answer import Reply, Stated, parse
from extract.opinion_budget import Budget, Purse
from extract.opinion_cache import Cache
from extract.opinion_check import CONFIDENCE, Checker
from extract.opinion_injection import struck
from extract.opinion_notes import Told, notes
from extract.opinion_prompt import LONGEST, Message, Part, messages, parts, size
from extract.opinion_tables import known
from extract.reading import Reading, StoppedError
from extract.text import check

if TYPE_CHECKING:
    from extract.opinion_server import Server


_PATIENCE = 3  # articles in a row for which the server cannot be used


class Opinion:
    """Asks one model about article after article, within one budget."""

    def __init__(
        self,
        *,
        url: str,
        model: str,
        key: str | None = None,
        budget: Budget | None = None,
        cache: Path | None = None,
        seconds: float = 300.0,
        tell: Callable[[str], None] | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """Sends nothing yet. Without `key`, KEIRETSU_MODEL_KEY is looked at; `tell` gets the sentence that says where texts go."""
        self._address, self._model = Address.of(url), checked_model(model)
        self._budget = budget or Budget()
        self._purse, self._cache = Purse(self._budget), Cache(cache)
        self._server = _server(self._address, model=self._model, key=checked_key(key), seconds=seconds, pause=pause)
        self._tell: Callable[[str], None] | None = tell or _to_stderr
        self._failed = 0  # articles, since one was read

    @property
    def thresholds(self) -> Thresholds:
        """Nothing that it says is sure; all is likely."""
        return Thresholds(sure=1.0, likely=CONFIDENCE)

    def read(self, article: Article) -> Reading:
        """The claims that the model states and the article bears out, each marked as this model's.

        A text that cannot be read and a server that cannot be used raise KeiretsuError, a spent budget and a server that could not be
        used for the third time StoppedError; an answer that cannot be used is told in the notes.
        """
        check(article.text)
        try:
            reading = self._read(article)
        except StoppedError:
            raise
        except KeiretsuError as error:
            self._failed += 1
            if self._failed < _PATIENCE:
                raise
            raise StoppedError(f"{error}. That was the third article in a row, so the rest is left unread") from None
        self._failed = 0
        return reading

    def _read(self, article: Article) -> Reading:
        text, withheld = struck(article.text[:LONGEST])
        pieces = parts(text)
        if needed := sum(self._cost(article, part) for part in pieces):
            self._purse.admit(needed)
        told = Told(withheld=withheld, shortened=len(article.text) > LONGEST)
        stated = [one for part in pieces for one in self._stated(article, part, told)]
        checked = Checker(article, text=text, known=known(), model=self._model).check(stated)
        told.blank = checked.blank
        told.dropped.update(checked.dropped)
        return Reading(checked.claims, notes(told))

    def _stated(self, article: Article, part: Part, told: Told) -> list[Stated]:
        request = messages(article, part)
        reply = self._kept(request) or self._asked(request)
        smaller = part.smaller() if reply.outcome == "cut" else []
        answer = parse(reply.content) if reply.outcome in ("answered", "cut") and not smaller else None
        if smaller or answer:
            self._cache.put([self._model, request], reply)
        if smaller:
            return [one for piece in smaller for one in self._stated(article, piece, told)]
        if answer is None:
            told.unread["unreadable" if reply.outcome == "answered" else reply.outcome] += 1
            return []
        told.dropped.update(answer.faults)
        return list(answer.stated)

    def _cost(self, article: Article, part: Part) -> int:
        """The characters that still have to be sent for it."""
        request = messages(article, part)
        reply = self._kept(request)
        if reply is None:
            return size(request)
        return sum(self._cost(article, piece) for piece in part.smaller()) if reply.outcome == "cut" else 0

    def _kept(self, request: list[Message]) -> Reply | None:
        return self._cache.get([self._model, request])

    def _asked(self, request: list[Message]) -> Reply:
        if self._tell:
            self._tell(self._destination())
            self._tell = None
        return self._server.ask(request, pay=self._purse.pay)

    def _destination(self) -> str:
        where = self._address.host + (" on this machine" if self._address.local else "")
        where += "" if self._address.encrypted or self._address.local else ", unencrypted"
        return f"The texts of the articles go to {where}, for the model {self._model}; at most {self._budget}."


def _server(address: Address, *, model: str, key: str | None, seconds: float, pause: Callable[[float], None]) -> "Server":
    from extract.opinion_server import Server

    return Server(address, model=model, key=key, seconds=seconds, pause=pause)


def _to_stderr(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
