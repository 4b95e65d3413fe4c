"""Plain text: from bytes to clean characters, and the first line where it is a title. Lists of addresses."""

import codecs
import re
from collections.abc import Iterator

from corpus.draft import Draft, Link, Refusal
from corpus.format_press import articles, is_date
from corpus.format_source import Source, UnfitError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Codecs of Python's that no text is in, and that cost much or mean something else.
_NO_CHARSETS = ("utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "mbcs", "oem")
# Servers say Latin-1 of everything, and browsers read Windows-1252 for it.
_WESTERN = ("iso8859-1", "ascii", "cp1252")
_FOREIGN = 0.15  # of a text's bytes: Western European languages have a third of that beyond ASCII, all others several times it
_HEADING = re.compile(r"#{1,6}\s+(?P<title>.*?)(?:\s+#+)?")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_LONGEST_TITLE = 200
_SUBSTITUTES = str.maketrans({"\r": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n\n", "\f": "\n\n", "\v": "\n"})
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
URL = re.compile(r"https?://[^\s<>\"]{1,1990}", re.IGNORECASE)


def decode(data: bytes, charset: str | None = None) -> str:
    """The characters of a text, clean."""
    return clean(characters(data, charset))


def characters(data: bytes, charset: str | None = None) -> str:
    """The characters by byte-order mark, declared charset, UTF-8, UTF-16 without a mark, Windows-1252. UnfitError else."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace")
    for codec in [*_declared(charset), "utf-8", *_wide(data)]:
        try:
            return data.decode(codec)
        except (UnicodeError, LookupError):
            continue
    foreign = len(data.translate(None, bytes(range(128))))
    if b"\0" not in data and foreign <= max(_FOREIGN * len(data), 4):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    raise UnfitError("unreadable", "The text is neither UTF-8 nor UTF-16 nor Windows-1252; save it as UTF-8.")


def clean(text: str) -> str:
    """Lines ended by \\n; nothing that cannot be printed, turns the writing round, or is half a character."""
    return _SURROGATES.sub("\ufffd", _UNPRINTABLE.sub("", text.replace("\r\n", "\n").translate(_SUBSTITUTES)))


def split_title(text: str) -> tuple[str | None, str]:
    """The first line where it looks like a headline, and the rest: a Markdown heading, or a line apart from what follows.

    >>> split_title("Orbline raises\\n\\nTarnfjell invested."), split_title("It was said on\\nMonday.")
    (('Orbline raises', 'Tarnfjell invested.'), (None, 'It was said on\\nMonday.'))
    """
    text = text.strip()
    first, _, rest = text.partition("\n")
    first, rest = first.strip(), rest.strip("\n")
    following = text.partition("\n")[2].partition("\n")[0].strip()
    if len(first) > _LONGEST_TITLE or not rest.strip() or not any(sign.isalnum() for sign in first) or is_date(first):
        return None, text
    if heading := _HEADING.fullmatch(first):
        return heading["title"], rest
    if _UNDERLINE.fullmatch(following) and (under := rest.partition("\n")[2].strip("\n")):
        return first, under
    apart = not following or len(following) > 2 * len(first)
    return (first, rest) if apart and not first.endswith((".", ",", ";", ":")) else (None, text)


def titled(text: str, title: str | None) -> tuple[str | None, str]:
    """A title that somebody states wins over the first line, which goes where it only repeats it."""
    if not title:
        return split_title(text)
    text = text.strip()
    first, _, rest = text.partition("\n")
    heading = _HEADING.fullmatch(first.strip()) if len(first) <= _LONGEST_TITLE else None
    same = " ".join((heading["title"] if heading else first).split()).casefold() == " ".join(title.split()).casefold()
    return title, rest.strip("\n") if same and rest.strip() else text


def read_text(source: Source) -> Iterator[Draft | Link | Refusal]:
    """A plain text: one article, several of a press database, or addresses alone."""
    text = decode(source.whole(), source.charset)
    if listed := addresses(text, source):
        yield from listed
        return
    yield from of_text(text, source)


def of_text(text: str, source: Source, *, stated: str | None = None) -> Iterator[Draft]:
    """The articles of a text that some format gave, with the title that it states."""
    parts = articles(text)
    if parts:
        for number, part in enumerate(parts, 1):
            yield source.filled(
                Draft(f"{source.place}: article {number}", part.title, part.body, part.publisher, part.authors, part.published, part.url),
                source.given.of_each(),
            )
        return
    if not any(sign.isalnum() for sign in text):
        raise UnfitError("unreadable", "There is no text in it.")
    title, body = titled(text, stated or source.given.title)
    yield source.filled(Draft(source.place, title, body, key=source.key))


def addresses(text: str, source: Source) -> list[Link | Refusal]:
    """A list of addresses, a line each, with remarks after a #; empty where the text is anything else."""
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1)]
    lines = [(number, line) for number, line in lines if line and not line.startswith("#")]
    if any(" " in line for _, line in lines) or 2 * sum(bool(URL.fullmatch(line)) for _, line in lines) <= len(lines):
        return []
    return [
        Link(f"{source.place}: line {number}", line, published=source.given.published, publisher=source.given.publisher)
        if URL.fullmatch(line)
        else Refusal(f"{source.place}: line {number}", "unreadable", f"{line[:80]!r} is no web address; write it with https://.")
        for number, line in lines
    ]


def _declared(charset: str | None) -> list[str]:
    try:
        codec = codecs.lookup(charset or "")
    except (LookupError, ValueError):
        return []
    text = getattr(codec, "_is_text_encoding", True)
    return [codec.name] if text and codec.name not in (*_NO_CHARSETS, *_WESTERN) else []


def _wide(data: bytes) -> list[str]:
    """UTF-16 without a mark: every second byte of Western writing is zero."""
    sample = data[:1000]
    zeros = [sample[at::2].count(0) / max(len(sample[at::2]), 1) for at in (0, 1)]
    if zeros[1] > 0.4 and zeros[0] < 0.1:
        return ["utf-16-le"]
    return ["utf-16-be"] if zeros[0] > 0.4 and zeros[1] < 0.1 else []
