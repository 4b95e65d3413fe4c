"""Mails: newsletters, forwarded ones, and mailboxes of them. A newsletter's sender is its publisher, a person who writes its author."""

import re
from collections.abc import Iterator
from email import errors, message_from_bytes, policy
from email.message import EmailMessage

from corpus.draft import Draft, Refusal
from corpus.format_dates import date_of
from corpus.format_source import DOCUMENT, Source, UnfitError
from corpus.format_text import clean, decode

_SUBJECT = re.compile(r"^(?:\s*(?:re|fwd?|fw|aw|wg|tr)\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)
_FORWARDED = re.compile(
    r"^[ \t>]*(?:-{3,}[ \t]*(?:Forwarded message|Original Message|Forwarded by .{1,80})[ \t]*-{3,}|Begin forwarded message:)[ \t]*\n",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER = re.compile(r"[ \t>]*\*?(?P<name>From|Date|Sent|Subject|To|Cc|Reply-To):\*?[ \t]*(?P<value>.{0,500})", re.IGNORECASE)
_OF_LISTS = ("List-Id", "List-Unsubscribe", "List-Post", "Feedback-ID")
_NEWSLETTER = re.compile(
    r"\bunsubscribe\b|view (?:this|it)? ?(?:e?-?mail )?(?:in|on) (?:your|a|the) (?:browser|web)|read (?:it )?online", re.IGNORECASE
)
_BOUNDARY = b"From "
_SIGNATURE = re.compile(r"^-- \n.*\Z", re.MULTILINE | re.DOTALL)
_ADDRESS = re.compile(r"<[^<>]*>|\S+@\S+|\(via .{1,60}\)|\[mailto:[^\]]*\]")
_MOST_NESTED = 3  # mails forwarded as attachments of each other
_MOST_PARTS = 500
_READABLE = ("text/plain", "text/html")


def read_mail(source: Source) -> Iterator[Draft | Refusal]:
    """One mail."""
    yield _mail(_parsed(source.whole()), source, source.place, nested=0)


def read_mailbox(source: Source) -> Iterator[Draft | Refusal]:
    """The mails of an mbox file, one held at a time."""
    for number, data in enumerate(_messages(source), 1):
        place = f"{source.place}: message {number}"
        try:
            yield _mail(_parsed(data), source, place, nested=0)
        except UnfitError as error:
            yield Refusal(place, error.reason, str(error))


def _messages(source: Source) -> Iterator[bytes]:
    """A "From " after an empty line begins the next; one that belongs to a text was written ">From "."""
    held: list[bytes] = []
    size, empty = 0, True
    for line in source.lines():
        if empty and line.startswith(_BOUNDARY):
            if held:
                yield b"".join(held)
            held, size = [], 0
        elif size <= DOCUMENT:  # what is longer is refused, and need not be held
            held.append(line[1:] if re.match(rb">+From ", line) else line)
            size += len(line)
        empty = not line.strip()
    if held:
        yield b"".join(held)


def _parsed(data: bytes) -> EmailMessage:
    if len(data) > DOCUMENT:
        raise UnfitError("too large", f"More than {DOCUMENT:,} bytes in one mail; save its text.")
    if data.count(b"boundary=") > _MOST_PARTS:  # each of which the library looks for in all lines after it
        raise UnfitError("too large", f"The mail has more than {_MOST_PARTS} parts in parts; save its text.")
    try:
        return message_from_bytes(data, policy=policy.default)
    except (ValueError, TypeError, AttributeError, IndexError, LookupError, RecursionError, errors.MessageError) as error:
        raise UnfitError("unreadable", f"The mail is faulty ({error}); save its text.") from None


def _mail(message: EmailMessage, source: Source, place: str, *, nested: int) -> Draft | Refusal:
    try:
        plain, markup = _part(message, "plain"), _part(message, "html")
        attached = _attached(message) if nested < _MOST_NESTED else None
        if attached and len(plain or "") < 500 and len(markup or "") < 2_000:
            return _mail(attached, source, place, nested=nested + 1)
        header = {name: _header(message, name) for name in ("From", "Date", "Subject")}
        listed = any(message.get(name) for name in _OF_LISTS)
    except (ValueError, TypeError, AttributeError, IndexError, LookupError, RecursionError, errors.MessageError) as error:
        raise UnfitError("unreadable", f"The mail is faulty ({error}); save its text.") from None
    if not (plain or "").strip() and not (markup or "").strip():
        raise UnfitError("unreadable", "The mail holds no text; attachments are not read, give them as files.")
    given = source.given if place == source.place else source.given.of_each()
    return source.filled(_draft(plain, markup, header, place, listed=listed), given)


def _draft(plain: str | None, markup: str | None, header: dict[str, str], place: str, *, listed: bool) -> Draft:
    body = _body(plain, markup, place)
    if found := _FORWARDED.search(body):
        # Who forwards wrote neither the text nor its date; what the forwarded header does not say is unknown.
        body, header = _forwarded(body[found.end() :])
        listed = bool(_NEWSLETTER.search(plain or "") or _NEWSLETTER.search(markup or ""))
    sender = " ".join(_ADDRESS.sub(" ", header.get("From", "")).replace('"', "").split())
    return Draft(
        place,
        _SUBJECT.sub("", header.get("Subject", "")).strip() or None,
        _SIGNATURE.sub("", body).strip(),
        publisher=(sender or None) if listed else None,
        authors=(sender,) if sender and not listed else (),
        published=date_of(header.get("Date")),
    )


def _body(plain: str | None, markup: str | None, place: str) -> str:
    """The page that the mail shows; its plain text where that is all, or where the page holds less than a mail that was forwarded."""
    if not (markup or "").strip() or (plain and _FORWARDED.search(plain)):
        return clean(plain or "")
    from corpus.html import page

    piece = page((markup or "").encode("utf-8", "replace"), place=place, url=None, charset="utf-8")
    # Some programs send a page that only says that there is none.
    if isinstance(piece, Draft) and piece.body.strip() and 3 * len(piece.body) > len(plain or ""):
        return piece.body
    if (plain or "").strip():
        return clean(plain or "")
    if isinstance(piece, Draft):
        raise UnfitError("too short", "The page in the mail holds no text of an article.")
    raise (
        UnfitError(piece.reason, piece.why)
        if isinstance(piece, Refusal)
        else UnfitError("not an article", "The mail only points elsewhere.")
    )


def _forwarded(text: str) -> tuple[str, dict[str, str]]:
    """The text under a forwarded mail's own header, and that header."""
    header: dict[str, str] = {}
    lines = [re.sub(r"^> ?", "", line) for line in text.lstrip("\n").split("\n")]
    while lines:
        if found := _HEADER.fullmatch(lines[0]):
            name = found["name"].title()
            header["Date" if name == "Sent" else name] = found["value"].strip(" *")
        elif not (header and lines[0].startswith((" ", "\t")) and lines[0].strip()):  # a long header goes on indented
            break
        del lines[0]
    return "\n".join(lines), header


def _part(message: EmailMessage, kind: str) -> str | None:
    """The mail's own text of this kind, attachments left out."""
    part = message.get_body(preferencelist=(kind,))
    if part is None or part.get_content_type() not in _READABLE:
        return None
    data = part.get_payload(decode=True)
    return decode(data, part.get_content_charset()) if isinstance(data, bytes) else None


def _attached(message: EmailMessage) -> EmailMessage | None:
    """A mail within the mail, by which some programs forward."""
    for part in message.walk():
        if part is not message and part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            return inner[0] if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage) else None
    return None


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(clean(str(message.get(name, ""))).split())[:500]
