"""Who has the word in a sentence: "X said that …", "…, said X", "…, X said on Tuesday", "according to X"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from extract.stance_names import Named, name_back, name_on, owns
from extract.stance_staff import OPENING, staff_back, staff_on, unnamed_back
from extract.stance_words import (
    ANNOUNCES,
    ANONYMOUS,
    AUXILIARY,
    CONJUNCTIONS,
    KINDS,
    PASSIVE,
    PLAIN,
    SILENT,
    TOLD,
    WITH_THAT,
    Token,
    chosen,
    tokens,
)  # fmt: skip


class Speech(NamedTuple):
    """Somebody has the word: what is said stands behind `first`; the speaker's own name from `at` to `end`."""

    speaker: str
    first: int
    at: int
    end: int


# Nothing but when, where and to whom comes between the verb and the end: the words around it are what was said.
_CLOSES = re.compile(
    r"(?:[ ](?!(?:that|it|its|they|he|she|we|would|will|had|has|have|is|was|were|are|there|what|how|if)\b)[\w'’$%-]+){0,9}?"
    r"[ ]?(?:[,;:!?\"”’)—–]|\.(?=[\s\"”’)]|$)|$)"
)
_CLAUSE = re.compile(
    r"(?:[ ](?:on|in|at|late|earlier|last|this|yesterday|today|separately|during|via|through)\b(?:[ ][\w'’-]+){0,6}?|,[^,;]{1,40},)?"
    r"[ ](?:that|it|its|they|he|she|there|[\"“]|[\w'’-]+(?:[ ][\w'’-]+){0,3}[ ](?:would|will|had|has|have|was|were|is|are)\b)"
)
_APPOSITIONS = chosen(
    """the a an its his her their which who whose one chief co-founder founder now once then formerly head president executive director
    owner owned based part both like also itself himself herself already long maker chairman chairwoman chair managing finance"""
)
_TIMES = chosen(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december week month year quarter yesterday today morning night summer spring autumn winter statement filing post"""
)
_BEHIND = chosen(
    "of in at on who which as from with to and last this that yesterday today during after before when while by late for earlier"
    " data figures is are was were has have"
)
_INTRO = re.compile(r"(?:In|On|At|By|During|After|Since|Under)[ ](?:[a-z\d'’-]+[ ]){1,6}(?:the[ ])?$")
_DOCUMENT = (
    r"(?:an?|the)[ ](?:[\w-]+[ ]){0,2}(?:report|statement|filing|note|survey|study|notice|presentation|memo|post|estimates?)[ ]"
    r"(?:by|from|in|of)[ ]"
)
_ACCORDING = re.compile(rf"\b[Aa]ccording[ ]to[ ](?:{_DOCUMENT}|estimates[ ](?:by|of|from)[ ])?(?:the[ ](?=[A-Z]))?")
_BY = re.compile(r"\b(?:said|reported)[ ]by[ ](?:the[ ])?(?=[A-Z])")
_BY_ACCOUNT = re.compile(
    r"\b[Bb]y[ ](?:the[ ])?(?P<name>[A-Z\d][\w&-]*(?:[ ][A-Z][\w&-]*){0,3})['’]s[ ]"
    r"(?:account|list|count|estimate|reckoning|figures|telling)\b"
)
_ASIDE = re.compile(r"[,;:—–(\"”-][ ]?(?:and[ ]|but[ ])?$")
_FIGURE = re.compile(r"(?:\d[\w.,%]*|[mb]illion|trillion|dollars|euros|won|yen|yuan)[ ]$")


@lru_cache(maxsize=512)
def speeches(sentence: str) -> tuple[Speech, ...]:
    """All who have the word in the sentence."""
    return tuple(_speeches(sentence))


def _speeches(sentence: str) -> Iterator[Speech]:
    found = tokens(sentence)
    for at, token in enumerate(found):
        if token.text in PLAIN or token.text in TOLD or token.text in WITH_THAT:
            denied = at and (found[at - 1].text in PASSIVE or found[at - 1].text.endswith(("n't", "n’t")))
            if denied or (at + 1 < len(found) and found[at + 1].text in SILENT):
                continue
            if speech := _before(sentence, found, at) or _after(sentence, found, at):
                yield speech
    for pattern in (_ACCORDING, _BY):
        for match in pattern.finditer(sentence):
            if speech := _according(sentence, found, match):
                yield speech
    yield from _by_account(sentence)


def _by_account(sentence: str) -> Iterator[Speech]:
    """ "By eWeek's count, …"."""
    for match in _BY_ACCOUNT.finditer(sentence):
        yield Speech(match["name"], 0, match.start(), match.end())


def subject(sentence: str, found: Sequence[Token], verb: int) -> Named | None:
    """Who stands before the verb."""
    end = verb
    while end > 0 and found[end - 1].text in AUXILIARY:
        end -= 1
    named = unnamed_back(sentence, found, end) or staff_back(sentence, found, end) or name_back(sentence, found, end)
    if named is None and end > 2 and found[end - 1].text == ",":
        named = _apposed(sentence, found, end - 1)
    return named if named and _begins(sentence, found, named.start) else None


def _apposed(sentence: str, found: Sequence[Token], comma: int) -> Named | None:
    """ "SK Hynix, the memory chipmaker, said": the name before the words between commas; "Kitamori's president, Sadao Oikawa, said"."""
    for at in range(comma - 1, max(0, comma - 28), -1):
        if found[at].text in ';:"“”' or found[at].text in PLAIN:
            return None
        if found[at].text != ",":
            continue
        inside = found[at + 1 : comma]
        if 2 <= len(inside) <= 3 and all(t.capital for t in inside) and (office := staff_back(sentence, found, at)):
            return Named(sentence[inside[0].start : inside[-1].end], office.start, at + 1, comma)
        apposed = inside and (inside[0].text in _APPOSITIONS or any(owns(t) for t in inside[:3]))
        named = name_back(sentence, found, at) if apposed else None
        if named and _begins(sentence, found, named.start):
            return named
    return None


def _begins(sentence: str, found: Sequence[Token], start: int) -> bool:
    """Whether a clause can begin at this word."""
    at = start - 1
    if at >= 0 and found[at].text in ("the", "The"):
        at -= 1
    if at < 0 or found[at].text in OPENING or found[at].text in CONJUNCTIONS or found[at].text in ",”":
        return True
    word = found[at].text.casefold()
    return word in _TIMES or word in KINDS or word.isdigit() or bool(_INTRO.match(sentence[: found[start].start]))


def _before(sentence: str, found: Sequence[Token], verb: int) -> Speech | None:
    """ "X said …" and "…, X said on Tuesday"."""
    named = subject(sentence, found, verb)
    text, end = found[verb].text, found[verb].end
    told = text in TOLD
    if named is None or (told and (verb + 1 == len(found) or found[verb + 1].text in ("to", "of", "."))):
        return None
    closed = bool(_CLOSES.match(sentence, end))
    aside = closed and named.start > 0 and bool(_ASIDE.search(sentence[: found[named.start].start].removesuffix("the ")))
    if not (aside or text in PLAIN or told or _CLAUSE.match(sentence, end) or (text in ANNOUNCES and named.start < 6)):
        return None
    speaker = (told and _venue(sentence, found, named, verb)) or named.text
    whole = aside or (closed and text in PLAIN)
    return Speech(speaker, 0 if whole else end, found[named.start].start, found[named.last - 1].end)


def _venue(sentence: str, found: Sequence[Token], named: Named, verb: int) -> str | None:
    """ "An insider told RTTNews": where the source has no name, the paper stands for it."""
    if not (ANONYMOUS.match(named.text + ".") or named.text in ("sources", "officials", "people")):
        return None
    paper = name_on(sentence, found, verb + 1)
    return paper.text if paper else None


def _after(sentence: str, found: Sequence[Token], verb: int) -> Speech | None:
    """ "…, said Jane Doe, chief executive of X"."""
    if verb in (0, len(found) - 1) or found[verb].text in TOLD or found[verb - 1].text not in ",\"“”'’—–-":
        return None
    named = name_on(sentence, found, verb + 1) or staff_on(sentence, found, verb + 1)
    return Speech(named.text, 0, found[verb].start, found[named.last - 1].end) if named and _is_all(found, named) else None


def _is_all(found: Sequence[Token], named: Named) -> bool:
    """Whether the name ends there: "the ChatGPT maker" is not ChatGPT."""
    return named.last == len(found) or not found[named.last].word or found[named.last].text in _BEHIND


def _according(sentence: str, found: Sequence[Token], match: re.Match[str]) -> Speech | None:
    """ "According to X, …" and "…, according to X"; not where a figure alone comes from X."""
    before = sentence[max(0, match.start() - 24) : match.start()]
    if match.re is _ACCORDING and before and not _ASIDE.search(before) and _FIGURE.search(before):
        return None
    at = next((i for i, t in enumerate(found) if t.start >= match.end()), len(found))
    named = name_on(sentence, found, at) or staff_on(sentence, found, at)
    return Speech(named.text, 0, match.start(), found[named.last - 1].end) if named and _is_all(found, named) else None
