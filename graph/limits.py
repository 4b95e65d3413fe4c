"""How much a user's own query may ask for: hops, ranges, patterns that multiply. Time and rows are limited besides."""

from collections.abc import Iterator
from itertools import pairwise

from corpus.errors import KeiretsuError
from graph.growth import check_growth
from graph.tokens import NOTHING, Token, brackets

MOST_HOPS = 6
WIDEST = 100_000  # numbers that all ranges of a query may give, multiplied with one another
UNKNOWN = 1_000  # what a range of unknown width counts as
AGGREGATES = frozenset(("COUNT", "SUM", "AVG", "MIN", "MAX", "COLLECT", "PERCENTILECONT", "LIMIT"))
AFTER_PATTERN = frozenset(("WHERE", "RETURN", "WITH", "MATCH", "OPTIONAL", "UNWIND", "CALL", "UNION"))


def check_limits(found: list[Token]) -> None:
    """Raises where a query is bound to be too much, or its brackets do not match."""
    pairs = brackets(found)
    width = 1
    for at, token in enumerate(found):
        before = found[at - 1] if at else NOTHING
        if token.text == "[" and before.text == "-":
            _check_hops(found, pairs, at)
        if token.text in ("+", "*", "{"):
            _check_quantifier(found, pairs, at)
        if at in pairs and before.kind == "word" and before.key == "RANGE":
            width *= _width(found[at + 1 : pairs[at]])
            if width > WIDEST:
                raise KeiretsuError(
                    f"The ranges would give {width:,} numbers, multiplied with one another; at most {WIDEST:,} are allowed."
                )
        if token.text == "(" and before.key == "EXISTS" and found[at + 1].text != "(":
            raise KeiretsuError("exists( ) takes a pattern; write x IS NOT NULL for a property.")
    _check_products(found, pairs)
    check_growth(found, pairs)


def _check_hops(found: list[Token], pairs: dict[int, int], at: int) -> None:
    """-[:OWNS*1..3]-: the upper bound has to be there, and small."""
    star = next((i for i, token in inside(found, pairs, at) if token.text == "*"), None)
    if star is None:
        return
    first, second, third = (*found[star + 1 : star + 4], NOTHING, NOTHING)[:3]
    bound = second if first.text == ".." else third if second.text == ".." else first
    if not (bound.text.isdecimal() and int(bound.text) <= MOST_HOPS):
        written = "".join(token.text for token in found[star : pairs[at]])
        raise KeiretsuError(f"{written} is not allowed: give an upper bound of at most {MOST_HOPS} hops, as in -[:OWNS*1..{MOST_HOPS}]-.")


def _check_quantifier(found: list[Token], pairs: dict[int, int], at: int) -> None:
    """-->+(b), -[:OWNS]->{1,9}(b), ((a)-->(b))*: the ways to write hops of which only the one with a small bound is offered."""
    first, second = (NOTHING, NOTHING, *found)[at : at + 2]
    sign = found[at].text
    if second.text == ")":
        opened = next(i for i, closed in pairs.items() if closed == at - 1)
        refused = found[opened - 1].key != "CALL" or not opened if sign == "{" else _holds_pattern(found, pairs, opened)
    else:
        refused = (second.text == "-" and (sign != "+" or first.text in ("-", "]"))) or (first.text, second.text) == ("-", ">")
    if refused:
        shown = "{ }" if sign == "{" else sign
        raise KeiretsuError(f"{shown} after a pattern is not allowed: write the number of hops as in -[:OWNS*1..3]->.")


def _holds_pattern(found: list[Token], pairs: dict[int, int], at: int) -> bool:
    """Does a relationship stand directly within these brackets?"""
    signs = [token.text for _, token in inside(found, pairs, at)]
    return any(pair in (["-", "["], ["-", "-"], ["-", ">"], ["<", "-"]) for pair in map(list, pairwise(signs)))


def _width(argument: list[Token]) -> int:
    parts = list(_split(argument))
    numbers = [number for part in parts if (number := _number(part)) is not None]
    if len(numbers) < len(parts):
        if all(_number(part) is not None or _measured(part) for part in parts):
            return UNKNOWN
        raise KeiretsuError("range( ) is only offered between plain numbers, size( ) and length( ), as in range(0, size(names) - 1).")
    if len(numbers) not in (2, 3) or numbers[2:] == [0]:
        raise KeiretsuError("range( ) takes a first and a last number, and perhaps a step other than 0.")
    return abs(numbers[1] - numbers[0]) // abs([*numbers, 1][2]) + 1


def _number(part: list[Token]) -> int | None:
    """A whole number as written, perhaps with a minus."""
    digits = part[-1].text if part else ""
    if not digits.isdecimal() or [token.text for token in part[:-1]] not in ([], ["-"]):
        return None
    return -int(digits) if len(part) == 2 else int(digits)


def _measured(part: list[Token]) -> bool:
    """Is it made of numbers and of sizes of things that are there?"""
    pairs = brackets(part)
    i = 0
    while i < len(part):
        if part[i].key in ("SIZE", "LENGTH") and i + 1 in pairs:
            i = pairs[i + 1]
        elif not (part[i].text.isdecimal() or part[i].text in ("+", "-")):
            return False
        i += 1
    return bool(part)


def _check_products(found: list[Token], pairs: dict[int, int]) -> None:
    """Patterns that share no name with anything before, and start from no property, multiply: two may, three may not."""
    seen: set[str] = set()
    free = 0
    for at, token in enumerate(found):
        if token.key in AGGREGATES | {"UNION"}:
            free = 0
        if token.kind == "word" and token.key == "MATCH" and (not at or found[at - 1].key != "OPTIONAL"):
            for part in _patterns(found, pairs, at):
                names = {token.text for before, token in pairwise(part) if before.text in ("(", "[") and token.kind != "sign"}
                from_property = any(before.text == "{" and token.text != "}" for before, token in pairwise(part))
                free += not names & seen and not from_property
                seen |= names
                if free > 2:
                    raise KeiretsuError(
                        "More than two patterns have nothing in common, so their rows multiply; connect them, or start from {id: …}."
                    )
        if token.kind != "sign":
            seen.add(token.text)


def _patterns(found: list[Token], pairs: dict[int, int], at: int) -> Iterator[list[Token]]:
    """The parts between commas of a MATCH."""
    end = at + 1
    while end < len(found) and found[end].text not in (")", "]", "}") and found[end].key not in AFTER_PATTERN:
        end = pairs.get(end, end) + 1
    return _split(found[at + 1 : end])


def _split(some: list[Token]) -> Iterator[list[Token]]:
    """What stands between commas outside of brackets."""
    pairs = brackets(some)
    start = i = 0
    while i < len(some):
        if some[i].text == ",":
            yield some[start:i]
            start = i + 1
        i = pairs.get(i, i) + 1
    yield some[start:]


def inside(found: list[Token], pairs: dict[int, int], at: int) -> Iterator[tuple[int, Token]]:
    """What stands directly within a pair of brackets, not within further ones."""
    i = at + 1
    while i < pairs[at]:
        yield i, found[i]
        i = pairs.get(i, i) + 1
