"""One question to a server that speaks the OpenAI chat-completions protocol. The only module that sends anything anywhere."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from corpus.errors import KeiretsuError, short
from extract.opinion_address import Address
from extract.opinion_answer import Reply, schema
from extract.opinion_http import LARGEST, Received, TroubleError, post
from extract.opinion_prompt import Message, size

ATTEMPTS = 4
_LONGEST_PAUSE = 60.0
_ANSWER_TOKENS = 8000


class Server:
    """Asks patiently, in the best way that the server accepts."""

    def __init__(self, address: Address, *, model: str, key: str | None, seconds: float, pause: Callable[[float], None]) -> None:
        self._address, self._key, self._seconds, self._pause = address, key, seconds, pause
        self._model = model
        # Not every server knows these; what one refuses is left out from then on.
        self._options: dict[str, Any] = {
            "temperature": 0,
            "max_tokens": _ANSWER_TOKENS,
            "response_format": {"type": "json_schema", "json_schema": {"name": "claims", "strict": True, "schema": schema()}},
        }

    def ask(self, messages: list[Message], *, pay: Callable[[int], None]) -> Reply:
        """One answer. `pay` is called before each attempt with the characters that it sends, and may refuse."""
        options = dict(self._options)
        while True:
            body = {"model": self._model, "messages": messages, **options}
            received = self._patiently(json.dumps(body).encode("ascii"), options, lambda: pay(size(messages)))
            if received.status == 200:
                self._options = options
                return _reply(received.body)
            if not (refused := _refused(received, options)):
                raise KeiretsuError(self._sentence(received))
            options = {option: value for option, value in options.items() if option not in refused}

    def _patiently(self, body: bytes, options: Iterable[str], pay: Callable[[], None]) -> Received:
        """Tries again, later each time, where waiting may help."""
        for attempt in range(1, ATTEMPTS + 1):
            pay()
            wait = float(2**attempt)
            try:
                received = post(self._address, body, key=self._key, seconds=self._seconds)
                trouble = self._sentence(received)
                if not (received.again and not _refused(received, options)):
                    return received
                wait = wait if received.after is None else received.after
            except TroubleError as error:
                trouble = f"{self._address.host} {error}"
                if not error.again:
                    raise KeiretsuError(trouble) from None
            if attempt < ATTEMPTS:
                self._pause(min(wait, _LONGEST_PAUSE))
        raise KeiretsuError(f"{trouble} (tried {ATTEMPTS} times)")

    def _sentence(self, received: Received) -> str:
        host = self._address.host
        match received.status:
            case 401 | 403:
                given = "the key in KEIRETSU_MODEL_KEY is not the one it wants" if self._key else "it wants a key: set KEIRETSU_MODEL_KEY"
                return f"{host} refused the request ({received.status}); {given}"
            case 404:
                return f"{host} has no model {self._model!r}, or no chat completions at its address (404); see --model-name and --model-url"
            case 429:
                return f"{host} takes no more requests at present (429); wait, or ask for a higher limit there"
            case status if 300 <= status < 400:
                return f"{host} sends requests on to another address ({status}); texts go only where you say: give that one by --model-url"
            case status if status >= 500:
                return f"{host} failed to answer ({status}); see its log"
            case status:
                return f"{host} did not accept the request ({status}): {self._said(received.body)}"

    def _said(self, body: bytes) -> str:
        """A server's own words about a mistake: one escaped, short line without the key."""
        words = " ".join(body[:2000].decode("utf-8", "replace").split())
        return short(words.replace(self._key, "…") if self._key else words)


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Completion(BaseModel):
    choices: list[_Choice] = Field(min_length=1)


def _refused(received: Received, options: Iterable[str]) -> list[str]:
    """The options to do without: those that a refusal names; all, where it refuses the request as a whole."""
    if received.status not in (400, 422, 500, 501):
        return []
    said = received.body.decode("utf-8", "replace")
    named = [option for option in options if option in said]
    return named or (list(options) if received.status in (400, 422) else [])


def _reply(body: bytes) -> Reply:
    if len(body) > LARGEST:
        return Reply(outcome="too long", content="")
    try:
        choice = _Completion.model_validate_json(body).choices[0]
    except ValidationError:
        return Reply(outcome="answered", content="")
    if choice.message.refusal or choice.finish_reason == "content_filter":
        return Reply(outcome="declined", content="")
    return Reply(outcome="cut" if choice.finish_reason == "length" else "answered", content=choice.message.content or "")
