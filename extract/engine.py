"""Runs the shipped model: vectors and tags for windows, relations for pairs, fields for claims."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np

from extract.layout import Layout
from extract.windows import Window

type Array = np.ndarray


class Claims(NamedTuple):
    """The claims of one window whose fields are asked for."""

    states: Array  # [claims, state] the pairs' vectors
    relation: Array
    sentence: Array  # [claims, 2] first piece and one past the last


class Near(NamedTuple):
    """The figures that these claims may carry."""

    vectors: Array
    spots: Array
    owner: Array  # which claim
    kind: Array


class Engine(Protocol):
    """What reading needs of a model."""

    def encode(self, windows: Sequence[Window]) -> list[tuple[Array, Array]]:
        """For each window the vectors [pieces, width] and the chances of tags [pieces, tags]."""

    def relate(self, vectors: Array, laid: Layout, features: Array) -> tuple[Array, Array, Array]:
        """For each pair its vector, the logits of the relations, and how clearly the sentence tells it."""

    def fields(self, vectors: Array, claims: Claims, figures: Near) -> tuple[Array, ...]:
        """For each claim status chances, chance of hedging and scores for "no figure" of each kind; for each figure its score."""


def softmax(x: Array) -> Array:
    """Chances along the last axis."""
    e = np.exp(x - x.max(-1, keepdims=True))
    chances: Array = e / e.sum(-1, keepdims=True)
    return chances


class OnnxEngine:
    """The shipped weights under onnxruntime, one thread, so that several processes do not fight for cores."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.log_severity_level = 3
        self._encoder, self._relate, self._fields = (
            onnxruntime.InferenceSession(str(folder / f"{name}.onnx"), options, providers=["CPUExecutionProvider"])
            for name in ("encoder", "pairs", "fields")
        )

    def encode(self, windows: Sequence[Window]) -> list[tuple[Array, Array]]:
        """One window after another: on one core, batches gain nothing and padding costs."""
        return [self._encode(window) for window in windows]

    def _encode(self, window: Window) -> tuple[Array, Array]:
        ids, shapes = (np.array([x], dtype=np.int64) for x in (window.ids, window.shapes))
        vectors, tags = self._encoder.run(None, {"ids": ids, "shapes": shapes})
        return vectors[0], softmax(tags[0])

    def relate(self, vectors: Array, laid: Layout, features: Array) -> tuple[Array, Array, Array]:
        """For each pair its vector, the logits of the relations, and how clearly the sentence tells it."""
        given: dict[str, Any] = {"vectors": vectors, "means": means(vectors, laid), "features": features}
        given |= {"local": laid.local, "whole": laid.whole, "sentence": laid.sentence}
        state, logits, clear = self._relate.run(None, given)
        return state, logits, clear

    def fields(self, vectors: Array, claims: Claims, figures: Near) -> tuple[Array, ...]:
        """Status, hedging and figures of the claims of one window."""
        given = {"vectors": vectors, "pairs": claims.states, "relation": claims.relation, "sentence": claims.sentence}
        given |= {"figures": figures.vectors, "spots": figures.spots, "owner": figures.owner, "kind": figures.kind}
        status, hedged, none, score = self._fields.run(None, given)
        return softmax(status), 1 / (1 + np.exp(-hedged)), none, score


def means(vectors: Array, laid: Layout) -> Array:
    """The averaged pieces of each row."""
    sums = np.zeros((laid.rows, vectors.shape[1]), dtype=np.float32)
    np.add.at(sums, laid.row, vectors[laid.pieces])
    counts = np.bincount(laid.row, minlength=laid.rows).astype(np.float32)
    averaged: Array = sums / np.maximum(counts, 1)[:, None]
    return averaged
