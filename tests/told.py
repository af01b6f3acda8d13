"""Stories of one series B of an Acme company, told in text: its clauses, what happened, and what was said of it."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from paripassu.interpreter.reasons import all_reasons
from paripassu.model.run import Run, Step
from paripassu.pipeline import run_script

COMPANY = """company "Acme, Inc." incorporated in {state}
  business days   {calendar}

class Common "Common Stock"
{common}
class Preferred "Preferred Stock"
  authorized      100,000,000, designated by the board

series B "Series B" of Preferred

{clauses}
"""
CONVERSION = """§1 designation
  shares          10,000,000
  original price  $1.00

§5 conversion into Common
  optional        at any time
  rate            original price / conversion price
  price           $1.00 at first
"""


@frozen
class Acme:
    """The folder of a story, and the company of it."""

    folder: Path
    state: str = "Delaware"
    calendar: str = "US federal"
    common: str = "  authorized      75,000,000\n"

    def told(self, clauses: str, story: str, readings: tuple[str, ...] = ()) -> Run:
        """The run of a story on clauses of series B; an error that is not a void act is a slip of the test."""
        text = COMPANY.format(state=self.state, calendar=self.calendar, common=self.common, clauses=clauses)
        (self.folder / "company.terms").write_text(text, encoding="utf-8")
        head = 'script "A story"\n  company "company.terms"\n\n'
        (self.folder / "story.events").write_text(head + story, encoding="utf-8")
        outcome = run_script(str(self.folder / "story.events"), readings=dict(each.split("=") for each in readings))
        slips = [each.message for each in outcome.diagnostics if not each.code.id.startswith(("R", "L"))]
        assert slips == [], slips
        assert outcome.value is not None
        unmet = [(str(each.expectation), each.found) for each in outcome.value.expectations if not each.is_met]
        assert unmet == [], unmet
        return outcome.value


def said(step: Step) -> list[str]:
    """All sentences behind a step, each once, the uppermost first."""
    reasons = (*step.reasons, *(effect.reason for effect in step.effects))
    return list(dict.fromkeys(reason.text for reason in all_reasons(reasons)))


def why(run: Run) -> str:
    """Why the last step was ruled upon as it was."""
    return run.steps[-1].reasons[0].text


def last(run: Run) -> Step:
    return run.steps[-1]
