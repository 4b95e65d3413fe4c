"""What people give to be read: files, folders and the standard input, as articles. A fault is told and the others go on."""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from app.commands import open_source
from corpus.domain import Article
from corpus.errors import KeiretsuError, short
from corpus.read import read_article

OBJECTS = frozenset({".json", ".jsonl"})
KINDS = OBJECTS | {".txt", ".md"}
_HEADING = re.compile(r"#{1,6}\s+(?P<title>.*?)(?:\s+#+)?")


class Details(NamedTuple):
    """What a plain text cannot say of itself."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


NO_DETAILS = Details()


class Given(NamedTuple):
    """An article to be read, and where it stands: the file, with the line where it holds several."""

    place: str
    article: Article


class Unread(NamedTuple):
    """Something that could not be read: the sentence names it and says why."""

    why: str


def articles(names: Iterable[str | Unread], details: Details = NO_DETAILS) -> Iterator[Given | Unread]:
    """The articles of these files, in their order."""
    for name in names:
        if isinstance(name, Unread):
            yield name
        else:
            yield from _articles(name, details)


def files_of(names: Iterable[str], kinds: frozenset[str] = KINDS) -> Iterator[str | Unread]:
    """The files, folders opened down to the last one and sorted by path; what is hidden is left out."""
    for name in names:
        if name == "-" or not _is_folder(name):
            yield name
            continue
        blocked: list[OSError] = []
        found = sorted(_below(Path(name), kinds, blocked))
        yield from (Unread(f"{error.filename} cannot be read ({error.strerror}).") for error in blocked)
        yield from map(str, found)
        if not found and not blocked:
            yield Unread(f"{name} holds no {_listed(kinds)} file.")


@contextmanager
def opened(name: str) -> Iterator[TextIO]:
    """A file or the standard input; whatever keeps it from being read is one sentence."""
    try:
        with open_source(name) as source:
            yield source
    except UnicodeDecodeError as error:
        raise KeiretsuError(f"{name} is not UTF-8 text ({error.reason} at byte {error.start:,}); save it as UTF-8.") from None
    except OSError as error:
        raise KeiretsuError(f"{name} cannot be read ({error.strerror}).") from None


def objects(lines: Iterable[str], name: str) -> Iterator[tuple[str, str]]:
    """The JSON texts of a file with the place of each: one a line, or, where its first line is not whole, a single one over many."""
    rest = iter(enumerate(lines, 1))
    start = next(((number, line) for number, line in rest if line.strip()), None)
    if start and not name.endswith(".jsonl") and (start[1].lstrip().startswith("[") or not start[1].rstrip().endswith("}")):
        yield name, start[1] + "".join(line for _, line in rest)
    elif start:
        yield from ((f"{name}, line {number}", line) for number, line in chain([start], rest) if line.strip())


def parsed(text: str, place: str) -> dict[str, Any]:
    """The object that a JSON text holds."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise KeiretsuError(f"{place}: not JSON ({error}). Write one article object, or one on each line.") from None
    if not isinstance(data, dict):
        raise KeiretsuError(f"{place}: {short(data)} is no article object. Write one object with a text, or one on each line.")
    return data


def named(data: dict[str, Any], file: str) -> dict[str, Any]:
    """The object with an id: an article that has none is called by its file, where that holds it alone."""
    nameless = data.get("id", data.get("key")) is None and file.lower().endswith(".json")
    return data | {"id": Path(file).stem} if nameless else data


def title_of(text: str) -> str:
    """The first line where it looks like a headline: a Markdown heading, or a line apart from the text that follows.

    >>> title_of("Orbline raises\\n\\nTarnfjell invested."), title_of("It was said on\\nMonday that it raised."), title_of("One line.")
    ('Orbline raises', '', '')
    """
    first, _, rest = text.strip().partition("\n")
    first, following = first.strip(), rest.partition("\n")[0].strip()
    if len(first) > 200 or not any(sign.isalnum() for sign in first):
        return ""
    if heading := _HEADING.fullmatch(first):
        return heading["title"]
    apart = bool(rest.strip()) and (not following or len(following) > 2 * len(first))
    return first if apart and not first.endswith((".", ",", ";", ":")) else ""


def _is_folder(name: str) -> bool:
    with suppress(OSError):  # a name that no file can have
        return Path(name).is_dir()
    return False


def _below(folder: Path, kinds: frozenset[str], blocked: list[OSError]) -> Iterator[Path]:
    for at, folders, names in folder.walk(on_error=blocked.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (at / name for name in names if not name.startswith(".") and Path(name).suffix.lower() in kinds)


def _listed(kinds: frozenset[str]) -> str:
    *most, last = sorted(kinds)
    return f"{', '.join(most)} or {last}"


def _articles(name: str, details: Details) -> Iterator[Given | Unread]:
    try:
        with opened(name) as source:
            yield from _read(source, name, details)
    except KeiretsuError as error:
        yield Unread(str(error))


def _read(source: Iterable[str], name: str, details: Details) -> Iterator[Given | Unread]:
    """The articles of an opened file; what its name does not tell (the standard input, no ending) its first sign does."""
    ending = "" if name == "-" else Path(name).suffix.lower()
    if ending and ending not in KINDS:
        raise KeiretsuError(f"{name}: {ending} files are not read; give {_listed(KINDS)}.")
    lines = iter(source)
    head = _head(lines)
    whole = chain(head, lines)
    if ending not in OBJECTS and (ending or not "".join(head).lstrip().startswith("{")):
        yield _of_text("".join(whole), name, details)
        return
    if any(details):
        raise KeiretsuError(f"{name} holds article objects, which say themselves what --title and its like say of a plain text.")
    for place, text in objects(whole, name):
        yield _of_object(text, place, name)


def _head(lines: Iterator[str]) -> list[str]:
    """The lines down to the first that holds anything."""
    head = []
    for line in lines:
        head.append(line)
        if line.strip():
            break
    return head


def _of_text(text: str, name: str, details: Details) -> Given:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise KeiretsuError(f"{name} holds no text.")
    title = title_of(text) if details.title is None else details.title
    key = None if name == "-" else Path(name).stem
    return Given(name, read_article(details._asdict() | {"id": key, "title": title, "text": text}, name)[0])


def _of_object(text: str, place: str, name: str) -> Given | Unread:
    """The article; claims that it comes with are not looked at, since they are to be read anew."""
    try:
        return Given(place, read_article(named(parsed(text, place), name) | {"claims": None}, place)[0])
    except KeiretsuError as error:
        return Unread(str(error))
