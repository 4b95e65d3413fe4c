"""JSON: one article, a list of them, an interface's answer around such a list, or one object a line."""

import io
import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

from corpus.draft import Draft, Link, Refusal
from corpus.errors import short
from corpus.format_fields import has_text, record
from corpus.format_source import Source, UnfitError
from corpus.format_text import characters

_DEEP = 4  # objects around the list of articles
_MOST = 100_000_000  # bytes of one JSON text, which is held in memory whole
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def read_json(source: Source) -> Iterator[Draft | Link | Refusal]:
    """The records of a file; a faulty line is told, and the others go on."""
    if source.head[:2] in _WIDE or b"\0" in source.head[:200]:
        lines: Iterator[bytes] = io.BytesIO(characters(source.whole(), source.charset).encode("utf-8", "surrogatepass"))
    else:
        lines = source.lines()
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip(b"\xef\xbb\xbf \t\r\n"))
    first = next(numbered, None)
    if first is None:
        raise UnfitError("unreadable", "There is nothing in it.")
    second = next(numbered, None)
    rest = chain([second] if second else [], numbered)
    if second is None and source.suffix not in (".jsonl", ".ndjson"):
        yield from _of_document(parsed(first[1], "It"), source)
    elif source.suffix in (".jsonl", ".ndjson") or _is_object(first[1]):
        for number, line in chain([first], rest):
            yield _of_line(line, f"{source.place}: line {number}", source)
    else:
        parts, size = [first[1]], len(first[1])
        for _, line in rest:
            parts.append(line)
            if (size := size + len(line)) > _MOST:
                raise UnfitError("too large", f"More than {_MOST:,} bytes of JSON in one piece; write one object a line (.jsonl).")
        yield from _of_document(parsed(b"".join(parts), "It"), source)


def _of_line(line: bytes, place: str, source: Source) -> Draft | Link | Refusal:
    try:
        data = parsed(line, "The line")
        if not isinstance(data, dict):
            raise UnfitError("unreadable", f"{short(data)} is no article object; write one object a line.")
        return record(data, place, source, source.given.of_each())
    except UnfitError as error:
        return Refusal(place, error.reason, str(error))


def _of_document(data: Any, source: Source) -> Iterator[Draft | Link | Refusal]:
    if isinstance(data, dict) and not has_text(data, source.mapping) and (inner := _list_in(data, source, _DEEP)) is not None:
        data = inner
    if isinstance(data, dict):
        yield record(data, source.place, source, source.given)
    elif isinstance(data, list):
        if not data:
            raise UnfitError("unreadable", "Its list of articles is empty.")
        for number, item in enumerate(data, 1):
            place = f"{source.place}: entry {number}"
            if isinstance(item, dict):
                yield _of_entry(item, place, source)
            else:
                yield Refusal(place, "unreadable", f"{short(item)} is no article object; give a list of objects.")
    else:
        raise UnfitError("unreadable", f"{short(data)} is no article object; write one object with a text, or one a line.")


def _of_entry(item: dict[str, Any], place: str, source: Source) -> Draft | Link | Refusal:
    try:
        return record(item, place, source, source.given.of_each())
    except UnfitError as error:
        return Refusal(place, error.reason, str(error))


def _list_in(data: dict[str, Any], source: Source, deep: int) -> list[Any] | None:
    """The list of records that an answer wraps: the first one that holds objects with texts or links."""
    for value in data.values():
        if isinstance(value, list) and value and all(isinstance(item, dict) for item in value[:3]) and _tells(value[0], source):
            return value
    for value in data.values():
        if deep and isinstance(value, dict) and (found := _list_in(value, source, deep - 1)) is not None:
            return found
    return None


def _tells(item: dict[str, Any], source: Source) -> bool:
    piece = record(item, "", source, source.given.of_each())
    return not isinstance(piece, Refusal)


def _is_object(line: bytes) -> bool:
    """Whether a line alone is a whole object: then each line is one."""
    try:
        return isinstance(parsed(line, ""), dict)
    except UnfitError:
        return False


def parsed(data: bytes, what: str) -> Any:
    """What a JSON text says; UnfitError where it is none."""
    try:
        return json.loads(characters(data), strict=False)
    except (ValueError, RecursionError) as error:
        why = "nested too deep" if isinstance(error, RecursionError) else str(error)
        raise UnfitError("unreadable", f"{what} is not JSON ({why}); write one article object, or one a line.") from None
