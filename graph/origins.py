"""How many independent origins a story has: reprints, summaries and articles that rest on one another count once."""

from collections.abc import Iterable

from graph.statement import Head


def origins(heads: Iterable[Head]) -> int:
    """The number of groups of articles that no shared origin joins, directly or by way of others."""
    leader: dict[str, str] = {}

    def find(key: str) -> str:
        while leader.setdefault(key, key) != key:
            leader[key] = key = leader[leader[key]]
        return key

    articles = {head.id: head.origins for head in heads}
    if len(articles) < 2:
        return len(articles)
    for article, keys in articles.items():
        for key in keys:
            leader[find(key)] = find(article)
    return len({find(article) for article in articles})


def publishers(heads: Iterable[Head]) -> tuple[str, ...]:
    """Who published it, each once; for a summary whom it rests on."""
    named = {head.based_on if head.kind == "summary" and head.based_on else head.publisher for head in heads}
    return tuple(sorted(name for name in named if name))
