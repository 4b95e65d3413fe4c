"""The table of pages: each file of `pages` is a head of what is expected, a line `---`, and the page.

In a page `{+these words+}` must stay in its text and `{-these words-}` must go; `{{part}}` stands for a file of `pages/parts`, and
`{{story 3}}` for three paragraphs about a hall of machines that must stay (`{{story 3 div}}`: in that tag, `{{story 3 br}}`: as bare
lines between breaks). Heads: title, publisher, date and refusal, of which `-` is none; wherever they matter also authors, kind, url,
canonical, language, charset (the header), encoding (of the bytes), text (the whole text), and `line` for a line of its own (repeated).
"""

import html
import random
import re
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "pages"
KEYS = {"title", "publisher", "authors", "date", "kind", "url", "canonical", "language", "charset", "encoding", "refusal", "line"}

_SENTENCES = """
The hall stands on the site of a closed paper mill and draws its power from the river below it.
Engineers expect the first racks to be switched on before the snow comes.
Neither side would say how long the contract runs or who may end it.
Two people who have seen the papers said the price falls as more machines are added.
The town council gave its consent in a vote that took less than ten minutes.
A spokesman for the lender said that terms of the loan had been agreed in principle.
Cooling will take less water than a public swimming pool of the usual size.
The firm was founded in a garage in Bergen by three former students of physics.
Rivals have complained that the subsidy was never offered to them.
Analysts had expected a smaller sum and a longer wait for the machines.
Work on a second hall will start once the grid operator has laid a new line.
The chips will arrive in four lots, the last of them late next year.
Its largest customer accounts for almost half of everything that it sells.
The minister called the plan a test of whether the region can keep its young people.
Most of the money will go into transformers, which take three years to order.
No shares change hands, and the founders keep their seats on the board.
The union wants a promise that the night shift will be paid as before.
Local farmers worry about the noise of the fans in summer.
The auditors found nothing to complain of in the accounts of last year.
An earlier attempt to build there failed when the bank withdrew.
Half of the capacity has been let to a laboratory that trains models of language.
The heat of the machines is to warm a greenhouse for tomatoes.
Shareholders will be asked for their consent at a meeting in the spring.
The two had been partners for years before they fell out over a patent.
Under the plan the state pays for the road and the firm pays for everything else.
What happens to the old generators has not been decided.
The regulator has given itself until the end of the month to object.
Nobody at the harbour remembers a year with so many ships full of steel.
A court in Oslo will hear the complaint of the former owner next week.
The order is worth more than all that the plant sold in the past two years.
Its own engineers had advised against the supplier that was chosen in the end.
The insurer wants a wall between the batteries and the offices.
Ten of the forty posts are to be filled by people from the valley.
Prices for such machines have doubled since the spring of last year.
The bridge must be strengthened before the heavy loads can pass.
""".strip().splitlines()


@dataclass(slots=True)
class Page:
    """A page and what is expected of it."""

    name: str
    html: str
    head: dict[str, str]
    lines: list[str] = field(default_factory=list)
    keep: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    @property
    def data(self) -> bytes:
        return self.html.encode(self.head.get("encoding", "utf-8"))

    def expected(self, key: str) -> str | None:
        return None if self.head[key] == "-" else self.head[key]


def read(path: Path) -> Page:
    """One page of the table."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    pairs = [(line.partition(":")[0], line.partition(":")[2].strip()) for line in head.splitlines()]
    page = Page(path.stem, "", dict(pairs), [value for key, value in pairs if key == "line"])
    missing = {"title", "publisher", "date"} - page.head.keys() if "refusal" not in page.head else set()
    if missing or (unknown := page.head.keys() - KEYS):
        raise ValueError(f"{path.name}: heads {sorted(missing or unknown)}")
    chance = random.Random(path.stem)
    sentences = chance.sample(_SENTENCES, len(_SENTENCES))
    while (found := re.search(r"\{\{(\w[\w-]*)(?: (\d+))?(?: (\w+))?\}\}", body)) is not None:
        body = body[: found.start()] + _part(found[1], int(found[2] or 1), found[3], sentences) + body[found.end() :]
    page.keep = [plain(text) for text in re.findall(r"\{\+(.*?)\+\}", body, re.DOTALL)]
    page.gone = [plain(text) for text in re.findall(r"\{-(.*?)-\}", body, re.DOTALL)]
    page.html = re.sub(r"\{[+-]|[+-]\}", "", body)
    return page


def pages() -> list[Page]:
    """The whole table."""
    return [read(path) for path in sorted(FOLDER.glob("*.html"))]


def plain(text: str) -> str:
    """Words alone, as they are compared: without tags, entities and breaks of lines."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text.replace("<br>", " "))).split())


def faults(page: Page, text: str) -> tuple[list[str], list[str]]:
    """What an extracted text has kept of the boilerplate, and what it has lost."""
    flat = plain(text.replace("<", "‹"))
    words = [plain(one.replace("<", "‹")) if "<" in one else one for one in page.keep]
    return [one for one in page.gone if one in flat], [one for one in words if one not in flat]


def _part(name: str, count: int, tag: str | None, sentences: list[str]) -> str:
    if name != "story":
        return (FOLDER / "parts" / f"{name}.html").read_text(encoding="utf-8").strip()
    passages = []
    for _ in range(count):
        passages.append("{+" + " ".join(sentences[:3]) + "+}")
        del sentences[:3]
    if tag == "br":
        return "<br><br>\n".join(passages)
    return "\n".join(f"<{tag or 'p'}>{passage}</{tag or 'p'}>" for passage in passages)
