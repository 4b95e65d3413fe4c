"""Reads the name of a speaker that ends right before a verb, or begins right behind it."""

from collections.abc import Sequence
from typing import NamedTuple

from extract.stance_words import INSIDE, NO_NAME, OF_HEADS, POSSESSIVE_NAMES, ROLE_PARTS, ROLES, TITLES, Token, chosen


class Named(NamedTuple):
    """A speaker as the text writes it, in tokens[first:last]; with what belongs to the name, such as an office, it begins at `start`."""

    text: str
    start: int
    first: int
    last: int


_STOPPED = chosen("Inc Corp Co Ltd plc Mr Mrs Ms Dr Prof St Sen Gov Gen Rep Jr")
OF_STAFF = ROLES | ROLE_PARTS


def owns(token: Token) -> bool:
    """Whether it is a possessive, "Nvidia's", and no name that only looks like one, such as Moody's."""
    return token.text.endswith(("'s", "’s")) and token.text.casefold() not in POSSESSIVE_NAMES


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Whether the small word or sign stands inside a name: "Bank of America", "AT & T", "C. C. Wei"."""
    if not 0 < at < len(tokens) - 1 or not tokens[at - 1].capital or not tokens[at + 1].capital:
        return False
    text, before = tokens[at].text, tokens[at - 1].text
    if text == ".":
        return before in _STOPPED or all(len(part) == 1 for part in before.split("."))
    return text in INSIDE or text == "&" or (text == "of" and before in OF_HEADS)


def run_back(tokens: Sequence[Token], end: int) -> int:
    """Where the capital words that end before `end` begin."""
    first = end
    if first > 1 and tokens[first - 2].capital and _ends_name(tokens[first - 1].text, tokens[first - 2].text):
        first -= 1
    while first > 0 and (tokens[first - 1].capital or (first < end and _joins(tokens, first - 1))):
        first -= 1
    return first


def _ends_name(text: str, before: str) -> bool:
    """ "Inc.", "Hut 8"."""
    return (text == "." and before in _STOPPED) or (len(text) < 3 and text.isdigit() and before not in NO_NAME)


def run_on(tokens: Sequence[Token], start: int) -> int:
    """Where the capital words that begin at `start` end."""
    last = start
    while last < len(tokens) and (tokens[last].capital or (last > start and _joins(tokens, last))):
        last += 1
    return last + (start < last < len(tokens) and _ends_name(tokens[last].text, tokens[last - 1].text) and tokens[last].text != ".")


def trimmed(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the name itself begins within the capital words: behind "On Tuesday", "Nvidia's", "President"."""
    while first < last and (tokens[first].text in NO_NAME or tokens[first].text.endswith("-based")):
        if tokens[first].text == "The" and first + 1 < last and tokens[first + 1].text not in NO_NAME:
            break
        first += 1
    cut = first
    for at in range(first, last - 1):
        title = tokens[at].text in TITLES and (at == first or (last - at > 2 and tokens[at + 1].text not in TITLES))
        if owns(tokens[at]) or title:
            cut = at + 1
            while cut < last and not tokens[cut].capital:
                cut += 1
    return cut if cut < last else first


def name_back(text: str, tokens: Sequence[Token], end: int) -> Named | None:
    """The name that ends right before tokens[end], of one or of several: "Nvidia, Accel and Orbis"."""
    if end == 0 or tokens[end - 1].text in NO_NAME or owns(tokens[end - 1]):
        return None
    run = run_back(tokens, end)
    first = trimmed(tokens, run, end)
    if first == end or (end - first == 1 and tokens[first].text in ROLES | TITLES):
        return None
    start = _with_office(tokens, run if run < first and tokens[run].text not in NO_NAME else first)
    listed = False
    while start == first and (ends := _joined(tokens, first, listed=listed)):
        first = start = trimmed(tokens, run_back(tokens, ends), ends)
        listed = True
    return Named(text[tokens[first].start : tokens[end - 1].end], start, first, end)


def _joined(tokens: Sequence[Token], first: int, *, listed: bool) -> int:
    """Where the name before ends, that "and", or in a list a comma, joins to the one at `first`; 0 where none is."""
    at = first - 1 - (first > 0 and tokens[first - 1].text == "the")
    if at > 0 and tokens[at].text in ("and", "&"):
        at -= tokens[at - 1].text == ","
    elif not (listed and at > 0 and tokens[at].text == ","):
        return 0
    return at if tokens[at - 1].capital and tokens[at - 1].text not in NO_NAME and trimmed(tokens, run_back(tokens, at), at) < at else 0


def _with_office(tokens: Sequence[Token], first: int) -> int:
    """Where "Founder Priya Raman", "ServiceNow chief executive Bill McDermott" and "Britain's CMA" begin."""
    start = first
    while start > 0 and tokens[start - 1].text in OF_STAFF - {"and"}:
        start -= 1
    if start > 0 and (owns(tokens[start - 1]) or (start < first and tokens[start - 1].capital and tokens[start - 1].text not in NO_NAME)):
        start = run_back(tokens, start)
        while tokens[start].text in NO_NAME and start < first:
            start += 1
    return start


def name_on(text: str, tokens: Sequence[Token], start: int) -> Named | None:
    """The name that begins at tokens[start], behind "said" or "according to": also "chief executive Dana Whitlock"."""
    at = start
    while at < len(tokens) and at - start < 6 and tokens[at].text in OF_STAFF | {"the", "its", "their"}:
        at += 1
    if start < at < len(tokens) and tokens[at - 1].text in ROLES and tokens[at].text == ",":
        at += 1
    last = run_on(tokens, at)
    first = trimmed(tokens, at, last)
    if first == last or tokens[first].text in NO_NAME - {"The"}:
        return None
    if owns(tokens[last - 1]):
        return _staff_on(text, tokens, first, last)
    if last < len(tokens) and tokens[last].text in ROLES:
        return None
    if last < len(tokens) - 1 and tokens[last].text == "and" and tokens[last + 1].capital and tokens[last + 1].text not in NO_NAME:
        last = run_on(tokens, last + 1)
    return Named(text[tokens[first].start : tokens[last - 1].end], start, first, last)


def _staff_on(text: str, tokens: Sequence[Token], first: int, last: int) -> Named | None:
    """ "Nvidia's chief executive", and behind it "Jensen Huang", who then has the word."""
    end = last
    while end < len(tokens) and tokens[end].text in OF_STAFF - {"and"}:
        end += 1
    if tokens[end - 1].text not in ROLES:
        return None
    own = end + (end < len(tokens) and tokens[end].text == ",")
    person = run_on(tokens, own)
    if person - own in (2, 3) and tokens[own].text not in NO_NAME:
        return Named(text[tokens[own].start : tokens[person - 1].end], first, own, person)
    return Named(text[tokens[first].start : tokens[end - 1].end], first, first, end)
