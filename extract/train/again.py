"""The state of a model out of its shipped weights, for training to go on where it ended: `python -m extract.train.again FOLDER state.pt`.

What 7 bits have rounded stays rounded, and the tipping points that `export` moved into the fields stay there: a short training, and
`calibrate` after it, see to both.
"""

import re
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

_UNNAMED = {"pairs": "pairs.match.weight", "fields": "fields.add.weight"}  # matrices without a bias lose their names


def arrays(folder: Path) -> dict[str, np.ndarray]:
    """All weights by the names that training gives them."""
    found: dict[str, np.ndarray] = {}
    for part in ("encoder", "pairs", "fields"):
        every = {tensor.name: numpy_helper.to_array(tensor) for tensor in onnx.load(folder / f"{part}.onnx").graph.initializer}
        found |= {
            name: array
            for name, array in every.items()
            if re.match(r"(encoder|tag|pairs|fields)\.[\w.]*(weight|bias|absent|beyond)$", name)
        }
        loose = sorted(
            (name for name in every if re.fullmatch(r"onnx::MatMul_\d+(_quantized)?", name)), key=lambda n: int(re.findall(r"\d+", n)[0])
        )
        if part == "encoder":
            found |= {name.removesuffix("_quantized"): _whole(every, name) for name in every if re.match(r"encoder\..*_quantized$", name)}
            layers = range(len(loose) // 4)
            names = [f"encoder.layers.{i}.{matrix}.weight" for i in layers for matrix in ("qkv", "out", "up", "down")] + ["tag.weight"]
            found |= {name: _whole(every, old).T for name, old in zip(names, loose, strict=True)}
        else:
            found[_UNNAMED[part]] = every[loose[0]].T
    return found


def _whole(every: dict[str, np.ndarray], name: str) -> np.ndarray:
    """An array of few bits with its scale undone."""
    plain = name.removesuffix("_quantized")
    whole: np.ndarray = (every[name].astype(np.float32) - every[f"{plain}_zero_point"].astype(np.float32)) * every[f"{plain}_scale"]
    return whole


def main(folder: str, target: str) -> None:
    """Reads the one, writes the other."""
    state = {name: torch.from_numpy(np.array(array, dtype=np.float32)) for name, array in arrays(Path(folder)).items()}
    torch.save(state, target)
    print(f"{len(state)} arrays in {target}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
