"""A run as data: `paripassu.run/1`."""

from __future__ import annotations

from collections.abc import Iterable

from paripassu.diagnostics.findings import Diagnostic
from paripassu.model.citations import Reading
from paripassu.model.run import Checked, ClassCounts, Effect, Residual, Run, Step
from paripassu.report.data import Data, cite_data, data_of, findings_data, object_data
from paripassu.report.effects_text import show_effect
from paripassu.report.events_text import show_event
from paripassu.report.expectations_text import show_expectation

SCHEMA = "paripassu.run/1"
_MOST_HELD = 1_000

# What is told of a script that could not be run: the findings say why.
NO_RUN = Run("", (), Residual(None))


def run_data(run: Run, findings: Iterable[Diagnostic] = ()) -> dict[str, Data]:
    """The whole run with its findings."""
    return {**run_stream(run, findings), "steps": [_step(step) for step in run.steps]}


def run_stream(run: Run, findings: Iterable[Diagnostic] = ()) -> dict[str, Data]:
    """The same with the steps of a long run made one at a time, as they are asked for: as data they fill gigabytes."""
    steps = map(_step, run.steps)
    return {
        "schema": SCHEMA,
        "name": run.name,
        "as_of": data_of(run.as_of),
        "known_on": data_of(run.record.known_on),
        "record": [object_data(late) for late in run.record.late],
        "readings": [reading_data(reading) for reading in run.readings],
        "steps": steps if len(run.steps) > _MOST_HELD else list(steps),
        "residual": residual_data(run.residual),
        "expectations": [_checked(checked) for checked in run.expectations],
        "findings": findings_data(findings),
    }


def reading_data(reading: Reading) -> Data:
    """An open question with the answer chosen."""
    return {
        "name": reading.name,
        "choices": list(reading.choices),
        "chosen": reading.chosen,
        "default": reading.default,
        "cite": cite_data(reading.cite),
    }


def residual_data(residual: Residual) -> dict[str, Data]:
    """What remains after the story."""
    return {
        "date": data_of(residual.date),
        "holdings": [
            {"class": of, "holder": holder, "shares": data_of(shares)} for of, holder, shares in residual.holdings
        ],
        "outstanding": [counts_data(counts) for counts in residual.counts],
        "duties": [object_data(duty) for duty in residual.duties],
        "payments": [object_data(paid) for paid in residual.payments],
        "quantities": [
            {"class": of, "quantity": name, "value": data_of(value)} for of, name, value in residual.quantities
        ],
    }


def counts_data(counts: ClassCounts) -> Data:
    """The counts of one class."""
    return {
        "class": counts.of,
        "authorized": data_of(counts.authorized),
        "outstanding": data_of(counts.outstanding),
        "reserved": data_of(counts.reserved),
        "reacquired": data_of(counts.reacquired),
        "unissued": data_of(counts.unissued),
        "undesignated": data_of(counts.undesignated),
    }


def _step(step: Step) -> Data:
    return {
        "id": f"e{step.index}",
        "date": step.event.date.isoformat(),
        "text": show_event(step.event),
        "event": object_data(step.event),
        "ruling": step.ruling,
        "missing": step.missing,
        "reasons": data_of(step.reasons),
        "effects": [_effect(effect) for effect in step.effects],
    }


def _effect(effect: Effect) -> Data:
    data = object_data(effect)
    return {"type": data.pop("type"), "text": show_effect(effect), **data}


def _checked(checked: Checked) -> Data:
    return {
        "text": show_expectation(checked.expectation),
        "expectation": object_data(checked.expectation),
        "is_met": checked.is_met,
        "found": checked.found,
        "after": f"e{checked.after_step}",
        "reason": object_data(checked.reason),
    }
