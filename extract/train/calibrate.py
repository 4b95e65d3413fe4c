"""Sets the calibration, the thresholds and the tipping points on held-out articles, and tells how well it reads any gold set."""

import argparse
import json
import pickle
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from extract.confidence import GIVEN
from extract.engine import Engine
from extract.pieces import Pieces
from extract.train.examples import articles
from extract.train.look import Seen, look
from extract.train.tipping import tipping
from extract.train.torch_engine import TorchEngine

DENSE = 0.035  # claims a word


def looked(engine: Engine, pieces: Pieces, told: Iterable[dict[str, Any]]) -> tuple[list[Seen], np.ndarray, np.ndarray, int]:
    """All candidates, their rows, whether each is right, and how many claims the annotation has."""
    looks = [look(engine, pieces, article) for article in told]
    seen = [one for of_article in looks for one in of_article.seen]
    return seen, np.array([one.row for one in seen]), np.array([one.gold is not None for one in seen]), sum(one.gold for one in looks)


def best(chances: np.ndarray, right: np.ndarray, gold: int, *, precision: float = 0.0) -> dict[str, float]:
    """The threshold with the best F1, or with the highest recall at a precision."""
    order = np.argsort(-chances)
    hits = np.cumsum(right[order])
    p, r = hits / np.arange(1, len(order) + 1), hits / gold
    score = np.where(p >= precision, r if precision else 2 * p * r / np.maximum(p + r, 1e-9), -1)
    at = int(score.argmax())
    return {
        "threshold": float(chances[order][at]),
        "precision": float(p[at]),
        "recall": float(r[at]),
        "f1": float(2 * p[at] * r[at] / (p[at] + r[at] + 1e-9)),
    }


def like_news(article: dict[str, Any]) -> bool:
    """Whether it states no more than real pages mostly do: the thresholds are set on such articles, the calibration on all."""
    return len(article["claims"]) < DENSE * len(article["text"].split())


def at(chances: np.ndarray, right: np.ndarray, gold: int, threshold: float) -> str:
    """Precision, recall and F1 at a threshold, in words."""
    kept = chances >= threshold
    p, r = right[kept].mean() if kept.any() else 0.0, right[kept].sum() / gold
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}"


def main() -> None:
    """Command line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--base", type=Path, required=True)
    asked.add_argument("--state", type=Path, required=True)
    asked.add_argument("--held", type=Path, required=True)
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--gold", type=Path, nargs="*", default=[])
    told = asked.parse_args()
    engine, pieces = TorchEngine.load(told.base / "base.npz", told.state), Pieces(told.base / "vocab.txt")
    held = pickle.loads(told.held.read_bytes())
    seen, rows, right, gold = looked(engine, pieces, filter(like_news, held))
    more, more_rows, more_right, _ = looked(engine, pieces, (article for article in held if not like_news(article)))
    fitted = LogisticRegression(C=0.3, max_iter=2000).fit(np.concatenate([rows, more_rows]), np.concatenate([right, more_right]))
    chances = fitted.predict_proba(rows)[:, 1]
    likely, sure = best(chances, right, gold), best(chances, right, gold, precision=0.9)
    print("held out:", likely, sure, "reach", right.sum() / gold)
    print({name: round(float(w), 2) for name, w in zip(GIVEN, fitted.coef_[0], strict=False)})
    found = {"weights": [float(w) for w in fitted.coef_[0]], "bias": float(fitted.intercept_[0])}
    found |= {"likely": likely["threshold"], "sure": sure["threshold"], "tipping": tipping(seen + more)}
    told.out.write_text(json.dumps(found))
    for folder in told.gold:
        _, rows, right, gold = looked(engine, pieces, articles(folder))
        chances = fitted.predict_proba(rows)[:, 1]
        print(folder.name, at(chances, right, gold, likely["threshold"]), "best:", best(chances, right, gold), "reach", right.sum() / gold)


if __name__ == "__main__":
    main()
