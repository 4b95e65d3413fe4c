"""Where the next loss is: what the extractor reaches with the names given, and with those who take part in each sentence given too.

    python -m bench.ladder corpus/gold/test FOLDER…

"names": the parties of each article are those of its annotation, wherever their names stand. "names and reference": besides, only
those are asked about in a sentence who take part in a claim of it, named or not; that flatters a little (see extract/evaluate_ladder.py).
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from app.evaluation import read_gold
from corpus.domain import Article, Claim
from corpus.tables import load_tables
from extract.confidence import Calibration, given
from extract.engine import OnnxEngine
from extract.evaluate_fold import folded
from extract.evaluate_ladder import given_names, given_parties, rungs
from extract.evaluate_names import folded_name
from extract.evaluate_page import ladder_section
from extract.found import ORDER, Found, find
from extract.names import Party, parties
from extract.pairs import ground
from extract.pieces import Pieces
from extract.reader import Reader
from extract.text import Sentence, sentences
from extract.train.marked import annotated
from extract.weights import load_record
from extract.windows import of_article


class Given:
    """The shipped model, told who the parties are."""

    def __init__(self) -> None:
        record = load_record(None)
        self._engine, self._pieces = OnnxEngine(record.folder, threads=2), Pieces(record.folder / "vocab.txt")
        self._calibration, self._likely = Calibration(record.calibration, record.bias), record.thresholds.likely

    def read(self, article: Article, names: frozenset[str], takes_part: Mapping[str, frozenset[str]] | None = None) -> list[Claim]:
        """The likely claims between these names, fields left out."""
        text, cut, known = article.text, sentences(article.text), {folded_name(name) for name in names}
        marked = annotated({"text": text, "claims": [{"subject": name, "object": name} for name in names]})
        found = [p for p in parties(text, marked, tables=load_tables(), published=article.published) if _ways(p) & known]
        laid, windows = ground(cut, found), of_article(text, cut, self._pieces)
        vectors = [vectors for vectors, _ in self._engine.encode(windows)]
        stated = find(self._engine, windows, vectors, cut, found, laid)
        if takes_part is not None:
            stated = [one for one in stated if _takes_part(one, found, cut, text, takes_part)]
        chances = self._calibration.chances([given(one, found, laid) for one in stated])
        likely = [one for one, chance in zip(stated, chances, strict=True) if chance >= self._likely]
        return [
            Claim(
                subject=found[o.subject].written, relation=ORDER[o.relation], object=found[o.object].written, status="active", evidence="-"
            )
            for o in likely
            if found[o.subject].name != found[o.object].name
        ]


def _ways(party: Party) -> set[str]:
    return {folded_name(party.written), folded_name(party.name)}


def _takes_part(one: Found, found: list[Party], cut: list[Sentence], text: str, takes_part: Mapping[str, frozenset[str]]) -> bool:
    """Does the annotation have both in a claim of the sentence that speaks most clearly for it?"""
    sentence = text[cut[one.best.pair.sentence].start : cut[one.best.pair.sentence].end]
    told = {folded_name(n) for evidence, names in takes_part.items() if evidence in sentence or sentence in evidence for n in names}
    return all(_ways(found[party]) & told for party in (one.subject, one.object))


def main(*folders: str) -> None:
    """Prints a ladder for each folder."""
    reader, told = Reader(), Given()
    for folder in folders:
        gold = read_gold(folder)
        stated = {key: folded(claims) for key, (_, claims) in gold.items()}
        names, taking = given_names(stated), given_parties(stated)
        likely = reader.thresholds.likely
        runs = {
            "nothing": {k: folded([c for c in reader.read(a).claims if (c.confidence or 0) >= likely]) for k, (a, _) in gold.items()},
            "names": {k: folded(told.read(a, names[k])) for k, (a, _) in gold.items()},
            "names and reference": {k: folded(told.read(a, names[k], taking[k])) for k, (a, _) in gold.items()},
        }
        print(f"{Path(folder).name}\n{ladder_section(rungs(stated, runs))}\n", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
