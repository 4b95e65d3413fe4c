"""An evaluation as JSON, as Markdown that also reads as plain text, and as a page for the browser."""

from collections import Counter
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from app.evaluation import Evaluation
from corpus.domain import Claim
from extract.evaluate import Report
from extract.evaluate_confidence import Calibration
from extract.evaluate_errors import Cause, Fault
from extract.evaluate_fields import Share
from extract.evaluate_ladder import Losses
from extract.evaluate_listing import table
from extract.evaluate_match import Interval, Tally
from extract.evaluate_page import calibration_section, classes_section, fields_section, losses_section, page, relations_section, summary

_STYLE = "body{max-width:75rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 sans-serif}pre{white-space:pre-wrap;font-size:.875rem}"


def as_markdown(found: Evaluation, *, title: str, examples: int | None) -> str:
    """The whole page; without examples the errors are only counted, so that a held-out set stays unseen."""
    extra = list(_sections(found))
    if examples:
        return page(found.report, found.faults, title=title, extra=extra, examples=examples)
    head = [f"# {title}", summary(found.report), relations_section(found.report), fields_section(found.report)]
    return "\n\n".join([*head, *extra, _causes(found)]) + "\n"


def as_html(markdown: str, *, title: str) -> str:
    """The page for a browser: headings as such, tables and quotes as they stand in the text."""
    blocks = "\n".join(map(_block, filter(None, markdown.split("\n\n"))))
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body>\n{blocks}\n</body></html>\n'


def as_json(found: Evaluation, *, examples: int | None) -> dict[str, Any]:
    """All numbers, and so many examples of each cause."""
    return {
        **_report(found.report),
        "extractors": found.extractors,
        "thresholds": {"sure": found.thresholds.sure, "likely": found.thresholds.likely} if found.thresholds else None,
        "shown_as": {name: _tally(claims) for name, claims in found.classes.items()} if found.classes else None,
        "calibration": _calibration(found.calibration) if found.calibration else None,
        "losses": _losses(found.losses) if found.losses else None,
        "errors": [_cause(cause, field, found, examples or 0) for cause, field in _counted(found)],
    }


def _sections(found: Evaluation) -> Iterator[str]:
    if found.classes:
        yield classes_section(found.classes)
    if found.thresholds:
        yield f"Sure is a confidence of {found.thresholds.sure:.2f} and more, likely one of {found.thresholds.likely:.2f} and more."
    if found.calibration:
        yield calibration_section(found.calibration)
    if found.losses:
        yield losses_section(found.losses)
    if found.extractors:
        yield "Read by: " + ", ".join(found.extractors) + "."


def _causes(found: Evaluation) -> str:
    rows = [(f"{cause}: {field}" if field else str(cause), str(count)) for (cause, field), count in _counted(found).items()]
    return "## Errors\n\n" + (table(("cause", "errors"), rows) if rows else "None.")


def _counted(found: Evaluation) -> Mapping[tuple[Cause, str], int]:
    """How many errors of each cause, in the order of a reading."""
    order = list(Cause)
    counts = Counter((fault.cause, fault.field) for fault in found.faults)
    return dict(sorted(counts.items(), key=lambda row: order.index(row[0][0])))


def _block(text: str) -> str:
    level = len(text) - len(text.lstrip("#"))
    return f"<h{level}>{escape(text[level:].strip())}</h{level}>" if level in (1, 2, 3) else f"<pre>{escape(text)}</pre>"


def _report(report: Report) -> dict[str, Any]:
    intervals = {name: _interval(getattr(report, name)) for name in ("precision", "recall", "f1")}
    return {
        "articles": report.articles,
        "unknown": report.unknown,
        "left_open": report.left_open,
        "claims": _tally(report.claims) | {"intervals": intervals},
        "pairs": _tally(report.pairs),
        "relations": {str(relation): _tally(claims) for relation, claims in report.relations.items()},
        "fields": {name: _share(share) for name, share in report.fields.items()},
    }


def _tally(claims: Tally) -> dict[str, float]:
    scores = {name: round(getattr(claims, name), 4) for name in ("precision", "recall", "f1")}
    return {**scores, "right": claims.right, "predicted": claims.predicted, "gold": claims.gold}


def _share(share: Share) -> dict[str, float]:
    return {"right": share.ok, "of": share.of, "share": round(share.share, 4)}


def _interval(found: Interval) -> list[float]:
    return [round(found.low, 4), round(found.high, 4)]


def _calibration(found: Calibration) -> dict[str, Any]:
    bins = {
        name: [
            {"low": b.low, "high": b.high, "claims": b.claims, "promised": round(b.promised, 4), "right": round(b.right, 4)} for b in group
        ]
        for name, group in (("by_width", found.by_width), ("by_mass", found.by_mass))
    }
    return {"error_by_width": round(found.error_by_width, 4), "error_by_mass": round(found.error_by_mass, 4), **bins}


def _losses(found: Losses) -> dict[str, Any]:
    shares = {"relation": _share(found.relation), "direction": _share(found.direction)}
    return {"names_struck": _tally(found.names_struck), **shares, "recall": {name: _share(share) for name, share in found.recall.items()}}


def _cause(cause: Cause, field: str, found: Evaluation, examples: int) -> dict[str, Any]:
    mine = [fault for fault in found.faults if (fault.cause, fault.field) == (cause, field)]
    return {"cause": str(cause), "field": field or None, "count": len(mine), "examples": [_example(fault) for fault in mine[:examples]]}


def _example(fault: Fault) -> dict[str, Any]:
    def told(claim: Claim | None) -> dict[str, Any] | None:
        return claim.line() if claim else None

    return {"article": fault.article, "claim": told(fault.claim), "instead": told(fault.instead)}
