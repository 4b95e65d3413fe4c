"""The model as it comes out of training, behind the same face as the shipped weights."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from extract.engine import Array, Claims, Near, means, softmax
from extract.layout import Layout
from extract.tags import TAGS
from extract.train.heads import Asked, Model
from extract.train.network import Encoder
from extract.windows import Window


class TorchEngine:
    """For setting thresholds and for comparing: slower than the shipped form, and exact."""

    def __init__(self, model: Model) -> None:
        self.model = model.eval()

    @classmethod
    def load(cls, base: Path, state: Path) -> "TorchEngine":
        """From the arrays of the encoder that training began with and what it ended with."""
        model = Model(Encoder.start(base), len(TAGS))
        model.load_state_dict(torch.load(state))
        return cls(model)

    @torch.no_grad()
    def encode(self, windows: Sequence[Window]) -> list[tuple[Array, Array]]:
        """Vectors and tags."""
        made = []
        for window in windows:
            with torch.autocast("cpu", torch.bfloat16):
                h = self.model.encoder(torch.tensor([window.ids]), torch.tensor([window.shapes]))[0]
            made.append((h.float().numpy(), softmax(self.model.tag(h.float()).numpy())))
        return made

    @torch.no_grad()
    def relate(self, vectors: Array, laid: Layout, features: Array) -> tuple[Array, Array, Array]:
        """Vectors, logits and clearness of pairs."""
        asked = Asked(*(torch.from_numpy(x) for x in (laid.local, laid.whole, laid.sentence, features)))
        state, logits, clear = self.model.pairs(torch.from_numpy(vectors), torch.from_numpy(means(vectors, laid)), asked)
        return state.numpy(), logits.numpy(), clear.numpy()

    @torch.no_grad()
    def fields(self, vectors: Array, claims: Claims, figures: Near) -> tuple[Array, ...]:
        """Status, hedging and figures of the claims of one window."""
        heads = self.model.fields
        states, relation, sentence = (torch.from_numpy(x) for x in claims)
        u = heads(states, relation, torch.from_numpy(vectors), sentence)
        score = heads.points(u, *(torch.from_numpy(x) for x in figures)) if len(figures.vectors) else torch.zeros(0)
        return softmax(heads.status(u).numpy()), torch.sigmoid(heads.hedged(u)).numpy(), heads.none(u).numpy(), np.asarray(score)
