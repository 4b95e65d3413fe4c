"""What was read in an article, for people: each claim in words, how sure it is, and its sentence with names and figures marked."""

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from app.claim_words import marks, sentence
from app.extract_pool import CLASSES, Read
from app.show import safe
from corpus.domain import Claim
from extract.evaluate_confidence import Class

_STYLES = {"sure": "green", "likely": "yellow", "review": "dim", "name": "bold cyan", "figure": "bold magenta"}
_MORE: dict[Class, str] = {"likely": "{} more likely (--likely)", "review": "{} more for review (--all)"}


def show_article(console: Console, read: Read, least: Class) -> None:
    """The article with its claims of this class and above, and how many more there are."""
    article = read.article
    source = ", ".join(str(part) for part in (article.publisher, article.published) if part)
    title = article.title or article.key or "Untitled"
    named = ((_line(title), "bold"), _line(f" — {source}" if source else ""), (_line(f" ({read.place})"), "dim"))
    console.print(Text.assemble(*named), soft_wrap=True)
    shown = read.shown(least)
    for kind, claim in shown:
        sure = "" if claim.confidence is None else f"{claim.confidence:.2f}"
        _indented(console, Text.assemble((f"{kind:<7}", _STYLES[kind]), f"{sure:<6}", (_line(sentence(claim)), "bold")), 2)
        _indented(console, marked(claim), 15)
    more = ", ".join(_more(read, least))
    if more or not shown:
        _indented(console, Text(f"{more or 'No claims'}.", "dim"), 2)
    console.print()


def marked(claim: Claim) -> Text:
    """The sentence that states the claim, in quotation marks, the two names and the figures in colour; never markup."""
    text = Text(_line(claim.evidence))
    for start, end, what in marks(claim):
        text.stylize(_STYLES[what], start, end)
    return Text.assemble("“", text, "”")


def _more(read: Read, least: Class) -> Iterator[str]:
    """The claims below those that are shown, counted, each class with the option that shows it."""
    classes = [read.thresholds.class_of(claim) for claim in read.claims]
    for kind in CLASSES[CLASSES.index(least) + 1 :]:
        if kind in classes:
            yield _MORE[kind].format(classes.count(kind))


def _indented(console: Console, text: Text, by: int) -> None:
    """Wrapped lines stay indented on a terminal; elsewhere nothing is wrapped."""
    if console.is_terminal:
        console.print(Padding(text, (0, 0, 0, by)))
    else:
        console.print(Text.assemble(" " * by, text), soft_wrap=True)


def _line(text: str) -> str:
    """One line, sign for sign as long as the text, so that places in it stay."""
    return safe(text).replace("\n", " ")
