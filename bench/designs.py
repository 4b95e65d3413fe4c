"""Other ways to read relations, side by side with the shipped one, on the same names and the same annotated articles.

    python -m bench.designs corpus/gold/train corpus/gold/test FOLDER…

`frames`: idioms between two names of a sentence (bench/frames.py), the first that fits. `linear`: logistic regression over the words
around two names of a sentence, fitted to the articles of the first folder. `shipped`: the whole model. All three get the names that the
shipped model finds, so what differs is the reading of relations alone. Needs scikit-learn.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from sklearn.feature_extraction import FeatureHasher
from sklearn.linear_model import SGDClassifier
from sklearn.multiclass import OneVsRestClassifier

from app.evaluation import read_gold
from bench.frames import stated
from corpus.domain import Article, Claim
from corpus.relations import Relation
from extract.engine import OnnxEngine
from extract.evaluate import score
from extract.evaluate_fold import folded
from extract.evaluate_names import triple
from extract.names import Party
from extract.pairs import Ground, ground
from extract.pieces import Pieces
from extract.reader import Reader
from extract.survey import survey
from extract.text import Sentence, sentences
from extract.weights import load_record

ORDER = tuple(Relation)
NEAR = 25  # words between two names of a pair


class Pair(NamedTuple):
    """Two parties that a sentence names, the first before the second, and the words around them."""

    first: Party
    second: Party
    before: list[str]
    between: list[str]
    after: list[str]
    sentence: str


def pairs(text: str, cut: Sequence[Sentence], parties: Sequence[Party], laid: Ground) -> Iterator[Pair]:
    """All such pairs of an article that stand near enough to each other."""
    for sentence, named in zip(cut, laid.named, strict=True):
        words = [text[w.start : w.end] for w in sentence.words]
        places = sorted((place.first, place.last, party) for party, all_ in named.items() for place in all_)
        for i, (_, end, a) in enumerate(places):
            for start, last, b in places[i + 1 :]:
                if a != b and 0 <= start - end - 1 <= NEAR:
                    around = words[max(0, places[i][0] - 3) : places[i][0]], words[end + 1 : start], words[last + 1 : last + 4]
                    yield Pair(parties[a], parties[b], *around, text[sentence.start : sentence.end])


def features(pair: Pair) -> list[str]:
    """Words before, between and behind, the kinds of the two, and how far apart they stand."""
    between = [word.casefold() for word in pair.between]
    found = [f"between {word}" for word in between] + [f"two {a} {b}" for a, b in pairwise(between)]
    found += [f"before {word.casefold()}" for word in pair.before] + [f"after {word.casefold()}" for word in pair.after]
    return [*found, f"kinds {pair.first.kind} {pair.second.kind}", f"apart {min(len(between), 12)}"]


def claim(subject: Party, relation: Relation, target: Party, sentence: str) -> Claim:
    """As a reader would give it, without fields."""
    return Claim(subject=subject.written, relation=relation, object=target.written, status="active", evidence=sentence[:3000])


class Linear:
    """One classifier a relation and direction; the threshold is the one that does best on the articles it was fitted to last."""

    def __init__(self) -> None:
        self._hash = FeatureHasher(2**18, input_type="string")
        self._model = OneVsRestClassifier(SGDClassifier(loss="log_loss", alpha=3e-6, max_iter=12, random_state=0))

    def fit(self, rows: Sequence[tuple[Pair, set[int]]]) -> None:
        """From pairs and the numbers of what the annotation states of them: relation, or relation turned round."""
        import numpy as np

        answers = np.zeros((len(rows), 2 * len(ORDER)), dtype=np.int8)
        for row, (_, told) in enumerate(rows):
            answers[row, list(told)] = 1
        self._model.fit(self._hash.transform(features(pair) for pair, _ in rows), answers)

    def read(self, found: Sequence[Pair], least: float = 0.35) -> Iterator[Claim]:
        """The claims of an article's pairs."""
        if not found:
            return
        chances = self._model.predict_proba(self._hash.transform(features(pair) for pair in found))
        for pair, row in zip(found, chances, strict=True):
            for number in (row > least).nonzero()[0].tolist():
                ends = (pair.first, pair.second) if number < len(ORDER) else (pair.second, pair.first)
                yield claim(ends[0], ORDER[number % len(ORDER)], ends[1], pair.sentence)


def answers(pair: Pair, claims: Sequence[Claim]) -> set[int]:
    """What the annotation says of the two where its evidence is this sentence."""
    told = {triple(c) for c in claims if c.evidence in pair.sentence or pair.sentence in c.evidence}
    ways = ((pair.first, pair.second, 0), (pair.second, pair.first, len(ORDER)))
    return {ORDER.index(r) + offset for a, b, offset in ways for r in ORDER if triple(claim(a, r, b, pair.sentence)) in told}


def main(train: str, *golds: str) -> None:
    """Fits, reads and prints."""
    record = load_record(None)
    engine, pieces, reader = OnnxEngine(record.folder, threads=2), Pieces(record.folder / "vocab.txt"), Reader()

    def found(article: Article) -> list[Pair]:
        cut = sentences(article.text)
        parties = survey(article.text, cut, article.published, engine=engine, pieces=pieces).parties
        return list(pairs(article.text, cut, parties, ground(cut, parties)))

    linear = Linear()
    linear.fit([(pair, answers(pair, claims)) for article, claims in read_gold(train).values() for pair in found(article)])
    designs: dict[str, Callable[[Article], list[Claim]]] = {
        "frames": lambda article: [claim(*one, pair.sentence) for pair in found(article) if (one := stated(pair))],
        "linear": lambda article: list(linear.read(found(article))),
        "shipped": lambda article: [c for c in reader.read(article).claims if reader.thresholds.class_of(c) != "review"],
    }
    print("| articles | design | precision | recall | F1 |\n| --- | --- | --- | --- | --- |")
    for name in golds:
        gold = read_gold(name)
        for design, read in designs.items():
            stated_ = {key: folded(claims) for key, (_, claims) in gold.items()}
            tally = score(stated_, {key: folded(read(article)) for key, (article, _) in gold.items()}, rounds=1).claims
            print(f"| {Path(name).name} | {design} | {tally.precision:.2f} | {tally.recall:.2f} | {tally.f1:.2f} |", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
