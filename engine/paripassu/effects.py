"""Which stage follows which when the effects of two term sets are compared: the same holdings, the same stories."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Sequence
from typing import NamedTuple

from attrs import evolve

from paripassu import pipeline
from paripassu.compare.comparison import Comparison, Searched
from paripassu.compare.series import SeriesComparison
from paripassu.diagnostics.findings import Diagnostic, Outcome
from paripassu.interpreter.payout import Question, ask
from paripassu.interpreter.state import State, start
from paripassu.model.events import AnyEvent
from paripassu.model.run import Run
from paripassu.model.script import Script
from paripassu.model.terms import Terms
from paripassu.payouts import Holdings

Both = tuple[Terms, Terms]


def _patient() -> Callable[[int], bool]:
    return lambda _tried: True


class Ear(NamedTuple):
    """Who listens to a search: `say` hears what is looked for, `watch` makes a watcher that may end one search.

    `beside` are stories that lie beside the terms, which a search begins with.
    """

    say: Callable[[str], None]
    watch: Callable[[], Callable[[int], bool]] = _patient
    beside: tuple[tuple[AnyEvent, ...], ...] = ()


def with_payouts(found: Outcome[Comparison], terms: Both, holdings: Holdings) -> Outcome[Comparison]:
    """The comparison with who gets what at every amount; without it where a side cannot pay out."""
    from paripassu.compare.payouts import compare_payouts
    from paripassu.report.payout_findings import no_curve, question_findings
    from paripassu.waterfall.curve import payout_curve

    names = [each.ours.name for each in found.value.series if each.differences] if found.value is not None else []
    states, findings = _states(terms, holdings, names)
    questions = [_question(state, holdings) for state in states]
    findings += [each for question in questions for each in question_findings(question)]
    if found.value is None or len(questions) < 2 or not all(each.can_be_answered for each in questions):
        return Outcome(found.value, (*found.diagnostics, *findings))
    if any(each.candidates for each in questions):
        findings += [no_curve(each) for each in questions if each.candidates]
        return Outcome(found.value, (*found.diagnostics, *findings))
    curves = [payout_curve(each.built.structure) for each in questions]
    payouts = compare_payouts(curves[0], curves[1], {})
    return Outcome(evolve(found.value, payouts=payouts), (*found.diagnostics, *findings))


def _question(state: State, holdings: Holdings) -> Question:
    for of, price in holdings.prices.items():
        state.quantities[of, "market price"] = price
    return ask(state, holdings.way)


def _states(terms: Both, holdings: Holdings, names: Sequence[str]) -> tuple[list[State], list[Diagnostic]]:
    """Where both companies stand by the same cap table or after the same story."""
    if holdings.after:
        from paripassu.report.compare_findings import holdings_findings

        runs, findings = told_on_both(holdings.after, terms, holdings)
        if len(runs) == 2:
            findings += holdings_findings(runs, names)
        return [run.state.copy() for run in runs if isinstance(run.state, State)], findings
    if not holdings.captable:
        return [_start(each, holdings) for each in terms], []
    from paripassu.captable.read import read_captable
    from paripassu.interpreter.opening import opened

    table = read_captable(holdings.captable, terms[0], holdings.as_of)
    if table.value is None or pipeline.has_errors(table.diagnostics):
        return [], list(table.diagnostics)
    return [opened(each, table.value, holdings.as_of) for each in terms], list(table.diagnostics)


def _start(terms: Terms, holdings: Holdings) -> State:
    state = start(terms)
    state.today = holdings.as_of
    return state


def told_on_both(path: str, terms: Both, holdings: Holdings | None = None) -> tuple[list[Run], list[Diagnostic]]:
    """The runs of one script on both term sets; none where it does not fit one of them."""
    from paripassu.interpreter.run import run
    from paripassu.report.compare_findings import runs_on_one_side

    scripts, findings = _resolved_on_both(path, terms)
    if len(scripts) < 2:
        return [], findings
    if scripts[0] is None or scripts[1] is None:
        span = next(script.span for script in scripts if script is not None)
        side = "first" if scripts[1] is None else "second"
        return [], [*findings, runs_on_one_side(path, side, span)]
    as_of = holdings.as_of if holdings is not None else None
    pairs = zip(scripts, terms, strict=True)
    return [run(script, each, as_of=as_of) for script, each in pairs if script is not None], findings


def _resolved_on_both(path: str, terms: Both) -> tuple[list[Script | None], list[Diagnostic]]:
    """A script resolved on the terms of each side; findings are told where it fits neither."""
    from paripassu.resolve.events import resolve_events

    parsed = pipeline.parse_script(path)
    if parsed.value is None or pipeline.has_errors(parsed.diagnostics):
        return [], list(parsed.diagnostics)
    found = [resolve_events(parsed.value, each) for each in terms]
    scripts = [None if pipeline.has_errors(each.diagnostics) else each.value for each in found]
    findings = list(parsed.diagnostics)
    if scripts[0] is None and scripts[1] is None:
        return [], [*findings, *found[0].diagnostics]
    return scripts, findings


def with_stories(found: Outcome[Comparison], terms: Both, scripts: tuple[str, ...]) -> Outcome[Comparison]:
    """The comparison with each story told on both sides."""
    if not scripts:
        return found
    from paripassu.compare.behavior import compare_runs

    stories, findings = [], list(found.diagnostics)
    for path in scripts:
        runs, more = told_on_both(path, terms)
        findings += more
        if len(runs) == 2:
            stories.append(compare_runs(runs[0].name or path, runs[0], runs[1]))
    value = None if found.value is None else evolve(found.value, stories=tuple(stories))
    return Outcome(value, tuple(findings))


def with_search(found: Outcome[Comparison], terms: Both, seed: int, ear: Ear) -> Outcome[Comparison]:
    """The comparison with a shortest story for each concept that differs, and for each pair of series as a whole.

    An interruption keeps what was found.
    """
    if found.value is None:
        return found
    searches: list[Searched] = []
    try:
        for each in found.value.series:
            searches += _of_pair(each, terms, seed, ear)
    except KeyboardInterrupt as stop:
        ear.say("interrupted")
        searches += stop.args[0] if stop.args else []
    return Outcome(evolve(found.value, searches=tuple(searches)), found.diagnostics)


def _of_pair(each: SeriesComparison, terms: Both, seed: int, ear: Ear) -> list[Searched]:
    """The stories of one pair: one for each concept, and the shortest of all where several differ."""
    from paripassu.compare.parting import part_at_all, part_over
    from paripassu.compare.search import Effort

    searches: list[Searched] = []
    try:
        for difference in each.differences:
            if not difference.is_question:
                ear.say(f"looking for a story about {difference.concept.name}")
                effort = Effort(seed, ear.watch(), ear.beside)
                searches.append(part_over(terms, each.ours.name, difference.concept, effort))
        if len(searches) > 1:
            ear.say(f"looking for the shortest story of {each.ours.name}")
            searches.append(part_at_all(terms, each.ours.name, searches, Effort(seed, ear.watch(), ear.beside)))
    except KeyboardInterrupt:
        raise KeyboardInterrupt(searches) from None
    return searches


def stories_beside(path: str, terms: Terms) -> tuple[tuple[AnyEvent, ...], ...]:
    """The events of each script beside a file that fits its terms, the shortest first: stories that somebody wrote.

    What was worth telling of the terms is worth telling of their changes.
    """
    from paripassu.resolve.events import resolve_events

    found = []
    for file in sorted(glob.glob(os.path.join(glob.escape(os.path.dirname(path) or "."), "*.events"))):
        parsed = pipeline.parse_script(file)
        if parsed.value is None or pipeline.has_errors(parsed.diagnostics):
            continue
        script = resolve_events(parsed.value, terms)
        if script.value is not None and not pipeline.has_errors(script.diagnostics) and not script.value.givens:
            found.append(script.value.events)
    return tuple(sorted(found, key=len))
