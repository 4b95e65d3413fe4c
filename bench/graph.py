"""The one graph that everything is measured on: invented, seeded, heavy-tailed, in the product's line format.

    python -m bench.graph --organisations 10000 --deals 100000 --claims 150000 --seed 7 > lines.jsonl

Standard library only, so that it also runs as a plain script. The same numbers and seed give the same bytes.
"""

# ruff: noqa: SIM905 - a list of words is easier to read as one line of words
import argparse
import datetime as dt
import json
import math
import random
import sys
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, NamedTuple

FIRST_DAY = dt.date(2021, 1, 4)
DAYS = 5 * 365

STEMS = "Vel Tarn Kor Bri Oxa Lum Fen Dra Mir Sol Quar Zeph Hal Nim Ard Cal Ist Pel Ro Vant Om Yar Wex Jun Sav Gren Thal Eb Lys Mon".split()
MIDDLES = "mo ri da ve lo na sti gra pha ne to ki ra du li so be vu ta ze".split()
ENDINGS = "ra nis dyne lith via den mar tex cor lan phos ven dro quil sta".split()
TRADES = "Systems Compute Cloud Labs Robotics Chips Capital Ventures Energy Data Networks Intelligence Software Motors Health Media".split()
OFFICES = "Competition Authority,Markets Office,Data Commission,Trade Bureau".split(",")
PAPERS = "Ledger Courier Dispatch Tribune Wire Gazette Observer Monitor Bulletin Record".split()


class Wording(NamedTuple):
    """How a relation is written: what one does, does now, and the thing itself; how often it occurs; what it may carry."""

    infinitive: str
    present: str
    noun: str
    weight: int
    symmetric: bool = False
    percent_of: str | None = None
    capacity: bool = False


WORDINGS: dict[str, Wording] = {
    "INVESTS_IN": Wording("invest in", "invests in", "stake in", 20, percent_of="stake"),
    "LENDS_TO": Wording("lend to", "lends to", "loan to", 5),
    "ACQUIRES": Wording("acquire", "is the buyer of", "purchase of", 6),
    "OWNS": Wording("own", "owns", "ownership of", 4, percent_of="stake"),
    "BUYS_FROM": Wording("buy from", "buys from", "supply contract with", 22, capacity=True),
    "LEASES_COMPUTE_FROM": Wording("lease compute from", "leases compute from", "compute contract with", 11, capacity=True),
    "DISTRIBUTES": Wording("distribute the models of", "distributes the models of", "distribution deal with", 6),
    "LICENSES_FROM": Wording("license content from", "licenses content from", "licence from", 5),
    "PARTNERS_WITH": Wording("partner with", "partners with", "partnership with", 13, symmetric=True),
    "COMPETES_WITH": Wording("compete with", "competes with", "rivalry with", 4, symmetric=True),
    "INVESTIGATES": Wording("investigate", "investigates", "inquiry into", 2),
    "SUES": Wording("sue", "sues", "suit against", 2),
}

SENTENCES = {
    "in_talks": "{lead}{s} is in talks to {w.infinitive} {o}{more}.",
    "agreed": "{lead}{s} has agreed to {w.infinitive} {o}{more}.",
    "active": "{lead}{s} {w.present} {o}{more}.",
    "ended": "{lead}{s} has ended its {w.noun} {o}{more}.",
    "denied": "{lead}{s} denied that it would {w.infinitive} {o}{more}.",
}
STATUSES, STATUS_WEIGHTS = tuple(SENTENCES), (18, 30, 42, 7, 3)
BOUNDS = (("exact", ""), ("up_to", "up to "), ("at_least", "more than "), ("about", "about "))
CURRENCIES = (("USD", "$"), ("EUR", "€"), ("GBP", "£"), ("JPY", "¥"))
FILLERS = (
    "Shares in the sector moved little on the day.",
    "Analysts had expected an announcement of this kind for some weeks.",
    "Terms beyond those stated here were not disclosed.",
    "The firms declined to comment further.",
)


class Told(NamedTuple):
    """One telling of a deal before it is written down: who, what, when, and whose article it goes into."""

    hero: int
    day: int
    subject: int
    relation: str
    object: int


def names(count: int, rng: random.Random) -> list[str]:
    """Invented organisation names, each with a slug of its own."""
    bases = sorted({a + b + c for a in STEMS for b in MIDDLES for c in ENDINGS})
    pairs = [(base, trade) for base in bases for trade in (TRADES if count > len(bases) // 2 else TRADES[:2])]
    if count > len(pairs):
        raise SystemExit(f"{count} organisations are more than the {len(pairs)} names that can be made; ask for fewer")
    chosen = [f"{base} {trade}" for base, trade in rng.sample(pairs, count)]
    for nth, place in enumerate(range(50, count, 100)):  # every hundredth is an authority
        country = STEMS[nth % len(STEMS)] + MIDDLES[nth // len(STEMS) % len(MIDDLES)]
        chosen[place] = f"{country} {OFFICES[nth % len(OFFICES)]}"
    return chosen


def deals(organisations: int, count: int, rng: random.Random) -> list[tuple[int, str, int]]:
    """Distinct deals: the first ones touch every organisation, the others prefer the well known, as real ones do."""
    reach = list(accumulate((rank + 3) ** -0.7 for rank in range(organisations)))
    offices = range(50, organisations, 100) or range(organisations)
    kinds, weights = list(WORDINGS), list(accumulate(w.weight for w in WORDINGS.values()))
    found: dict[tuple[int, str, int], None] = {}
    while len(found) < count:
        relation = rng.choices(kinds, cum_weights=weights)[0]
        known = rng.choices(range(organisations), cum_weights=reach)[0]
        other = len(found) if len(found) < organisations else rng.choices(range(organisations), cum_weights=reach)[0]
        subject, target = (other, known) if rng.random() < 0.6 else (known, other)
        if relation == "INVESTIGATES" and len(found) >= organisations:
            subject = rng.choice(offices)
        if WORDINGS[relation].symmetric:
            subject, target = min(subject, target), max(subject, target)
        if subject != target:
            found.setdefault((subject, relation, target))
    return list(found)


def tellings(all_deals: list[tuple[int, str, int]], claims: int, rng: random.Random) -> list[Told]:
    """Every deal is told once, some again and a few many times; sorted so that articles are about one organisation each."""
    weights = list(accumulate((rank + 2) ** -0.6 for rank in range(len(all_deals))))
    again = rng.choices(all_deals, cum_weights=weights, k=claims - len(all_deals))
    return sorted(Told(rng.choice((deal[0], deal[2])), rng.randrange(DAYS), *deal) for deal in (*all_deals, *again))


def _amount(rng: random.Random, *, restated: float | None = None) -> dict[str, Any]:
    value = restated or float(f"{math.exp(rng.gauss(18.5, 2.0)):.2g}")
    bound, words = rng.choices(BOUNDS, (70, 12, 8, 10))[0]
    currency, sign = rng.choices(CURRENCIES, (88, 6, 4, 2))[0]
    size, word = next((s for s in ((1e9, " billion"), (1e6, " million")) if value >= s[0]), (1.0, ""))
    per = "year" if rng.random() < 0.06 else None
    text = f"{words}{sign}{value / size:.12g}{word}{' a year' if per else ''}"
    return {"value": value, "currency": currency, "bound": bound, "per": per, "text": text}


def _date(day: dt.date, rng: random.Random) -> tuple[str, str]:
    """A date with the precision of news, as data and as words."""
    quarter = (day.month + 2) // 3
    return rng.choice(
        (
            (day.isoformat(), f"on {day.day} {day:%B %Y}"),
            (f"{day:%Y-%m}", f"in {day:%B %Y}"),
            (f"{day.year}-Q{quarter}", f"in the {('first', 'second', 'third', 'fourth')[quarter - 1]} quarter of {day.year}"),
            (f"{day.year}", f"in {day.year}"),
        )
    )


def claim(told: Told, known: list[str], rng: random.Random, *, money: bool, usual: dict[tuple[int, str, int], float]) -> dict[str, Any]:
    """One claim with the sentence that states it; its place in the text comes later."""
    wording, deal = WORDINGS[told.relation], (told.subject, told.relation, told.object)
    status = rng.choices(STATUSES, STATUS_WEIGHTS)[0]
    hedged, more = rng.random() < 0.2, ""
    line: dict[str, Any] = {"subject": known[told.subject], "relation": told.relation, "object": known[told.object], "status": status}
    line |= {"hedged": hedged, "conditional": rng.random() < 0.04, "extractor": "bench 1", "confidence": round(rng.uniform(0.5, 1), 3)}
    if money:
        line["amount"] = _amount(rng, restated=usual.get(deal) if rng.random() < 0.6 else None)
        usual.setdefault(deal, line["amount"]["value"])
        more += f", for {line['amount']['text']}"
    if wording.percent_of and rng.random() < 0.15:
        line |= {"percent": float(rng.randint(1, 60)), "percent_of": wording.percent_of}
        more += f", {line['percent']:g} % of the company"
    if wording.capacity and rng.random() < 0.15:
        size = round(rng.uniform(0.1, 6), 1)
        line["capacity"] = {"value": size, "unit": "GW", "text": f"{size:g} gigawatts"}
        more += f", {size:g} gigawatts of it"
    if rng.random() < 0.3:
        line["date"], words = _date(FIRST_DAY + dt.timedelta(days=max(0, told.day - rng.randrange(200))), rng)
        more += f", {words}"
    lead = "According to people close to the matter, " if hedged else ""
    return line | {"evidence": SENTENCES[status].format(lead=lead, s=line["subject"], o=line["object"], w=wording, more=more)}


def _joint_round(lines: list[dict[str, Any]], number: int, rng: random.Random) -> str:
    """Where several invest in the same firm within one article, now and then it is one round: the sentence that says so."""
    target = next((line["object"] for line in lines if line["relation"] == "INVESTS_IN"), None)
    members = [line for line in lines if line["relation"] == "INVESTS_IN" and line["object"] == target]
    if len({line["subject"] for line in members}) < 2 or rng.random() < 0.5:
        return ""
    whole = {**_amount(rng), "per": None, "bound": "exact"}
    whole["text"] = f"${whole['value'] / 1e6:.12g} million"
    whole["currency"] = "USD"
    for line in members:
        line["event"] = {"id": f"round-{number}", "amount": whole}
    return f"Together the backers put {whole['text']} into {target}."


def article(number: int, tellers: list[Told], lines: list[dict[str, Any]], papers: list[str], rng: random.Random) -> dict[str, Any]:
    """The article that states these claims, its text made of their sentences."""
    published = FIRST_DAY + dt.timedelta(days=max(told.day for told in tellers))
    title = f"{lines[0]['subject']}, {lines[0]['object']} and a busy week"
    text = f"{title}\n\n"
    for place, line in enumerate(lines):
        line["start"] = len(text)
        text += line["evidence"]
        line["end"] = len(text)
        text += f" {rng.choice(FILLERS)}\n\n" if place % 2 else " "
    text += _joint_round(lines, number, rng)
    publisher = rng.choices(papers, cum_weights=list(accumulate((rank + 1) ** -0.8 for rank in range(len(papers)))))[0]
    found = {"id": f"bench-{number}", "title": title, "publisher": publisher, "published": published.isoformat(), "language": "en"}
    if rng.random() < 0.05:
        found["origin"] = f"wire-{number // 3}"
    return found | {"url": f"https://news.example/{number}", "kind": "news", "text": text.strip(), "claims": lines}


def articles(*, organisations: int, deals_: int, claims: int, seed: int = 7) -> Iterator[dict[str, Any]]:
    """Article lines with exactly so many organisations, distinct deals and claims among them."""
    if not organisations <= deals_ <= claims:
        raise SystemExit("every deal needs a claim and every organisation a deal: organisations <= deals <= claims")
    rng = random.Random(seed)
    known = names(organisations, rng)
    papers = [f"{stem}{middle} {paper}" for stem, middle, paper in zip(STEMS * 2, MIDDLES * 3, PAPERS * 6, strict=True)]
    told = tellings(deals(organisations, deals_, rng), claims, rng)
    usual: dict[tuple[int, str, int], float] = {}
    cuts: list[slice] = []
    place = 0
    while place < len(told):
        cuts.append(slice(place, place := place + rng.choice((2, 3, 3, 4, 4, 5))))
    rng.shuffle(cuts)
    for number, cut in enumerate(cuts):
        lines = [claim(one, known, rng, money=rng.random() < 0.4, usual=usual) for one in told[cut]]
        yield article(number, told[cut], lines, papers, rng)


def main() -> None:
    """Write the lines to standard output."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--organisations", type=int, default=10_000)
    asked.add_argument("--deals", type=int, default=100_000)
    asked.add_argument("--claims", type=int, default=150_000)
    asked.add_argument("--seed", type=int, default=7)
    given = asked.parse_args()
    for line in articles(organisations=given.organisations, deals_=given.deals, claims=given.claims, seed=given.seed):
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
