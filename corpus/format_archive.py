"""Archives: the files in a zip, and what a gzip file holds. Nothing is written anywhere, and no name or size in them is trusted."""

import gzip
import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from corpus.draft import Draft, Refusal
from corpus.format_kind import SUFFIXES
from corpus.format_source import FAULTS, NESTING, Counted, Source, UnfitError, Unpacked, opened, spooled
from corpus.format_warc import read_warc
from corpus.format_word import read_word

_OTHERS = {
    "xl/workbook.xml": "an Excel file; save its table as CSV",
    "ppt/presentation.xml": "a PowerPoint file; save its text",
    "META-INF/container.xml": "an e-book; give its chapters as HTML",
    "content.xml": "an OpenDocument file; save it as .docx",
}
_OUTSIDE = re.compile(r"(?:^|/)\.\.(?:/|$)|^/|^[A-Za-z]:|\\|\0")


def read_zip(source: Source) -> Iterator[Source | Refusal | Draft]:
    """The files of a zip that some reader is for, in the archive's order; or the article, where it is a Word file."""
    stream = source.stream if source.stream.seekable() else spooled(source.stream)
    try:
        archive = zipfile.ZipFile(stream)
    except FAULTS as error:
        raise UnfitError("unreadable", f"The zip file is faulty or cut off ({error}); get it anew.") from None
    with archive:
        names = set(archive.namelist())
        if "word/document.xml" in names:
            stream.seek(0)
            yield from read_word(replace(source, stream=stream))
            return
        for name, what in _OTHERS.items():
            if name in names:
                raise UnfitError("unreadable", f"It is {what}.")
        _check_depth(source)
        yield from _members(archive, source)


def read_gzip(source: Source) -> Iterator[Source | Refusal]:
    """What a gzip file holds; web archives are packed record by record, and read by their own library."""
    try:
        begins = zlib.decompressobj(wbits=31).decompress(source.head, 5)
    except zlib.error as error:
        raise UnfitError("unreadable", f"The gzip file is faulty ({error}); get it anew.") from None
    if begins == b"WARC/":
        yield from read_warc(source)
        return
    _check_depth(source)
    name = source.name[:-3] if source.suffix == ".gz" else source.name
    packed = Counted(source.stream)
    # It is one thing in a wrapper: it keeps its place, and what the user says of it.
    yield source.inside(opened(Unpacked(gzip.GzipFile(fileobj=cast("BinaryIO", packed)), lambda: packed.count, source.room)), name)


def _check_depth(source: Source) -> None:
    if source.depth >= NESTING:
        raise UnfitError("too large", f"It is an archive inside {NESTING} others; unpack the outer ones first.")


def _members(archive: zipfile.ZipFile, source: Source) -> Iterator[Source | Refusal]:
    begun: set[int] = set()
    for member in archive.infolist():
        source.room.member()
        name = member.filename
        place = f"{source.place}: {name[:300]}"
        if member.is_dir() or not is_wanted(name):
            continue
        if _OUTSIDE.search(member.orig_filename):
            yield Refusal(place, "refused", "Its name leads out of the archive, as attacks do; rename it.")
        elif stat.S_ISLNK(member.external_attr >> 16):
            yield Refusal(place, "refused", "It is a link to another file; give that file.")
        elif member.header_offset in begun:
            yield Refusal(place, "refused", "It stands on the same bytes as another file, as in bombs; get the archive anew.")
        elif member.flag_bits & 1:
            yield Refusal(place, "unreadable", "It is protected by a password; unpack it first.")
        else:
            begun.add(member.header_offset)
            yield from _member(archive, member, source, place)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: Source, place: str) -> Iterator[Source | Refusal]:
    try:
        packed = archive.open(member)
    except FAULTS as error:
        yield Refusal(place, "unreadable", f"It cannot be unpacked ({str(error)[:100] or type(error).__name__}); get the archive anew.")
        return
    with packed:
        yield source.member(opened(Unpacked(cast("io.BufferedIOBase", packed), lambda: member.compress_size, source.room)), member.filename)


def is_wanted(name: str) -> bool:
    """Whether a file of this name is one that some reader is for, and no program's own."""
    path = PurePosixPath(name.replace("\\", "/"))
    hidden = any(part.startswith(".") and part.strip(".") for part in path.parts) or "__MACOSX" in path.parts
    return not hidden and path.suffix.lower() in SUFFIXES
