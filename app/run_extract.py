"""`keiretsu extract`: articles in, claims out, in the order given and each as soon as it is read."""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing

import typer

from app.extract_input import NO_DETAILS, Details, Given, Unread, articles, files_of
from app.extract_pool import Maker, Read, read_all
from app.screen import Screen
from app.show_extract import show_article
from corpus.errors import KeiretsuError
from corpus.read import write_line
from extract.evaluate_confidence import Class
from extract.reading import StoppedError

# Signs that some programs take for the end of a line and some terminals for a command; JSON leaves them as they are.
_UNRULY = re.compile("[\x7f-\x9f\u2028\u2029]")


def extract(
    names: Sequence[str],
    *,
    least: Class | None = None,
    json: bool = False,
    jobs: int = 1,
    details: Details = NO_DETAILS,
    reader: Maker,
) -> None:
    """Print the claims of this class and above; without one the likely ones for machines and the sure ones for people."""
    if not names:
        raise KeiretsuError("Nothing to read: give files, a folder, or - for the standard input.")
    files = list(files_of(names))
    if any(details) and len(files) > 1:
        raise KeiretsuError(f"--title, --publisher, --published and --url belong to a single text; {len(files):,} files were given.")
    least = least or ("likely" if json else "sure")
    with Screen(len(files)) as screen, closing(read_all(_counted(files, details, screen), reader, jobs=jobs)) as found:
        try:
            for read in found:
                if isinstance(read, Unread):
                    screen.fault(read.why)
                else:
                    _print(read, least, screen, json=json)
        except StoppedError as error:
            screen.fault(str(error))
    screen.end()
    if screen.faults:
        raise typer.Exit(1)


def line(read: Read, least: Class) -> str:
    """The article with its claims in the one format, on a line that is one line to every program."""
    text = write_line(read.article, [claim for _, claim in read.shown(least)])
    return _UNRULY.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def _print(read: Read, least: Class, screen: Screen, *, json: bool) -> None:
    if json:
        screen.line(line(read, least))
    else:
        show_article(screen.out, read, least)
    for note in read.notes:
        screen.note(f"{read.place}: {note}")
    screen.read(len(read.shown(least)))


def _counted(files: Sequence[str | Unread], details: Details, screen: Screen) -> Iterator[Given | Unread]:
    for number, name in enumerate(files, 1):
        yield from articles([name], details)
        screen.file(number)
