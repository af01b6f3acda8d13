"""A small company to try general rules on: rules for its series D, and what happens to it."""

from __future__ import annotations

from pathlib import Path

from paripassu.model.run import Run
from paripassu.pipeline import run_script

COMPANY = """company "Acme, Inc." incorporated in Delaware
  business days   weekdays

class Common "Common Stock"
  authorized      75,000,000
  par value       $0.01
  votes           1 a share

class Preferred "Preferred Stock"
  authorized      1,000,000, designated by the board
  par value       $0.01

series D "Series D Preferred Stock" of Preferred

§1 designation
  shares          10,000
  stated value    $15

§4 voting
  votes           1 a share

"""
FOUNDED = """script "A bespoke provision"
  company         "company.terms"

2005-01-03 issue 1,000,000 Common to "Public"
2005-01-03 issue 1,000 D to "First Holder"
"""


def told(folder: Path, rules: str, story: str) -> tuple[Run, list[str]]:
    """The run of a story on the company with some rules, and the codes of all findings."""
    (folder / "company.terms").write_text(COMPANY + rules, encoding="utf-8")
    (folder / "story.events").write_text(FOUNDED + story, encoding="utf-8")
    outcome = run_script(str(folder / "story.events"))
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value, [each.code.id for each in outcome.diagnostics]
