"""Where the graph file's engine answers otherwise than Neo4j does: what is mended, and what is refused with a remedy."""

from graph.file_engine import QueryError


def in_words(error: QueryError, query: str) -> str:
    """The engine's complaint, and the line with a caret below the place where it stopped to understand."""
    if error.place is None:
        return f"The graph file's engine cannot answer this: {error.what}."
    line, column = error.place
    said = f"The graph file's engine cannot read the query at line {line}, column {column}: {error.what}"
    lines = query.splitlines()
    if not 0 < line <= len(lines):
        return said
    start = max(0, column - 60)
    return f"{said}\n{lines[line - 1][start : start + 120]}\n{' ' * (column - 1 - start)}^"
