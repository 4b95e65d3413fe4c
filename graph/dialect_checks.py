"""What the graph file's engine would answer otherwise than Neo4j, or not at all, and what to write instead.

Each of these was found by asking both engines; tests/graph/differential.cypher holds the queries. What depends on the kinds of values
that a variable holds cannot be seen here: 1 + 'a', 1 = '1', list + 1 and toString(1e10) by variables, toInteger of other texts than
digits, null IN [], and a shortest path from a node to itself.
"""

from collections.abc import Callable, Iterator

from corpus.errors import KeiretsuError
from corpus.relations import Relation
from graph.allowed import OPENING
from graph.limits import inside
from graph.tokens import NOTHING, Token, brackets, tokens

# ruff: noqa: SIM905 - a list of words is easier to read as one line of words
EDGES = frozenset((*Relation, *"SUBJECT OBJECT STATED_IN PART_OF PRODUCT_OF".split()))
_KINDS = {
    "float": "amount_value amount_high amount_low amount_years usd_low usd_high promised_low promised_high yearly_low yearly_high "
    "percent confidence capacity_value",
    "int": "origins claims parts start end version seq format deals organisations articles",
    "list": "aliases former_names also_ids publishers conflicts events",
    "bool": "listed hedged conditional conflict reviewed symmetric updating",
    "text": "id name kind owner wikidata country search since until key title publisher published url based_on based_on_url language "
    "amount_currency amount_bound amount_per amount_text claim deal relation status percent_of capacity capacity_unit capacity_text date "
    "on date_from learned speaker event evidence extractor why judged subject_text object_text subject object sentence rule first_seen "
    "last_seen ledger at",
}
PROPERTIES = {name: kind for kind, names in _KINDS.items() for name in names.split()}
FUNCTIONS = {
    **dict.fromkeys("count size length tointeger".split(), "int"),
    **dict.fromkeys("tofloat avg round floor ceil sqrt exp log log10 percentilecont".split(), "float"),
    **dict.fromkeys("tostring tolower toupper trim ltrim rtrim replace substring left right type".split(), "text"),
    **dict.fromkeys("collect nodes relationships labels keys range split tail".split(), "list"),
}
NUMBERS = ("int", "float")
EDGE_OF_OPERAND = frozenset("( , [ { : | WHERE AND OR NOT XOR WHEN THEN ELSE RETURN WITH BY DISTINCT CASE UNWIND = <> < > <= >= IN".split())
BEHIND_OPERAND = frozenset(
    ") , ] } | WHERE AND OR XOR WHEN THEN ELSE END RETURN WITH AS MATCH OPTIONAL UNWIND CALL UNION ORDER SKIP LIMIT".split()
)


class Read:
    """A query, read: its pieces, and which bracket closes which."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found = tokens(text)
        self.pairs = brackets(self.found)

    def key(self, at: int) -> str:
        """The word or sign at a place, nothing beyond the ends."""
        return self.found[at].key if 0 <= at < len(self.found) else ""

    def is_word(self, at: int, *words: str) -> bool:
        """Is it one of these words, and not a property of that name?"""
        return self.key(at) in words and self.key(at - 1) != "."

    def inside(self, at: int) -> Iterator[tuple[int, Token]]:
        """What stands directly within a pair of brackets."""
        return inside(self.found, self.pairs, at)

    def outer(self) -> list[int]:
        """What stands within no brackets, names of properties left out."""
        at, outer = 0, []
        while at < len(self.found):
            if self.key(at - 1) != "." or not at:
                outer.append(at)
            at = self.pairs.get(at, at) + 1
        return outer


def check_dialect(query: Read) -> None:
    """Raises with a sentence that says what both engines understand."""
    for at in range(len(query.found)):
        for check in CHECKS:
            if said := check(query, at):
                raise KeiretsuError(f"The graph file's engine cannot answer this as Neo4j does: {said}.")


def _label_expression(query: Read, at: int) -> str | None:
    if query.found[at].text == "(" and any(token.text == "|" for i, token in query.inside(at) if query.key(i - 2) == ":"):
        return "of several labels write WHERE n:Organisation OR n:Product behind the pattern"
    return None


def _inline_where(query: Read, at: int) -> str | None:
    if query.key(at) == "(" or (query.key(at) == "[" and query.key(at - 1) == "-"):
        keys = [token.key for _, token in query.inside(at)]
        if "WHERE" in keys and "IN" not in keys[: keys.index("WHERE")]:
            return "write WHERE behind the pattern, not within its brackets"
    return None


def _case_values(query: Read, at: int) -> str | None:
    if not query.is_word(at, "CASE") or at not in query.pairs:
        return None
    parts = [(i, token) for i, token in query.inside(at)]
    if any(
        token.key == "WHEN" and query.key(i + 1) in ("<", ">", "=", "<=", ">=", "<>", "IS", "IN", "STARTS", "ENDS") for i, token in parts
    ):
        return "write CASE WHEN x > 3 THEN …, the whole comparison after each WHEN"
    return "write CASE WHEN x IN [1, 2] THEN … for several values" if any(token.text == "," for _, token in parts) else None


def _subquery_with_return(query: Read, at: int) -> str | None:
    if query.key(at) != "{" or not query.is_word(at - 1, "EXISTS", "COUNT"):
        return None
    clauses = ("RETURN", "WITH", "UNION", "UNWIND", "CALL")
    if any(query.is_word(i, *clauses) and query.key(i - 1) not in ("STARTS", "ENDS") for i, _ in query.inside(at)):
        return "within EXISTS { } and COUNT { } write MATCH and WHERE only"
    return None


def _path_in_comprehension(query: Read, at: int) -> str | None:
    if query.found[at].text == "[" and query.key(at + 2) == "=" and query.key(at + 3) == "(":
        return "a pattern comprehension names no path; name its nodes and relationships, [(a)-[r]->(b) | r]"
    return None


def _not_known(query: Read, at: int) -> str | None:
    if query.found[at].text == "|" and query.key(at + 1) == "|":
        return "write + in place of ||"
    if query.is_word(at, "OPTIONAL") and query.key(at + 1) == "CALL":
        return "write CALL (a) { OPTIONAL MATCH … RETURN … } in place of OPTIONAL CALL"
    if query.is_word(at, "LIMIT", "SKIP") and query.found[at + 1 :] and not _ends_clause(query, at + 2):
        return "LIMIT and SKIP take one number or one parameter"
    return None


def _ends_clause(query: Read, at: int) -> bool:
    return at >= len(query.found) or query.found[at].key in BEHIND_OPERAND


def _edge_as_label(query: Read, at: int) -> str | None:
    """(n:OWNS) is no node on either engine; r:OWNS in a condition is what differs."""
    if (
        query.found[at].text == ":"
        and query.key(at + 1) in EDGES
        and query.found[at - 1].kind == "word"
        and query.key(at - 2) not in ("[", "(", "{", ",")
    ):
        return f"write type(r) = '{query.found[at + 1].text}' in place of r:{query.found[at + 1].text}"
    return None


def _slice(query: Read, at: int) -> str | None:
    if query.found[at].text == ".." and (query.key(at + 1) in ("-", "NULL") or _first_in_bracket(query, at) in ("-", "NULL")):
        return "the bounds of a slice are 0 or more; count from the end with size(list) - 2"
    return None


def _first_in_bracket(query: Read, at: int) -> str:
    opened = max((i for i, closed in query.pairs.items() if i < at < closed), default=-1)
    return query.key(opened + 1)


def _powers(query: Read, at: int) -> str | None:
    if query.found[at].text == "^":
        behind = query.pairs.get(at + 1, at + 1) + 1
        if query.key(behind) == "(":
            behind = query.pairs[behind] + 1
        if query.key(behind) == "^":
            return "write brackets into a ^ b ^ c"
    return None


def _kinds(query: Read, at: int) -> str | None:
    sign = query.key(at)
    if sign not in ("=", "<>", "<", ">", "<=", ">=", "+", "IN") or at == 0 or query.key(at - 1) == ".":
        return None
    left, right = _kind_before(query, at), _kind_behind(query, at)
    if sign == "+":
        return _sum_of(left, right)
    if sign == "IN":
        right = _kind(query, at + 2, at + 3) if query.key(at + 1) == "[" else ""
    if (left in NUMBERS and right == "text") or (left == "text" and right in NUMBERS):
        return "a text and a number are compared; write the text with quotes ('2025'), the number without"
    if "nulls" in (left, right):
        return "a list with null in it is compared; leave the null out"
    if sign not in ("=", "<>", "IN") and left == right and left in ("bool", "list"):
        return "true, false and lists have no order to compare them by"
    return None


def _sum_of(left: str, right: str) -> str | None:
    if left in NUMBERS and right == "text":
        return "write toString(toInteger(x)) + 'text' for a number before a text"
    if {left, right} == {"text", "bool"}:
        return "write toString(x) for true and false beside a text"
    if left == "text" and right == "float":
        return "write 'text' + toInteger(x): the engines write numbers with decimals differently"
    if "list" in (left, right) and {left, right} & {"int", "float", "text", "bool"}:
        return "write list + [x] to add one thing to a list"
    return None


def _kind_behind(query: Read, at: int) -> str:
    """The kind of the operand right of a sign, where that can be seen; an operand of several parts counts as unknown."""
    start = at + 1
    if query.key(start) == "-":
        start += 1
    end = _end_of_operand(query, start)
    return _kind(query, start, end) if _ends_clause(query, end) or (query.found[at].key == "+" and query.key(end) == "+") else ""


def _kind_before(query: Read, at: int) -> str:
    for start in range(max(1, at - 40), at):
        first = query.found[start]
        if (
            query.key(start - 1) in EDGE_OF_OPERAND
            and first.key not in OPENING
            and (first.kind != "sign" or first.text in ("(", "[", "{"))
            and _end_of_operand(query, start) == at
        ):
            return _kind(query, start, at)
    return ""


def _end_of_operand(query: Read, at: int) -> int:
    """Behind one value: a literal, a name with its properties, a call, a bracket."""
    at = query.pairs.get(at, at) + 1
    while query.key(at) in (".", "(", "["):
        at = at + 2 if query.found[at].text == "." else query.pairs[at] + 1
    return at


def _kind(query: Read, start: int, end: int) -> str:
    first, last = query.found[start] if start < len(query.found) else NOTHING, query.found[end - 1] if end <= len(query.found) else NOTHING
    if end == start + 1:
        return {"text": "text", "number": "int" if first.text.isdecimal() else "float"}.get(first.kind) or (
            "bool" if first.key in ("TRUE", "FALSE") else ""
        )
    if first.text == "[" and query.pairs.get(start) == end - 1:
        return "nulls" if any(token.key == "NULL" for token in query.found[start:end]) else "list"
    if first.kind == "word" and query.pairs.get(start + 1) == end - 1 and query.found[start + 1].text == "(":
        return FUNCTIONS.get(first.text.lower(), "")
    return PROPERTIES.get(last.text, "") if query.found[end - 2].text == "." else ""


def _calls(query: Read, at: int) -> str | None:
    if at + 1 not in query.pairs or query.found[at + 1].text != "(" or query.key(at - 1) == ".":
        return None
    arguments = query.found[at + 2 : query.pairs[at + 1]]
    match query.found[at].key:
        case "TOSTRING" if _kind(query, at + 2, query.pairs[at + 1]) == "float":
            return "write toString(toInteger(x)): the engines write numbers with decimals differently"
        case "SPLIT" if arguments and (arguments[-1].text in ("''", '""') or arguments[-1].text == "]"):
            return "split( ) takes one text that is not empty to split at"
        case "ROUND" if any(token.text == "," for _, token in query.inside(at + 1)):
            return "round( ) takes one number; write round(x * 10) / 10 for one decimal"
        case "SUBSTRING" | "LEFT" | "RIGHT" if any(token.text == "-" and query.key(i - 1) == "," for i, token in query.inside(at + 1)):
            return f"{query.found[at].text}( ) takes numbers of 0 or more"
        case "HEAD" | "LAST" if arguments and arguments[0].key == "LABELS":
            return "labels have no order; write [l IN labels(n) WHERE l <> 'Keiretsu'][0]"
        case "LABELS" if query.key(query.pairs[at + 1] + 1) == "[":
            return "labels have no order; write [l IN labels(n) WHERE l <> 'Keiretsu'][0]"
    return None


def _pattern_of_letters(query: Read, at: int) -> str | None:
    """Java takes \\w and (?i) for ASCII, Rust for all scripts."""
    if query.key(at) != "=~" or query.key(at + 1)[:1] not in ("'", '"'):
        return None
    text = query.key(at + 1)
    if any(f"\\\\{letter}" in text for letter in "wWbBdDsS"):
        return "write the letters out, as in [A-Za-z0-9_]; \\w, \\b, \\d and \\s mean other letters to each engine"
    if "(?i" in text and not text.isascii():
        return "write toLower(x) CONTAINS toLower('…'); (?i) means other letters to each engine"
    return None


CHECKS: tuple[Callable[[Read, int], str | None], ...] = (
    _label_expression,
    _inline_where,
    _case_values,
    _subquery_with_return,
    _path_in_comprehension,
    _not_known,
    _edge_as_label,
    _slice,
    _powers,
    _kinds,
    _calls,
    _pattern_of_letters,
)
