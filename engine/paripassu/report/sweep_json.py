"""What a sweep has written, as data: `paripassu.sweep/1`."""

from __future__ import annotations

from collections.abc import Sequence

from paripassu.diagnostics.findings import Diagnostic
from paripassu.report.data import Data, findings_data
from paripassu.sweep.plan import Plan

SCHEMA = "paripassu.sweep/1"


def sweep_data(out: str, plan: Plan | None, findings: Sequence[Diagnostic]) -> dict[str, Data]:
    """The file with its rows, its payees, and the terms and readings in it; no file where nothing was swept."""
    return {
        "schema": SCHEMA,
        "file": out if plan else None,
        "rows": plan.rows if plan else 0,
        "payees": list(plan.columns) if plan else [],
        "cases": [{"terms": case.terms, "readings": case.readings} for case in plan.cases] if plan else [],
        "findings": findings_data(findings),
    }
