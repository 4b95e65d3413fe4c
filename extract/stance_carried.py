"""Speakers that a sentence only refers to: "she added", "it said", a surname, a quote that goes on."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from corpus.names import fold
from corpus.tables import load_people
from extract.stance_names import owns, run_on, trimmed
from extract.stance_speech import Speech, speeches
from extract.stance_words import NO_NAME, ROLES, TITLES, tokens
from extract.text_ends import pieces

_REACH = 1500  # characters that are looked at before the sentence
_BACK = 3  # sentences, as long as each only says "he said"
_PRONOUN = re.compile(
    r"(?:^[\"“]?|[,\"”—–][ ]?|,[\"”][ ])(?P<who>[Hh]e|[Ss]he|[Ii]t)[ ](?:also[ ]|later[ ]|then[ ]|has[ ]|had[ ])?"
    r"(?:said|says|added|adds|told|tells|wrote|writes|announced)\b"
)
_QUOTED = re.compile(r"[\"“]")
_ACTS = re.compile(
    r"[ ](?:has|have|will|would|is|was|had|[a-z]{3,}(?:ed|s)|froze|kept|sold|bought|took|paid|put|gave|made"
    r"|won|began|let|lent|built|spent|got)[ ]"
)
_DATELINE = re.compile(r"(?:[*#\d.\s]+|[A-Z]{2}[A-Z/ ,]*(?:,[ \w.]{1,20})?(?:\([^)]{1,20}\)[ ]*)?[-–—:]+[ ])")


def carried(part: str, before: str) -> str | None:
    """Who has the word in a part of a sentence that names no speaker, where that is sure."""
    if found := _PRONOUN.search(part):
        who = found["who"].casefold()
        return _own(part) if who == "it" and found.start("who") else _last(before, person=who != "it")
    if _QUOTED.match(part) and "\n" not in before[len(before.rstrip()) :]:
        sentence, said = next(_told(before), ("", []))
        return single(said) if _QUOTED.search(sentence) else None
    return None


def single(said: Sequence[Speech]) -> str | None:
    """The one speaker of all that is said."""
    names = {s.speaker for s in said}
    return names.pop() if len(names) == 1 else None


def _own(part: str) -> str | None:
    """ "The FTC has sent compulsory orders to five firms, it said": what the sentence begins with."""
    start = dateline.end() if (dateline := _DATELINE.match(part)) else 0
    found = tokens(part[start:])
    first = 1 if len(found) > 1 and found[0].text == "The" and found[1].capital else 0
    last = run_on(found, first)
    first = trimmed(found, first, last)
    if last == first or found[first].text in NO_NAME or owns(found[last - 1]) or not _ACTS.match(part, start + found[last - 1].end):
        return None
    return part[start + found[first].start : start + found[last - 1].end]


def _last(before: str, *, person: bool) -> str | None:
    """Who spoke in the sentence before; further back only over sentences that say "he said" too."""
    for sentence, said in islice(_told(before), _BACK):
        if name := single(said):
            fits = is_person(name, sentence) if person else _is_firm(name, sentence, said)
            return full(name, before) if fits else None
        if said or not _PRONOUN.search(sentence):
            return None
    return None


def _told(before: str) -> Iterator[tuple[str, list[Speech]]]:
    """The sentences before, the last one first, each with who has the word in it."""
    for line in reversed(before[-_REACH:].splitlines()):
        for start, end in reversed(list(pieces(line, 0, len(line)))):
            if sentence := line[start:end].strip():
                yield sentence, list(speeches(sentence))


def is_person(name: str, text: str) -> bool:
    """Whether the text gives the name an office, or the tables know whose it is."""
    if fold(name) in load_people():
        return True
    found = tokens(text)
    words = [t.text for t in tokens(name)]
    if not words or not all(t.capital for t in tokens(name)) or len(words) > 3:
        return False
    for at in range(len(found) - len(words) + 1):
        if [t.text for t in found[at : at + len(words)]] == words:
            behind = [t.text for t in found[at + len(words) : at + len(words) + 6]]
            apposed = behind[:1] == [","] and any(word in ROLES for word in behind)
            if apposed or (at and (found[at - 1].text in ROLES | TITLES or (at > 1 and found[at - 2].text in TITLES))):
                return True
    return False


def _is_firm(name: str, sentence: str, said: Sequence[Speech]) -> bool:
    """Only of who begins the sentence "X said …" is "it said" sure to mean the same."""
    return name[0].isupper() and not is_person(name, sentence) and all(s.first and s.at < 3 for s in said) and " and " not in name


def full(name: str, before: str) -> str:
    """A surname alone as the text before gives it in full: Huang, of whom it has spoken as Jensen Huang."""
    if " " in name or not name[:1].isupper():
        return name
    for match in re.finditer(rf"\b([^\W\d_][\w.-]*)[ ](?:[A-Z]\.[ ])?{re.escape(name)}\b(?!['’]s)", before):
        around = before[max(0, match.start() - 60) : match.end() + 60]
        if match[0][0].isupper() and match[1] not in NO_NAME | TITLES and is_person(match[0], around):
            return match[0]
    return name
