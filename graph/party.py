"""Whether one of the two ends of a deal is speaking itself."""

import re

from corpus.names import bare, fold
from corpus.tables import load_people
from graph.statement import Statement

SELF_TOLD = frozenset({"filing", "press release"})
_OWN_PAGES = frozenset({"newsroom", "news", "blog", "press", "pressroom", "media", "investor", "relations", "ir"})
# With one of these words a speaker only stands near the organisation that is named.
_BYSTANDER = re.compile(
    r"\b(?:former|formerly|ex|familiar|close|briefed|(?:source|person|insider|analyst|rival|critic|competitor|investor|shareholder|customer"
    r"|supplier|reporter|observer|lawyer|watcher)s?|people)\b"
)


def is_party(statement: Statement) -> bool:
    """Whether one of the two ends is speaking: as the one quoted, on its own pages, or by a filing or press release."""
    if statement.article.kind in SELF_TOLD:
        return True
    speaker, publisher = statement.claim.speaker, statement.article.publisher
    if not speaker and not publisher:
        return False
    if speaker and {statement.subject, statement.object}.intersection(load_people().get(fold(speaker), ())):
        return True
    said, page = bare(speaker or ""), bare(publisher or "")
    return any((said and _speaks_for(said, name)) or (page and _own_page(page, name)) for name in _names(statement))


def _names(statement: Statement) -> set[str]:
    """The two ends, folded: as resolved, as written, and by their ids."""
    claim = statement.claim
    names = {bare(claim.subject), bare(claim.object), statement.subject.replace("-", " "), statement.object.replace("-", " ")}
    return names | {bare(text) for text in (claim.subject_text, claim.object_text) if text}


def _speaks_for(speaker: str, name: str) -> bool:
    """The name itself, or a person named by it: "Jensen Huang, Nvidia's chief executive", not "a person close to Nvidia"."""
    if speaker == name:
        return True
    at = f" {speaker} "
    return (f" {name} " in at or f" {name}s " in at) and not _BYSTANDER.search(speaker)  # Nvidia's is folded to nvidias


def _own_page(publisher: str, name: str) -> bool:
    """The organisation as publisher: "OpenAI", "OpenAI Blog", "Nvidia Newsroom"."""
    return publisher.startswith(name) and (publisher == name or _OWN_PAGES.issuperset(publisher[len(name) :].split()))
