"""A run as a table for notebooks: a line for each event."""

from __future__ import annotations

from paripassu.model.run import ALLOWED, Run, Step
from paripassu.report.effects_text import show_effect, show_sections
from paripassu.report.events_text import show_event
from paripassu.report.run_text import worth_telling
from paripassu.report.tables import Table


def run_table(run: Run) -> Table:
    """Each event with its day, its ruling where it is not simply allowed, and what followed."""
    rows = (
        (f"e{step.index}", step.event.date.isoformat(), show_event(step.event), _ruling(step), _followed(step))
        for step in run.steps
    )
    return Table(("", "date", "event", "ruling", "what followed"), rows)


def _ruling(step: Step) -> str:
    if step.ruling == ALLOWED and not step.reasons:
        return ""
    return "; ".join((step.ruling, *(f"{reason.text} [{show_sections(reason)}]" for reason in step.reasons)))


def _followed(step: Step) -> str:
    return "; ".join(f"{show_effect(effect)} [{show_sections(effect.reason)}]" for effect in worth_telling(step))
