"""What stages hand back."""

from __future__ import annotations

from paripassu.diagnostics.codes import UNDETERMINED, UNKNOWN_CLASS
from paripassu.diagnostics.findings import Diagnostic, Label, Outcome
from paripassu.source import NOWHERE


def test_a_finding_is_as_grave_as_its_code() -> None:
    findings = [Diagnostic(code, "Something.", Label(NOWHERE)) for code in (UNKNOWN_CLASS, UNDETERMINED)]
    assert [finding.severity for finding in findings] == ["error", "warning"]


def test_an_outcome_may_hold_a_result_and_findings_at_once() -> None:
    finding = Diagnostic(UNDETERMINED, "Something.", Label(NOWHERE))
    assert (Outcome(7, (finding,)).value, Outcome(7).diagnostics) == (7, ())
