"""The same article with other names in it: teaches that what is said counts, and not of whom."""

import random
import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from corpus.names import bare
from corpus.tables import load_tables


@cache
def _listed() -> dict[str, list[str]]:
    """Kind → names, for names of the table that are no everyday words."""
    found: dict[str, list[str]] = {}
    for one in load_tables().organisations.values():
        if len(one.name) > 3 and one.name[0].isupper():
            found.setdefault(one.kind, []).append(one.name)
    return found


@cache
def _others() -> dict[str, set[str]]:
    """Name of the table → its further names and those of its products."""
    tables = load_tables()
    found = {o.name: {*o.aliases, *o.former_names} for o in tables.organisations.values()}
    names = {o.id: o.name for o in tables.organisations.values()}
    for product in tables.products:
        found.get(names.get(product.owner, ""), set()).update({product.name, *product.aliases})
    return found


@cache
def _kinds() -> dict[str, str]:
    return {one.name: one.kind for one in load_tables().organisations.values()}


class Pool:
    """Names to swap in: those of the table by kind, the others by their last word."""

    def __init__(self, articles: Sequence[dict[str, Any]]) -> None:
        names = {c[side] for a in articles for c in a["claims"] for side in ("subject", "object")}
        self._kinds = {name: kind for name in sorted(names) if (kind := _kinds().get(name))}
        self._free: dict[str, list[str]] = {}
        for name in sorted(names - self._kinds.keys()):
            self._free.setdefault(self._class(name), []).append(name)

    @staticmethod
    def _class(name: str) -> str:
        last = name.rsplit(maxsplit=1)[-1].casefold()
        return last if last in _ENDS else ""

    def another(self, name: str) -> str:
        """A name of the same make."""
        if name in self._kinds:
            return random.choice(_listed().get(self._kinds[name], [name]))
        return random.choice(self._free[self._class(name)])

    def swapped(self, article: dict[str, Any], *, share: float) -> dict[str, Any]:
        """The article with a share of its parties renamed, in text and claims alike."""
        text = article["text"]
        parties = sorted({c[side] for c in article["claims"] for side in ("subject", "object")}, key=len, reverse=True)
        taken = {bare(p) for p in parties}
        renamed: dict[str, str] = {}
        for party in parties:
            new = self.another(party)
            if random.random() < share and bare(new) not in taken and new not in text and self._plain(party, text, parties):
                renamed[party] = new
                taken.add(bare(new))
        if not renamed:
            return article
        forms = renamed | {
            short: new.split()[0] for old, new in renamed.items() if (short := _short(old, text, parties)) and len(new.split()) > 1
        }
        pattern = re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(f) for f in sorted(forms, key=len, reverse=True)) + r")(?!\w)")

        def new_text(old: str) -> str:
            return pattern.sub(lambda m: forms[m.group()], old)

        claims = [
            c
            | {
                "subject": renamed.get(c["subject"], c["subject"]),
                "object": renamed.get(c["object"], c["object"]),
                "evidence": new_text(c["evidence"]),
            }
            for c in article["claims"]
        ]
        made = article | {"text": new_text(text), "title": new_text(article.get("title") or ""), "claims": claims}
        return made if all(c["evidence"] in made["text"] for c in claims) else article

    def _plain(self, party: str, text: str, parties: Sequence[str]) -> bool:
        """Whether the text knows the party by this name alone, or by its first word."""
        if any(party != other and (party in other or other in party) for other in parties) or len(party) < 4:
            return False
        if any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) for form in _others().get(party, ())):
            return False
        initials = "".join(w[0] for w in party.split())
        return party in text and not (len(initials) > 1 and re.search(rf"\b{re.escape(initials)}\b", text))


def _short(party: str, text: str, parties: Sequence[str]) -> str | None:
    first, *rest = party.split()
    if not rest or len(first) < 4 or any(p != party and p.startswith(first) for p in parties):
        return None
    return first if re.search(rf"\b{re.escape(first)}\b(?! {re.escape(rest[0])})", text) else None


_ENDS = frozenset(
    [
        "capital",
        "ventures",
        "partners",
        "bank",
        "energy",
        "power",
        "university",
        "commission",
        "authority",
        "court",
        "ministry",
        "agency",
        "fund",
        "group",
        "technologies",
        "systems",
        "labs",
        "cloud",
        "compute",
        "semiconductor",
        "times",
        "news",
        "media",
        "health",
        "motors",
        "telecom",
        "insurance",
        "bancorp",
        "holdings",
        "council",
        "agency",
        "department",
        "union",
    ]
)
