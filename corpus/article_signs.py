"""What a page or a text is where it is no article, told by its title and its words as `boilerplate.csv` lists them."""

import re
from functools import cache

from corpus.tables import rows

STUB = 1_500  # characters: what is longer is neither the beginning of an article behind a wall nor a notice about cookies
WALLED = "Only the beginning of the article is there, the rest is for subscribers; save the page while you are logged in."

_WHAT = {
    "error": "an error page",
    "robots": "a check for robots",
    "javascript": "a page that shows nothing without JavaScript",
    "cookies": "a cookie notice",
    "login": "a login page",
}


@cache
def phrases(where: str) -> str:
    """All patterns of one sort, as one, for text on one line with single spaces."""
    return "|".join(row["pattern"] for row in rows("boilerplate.csv") if row["where"] == where)


@cache
def _pattern(where: str) -> re.Pattern[str]:
    return re.compile(phrases(where), re.IGNORECASE | re.DOTALL)


def sign(title: str | None, text: str) -> str | None:
    """What it is instead of an article, where its title or its few words say so."""
    if len(text) > STUB:
        return None
    if title and len(title) < 100 and re.fullmatch(rf"\W*(?:{phrases('error title')})\W*", title, re.IGNORECASE):
        return _WHAT["error"]
    flat = " ".join(text.split())
    return next((what for where, what in _WHAT.items() if _pattern(where).search(flat)), None)


def is_wall(text: str) -> bool:
    """Whether it asks for a subscription before the rest may be read."""
    return bool(_pattern("wall").search(" ".join(text.split())))
