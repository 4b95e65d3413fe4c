"""Until when a claim holds: "through 2031", "expires in May", "a two-year licence signed in October"."""

import re
from collections.abc import Sequence

from corpus.dates import PartialDate
from corpus.domain import Claim, Status
from corpus.relations import Relation
from extract.figures import Figure
from extract.numbers import words_value
from extract.stance_places import Part, names, part_at, places

# Those that run for a term; where two of them hold between the same two, a date belongs to the one that comes first here.
TERMED = (
    Relation.LEASES_COMPUTE_FROM,
    Relation.LENDS_TO,
    Relation.LICENSES_FROM,
    Relation.BUYS_FROM,
    Relation.DISTRIBUTES,
    Relation.PARTNERS_WITH,
)
_OPEN = (Status.ACTIVE, Status.AGREED)
_UNTIL, _FROM = 1, 2  # roles of dates
_HEARD = 0.3  # of confidence, from which a claim may own a date
# Something else than the dealing ends then, or nothing does.
_OTHER = re.compile(
    r"\b(?:waive\w*|standstill|covenant|exclusivity|option|deadline|embargo|moratorium|suspend\w*|interrupt\w*|paus\w+|delay\w*|postpon\w+"
    r"|busy|integration|months[ ]to|target\w*|forecast\w*|would[ ]have)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|won['’]t|expires?|ends?|runs?|lapses?|terminates?|matures?|falls?|comes?|goes|due|stays?|keeps?|remains?)\b"
)
_PAST = re.compile(r"\b(?:was|were|used[ ]to|could)\b[^,;]{0,60}$")
_LENT = re.compile(r"\b(?:loans?|facility|bonds?|notes)\b[^,;]{0,25}$")
_DUE = re.compile(r"\bdue\b[ ]?(?:in|on|by)?[ ]?(?:the[ ])?$")
_COUNT = r"(?P<%s>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)"
_DEAL = r"(?:contract|agreement|deal|licen[cs]e|lease|loan|pact|accord|partnership|order|tenancy|term|extension)s?"
_TERM = re.compile(
    r"(?<!about )(?<!roughly )(?<!nearly )(?<!almost )(?<!initial )\b"
    rf"(?:{_COUNT % 'long'}-year(?:,|[ ])(?:[ ]?[\w$€£.,-]+[ ]){{0,4}}?{_DEAL}\b"
    rf"|(?:for|over)[ ]{_COUNT % 'over'}[ ]years\b(?![ ](?:ago|old|later|earlier)))",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\b(?:signed|renewed|prolonged|struck|concluded|extended|licen[sc]ed|agreed)\b")


def until(claim: Claim, others: Sequence[Claim], told: Sequence[Figure], *, text: str, published: PartialDate | None) -> PartialDate | None:
    """The end that the claim's sentence gives it; None where the date may be that of another claim among `others`, or of something else.

    `told` are the dates of the sentence, as `Figures` has them.
    """
    if claim.start is None or claim.end is None or claim.status not in _OPEN or not _heard(claim):
        return None
    rivals = [claim, *(c for c in others if c is not claim and c.start == claim.start and _heard(c))]
    own = [f for f in told if claim.start <= f.start < claim.end]
    ends = [f for f in own if f.role == _UNTIL and _ends(claim, f, text, published)]
    found = [f.value for f in ends if _owner(f.start, rivals, ends, text) is claim]
    if len(found) == 1 and isinstance(found[0], PartialDate):
        return found[0]
    return None if found else _after_term(claim, rivals, own, text)


def _heard(claim: Claim) -> bool:
    return claim.relation in TERMED and (claim.confidence is None or claim.confidence >= _HEARD)


def _ends(claim: Claim, figure: Figure, text: str, published: PartialDate | None) -> bool:
    """Whether the date lies ahead, and the words before it speak of the dealing itself."""
    known = published or claim.date
    if known is None or not isinstance(figure.value, PartialDate) or figure.value.last <= known.last:
        return False
    before = text[part_at(claim, figure.start, text).start : figure.start]
    ahead = figure.value.first > known.last or _AHEAD.search(before)
    return (
        bool(ahead)
        and not _OTHER.search(before)
        and not _PAST.search(before)
        and (claim.relation is Relation.LENDS_TO or not _DUE.search(before))
    )


def _owner(at: int, rivals: Sequence[Claim], ends: Sequence[Figure], text: str) -> Claim | None:
    """Whose the date at `at` is: of the claims that its part of the sentence names before it, the one whose names stand nearest."""
    part = part_at(rivals[0], at, text)
    if not any(part.start <= p < part.end for c in rivals for p in places(c, text)):
        part = part._replace(start=rivals[0].start or 0)
    since = max((f.end for f in ends if part.start <= f.start and f.end <= at), default=part.start)
    near = {id(c): _near(c, since, at, part, text) for c in rivals}
    best = max(near.values(), default=())
    first = [c for c in rivals if near[id(c)] == best]
    if not best or len({frozenset((c.subject, c.object)) for c in first}) != 1:
        return None
    return min(first, key=lambda c: TERMED.index(c.relation))


def _near(claim: Claim, since: int, at: int, part: Part, text: str) -> tuple[int, ...]:
    """The last places of the claim's names before the date, the nearest first; none where the part lacks a name that the sentence has."""
    every = [[p for p in places(claim, text, name) if part.start <= p < part.end] for name in names(claim) if places(claim, text, name)]
    if not all(every):
        return ()
    before = [max(held) for all_ in every if (held := [p for p in all_ if since <= p < at])]
    return tuple(sorted(before, reverse=True)) or (part.start,)


def _after_term(claim: Claim, rivals: Sequence[Claim], told: Sequence[Figure], text: str) -> PartialDate | None:
    """The start and the one term that the part of the sentence names, added up."""
    starts = [f for f in told if f.value == claim.date and f.role in (0, _FROM) and text[f.start - 1 : f.start] != "("]
    if claim.date is None or len(starts) != 1:
        return None
    part = part_at(claim, starts[0].start, text)
    terms = list(_TERM.finditer(text, part.start, part.end))
    begins = starts[0].role == _FROM or (claim.status is Status.ACTIVE and _BOUND.search(text, part.start, part.end))
    if not terms or (claim.relation is not Relation.LENDS_TO and _LENT.search(text, part.start, terms[0].start())):
        return None
    if len(terms) != 1 or not begins or _owner(terms[0].start(), rivals, [], text) is not claim:
        return None
    count = terms[0]["long"] or terms[0]["over"]
    years = int(count) if count.isdigit() else words_value(count)
    return PartialDate(f"{int(claim.date[:4]) + int(years)}{claim.date[4:7]}") if years else None
