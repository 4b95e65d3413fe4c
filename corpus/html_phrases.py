"""What stands on pages and belongs to no article, by the table `boilerplate.csv`: lines, headings of sections, names of boxes."""

import re
from functools import cache
from typing import Literal

from corpus.article_signs import phrases

LONGEST = 220  # no longer line is boilerplate by its words alone

# A box that only its own words tell from the article: how it starts, how it ends, and how many lines it has at most.
BOXES = (
    (r"\W*(?:tech\s?crunch|\w+(?:\s\w+)?)\s+event\W*$", r"\b(?:register|tickets?|save \$|rsvp)\b|^[\w ,.]+\|", 7),
    (r"\W*(?:join us at|upcoming event)\b.{0,80}$", r"\b(?:register|tickets?|rsvp)\b", 5),
)
_BYLINE = re.compile(
    r"\W*(?:by|written by|words by|reported by|posted by|author)\s*:?\s+(?-i:[A-Z])[^.!?]{1,110}$"
    r"|\W*(?:first )?(?:published|posted|updated|last updated|released)\b[^!?]{0,24}\d[^!?]{0,60}(?<!\.)$"
    r"|(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? +)?(?:\d{1,2} )?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d{1,2},? )?\d{4}\b[^.!?]{0,50}$"
    r"|(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{1,2})?$|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b.{0,30}$",
    re.IGNORECASE,
)
_BLURB = re.compile(
    r"\b(?:is|was|are) (?:an?|the|our) (?:[\w-]+ ){0,5}"
    r"(?:reporters?|editor|writer|journalist|correspondent|columnist|contributor|author|blogger|freelancer)\b"
    r"|\b(?:covers|writes about|reports on|has covered|has written for)\b.{0,120}\b(?:for|at|from|since|previously|before)\b"
    r"|\b(?:you can|reach|contact|follow) (?:(?:reach|contact|follow|find|e-?mail) )?(?:him|her|them|me)\b",
    re.IGNORECASE,
)
_ABOUT_A_PERSON = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} (?:is|covers|writes|was|has)\b")


@cache
def _whole(where: Literal["line", "section"]) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{phrases(where)})\W*$", re.IGNORECASE)


@cache
def box_names() -> re.Pattern[str]:
    """The names of boxes that hold no article, whole words of a class or id."""
    # Names say too what is not there ("no-sidebar").
    return re.compile(rf"(?<![a-z])(?<!no-)(?<!has-)(?<!with-)(?<!without-)(?:{phrases('name')})(?![a-z])", re.IGNORECASE)


def is_line(text: str) -> bool:
    """Whether a line of its own is its page's, not its article's."""
    return len(text) <= LONGEST and bool(_whole("line").match(text))


def is_section(text: str) -> bool:
    """Whether it is the heading of links, comments or notices."""
    return len(text) <= 80 and bool(_whole("section").match(text))


def is_byline(text: str) -> bool:
    """Whether it says who wrote the article, or when, and nothing else."""
    return len(text) <= 160 and bool(_BYLINE.match(text))


def is_blurb(text: str, authors: tuple[str, ...]) -> bool:
    """Whether a closing paragraph is about who wrote the article."""
    start = text[:120].casefold()
    named = any(author.casefold() in start or author.casefold().split()[-1] in start.split()[:3] for author in authors)
    return len(text) <= 700 and bool(_BLURB.search(text)) and (named or bool(_ABOUT_A_PERSON.match(text)))


def box(text: str) -> tuple[re.Pattern[str], int] | None:
    """How a box that starts with this line ends, and after how many lines at the latest."""
    if len(text) > 100:
        return None
    return next((((re.compile(end, re.IGNORECASE), most)) for start, end, most in BOXES if re.match(start, text, re.IGNORECASE)), None)
