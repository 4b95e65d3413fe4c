"""What is read off the encoder's vectors: which relation a sentence states between two parties, and the fields of the claim."""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from extract.figures import SPOT
from extract.pairs import FEATURES
from extract.train.network import Drop

RELATIONS = 12
STATUSES = 5
POINTERS = 4  # amount, date, percent, capacity
HEADS, KEY = 4, 32
GROUPS, GROUP = 32, 8
ROLE, STATE, FIELD, POINT = GROUPS * GROUP, 384, 192, 96


class Asked(NamedTuple):
    """The pairs of one window."""

    local: Tensor  # [n, 2] row of `means` of subject and object in this sentence, -1 where it names none
    whole: Tensor  # [n, 2] row in the window
    sentence: Tensor  # [n, 2] first piece and one past the last
    features: Tensor  # [n, FEATURES]


def means(h: Tensor, pieces: Tensor, row: Tensor, rows: int) -> Tensor:
    """The averaged pieces of each row: parties in one sentence, or in the whole window."""
    sums = torch.zeros(rows, h.shape[1]).index_add(0, row, h.index_select(0, pieces))
    return sums / torch.bincount(row, minlength=rows).clamp(min=1)[:, None]


class Pairs(nn.Module):
    """A vector for each pair, and from it the relations."""

    def __init__(self, width: int = 384) -> None:
        super().__init__()
        self.drop = Drop(0.15)
        self.absent = nn.Parameter(torch.zeros(2, width))
        self.subject, self.object = nn.Linear(2 * width, ROLE), nn.Linear(2 * width, ROLE)
        self.query, self.key, self.value = nn.Linear(2 * ROLE, HEADS * KEY), nn.Linear(width, HEADS * KEY), nn.Linear(width, width)
        self.given = nn.Linear(FEATURES, 128)
        self.match = nn.Linear(GROUPS * GROUP * GROUP, STATE, bias=False)
        self.join = nn.Linear(2 * ROLE + width + 128, STATE)
        self.norm = nn.LayerNorm(STATE)
        self.think = nn.Linear(STATE, STATE)
        self.relation = nn.Linear(STATE, RELATIONS)
        self.clear = nn.Linear(STATE, 1)  # how well this sentence tells it, among those that do
        nn.init.constant_(self.relation.bias, -4.0)
        nn.init.zeros_(self.clear.weight)

    def forward(self, h: Tensor, means: Tensor, asked: Asked) -> tuple[Tensor, Tensor, Tensor]:
        """Vectors [n, STATE], relations' logits [n, RELATIONS] and clearness [n] of the pairs of one window with the vectors `h`.

        The rows of `means` are the parties' vectors; the two for an absent subject and object come behind them.
        """
        means = torch.cat([means, self.absent])
        local = torch.where(asked.local < 0, means.shape[0] - 2 + torch.arange(2), asked.local)
        s, o = (
            torch.tanh(role(torch.cat([means.index_select(0, local[:, i]), means.index_select(0, asked.whole[:, i])], 1)))
            for i, role in enumerate((self.subject, self.object))
        )
        seen = self._context(h, torch.cat([s, o], 1), asked.sentence)
        match = (s.view(-1, GROUPS, GROUP, 1) * o.view(-1, GROUPS, 1, GROUP)).reshape(-1, GROUPS * GROUP * GROUP)
        given = F.gelu(self.given(asked.features))
        both = self.drop(torch.cat([s, o, seen, given], 1))
        z = self.norm(F.gelu(self.join(both) + self.match(match)))
        z = z + F.gelu(self.think(self.drop(z)))
        return z, self.relation(self.drop(z)), self.clear(z)[:, 0]

    def _context(self, h: Tensor, both: Tensor, sentence: Tensor) -> Tensor:
        """What a pair finds when it looks at the words of its sentence."""
        return looked(self.query(both), self.key(h), self.value(h), sentence, beyond=-1e9)


def looked(query: Tensor, key: Tensor, value: Tensor, sentence: Tensor, *, beyond: Tensor | float) -> Tensor:
    """What each of n finds at the window's pieces by HEADS looks; `beyond` is what a piece outside the sentence has to make up for."""
    n, pieces, width = query.shape[0], value.shape[0], value.shape[1]
    place = torch.arange(pieces)
    outside = ((place < sentence[:, :1]) | (place >= sentence[:, 1:])).float()
    by = query.view(n, HEADS, KEY).transpose(0, 1) @ key.view(-1, HEADS, KEY).permute(1, 2, 0)
    weight = (by * KEY**-0.5 + outside * beyond).softmax(-1)
    return (weight @ value.view(-1, HEADS, width // HEADS).transpose(0, 1)).transpose(0, 1).reshape(n, width)


class Fields(nn.Module):
    """Status, hedging and figures of a pair's relation."""

    def __init__(self, width: int = 384) -> None:
        super().__init__()
        self.drop = Drop(0.15)
        self.of_relation = nn.Embedding(RELATIONS, FIELD)
        self.state = nn.Linear(STATE, FIELD)
        self.query, self.key, self.value = nn.Linear(FIELD, HEADS * KEY), nn.Linear(width, HEADS * KEY), nn.Linear(width, FIELD)
        self.beyond = nn.Parameter(torch.full((HEADS, 1, 1), -2.0))
        self.mix, self.add = nn.Linear(FIELD, FIELD), nn.Linear(FIELD, FIELD, bias=False)
        self.status, self.hedged = nn.Linear(FIELD, STATUSES), nn.Linear(FIELD, 1)
        self.point = nn.Linear(FIELD, POINTERS * POINT)
        self.none = nn.Linear(FIELD, POINTERS)
        self.figure = nn.ModuleList(nn.Linear(width, POINT) for _ in range(POINTERS))
        self.spot = nn.ModuleList(nn.Linear(SPOT, POINT) for _ in range(POINTERS))
        self.bias = nn.ModuleList(nn.Linear(POINT, 1) for _ in range(POINTERS))
        nn.init.zeros_(self.add.weight)

    def forward(self, z: Tensor, relation: Tensor, h: Tensor, sentence: Tensor) -> Tensor:
        """A vector for each claim of a window, which looks at its words once more: who says it, in which tense; the heads below read it."""
        u = F.gelu(self.state(self.drop(z)) + self.of_relation(relation))
        seen = looked(self.query(u), self.key(h), self.value(h), sentence, beyond=self.beyond)
        return F.gelu(self.mix(self.drop(u)) + self.add(self.drop(seen)))

    def points(self, u: Tensor, figures: Tensor, spots: Tensor, owner: Tensor, kind: Tensor) -> Tensor:
        """A score for each figure, from the claim that may carry it and the figure's words and place."""
        queries = self.point(u).view(-1, POINTERS, POINT)[owner, kind]
        every = torch.stack([torch.tanh(f(figures) + s(spots)) for f, s in zip(self.figure, self.spot, strict=True)], 1)
        plain = torch.cat([b(every[:, i]) for i, b in enumerate(self.bias)], 1)
        row = torch.arange(figures.shape[0])
        return (every[row, kind] * queries).sum(1) * POINT**-0.5 + plain[row, kind]


class Model(nn.Module):
    """Encoder, tags, pairs and fields."""

    def __init__(self, encoder: nn.Module, tags: int, width: int = 384) -> None:
        super().__init__()
        self.encoder, self.drop, self.tag = encoder, Drop(0.1), nn.Linear(width, tags)
        self.pairs, self.fields = Pairs(width), Fields(width)
