"""Which Neo4j is meant: the server, the database on it, and who asks."""

import os
import re
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlencode, urlunsplit

from corpus.errors import KeiretsuError

_SCHEME = re.compile(r"(?:bolt|neo4j)(?:\+s|\+ssc)?")
_PLACE = re.compile(r"(?P<host>(?:\[[0-9A-Fa-f:.%]+\]|[^\s:/?#\[\]]+)(?::\d{1,5})?)(?P<path>/[^?#]*)?(?:\?(?P<options>[^#]*))?(?:#.*)?")
_PASSWORDS = "In a password special signs are percent-encoded, or put it into NEO4J_PASSWORD."


@dataclass(frozen=True, slots=True)
class Address:
    """A server as the driver wants it. `url` holds no credentials and may be shown; None as database is the user's home database."""

    url: str
    user: str = "neo4j"
    password: str | None = field(default=None, repr=False)  # None: the server asks for none
    database: str | None = None

    def __str__(self) -> str:
        return f"{self.url}/{self.database}" if self.database else self.url


def parse_address(given: str) -> Address:
    """Read `neo4j+s://user:password@host:7687/database`; what is not said there comes from the environment.

    The user from KEIRETSU_NEO4J_USER or NEO4J_USERNAME, the password from KEIRETSU_NEO4J_PASSWORD or NEO4J_PASSWORD, the
    database from NEO4J_DATABASE: the second names are those of the file that Aura gives out.

    >>> parse_address("bolt://127.0.0.1:7687/news?database=papers").database
    'papers'
    """
    scheme, _, rest = given.strip().partition("://")
    scheme = scheme.lower()
    if not _SCHEME.fullmatch(scheme):
        named = f"{scheme}://" if re.fullmatch(r"[a-z][a-z0-9+.-]*", scheme) else "This"
        raise KeiretsuError(f"{named} is no address of a Neo4j server; write bolt://HOST:7687, neo4j://… or neo4j+s://….")
    credentials, _, place = rest.rpartition("@")  # before anything is read: a password may hold every sign that means something else
    user, _, password = credentials.partition(":")
    found = _PLACE.fullmatch(place)
    if not found or _port(found["host"]) > 65535:
        raise KeiretsuError(f"{scheme}://… names no server; write {scheme}://HOST or {scheme}://HOST:7687. {_PASSWORDS}")
    options = dict(parse_qsl(found["options"] or ""))
    database = options.pop("database", None) or unquote(found["path"] or "").strip("/") or os.environ.get("NEO4J_DATABASE") or None
    return Address(
        url=urlunsplit((scheme, found["host"], "", urlencode(options), "")),
        user=unquote(user) or _environment("KEIRETSU_NEO4J_USER", "NEO4J_USERNAME") or "neo4j",
        password=unquote(password) or _environment("KEIRETSU_NEO4J_PASSWORD", "NEO4J_PASSWORD"),
        database=database,
    )


def _port(host: str) -> int:
    digits = host.rpartition(":")[2]
    return int(digits) if digits.isdecimal() else 0


def _environment(*names: str) -> str | None:
    return next((os.environ[name] for name in names if os.environ.get(name)), None)
