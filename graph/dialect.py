"""Neo4j's Cypher for the graph file's engine: what that answers otherwise is rewritten, and columns are named as Neo4j names them."""

from corpus.errors import KeiretsuError
from graph.dialect_checks import Read, check_dialect
from graph.dialect_columns import Adapted, names
from graph.file_engine import QueryError

LONGEST = 200_000  # characters of a rewritten query
# For each of the quantifiers: what decides it, the answer then, the answer otherwise. Null elements leave it undecided in between.
QUANTIFIERS = {
    "ALL": ("any({x} IN {among} WHERE NOT ({that}))", "false", "true"),
    "ANY": ("any({x} IN {among} WHERE {that})", "true", "false"),
    "NONE": ("any({x} IN {among} WHERE {that})", "false", "true"),
    "SINGLE": ("size([{x} IN {among} WHERE {that}]) > 1", "false", "size([{x} IN {among} WHERE {that}]) = 1"),
}
UNDECIDED = "WHEN any({x} IN {among} WHERE ({that}) IS NULL) THEN null WHEN ({among}) IS NULL THEN null"
CALLS = {
    "SUM": "coalesce(sum({0}), 0)",
    "FLOOR": "toFloat(floor({0}))",
    "CEIL": "toFloat(ceil({0}))",
    "ROUND": "toFloat(floor(({0}) + 0.5))",
    "TOINTEGER": "coalesce(toInteger({0}), toInteger(toFloat(trim({0}))))",
    "TOFLOAT": "coalesce(toFloat({0}), toFloat(trim({0})))",
}
REMEDIES = (
    ("Aggregate function", "give it a name first, as in WITH collect(n.name) AS names"),
    ("wrapping an aggregate", "give the aggregate a name first, as in WITH count(*) AS n"),
    ("PatternComprehension", "a pattern comprehension has to stand in RETURN or WITH, and EXISTS { } or COUNT { } in WHERE"),
    ("backreferences", "regular expressions have neither backreferences nor look-around here"),
    ("look-around", "regular expressions have neither backreferences nor look-around here"),
)


def adapt(statement: str, *, rows: int) -> Adapted:
    """The statement that gives Neo4j's answer, with a limit where it has none. Raises where there is no such statement."""
    read = Read(statement)
    check_dialect(read)
    query = _rewritten(read, 0, len(read.found))
    returned = next((at for at in read.outer() if read.key(at) == "RETURN"), None)
    if returned is None:
        raise KeiretsuError("The query gives nothing back; end it with RETURN.")
    limited = any(read.key(at) in ("LIMIT", "UNION") for at in read.outer() if at > returned)
    return Adapted(query if limited else f"{query} LIMIT {rows}", names(read, returned))


def in_words(error: QueryError, query: str) -> str:
    """The engine's complaint with what would work, or the line with a caret below the place where it stopped to understand."""
    if error.place is None:
        remedy = next((f"; {remedy}" for words, remedy in REMEDIES if words in error.what), "")
        return f"The graph file's engine cannot answer this: {error.what.rstrip('.')}{remedy}."
    line, column = error.place
    said = f"The graph file's engine cannot read the query at line {line}, column {column}: {error.what}"
    lines = query.splitlines()
    if not 0 < line <= len(lines):
        return said
    start = max(0, column - 60)
    return f"{said}\n{lines[line - 1][start : start + 120]}\n{' ' * (column - 1 - start)}^"


def _rewritten(read: Read, start: int, end: int) -> str:
    """The query from one token to another, with the functions in it replaced."""
    parts: list[str] = []
    at = start
    while at < end:
        call = _call(read, at) if read.key(at + 1) == "(" and read.key(at - 1) != "." else None
        parts.append(call or read.found[at].text)
        at = read.pairs[at + 1] if call else at
        if at + 1 < end:
            parts.append(read.text[read.found[at].end : read.found[at + 1].at])
        at += 1
    text = "".join(parts)
    if len(text) > LONGEST:
        raise KeiretsuError("The query nests all( ), any( ), none( ) and single( ) too deep for the graph file's engine; use WITH between.")
    return text


def _call(read: Read, at: int) -> str | None:
    """What to write in place of a call; None: nothing else."""
    name, opened, closed = read.key(at), at + 1, read.pairs[at + 1]
    if name in CALLS:
        return CALLS[name].format(_rewritten(read, opened + 1, closed))
    where = next((i for i, token in read.inside(opened) if token.key == "WHERE"), None)
    if name not in QUANTIFIERS or where is None or _has_pattern(read, where, closed):
        return None
    parts = {
        "x": read.found[opened + 1].text,
        "among": _rewritten(read, opened + 3, where),
        "that": _rewritten(read, where + 1, closed),
    }
    decisive, then, otherwise = (part.format(**parts) for part in QUANTIFIERS[name])
    return f"(CASE WHEN {decisive} THEN {then} {UNDECIDED.format(**parts)} ELSE {otherwise} END)"


def _has_pattern(read: Read, start: int, end: int) -> bool:
    """A pattern is there or not, never null."""
    return any(read.key(at) == "-" and read.key(at + 1) in ("[", "-") for at in range(start, end))
