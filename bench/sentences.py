"""Reads all rows of tests/extract/sentences with the shipped model and writes into each row what is read wrongly.

    python -m bench.sentences            # only tells
    python -m bench.sentences --write    # strikes the old `fails` and writes the new ones, after a training

A reason begins with its category: names, relation missed, wrong relation, wrong field, extra claim, refused.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from corpus.domain import Claim
from corpus.errors import KeiretsuError
from extract.evaluate_fold import folded
from extract.evaluate_names import Triple, triple
from extract.reader import Reader
from tests.extract.test_sentences import FILES, ROWS, Row, compared, read_claim, stated

FIELDS: dict[str, Callable[[Claim], Any]] = {
    "status": lambda c: c.status.value,
    "hedged": lambda c: "yes" if c.hedged else "no",
    "amount": lambda c: f"{c.amount.currency} {c.amount.value:g}{f'/{c.amount.per}' if c.amount.per else ''}" if c.amount else "none",
    "percent": lambda c: c.percent.value if c.percent else "none",
    "date": lambda c: c.date or "none",
}


def reasons(reader: Reader, row: Row) -> list[str]:
    """What is wrong with the reading of the row; nothing where it is right."""
    try:
        claims = reader.read(row.article).claims
    except KeiretsuError as error:
        return [f"refused: {error}"]
    shown = folded([c for c in claims if reader.thresholds.class_of(c) != "review"])
    if sorted(map(compared, shown)) == stated(row):
        return []
    wanted = {triple(c): c for c in map(read_claim, row.claims)}
    got = {triple(c): c for c in shown}
    told = [*_missed(wanted, got, {triple(c) for c in claims}), *_extra(wanted, got)]
    return list(dict.fromkeys(told)) or ["names: told apart by the tables alone"]


def _missed(wanted: dict[Triple, Claim], got: dict[Triple, Claim], unsure: set[Triple]) -> Iterator[str]:
    for key, claim in wanted.items():
        if key in got:
            for field, of in FIELDS.items():
                if of(claim) != of(got[key]):
                    yield f"wrong field: {field} {of(got[key])} for {of(claim)}"
        elif other := [g for g in got if g.pair == key.pair and g not in wanted]:
            turned = other[0].relation == key.relation
            yield f"wrong relation: {f'{key.relation} turned round' if turned else f'{other[0].relation} for {key.relation}'}"
        else:
            yield f"relation missed: {key.relation}{' (unsure)' if key in unsure else ''}"


def _extra(wanted: dict[Triple, Claim], got: dict[Triple, Claim]) -> Iterator[str]:
    known = {name for key in wanted for name in key.pair}
    for key, claim in got.items():
        if key in wanted or any(w.pair == key.pair and w not in got for w in wanted):
            continue
        strange = [name for name, end in ((claim.subject, key.subject), (claim.object, key.object)) if end not in known]
        yield f"extra claim: {key.relation}{f' with {", ".join(strange)}' if strange and wanted else ''}"


def mark(path: Path, told: list[str]) -> None:
    """Writes the reasons of a file's rows, in their order; an empty one strikes what stood there."""
    lines: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("fails = "):
            continue
        lines.append(line)
        if line == "[[row]]" and (reason := told.pop(0)):
            lines.append("fails = " + json.dumps(reason, ensure_ascii=False))
    path.write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    """Command line."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--write", action="store_true")
    write = asked.parse_args().write
    reader = Reader()
    found = {row.id: "; ".join(reasons(reader, row)) for row in ROWS}
    for row in ROWS:
        if found[row.id]:
            print(f"{row.id}: {found[row.id]}\n    {row.text[:150]!r}")
    print(f"{sum(not told for told in found.values())} of {len(found)} rows are read right")
    for cause, count in Counter(reason.partition(":")[0] for told in found.values() for reason in told.split("; ") if reason).most_common():
        print(f"{count:4} {cause}")
    if write:
        for path in FILES:
            mark(path, [found[row.id] for row in ROWS if row.id.rpartition("-")[0] == path.stem])


if __name__ == "__main__":
    main()
