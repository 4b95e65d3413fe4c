"""Sentences whose names are marked, for the tagger: public treebanks, and annotated articles as far as their claims tell.

`python -m extract.train.names DATA ARTICLES --pieces vocab.txt --out names.pkl`, where DATA holds the folders uner, wikigold,
crossner and fire.
"""

import argparse
import json
import pickle
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from extract.layout import Layout
from extract.pairs import FEATURES
from extract.pieces import Pieces
from extract.tags import TAGS
from extract.text import sentences
from extract.train.examples import ORDER, Example, articles, held_out
from extract.train.marked import annotated
from extract.windows import Window, of_article

type Marked = tuple[list[str], list[str | None]]  # words, and the tag of each; None: not known

_LABELS = {
    **dict.fromkeys(("ORG", "organisation", "organization", "company", "university", "politicalparty", "Company"), "organisation"),
    **dict.fromkeys(("PER", "person", "researcher", "politician", "scientist", "Person"), "person"),
    **dict.fromkeys(("LOC", "location", "country", "Location", "GeopoliticalEntity"), "place"),
    "product": "product",
}
_LONGEST = 90  # words of sentences that are put in one row


def treebanks(data: Path) -> Iterator[Marked]:
    """All sentences of the public data."""
    for path in sorted([*data.glob("uner/*.iob2"), *data.glob("wikigold/*.conll.txt"), *data.glob("crossner/*-*.txt")]):
        yield from _columns(path)
    for path in sorted(data.glob("fire/*.json")):
        for told in json.loads(path.read_text(encoding="utf-8")):
            spans = [
                (e["start"], e["end"], _LABELS.get(e["type"])) for e in told["entities"] if e["type"] in _LABELS or e["type"] in _VAGUE
            ]
            tags = _tags(len(told["tokens"]), spans)  # only companies are marked there: another capital letter may begin a name
            open_ = [None if t == "O" and i and w[:1].isupper() else t for i, (w, t) in enumerate(zip(told["tokens"], tags, strict=True))]
            yield told["tokens"], open_


_VAGUE = ("BusinessUnit", "Product")


def _columns(path: Path) -> Iterator[Marked]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split() for line in block.splitlines() if line.strip() and not line.startswith("# ")]
        rows = [row[1:3] if row[0].isdigit() and len(row) > 2 else [row[0], row[-1]] for row in rows]
        if len(rows) > 2:
            yield [row[0] for row in rows], _tags(len(rows), list(_spans([row[1] for row in rows])))


def _spans(marks: Sequence[str]) -> Iterator[tuple[int, int, str | None]]:
    start, label = 0, ""
    for i, mark in enumerate([*marks, "O"]):
        prefix, _, kind = mark.partition("-")
        if label and (prefix != "I" or kind != label):
            yield start, i, _LABELS.get(label)
            label = ""
        if kind and not label:
            start, label = i, kind


def _tags(count: int, spans: Iterable[tuple[int, int, str | None]]) -> list[str | None]:
    tags: list[str | None] = ["O"] * count
    for start, end, label in spans:
        for i in range(start, end):
            tags[i] = f"{'B' if i == start else 'I'}-{label}" if label else None
    return tags


def plain(marked: Marked, seen: Counter[str]) -> Marked:
    """Words of unknown standing that are everyday words at the start of a sentence are no names."""
    words, tags = marked
    known = [
        "O" if tag is None and word.istitle() and seen[word.casefold()] >= (20 if i == 0 else 200) else tag
        for i, (word, tag) in enumerate(zip(words, tags, strict=True))
    ]
    return words, known


def example(ids: list[int], shapes: list[int], tags: list[int]) -> Example:
    """A row that only the tagger learns from."""
    nothing = np.zeros((0, 2), dtype=np.int64)
    empty = np.zeros(0, dtype=np.int64)
    none = np.zeros((0, len(ORDER)), dtype=np.float32)
    laid = Layout(empty, empty, 0, nothing, nothing, nothing)
    return Example("", Window(ids, shapes, {}, range(0)), [], laid, np.zeros((0, FEATURES), np.float32), none, none, [], tags)


def rows(marked: Iterable[Marked], pieces: Pieces, seen: Counter[str]) -> Iterator[Example]:
    """Sentences put together in rows."""
    ids, shapes, tags, count = [pieces.begin], [0], [-100], 0
    for one in marked:
        for word, tag in zip(*plain(one, seen), strict=True):
            of_word, of_shape = pieces.of(word)
            ids += of_word
            shapes += of_shape
            tags += [-100 if tag is None else TAGS.index(tag), *[-100] * (len(of_word) - 1)]
        count += len(one[0])
        if count > _LONGEST:
            yield example([*ids[:500], pieces.end], [*shapes[:500], 0], [*tags[:500], -100])
            ids, shapes, tags, count = [pieces.begin], [0], [-100], 0


def of_articles(folder: Path, pieces: Pieces, seen: Counter[str]) -> Iterator[Example]:
    """Windows of articles, in which the parties of claims are names and other capitals are left open."""
    for article in articles(folder):
        if held_out(article):
            continue
        text, cut = article["text"], sentences(article["text"])
        starts = {t.start: t.end for t in annotated(article)}
        inside = {i for start, end in starts.items() for i in range(start, end)}
        for window in of_article(text, cut, pieces):
            tags = [-100] * len(window.ids)
            for number in window.own:
                words = [text[w.start : w.end] for w in cut[number].words]
                marks = [
                    ("B-organisation" if w.start in starts else "I-organisation")
                    if w.start in inside
                    else None
                    if re.search("[A-Z]", word)
                    else "O"
                    for w, word in zip(cut[number].words, words, strict=True)
                ]
                for at, tag in zip(window.at[number], plain((words, marks), seen)[1], strict=False):
                    tags[at] = -100 if tag is None else TAGS.index(tag)
            yield example(window.ids, window.shapes, tags)


def main() -> None:
    """Command line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("data", type=Path)
    asked.add_argument("articles", type=Path)
    asked.add_argument("--pieces", type=Path, required=True)
    asked.add_argument("--out", type=Path, required=True)
    told = asked.parse_args()
    random.seed(0)
    marked = list(treebanks(told.data))
    random.shuffle(marked)
    seen = Counter(word for words, _ in marked for word in words if word.islower())
    pieces = Pieces(told.pieces)
    made = [*rows(marked, pieces, seen), *of_articles(told.articles, pieces, seen)]
    told.out.write_bytes(pickle.dumps(made))
    print(f"{len(made)} rows of {len(marked)} sentences and the articles")


if __name__ == "__main__":
    main()
