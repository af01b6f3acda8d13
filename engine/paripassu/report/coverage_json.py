"""The coverage of terms as data: `paripassu.coverage/1`."""

from __future__ import annotations

from collections.abc import Sequence

from paripassu.coverage.covered import Coverage, Unexercised
from paripassu.diagnostics.findings import Diagnostic
from paripassu.report.data import Data, cite_data, findings_data

SCHEMA = "paripassu.coverage/1"


def coverage_data(coverages: Sequence[Coverage], findings: Sequence[Diagnostic]) -> dict[str, Data]:
    """Everything about the coverage of each series."""
    return {
        "schema": SCHEMA,
        "series": [_series(each) for each in coverages],
        "findings": findings_data(findings),
    }


def _series(coverage: Coverage) -> Data:
    return {
        "name": coverage.series,
        "path": coverage.path,
        "is_complete": coverage.is_complete,
        "sections": [
            {
                "number": each.number,
                "outer": each.outer,
                "title": each.title,
                "status": each.status,
                "why": each.why,
                "since_recorded": each.since_recorded,
            }
            for each in coverage.sections
        ],
        "unknown": list(coverage.unknown),
        "gone": list(coverage.gone),
        "lines": coverage.lines,
        "unexercised": None if coverage.unexercised is None else [_line(each) for each in coverage.unexercised],
    }


def _line(each: Unexercised) -> Data:
    return {"cite": cite_data(each.cite), "script": each.script}
