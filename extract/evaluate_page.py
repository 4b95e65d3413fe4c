"""An evaluation as a page of Markdown that also reads well as plain text."""

from collections.abc import Iterable, Mapping, Sequence

from extract.evaluate import Report
from extract.evaluate_confidence import Bin, Calibration, Class
from extract.evaluate_errors import Fault
from extract.evaluate_fields import Share
from extract.evaluate_ladder import Losses, Rung
from extract.evaluate_listing import listing, table
from extract.evaluate_match import Interval, Tally

_COUNTS = ("", "precision", "recall", "F1", "right", "predicted", "gold")


def page(report: Report, faults: Sequence[Fault], *, title: str = "Evaluation", extra: Iterable[str] = (), examples: int = 20) -> str:
    """The report, further sections (`calibration_section` and the like), and the errors by cause with their first examples."""
    parts = [f"# {title}", summary(report), relations_section(report), fields_section(report), *extra, *listing(faults, examples=examples)]
    return "\n\n".join(parts) + "\n"


def summary(report: Report) -> str:
    """Two sentences with the numbers that decide."""
    claims = report.claims
    scored = [
        f"Claims: precision {claims.precision:.3f} ({_interval(report.precision)}), recall {claims.recall:.3f}"
        f" ({_interval(report.recall)}), F1 {claims.f1:.3f} ({_interval(report.f1)}); in brackets the 95 % intervals over articles.",
        f"{claims.right} of {claims.predicted} predicted claims are right; gold has {claims.gold} in {report.articles} articles.",
    ]
    if report.left_open:
        scored.append(
            f"Left open, neither right nor wrong: partnerships beside a more specific relation of the same two, {report.left_open}."
        )
    if report.unknown:
        scored.append(f"Not scored: predicted articles that gold lacks, {report.unknown}.")
    return "\n".join(scored)


def relations_section(report: Report) -> str:
    """Scores by relation, and of the pair whatever the relation."""
    rows = [("all claims", report.claims), ("pair, any relation", report.pairs), *report.relations.items()]
    return "## Relations\n\n" + table(_COUNTS, [_counts(str(name), claims) for name, claims in rows])


def fields_section(report: Report) -> str:
    """How often each field is right on right claims."""
    return "## Fields of the right claims\n\n" + table(("", "right", "of", "share"), [_share(*row) for row in report.fields.items()])


def classes_section(classes: Mapping[Class, Tally]) -> str:
    """What each class of confidence shows."""
    return "## Shown as\n\n" + table(_COUNTS, [_counts(name, claims) for name, claims in classes.items()])


def calibration_section(found: Calibration) -> str:
    """Promise and truth by confidence."""
    head = ("confidence", "claims", "promised", "right")
    widths, masses = f"{found.error_by_width:.3f} in bins of equal width", f"{found.error_by_mass:.3f} in bins of equally many claims"
    tables = (table(head, [_bin(b) for b in bins]) for bins in (found.by_width, found.by_mass))
    return "\n\n".join(["## Confidence", f"Expected calibration error: {widths}, {masses}.", *tables])


def ladder_section(ladder: Sequence[Rung]) -> str:
    """What the extractor reaches with more and more given to it."""
    rows = [(r.given, *_three(r.claims), f"{r.pairs.f1:.3f}", "" if r.step is None else f"{r.step:+.3f}") for r in ladder]
    return "## Ladder\n\n" + table(("given", "precision", "recall", "F1", "pair F1", "step"), rows)


def losses_section(found: Losses) -> str:
    """Where one run loses, as far as its claims tell."""
    scores = [("as it is", found.claims), ("without names that gold lacks", found.names_struck), ("pair, any relation", found.pairs)]
    shares = {"of the pairs found, with a right relation": found.relation, "of those, the right way round": found.direction}
    shares |= {f"recall, {mention}": share for mention, share in found.recall.items()}
    first = table(_COUNTS, [_counts(*row) for row in scores])
    return "\n\n".join(["## Losses", first, table(("", "right", "of", "share"), [_share(*row) for row in shares.items()])])


def _counts(name: str, claims: Tally) -> tuple[str, ...]:
    return (name, *_three(claims), str(claims.right), str(claims.predicted), str(claims.gold))


def _three(claims: Tally) -> tuple[str, str, str]:
    return f"{claims.precision:.3f}", f"{claims.recall:.3f}", f"{claims.f1:.3f}"


def _share(name: str, share: Share) -> tuple[str, ...]:
    return (name, str(share.ok), str(share.of), f"{share.share:.3f}")


def _bin(found: Bin) -> tuple[str, ...]:
    return (f"{found.low:.2f} to {found.high:.2f}", str(found.claims), f"{found.promised:.3f}", f"{found.right:.3f}")


def _interval(found: Interval) -> str:
    return f"{found.low:.3f} to {found.high:.3f}"
