"""Whether an organisation that a model names stands in the article, where, and by which name claims carry it."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from corpus.dates import PartialDate
from corpus.names import bare, words
from extract.opinion_spans import Span
from extract.opinion_tables import Known
from extract.opinion_words import Words

# Markup, paths, addresses and characters that cannot be seen are in no name, whoever wrote them.
_NO_NAME = re.compile(
    r"[<>{}\[\]|\\`\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\.\.|//|^[./~]|\.(?:exe|sh|py|js|sql|md|json|txt)$"
)
_LONGEST = 100
# Words for somebody whom the text does not name; a name has at least one other word.
_DESCRIBING = (
    "a an ai and another big both business buyer buyers chip chipmaker cloud clouds companies company competitor competitors consortium"
    " court customer customers data developer firm firms fund funds giant giants government group groups hyperscaler hyperscalers i"
    " industry investor investors it its lab laboratory labs large lender lenders maker makers many model models new of one other others"
    " our owner parent partner partners platform platforms provider providers regulator regulators rival rivals several some startup"
    " startups start state supplier suppliers tech technology the their them they this two unit up ups user users vendor vendors we"
    " which who"
)
_ANYBODY = frozenset(_DESCRIBING.split())


class Named(NamedTuple):
    """An organisation by the name that claims carry, with all its mentions in order."""

    name: str
    mentions: tuple[Span, ...]

    def within(self, sentence: Span) -> Span | None:
        """Its first mention there."""
        return next((m for m in self.mentions if sentence.holds(m)), None)


class Names:
    """Looks up names in one article."""

    def __init__(self, text: str, known: Known, published: PartialDate | None) -> None:
        self._text, self._known, self._published = text, known, published
        self._words = Words(text)

    def find(self, name: str) -> Named | None:
        """The organisation; None where neither it, nor an alias, nor a product of its stands in the article."""
        listed = self._known.meant(name, self._published)
        if len(name) > _LONGEST or _NO_NAME.search(name) or (not listed and _ANYBODY.issuperset(words(name))):
            return None
        spellings = [name, *(self._known.spellings(listed, self._published) if listed else ())]
        forms = {form for spelling in spellings for form in (words(spelling), tuple(bare(spelling).split())) if form}
        full = _outermost(span for form in forms for span in self._words.places(form))
        if not full and (listed.name if listed else name).islower():
            full = self._words.small(words(listed.name if listed else name))
        if not full:
            return None
        short = (place for place in self._short(name) if not any(place.meets(other) for other in full))
        return Named(listed.name if listed else self._as_written(name, full), tuple(sorted([*full, *short])))

    def _short(self, name: str) -> Iterable[Span]:
        """An organisation that is named in full may go by its first word, if that means nobody else."""
        first, *more = words(name)
        if more and len(first) > 2 and first not in _ANYBODY and not self._known.meant(first, self._published):
            yield from self._words.places((first,))

    def _as_written(self, name: str, mentions: Iterable[Span]) -> str:
        """The article's own spelling: the model's where that stands there, else the commonest."""
        found = Counter(" ".join(self._text[m.start : m.end].split()) for m in mentions)
        return name if name in found else found.most_common(1)[0][0]


def _outermost(spans: Iterable[Span]) -> list[Span]:
    """In order, without those inside another: of "Microsoft Azure" neither of its words."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return kept
