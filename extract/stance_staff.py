"""Reads a speaker who has no name, only an office or a place: "a spokesman for Zalando", "people familiar with the matter"."""

from collections.abc import Sequence

from extract.stance_names import OF_STAFF, Named, owns, run_back, run_on, trimmed
from extract.stance_words import ANONYMOUS, CONJUNCTIONS, NO_NAME, NUMBERS, ROLES, SPOKES, Token, chosen

OPENING = frozenset('"“‘([—–-:;.!?|*')
_PLURAL = chosen("analysts officials executives lawyers bankers economists")
_PEOPLE = chosen("people sources officials insiders investors employees managers")
_AT = chosen("for at of with from")


def unnamed_back(text: str, tokens: Sequence[Token], end: int) -> Named | None:
    """ "Three people familiar with the talks", ending right before tokens[end]."""
    if end == 0:
        return None
    until = tokens[end - 1].end
    for match in ANONYMOUS.finditer(text, max(0, until - 110), until):
        if match.end() == until:
            first = next(i for i, t in enumerate(tokens) if t.end > match.start())
            return _written(text, tokens, first, end)
    opens = end == 1 or tokens[end - 2].text in OPENING | CONJUNCTIONS | {","}
    told = ("sources", "officials", *(["people"] if end < len(tokens) - 1 and tokens[end + 1].capital else []))
    return _written(text, tokens, end - 1, end) if tokens[end - 1].text.casefold() in told and opens else None


def staff_back(text: str, tokens: Sequence[Token], end: int) -> Named | None:
    """ "An Amazon spokeswoman", "Vercel's chief executive", "a spokesman", "analysts at Evercore"."""
    if end == 0:
        return None
    if tokens[end - 1].text not in ROLES:
        return _staff_of(text, tokens, end)
    at = end - 1
    while at > 0 and tokens[at - 1].text in OF_STAFF - {"and"}:
        at -= 1
    first = run_back(tokens, at)
    if first < at and owns(tokens[at - 1]):
        first = trimmed(tokens, first, at)
        return _written(text, tokens, first, end) if tokens[first].text not in NO_NAME else None
    if first < at and tokens[first].text in ("A", "An", "The") and first + 1 < at:
        return _written(text, tokens, first, end)
    article = first > 0 and tokens[first - 1].text.casefold() in ("a", "an", "the", "another")
    if first < at:
        return _written(text, tokens, first - 1, end) if article else None
    known = article and tokens[end - 1].text in SPOKES and tokens[first - 1].text.casefold() != "the"
    return _written(text, tokens, first - 1, end) if known else None


def _staff_of(text: str, tokens: Sequence[Token], end: int) -> Named | None:
    """ "An analyst at Jefferies", "a spokesperson for the Nikkei", "a spokesman for the governor"."""
    at = trimmed(tokens, run_back(tokens, end), end)
    at -= at == end
    at -= at > 0 and tokens[at - 1].text in ("the", "its", "their")
    if at < 2 or tokens[at - 1].text not in _AT or tokens[at - 2].text.casefold() not in ROLES:
        return None
    head = at - 2
    plural = tokens[head].text.casefold() in _PLURAL
    while head > 0 and (tokens[head - 1].text in OF_STAFF or tokens[head - 1].capital) and tokens[head - 1].text not in NO_NAME:
        head -= 1
    if head > 0 and tokens[head - 1].text.casefold() in NUMBERS:
        return _written(text, tokens, head - 1, end)
    return _written(text, tokens, head, end) if plural else None


def staff_on(text: str, tokens: Sequence[Token], start: int) -> Named | None:
    """The same to the right of the verb: "said a spokesman for Zalando", "according to analysts at Evercore"."""
    if start >= len(tokens):
        return None
    if unnamed := ANONYMOUS.match(text, tokens[start].start):
        return Named(unnamed[0], start, start, next((i for i, t in enumerate(tokens) if t.start >= unnamed.end()), len(tokens)))
    plural = tokens[start].text in _PLURAL
    if not plural and tokens[start].text not in ("a", "an", "another", "one"):
        return None
    end = start + 1
    while end < len(tokens) and end - start < 6 and (tokens[end].text in OF_STAFF or tokens[end].capital):
        end += 1
    if tokens[end - 1].text not in ROLES:
        return None
    if end < len(tokens) - 1 and tokens[end].text in _AT:
        at = end + 1 + (tokens[end + 1].text == "the")
        if (last := run_on(tokens, at)) > at:
            return _written(text, tokens, start, last)
    known = tokens[end - 1].text in SPOKES or any(t.capital for t in tokens[start + 1 : end])
    return _written(text, tokens, start, end) if known else None


def _written(text: str, tokens: Sequence[Token], first: int, end: int) -> Named:
    """As written, without the capital letter that a small word has at the head of a sentence."""
    words, head = text[tokens[first].start : tokens[end - 1].end], tokens[first].text
    small = head in NO_NAME or head.casefold() in _PLURAL | NUMBERS | _PEOPLE
    return Named(head.casefold() + words[len(head) :] if small else words, first, first, end)
