"""What a user's own query may say: the words and functions that Neo4j and the graph file answer alike, and what to say of others."""

# ruff: noqa: SIM905 - a list of words is easier to read as one line of words

# Words after which something has to follow.
OPENING = frozenset(
    "MATCH OPTIONAL WHERE WITH UNWIND RETURN DISTINCT AS ORDER BY SKIP LIMIT UNION CALL AND OR XOR NOT IN STARTS ENDS "
    "CONTAINS IS CASE WHEN THEN ELSE".split()
)
# Words that may follow what is complete; any other word there would be a clause or an operator that is not offered.
CONTINUING = (OPENING | frozenset("END ASC ASCENDING DESC DESCENDING".split())) - frozenset("CASE DISTINCT NOT BY".split())
FIRST = frozenset("MATCH OPTIONAL WITH UNWIND RETURN CALL".split())

FUNCTIONS = (
    "count sum avg min max collect percentileCont "
    "coalesce nullIf size length head last tail reverse range reduce any all none single exists "
    "type labels keys properties nodes relationships startNode endNode shortestPath allShortestPaths "
    "toLower toUpper trim lTrim rTrim replace substring left right split toString toInteger toFloat "
    "abs ceil floor round sign sqrt exp log log10".split()
)
OFFERED = frozenset(name.lower() for name in FUNCTIONS)

_WRITING = "queries only read here; facts are changed by `keiretsu load`, `remove` and `judge`"
_ADMIN = "the console answers questions of the graph only; use Neo4j Browser for the rest"
_PLAN = "the console gives answers, not plans; use Neo4j Browser for the rest"
_DATE = "dates are text in the graph, so compare them as text: c.on >= '2025-01-01', left(r.since, 4) = '2025'"
_NUMBER = "of the mathematical functions abs, ceil, floor, round, sign, sqrt, exp, log and log10 are"
_RANDOM = "its answers cannot be repeated; ORDER BY and LIMIT choose some rows"

# Refused wherever they stand as plain words, with the reason.
REFUSED: dict[str, str] = {
    word: why
    for words, why in (
        ("CREATE MERGE SET DELETE DETACH NODETACH REMOVE FOREACH INSERT DROP ALTER RENAME", _WRITING),
        ("SHOW TERMINATE USE GRANT DENY REVOKE DEALLOCATE REALLOCATE DRYRUN FINISH TRANSACTIONS CONCURRENT YIELD", _ADMIN),
        ("EXPLAIN PROFILE CYPHER", _PLAN),
        ("LOAD CSV PERIODIC", "queries read the graph and no files; `keiretsu load` brings files in"),
        ("OFFSET", "write SKIP"),
        ("SHORTEST", "write shortestPath((a)-[*..6]-(b))"),
        ("FILTER LET FOR NEXT", "write WITH and WHERE"),
    )
    for word in words.split()
}

# Functions that are known and not offered.
INSTEAD: dict[str, str] = {
    name: why
    for names, why in (
        ("date datetime localdatetime time localtime duration timestamp", _DATE),
        ("id elementid", "numbers of nodes differ from version to version; every node and deal has an id of its own: n.id"),
        ("isempty", "write size(x) = 0"),
        ("char_length character_length", "write size(x)"),
        ("upper", "write toUpper(x)"),
        ("lower", "write toLower(x)"),
        ("btrim", "write trim(x)"),
        ("toboolean tobooleanornull", "compare instead: x = 'true'"),
        ("tointegerornull", "toInteger(x) is null already where x is no number"),
        ("tofloatornull", "toFloat(x) is null already where x is no number"),
        ("tostringornull", "write toString(x)"),
        ("tointegerlist tofloatlist tostringlist tobooleanlist", "write [x IN list | toInteger(x)] and so on"),
        ("percentiledisc", "write percentileCont(x, 0.5)"),
        ("stdev stdevp", "the engines differ on it; min, max, avg and percentileCont(x, 0.5) are offered"),
        ("rand randomuuid", _RANDOM),
        ("sin cos tan cot asin acos atan atan2 degrees radians haversin pi e isnan", _NUMBER),
        ("collect_list string_join", "write reduce(s = '', x IN list | s + x)"),
    )
    for name in names.split()
}
