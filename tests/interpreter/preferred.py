"""Short stories about a small company with one or two series, told as text: terms, then events."""

from __future__ import annotations

from pathlib import Path

from deals import COMPANY, sound
from interpreter.story import said
from paripassu.interpreter.run import run
from paripassu.model.run import Run
from paripassu.resolve.events import resolve_events
from paripassu.source import Source
from paripassu.syntax.parse import parse_events

SERIES = """
series A "Series A" of Preferred

§1 designation
  shares          1,000
  stated value    $100
"""
SERIES_B = """
series B "Series B" of Preferred

§1 designation
  shares          1,000
  stated value    $100
"""
CUMULATIVE = """
§2 dividends
  rate            8% a year of stated value
  accrue          daily, 30/360, simple, cumulative
  pay on          Mar 31, Jun 30, Sep 30, Dec 31
"""


def tell(folder: Path, terms: str, lines: str, others: str = "") -> Run:
    """The run of a story on series A with some clauses, beside other series."""
    company = sound(folder, COMPANY + SERIES + terms + others)
    script = 'script "A story"\n  company "company.terms"\n\n' + lines
    parsed = parse_events(Source("story.events", script))
    assert [finding.message for finding in parsed.diagnostics] == []
    assert parsed.value is not None
    resolved = resolve_events(parsed.value, company)
    assert [finding.message for finding in resolved.diagnostics] == []
    assert resolved.value is not None
    return run(resolved.value, company)


def unmet(told: Run) -> list[tuple[str, str]]:
    """The expectations of a story that are not met, with what came out instead."""
    return [(str(each.expectation), each.found) for each in told.expectations if not each.is_met]


def sentences(told: Run) -> str:
    """All that the last step of a story says."""
    return said(told.steps[-1])


def rulings(told: Run) -> list[str]:
    """What is said of each step."""
    return [step.ruling for step in told.steps]
