"""Paragraphs that speak to a model instead of a reader. They are neither sent nor believed.

No list of phrases is complete: this takes out the plain cases, and what it misses still has to pass every other check.
"""

import re

from extract.opinion_spans import STRUCK

_WHAT = r"(?:instruction|prompt|direction|guideline|command|context|rule|message|task)s?"
_MACHINE = r"(?:AI|A\.I\.|LLMs?|GPT|language models?|(?:AI )?assistants?|chat ?bots?|(?:AI )?models?|bots?|extractors?|crawlers?|scrapers?)"
_PATTERNS = (
    r"<\|[^|\n]{0,40}\|>",  # marks by which chat templates part the speakers
    r"\[/?INST\]|<</?SYS>>|</?s>|<(?:start|end)_of_turn>|<\|?(?:im_start|im_end|eot_id)",
    r"</?(?:system|assistant|user|developer|instructions?|think|article)(?:[ -][^>\n]{0,60})?>",
    r"(?m:^)[\W_]*(?:system|assistant|developer)(?:[ ](?:prompt|message|note|instruction|override)s?)?[\W_]*:",
    rf"\b(?:ignor|disregard|forget|overrid|bypass|discard)\w*\b[^.\n]{{0,40}}"
    rf"\b(?:previous|prior|above|earlier|preceding|all|any|your|system|these|those|the)\b[^.\n]{{0,30}}\b{_WHAT}\b",
    rf"\b(?:new|updated|further|additional|special|important|hidden)\s+{_WHAT}\s*(?:for|to)\s+(?:the\s+|any\s+|all\s+|an?\s+)?{_MACHINE}\b",
    rf"\b(?:note|notice|message|instruction|attention|hint|memo)s?\s*(?:,|:)?\s*(?:to|for)\s+(?:the\s+|any\s+|all\s+|an?\s+)?{_MACHINE}\b",
    rf"\b(?:dear|attention,?|hey|hello|hi)\s+{_MACHINE}\b\s*[,:!]",
    rf"\b(?:if|as|when|since|because)\s+you\s+are\s+(?:an?|the|now)\s+(?:[\w-]+\s+){{0,3}}{_MACHINE}\b",
    rf"\byou\s+are\s+(?:now\s+)?(?:an?|the)\s+(?:[\w-]+\s+){{0,3}}{_MACHINE}\b",
    r"\b(?:you|models?|assistants?|extractors?)\s+(?:must|should|shall|will|have to|are to|need to)\s+(?:now\s+|also\s+|always\s+|only\s+)*"
    r"(?:output|emit|return|extract|respond|add|include|list|answer|record|report)\b[^.\n]{0,80}"
    r"\b(?:claims?|relations?|triples?|json|object|subject|status|confidence|entr(?:y|ies)|as follows)\b",
    r"(?m:^|[.:!?\"“]\s)(?:please\s+)?(?:output|emit|return|extract|respond|add|insert|include|answer|record|print|report|write|say)\b[^.\n]{0,60}"
    r"\b(?:claims?|triples?|json|relations?\s+\w+_\w+|following\s+(?:claim|relation|deal|entry)s?|the following\s*:)",
    r"\"(?:subject|relation|object|evidence)\"\s*:",  # an answer laid ready
    r"\b(?:INVESTS_IN|LENDS_TO|BUYS_FROM|LEASES_COMPUTE_FROM|LICENSES_FROM|PARTNERS_WITH|COMPETES_WITH)\b",
)
_SPEAKS_TO_A_MODEL = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n\s*\n")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_LINE = re.compile(r"[^\n]+")
_LONG = 1200  # characters; of a longer paragraph only the sentence goes, and what it may lead up to
_SENTENCE = re.compile(r"[^.!?]+[.!?]*\s*|[.!?]+\s*")
_AFTER = 2  # sentences


def struck(text: str) -> tuple[str, int]:
    """The text with each such paragraph struck out, character by character, and how many there were."""
    count = 0

    def strike(match: re.Match[str]) -> str:
        nonlocal count
        if not _SPEAKS_TO_A_MODEL.search(match[0]):
            return match[0]
        count += 1
        return _blotted(match[0]) if len(match[0]) <= _LONG else _partly(match[0])

    return (_PARAGRAPH if _BLANK_LINE.search(text) else _LINE).sub(strike, text), count


def _partly(paragraph: str) -> str:
    """A long one without its telling sentences; all of it where what tells runs over the sentences' ends."""
    pieces = [match[0] for match in _SENTENCE.finditer(paragraph)]
    telling = [number for number, piece in enumerate(pieces) if _SPEAKS_TO_A_MODEL.search(piece)]
    gone = {number + more for number in telling for more in range(_AFTER + 1)}
    return "".join(_blotted(piece) if number in gone or not telling else piece for number, piece in enumerate(pieces))


def _blotted(text: str) -> str:
    return re.sub(r"[^\n]", STRUCK, text)
