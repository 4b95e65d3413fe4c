"""From names to organisations: the tables' aliases, products' owners, slugs, and what people judged to be the same or not."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from corpus.dates import PartialDate
from corpus.domain import Judgement, Organisation, Product, digest
from corpus.names import bare, fold, slug
from corpus.tables import Tables

State = Literal["active", "withdrawn", "outweighed", "in conflict"]


def in_force(judgements: Iterable[Judgement]) -> tuple[list[Judgement], dict[str, State]]:
    """Judgements in the order of their making without the withdrawn ones, and the state of each."""
    ordered = sorted(judgements, key=lambda j: (j.when, j.id))
    withdrawn: set[str] = set()
    for judgement in reversed(ordered):  # a withdrawal that is itself withdrawn has no effect
        if judgement.kind == "withdraw" and judgement.id not in withdrawn:
            withdrawn.add(judgement.target)
    states: dict[str, State] = {j.id: "withdrawn" if j.id in withdrawn else "active" for j in ordered}
    return [j for j in ordered if j.id not in withdrawn and j.kind != "withdraw"], states


class Resolver:
    """Gives each name its organisation. The same tables and judgements give the same answers, in any order."""

    def __init__(self, tables: Tables, judgements: Iterable[Judgement] = ()) -> None:
        self.tables = tables
        self.version = tables.version
        self._by_name = _names(tables.organisations.values())
        self._products = _products(tables.products)
        active, self.states = in_force(judgements)
        self._apart: dict[str, str] = {}  # folded name → the id that it has since it was judged another one
        self._into: dict[str, str] = {}  # id → the id that it was merged into
        self._judge([j for j in active if j.kind in ("same", "not_same")])
        merged: defaultdict[str, list[str]] = defaultdict(list)
        for gone in sorted(self._into):
            merged[self.current(gone)].append(gone)
        self._also = {kept: tuple(gone) for kept, gone in merged.items()}

    def id_of(self, name: str, on: PartialDate | None = None) -> str:
        """The organisation that a name stands for, products standing for their owner at that date."""
        return self.current(self._listed(name, on))

    def current(self, organisation: str) -> str:
        """The organisation that an id, perhaps one merged away, stands for now."""
        while organisation in self._into:
            organisation = self._into[organisation]
        return organisation

    def meant(self, name_or_id: str) -> str:
        """The organisation that a person means, who may give an id or a name."""
        return self.current(name_or_id if name_or_id in self._into else self._meant(name_or_id))

    def dated(self, name: str) -> bool:
        """Does the answer depend on the date? True for products that were sold."""
        owned = self._products.get(fold(name), ())
        return len(owned) > 1 or any(p.since or p.until for p in owned)

    def organisation(self, organisation: str, names: Sequence[str] = ()) -> Organisation:
        """The merged view of one organisation, `names` as written being among its aliases."""
        listed = [self.tables.organisations[i] for i in (organisation, *self.also(organisation)) if i in self.tables.organisations]
        shown = listed[0] if listed else Organisation(id=organisation, name=_display(organisation, names))
        known = [n for o in listed for n in (o.name, *o.aliases)]
        mine = [n for n in names if self._owner(n) is None]  # "Azure" is a product's name, not one of Microsoft's
        aliases = sorted({*known, *mine} - {shown.name})
        former = sorted({n for o in listed for n in o.former_names})
        return shown.model_copy(update={"id": organisation, "aliases": tuple(aliases), "former_names": tuple(former)})

    def also(self, organisation: str) -> tuple[str, ...]:
        """The ids that were merged into this one and lead here."""
        return self._also.get(organisation, ())

    def _listed(self, name: str, on: PartialDate | None) -> str:
        if apart := self._apart.get(fold(name)):
            return apart
        return self._by_name.get(fold(name)) or self._owner(name, on) or self._by_name.get(bare(name)) or slug(name)

    def _owner(self, name: str, on: PartialDate | None = None) -> str | None:
        owned = self._products.get(fold(name), ())
        if fold(name) in self._by_name or not owned:
            return None
        day = on.last.isoformat() if on else "9999-12-31"
        at = [p for p in owned if _day(p.since, "first", "") <= day <= _day(p.until, "last", "9999-12-31")]
        return (at or owned)[-1].owner

    def _judge(self, judgements: list[Judgement]) -> None:
        """Merge and keep apart in the order of the judgements; of two on one pair the later one stands."""
        latest: dict[frozenset[str], Judgement] = {}
        for judgement in judgements:
            pair = frozenset((self._meant(judgement.target), self._meant(judgement.other or "")))
            if pair in latest:
                self.states[latest[pair].id] = "outweighed"
            latest[pair] = judgement
        standing = sorted(latest.values(), key=lambda j: (j.when, j.id))
        self._keep_apart([j for j in standing if j.kind == "not_same"])
        apart = [(self._meant(j.target), self._meant(j.other or "")) for j in standing if j.kind == "not_same"]
        for judgement in standing:
            if judgement.kind == "same":
                self._merge(judgement, apart)

    def _meant(self, name_or_id: str) -> str:
        """What a judgement calls by id or by name."""
        return name_or_id if name_or_id in self.tables.organisations else self._listed(name_or_id, None)

    def _keep_apart(self, judgements: list[Judgement]) -> None:
        """A name that the tables give to an organisation, judged not to be it, gets an id of its own."""
        for judgement in judgements:
            for name, other in ((judgement.target, judgement.other or ""), (judgement.other or "", judgement.target)):
                if name not in self.tables.organisations and self._listed(name, None) == self._meant(other):
                    own = slug(name)
                    self._apart[fold(name)] = own if own != self._meant(other) else f"{own}-{digest(fold(name))[:4]}"
                    break

    def _merge(self, judgement: Judgement, apart: list[tuple[str, str]]) -> None:
        gone, kept = self.current(self._meant(judgement.target)), self.current(self._meant(judgement.other or ""))
        if any({self.current(a), self.current(b)} == {gone, kept} for a, b in apart):
            self.states[judgement.id] = "in conflict"
        elif gone != kept:
            self._into[gone] = kept


def _names(organisations: Iterable[Organisation]) -> dict[str, str]:
    """Folded names → id. A full name outranks an alias, an alias a former name, and any of them a name without its legal form."""
    found: dict[str, str] = {}
    everyone = list(organisations)
    ranked = [[(fold(o.name), o.id) for o in everyone]]
    ranked += [[(fold(a), o.id) for o in everyone for a in o.aliases], [(fold(f), o.id) for o in everyone for f in o.former_names]]
    ranked += [[(bare(n), o.id) for o in everyone for n in (o.name, *o.aliases, *o.former_names)], [(fold(o.id), o.id) for o in everyone]]
    for rank in ranked:
        for name, organisation in rank:
            found.setdefault(name, organisation)
    return found


def _products(products: Iterable[Product]) -> dict[str, list[Product]]:
    found: defaultdict[str, list[Product]] = defaultdict(list)
    for product in sorted(products, key=lambda p: (p.since or "", p.id)):
        for name in {fold(n) for n in (product.name, *product.aliases)}:
            found[name].append(product)
    return dict(found)


def _day(date: PartialDate | None, end: Literal["first", "last"], without: str) -> str:
    return getattr(date, end).isoformat() if date else without


def _display(organisation: str, names: Sequence[str]) -> str:
    """The name to show of an organisation that no table lists: the shortest as written that leads to it."""
    own = [n for n in names if slug(n) == organisation] or list(names)
    return min(own, key=lambda n: (len(n), n), default=organisation)
