"""Whether two articles are one text, a cut, a later version, a digest that holds it, or two tellings of one thing."""

from enum import StrEnum
from typing import NamedTuple

from corpus.domain import Article
from corpus.names import bare
from corpus.reprints_page import own_pages
from corpus.reprints_words import Reading, reading, shingles, words

SAME_TEXT = 0.6  # share of the shorter text's shingles that stand in the other; an edit of one word in ten leaves two thirds
SAME_LENGTH = 0.65  # below this share of the longer one's length the shorter is a cut
FEWEST_SHINGLES = 12  # of a shorter text nothing but the very same words is told
_DIGEST_WORDS = ("digest", "roundup", "round up", "briefing", "in brief", "newsletter", "headlines", "what we are reading", "week in")


class Story(StrEnum):
    """How two articles stand to each other."""

    REPRINT = "reprint"  # one text, perhaps with other headline, credit or a paragraph more
    SHORTENED = "shortened"  # one is a cut of the other
    UPDATE = "update"  # versions of one page, or of one publisher's article
    DIGEST = "digest"  # one holds the other beside other stories
    RELATED = "related"  # each its own text, about the same thing
    OTHER = "other"  # nothing says that they belong together


ONE_ORIGIN = frozenset({Story.REPRINT, Story.SHORTENED, Story.UPDATE})  # what makes a group of reprints


class Verdict(NamedTuple):
    """How two articles stand to each other, and by what."""

    story: Story
    similarity: float  # Jaccard of their shingles
    contained: float  # share of the shorter one's shingles that the longer one has
    why: str


def same_story(one: Article, other: Article) -> Verdict:
    """How the two articles stand to each other; the same whichever comes first."""
    a, b = sorted((reading(one.text), reading(other.text)), key=lambda read: (len(read.shingles), sorted(read.figures)))
    common = len(a.shingles & b.shingles)
    similarity = common / (len(a.shingles) + len(b.shingles) - common) if a.shingles else 0.0
    contained = common / len(a.shingles) if a.shingles else 0.0
    story, why = _told(one, other, a, b, contained)
    return Verdict(story, round(similarity, 3), round(contained, 3), why)


def _told(one: Article, other: Article, short: Reading, long: Reading, contained: float) -> tuple[Story, str]:
    about = _about(short, long)
    one_page = bool(own_pages(one) & own_pages(other))
    if short.paragraphs and " ".join(map(" ".join, short.paragraphs)) == " ".join(map(" ".join, long.paragraphs)):
        return Story.REPRINT, "the same words"
    if one_page and (about or contained >= SAME_TEXT):
        return Story.UPDATE, "two versions of one page"
    if contained < SAME_TEXT or len(short.shingles) < FEWEST_SHINGLES:
        return (Story.RELATED, "each in its own words") if about else (Story.OTHER, "neither text nor subject in common")
    if swapped := _swapped(short, long):
        return Story.OTHER, f"one template, filled in differently: {swapped}"
    length = len(short.shingles) / len(long.shingles)
    if length < SAME_LENGTH:
        longer = one if reading(one.text) is long else other
        if _is_digest(longer, short, long):
            return Story.DIGEST, "the longer one holds the other beside other stories"
        return Story.SHORTENED, f"the shorter one, {length:.0%} of the length, stands in the longer"
    if _later_of_one_publisher(one, other):
        return Story.UPDATE, "nearly the same text, by the same publisher, on a later date"
    return Story.REPRINT, f"{contained:.0%} of the shorter text stands in the other"


def _about(one: Reading, other: Reading) -> bool:
    """Whether each has at least two fifths, and two, of the words that the other repeats."""
    return all(_met(_repeated(a) or set(a.subjects), b) for a, b in ((one, other), (other, one)))


def _met(main: set[str], other: Reading) -> bool:
    shared = len(main & other.subjects.keys())
    return shared >= 2 and shared >= 0.4 * len(main)


def _repeated(read: Reading) -> set[str]:
    return {word for word, times in read.subjects.items() if times > 1}


def _swapped(short: Reading, long: Reading) -> str:
    """What stands in one text where the other has something else, as between two weather reports; empty: nothing of weight."""
    fewer = min(len(short.figures), len(long.figures))
    if fewer >= 3 and len(short.figures & long.figures) < fewer / 2:
        return "other figures"
    lost, gained = _missing(short, long), _missing(long, short)
    weight = sum(short.subjects[word] for word in lost)
    if gained and weight >= 0.15 * sum(short.subjects[word] for word in _repeated(short)) > 0:
        return ", ".join(sorted(lost)) + " against " + ", ".join(sorted(gained)[:3])
    return ""


def _missing(read: Reading, other: Reading) -> set[str]:
    # By their first four letters, so that a house's spelling (center, centre; labor, labour) is no other name.
    beginnings = {word[:4] for word in other.subjects}
    return {word for word in _repeated(read) if word[:4] not in beginnings}


def _is_digest(longer: Article, short: Reading, long: Reading) -> bool:
    title = " ".join(words(longer.title.casefold()))
    if any(word in title for word in _DIGEST_WORDS):
        return True
    rest = [line for line in long.paragraphs if len(line) >= 8 and len(shingles(line) & short.shingles) < 0.3 * len(shingles(line))]
    repeated = _repeated(short)
    main, fewest = (repeated, 1) if len(repeated) >= 3 else (set(short.subjects), 2)
    # A long telling goes on about the same names; a digest's other stories have hardly any of them.
    strangers = sum(1 for line in rest if len(main & set(line)) < fewest)
    return len(rest) > 1 and strangers > 0.6 * len(rest)


def _later_of_one_publisher(one: Article, other: Article) -> bool:
    if not (one.publisher and other.publisher and one.published and other.published):
        return False
    apart = one.published.last < other.published.first or other.published.last < one.published.first
    return apart and bare(one.publisher) == bare(other.publisher)
