"""A newer version of an extractor reads an article again: its readings take the older ones' place, and what changed is told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain, zip_longest
from typing import Any, NamedTuple

from corpus.domain import Article, Claim
from corpus.errors import KeiretsuError
from graph.ledger_entry import Readings, given
from graph.ledger_view import dump, version
from graph.ledger_write import Writing


class Change(NamedTuple):
    """A claim that is read otherwise now; `fields` holds what each field was and is."""

    id: str
    before: Claim
    after: Claim
    fields: dict[str, tuple[Any, Any]]


class Superseded(NamedTuple):
    """What a newer version of an extractor reads in an article other than the older one, claims by id."""

    new: tuple[tuple[str, Claim], ...]
    gone: tuple[tuple[str, Claim], ...]
    changed: tuple[Change, ...]
    same: int


def supersede(writing: Writing, article: Article, extractor: str, claims: Iterable[Claim]) -> Superseded:
    """Within a transaction: readings of people and of other extractors stay as they are, and so do judgements."""
    checked = given(article, claims)
    for claim, _ in chain.from_iterable(readings.values() for readings in checked.values()):
        if claim.extractor != extractor:
            raise KeiretsuError(f"A claim read by {claim.extractor!r} cannot take the place of what {extractor!r} read.")
    old = writing.supersede(article, checked, extractor)
    for claim in chain.from_iterable(old.values()):
        if version(claim.extractor)[1] > version(extractor)[1]:
            newer = f"{article.id} was read by {claim.extractor!r} already, which is newer than {extractor!r}"
            raise KeiretsuError(f"{newer}; nothing was changed.")
    return _difference(old, checked)


def _difference(old: Mapping[str, list[Claim]], read: Mapping[str, Readings]) -> Superseded:
    """Of several readings of one claim, the first is compared with the first, in the order in which they are shown."""
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for claim in sorted(old.keys() | read.keys()):
        after = [reading for reading, _ in read.get(claim, {}).values()]
        for one, other in zip_longest(sorted(old.get(claim, []), key=dump), sorted(after, key=dump)):
            if one is None or other is None:
                found["gone" if one else "new"].append((claim, one or other))
            elif fields := _fields(one, other):
                found["changed"].append(Change(claim, one, other, fields))
            else:
                found["same"].append(claim)
    return Superseded(tuple(found["new"]), tuple(found["gone"]), tuple(found["changed"]), len(found["same"]))


def _fields(one: Claim, other: Claim) -> dict[str, tuple[Any, Any]]:
    names = [name for name in Claim.model_fields if name != "extractor"]  # which differs always
    return {name: pair for name in names if (pair := (getattr(one, name), getattr(other, name)))[0] != pair[1]}
