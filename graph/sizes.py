"""Sizes of values that a query has not yet made, and the words by which they are told."""

from typing import NamedTuple

from graph.allowed import OPENING

LARGEST = 20_000_000  # characters of text; an entry of a list counts as ENTRY of them
ENTRY = 10
ROWS = 1_000  # what collect( ) is reckoned to gather
MOST_STEPS = 50  # WITH and RETURN in a query: each may put lists into lists, and what is nested too deep no client can read
MOST_LOOPS = 3  # lists that are gone through within one another


class Size(NamedTuple):
    """A value's size at most: all of it, how many entries it has if it is a list, and the largest of these."""

    whole: int
    entries: int
    each: int

    @property
    def listed(self) -> bool:
        """Is it surely a list, and not perhaps a text?"""
        return self.each < self.whole


def one(size: int) -> Size:
    """A text, or anything whose entries are not known."""
    return Size(size, size // ENTRY + 1, size)


def list_of(count: int, each: int) -> Size:
    """A list of so many entries, none larger than that."""
    return Size(count * (each + ENTRY) + ENTRY, count, each)


def larger(left: Size, right: Size) -> Size:
    """Large enough for either."""
    each = max(left.each, right.each) if left.listed == right.listed else max(left.whole, right.whole)
    return Size(max(left.whole, right.whole), max(left.entries, right.entries), each)


NONE = Size(0, 0, 0)
SMALL = one(ENTRY)  # a number, a truth value
STORED = one(500)  # a property, or a node with all of its own
GIVEN = one(2_000)  # a parameter
OF_PATH = list_of(8, STORED.whole)

COMPARING = frozenset(("=", "<>", "<", ">", "<=", ">=", "=~", "AND", "OR", "XOR", "NOT", "IN", "STARTS", "ENDS", "CONTAINS", "IS"))
CLAUSES = OPENING - COMPARING - frozenset("CASE WHEN THEN ELSE AS".split())  # noqa: SIM905 - words
COUNTING = frozenset(
    "SIZE LENGTH COUNT SUM AVG PERCENTILECONT TYPE TOINTEGER TOFLOAT ABS CEIL FLOOR ROUND SIGN SQRT EXP LOG LOG10 EXISTS".split()  # noqa: SIM905
)
LOOPS = frozenset(("ANY", "ALL", "NONE", "SINGLE"))
KEPT = COMPARING | OPENING | {"END"}  # no names, for what they mean depends on where they stand
NAMELESS = COMPARING | OPENING | {"TRUE", "FALSE", "NULL", "COUNT", "EXISTS", "ASC", "DESC", "ASCENDING", "DESCENDING"}
