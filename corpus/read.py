"""The one reader of the line format: an article object with its claims on each line, checked strictly."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from corpus.domain import Article, Claim
from corpus.errors import KeiretsuError, in_words, short

# What a line may carry beside the fields of Article, and is not kept: notes of those who annotate.
NOTES = ("register", "note")


def read_lines(lines: Iterable[str], name: str) -> Iterator[tuple[Article, list[Claim]]]:
    """Each line's article and claims; the first mistake ends it with file, line, field and value."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield read_line(line, f"{name}, line {number}")


def read_line(line: str, place: str) -> tuple[Article, list[Claim]]:
    """One line; `place` says where it stands, for the sentence about a mistake."""
    try:
        data = json.loads(line, object_pairs_hook=_once_each)
    except KeiretsuError as error:
        raise KeiretsuError(f"{place}: {error}") from None
    except (ValueError, RecursionError) as error:
        raise KeiretsuError(f"{place}: not JSON ({error}). Each line has to be one article object.") from None
    if not isinstance(data, dict):
        raise KeiretsuError(f"{place}: {short(data)} is no article object. Each line has to be a JSON object with a text and claims.")
    return read_article(data, place)


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """JSON lets a key stand twice and readers take either value: here neither is guessed."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        raise KeiretsuError(f"{short(twice)} stands more than once in one object; give it once.")
    return found


def read_article(data: dict[str, Any], place: str) -> tuple[Article, list[Claim]]:
    """One article object of the line format."""
    given = {k: v for k, v in data.items() if k not in ("id", "claims", *NOTES) and (v is not None or k == "text")}
    article = _checked(Article, given | {"key": _key(data, place)}, place)
    if article.key == article.id:
        article = article.model_copy(update={"key": None})
    claims = data.get("claims") or []
    if not isinstance(claims, list):
        raise KeiretsuError(f"{place}: 'claims' is {short(claims)}; it has to be a list of claim objects.")
    return article, [c for i, claim in enumerate(claims) for c in _claims(claim, article, f"{place}, claim {i + 1}")]


def write_line(article: Article, claims: Iterable[Claim]) -> str:
    """The line that `read_line` reads back as the same article and claims."""
    data = article.model_dump(mode="json", exclude={"id", "key"}, exclude_none=True, exclude_defaults=True)
    head = {"id": article.key or article.id, "title": article.title, "kind": article.kind}
    return json.dumps(head | data | {"claims": [c.line() for c in claims]}, ensure_ascii=False)


def _key(data: dict[str, Any], place: str) -> str | None:
    key = data.get("id", data.get("key"))
    if key is not None and not isinstance(key, str):
        raise KeiretsuError(f"{place}: 'id' is {short(key)}; it has to be text.")
    return key


def _claims(data: Any, article: Article, place: str) -> Iterator[Claim]:
    """The claim, and one more for each further deal of the same two that its `also` lists."""
    if not isinstance(data, dict):
        raise KeiretsuError(f"{place}: {short(data)} is not a claim object.")
    also = data.get("also") or []
    for more in [{}, *also]:
        if not isinstance(more, dict):
            raise KeiretsuError(f"{place}: 'also' holds {short(more)}; it has to be a list of objects.")
        fields = {k: v for k, v in data.items() if k != "also" and v is not None} | {k: v for k, v in more.items() if v is not None}
        if more:
            fields = {k: v for k, v in fields.items() if k not in ("amount", "date", "percent") or more.get(k) is not None}
        yield _checked(Claim, fields | _place(fields, article.text, place), place)


def _place(fields: dict[str, Any], text: str, place: str) -> dict[str, int]:
    """Where the evidence stands; it has to be in the text word for word."""
    evidence, start, end = fields.get("evidence"), fields.get("start"), fields.get("end")
    if not isinstance(evidence, str) or not isinstance(start, int | None):
        return {}  # the types say what is wrong
    start = text.find(evidence) if start is None else start
    if start < 0 or not text.startswith(evidence, start):
        raise KeiretsuError(f"{place}: the evidence {short(evidence)} does not stand word for word in the article's text.")
    if end not in (None, start + len(evidence)):
        raise KeiretsuError(f"{place}: 'end' is {short(end)}; the evidence that starts at {start} ends at {start + len(evidence)}.")
    return {"start": start, "end": start + len(evidence)}


def _checked[T: (Article, Claim)](kind: type[T], fields: dict[str, Any], place: str) -> T:
    try:
        return kind(**fields)
    except ValidationError as error:
        raise KeiretsuError(f"{place}: {in_words(error)}.") from None
    except TypeError as error:
        raise KeiretsuError(f"{place}: {error}.") from None
