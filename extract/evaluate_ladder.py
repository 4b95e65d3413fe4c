"""Where the next loss is: in the names, in what refers to them, in finding the pair, or in the relation.

Two ways lead there. `losses` reads it off one run and gold. `rungs` compares runs of the extractor itself, which has to accept what
gold knows: for "names given", the organisations of each article (`given_names`) instead of those it finds; for "reference given",
besides, who takes part in each gold sentence (`given_parties`) instead of what it resolves. The second flatters a little, since only
true participants are offered. For `reach` it has to tell all names that it found in an article, those without a claim among them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from extract.evaluate import score
from extract.evaluate_errors import is_named
from extract.evaluate_fields import Share
from extract.evaluate_match import Articles, Match, Tally, main_claims, matches, tally
from extract.evaluate_names import Spellings, Triple, folded_name, same_names

type Names = Mapping[str, Collection[str]]  # an article's id and the organisations in it

MENTIONS = ("both named", "one by reference", "both by reference")


@dataclass(frozen=True, slots=True)
class Rung:
    """One run of the extractor, with more given to it than to the run before."""

    given: str
    claims: Tally
    pairs: Tally
    step: float | None  # gain in F1 over the run before


@dataclass(frozen=True, slots=True)
class Losses:
    """What one run loses at each step, as far as its claims tell."""

    claims: Tally
    names_struck: Tally  # without the claims that name an organisation gold lacks: the precision that right names would give at least
    pairs: Tally
    relation: Share  # of the gold pairs that were found: those where at least one relation is right, in either direction
    direction: Share  # of those, with the direction right too
    recall: Mapping[str, Share]  # by how gold's sentence speaks of the two parties


def rungs(gold: Articles, runs: Mapping[str, Articles]) -> list[Rung]:
    """One rung a run, in the order given: "nothing", "names", "names and reference"."""
    ladder: list[Rung] = []
    for given, predicted in runs.items():
        report = score(gold, predicted, rounds=1)
        step = report.claims.f1 - ladder[-1].claims.f1 if ladder else None
        ladder.append(Rung(given, report.claims, report.pairs, step))
    return ladder


def losses(gold: Articles, predicted: Articles, *, spellings: Spellings = same_names) -> Losses:
    """What can be told without running the extractor again."""
    found = matches(gold, predicted)
    struck = {article: [c for c in claims if _known(gold, article, c.subject, c.object)] for article, claims in predicted.items()}
    relation, direction = _on_pairs(found)
    return Losses(
        claims=tally(found),
        names_struck=tally(matches(gold, struck)),
        pairs=score(gold, predicted, rounds=1).pairs,
        relation=relation,
        direction=direction,
        recall=_by_mention(found, spellings),
    )


def given_names(gold: Articles) -> dict[str, frozenset[str]]:
    """The organisations of each article's gold claims: what an extractor is given in place of its own names."""
    return {article: frozenset(name for c in claims for name in (c.subject, c.object)) for article, claims in gold.items()}


def given_parties(gold: Articles) -> dict[str, dict[str, frozenset[str]]]:
    """Each article's gold sentences with those who take part in their claims: given in place of what reference resolves to."""
    given: dict[str, dict[str, frozenset[str]]] = {}
    for article, claims in gold.items():
        parties = given.setdefault(article, {})
        for claim in claims:
            parties[claim.evidence] = parties.get(claim.evidence, frozenset()) | {claim.subject, claim.object}
    return given


def reach(gold: Articles, found: Names) -> Share:
    """Gold claims both of whose parties are among the names found: no recall goes beyond it."""
    reached = total = 0
    for article, claims in gold.items():
        names = {folded_name(name) for name in found.get(article, ())}
        for claim in main_claims(claims):
            reached += {folded_name(claim.subject), folded_name(claim.object)} <= names
            total += 1
    return Share(reached, total)


def _known(gold: Articles, article: str, *names: str) -> bool:
    parties = {folded_name(name) for c in gold.get(article, ()) for name in (c.subject, c.object)}
    return all(folded_name(name) in parties for name in names)


def _on_pairs(found: list[Match]) -> tuple[Share, Share]:
    """Of the gold pairs with any prediction: how many with a right relation, and how many of those also the right way round."""
    wanted: dict[tuple[str, frozenset[str]], set[Triple]] = {}
    read: dict[tuple[str, frozenset[str]], set[Triple]] = {}
    for match in found:
        place = (match.article, match.triple.pair)
        for side, claim in ((wanted, match.gold), (read, match.predicted)):
            if claim:
                side.setdefault(place, set()).add(match.triple)
    both = wanted.keys() & read.keys()
    relation = [p for p in both if {t.relation for t in wanted[p]} & {t.relation for t in read[p]}]
    direction = [p for p in relation if wanted[p] & read[p]]
    return Share(len(relation), len(both)), Share(len(direction), len(relation))


def _by_mention(found: list[Match], spellings: Spellings) -> dict[str, Share]:
    verdicts: dict[str, list[bool]] = {mention: [] for mention in MENTIONS}
    for match in found:
        if match.gold:
            unnamed = [n for n in (match.gold.subject, match.gold.object) if not is_named(n, match.gold.evidence, spellings=spellings)]
            verdicts[MENTIONS[len(unnamed)]].append(match.right)
    return {mention: Share(sum(rights), len(rights)) for mention, rights in verdicts.items()}
