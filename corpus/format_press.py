"""A text with many articles in it, as press databases and people who collect clippings write them, taken apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dates import PartialDate
from corpus.format_dates import date_of

_COUNTED = re.compile(r"^[ \t]*(?:Document[ \t]+)?\d{1,5}[ \t]+of[ \t]+\d{1,5}(?:[ \t]+DOCUMENTS?)?[ \t]*$", re.IGNORECASE | re.MULTILINE)
_RULE = re.compile(r"^[ \t]*(?:-{10,}|={10,}|_{10,}|\*{10,})[ \t]*$", re.MULTILINE)
_ENDED = re.compile(r"^[ \t]*(?:Document[ \t]+[A-Z]{2,8}0{2,}\w{8,30}|End of Document)[ \t]*$", re.MULTILINE)
_KEYS = {
    **dict.fromkeys(("headline", "title", "hd"), "title"),
    **dict.fromkeys(("byline", "author", "authors", "by"), "authors"),
    **dict.fromkeys(("publication", "publication title", "source", "source name", "newspaper", "publisher", "sn"), "publisher"),
    **dict.fromkeys(("date", "publication date", "published", "pd", "load-date"), "published"),
    **dict.fromkeys(("url", "link", "document url", "web address"), "url"),
    **dict.fromkeys(("body", "full text", "text"), "text"),
    **dict.fromkeys(("length", "section", "word count", "words", "edition", "dateline", "page", "pages", "copyright", "highlight"), ""),
    **dict.fromkeys(("document type", "document-type", "publication-type", "language", "language of publication", "section-name"), ""),
}
_KEY = re.compile(r"[ \t]*(?P<key>[A-Za-z][A-Za-z -]{1,24}?)[ \t]*:(?:[ \t]+(?P<value>[^\n]{0,500}))?[ \t]*")
_TAIL = re.compile(
    r"^[ \t]*(?:(?:LOAD-DATE|PUBLICATION-TYPE|DOCUMENT-TYPE|LANGUAGE|Load-Date|Publication-Type|JOURNAL-CODE|Classification|Language"
    r"|Last updated|Copyright|Database|ProQuest document ID|Document URL|Publication subject|Subject)[ \t]*:"
    r"|(?:Copyright|\(c\)|©)[ \t]+(?:\(c\) |©[ \t]*)?\d{4}\b[^\n]{0,120}$)",
    re.MULTILINE,
)
_LENGTH = re.compile(r"[\d,]{1,7} words", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?:\s?[AP]M)?(?:\s[A-Z]{2,4})?")
_NOTHING = re.compile(
    r"(?:[\d,]{1,7} words|English|[A-Z]{2,8}|Body|All Rights Reserved\.?|(?:Copyright|\(c\)|©).{0,120}|.{0,40}\bEdition\b.{0,40})"
)
_OTHER_WORDS = re.compile(
    r"\b(?!(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|mon|tues?|wed|thu|thurs?|fri|sat|sun)[a-z]*\b"
    r"|[ap]\.?m\b|gmt|utc|e[sd]?t\b|p[sd]?t\b|cet|at\b|st\b|nd\b|rd\b|th\b)[a-z]",
    re.IGNORECASE,
)
_HEADER_LINES = 25
_MOST = 20_000
_BETWEEN = re.compile(r"\s*(?:;|,|\band\b)\s*")


@dataclass(slots=True)
class Part:
    """One article of a text with many."""

    body: str
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: PartialDate | None = None
    url: str | None = None


def articles(text: str) -> list[Part]:
    """The articles, or none where the text is a single one."""
    for parts in (_counted(text), _ended(text), _ruled(text), _headed(text)):
        if len(parts) > 1:
            return [part for one in parts[:_MOST] if (part := _read(one)).body]
    return []


def _counted(text: str) -> list[str]:
    """Apart by "Document 3 of 25" or "3 of 25 DOCUMENTS"."""
    return [part for part in _COUNTED.split(text)[1:] if part.strip()]


def _ended(text: str) -> list[str]:
    """Each ended by its number in the database, or by "End of Document"."""
    return [part for part in _ENDED.split(text)[:-1] if part.strip()] if len(_ENDED.findall(text)) > 1 else []


def _ruled(text: str) -> list[str]:
    """Apart by rules, where nearly every part says at its beginning what it is: a rule may also part sections of one article."""
    parts = [part for part in _RULE.split(text) if part.strip()]
    if len(parts) < 2:
        return []
    headed = sum(_keys(part) >= 2 or _is_dated(part) for part in parts)
    return parts if headed >= 2 and headed >= 0.8 * len(parts) else []


def _headed(text: str) -> list[str]:
    """Without anything between them, each begun by the same line of a block of such lines."""
    first = _KEY.match(text.lstrip())
    key = first["key"].lower() if first else ""
    if _KEYS.get(key) not in ("title", "publisher", "published", "authors"):
        return []
    starts = [found.start(1) for found in re.finditer(rf"(?:\A|\n[ \t]*\n)[ \t]*({re.escape(key)}[ \t]*:)", text, re.IGNORECASE)]
    parts = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    return parts if all(_keys(part) >= 2 for part in parts) else []


def _keys(part: str) -> int:
    """How many different lines of a header stand at the beginning."""
    lines = [line for line in part.strip().split("\n", _HEADER_LINES)[:_HEADER_LINES] if line.strip()]
    return len({found["key"].lower() for line in lines[:8] if (found := _KEY.fullmatch(line)) and found["key"].lower() in _KEYS})


def _is_dated(part: str) -> bool:
    """Whether a line of its own near the beginning is a date."""
    lines = [line.strip() for line in part.strip().split("\n", 8)[:8]]
    return any(map(is_date, lines))


def _read(part: str) -> Part:
    lines = part.strip("\n").split("\n")
    end = _header_end(lines)
    said: dict[str, str] = {}
    bare = []
    for line in lines[:end]:
        found = _KEY.fullmatch(line)
        if found and (ours := _KEYS.get(found["key"].lower())) is not None:
            if ours and found["value"]:
                said.setdefault(ours, found["value"].strip())
        elif line.strip():
            bare.append(line.strip())
    read = Part(_without_tail("\n".join(([said["text"]] if "text" in said else []) + lines[end:])))
    _place(bare, read)
    read.title = said.get("title") or read.title
    read.publisher = said.get("publisher") or read.publisher
    read.published = date_of(said.get("published")) or read.published
    read.url = said["url"] if re.fullmatch(r"https?://\S{1,1990}", said.get("url", "")) else None
    if byline := re.sub(r"^by\s+", "", said.get("authors", ""), flags=re.IGNORECASE):
        read.authors = tuple(name for name in _BETWEEN.split(byline) if name)
    return read


def _header_end(lines: list[str]) -> int:
    """Where the text begins: after the last line of the header, told by its keys, its date or its length."""
    last = -1
    for at, line in enumerate(lines[:_HEADER_LINES]):
        words = line.strip()
        found = _KEY.fullmatch(line)
        if found and (ours := _KEYS.get(found["key"].lower())) is not None:
            last = at
            if ours == "text":
                break
        elif _is_header(words) or (last >= 0 and last == at - 1 and _NOTHING.fullmatch(words)):
            last = at
        elif len(words) > 100 or (len(words) > 40 and words.endswith(".") and not _NOTHING.fullmatch(words)):
            break  # a paragraph: the text has begun
    return _after_bare(lines, last + 1) if last >= 0 else 0


def _is_header(line: str) -> bool:
    """Whether a line without a key is one of those that databases put above a text."""
    return bool(line == "Body" or _LENGTH.fullmatch(line) or _TIME.fullmatch(line) or is_date(line))


def is_date(line: str) -> bool:
    """Whether a line is a day and nothing else."""
    if len(line) > 60 or _OTHER_WORDS.search(line):
        return False
    found = date_of(line)
    return found is not None and found.precision == "day"


def _after_bare(lines: list[str], end: int) -> int:
    """Databases put the paper, a code and the language right under the date, and the text after a blank line."""
    if not any(_LENGTH.fullmatch(line.strip()) for line in lines[:end]):
        return end
    while end < len(lines) and (line := lines[end].strip()) and (_NOTHING.fullmatch(line) or (len(line) <= 60 and not line.endswith("."))):
        end += 1
    return end


def _place(bare: list[str], read: Part) -> None:
    """The lines without a key: title, paper and day, in the order of the great databases."""
    dated = next((at for at, line in enumerate(bare) if is_date(line)), None)
    if dated is None:
        read.title = next(iter(_telling(bare)), None)
        return
    read.published = date_of(bare[dated])
    before, after = bare[:dated], list(_telling(bare[dated + 1 :]))
    if before and _LENGTH.fullmatch(before[-1]):  # title, byline, "512 words", day, paper
        before = list(_telling(before))
        read.publisher = after[0] if after else None
    elif len(before) == 1 and after:  # paper, day, title
        read.publisher, read.title = before[0], after[0]
        return
    elif len(before) > 1:  # title, paper, day
        read.publisher = before[-1]
        before = before[:-1]
    authors = [line for line in before if re.match(r"by\s", line, re.IGNORECASE)]
    read.authors = tuple(name for line in authors[:1] for name in _BETWEEN.split(line[3:]) if name)
    read.title = next((line for line in before if line not in authors), None) or (after[0] if after and not read.publisher else None)


def _telling(lines: list[str]) -> Iterator[str]:
    yield from (line for line in lines if not (_NOTHING.fullmatch(line) or _TIME.fullmatch(line)))


def _without_tail(text: str) -> str:
    """The text without what databases write under it."""
    half = len(text) // 2
    found = _TAIL.search(text, half)
    kept = text[: found.start()] if found else text
    return _ENDED.sub("", re.sub(r"\A\s*Body[ \t]*\n", "", kept)).strip()
