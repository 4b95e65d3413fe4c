"""Cypher in pieces: words, names in backticks, texts, numbers, parameters and signs, with where each stands.

What an engine could read differently than this reader does is refused here: escapes that Neo4j resolves before it reads,
invisible characters, other scripts' look-alikes.
"""

import re
import unicodedata
from typing import Literal, NamedTuple, NoReturn

from corpus.errors import KeiretsuError

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
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_DANGEROUS = frozenset("'\"`\\/*")
_UNFINISHED = {"'": "text", '"': "text", "`": "name in backticks", "/": "comment"}
_KNOWN = {"\u00a0": "a non-breaking space", "\u200b": "a zero-width space", "\ufeff": "a byte order mark", "\\": "a backslash"}


def tokens(query: str) -> list[Token]:
    """The pieces in their order, without spaces and comments."""
    found = []
    at = 0
    while at < len(query):
        piece = _PIECE.match(query, at)
        if not piece:
            _refuse(query, at)
        kind, text = str(piece.lastgroup), piece.group()
        if kind in ("text", "quoted"):
            _inspect(kind, text)
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


def _inspect(kind: str, text: str) -> None:
    """What stands within quotes has to mean the same to every reader."""
    if hidden := next((c for c in text if _hidden(c)), None):
        raise KeiretsuError(f"A {_UNFINISHED[text[0]]} holds the invisible character U+{ord(hidden):04X}; take it out.")
    if kind == "quoted":
        if "\\" in text:
            raise KeiretsuError(f"A backslash cannot be allowed in the name {text}; write the characters themselves.")
        return
    if "\\\\u" in text:
        raise KeiretsuError("A backslash before u cannot be allowed in a text; write the character that you mean.")
    for found in _ESCAPE.finditer(text):
        if found[1] and ((letter := chr(int(found[1], 16))) in _DANGEROUS or _hidden(letter)):
            raise KeiretsuError(f"{found[0]} in a text cannot be allowed; write the character itself, or a backslash before a quote.")
        if found[2] and found[2] not in "'\"\\bfnrt":
            raise KeiretsuError(f"{found[0]} is no escape of Cypher's; write \\\\ for a backslash.")


def _hidden(character: str) -> bool:
    """Is it neither a letter, sign or space that one sees, nor what joins the letters of some scripts?"""
    return character not in "\t\r\n\u200c\u200d" and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _refuse(query: str, at: int) -> NoReturn:
    character, rest = query[at], query[at : at + 12]
    if character in "'\"`" or rest.startswith("/*"):
        raise KeiretsuError(f"The {_UNFINISHED[character]} that begins with {rest!r} does not end; close it.")
    if character.isascii() and character.isprintable() and character != "\\":
        raise KeiretsuError(f"{rest!r} cannot be read as Cypher; a number, a name or a sign is expected there.")
    known = _KNOWN.get(character) or (f"the character U+{ord(character):04X}" if _hidden(character) else repr(character))
    raise KeiretsuError(
        f"The query holds {known} outside a text; write spaces as spaces, and put names with other letters between backticks."
    )
