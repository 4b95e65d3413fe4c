"""Products that only the text knows: "Vireo's Falcon chip" makes every "Falcon" in the article speak of Vireo."""
# ruff: noqa: SIM905 - groups of words are easier to read as lines than as lists of quoted words

from collections.abc import Iterator, Sequence

from extract.names_find import Hit, Local
from extract.names_spans import Span
from extract.names_vocabulary import HEADS, LEADS, NOT_NAMES
from extract.names_words import Words

_KINDS = frozenset(
    """chip chips processor processors accelerator accelerators gpu gpus cpu model models assistant assistants chatbot chatbots agent agents
    platform app apps application software cloud service services supercomputer cluster server servers robot robots humanoid engine
    browser compiler library framework api database headset device devices tool toolkit system""".split()
)
_MADE = frozenset("made built developed designed created sold offered run operated marketed owned launched released".split())
_SURE = 0.4


def owned_products(words: Words, hits: Sequence[Hit], spans: Sequence[Span]) -> dict[str, Local]:
    """By its spelling, each unlisted product and whose it is, where a plain phrase says so."""
    starts = {hit.first: hit for hit in hits}
    ends = {hit.last: hit for hit in hits}
    tagged = {span.first: span.last for span in spans if span.label == "product" and span.score >= _SURE}
    found: dict[str, Local] = {}
    for hit in hits:
        for first, last in (*_after(words, hit, starts, tagged), *_before(words, hit, ends), *_made_by(words, hit, ends)):
            written = words.spaced(first, last)
            found.setdefault(written, Local(written, words.joint(first, last), hit.party, "product"))
    return found


def _after(words: Words, hit: Hit, starts: dict[int, Hit], tagged: dict[int, int]) -> Iterator[tuple[int, int]]:
    """ "Vireo's new Falcon chip"; where the model tagged the product, its kind need not be said."""
    at = hit.last
    if words.near(at) and at in tagged and at not in starts and hit.how != "product":
        yield at, tagged[at]
        return
    if words.low(at) != "s" or words.gap(at) not in {"'", "’"}:
        return
    at += 1
    while at < hit.last + 4 and words.near(at) and words.word[at].islower() and words.key[at] not in _KINDS:
        at += 1
    if not words.near(at) or at in starts or (at != hit.last + 1 and words.key[at - 1] in LEADS - {"new"}):
        return
    last = _run(words, at, starts)
    if at in tagged:
        yield at, tagged[at]
    elif last > at and words.near(last) and words.key[last] in _KINDS and words.word[last].islower() and _can_be(words, at, last):
        yield at, last


def _before(words: Words, hit: Hit, ends: dict[int, Hit]) -> Iterator[tuple[int, int]]:
    """ "Falcon, Vireo's chip": the name before the comma."""
    if hit.first == 0 or words.gap(hit.first) != ", " or words.low(hit.last) != "s" or words.gap(hit.last) not in {"'", "’"}:
        return
    kind = any(words.low(i) in _KINDS and words.near(i) for i in range(hit.last + 1, hit.last + 4))
    first = _run_back(words, hit.first, ends)
    if kind and first < hit.first and _can_be(words, first, hit.first):
        yield first, hit.first


def _made_by(words: Words, hit: Hit, ends: dict[int, Hit]) -> Iterator[tuple[int, int]]:
    """ "Le Chat Enterprise, the assistant made by Mistral AI"."""
    if words.low(hit.first - 1) != "by" or words.low(hit.first - 2) not in _MADE or not words.near(hit.first):
        return
    at = hit.first - 2
    while at > hit.first - 12 and at > 0 and words.near(at):
        at -= 1
    kind = any(words.low(i) in _KINDS for i in range(at, hit.first))
    first = _run_back(words, at, ends) if at > 0 and words.gap(at) == ", " else at
    if kind and first < at and words.low(at) in {"the", "a", "an"} and _can_be(words, first, at):
        yield first, at


def _run(words: Words, first: int, starts: dict[int, Hit]) -> int:
    last = first
    while last < first + 4 and (last == first or words.near(last)) and _named(words, last) and last not in starts:
        last += 1
    return last


def _run_back(words: Words, last: int, ends: dict[int, Hit]) -> int:
    first = last
    while first > max(0, last - 4) and (first == last or words.near(first)) and _named(words, first - 1):
        if first != last and first in ends:
            return ends[first].first  # "Le Chat [Enterprise]": a listed product's name goes on
        first -= 1
    return first


def _named(words: Words, i: int) -> bool:
    word = words.at(i)
    return bool(word) and (word[0].isupper() or word[0].isdigit()) and not words.loud[i]


def _can_be(words: Words, first: int, last: int) -> bool:
    own = words.key[first:last]
    return words.word[first][0].isupper() and not all(key in NOT_NAMES or key in LEADS or key in HEADS or key.isdigit() for key in own)
