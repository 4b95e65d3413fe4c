"""Characters of a query that different readers could take for different things, and the sentences by which they are refused."""

import re
import unicodedata
from typing import NoReturn

from corpus.errors import KeiretsuError

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_DANGEROUS = frozenset("'\"`\\/*")
_UNFINISHED = {"'": "text", '"': "text", "`": "name in backticks", "/": "comment"}
_KNOWN = {"\u00a0": "a non-breaking space", "\u200b": "a zero-width space", "\ufeff": "a byte order mark", "\\": "a backslash"}


def inspect(kind: str, text: str) -> None:
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


def refuse(query: str, at: int) -> NoReturn:
    """Nothing that can be read begins here."""
    character, rest = query[at], query[at : at + 12]
    if character in "'\"`" or rest.startswith("/*"):
        raise KeiretsuError(f"The {_UNFINISHED[character]} that begins with {rest!r} does not end; close it.")
    if character.isascii() and character.isprintable() and character != "\\":
        raise KeiretsuError(f"{rest!r} cannot be read as Cypher; a number, a name or a sign is expected there.")
    known = _KNOWN.get(character) or (f"the character U+{ord(character):04X}" if _hidden(character) else repr(character))
    raise KeiretsuError(
        f"The query holds {known} outside a text; write spaces as spaces, and put names with other letters between backticks."
    )
