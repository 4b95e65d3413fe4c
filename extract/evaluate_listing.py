"""The errors of an evaluation as text: a table of causes, and under each cause its first errors."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from corpus.domain import Claim
from extract.evaluate_errors import Cause, Fault

_QUOTED = 300  # characters of a sentence that are enough to recognise it
_MARKUP = re.compile(r"[<\[`*]")  # would be read as a picture, a link or HTML where Markdown is rendered


def listing(faults: Sequence[Fault], *, examples: int = 20) -> Iterator[str]:
    """A table of causes, then each cause with examples."""
    counted = Counter(_heading(fault) for fault in faults)
    order = {heading: (list(Cause).index(f.cause), heading) for f in faults for heading in [_heading(f)]}
    headings = sorted(counted, key=order.__getitem__)
    yield "## Errors\n\n" + (table(("cause", "errors"), [(h, str(counted[h])) for h in headings]) if headings else "None.")
    for heading in headings:
        mine = [fault for fault in faults if _heading(fault) == heading]
        more = f"\n\n{len(mine) - examples} more." if len(mine) > examples else ""
        yield f"### {heading}\n\n" + "\n\n".join(_fault(fault) for fault in mine[:examples]) + more


def _heading(fault: Fault) -> str:
    return f"{fault.cause}: {fault.field}" if fault.field else str(fault.cause)


def _fault(fault: Fault) -> str:
    """One error as a list item: what was claimed, what the other side has, the sentence, and how the claim came about."""
    lines = [f"- {_plain(fault.article)}: {_in_words(fault.claim, fault.field)}"]
    if fault.instead:
        lines.append(f"{'predicted' if fault.cause == Cause.OTHER_RELATION else 'gold'}: {_in_words(fault.instead, fault.field)}")
    lines.append(f'"{_plain(fault.evidence)}"')
    if fault.field == "evidence" and fault.instead:
        lines.append(f'gold: "{_plain(fault.instead.evidence)}"')
    how = [f"confidence {fault.confidence:.2f}"] if fault.confidence is not None else []
    how += [f"why: {_plain(fault.why)}"] if fault.why else []
    return "\n  ".join([*lines, *(["; ".join(how)] if how else [])])


def _in_words(claim: Claim, field: str) -> str:
    said = f"{_plain(claim.subject)} {claim.relation} {_plain(claim.object)}"
    return said if field in ("", "evidence") else f"{said}, {field} {_plain(_value(claim, field))}"


def _value(claim: Claim, field: str) -> str:
    if field == "amount" and claim.amount:
        return f"{claim.amount.value:g} {claim.amount.currency}" + (f" a {claim.amount.per}" if claim.amount.per else "")
    if field == "percent" and claim.percent:
        return f"{claim.percent.value:g}"
    value = getattr(claim, field)
    return "none" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _plain(text: str) -> str:
    """One line without control characters, long text cut, nothing taken as markup: it comes from articles."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    cut = line if len(line) <= _QUOTED else line[: _QUOTED - 2] + " …"
    return _MARKUP.sub(r"\\\g<0>", cut)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table whose columns stand in line; all but the first are figures and stand to the right."""
    cells = [[cell.replace("|", r"\|") for cell in row] for row in (head, *rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    widths = [max(width, 3) for width in widths]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    aligned = [
        [row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))] for row in [cells[0], rule, *cells[1:]]
    ]
    return "\n".join("| " + " | ".join(row) + " |" for row in aligned)
