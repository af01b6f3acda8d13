"""The findings of files as data: `paripassu.check/1`."""

from __future__ import annotations

from collections.abc import Sequence

from paripassu.diagnostics.findings import Diagnostic
from paripassu.report.data import Data, findings_data

SCHEMA = "paripassu.check/1"


def check_data(files: Sequence[str], findings: Sequence[Diagnostic]) -> dict[str, Data]:
    """Which files were checked, and what was found; `drafting` counts those of the warnings that are about drafting."""
    errors = sum(finding.severity == "error" for finding in findings)
    drafting = sum(finding.code.is_drafting for finding in findings)
    return {
        "schema": SCHEMA,
        "files": list(files),
        "errors": errors,
        "warnings": len(findings) - errors,
        "drafting": drafting,
        "findings": findings_data(findings),
    }
