"""How large a value of a user's own query can become, reckoned before it runs: a server that builds it all has no memory left.

A text that is joined to itself in each of thirty steps has a billion times its length, and no engine looks at its limits within
one expression. So each expression is given a size, never too small, from the sizes of what stands in it.
"""

from collections.abc import Iterator

from corpus.errors import KeiretsuError
from graph.allowed import OPENING
from graph.sizes import (
    CLAUSES,
    COMPARING,
    COUNTING,
    ENTRY,
    GIVEN,
    KEPT,
    LARGEST,
    LOOPS,
    MOST_LOOPS,
    MOST_STEPS,
    NAMELESS,
    NONE,
    OF_PATH,
    ROWS,
    SMALL,
    STORED,
    Size,
    larger,
    list_of,
    one,
)
from graph.tokens import NOTHING, Token

_PROBE = 1_000_000


def check_growth(found: list[Token], pairs: dict[int, int]) -> None:
    """Raises where a value could become larger than any memory."""
    steps = sum(token.key in ("WITH", "RETURN") for token in found)
    if steps > MOST_STEPS:
        raise KeiretsuError(f"The query says WITH and RETURN {steps} times; {MOST_STEPS} times are allowed, so ask in several queries.")
    for before, token, after in zip([NOTHING, *found], found, [*found[1:], NOTHING], strict=False):
        looped = before.text in ("(", "[", ",") and (after.key == "IN" or (before.text == "(" and after.text == "="))
        if token.kind == "word" and token.key in KEPT and (before.key == "AS" or looped):
            raise KeiretsuError(f"{token.text} is a word of Cypher's and not allowed as a name; choose another one.")
    _Reckoning(found, pairs).parts(0, len(found))


def _plain(token: Token) -> str:
    """A name is the same with and without backticks."""
    return token.text.strip("`")


class _Reckoning:
    """Goes through a query once, from left to right, and keeps the sizes of the names that were given."""

    def __init__(self, found: list[Token], pairs: dict[int, int]) -> None:
        self._found, self._pairs = found, pairs
        self._names: dict[str, Size] = {}
        self._loops = 0

    def parts(self, start: int, end: int) -> list[Size]:
        """The sizes of what stands between commas and clauses; names that are given there are kept, never with less than before."""
        sizes = []
        for clause, first, last in self._split(start, end):
            if first == last:  # before the first clause, and between RETURN and DISTINCT
                continue
            if last - first > 2 and self._found[first + 1].text == ":":
                first += 2  # noqa: PLW2901 - the key of a map, and not of its size
            named = last - first > 2 and self._found[last - 2].key == "AS"
            size = self._expression(first, last - 2 if named else last)
            if named:
                self._name(_plain(self._found[last - 1]), one(size.each) if clause == "UNWIND" else size)
            sizes.append(size)
        return sizes

    def _name(self, name: str, size: Size) -> None:
        """A name may mean different things in different parts of a query: the largest of them counts."""
        old = self._names.get(name, size)
        self._names[name] = (
            size if old == size else Size(max(old.whole, size.whole), max(old.entries, size.entries), max(old.whole, size.whole))
        )

    def _split(self, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        clause, first, i = "", start, start
        while i < end:
            token, before = self._found[i], self._found[i - 1] if i else NOTHING
            word = token.kind == "word" and token.key in CLAUSES and before.key not in ("STARTS", "ENDS") and before.text != "."
            word = word and (i + 1 == end or self._found[i + 1].text != ":")  # else the key of a map
            if word or token.text in (",", "|"):
                yield clause, first, i
                first = i + 1
                clause = token.key if word else clause
            i = self._pairs.get(i, i) + 1
        yield clause, first, end

    def _expression(self, start: int, end: int) -> Size:
        """What is joined in it, added up; of a comparison only that it is small."""
        size, last, small, i = NONE, NONE, False, start
        while i < end:
            token = self._found[i]
            if token.text == "[" and i > start and self._complete(i - 1):
                last = self._indexed(last, i)
            elif i > start and self._found[i - 1].text in (".", ":") and i not in self._pairs:
                pass  # a property of what was just reckoned, or a label
            else:
                small = small or (token.key in COMPARING and token.kind in ("word", "sign"))
                size, last = self._joined(size, last), self._operand(i)
            i = self._pairs.get(i, i) + 1
        size = self._joined(size, last)
        return SMALL if small else size

    def _complete(self, at: int) -> bool:
        token = self._found[at]
        return token.text in (")", "]", "}") or (token.kind != "sign" and token.key not in COMPARING | OPENING) or token.key == "END"

    def _joined(self, left: Size, right: Size) -> Size:
        total = left.whole + right.whole
        if total > LARGEST:
            raise KeiretsuError(
                f"A value of this query could have {total:,} characters or more; at most {LARGEST:,} are allowed, so join less in one step,"
                " or fewer steps."
            )
        listed = left.listed or right.listed
        return Size(total, left.entries + right.entries, max(left.each, right.each) if listed else total)

    def _many(self, count: int, each: int) -> Size:
        size = list_of(count, each)
        self._joined(size, NONE)
        return size

    def _indexed(self, size: Size, at: int) -> Size:
        end = self._pairs[at]
        self._expression(at + 1, end)
        return size if any(token.text == ".." for token in self._found[at + 1 : end]) else one(size.each)

    def _operand(self, at: int) -> Size:
        token = self._found[at]
        if at in self._pairs:
            return self._bracket(at, self._pairs[at])
        match token.kind:
            case "text":
                return one(len(token.text) - 2)
            case "parameter":
                return GIVEN
            case "number":
                return SMALL
            case "sign":
                return NONE
        after = self._found[at + 1] if at + 1 < len(self._found) else NOTHING
        if token.kind == "word" and (after.text == "(" or (token.key in NAMELESS and token.text not in self._names)):
            return NONE  # what stands in the brackets is reckoned as its answer
        return self._names.get(_plain(token), STORED)

    def _bracket(self, at: int, end: int) -> Size:
        before = self._found[at - 1].key if at and self._found[at - 1].kind == "word" else ""
        match self._found[at].key:
            case "CASE":
                return self._case(at, end)
            case "[":
                return self._listed(at, end)
            case "{":
                sizes = self.parts(at + 1, end)
                return SMALL if before in ("COUNT", "EXISTS") else self._sum(one(size.whole + ENTRY) for size in sizes)
            case "(" if before and before not in OPENING and before not in COMPARING:
                return self._function(before, at, end)
        return self._sum(self.parts(at + 1, end))

    def _sum(self, sizes: Iterator[Size] | list[Size]) -> Size:
        total = NONE
        for size in sizes:
            total = self._joined(total, size)
        return total

    def _case(self, at: int, end: int) -> Size:
        """One of its branches."""
        largest, first, i = NONE, at + 1, at + 1
        while i <= end:
            if i == end or self._found[i].key in ("WHEN", "THEN", "ELSE"):
                size = self._expression(first, i)
                if self._found[first - 1].key in ("THEN", "ELSE"):
                    largest = larger(largest, size)
                first = i + 1
            i = self._pairs.get(i, i) + 1
        return largest

    def _listed(self, at: int, end: int) -> Size:
        bar = self._at(at, end, "|")
        if at + 2 < end and self._found[at + 2].key == "IN":
            return self._loop(at, end)
        if bar < end and self._found[at + 1].text != ":":  # each way in which a pattern is found
            self.parts(at + 1, bar)
            return self._many(ROWS, self._expression(bar + 1, end).whole)
        if end == at + 1:
            return Size(ENTRY, 0, 0)
        sizes = self.parts(at + 1, end)
        total = self._sum(one(size.whole + ENTRY) for size in sizes)
        return Size(total.whole + ENTRY, len(sizes), max(size.whole for size in sizes))

    def _at(self, at: int, end: int, sign: str) -> int:
        """Where this stands directly within the brackets."""
        i = at + 1
        while i < end and self._found[i].key != sign:
            i = self._pairs.get(i, i) + 1
        return min(i, end)

    def _loop(self, at: int, end: int) -> Size:
        """[x IN list WHERE … | …], any(x IN list WHERE …): the body, once for each entry."""
        bar, where = self._at(at, end, "|"), self._at(at, end, "WHERE")
        over = self._expression(at + 3, min(bar, where))
        self._name(_plain(self._found[at + 1]), one(over.each))
        self._deeper(where + 1, bar)
        return self._many(over.entries, self._deeper(bar + 1, end).whole) if bar < end else over

    def _deeper(self, start: int, end: int) -> Size:
        self._loops += 1
        if self._loops > MOST_LOOPS:
            raise KeiretsuError(f"More than {MOST_LOOPS} lists are gone through within one another; go through them one after another.")
        size = self._expression(start, end)
        self._loops -= 1
        return size

    def _function(self, name: str, at: int, end: int) -> Size:
        if name in LOOPS and at + 2 < end and self._found[at + 2].key == "IN":
            self._loop(at, end)
            return SMALL
        if name == "REDUCE":
            return self._reduced(at, end)
        sizes = self.parts(at + 1, end) if end > at + 1 else []
        total, first = self._sum(sizes), sizes[0] if sizes else NONE
        if name in COUNTING | LOOPS:
            return SMALL
        match name:
            case "RANGE":
                return self._many(self._width(at, end), ENTRY)
            case "COLLECT":
                return self._many(max(20, ROWS * STORED.whole // max(STORED.whole, first.whole)), first.whole)
            case "NODES" | "RELATIONSHIPS":
                return OF_PATH
            case "HEAD" | "LAST":
                return one(first.each)
            case "SPLIT":
                return Size(first.whole * (ENTRY + 1) + ENTRY, first.whole + 1, first.whole)
            case "REPLACE":
                return self._replaced(at, end, sizes)
            case "COALESCE" | "MIN" | "MAX" | "NULLIF":
                largest = NONE
                for size in sizes:
                    largest = larger(largest, size)
                return largest
            case "REVERSE" | "TAIL" | "LEFT" | "RIGHT" | "SUBSTRING":
                return first
        return total

    def _width(self, at: int, end: int) -> int:
        """How many numbers a range gives: those between the numbers as written, and as many as what is measured there may have."""
        numbers, measured = [], 0
        for i in range(at + 1, end):
            token, before = self._found[i], self._found[i - 1]
            if token.text.isdecimal():
                numbers.append(-int(token.text) if before.text == "-" else int(token.text))
            elif i in self._pairs and before.key in ("SIZE", "LENGTH"):
                size = self._sum(self.parts(i + 1, self._pairs[i]))
                measured += size.entries if size.listed else size.whole
        first, last, step = (*numbers[:2], *[0] * (2 - len(numbers[:2])), *numbers[2:], 1)[:3]
        return measured + (abs(first) + abs(last) if measured else abs(last - first) // max(1, abs(step))) + 1

    def _replaced(self, at: int, end: int, sizes: list[Size]) -> Size:
        """Each character may be one that is replaced, unless the lengths are written there."""
        if len(sizes) != 3:
            return self._sum(sizes)
        text, _, by = sizes
        written = [token for token in self._found[at + 1 : end] if token.kind == "text"][-2:]
        plain = [token.kind for token in self._found[end - 3 : end]] == ["text", "sign", "text"] and self._found[end - 2].text == ","
        searched = len(written[0].text) - 2 if plain else 0
        if searched and "\\" not in written[0].text:
            return one(self._checked(text.whole * max(searched, by.whole) // searched))
        return one(self._checked((text.whole + 1) * (by.whole + 1)))

    def _checked(self, size: int) -> int:
        return self._joined(one(size), NONE).whole

    def _reduced(self, at: int, end: int) -> Size:
        """reduce(so_far = start, x IN list | body): the body may bring so_far along once, and add to it."""
        comma, bar = self._at(at, end, ","), self._at(at, end, "|")
        if not (at + 3 <= comma < bar < end and self._found[comma + 2].key == "IN"):
            raise KeiretsuError("reduce( ) is written as in reduce(total = 0, x IN list | total + x).")
        name, begun = _plain(self._found[at + 1]), self._expression(at + 3, comma)
        over = self._expression(comma + 3, bar)
        self._name(_plain(self._found[comma + 1]), one(over.each))
        for i in range(bar + 1, end):
            if _plain(self._found[i]) == name and self._found[i - 1].text != "." and self._within_list(bar, i):
                raise KeiretsuError(f"reduce( ) is not allowed to put {name} into a list or map in each step; write {name} + x.")
        outside = self._names.get(name)
        self._names[name] = NONE
        added = self._deeper(bar + 1, end)
        self._names[name] = one(_PROBE)
        brought = self._deeper(bar + 1, end)
        if brought.whole > added.whole + _PROBE:
            raise KeiretsuError(
                f"reduce( ) is not allowed to let {name} grow by its own size in each step; name it once, as in {name} + x."
            )
        del self._names[name]
        if outside:
            self._names[name] = outside
        size = self._checked(begun.whole + over.entries * (added.whole + ENTRY))
        return Size(size, begun.entries + over.entries * added.entries, max(begun.each, added.each) if begun.listed else size)

    def _within_list(self, start: int, at: int) -> bool:
        """Does a list or map that begins after `start` hold what stands at `at`? An index holds it, too, and does no harm."""
        for opened, closed in self._pairs.items():
            if start < opened < at < closed and self._found[opened].text in ("[", "{"):
                index = self._found[opened].text == "[" and self._complete(opened - 1)
                comprehension = self._found[opened + 2].key == "IN"
                if not index and not comprehension:
                    return True
        return False
