"""Whether a text can be read at all: words there are, no binary content, English."""

import re
from collections import Counter

from corpus.errors import KeiretsuError
from extract.text_languages import ENGLISH, LATIN, SCRIPTS, UNSPACED
from extract.text_lines import BLANKS

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_PARTICLES = re.compile(  # inside a name they tell nothing: "Rio de la Plata", "Compagnie de Saint-Gobain"
    r"(?<=\w)(?: (?:de|la|las|los|el|le|les|du|des|do|da|dos|das|di|del|della|van|von|der|den|y|e|et|und)){1,3} (?=[A-ZÀ-Þ])"
)
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x7f-\x84\x86-\x9f\ufffd\ud800-\udfff]")
_SAMPLE = 100_000  # characters at the beginning, in the middle and at the end by which a long text is judged
_FEW = 20  # words by which no language can be told
_MANY = 40  # words of running text by which English must show


def check(text: str) -> None:
    """Refuse what cannot be read, with the reason. A short text gets the benefit of the doubt, and so do names of any language."""
    sample = text if len(text) <= 3 * _SAMPLE else _sample(text)
    if "\0" in text or len(_BINARY.findall(sample)) > len(sample) / 10:
        raise KeiretsuError("The text is binary content, not words; give plain text, Markdown or JSON.")
    if not text.strip(BLANKS):
        raise KeiretsuError("There is nothing to read: the text is empty; give the article's words.")
    if not _WORD.search(text):
        raise KeiretsuError("There is nothing to read: the text holds no word; give the article's words.")
    if language := _script(sample) or _language(Counter(_WORD.findall(_PARTICLES.sub(" ", sample)))):
        raise KeiretsuError(f"The text seems to be in {language}; only English is read: translate it first.")


def _sample(text: str) -> str:
    middle = len(text) // 2
    return "\n".join([text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]])


def _script(sample: str) -> str | None:
    """The language, where most words are in letters other than Latin ones."""
    if sample.isascii():
        return None
    unspaced = {name: len(pattern.findall(sample)) / 2 for name, pattern in UNSPACED.items()}  # a word has about two such letters
    units = unspaced | {name: len(pattern.findall(sample)) for name, pattern in SCRIPTS.items()}
    return max(units, key=units.__getitem__) if sum(units.values()) > max(len(_LATIN.findall(sample)), _FEW - 1) else None


def _language(found: Counter[str]) -> str | None:
    """The language of Latin letters whose function words, as they stand inside a sentence, outnumber the English ones."""
    total = found.total()
    if total < _FEW:
        return None
    english = sum(found[word] for word in ENGLISH)
    counts = {name: sum(found[word] for word in words) for name, words in LATIN.items()}
    best = max(counts, key=counts.__getitem__)
    if counts[best] > english and counts[best] >= 0.08 * total:
        return best
    running = sum(count for word, count in found.items() if word.islower()) >= 0.6 * total
    return "another language" if total >= _MANY and running and english < 0.1 * total else None
