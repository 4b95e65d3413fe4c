"""The shipped tables turned round: from a name to its organisation, and from an organisation to every way to write it."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, Self

from corpus.dates import PartialDate
from corpus.domain import Organisation, Product
from corpus.names import bare, fold
from corpus.tables import Tables, load_tables


class Known(NamedTuple):
    """What the tables know, in folded names."""

    organisations: dict[str, Organisation]  # by id
    ids: dict[str, str]  # name, alias or former name → id
    products: dict[str, list[Product]]  # name or alias → the product, once for each owner that it had
    owned: dict[str, list[Product]]  # id → what it has or had

    @classmethod
    def of(cls, tables: Tables) -> Self:
        """A full name outranks an alias, an alias a former name, and any of them a name without its legal form."""
        everyone = tables.organisations.values()
        ids: dict[str, str] = {}
        for name, organisation in [
            *((fold(o.name), o.id) for o in everyone),
            *((fold(alias), o.id) for o in everyone for alias in o.aliases),
            *((fold(former), o.id) for o in everyone for former in o.former_names),
            *((bare(name), o.id) for o in everyone for name in (o.name, *o.aliases, *o.former_names)),
        ]:
            ids.setdefault(name, organisation)
        products: defaultdict[str, list[Product]] = defaultdict(list)
        owned: defaultdict[str, list[Product]] = defaultdict(list)
        for product in sorted(tables.products, key=lambda p: (p.since or "", p.id)):
            owned[product.owner].append(product)
            for name in {fold(n) for n in (product.name, *product.aliases)}:
                products[name].append(product)
        return cls(tables.organisations, ids, dict(products), dict(owned))

    def meant(self, name: str, on: PartialDate | None) -> Organisation | None:
        """The listed organisation that a name stands for, a product standing for its owner on that day."""
        folded = fold(name)
        found = self.ids.get(folded)
        if not found and (rows := self.products.get(folded)):
            found = ([p for p in rows if _holds(p, on)] or rows)[-1].owner
        found = found or self.ids.get(bare(name))
        return self.organisations.get(found) if found else None

    def spellings(self, organisation: Organisation, on: PartialDate | None) -> Iterator[str]:
        """Its names, then those of the products that stand for it on that day."""
        yield from (organisation.name, *organisation.aliases, *organisation.former_names)
        for product in self.owned.get(organisation.id, ()):
            if _holds(product, on):
                yield from (product.name, *product.aliases)


@cache
def known() -> Known:
    """The shipped tables."""
    return Known.of(load_tables())


def _holds(product: Product, on: PartialDate | None) -> bool:
    """Whether the ownership was in force; the day of `since` and that of `until` count."""
    if on is None:
        return product.until is None
    return (product.since is None or product.since.first <= on.last) and (product.until is None or on.first <= product.until.last)
