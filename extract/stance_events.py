"""Rounds and joint deals: the claims of one share an event, which carries the sum that is nobody's own."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from corpus.domain import Amount, Claim, Event, Status, digest
from corpus.names import slug
from corpus.relations import Relation
from extract.figures import Figure
from extract.stance_mask import masked
from extract.stance_places import Part, parts
from extract.stance_round_words import SAYS
from extract.stance_rounds import members, total
from extract.text import Sentence

_OPEN = (Status.ACTIVE, Status.AGREED, Status.IN_TALKS)
_HEARD = 0.3  # of confidence, from which a claim counts as a member
_KINDS = {Relation.INVESTS_IN: "round", Relation.LENDS_TO: "loan", Relation.ACQUIRES: "purchase", Relation.PARTNERS_WITH: "project"}
# Words that point back to the round of the sentence before, and words that name another one.
_SAME = re.compile(
    r"\b(?:the|this|that|its)[ ](?:\w+[ ]){0,2}(?:round|financing|funding|raise|placement|investment|loan|facility|syndicate)\b|\bit\b"
)
_ANOTHER = re.compile(
    r"\b(?:previous|[Ee]arlier|last|prior|seed|[Ss]eries[ ][A-K]|(?:19|20)\d\d|another|already|since|first|second|third|separate\w*"
    r"|proceeds|new[ ](?:one|loan|facility))\b"
)
_PROJECT = re.compile(
    r"\b(?:joint(?:ly)?|ventures?|consorti\w+|alliance|together|trio|three|four|five|project|program(?:me)?|initiative|team\w*|form\w*)\b",
    re.IGNORECASE,
)


@dataclass
class _Joint:
    """One round: who takes part by what is said in one sentence or in neighbours."""

    sentence: int
    claims: list[int] = field(default_factory=list)
    shared: bool = False  # the words say that there are others
    amount: Amount | None = None

    @property
    def several(self) -> bool:
        """Whether more than one takes part, named or not."""
        return self.shared or len(self.claims) > 1


def events(claims: Sequence[Claim], text: str, cut: Sequence[Sentence], told: Sequence[Figure]) -> list[Claim]:
    """The claims, those of one round or joint deal with its event; a sum that is the round's is no longer one of theirs.

    `told` are the sums of the text.
    """
    made = list(claims)
    for relation in SAYS:
        for joint in _rounds(claims, relation, text, cut, told):
            if joint.claims and (len({claims[i].subject for i in joint.claims}) > 1 or (joint.shared and joint.amount)):
                first = claims[joint.claims[0]]
                event = _event([slug(first.object)], relation, joint.amount, text[cut[joint.sentence].start : cut[joint.sentence].end])
                for i in joint.claims:
                    made[i] = _with(claims[i], event, alone=len(joint.claims) == 1)
    for group, amount in _projects(claims):
        names = sorted({slug(name) for i in group for name in (claims[i].subject, claims[i].object)})
        event = _event(names, Relation.PARTNERS_WITH, amount, claims[group[0]].evidence)
        for i in group:
            made[i] = _with(claims[i], event, alone=False)
    return made


def _with(claim: Claim, event: Event, *, alone: bool) -> Claim:
    """The claim in its round, without a sum that is the whole round's; a buyer, and a lender named alone, keep it: no more is known."""
    own, whole = claim.amount, event.amount
    same = own and whole and (own.value, own.high, own.currency) == (whole.value, whole.high, whole.currency)
    shared = same and (claim.relation is Relation.INVESTS_IN or (claim.relation is Relation.LENDS_TO and not alone))
    why = "; ".join(filter(None, [claim.why, f"part of a joint {whole.text}" if whole else "one of several in a joint deal"]))
    return claim.model_copy(update={"event": event, "amount": None if shared else own, "why": why})


def _event(names: Sequence[str], relation: Relation, amount: Amount | None, sentence: str) -> Event:
    """Named by whose round it is and by its sum, so that another article that tells of it gives it the same name."""
    mark = f"{amount.currency.casefold()}-{_short(amount)}" if amount else digest(sentence)[:8]
    return Event(id="-".join([*names[:4], _KINDS[relation], mark]), amount=amount)


def _short(amount: Amount) -> str:
    for size, letters in ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if amount.value >= size:
            return f"{amount.value / size:g}{letters}"
    return f"{amount.value:g}"


def _rounds(claims: Sequence[Claim], relation: Relation, text: str, cut: Sequence[Sentence], told: Sequence[Figure]) -> list[_Joint]:
    """The rounds into each object, in the order of the text."""
    starts = [s.start for s in cut]
    groups: dict[tuple[str, Status], dict[int, list[int]]] = {}
    for i, c in enumerate(claims):
        if c.relation is relation and c.status in _OPEN and c.start is not None and (c.confidence is None or c.confidence >= _HEARD):
            groups.setdefault((c.object, c.status), {}).setdefault(bisect_right(starts, c.start) - 1, []).append(i)
    return [joint for by_sentence in groups.values() for joint in _of_object(claims, by_sentence, text, cut, told)]


def _of_object(
    claims: Sequence[Claim], by_sentence: dict[int, list[int]], text: str, cut: Sequence[Sentence], told: Sequence[Figure]
) -> list[_Joint]:
    found: list[_Joint] = []
    for at, group in sorted(by_sentence.items()):
        last = Part(cut[at - 1].start, cut[at - 1].end) if at and cut[at - 1].paragraph == cut[at].paragraph else None
        for part in parts(text, cut[at].start, cut[at].end):
            own = _said(claims, group, text, part, told)
            own.sentence = at
            before, last_part, last = found[-1] if found else None, last, part
            if not own.claims:
                continue
            if own.amount is None and _points_back(claims[group[0]].relation, text[part.start : part.end]):
                if before and before.several and _next(before.sentence, at, cut):
                    before.claims += [i for i in own.claims if i not in before.claims]
                    before.shared, before.sentence = True, at
                    continue
                if own.several and last_part:
                    own.amount = _announced(claims, group, text, last_part, told)
            found.append(own)
    return [joint for joint in found if joint.amount or _says(claims, joint, text, cut)]


def _says(claims: Sequence[Claim], joint: _Joint, text: str, cut: Sequence[Sentence]) -> bool:
    """Whether words of a round stand there, or just before; lenders of whom each has his own sum have made no joint loan."""
    relation = claims[joint.claims[0]].relation
    if relation is Relation.LENDS_TO and any(claims[i].amount for i in joint.claims):
        return False
    return any(SAYS[relation].search(text, s.start, s.end) for s in cut[max(0, joint.sentence - 1) : joint.sentence + 1])


def _said(claims: Sequence[Claim], group: Sequence[int], text: str, part: Part, told: Sequence[Figure]) -> _Joint:
    """The members and the sum that one part of a sentence gives."""
    some = [claims[i] for i in group]
    sentence = masked(some, text, part.start, part.end)
    who = members(sentence, some)
    others = {c.object for c in claims if c.relation is some[0].relation and c.start == some[0].start} - {some[0].object}
    joint = _Joint(0, [group[n] for n in sorted(who)], any(who.values()))
    joint.amount = total(sentence, told, text, some[0].relation) if joint.several and not others else None
    return joint


def _points_back(relation: Relation, sentence: str) -> bool:
    return not _ANOTHER.search(sentence) and (bool(_SAME.search(sentence)) or not SAYS[relation].search(sentence))


def _next(before: int, at: int, cut: Sequence[Sentence]) -> bool:
    return at - before <= 1 and cut[before].paragraph == cut[at].paragraph


def _announced(claims: Sequence[Claim], group: Sequence[int], text: str, part: Part, told: Sequence[Figure]) -> Amount | None:
    """The sum that the words before give to the round of the same object."""
    some = [claims[i] for i in group]
    relation, names = some[0].relation, {some[0].object, some[0].object_text or some[0].object}
    known = any(name in text[part.start : part.end] for name in names)
    if not known or not SAYS[relation].search(text, part.start, part.end):
        return None
    return total(masked(some, text, part.start, part.end), told, text, relation)


def _projects(claims: Sequence[Claim]) -> list[tuple[list[int], Amount | None]]:
    """Three or more who are all partners of each other by one sentence, with the one sum that each has."""
    groups: dict[tuple[int, int, Status], list[int]] = {}
    for i, c in enumerate(claims):
        heard = c.confidence is None or c.confidence >= _HEARD
        if c.relation is not Relation.PARTNERS_WITH or c.status not in _OPEN or not heard:
            continue
        if c.start is not None and c.end is not None and _PROJECT.search(c.evidence):
            groups.setdefault((c.start, c.end, c.status), []).append(i)
    found = []
    for group in groups.values():
        pairs = {frozenset((claims[i].subject, claims[i].object)) for i in group}
        parties = sorted({n for pair in pairs for n in pair})
        if len(parties) > 2 and all(frozenset(p) in pairs for p in combinations(parties, 2)):
            sums = [claims[i].amount for i in group]
            found.append((group, sums[0] if all(amount == sums[0] for amount in sums) else None))
    return found
