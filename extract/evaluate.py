"""Scores predicted claims against gold ones. Only what the annotation guide calls the same claim is right."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from corpus.relations import Relation
from extract.evaluate_fields import Share, field_shares
from extract.evaluate_match import Articles, Choice, Interval, Match, Tally, chosen, intervals, main_claims, matches, tally
from extract.evaluate_names import pair


@dataclass(frozen=True, slots=True)
class Report:
    """All numbers of one evaluation."""

    articles: int
    unknown: int  # predicted articles that gold lacks, which are not scored
    left_open: int  # partnerships beside a more specific relation of the same two: neither right nor wrong
    claims: Tally
    precision: Interval
    recall: Interval
    f1: Interval
    pairs: Tally  # the same two organisations, whatever relation is claimed
    relations: Mapping[Relation, Tally]  # the most frequent in gold first
    fields: Mapping[str, Share]  # on right claims alone


def score(gold: Articles, predicted: Articles, *, only: Choice | None = None, seed: int = 0, rounds: int = 1000) -> Report:
    """Compares claims article by article. Predictions have to be folded to one claim a triple; see `folded`.

    `only` restricts both sides, for instance to `unlisted(…)`. The intervals are drawn in gold's order of articles.
    """
    choice = only or (lambda _claim: True)
    found = chosen(matches(gold, predicted), choice)
    of_article: dict[str, list[Match]] = {article: [] for article in gold}
    for match in found:
        of_article[match.article].append(match)
    precision, recall, f1 = intervals([tally(group) for group in of_article.values()], seed=seed, rounds=rounds)
    return Report(
        articles=len(gold),
        unknown=len(predicted.keys() - gold.keys()),
        left_open=sum(match.open for match in found),
        claims=tally(found),
        precision=precision,
        recall=recall,
        f1=f1,
        pairs=_pairs(gold, predicted, choice),
        relations=_relations(found),
        fields=field_shares(found),
    )


def unlisted(listed: Callable[[str], bool]) -> Choice:
    """Chooses claims with a party that no table lists; `listed` says whether one does list the name."""
    return lambda claim: not (listed(claim.subject) and listed(claim.object))


def _relations(found: Iterable[Match]) -> dict[Relation, Tally]:
    groups: dict[Relation, list[Match]] = {}
    for match in found:
        if not match.open:
            groups.setdefault(match.triple.relation, []).append(match)
    tallies = {relation: tally(group) for relation, group in groups.items()}
    return dict(sorted(tallies.items(), key=lambda row: (-row[1].gold, row[0])))


def _pairs(gold: Articles, predicted: Articles, only: Choice) -> Tally:
    total = Tally(0, 0, 0)
    for article, claims in gold.items():
        stated = {pair(claim) for claim in claims}
        wanted = {pair(claim) for claim in main_claims(claims) if only(claim)}
        read = {ends for claim in predicted.get(article, ()) if (ends := pair(claim)) in wanted or (ends not in stated and only(claim))}
        total += Tally(len(wanted & read), len(read), len(wanted))
    return total
