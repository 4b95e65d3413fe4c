"""What of a text is compared with other texts: the words of its body, without what each publisher puts round them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

SHINGLE = 4  # words; fewer meet by chance, more are all broken by a light edit
MOST_CHARACTERS = 400_000  # of a text are read; longer than any article, and a bound on what hostile text can cost

_APART = re.compile(r"\n\s*\n")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff'’‘ʼ`´"))  # soft hyphens, joiners; apostrophes: don’t → dont
_POSSESSIVE = re.compile(r"(?<=\w)['’‘ʼ`´]s\b", re.IGNORECASE)  # Nvidia’s → Nvidia
_WORD = re.compile(r"[^\W_]+(?:[.,](?=\d)[^\W_]+)*")  # 1,250.75 is one word
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_CLOSED = re.compile(r"[.!?…:;][\"'“”‘’»)\]]*$")
_STATED = re.compile(r"\.[\"'“”‘’»)\]]*$")
_SENTENCE = re.compile(r"(?<=[.!?])[\"'“”‘’»)\]]*\s+")
# "SAN FRANCISCO, Sept 22 (Reuters) - ", "LONDON — ", "NEW YORK, /PRNewswire/ -- ": where and by whom, not what.
_DATELINE = re.compile(r"(?:[^!?()/]{0,80}[(/][^()/]{2,40}[)/]|[^!?()–—]{2,40}(?<=\w) ?(?=[–—]|-- ?|- ))\s*[-–—]{1,2}\s*")
_STOCK = re.compile(
    r"\W*(?:(?:additional )?(?:reporting|editing|writing) by\b|with (?:assistance|files|reporting) from\b"
    r"|our standards\b|sign up\b|subscribe\b|read (?:more|next|also|original)\b|related:|more:|click here\b|follow us\b|share this\b"
    r"|advertisement\b|photo:|image:|source:"
    r"|leave a comment\b|copyright\b|©|this (?:article|story|post|piece) (?:was |has been |is |first |originally )"
    r"|(?:this material|the material on this site) may not be)|.*\ball rights reserved\b"
)
_STOCK_HEADING = re.compile(
    r"\W*(?:about\b|forward.looking|safe harbou?r|cautionary (?:note|statement)|(?:media |press |investor )?contacts?\b|related\b"
    r"|more (?:on|from)\b|most read\b|recommended\b|notes? to editors\b)"
)


def words(text: str) -> tuple[str, ...]:
    """The words of a folded text; a figure is one word."""
    return tuple(_WORD.findall(text))


# Words that tell nothing of what a text is about.
_COMMON = frozenset(
    words(
        "the and that this with from have has had was were are been its for not but their they which will would about more than other "
        "into over under after before between when while where who what how said says say told also one two three four five six first "
        "last year years month months week weeks day days time new now company companies firm million billion trillion percent "
        "according could should may might can all any some such most only because through against during since until there these those "
        "them his her she you your our out off per both each being made make making just still even then here very much many well way "
        "back "
    )
)


class Reading(NamedTuple):
    """A text as it is compared."""

    paragraphs: tuple[tuple[str, ...], ...]  # the body's, as words
    sentences: tuple[str, ...]  # the body's, words apart by a space
    shingles: frozenset[str]
    figures: frozenset[str]
    subjects: Counter[str]  # how often each word stands in it that could tell what it is about


def plain(text: str) -> str:
    """Case, accents, possessives, apostrophes and characters that nobody sees, folded; lines and punctuation stay.

    >>> plain("Don’t  PANIC, Société")
    'dont  panic, societe'
    """
    whole = _POSSESSIVE.sub("", text[:MOST_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n"))
    apart = unicodedata.normalize("NFKD", whole.translate(_UNSEEN))
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


def paragraphs(text: str) -> list[str]:
    """The folded paragraphs, each on one line."""
    return [line for block in _APART.split(plain(text)) if (line := " ".join(block.split()))]


def body(text: str) -> list[str]:
    """The paragraphs that tell the story: headline, headings, bylines, dateline, credits and stock sections left out."""
    every = paragraphs(text)
    kept = list(_told(every))
    if not kept:
        return every  # nothing but short lines: they are the story
    return [_DATELINE.sub("", kept[0], count=1) if _DATELINE.match(kept[0]) else kept[0], *kept[1:]]


def _told(every: list[str]) -> Iterator[str]:
    stock_section = False
    for place, line in enumerate(every):
        length = line.count(" ") + 1
        if place == 0 and len(every) > 1 and length <= 30 and not _STATED.search(line):
            continue  # the headline, also one that asks or shouts
        if length <= 12 and not _CLOSED.search(line):
            stock_section = bool(_STOCK_HEADING.match(line))
        elif not stock_section and not (length <= 60 and _STOCK.match(line)):
            yield line


@lru_cache(maxsize=256)  # one article is compared with all that share a band with it
def reading(text: str) -> Reading:
    """The text as it is compared; cost is linear in its length."""
    told = body(text)
    split = tuple(words(line) for line in told)
    run = [word for line in split for word in line]
    return Reading(
        paragraphs=split,
        sentences=tuple(" ".join(words(sentence)) for line in told for sentence in _SENTENCE.split(line)),
        shingles=shingles(run),
        figures=frozenset(figure for line in told for figure in _FIGURE.findall(line)),
        subjects=Counter(word for word in run if len(word) > 2 and word not in _COMMON and not word[0].isdigit()),
    )


def shingles(run: list[str] | tuple[str, ...]) -> frozenset[str]:
    """All runs of four words; of a shorter text the one run that it is."""
    if len(run) < SHINGLE:
        return frozenset([" ".join(run)] if run else [])
    return frozenset(map(" ".join, zip(*(run[i:] for i in range(SHINGLE)), strict=False)))
