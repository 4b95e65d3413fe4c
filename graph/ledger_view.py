"""Which readings of a claim count, as corrected by people and with which organisations: pure functions of what the ledger stores."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from corpus.dates import PartialDate
from corpus.domain import Claim, Judgement, Product
from corpus.tables import Tables
from graph.resolve import Resolver, in_force
from graph.statement import ends

RULES = 1  # raised whenever the functions here give other answers: ledgers then compute their views anew

type Standing = Literal["active", "withdrawn", "outweighed", "in conflict", "no claim"]


class View(NamedTuple):
    """What the ledger keeps computed of a reading that counts."""

    place: int
    deal: str | None  # None: both ends are one organisation
    subject: str
    object: str
    subject_name: str
    object_name: str
    event: str | None
    judged: str | None
    corrected: str | None


class Judged:
    """All judgements of a ledger, by what they are about, and how names are read by them."""

    def __init__(self, tables: Tables, judgements: Iterable[Judgement]) -> None:
        self.all = sorted(judgements, key=lambda j: (j.when, j.id))
        self.resolver = Resolver(tables, self.all)
        active, self._withdrawn = in_force(self.all)
        self._of_claim: defaultdict[str, list[Judgement]] = defaultdict(list)
        for judgement in active:
            if judgement.kind not in ("same", "not_same"):
                self._of_claim[judgement.target].append(judgement)
        self._ids: dict[str, str] = {}

    def of(self, claim: str) -> Sequence[Judgement]:
        """The judgements in force on a claim, oldest first."""
        return self._of_claim.get(claim, ())

    def id_of(self, name: str, on: PartialDate | None) -> str:
        """The organisation of a name; remembered, since a few names make up most of the news."""
        known = self._ids.get(name)
        if known is None:
            known = self.resolver.id_of(name, on)
            if not self.resolver.dated(name):
                self._ids[name] = known
        return known

    def shown(self, organisation: str, names: Iterable[str]) -> str:
        """The name under which an organisation is shown that claims mention by these."""
        return self.resolver.organisation(organisation, sorted(names)).name

    @cached_property
    def products(self) -> Mapping[str, list[Product]]:
        """The tables' products by the organisation that their owner is now."""
        found: defaultdict[str, list[Product]] = defaultdict(list)
        for product in self.resolver.tables.products:
            found[self.resolver.current(product.owner)].append(product)
        return found

    def root(self, judgement: Judgement) -> Judgement:
        """The judgement itself, or what a withdrawal takes back, or puts in force again by taking back another one."""
        by_id = {j.id: j for j in self.all}
        while judgement.kind == "withdraw" and judgement.target in by_id:
            judgement = by_id[judgement.target]
        return judgement

    def states(self, there: Callable[[str], bool]) -> list[tuple[Judgement, Standing]]:
        """Every judgement with what became of it; `there` says whether the ledger holds a claim."""
        return [(j, self._state(j, there)) for j in self.all]

    def _state(self, judgement: Judgement, there: Callable[[str], bool]) -> Standing:
        if judgement.kind in ("same", "not_same"):
            return self.resolver.states[judgement.id]
        if self._withdrawn[judgement.id] != "active" or judgement.kind == "withdraw":
            return self._withdrawn[judgement.id]
        if not there(judgement.target):
            return "no claim"
        return "outweighed" if outweighed(judgement, self.of(judgement.target)) else "active"


def rejected(judgements: Sequence[Judgement]) -> bool:
    """The newest judgement in force decides: one who confirms or corrects a claim takes it in again."""
    return bool(judgements) and judgements[-1].kind == "reject"


def outweighed(judgement: Judgement, judgements: Sequence[Judgement]) -> bool:
    """Does a later one in force take all effect from it?"""
    later = judgements[[j.id for j in judgements].index(judgement.id) + 1 :]
    if rejected(judgements):
        return bool(later)
    if judgement.kind == "correct":
        return judgement.fields.keys() <= {name for j in later for name in j.fields}
    return judgement.kind == "reject"


def corrected(claim: Claim, fields: Mapping[str, object]) -> Claim:
    """The claim with what a person puts in place of its fields."""
    data = claim.model_dump() | dict(fields)
    if isinstance(share := data["percent"], int | float) and claim.percent:
        data["percent"] = {"value": share, "of": claim.percent.of}
    return Claim.model_validate(data)


def preferred(readings: Mapping[str, tuple[Claim, str]]) -> list[str]:
    """The hashes of the readings that count: those of one extractor, in its newest version, a person before a program."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name, (claim, _) in readings.items():
        groups[claim.extractor].append(name)
    newest = {version(extractor)[0]: extractor for extractor in sorted(groups, key=version)}
    chosen = min(newest.values(), key=lambda e: (*_trust([readings[r][0] for r in groups[e]]), e))
    return sorted(groups[chosen], key=lambda r: readings[r][1])


def _trust(readings: Sequence[Claim]) -> tuple[bool, float]:
    """Smaller is better: a person (who states no confidence), then the surer program."""
    sure = [r.confidence for r in readings if r.confidence is not None]
    return len(sure) == len(readings), -max(sure, default=0.0)


def version(extractor: str) -> tuple[str, tuple[int, ...], str]:
    """An extractor's name, and its version so that 1.10 comes after 1.9.

    >>> version("sieve 1.10")
    ('sieve', (1, 10), '1.10')
    """
    found = re.fullmatch(r"(?s)(.*?)(?:[ /@]v?(\d.*))?", extractor)
    name, number = (found[1], found[2] or "") if found else (extractor, "")
    return name, tuple(int(n) for n in re.findall(r"\d+", number)), number


def views(
    readings: Mapping[str, tuple[Claim, str]],
    *,
    published: str | None,
    judgements: Sequence[Judgement],
    id_of: Callable[[str, PartialDate | None], str],
) -> dict[str, View]:
    """What counts of the readings of one claim, by their hashes; its article's date tells who owned a product then."""
    if not readings or rejected(judgements):
        return {}
    fields = {name: value for j in judgements for name, value in j.fields.items()}
    judged = "corrected" if fields else "confirmed" if judgements else None
    found = {}
    for place, name in enumerate(preferred(readings) if len(readings) > 1 else readings, 1):
        claim = corrected(readings[name][0], fields) if fields else readings[name][0]
        on = claim.date or (PartialDate(published) if published else None)
        subject, target = id_of(claim.subject, on), id_of(claim.object, on)
        first, second = ends(subject, claim.relation, target)
        names = (claim.subject, claim.object) if first == subject else (claim.object, claim.subject)
        deal = None if first == second else f"{first}:{claim.relation}:{second}"
        event = claim.event.id if claim.event else None
        found[name] = View(place, deal, first, second, *names, event, judged, dump(claim) if fields else None)
    return found


def dump(claim: Claim) -> str:
    """A reading as the ledger stores it."""
    return claim.model_dump_json(exclude_none=True)
