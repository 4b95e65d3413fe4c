"""Cypher in pieces: words, names in backticks, texts, numbers, parameters and signs, with where each stands.

What an engine could read differently than this reader does is refused here: escapes that Neo4j resolves before it reads,
invisible characters, other scripts' look-alikes.
"""

import re
from typing import Literal, NamedTuple

from corpus.errors import KeiretsuError
from graph.characters import inspect, refuse

Kind = Literal["word", "quoted", "text", "number", "parameter", "sign"]


class Token(NamedTuple):
    """One piece of a query, as written, from `at` on."""

    kind: Kind
    text: str
    at: int

    @property
    def end(self) -> int:
        """Where the next piece may begin."""
        return self.at + len(self.text)

    @property
    def key(self) -> str:
        """How to look it up: words in capitals, everything else as written."""
        return self.text.upper() if self.kind == "word" else self.text


NOTHING = Token("sign", "", -1)  # stands for what is before the first and after the last

CLOSED_BY = {"(": ")", "[": "]", "{": "}", "CASE": "END"}
DEEPEST = 30

_PIECE = re.compile(
    r"""(?P<space>[ \t\r\n]+)
    | (?P<comment>//[^\r\n]*+|/\*.*?\*/)
    | (?P<text>'(?:[^'\\]++|\\.)*+'|"(?:[^"\\]++|\\.)*+")
    | (?P<quoted>`[^`]++`)
    | (?P<parameter>\$[A-Za-z_]\w*+)
    | (?P<word>[A-Za-z_]\w*+)
    | (?P<number>(?:0[xX][0-9a-fA-F]++|(?:\d++(?:\.\d++)?|(?<!\.)\.\d++)(?:[eE][+-]?\d++)?)(?!\w))
    | (?P<sign>\.\.|<=|>=|<>|=~|/(?!\*)|[()\[\]{},.:|+\-*%^=<>!&;])""",
    re.VERBOSE | re.DOTALL | re.ASCII,
)


def tokens(query: str) -> list[Token]:
    """The pieces in their order, without spaces and comments."""
    found = []
    at = 0
    while at < len(query):
        piece = _PIECE.match(query, at)
        if not piece:
            refuse(query, at)
        kind, text = str(piece.lastgroup), piece.group()
        if kind in ("text", "quoted"):
            inspect(kind, text)
        if kind not in ("space", "comment"):
            found.append(Token(kind, text, at))  # type: ignore[arg-type]
        at = piece.end()
    return found


def brackets(found: list[Token]) -> dict[int, int]:
    """For each opening bracket (by its number in the list) the one that closes it. CASE … END counts as brackets."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for number, token in enumerate(found):
        key = "" if number and found[number - 1].text == "." else token.key
        innermost = found[opened[-1]] if opened else NOTHING
        if key in CLOSED_BY:
            opened.append(number)
            if len(opened) > DEEPEST:
                raise KeiretsuError(f"The query nests brackets more than {DEEPEST} deep; write it flatter, with WITH between the steps.")
        elif innermost is not NOTHING and CLOSED_BY[innermost.key] == key:
            pairs[opened.pop()] = number
        elif key in (")", "]", "}"):
            raise KeiretsuError(f"{key!r} closes nothing that is open at that point; check the brackets before it.")
    if opened:
        last = found[opened[-1]].key
        raise KeiretsuError(f"{last!r} is never closed; {CLOSED_BY[last]!r} is missing.")
    return pairs


def without_comments(query: str) -> str:
    """The same query with blanks for comments, everything else where it was: no engine can take them for something else."""

    def blank(piece: re.Match[str]) -> str:
        return re.sub(r"[^\r\n]", " ", piece.group()) if piece.lastgroup == "comment" else piece.group()

    return _PIECE.sub(blank, query)
