"""Pieces for the tests of ingest, and programs that work on them in processes of their own."""

import json
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corpus.domain import Article, Claim
from graph.ledger import Ledger
from graph.ledger_kin import Kinship, Near, Signature
from graph.ledger_piece import Found, Piece
from graph.ledger_run import Outcome, Run
from tests.graph.ledger_cases import article, claim


def found(*keys: str, **fields: Any) -> list[Found]:
    return [Found(key, f"at {key}", {"path": key}, **fields) for key in keys]


def story(key: str) -> tuple[Article, list[Claim]]:
    """An article of its own with two claims."""
    claims = [claim(f"Vela INVESTS_IN Tarn {key}, active"), claim(f"Tarn OWNS Brim {key}, agreed")]
    return article(key, *claims), claims


def store(run: Run, piece: Piece, **given: Any) -> Outcome | None:
    return run.store(piece, *story(piece.key), **given)


def states(ledger: Ledger, batch: int | None = None) -> dict[str, str]:
    """Each piece's state, with the reason."""
    return {p.key: " ".join(filter(None, (p.state, p.reason))) for p in ledger.ingest.pieces(batch=batch)}


def wrong(path: Path) -> list[str]:
    """What must never be: damage, half an article, a piece that is stored without its article or with what it was made of."""
    sql = sqlite3.connect(path)
    checks = {
        "damage": "SELECT 1 FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
        "loose ends": "SELECT * FROM pragma_foreign_key_check",
        "articles with other than two claims": "SELECT a.key FROM articles a WHERE (SELECT count(*) FROM readings WHERE article = a.no) <> 2",
        "articles without all of their bands": "SELECT a.key FROM articles a WHERE (SELECT count(*) FROM bands WHERE article = a.no) <> 4",
        "articles of no piece": "SELECT a.key FROM articles a WHERE NOT EXISTS (SELECT 1 FROM pieces WHERE article = a.no)",
        "articles that are there twice": "SELECT key FROM articles GROUP BY key HAVING count(*) > 1",
        "pieces stored under another's name": "SELECT p.key FROM pieces p JOIN articles a ON a.no = p.article WHERE p.key <> a.key",
        "kept of what is done": "SELECT p.key FROM pieces p JOIN kept k ON k.piece = p.no WHERE p.article IS NOT NULL",
        "room counted wrongly": "SELECT 1 FROM room WHERE bytes <> (SELECT coalesce(sum(length(made)), 0) FROM kept)",
        "articles and claims in different changes": "SELECT seq FROM changes GROUP BY seq HAVING sum(kind = 'claim') <> 2 * sum(kind = 'article')",
    }
    return [f"{what}: {rows}" for what, query in checks.items() if (rows := sql.execute(query).fetchall())]


def one_group(near: Sequence[Near]) -> Kinship:
    return Kinship(origin="wire", reprints=tuple(n.article.id for n in near))


def work(path: Path, told: Path, pause: float) -> None:
    """Works on all there is, step by step, and writes each piece's key once the ledger has it."""
    with Ledger.open(path, wait=60) as ledger, ledger.ingest.run() as run, told.open("a") as output:
        while taken := run.take(4):
            for piece in taken:
                made = piece.made
                if piece.state == "queued":
                    made = f"raw {piece.key} ".encode() * 300
                    assert run.move(piece, "fetched", made)
                if piece.state in ("queued", "fetched"):
                    assert made == f"raw {piece.key} ".encode() * 300
                    made = json.dumps([piece.key]).encode()
                    assert run.move(piece, "cleaned", made)
                assert made == json.dumps([piece.key]).encode()
                number = int(piece.key.removeprefix("s"))
                outcome = store(run, piece, signature=Signature(b"sig", (number // 5, 2**64 - 1 - number, 3, -number)), judge=one_group)
                assert outcome
                assert outcome.state == "stored"
                output.write(f"{piece.key}\n")
                output.flush()
                time.sleep(pause)
