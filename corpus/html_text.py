"""Which blocks of a page are its article: trafilatura judges where the text is, and what it lost within that place is taken back."""

import re
from collections import Counter

from corpus.html_blocks import Block
from corpus.html_phrases import box, is_blurb, is_byline, is_line, is_section
from corpus.html_tree import Element

_ENOUGH = 250  # characters that trafilatura must have found to be believed
_SHARE = 0.85  # of what it found must stand in the box that is taken for the article's
_LABEL = 30  # characters below which a line above the text is a name, a date or a place
_PROSE = 80  # characters from which a line is a paragraph, not a label
_STEPS = 2_000_000_000  # characters that may be looked through for repetitions: a second or two
_LONG = 300  # no list of links and no teaser is as long


def choose(found: list[Block], judged: list[str]) -> list[Block]:
    """The blocks of the article, out of all of a page; `judged` are the pieces of text that trafilatura kept."""
    kept = _matched(found, judged)
    if sum(len(found[at].text) for at in kept) < _ENOUGH:
        kept = [at for at, block in enumerate(found) if _is_prose(block)]
    if not kept:
        return []
    box = _box([found[at] for at in kept])
    within = set(box.iter())
    inside = [at for at, block in enumerate(found) if block.element in within]
    sure = set(kept)
    ended = max((at for at in inside if at in sure or (_is_prose(found[at]) and _stands_beside(found, at, sure))), default=kept[-1])
    taken = [at for at in inside if kept[0] <= at <= ended and (at in sure or not found[at].is_links)]
    for at in inside:
        if at == ended + 1 and _is_sentence(found[at]):
            taken.append(at)
            ended = at
    return [found[at] for at in [*_standfirst(found, taken[0]), *taken]]


def _standfirst(found: list[Block], first: int) -> list[int]:
    """What stands between the headline and the text, if it is more than a byline."""
    above = range(max(0, first - 12), first)
    headline = max((at for at in above if found[at].level == 1), default=first)
    between = range(headline + 1, first)
    return [
        at
        for at in between
        if _is_sentence(found[at]) or (len(found[at].text) >= _LABEL and not found[at].is_links and _is_own(found[at].text))
    ]


def tidy(found: list[Block], title: str | None, authors: tuple[str, ...]) -> list[Block]:
    """The same without what is no article's: its title again, bylines, boxes, shares, related links, quotations pulled out, blurbs."""
    found = _without_sections(_without_boxes(_without_title(found, title)))
    body = next((at for at, block in enumerate(found) if _is_prose(block) and not is_line(block.text)), 0)
    found = [
        block
        for at, block in enumerate(found)
        if block.kind in ("code", "row")
        or not (is_line(block.text) or (at < body and (is_byline(block.text) or _names_only(block.text, authors))))
    ]
    while found and (is_blurb(found[-1].text, authors) or is_byline(found[-1].text) or _ends_as_label(found[-1])):
        found.pop()
    return _without_pulled(found)


def render(found: list[Block]) -> str:
    """Paragraphs apart by a blank line; items, rows and lines of code on a line each."""
    parts: list[str] = []
    for before, block in zip([None, *found], found, strict=False):
        if before is not None:
            together = block.kind == before.kind and block.kind in ("item", "row", "code")
            parts.append("\n" if together else "\n\n")
        parts.append(f"- {block.text.lstrip('•·-–*▪ ')}" if block.kind == "item" else block.text)
    return "".join(parts)


def fold(text: str) -> str:
    """Letters and digits alone, for telling whether two texts are the same."""
    return "".join(character for character in text.casefold() if character.isalnum())


def _matched(found: list[Block], judged: list[str]) -> list[int]:
    pieces = [folded for text in judged if (folded := fold(text))]
    whole, joined = set(pieces), "\n".join(dict.fromkeys(pieces))
    misses = _STEPS // (len(joined) + 1)  # each costs a look through all of it
    kept = []
    for at, block in enumerate(found):
        folded = fold(block.text)
        if folded in whole or (block.kind == "row" and all(fold(cell) in whole for cell in block.text.split(" | ") if fold(cell))):
            kept.append(at)
        elif len(folded) >= 40 and misses > 0:
            misses -= 1
            if folded in joined:
                kept.append(at)
    sure = set(kept)
    lines = {found[at].element for at in kept if found[at].element.tag == "pre"}  # the rest of its lines is text as well
    return [at for at, block in enumerate(found) if block.element in lines or at in sure] if lines else kept


def _is_prose(block: Block) -> bool:
    return block.kind in ("paragraph", "quote", "item") and len(block.text) >= _PROSE and not block.is_links and not is_line(block.text)


def _is_sentence(block: Block) -> bool:
    ends = block.text.rstrip("\"”’')")[-1:] in {".", "!", "?"}
    return ends and block.kind in ("paragraph", "quote", "item") and len(block.text) >= 20 and not block.is_links and _is_own(block.text)


def _is_own(text: str) -> bool:
    return not (is_line(text) or is_byline(text) or is_section(text))


def _box(kept: list[Block]) -> Element:
    """The innermost element that holds nearly all of the text."""
    held: Counter[Element] = Counter()
    for block in kept:
        held[block.element] += len(block.text)
    least = _SHARE * held.total()
    for element in reversed(list(kept[0].element.getroottree().iter())):  # the inner before the outer
        if held[element] >= least:
            return element
        if held[element] and (parent := element.getparent()) is not None:
            held[parent] += held[element]
    return kept[0].element


def _stands_beside(found: list[Block], at: int, sure: set[int]) -> bool:
    """Whether it is a sibling of paragraphs that are sure: what follows them in the same box is the article's end."""
    parent = found[at].element.getparent()
    return any(found[other].element.getparent() is parent for other in sure if at - 40 <= other < at)


def _without_title(found: list[Block], title: str | None) -> list[Block]:
    folded = fold(title or "")
    if not folded:
        return found
    return [block for at, block in enumerate(found) if not (fold(block.text) == folded and (block.kind == "heading" or at < 8))]


def _without_sections(found: list[Block]) -> list[Block]:
    """Without "Related stories" and its like: the heading and the links, teasers and labels under it."""
    kept: list[Block] = []
    last = max((at for at, block in enumerate(found) if _is_prose(block)), default=0)
    at = 0
    while at < len(found):
        block = found[at]
        if block.kind in ("row", "code") or not is_section(block.text):
            kept.append(block)
            at += 1
            continue
        end = at + 1
        while end < len(found) and not _is_article_again(found[end], block, is_over=end > last):
            end += 1
        nothing_under_it = end == at + 1 and end < len(found)
        if nothing_under_it and block.kind == "heading" and not found[end].is_links and len(found[end].text) >= _LONG:
            kept.append(block)
        at = end
    return kept


def _is_article_again(block: Block, heading: Block, *, is_over: bool) -> bool:
    if block.kind == "heading":
        return bool(heading.level) and block.level <= heading.level and not block.is_links and not is_section(block.text)
    if block.kind == "row" or is_line(block.text):
        return block.kind == "row"
    if block.linked * 3 >= len(block.text) or block.kind == "item":
        return False
    # Under a label that is no heading the article goes on with its next sentence, unless there is no more of it.
    return len(block.text) >= _LONG or (heading.kind != "heading" and not is_over and _is_sentence(block))


def _without_boxes(found: list[Block]) -> list[Block]:
    kept: list[Block] = []
    skip = 0
    for at, block in enumerate(found):
        if at < skip:
            continue
        if ends := box(block.text):
            end, most = ends
            last = [
                other for other in range(at, min(at + most, len(found))) if end.search(found[other].text) and len(found[other].text) < _LONG
            ]
            skip = (last[-1] if last else at) + 1
        else:
            kept.append(block)
    return kept


def _without_pulled(found: list[Block]) -> list[Block]:
    """Without lines that repeat a part of a paragraph: quotations pulled out large, summaries doubled by a second layout."""
    folded = [fold(block.text) for block in found]
    passages = {text for block, text in zip(found, folded, strict=True) if block.kind in ("paragraph", "quote", "item") and len(text) > 40}
    running = "\n".join(passages)
    looks = _STEPS // (len(running) + 1)
    kept = []
    seen: set[str] = set()
    for block, text in zip(found, folded, strict=True):
        if block.kind not in ("row", "code") and len(text) > 30:
            if text in seen:
                continue
            seen.add(text)
            if len(text) < 400 and block.kind != "item" and looks > 0:
                looks -= 1
                if running.count(text) > (text in passages):
                    continue
        kept.append(block)
    return kept


def _names_only(text: str, authors: tuple[str, ...]) -> bool:
    rest = text
    for author in authors:
        rest = rest.replace(author, "")
    return rest != text and len(re.sub(r"\b(?:and|by|with|staff|writer|reporter|editor|senior)\b|\W", "", rest, flags=re.IGNORECASE)) < 15


def _ends_as_label(block: Block) -> bool:
    return block.kind == "heading" or (len(block.text) < 40 and block.is_links)
