"""The twelve relations, each declared once: how it reads in both directions and what flows along it."""

from enum import StrEnum
from typing import Literal, NamedTuple

Flow = Literal["money", "compute", "goods", "content", "none"]
Side = Literal["subject", "object"]


class Relation(StrEnum):
    """What one organisation has to do with another; the vocabulary is closed."""

    INVESTS_IN = "INVESTS_IN"
    LENDS_TO = "LENDS_TO"
    ACQUIRES = "ACQUIRES"
    OWNS = "OWNS"
    BUYS_FROM = "BUYS_FROM"
    LEASES_COMPUTE_FROM = "LEASES_COMPUTE_FROM"
    DISTRIBUTES = "DISTRIBUTES"
    LICENSES_FROM = "LICENSES_FROM"
    PARTNERS_WITH = "PARTNERS_WITH"
    COMPETES_WITH = "COMPETES_WITH"
    INVESTIGATES = "INVESTIGATES"
    SUES = "SUES"


class Reading(NamedTuple):
    """A relation as data. `payer` is the side that money comes from; `supplies` what the other side gives for it."""

    subject_role: str  # who stands on the left, in a word
    object_role: str
    forwards: str  # "{subject} invests in {object}"
    backwards: str
    payer: Side | None = None  # None: no money flows by this relation itself
    supplies: Flow = "none"
    symmetric: bool = False
    subject_kinds: tuple[str, ...] = ()  # empty: any organisation may stand here


AUTHORITIES = ("regulator", "court", "government")

READINGS: dict[Relation, Reading] = {
    Relation.INVESTS_IN: Reading("investor", "company", "{subject} invests in {object}", "{object} is funded by {subject}", "subject"),
    Relation.LENDS_TO: Reading("lender", "borrower", "{subject} lends to {object}", "{object} borrows from {subject}", "subject"),
    Relation.ACQUIRES: Reading("buyer", "target", "{subject} acquires {object}", "{object} is acquired by {subject}", "subject"),
    Relation.OWNS: Reading("parent", "subsidiary", "{subject} owns {object}", "{object} is owned by {subject}"),
    Relation.BUYS_FROM: Reading("customer", "vendor", "{subject} buys from {object}", "{object} sells to {subject}", "subject", "goods"),
    Relation.LEASES_COMPUTE_FROM: Reading(
        "tenant", "host", "{subject} leases compute from {object}", "{object} hosts {subject}", "subject", "compute"
    ),
    Relation.DISTRIBUTES: Reading(
        "platform", "vendor", "{subject} offers the products of {object}", "{object} is distributed by {subject}", None, "goods"
    ),
    Relation.LICENSES_FROM: Reading(
        "licensee", "licensor", "{subject} licenses from {object}", "{object} licenses to {subject}", "subject", "content"
    ),
    Relation.PARTNERS_WITH: Reading(
        "partner", "partner", "{subject} partners with {object}", "{object} partners with {subject}", symmetric=True
    ),
    Relation.COMPETES_WITH: Reading(
        "rival", "rival", "{subject} competes with {object}", "{object} competes with {subject}", symmetric=True
    ),
    Relation.INVESTIGATES: Reading(
        "authority",
        "company",
        "{subject} investigates {object}",
        "{object} is investigated by {subject}",
        subject_kinds=AUTHORITIES,
    ),
    Relation.SUES: Reading("plaintiff", "defendant", "{subject} sues {object}", "{object} is sued by {subject}"),
}

MONEY_BEARING = tuple(r for r, reading in READINGS.items() if reading.payer)
SYMMETRIC = frozenset(r for r, reading in READINGS.items() if reading.symmetric)
