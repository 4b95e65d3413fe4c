"""When two claims count as the same in scoring. The guide's folding of names is its own, and coarser than the ledger's."""
# ruff: noqa: SIM905 - groups of names are easier to read as lines than as lists of quoted words

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from corpus.domain import Claim
from corpus.relations import SYMMETRIC, Relation
from corpus.tables import Tables

type Spellings = Callable[[str], Iterable[str]]  # the ways to write an organisation's name

# Words that never tell two organisations apart, wherever in the name they stand.
_UNHEARD = frozenset("inc corp corporation co company ltd limited llc plc pbc lp nv ag sa se the group holdings".split())

# Each line: the folded names that stand for one organisation under the guide.
_ALIKE = """
a16z | andreessen horowitz
amazon | amazoncom | aws | amazon web services
amd | advanced micro devices
cerebras | cerebras systems
cma | competition and markets authority
d1 | d1 capital | d1 capital partners
france | paris prosecutors office
ftc | federal trade commission | us federal trade commission
goldman sachs | goldman sachs alternatives
google | alphabet | google cloud | google deepmind
ibm | international business machines
lambda | lambda labs
lightspeed | lightspeed venture partners
meta | facebook | meta platforms
microsoft | azure | microsoft azure
mistral | mistral ai
perplexity | perplexity ai
scale | scale ai
tsmc | taiwan semiconductor manufacturing
us government | us | united states
x | twitter
"""
_GROUPS = [line.split(" | ") for line in _ALIKE.strip().splitlines()]
_GROUP_OF = {name: group for group in _GROUPS for name in group}


class Triple(NamedTuple):
    """What is compared: both parties folded, in alphabetical order where the relation has no direction."""

    subject: str
    relation: Relation
    object: str

    @property
    def pair(self) -> frozenset[str]:
        """The two parties in either order."""
        return frozenset((self.subject, self.object))


@lru_cache(maxsize=65536)
def folded_name(name: str) -> str:
    """One spelling for the names that the guide takes to be one organisation.

    >>> folded_name("Alphabet Inc.") == folded_name("Google"), folded_name("The Group")
    (True, 'the group')
    """
    words = re.sub(r"[^\w\s]", "", name.casefold()).split()
    plain = " ".join([word for word in words if word not in _UNHEARD] or words)
    return _GROUP_OF[plain][0] if plain in _GROUP_OF else plain


def same_names(name: str) -> list[str]:
    """The name and, folded, the others that stand for the same organisation."""
    return [name, *_GROUP_OF.get(folded_name(name), ())]


def spellings_in(tables: Tables) -> Spellings:
    """By the tables too: aliases, former names, and the names of the products that stand for their owner."""
    of_owner: dict[str, list[str]] = {}
    for product in tables.products:
        of_owner.setdefault(product.owner, []).extend((product.name, *product.aliases))
    written: dict[str, list[str]] = {}
    for organisation in tables.organisations.values():
        names = [organisation.name, *organisation.aliases, *organisation.former_names]
        for folded in {folded_name(name) for name in names}:  # Alphabet and Google, one group, share all their names
            written.setdefault(folded, []).extend((*names, *of_owner.get(organisation.id, ())))
    return lambda name: [*same_names(name), *written.get(folded_name(name), ())]


def triple(claim: Claim) -> Triple:
    """The triple that a claim is scored by. Two names of one group ("Alphabet owns Google") are told apart as written."""
    ends = folded_name(claim.subject), folded_name(claim.object)
    if ends[0] == ends[1]:
        ends = claim.subject.casefold(), claim.object.casefold()
    subject, other = sorted(ends) if claim.relation in SYMMETRIC else ends
    return Triple(subject, claim.relation, other)


def pair(claim: Claim) -> frozenset[str]:
    """The two organisations, whatever the relation and its direction; one alone where both names fold to it."""
    return frozenset((folded_name(claim.subject), folded_name(claim.object)))
