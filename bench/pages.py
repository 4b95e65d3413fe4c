"""Counts what is kept of the boilerplate and lost of the text on the table of pages: ours against plain trafilatura.

`python -m bench.pages` prints both; `--each` names the pages and their faults.
"""

import argparse
from collections.abc import Callable, Iterable
from typing import NamedTuple

from corpus.draft import Draft
from corpus.html import page
from corpus.html_tree import decode
from tests.corpus.pages_kit import Page, faults, pages


class Count(NamedTuple):
    """Strings that should have gone and stayed, and strings that should have stayed and went."""

    kept: int
    lost: int


def ours(one: Page) -> str:
    """The text that Keiretsu makes of a page."""
    found = page(one.data, place=one.name, url=one.head.get("url"), charset=one.head.get("charset"))
    return f"{found.title or ''}\n\n{found.body}" if isinstance(found, Draft) else ""


def plain(one: Page) -> str:
    """The text that trafilatura makes of it: its default settings without readers' comments, on characters decoded as ours are."""
    from trafilatura import extract

    return str(extract(decode(one.data, one.head.get("charset")), url=one.head.get("url"), include_comments=False) or "")


def compare(table: Iterable[Page], *, each: bool = False) -> tuple[Count, Count]:
    """Both counts over the pages that hold an article."""
    table = [one for one in table if "refusal" not in one.head]
    return _count(table, ours, each=each), _count(table, plain, each=each)


def _count(table: list[Page], way: Callable[[Page], str], *, each: bool) -> Count:
    all_kept = all_lost = 0
    for one in table:
        kept, lost = faults(one, way(one))
        all_kept += len(kept)
        all_lost += len(lost)
        if each and (kept or lost):
            print(f"{way.__name__:6} {one.name}: kept {kept}, lost {lost}")
    return Count(all_kept, all_lost)


def main() -> None:
    """Print both counts."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--each", action="store_true", help="name each page and its faults")
    table = pages()
    found = compare(table, each=parser.parse_args().each)
    stay, go = (sum(len(getattr(one, which)) for one in table) for which in ("keep", "gone"))
    print(f"{len(table)} pages; {go} strings must go, {stay} must stay")
    for who, count in zip(("ours", "plain trafilatura"), found, strict=True):
        print(f"{who:18} kept boilerplate {count.kept:4}   lost text {count.lost:4}")


if __name__ == "__main__":
    main()
