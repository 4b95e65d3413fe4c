"""The encoder in torch, as it is trained. What runs in the product is made from it by `export.py`."""

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from extract.pieces import SHAPES

_MASKS: dict[float, Tensor] = {}
_POOL = 1 << 25


class Drop(nn.Module):
    """Dropout whose masks are slices of one pool of random bits: on a CPU to draw them anew costs more than all else in a step."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """The same with a share of it nought, while training."""
        if not self.training or not self.share:
            return x
        if self.share not in _MASKS:
            _MASKS[self.share] = (torch.rand(_POOL) >= self.share).to(torch.bfloat16) / (1 - self.share)
        size = x.numel()
        at = int(torch.randint(_POOL - size, ()))
        return x * _MASKS[self.share][at : at + size].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One layer of attention and one of thought, normalised after each."""

    def __init__(self, width: int, heads: int, inner: int, drop: float) -> None:
        super().__init__()
        self.heads, self.drop = heads, Drop(drop)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Vectors [windows, pieces, width] to such; `mask` is added to all weights of attention."""
        n, length, width = x.shape
        q, k, v = self.qkv(x).view(n, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        with torch.autocast("cpu", enabled=False):  # written out, because the fused form's backward pass is slow on a CPU
            weight = ((q * (width // self.heads) ** -0.5) @ k.transpose(2, 3)).float() + mask
            seen = weight.softmax(-1).to(v.dtype) @ v
        seen = self.out(seen.transpose(1, 2).reshape(n, length, width))
        x = self.norm1(x + self.drop(seen))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces and shapes to vectors."""

    def __init__(
        self, *, pieces: int = 30522, width: int = 384, heads: int = 12, inner: int = 1536, layers: int = 6, drop: float = 0.1
    ) -> None:
        super().__init__()
        self.drop = Drop(drop)
        self.piece, self.place, self.shape = nn.Embedding(pieces, width), nn.Embedding(512, width), nn.Embedding(SHAPES, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner, drop) for _ in range(layers))
        nn.init.zeros_(self.shape.weight)

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        """Vectors [windows, pieces, width]; piece 0 fills short windows up and is not looked at."""
        mask = (ids == 0)[:, None, None, :] * -1e4
        x = self.piece(ids) + self.place.weight[: ids.shape[1]] + self.shape(shapes)
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    @classmethod
    def start(cls, base: Path, *, keep: list[int] | None = None) -> "Encoder":
        """From the arrays of a BERT encoder; `keep` chooses its layers."""
        old = {name: torch.from_numpy(np.array(value, dtype=np.float32)) for name, value in np.load(base).items()}
        count = 1 + max(int(name.split(".")[2]) for name in old if name.startswith("encoder.layer"))
        kept = keep if keep is not None else list(range(count))
        inner, width = old["encoder.layer.0.intermediate.dense.weight"].shape
        new = cls(pieces=len(old["embeddings.word_embeddings.weight"]), width=width, inner=inner, layers=len(kept))
        state = {
            "piece.weight": old["embeddings.word_embeddings.weight"],
            "place.weight": old["embeddings.position_embeddings.weight"] + old["embeddings.token_type_embeddings.weight"][0],
            "shape.weight": new.shape.weight.detach(),
            "norm.weight": old["embeddings.LayerNorm.weight"],
            "norm.bias": old["embeddings.LayerNorm.bias"],
        }
        names = {
            "out": "attention.output.dense",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm1": "attention.output.LayerNorm",
            "norm2": "output.LayerNorm",
        }
        for number, layer in enumerate(kept):
            for part in ("weight", "bias"):
                qkv = [old[f"encoder.layer.{layer}.attention.self.{x}.{part}"] for x in ("query", "key", "value")]
                state[f"layers.{number}.qkv.{part}"] = torch.cat(qkv)
                state |= {f"layers.{number}.{a}.{part}": old[f"encoder.layer.{layer}.{b}.{part}"] for a, b in names.items()}
        new.load_state_dict(state)
        return new
