"""The arrays of a BERT encoder out of its ONNX file, for training to begin with: `python -m extract.train.base MODEL.onnx base.npz`."""

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper


def arrays(model: onnx.ModelProto) -> dict[str, np.ndarray]:
    """All weights by their names. Matrices have none in the file: each is named after the bias that is added next."""
    every = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    found = {name: array for name, array in every.items() if name.startswith(("embeddings.", "encoder.")) and "position_ids" not in name}
    users: dict[str, list[onnx.NodeProto]] = {}
    for node in model.graph.node:
        for given in node.input:
            users.setdefault(given, []).append(node)
    for node in model.graph.node:
        if node.op_type != "MatMul" or node.input[1] not in every:
            continue
        biases = [name for user in users[node.output[0]] if user.op_type == "Add" for name in user.input if name.endswith(".bias")]
        found[biases[0].removesuffix("bias") + "weight"] = every[node.input[1]].T
    return found


def main(source: str, target: str) -> None:
    """Reads the one, writes the other."""
    found = arrays(onnx.load(source))
    np.savez(Path(target), **found)  # type: ignore[arg-type]
    print(f"{len(found)} arrays in {target}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
