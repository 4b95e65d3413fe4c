"""One input as a stream of bytes with what is said of it, and the bounds within which it is read."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, cast

from corpus.draft import NO_DETAILS, Details, Draft, Piece, Reason, Refusal
from corpus.errors import KeiretsuError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DOCUMENT = 40_000_000  # bytes of one document, line or message: what is held in memory at once
UNPACKED = 4_000_000_000  # bytes out of one input's archives altogether
MEMBERS = 100_000  # of one input's archives altogether
RATIO = 200  # unpacked to packed; text is packed to a tenth, a bomb to a thousandth
SMALL = 10_000_000  # bytes: below it the ratio is nobody's concern
NESTING = 2  # an archive in an archive, and no further
HEAD = 65_536
_AT_ONCE = 1_000_000


class UnfitError(KeiretsuError):
    """An input that is not read: `reason` as in a refusal, the message its sentence."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason: Reason = reason


class FullError(UnfitError):
    """The bounds of the whole input are reached: nothing more is read from it."""


@dataclass(slots=True)
class Room:
    """What one input may still unpack; shared by all that is nested in it."""

    unpacked: int = UNPACKED
    members: int = MEMBERS

    def member(self) -> None:
        """One more file out of an archive."""
        self.members -= 1
        if self.members < 0:
            raise FullError("too large", f"The archive holds more than {MEMBERS:,} files; split it.")

    def take(self, count: int) -> None:
        """So many more bytes."""
        self.unpacked -= count
        if self.unpacked < 0:
            raise FullError("too large", f"The archive unpacks to more than {UNPACKED:,} bytes; split it.")


@dataclass(frozen=True)
class Source:
    """Bytes to be read, once, and what is known of them."""

    stream: io.BufferedReader
    place: str
    name: str = ""  # of the file, by which its kind is told; nothing is ever written under it
    content_type: str = ""  # without parameters
    charset: str | None = None
    url: str | None = None
    given: Details = NO_DETAILS
    mapping: Mapping[str, str] = field(default_factory=dict)  # a column or field of the user's → ours
    depth: int = 0  # archives around it
    room: Room = field(default_factory=Room)

    @cached_property
    def head(self) -> bytes:
        """The first bytes, which stay to be read."""
        return self.stream.peek(HEAD)[:HEAD]

    @property
    def suffix(self) -> str:
        """The name's ending, small."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def key(self) -> str | None:
        """The name without its ending, by which people know a file that holds one article."""
        return PurePosixPath(self.name.replace("\\", "/")).stem or None

    def whole(self) -> bytes:
        """All of it, where that is not too much to hold."""
        data = bytearray()
        while part := self.stream.read(_AT_ONCE):
            data += part
            if len(data) > DOCUMENT:
                raise UnfitError("too large", f"More than {DOCUMENT:,} bytes in one document; split it.")
        return bytes(data)

    def lines(self) -> Iterator[bytes]:
        """Its lines, one at a time, none without end."""
        while line := self.stream.readline(DOCUMENT + 1):
            if len(line) > DOCUMENT:
                raise UnfitError("too large", f"A line of more than {DOCUMENT:,} bytes; split the file into lines.")
            yield line

    def part(self, data: bytes, place: str, *, content_type: str, url: str | None) -> Source:
        """One of many things that stand in it, to be read by its own kind."""
        kind, charset = parameters(content_type)
        return replace(
            self,
            stream=opened(data),
            place=f"{self.place}: {place}",
            name="",
            content_type=kind,
            charset=charset,
            url=url,
            given=self.given.of_each(),
        )

    def member(self, stream: io.BufferedReader, name: str) -> Source:
        """A file of an archive."""
        given = self.given.of_each()
        return replace(
            self,
            stream=stream,
            place=f"{self.place}: {name}",
            name=name,
            content_type="",
            charset=None,
            url=None,
            given=given,
            depth=self.depth + 1,
        )

    def inside(self, stream: io.BufferedReader, name: str) -> Source:
        """The same thing without its wrapping."""
        return replace(self, stream=stream, name=name, content_type="", depth=self.depth + 1)

    def filled(self, draft: Draft, given: Details | None = None) -> Draft:
        """The article, with the user's details where it has none of its own."""
        given = self.given if given is None else given
        return replace(
            draft,
            title=draft.title or given.title,
            publisher=draft.publisher or given.publisher,
            authors=draft.authors or given.authors,
            published=draft.published or given.published,
            url=draft.url or self.url or given.url,
        )

    def refusal(self, error: UnfitError) -> Refusal:
        """The sentence about all of it."""
        return Refusal(self.place, error.reason, str(error))


type Reader = Callable[[Source], Iterator[Piece | Source]]  # a Source that comes out is read by its own kind


def opened(data: bytes | BinaryIO | io.RawIOBase) -> io.BufferedReader:
    """Bytes or a stream, so that its beginning can be looked at."""
    raw = io.BytesIO(data) if isinstance(data, bytes) else data
    return io.BufferedReader(cast("io.RawIOBase", raw), HEAD)


def spooled(stream: BinaryIO | io.BufferedIOBase) -> io.BufferedReader:
    """The same where one can go back in it: in memory, and on the disk where it is long."""
    from tempfile import SpooledTemporaryFile

    copy = SpooledTemporaryFile(max_size=DOCUMENT)  # noqa: SIM115 - closed with the reader around it
    size = 0
    while data := stream.read(_AT_ONCE):
        size += copy.write(data)
        if size > UNPACKED:
            raise UnfitError("too large", f"More than {UNPACKED:,} bytes; split it, or give files.")
    copy.seek(0)
    return opened(cast("io.RawIOBase", copy))


def parameters(content_type: str) -> tuple[str, str | None]:
    """A content type as headers write it, apart from its charset.

    >>> parameters('Text/HTML; charset="Windows-1252"'), parameters("")
    (('text/html', 'windows-1252'), ('', None))
    """
    from email.message import Message

    message = Message()
    message["Content-Type"] = " ".join(content_type.split())
    return (message.get_content_type() if content_type.strip() else ""), message.get_content_charset()


class Counted:
    """A stream of packed bytes that says how many were read from it."""

    def __init__(self, stream: BinaryIO | io.BufferedIOBase) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._stream.read(size)
        self.count += len(data)
        return data


class Unpacked(io.RawIOBase):
    """The bytes that come out of packed ones, counted, and compared with what went in."""

    def __init__(self, stream: BinaryIO | io.BufferedIOBase, packed: Callable[[], int], room: Room) -> None:
        self._stream, self._packed, self._room, self._out = stream, packed, room, 0

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """As much as the buffer holds: parts are asked for until it is full, so that the beginning can be seen."""
        filled = 0
        while filled < len(buffer) and (data := self._read(min(len(buffer) - filled, HEAD))):
            buffer[filled : filled + len(data)] = data
            filled += len(data)
        return filled

    def _read(self, size: int) -> bytes:
        try:
            data = self._stream.read(size)
        except FAULTS as error:
            raise UnfitError("unreadable", f"It cannot be unpacked ({str(error)[:100] or type(error).__name__}); get it anew.") from None
        self._room.take(len(data))
        self._out += len(data)
        if self._out > SMALL and self._out > RATIO * self._packed():
            raise UnfitError("too large", f"It unpacks to more than {RATIO} times its size, as bombs do; unpack it by hand to look at it.")
        return data


# What the libraries for packed files raise where one is faulty.
FAULTS = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError)
