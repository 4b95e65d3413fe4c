"""What the tests of reading share: a vocabulary, parties put where a text names them, and a model of a few rules."""

import re
import string
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from corpus.relations import Relation
from extract.engine import Array, Claims, Near, means
from extract.found import ORDER
from extract.layout import Layout
from extract.names import Mention, Party
from extract.names_table import How
from extract.pairs import Ground, ground
from extract.tags import TAGS
from extract.text import Sentence, sentences
from extract.windows import Window

SIGNS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
WHOLE = ("nvidia", "open", "##ai", "invests", "rivals", "will", "reportedly", "in", "the")
SINGLE = (*string.ascii_lowercase, *string.digits, *string.punctuation)
VOCABULARY = {piece: number for number, piece in enumerate((*SIGNS, *WHOLE, *SINGLE, *(f"##{sign}" for sign in SINGLE)))}


def write_vocabulary(path: Path) -> Path:
    """Whole words of WHOLE, all others letter by letter."""
    path.write_text("\n".join(VOCABULARY) + "\n", encoding="utf-8")
    return path


def numbers(*pieces: str) -> list[int]:
    """Of pieces in the vocabulary."""
    return [VOCABULARY[piece] for piece in pieces]


def party(text: str, name: str, *, listed: str | None = None, kind: str = "unlisted", score: float = 0.9, how: How = "name") -> Party:
    """The party of this name, mentioned wherever the text has it as words of its own."""
    found = (Mention(m.start(), m.end(), how) for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))
    return Party(name=name, id=listed, kind=kind, score=score, mentions=tuple(found), written=name)


def laid_over(text: str, *names: str) -> tuple[list[Sentence], list[Party], Ground]:
    """The text's sentences, the parties of these names, and where the ones name the others."""
    cut, named = sentences(text), [party(text, name) for name in names]
    return cut, named, ground(cut, named)


def words_of(text: str, cut: Sequence[Sentence]) -> list[list[str]]:
    """The words of each sentence, as windows are made of."""
    return [[text[word.start : word.end] for word in sentence.words] for sentence in cut]


class Toy:
    """A model of four rules: capitals name organisations, who stands before "invests" invests in who stands behind it, "rivals" are rivals
    either way, and a sentence's own figures belong to its claims. "will" makes them agreed, "reportedly" hedged."""

    width = 3

    def encode(self, windows: Sequence[Window]) -> list[tuple[Array, Array]]:
        """A vector is the piece, its place, and one."""
        return [(self._vectors(window), self._tags(window)) for window in windows]

    @staticmethod
    def _vectors(window: Window) -> Array:
        return np.array([[piece, place, 1] for place, piece in enumerate(window.ids)], dtype=np.float32)

    @staticmethod
    def _tags(window: Window) -> Array:
        chances = np.full((len(window.ids), len(TAGS)), 0.01, dtype=np.float32)
        for place, shape in enumerate(window.shapes):
            chances[place, TAGS.index("B-organisation" if shape in {2, 3, 4} else "O")] = 0.92
        return chances

    def relate(self, vectors: Array, laid: Layout, features: Array) -> tuple[Array, Array, Array]:
        """The pair's vector says whether the sentence has "will" and "reportedly"; all tell it as clearly."""
        assert len(features) == len(laid.local)
        places = means(vectors, laid)[:, 1]
        logits = np.full((len(laid.local), len(ORDER)), -9.0, dtype=np.float32)
        state = np.zeros((len(laid.local), self.width), dtype=np.float32)
        for row, ((subject, other), (start, end)) in enumerate(zip(laid.local, laid.sentence, strict=True)):
            at = {int(piece): place for place, piece in zip(range(start, end), vectors[start:end, 0], strict=True)}
            state[row] = [1, VOCABULARY["will"] in at, VOCABULARY["reportedly"] in at]
            if min(subject, other) < 0:
                continue
            if (verb := at.get(VOCABULARY["invests"])) and places[subject] < verb < places[other]:
                logits[row, ORDER.index(Relation.INVESTS_IN)] = 3
            if (verb := at.get(VOCABULARY["rivals"])) and (places[subject] < verb) != (places[other] < verb):
                logits[row, ORDER.index(Relation.COMPETES_WITH)] = 5
        return state, logits, np.zeros(len(logits), dtype=np.float32)

    def fields(self, vectors: Array, claims: Claims, figures: Near) -> tuple[Array, ...]:
        """A figure scores where it stands in the claim's own sentence; the day of publication does not."""
        assert len(figures.vectors) == len(figures.spots) == len(figures.owner) == len(figures.kind)
        states = claims.states
        status = np.zeros((len(states), 5), dtype=np.float32)
        status[:, 0], status[:, 1] = 0.5, states[:, 1]
        return status, states[:, 2:3], np.full((len(states), 4), 0.5, dtype=np.float32), figures.spots[:, 0]
