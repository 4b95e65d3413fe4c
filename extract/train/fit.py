"""Fits the model to annotated articles: tags, pairs and fields at once."""

import argparse
import pickle
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from extract.tags import TAGS
from extract.train.examples import Example
from extract.train.heads import Asked, Model, means
from extract.train.network import Encoder

NAMES = 800  # rows of marked names in a round: without them the tagger forgets what persons and places are
SHARE = 0.35  # of the pairs that are only asked about in case


def padded(rows: Sequence[Sequence[int]], with_: int) -> Tensor:
    """A tensor of rows, short ones filled up."""
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[with_] * (longest - len(row))] for row in rows])


def as_asked(example: Example, chosen: Tensor) -> Asked:
    """The arrays of the chosen pairs as tensors."""
    laid = example.layout
    return Asked(*(torch.from_numpy(x).index_select(0, chosen) for x in (laid.local, laid.whole, laid.sentence, example.features)))


def chosen(example: Example) -> tuple[Tensor, Tensor]:
    """The pairs of this round and their weights: all stated or named side by side, and a share of the many others, which count for more."""
    laid = example.layout
    keep = (example.answer.max(1) > 0) | (laid.local >= 0).all(1)
    drawn = np.random.random(len(keep)) < SHARE
    rows = np.flatnonzero(keep | drawn)
    return torch.from_numpy(rows), torch.from_numpy(np.where(keep[rows], 1.0, 1.0 / SHARE).astype(np.float32))


def batches(examples: Sequence[Example], most: int) -> list[list[int]]:
    """Numbers of examples of about one length, in random order, with at most so many pieces together."""
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].window.ids) + random.random() * 30)
    made: list[list[int]] = [[]]
    for i in order:
        if made[-1] and len(examples[i].window.ids) * (len(made[-1]) + 1) > most:
            made.append([])
        made[-1].append(i)
    random.shuffle(made)
    return made


def loss_of(model: Model, h: Tensor, example: Example, weights: dict[str, float]) -> tuple[Tensor, dict[str, float]]:
    """What one window's answers cost."""
    total, parts = h.new_zeros(()), {}
    if example.pairs:
        laid = example.layout
        rows = means(h, torch.from_numpy(laid.pieces), torch.from_numpy(laid.row), laid.rows)
        which, counts = chosen(example)
        with torch.autocast("cpu", torch.bfloat16):
            z, logits, clear = model.pairs(h, rows, as_asked(example, which))
        z, logits, clear = z.float(), logits.float(), clear.float()
        answer, weight = (torch.from_numpy(x).index_select(0, which) for x in (example.answer, example.weight))
        cost = (F.binary_cross_entropy_with_logits(logits, answer, reduction="none") * weight * counts[:, None]).sum()
        parts["pairs"] = float(cost.detach())
        total = total + cost * weights["pairs"]
        if example.stated:
            places = {int(row): at for at, row in enumerate(which)}
            cost = _fields(model, h, z, places, example) + _clearest(logits.detach(), clear, places, example)
            parts["fields"] = float(cost.detach())
            total = total + cost * weights["fields"]
    return total, parts


def _clearest(logits: Tensor, clear: Tensor, places: dict[int, int], example: Example) -> Tensor:
    """Of all sentences of the window that are asked about the same two, the annotated one should be the clearest."""
    rows: dict[tuple[int, int], list[int]] = {}
    for row in places:
        pair = example.pairs[row]
        rows.setdefault((pair.subject, pair.object), []).append(row)
    cost = clear.new_zeros(())
    for one in example.stated:
        pair = example.pairs[one.pair]
        same = rows[pair.subject, pair.object]
        if len(same) > 1:
            at = torch.tensor([places[row] for row in same])
            score = logits[:, one.relation].index_select(0, at) + clear.index_select(0, at)
            cost = cost + F.cross_entropy(score[None], torch.tensor([same.index(one.pair)]))
    return cost


def _fields(model: Model, h: Tensor, z: Tensor, places: dict[int, int], example: Example) -> Tensor:
    stated = example.stated
    sentence = torch.from_numpy(example.layout.sentence[[s.pair for s in stated]])
    states = z.index_select(0, torch.tensor([places[s.pair] for s in stated]))
    u = model.fields(states, torch.tensor([s.relation for s in stated]), h, sentence)
    cost = F.cross_entropy(model.fields.status(u), torch.tensor([s.status for s in stated]), reduction="sum")
    hedged = torch.tensor([float(s.hedged) for s in stated])
    cost = cost + F.binary_cross_entropy_with_logits(model.fields.hedged(u)[:, 0], hedged, reduction="sum")
    cells = [(cell, owner, kind) for owner, one in enumerate(stated) for kind, (found, _, _) in enumerate(one.figures) for cell in found]
    if not cells:
        return cost
    pieces = torch.tensor([piece for cell, _, _ in cells for piece in cell])
    row = torch.tensor([number for number, (cell, _, _) in enumerate(cells) for _ in cell])
    figures = means(h, pieces, row, len(cells))
    spots = torch.from_numpy(np.concatenate([given for one in stated for _, given, _ in one.figures]))
    owner, kind = (torch.tensor([c[i] for c in cells]) for i in (1, 2))
    scores = model.fields.points(u, figures, spots, owner, kind)
    none, at = model.fields.none(u), 0
    for number, one in enumerate(stated):
        for which, (found, _, target) in enumerate(one.figures):
            if found and target >= 0:
                choice = torch.cat([scores[at : at + len(found)], none[number, which : which + 1]])
                cost = cost + F.cross_entropy(choice[None], torch.tensor([target]))
            at += len(found)
    return cost


def run(model: Model, rounds: Sequence[Sequence[Example]], *, epochs: float, lr: float, out: Path, most: int = 1600) -> None:
    """Trains and saves."""
    encoder = [p for n, p in model.named_parameters() if n.startswith(("encoder", "tag"))]
    rest = [p for n, p in model.named_parameters() if not n.startswith(("encoder", "tag"))]
    optimizer = torch.optim.AdamW([{"params": encoder, "top": lr}, {"params": rest, "top": lr * 6}], lr=lr, weight_decay=0.01, fused=True)
    total = int(len(batches(rounds[0], most)) * epochs)
    began = time.time()
    mean: dict[str, float] = {}
    todo: list[tuple[int, list[int]]] = []
    number = -1
    model.train()
    for step in range(total):
        if not todo:
            number = (number + 1) % len(rounds)
            todo = [(number, batch) for batch in batches(rounds[number], most)]
        which, batch = todo.pop()
        for group in optimizer.param_groups:
            group["lr"] = group["top"] * min(1.0, (step + 1) / 60) * (1 - step / total)
        optimizer.zero_grad()
        parts = _step(model, [rounds[which][i] for i in batch])
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        for name, value in parts.items():
            mean[name] = 0.97 * mean.get(name, value) + 0.03 * value
        if step % 50 == 49:
            told = ", ".join(f"{name} {value:.3f}" for name, value in mean.items())
            print(f"{step + 1} of {total}, {time.time() - began:.0f} s: {told}", flush=True)
        if step % 300 == 299:
            torch.save(model.state_dict(), out)
    torch.save(model.state_dict(), out)


def _encoded(model: Model, batch: Sequence[Example]) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        h: Tensor = model.encoder(padded([e.window.ids for e in batch], 0), padded([e.window.shapes for e in batch], 0))
    return h.float()


def _tag_cost(model: Model, h: Tensor, batch: Sequence[Example]) -> Tensor:
    wanted = padded([e.tags for e in batch], -100)
    if not bool((wanted >= 0).any()):
        return h.new_zeros(())
    return F.cross_entropy(model.tag(model.drop(h)).view(-1, len(TAGS)), wanted.view(-1), ignore_index=-100)


def _step(model: Model, batch: Sequence[Example]) -> dict[str, float]:
    h = _encoded(model, batch)
    cost = _tag_cost(model, h, batch)
    parts = {"tags": float(cost.detach())}
    sums: dict[str, float] = {}
    for vectors, example in zip(h, batch, strict=True):
        more, found = loss_of(model, vectors, example, {"pairs": 0.05 / len(batch), "fields": 0.03 / len(batch)})
        cost = cost + more
        for name, value in found.items():
            sums[name] = sums.get(name, 0.0) + value / len(batch)
    cost.backward()
    return parts | sums


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line of the training."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("examples", type=Path, nargs="+", help="one file for each round, in turn")
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--names", type=Path, help="rows of marked names, a share of which is mixed into each round")
    asked.add_argument("--base", type=Path, required=True)
    asked.add_argument("--start", type=Path)
    asked.add_argument("--epochs", type=float, default=6)
    asked.add_argument("--lr", type=float, default=6e-5)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--threads", type=int, default=2)
    given = asked.parse_args(arguments)
    torch.manual_seed(given.seed)
    random.seed(given.seed)
    np.random.seed(given.seed)
    torch.set_num_threads(given.threads)
    rounds = [pickle.loads(path.read_bytes()) for path in given.examples]  # made by ourselves a moment ago
    if given.names:
        rows = pickle.loads(given.names.read_bytes())
        random.shuffle(rows)
        share = min(len(rows) // len(rounds), NAMES)
        rounds = [[*one, *rows[i * share : (i + 1) * share]] for i, one in enumerate(rounds)]
    model = Model(Encoder.start(given.base), len(TAGS))
    if given.start:
        model.load_state_dict(torch.load(given.start), strict=False)
    run(model, rounds, epochs=given.epochs, lr=given.lr, out=given.out)


if __name__ == "__main__":
    main()
