"""Markdown, also with front matter, as blogs and note programs keep it."""

import re
from collections.abc import Iterator

from corpus.draft import Draft, Link, Refusal
from corpus.format_fields import details_of
from corpus.format_source import Source, UnfitError
from corpus.format_text import addresses, decode, of_text, titled

_FRONT = re.compile(r"---\n(?P<fields>(?:[^\n]{0,2000}\n){1,60}?)---\n")


def read_markdown(source: Source) -> Iterator[Draft | Link | Refusal]:
    """Markdown, whose front matter is data about the article. Its marks stay: they are what tells headings and rows."""
    text = decode(source.whole(), source.charset)
    front = _FRONT.match(text)
    if not front:
        yield from addresses(text, source) or of_text(text, source)
        return
    pairs = (line.partition(":") for line in front["fields"].splitlines() if not line.startswith((" ", "\t", "#", "-")))
    said = details_of({key.strip(): value.strip().strip("\"'") for key, _, value in pairs if value.strip()}, source.mapping)
    title, body = titled(text[front.end() :], said.title or source.given.title)
    if not body.strip():
        raise UnfitError("unreadable", "There is no text under its front matter.")
    yield source.filled(Draft(source.place, title, body, said.publisher, said.authors, said.published, said.url, key=source.key))
