"""The checks that a piece passes before it is an article, and the language it is in."""

import re
from functools import lru_cache
from typing import Any

from corpus.article_signs import STUB, WALLED, is_wall, sign
from corpus.dates import PartialDate
from corpus.domain import Article
from corpus.draft import Draft, Refusal

LEAST_CHARACTERS = 150
MOST_CHARACTERS = 1_500_000  # a long annual report; read at some 25,000 characters a second

_SAMPLE = 6_000  # characters by which a language is told
_SHORT = 300  # characters below which names outweigh the rest
_SURE, _SURE_OF_SHORT = 0.6, 0.95
_ENGLISH = {
    *("the", "of", "and", "to", "in", "a", "is", "that", "for", "on", "with", "as", "was", "by", "it", "its", "from", "has", "have", "at"),
    *("are", "said", "will", "be", "an", "not", "which", "who", "their", "this"),
}
_LETTERS = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"(?:\w+\W+){6}.*[.!?…。؟][\"”’')\]]*\s*$", re.DOTALL)
_LINK = re.compile(r"https?://[^\s]{1,1992}")


def article(draft: Draft, *, fetched: PartialDate | None = None) -> Article | Refusal:
    """The article that a draft makes, its language marked where it can be told, or why it makes none."""
    title, body = _tidy(draft.title or "").replace("\n", " "), _tidy(draft.body)
    if refusal := _refused(draft.place, title, body):
        return refusal
    known: dict[str, Any] = {"kind": draft.kind} if draft.kind else {}
    return Article(
        text=f"{title}\n\n{body}" if title else body,
        title=title,
        publisher=draft.publisher,
        authors=draft.authors,
        published=draft.published,
        fetched=fetched,
        url=_link(draft.url),
        canonical_url=_link(draft.canonical_url),
        language=language(body),
        key=draft.key,
        based_on=draft.based_on,
        **known,
    )


def unread(piece: Article, place: str) -> Refusal | None:
    """Why an article is stored but not extracted: it is in another language than the extractor reads."""
    if piece.language in (None, "en"):
        return None
    return Refusal(
        place,
        "not English",
        f"The text is in another language ({piece.language}); it is stored and marked, and no claims are read from it.",
    )


def language(text: str) -> str | None:
    """The language's two letters; None where a text is too short to tell. A text that is half English is English."""
    sample = " ".join(text[: 3 * _SAMPLE].split())[:_SAMPLE]
    told, chance = _identifier().classify(sample)
    if told == "en" or (len(sample) >= _SHORT and chance >= _SURE and not _is_half_english(text)):
        return "en" if told == "en" and (chance >= _SURE or _is_english(sample)) else (str(told) if told != "en" else None)
    if _is_english(sample) or _is_half_english(text):
        return "en"
    return str(told) if chance >= _SURE_OF_SHORT else None


def _refused(place: str, title: str, body: str) -> Refusal | None:
    if len(body) > MOST_CHARACTERS:
        return Refusal(
            place, "too large", f"The text has {len(body):,} characters; the most is {MOST_CHARACTERS:,}: split it into its articles."
        )
    if what := sign(title, body):
        return Refusal(place, "not an article", f"This is {what}; open the address in a browser and save the article itself.")
    if len(body) < STUB and is_wall(body):
        return Refusal(place, "paywall", WALLED)
    if len(body) < LEAST_CHARACTERS:
        return Refusal(place, "too short", f"The text has {len(body)} characters; an article has {LEAST_CHARACTERS} at least.")
    if _is_list_of_titles(body):
        return Refusal(
            place, "not an article", "This is a list of titles or links, without a sentence of its own; give the articles themselves."
        )
    return None


def _is_list_of_titles(body: str) -> bool:
    lines = [line for line in body.split("\n") if line.strip() and " | " not in line]
    said = sum(len(line) for line in lines if _SENTENCE.match(line[:2000]) or len(line) > 300)
    return len(lines) >= 8 and said < 0.15 * sum(map(len, lines)) and " | " not in body


def _is_english(text: str) -> bool:
    words = [word.casefold() for word in _LETTERS.findall(text)]
    return len(words) >= 8 and sum(word in _ENGLISH for word in words) >= 0.18 * len(words)


def _is_half_english(text: str) -> bool:
    passages = [passage for passage in text[: 3 * _SAMPLE].split("\n\n") if len(passage) > 40]
    return 2 * sum(len(passage) for passage in passages if _is_english(passage)) >= sum(map(len, passages)) > 0


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _tidy(text: str) -> str:
    """Lines without what surrounds them, and one blank line at most between two."""
    lines = (" ".join(line.split()) for line in text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _link(text: str | None) -> str | None:
    return text if text and _LINK.fullmatch(text) else None
