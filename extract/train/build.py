"""Makes the examples: tags every article with a tagger, adds the annotated names, and lays out windows, pairs and answers."""

import argparse
import pickle
import random
from pathlib import Path
from typing import Any

import torch

from extract.engine import Engine, OnnxEngine
from extract.pieces import Pieces
from extract.survey import tags
from extract.text import sentences
from extract.train.examples import Example, articles, examples, held_out
from extract.train.marked import annotated, joined, tags_of
from extract.train.swap import Pool
from extract.train.torch_engine import TorchEngine
from extract.windows import of_article


def build(article: dict[str, Any], engine: Engine, pieces: Pieces, *, drop: float) -> tuple[list[Example], int]:
    """The examples of one article, and how many of its claims no pair stands for."""
    text = article["text"]
    cut = sentences(text)
    windows = of_article(text, cut, pieces)
    sure, unsure = annotated(article), tags(windows, engine.encode(windows), cut)
    made, missed = examples(article, joined(sure, unsure, drop=drop), pieces)
    for example in made:
        example.tags = tags_of(example.window, cut, sure, unsure)
    return made, len(missed)


def main() -> None:
    """Command line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folders", type=Path, nargs="+")
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--held", type=Path, help="where the held-out articles go")
    asked.add_argument("--base", type=Path, required=True)
    asked.add_argument("--tagger", type=Path, required=True, help="names.pt, or a folder of finished weights")
    asked.add_argument("--swap", type=float, default=0.0, help="share of parties that get another name")
    asked.add_argument("--seed", type=int, default=0)
    given = asked.parse_args()
    random.seed(given.seed)
    torch.set_num_threads(2)
    tagger = OnnxEngine(given.tagger) if given.tagger.is_dir() else TorchEngine.load(given.base / "base.npz", given.tagger)
    pieces = Pieces(given.base / "vocab.txt")
    made: list[Example] = []
    held, claims, missed = [], 0, 0
    every = [article for folder in given.folders for article in articles(folder)]
    pool = Pool(every)
    for article in every:
        claims += len(article["claims"])
        if held_out(article):
            held.append(article)
            continue
        one, lost = build(pool.swapped(article, share=given.swap) if given.swap else article, tagger, pieces, drop=0.1)
        made += one
        missed += lost
        if len(made) % 100 < 2:
            print(len(made), claims, missed, flush=True)
    given.out.write_bytes(pickle.dumps(made))
    if given.held:
        given.held.write_bytes(pickle.dumps(held))
    pairs, answers = sum(len(e.pairs) for e in made), sum(len(e.stated) for e in made)
    print(f"{len(made)} windows, {pairs} pairs, {answers} answers; {missed} of {claims} claims have none; {len(held)} held out")


if __name__ == "__main__":
    main()
