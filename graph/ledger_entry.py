"""What an article and its claims become when they go into the ledger."""

import json
from collections.abc import Iterable

from corpus.domain import Article, Claim, digest
from corpus.errors import KeiretsuError
from graph.ledger_view import dump
from graph.statement import Head

type Readings = dict[str, tuple[Claim, str]]  # by hash: what was read of one claim, and its body as it is stored


def given(article: Article, claims: Iterable[Claim]) -> dict[str, Readings]:
    """The claims by id and content, each with its place in the text; one that does not stand there is refused."""
    found: dict[str, Readings] = {}
    article_id = article.id
    for claim in claims:
        placed = _placed(claim, article)
        body = dump(placed)
        found.setdefault(placed.id_in(article_id), {})[digest(body)] = (placed, body)
    return found


def _placed(claim: Claim, article: Article) -> Claim:
    start = article.text.find(claim.evidence) if claim.start is None else claim.start
    end = start + len(claim.evidence) if claim.end is None else claim.end
    if start < 0 or article.text[start:end] != claim.evidence:
        where = "anywhere" if claim.start is None else f"at {start}–{end}"
        raise KeiretsuError(
            f"{article.key or article.id}: the evidence {claim.evidence[:80]!r} does not stand {where} in the article's text;"
            " give the sentence word for word, with its place or without."
        )
    return claim if (claim.start, claim.end) == (start, end) else claim.model_copy(update={"start": start, "end": end})


def head(article: Article, article_id: str, group: str | None = None) -> Head:
    """What deals need to know of the article; `group` is where ingest found its reprints, whatever its file says of them."""
    learned = article.published or article.fetched
    links = [article.canonical_url, article.url, *(s.url for s in article.based_on)]
    text = digest(" ".join(article.text.casefold().split()))
    groups = [f"g:{name}" for name in (group, article.origin) if name]
    origins = [*groups, f"t:{text}", *(f"u:{link}" for link in links if link)]
    source = article.based_on[0] if article.based_on else None
    return Head(
        id=article_id,
        title=article.title,
        publisher=article.publisher,
        published=article.published,
        learned=learned.last.isoformat() if learned else None,
        kind=article.kind,
        url=article.url or article.canonical_url,
        origins=tuple(dict.fromkeys(origins)),
        based_on=source.publisher if source else None,
        based_on_url=source.url if source else None,
        key=article.key,
        language=article.language,
    )


def fuller(one: str, other: str) -> str:
    """Which of two bodies of an article says more of it, else which one was fetched first: the same in any order of ingest."""

    def rank(body: str) -> tuple[int, str, str]:
        fields = json.loads(body)
        return -len(fields), fields.get("fetched", "9"), body

    return min(one, other, key=rank)


def reading_id(claim: str, place: int) -> str:
    """The id of a reading that counts: its claim's, numbered from the second one on."""
    return claim if place == 1 else f"{claim}.{place}"
