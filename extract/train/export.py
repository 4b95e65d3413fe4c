"""Writes the trained model as the product runs it: three graphs with small whole numbers for weights, the vocabulary and the record."""

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from extract.figures import SPOT
from extract.pairs import FEATURES
from extract.tags import TAGS
from extract.train.examples import STATUSES
from extract.train.heads import POINTERS, STATE, Asked, Fields, Model, Pairs
from extract.train.network import Encoder
from extract.weights import FORMAT


class _Encode(nn.Module):
    def __init__(self, model: Model) -> None:
        super().__init__()
        self.encoder, self.tag = model.encoder, model.tag

    def forward(self, ids: Tensor, shapes: Tensor) -> tuple[Tensor, Tensor]:
        h = self.encoder(ids, shapes)
        return h, self.tag(h)


class _Relate(nn.Module):
    def __init__(self, pairs: Pairs) -> None:
        super().__init__()
        self.pairs = pairs

    def forward(
        self, vectors: Tensor, means: Tensor, local: Tensor, whole: Tensor, sentence: Tensor, features: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        state, logits, clear = self.pairs(vectors, means, Asked(local, whole, sentence, features))
        return state, logits, clear


class _Read(nn.Module):
    def __init__(self, fields: Fields) -> None:
        super().__init__()
        self.fields = fields

    def forward(self, vectors: Tensor, pairs: Tensor, relation: Tensor, sentence: Tensor, *figures: Tensor) -> tuple[Tensor, ...]:
        u = self.fields(pairs, relation, vectors, sentence)
        return self.fields.status(u), self.fields.hedged(u), self.fields.none(u), self.fields.points(u, *figures)


def _graph(module: nn.Module, given: dict[str, Tensor], free: dict[str, dict[int, str]], results: list[str], path: Path) -> None:
    torch.onnx.export(
        module.eval(),
        tuple(given.values()),
        str(path),
        input_names=list(given),
        output_names=results,
        dynamic_axes=free,
        opset_version=17,
        dynamo=False,
    )


def _quantized(raw: Path, to: Path) -> None:
    """Weights in 7 of 8 bits: with 8, sums overflow on processors without the instructions for it, and a text reads otherwise there."""
    kinds = ["MatMul", "Gather"]
    quantize_dynamic(raw, to, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, op_types_to_quantize=kinds)


def export(model: Model, folder: Path, *, small: bool = True) -> None:
    """The three graphs."""
    width = 384
    n, t, m, c = {0: "n"}, {0: "t"}, {0: "m"}, {0: "c"}
    raw = folder / "raw.onnx"
    ids = torch.randint(1, 1000, (1, 12))
    _graph(
        _Encode(model),
        {"ids": ids, "shapes": torch.ones_like(ids)},
        {k: {0: "w", 1: "t"} for k in ("ids", "shapes", "vectors", "tags")},
        ["vectors", "tags"],
        raw,
    )
    if small:
        _quantized(raw, folder / "encoder.onnx")
    else:
        shutil.copy(raw, folder / "encoder.onnx")
    two = torch.zeros((2, 2), dtype=torch.long)
    given = {
        "vectors": torch.randn(12, width),
        "means": torch.randn(3, width),
        "local": two,
        "whole": two,
        "sentence": torch.tensor([[1, 9], [1, 9]]),
        "features": torch.randn(2, FEATURES),
    }
    free = {"vectors": t, "means": m, **dict.fromkeys(("local", "whole", "sentence", "features", "state", "logits", "clear"), n)}
    _graph(_Relate(model.pairs), given, free, ["state", "logits", "clear"], raw)
    shutil.copy(raw, folder / "pairs.onnx")
    one = torch.zeros(3, dtype=torch.long)
    given = {
        "vectors": torch.randn(12, width),
        "pairs": torch.randn(2, STATE),
        "relation": torch.zeros(2, dtype=torch.long),
        "sentence": torch.tensor([[1, 9], [1, 9]]),
        "figures": torch.randn(3, width),
        "spots": torch.randn(3, SPOT),
        "owner": one,
        "kind": torch.tensor([0, POINTERS - 1, 1]),
    }
    free = {
        "vectors": t,
        **dict.fromkeys(("pairs", "relation", "sentence", "status", "hedged", "none"), c),
        **dict.fromkeys(("figures", "spots", "owner", "kind", "score"), m),
    }
    _graph(_Read(model.fields), given, free, ["status", "hedged", "none", "score"], raw)
    shutil.copy(raw, folder / "fields.onnx")
    raw.unlink()


def shift(model: Model, tipping: dict[str, float]) -> None:
    """Moves the points at which fields tip over into the weights themselves."""
    with torch.no_grad():
        model.fields.status.bias[STATUSES.index("active")] += tipping["active"]
        model.fields.hedged.bias += tipping["hedged"]
        model.fields.none.bias += torch.tensor([tipping[f"no {kind}"] for kind in ("amount", "date", "percent", "capacity")])


def record(folder: Path, told: dict[str, object]) -> None:
    """What the folder holds, with the hash of each file."""
    hashes = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir()) if p.name != "record.json"}
    (folder / "record.json").write_text(
        json.dumps({"format": FORMAT, **told, "files": hashes}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def main() -> None:
    """Command line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--base", type=Path, required=True)
    asked.add_argument("--state", type=Path, required=True)
    asked.add_argument("--calibration", type=Path, required=True)
    asked.add_argument("--notes", type=Path, help="a JSON file with what else the record says: data, licences, versions, scores")
    asked.add_argument("--name", default="keiretsu-english")
    asked.add_argument("--version", default="1")
    asked.add_argument("folder", type=Path)
    told = asked.parse_args()
    told.folder.mkdir(parents=True, exist_ok=True)
    model = Model(Encoder.start(told.base / "base.npz"), len(TAGS))
    model.load_state_dict(torch.load(told.state))
    found = json.loads(told.calibration.read_text())
    shift(model, found["tipping"])
    export(model, told.folder)
    shutil.copy(told.base / "vocab.txt", told.folder / "vocab.txt")
    notes = json.loads(told.notes.read_text(encoding="utf-8")) if told.notes else {}
    thresholds = {"sure": found["sure"], "likely": found["likely"]}
    calibration = {"weights": found["weights"], "bias": found["bias"]}
    record(told.folder, {"name": told.name, "version": told.version, **notes, "thresholds": thresholds, "calibration": calibration})


if __name__ == "__main__":
    main()
