"""The address of a model's server: checked before anything is sent, and named without anything secret."""

import os
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit, urlunsplit

from corpus.errors import KeiretsuError, short

KEY = "KEIRETSU_MODEL_KEY"
_VERB = "/chat/completions"


class Address(NamedTuple):
    """Where requests go, and how people are told."""

    url: str
    host: str  # with the port; nothing of the path or the query, which may hold a key
    local: bool  # this machine itself
    encrypted: bool

    @classmethod
    def of(cls, given: str) -> "Address":
        """From what the user gives: the server, its /v1, or the whole address of chat completions."""
        parts = _split(given.strip())
        path = parts.path.rstrip("/")
        if not path.endswith(_VERB):
            path = (path or "/v1") + _VERB
        host = (parts.hostname or "").encode("idna" if not (parts.hostname or "").isascii() else "ascii").decode()
        shown = f"[{host}]" if ":" in host else host
        shown += f":{parts.port}" if parts.port else ""
        return cls(urlunsplit((parts.scheme, shown, path, parts.query, "")), shown, _is_local(host), parts.scheme == "https")

    def __repr__(self) -> str:
        return f"Address({self.host})"


def checked_key(given: str | None) -> str | None:
    """The key, else that of the environment; never shown, also not where it is wrong."""
    key = (given if given is not None else os.environ.get(KEY, "")).strip()
    if not key.isascii() or not key.isprintable() or " " in key:
        raise KeiretsuError(f"{KEY} holds something that is no key: a blank, a line break or a letter outside ASCII; set it again")
    return key or None


def checked_model(given: str) -> str:
    """The model's name, which claims carry."""
    name = given.strip()
    if not name or len(name) > 200 or not name.isprintable():
        raise KeiretsuError(f"{short(given)} is no model's name; give the one by which the server knows it")
    return name


def _split(given: str) -> SplitResult:
    wanted = "give one such as http://localhost:8080/v1 or https://api.example.org/v1"
    try:
        parts = urlsplit(given)
        secret = parts.username is not None or parts.password is not None
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
        (parts.hostname or "").encode("idna")
    except ValueError:
        raise KeiretsuError(f"the model's address is no web address; {wanted}") from None
    if secret:
        raise KeiretsuError(f"the model's address holds a user name or password; leave them out and give a key by {KEY}")
    if not good or any(c.isspace() or not c.isprintable() for c in given):
        raise KeiretsuError(f"the model's address {short(given.partition('?')[0])} is no web address; {wanted}")
    return parts


def _is_local(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
