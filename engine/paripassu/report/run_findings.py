"""What a run has to say as findings: failed expectations, void acts that nobody expected, facts that are missing."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.diagnostics.codes import EXPECTATION_FAILED, UNDETERMINED, find_code
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.model.run import Checked, Run, Step, Undetermined
from paripassu.model.script import ExpectRuling
from paripassu.report.events_text import show_event
from paripassu.report.expectations_text import show_expectation


def run_findings(run: Run) -> tuple[Diagnostic, ...]:
    """The findings of a run, in the order of the story; a breach is a result and none of them."""
    expected = {
        (checked.after_step, checked.expectation.ruling)
        for checked in run.expectations
        if isinstance(checked.expectation, ExpectRuling)
    }
    found: list[Diagnostic] = []
    for step in run.steps:
        if (step.code or step.missing) and (step.index, step.ruling) not in expected:
            found.extend(_of_step(step))
        if (step.index, "undetermined") not in expected:
            found.extend(_of_effects(step))
    found.extend(_failed(checked) for checked in run.expectations if not checked.is_met)
    return tuple(found)


def _of_step(step: Step) -> Iterator[Diagnostic]:
    reason = step.reasons[0].text if step.reasons else show_event(step.event)
    code = find_code(step.code) if step.code else None
    if code is not None:
        hint = "A story that means it says so on the next line: `expect void`." if step.ruling == "void" else ""
        yield Diagnostic(code, reason, Label(step.event.span, step.ruling), hint=hint)
    elif step.missing:
        hint = f"Say in the script who judges it, and how: {step.missing}."
        yield Diagnostic(UNDETERMINED, reason, Label(step.event.span, "undetermined"), hint=hint)


def _of_effects(step: Step) -> Iterator[Diagnostic]:
    """What followed from an act that was allowed, or was a breach, as far as nobody can know it yet; each fact once."""
    told = {step.missing}
    for effect in step.effects:
        if isinstance(effect, Undetermined) and effect.missing not in told:
            told.add(effect.missing)
            hint = f"Missing is {effect.missing}. A story that means it says `expect undetermined` on the next line."
            yield Diagnostic(UNDETERMINED, effect.reason.text, Label(step.event.span, "open"), hint=hint)


def _failed(checked: Checked) -> Diagnostic:
    message = f"The script expects {show_expectation(checked.expectation)}; what came out is {checked.found}."
    span = checked.expectation.span
    hint = f"`pari explain {span.source.name} e{checked.after_step}` says what happened just before, and why."
    if not checked.after_step:
        hint = "Nothing has happened yet at this place of the script."
    return Diagnostic(EXPECTATION_FAILED, message, Label(span, f"came out: {checked.found}"), hint=hint)
