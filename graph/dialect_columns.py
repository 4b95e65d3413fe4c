"""The columns of an answer, named as Neo4j names them."""

from typing import NamedTuple

from graph.dialect_checks import Read
from graph.reading import Answer


class Adapted(NamedTuple):
    """A statement for the graph file's engine."""

    query: str
    names: tuple[str | None, ...]  # the columns as Neo4j names them; None stands for all those of *

    def shaped(self, answer: Answer) -> Answer:
        """The engine's answer with Neo4j's columns."""
        if None in self.names:
            stars = len(answer.columns) - len(self.names) + 1
            order = [*sorted(range(stars), key=answer.columns.__getitem__), *range(stars, len(answer.columns))]
            columns = (*sorted(answer.columns[:stars]), *filter(None, self.names))
            return Answer(columns, [tuple(row[i] for i in order) for row in answer.rows], answer.cut)
        return Answer(tuple(filter(None, self.names)), answer.rows, answer.cut)


def names(read: Read, returned: int) -> tuple[str | None, ...]:
    """The columns of a RETURN: its aliases, else what is written there."""
    start = returned + (read.key(returned + 1) == "DISTINCT")
    behind = [at for at in read.outer() if at > start]
    end = next((at for at in behind if read.key(at) in ("ORDER", "SKIP", "LIMIT", "UNION")), len(read.found))
    commas = [at for at in behind if at < end and read.key(at) == ","]
    return tuple(_name(read, a + 1, b) for a, b in zip([start, *commas], [*commas, end], strict=True) if a + 1 < b)


def _name(read: Read, start: int, end: int) -> str | None:
    if end == start + 1 and read.key(start) == "*":
        return None
    if read.key(end - 2) == "AS" or (end == start + 1 and read.found[start].kind == "quoted"):
        return read.found[end - 1].text.strip("`")
    if read.key(start + 1) == "{" and read.pairs[start + 1] == end - 1 and read.key(start) not in ("EXISTS", "COUNT"):
        return read.found[start].text
    return read.text[read.found[start].at : read.found[end - 1].end]
