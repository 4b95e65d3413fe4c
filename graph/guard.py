"""The guard before users' own queries, on every engine: one statement that only reads, in words and functions that are known to agree.

It goes by an allow list. Where something is complete (a name, a text, a closing bracket) only a word that continues it may follow, so a
clause that nobody thought of is refused like one that is known to write.
"""

from corpus.errors import KeiretsuError
from graph.allowed import CONTINUING, FIRST, FUNCTIONS, INSTEAD, OFFERED, OPENING, REFUSED
from graph.limits import check_limits
from graph.tokens import NOTHING, Token, tokens, without_comments

LONGEST = 20_000  # characters


def check(query: str) -> str:
    """The statement to run: the query without comments and closing semicolon. Raises for whatever is not allowed."""
    if len(query) > LONGEST:
        raise KeiretsuError(f"The query has {len(query):,} characters; at most {LONGEST:,} are read, so pass long lists as parameters.")
    found = tokens(query)
    while found and found[-1].text == ";":
        query = query[: found.pop().at]
    if not found:
        raise KeiretsuError("The query is empty; write for example MATCH (o:Organisation) RETURN o.name LIMIT 10.")
    for before, token, after in zip([NOTHING, *found], found, [*found[1:], NOTHING], strict=False):
        _check(before, token, after)
    check_limits(found)
    return without_comments(query).rstrip()


def _check(before: Token, token: Token, after: Token) -> None:
    if after.text == "(" and before.text == "." and token.kind != "sign":
        raise KeiretsuError(f"{_short(token)}( ) is not allowed: functions and procedures with dots in their names are not offered.")
    if token.kind == "sign":
        _check_sign(before, token)
    elif token.kind != "word":
        _check_value(before, token, after)
    elif before.text != ".":
        _check_word(before, token, after)


def _check_sign(before: Token, token: Token) -> None:
    match before.key, token.text:
        case _, ";":
            raise KeiretsuError("There is more than one statement; ask them one after another.")
        case _, "!" | "&":
            raise _refusal(token, "write NOT, AND and OR in WHERE, as in WHERE n:Organisation OR n:Product, and <> for unequal")
        case "|", ":":
            raise _refusal(Token("sign", "|:", token.at), "write [:OWNS|SUES], without the second colon")
        case ")", "(":
            raise _refusal(Token("sign", ")(", token.at), "between two nodes write how they are connected, as in (a)-[:OWNS]->(b)")
        case ":" | "|", "%":
            raise _refusal(token, "leave the label out where any will do, as in (n)")
        case "COLLECT", "{":
            raise _refusal(before, "write [(a)-[:OWNS]->(b) | b.id], or CALL (a) { MATCH … RETURN collect(b.id) AS ids }")


def _check_value(before: Token, token: Token, after: Token) -> None:
    if _complete(before):
        raise _refusal(token, f"it cannot follow {_short(before)}; a comma, a sign or a word such as AND or RETURN is missing")
    if token.kind == "quoted" and after.text == "(":
        raise _refusal(token, "functions are written without backticks")


def _check_word(before: Token, token: Token, after: Token) -> None:
    word = token.key
    if why := REFUSED.get(word):
        raise _refusal(token, f"{why} (a name of your own goes between backticks)")
    if before is NOTHING and word not in FIRST:
        raise _refusal(token, f"a query begins with {', '.join(sorted(FIRST))}")
    if after.key not in ("NULL", ":") and ((word == "IS" and after.key != "NOT") or (before.key, word) == ("IS", "NOT")):
        raise _refusal(token, "after IS comes NULL or NOT NULL; write (n:Organisation) or n:Organisation for a label")
    if word == "CALL" and after.text not in ("{", "("):
        raise _refusal(token, "procedures are not offered; CALL (a) { MATCH … RETURN … } is")
    if _complete(before) and word not in CONTINUING:
        raise _refusal(token, f"it cannot follow {_short(before)}; a comma, a sign or a word such as AND or RETURN is missing")
    if after.text == "{" and word in ("COUNT", "EXISTS") and before.key == "BY":
        raise _refusal(token, "to order by it, give it a name with WITH first")
    if after.text == "(" and word not in OPENING and word.lower() not in OFFERED:
        what = INSTEAD.get(word.lower()) or f"the functions are {', '.join(FUNCTIONS)}"
        raise KeiretsuError(f"{token.text}( ) is not offered: {what}.")


def _complete(token: Token) -> bool:
    """Can something end here, so that only a sign or a continuing word may follow?"""
    if token.kind == "word":
        return token.key not in OPENING
    return token.kind != "sign" or token.text in (")", "]", "}")


def _refusal(token: Token, remedy: str) -> KeiretsuError:
    return KeiretsuError(f"{_short(token)} is not allowed: {remedy}.")


def _short(token: Token) -> str:
    return token.text if len(token.text) <= 40 else f"{token.text[:37]}…"
