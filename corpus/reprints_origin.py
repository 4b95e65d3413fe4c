"""Which of a group of reprints the others were taken from, where that can be told."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from corpus.domain import Article
from corpus.reprints_page import own_pages, rests_on
from corpus.reprints_publishers import at_address, credited, publisher


class Origin(NamedTuple):
    """Where a group's text comes from. Both unknown: it cannot be told."""

    article: str | None  # the id, where the origin itself is in the group
    publisher: str | None
    why: str


def origin(articles: Iterable[Article]) -> Origin:
    """The origin of a group of reprints, by links, then credits, then who sells texts, then dates; the same for any order."""
    # Not by id alone: a page that names another's as canonical has its id, if the text is the same.
    group = sorted(set(articles), key=lambda article: (article.id, article.model_dump_json()))
    if not group:
        return Origin(None, None, "no articles")
    return _by_links(group) or _by_credits(group) or _by_trade(group) or _by_date(group)


def _by_links(group: list[Article]) -> Origin | None:
    pages = {page: article for article in group for page in own_pages(article)}
    pointing = {article: rests_on(article) for article in group}
    links = {link for named in pointing.values() for link in named}
    # Where a page points on to a third, the end of the chain is the origin.
    ends = {article for link in links if (article := pages.get(link)) and not pointing[article]}
    if len(ends) == 1:
        (found,) = ends
        return Origin(found.id, _name(found), "others of the group name its page as their source")
    outside = {link for link in links if link not in pages}
    if ends or len(outside) != 1:
        return None
    house = at_address(f"https://{outside.pop()}")
    return Origin(None, house.name, "pages of the group name a page of that publisher as their source") if house else None


def _by_credits(group: list[Article]) -> Origin | None:
    told: defaultdict[str, set[str]] = defaultdict(set)  # by house
    for article in group:
        own = publisher(article)
        for seller in credited(article):
            if not own or own.name != seller.name:
                told[seller.family].add(seller.name)
    if len(told) != 1:
        return None  # credits that differ settle nothing
    ((family, names),) = told.items()
    name = names.pop() if len(names) == 1 else family
    if theirs := _theirs(group, family, name):
        return Origin(theirs.id, _name(theirs), f"the text is credited to {name}")
    return Origin(None, name, f"the text is credited to {name}; which article is the first of its own cannot be told")


def _by_trade(group: list[Article]) -> Origin | None:
    for kind, what in (("releases", "placed as a press release"), ("agency", "the only news agency in the group")):
        sellers = {house.family: house.name for article in group if (house := publisher(article)) and house.kind == kind}
        if len(sellers) == 1 and len(group) > 1:
            ((family, name),) = sellers.items()
            theirs = _theirs(group, family, name)
            if theirs and not _later_than_another(theirs, group):
                return Origin(theirs.id, _name(theirs), what)
    released = [article for article in group if article.kind == "press release"]
    if len(released) == 1 and len(group) > 1 and not _later_than_another(released[0], group):
        return Origin(released[0].id, _name(released[0]), "the only press release in the group")
    return None


def _theirs(group: list[Article], family: str, name: str) -> Article | None:
    of_family = [(article, house) for article in group if (house := publisher(article)) and house.family == family]
    theirs = [article for article, house in of_family if house.name == name] or [article for article, _ in of_family]
    return theirs[0] if len(theirs) == 1 else _first(theirs)


def _by_date(group: list[Article]) -> Origin:
    if len(group) == 1:
        return Origin(group[0].id, _name(group[0]), "nothing points elsewhere")
    if first := _first(group):
        return Origin(first.id, _name(first), f"published {first.published}, before all others")
    houses = {house.family if (house := publisher(article)) else article.publisher or article.id for article in group}
    if len(houses) == 1 and (house := publisher(group[0])):
        return Origin(None, house.family, f"all are titles of {house.family}; which of them came first is unknown")
    if len({article.publisher for article in group}) == 1 and group[0].publisher:
        return Origin(None, group[0].publisher, "all are by one publisher; which came first is unknown")
    undated = sum(1 for article in group if not article.published)
    missing = f"{undated} of {len(group)} without a date" if undated else "no date before all others"
    return Origin(None, None, f"no credit, and {missing}")


def _first(group: list[Article]) -> Article | None:
    """The article that was published before all others whatever days their dates stand for."""
    dated = sorted((article for article in group if article.published), key=lambda article: article.published.last)  # type: ignore[union-attr]
    if not dated or len(dated) < len(group):
        return None
    first, others = dated[0], dated[1:]
    certain = all(first.published.last < other.published.first for other in others if first.published and other.published)
    return first if certain else None


def _later_than_another(article: Article, group: list[Article]) -> bool:
    day = article.published
    return bool(day) and any(other.published.last < day.first for other in group if day and other.published)


def _name(article: Article) -> str | None:
    house = publisher(article)
    return article.publisher or (house.name if house else None)
