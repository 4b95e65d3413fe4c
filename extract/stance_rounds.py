"""What a sentence says of a round or a joint loan: who takes part, and how large the whole is."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from corpus.domain import Amount, Claim
from corpus.relations import Relation
from extract.figures import Figure
from extract.stance_mask import CLOSE, PARTY, Masked, numbers
from extract.stance_round_words import APART, APIECE, DOES, FROM, LED_BY, LISTED, OVER_TIME, PART_OF, PRICE, RAISES, SAYS, STOP, WHOLE

_SUM = re.compile(r"\d|[mb]illion\b|\bsum\b")


def members(sentence: Masked, claims: Sequence[Claim]) -> dict[int, bool]:
    """Which subjects take part, by number, and of each whether the words say that others do too ("led by", "participation from")."""
    text, relation = sentence.text, claims[0].relation
    if OVER_TIME.search(text):
        return {}
    listed = {} if relation is Relation.INVESTS_IN or APART.search(text) else dict.fromkeys(_list(text), True)
    if relation is Relation.ACQUIRES:
        return listed if SAYS[relation].search(text) else {}
    found = dict.fromkeys(_from(text, SAYS[relation]), False)
    for link in LED_BY.finditer(text):
        found |= dict.fromkeys(numbers(_run(text, link.end())), True)
    for link in DOES.finditer(text):
        for number in _listed_before(text, link.start()):
            found[number] = found.get(number, False) or bool(link["others"])
    return found | listed


def _from(text: str, says: re.Pattern[str]) -> list[int]:
    """Those from whom one sum came; where each has a sum of its own, the first of them alone."""
    found: list[int] = []
    since = 0
    for link in FROM.finditer(text):
        before = text[: link.start()]
        if not (says.search(before) or _SUM.search(before)) or (found and _SUM.search(before, since)):
            continue
        found += numbers(_run(text, link.end()))
        since = link.end()
    return found


def _run(text: str, start: int) -> str:
    """From here to where the clause ends."""
    stop = STOP.search(text, start)
    return text[start : stop.start() if stop else len(text)]


def _listed_before(text: str, last: int) -> list[int]:
    """The subject at `last` and those that stand in one list before it."""
    found = [m for m in re.finditer(PARTY, text) if m.start() <= last]
    kept = found[-1:]
    for before, after in zip(reversed(found[:-1]), reversed(found), strict=False):
        if not LISTED.fullmatch(text, before.end(), after.start()):
            break
        kept.append(before)
    return [n for m in kept for n in numbers(m[0])]


def _list(text: str) -> list[int]:
    """All subjects, where they are the members of one list; else none of them."""
    found = list(re.finditer(PARTY, text))
    joined = all(LISTED.fullmatch(text, a.end(), b.start()) for a, b in pairwise(found))
    return [n for m in found for n in numbers(m[0])] if joined and len(found) > 1 else []


def total(sentence: Masked, told: Sequence[Figure], text: str, relation: Relation) -> Amount | None:
    """The one sum of the sentence that is the whole round, loan or price."""
    if not sentence.starts:
        return None
    start, end = sentence.starts[0], sentence.starts[-1]
    inside = [f for f in told if start <= f.start and f.end <= end and f.role == 0 and isinstance(f.value, Amount) and f.value.per is None]
    fitting = [f.value for f in inside if not PART_OF.search(text, start, f.start) and _whole(sentence, f, text, relation)]
    return fitting[0] if len(fitting) == 1 and isinstance(fitting[0], Amount) else None


def _whole(sentence: Masked, told: Figure, text: str, relation: Relation) -> bool:
    at, end = bisect_left(sentence.starts, told.start), sentence.starts[-1]
    if APIECE.match(text, told.end, end):
        return False
    if WHOLE[relation].match(text, told.end, end) or (relation is Relation.ACQUIRES and PRICE.search(sentence.text, max(0, at - 9), at)):
        return True
    raised = RAISES.search(sentence.text, max(0, at - 60), at)
    if raised and raised[0].startswith(("rais", "clos", "secur")):
        # An investor who raises money raises it for himself.
        return not re.search(rf"{CLOSE}(?:[ ](?:Group|has|have|also|had)){{0,3}}[ ]$", sentence.text[: raised.start()])
    return bool(raised)
