"""Which stage follows which when money is paid out: terms and holdings, the question, one amount or the whole curve."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from io import StringIO
from typing import TextIO

from attrs import field

from paripassu import pipeline
from paripassu.diagnostics.findings import Diagnostic, Outcome
from paripassu.interpreter.payout import Payout, Question, answer, ask
from paripassu.interpreter.rights import Exit
from paripassu.interpreter.state import State, start
from paripassu.model.terms import Terms
from paripassu.value import Value, frozen
from paripassu.waterfall.curve import PayoutCurve

Readings = Mapping[str, str]
NO_CHOICE: Readings = {}


@frozen(eq=False, repr=False)
class Holdings(Value):
    """Where it is known from who holds what: a script told to its end (`after`) or a cap table, up to a day.

    `prices` are market prices in dollars a share, by class, which neither of them tells; `way` is how money comes in.
    """

    after: str = ""
    captable: str = ""
    as_of: date | None = None
    prices: Mapping[str, Fraction] = field(factory=dict)
    way: Exit = Exit.SALE


def ask_about(
    path: str,
    holdings: Holdings,
    *,
    readings: Readings = NO_CHOICE,
    stdin: TextIO | None = None,
    stdin_name: str = "",
) -> Outcome[Question]:
    """The question of who gets what in a company, with all findings of the way; None where it cannot be asked."""
    from paripassu.report.payout_findings import question_findings

    if holdings.after:
        outcome = _told(path, holdings, readings, stdin, stdin_name)
    else:
        outcome = _from_terms(path, holdings, readings, stdin, stdin_name)
    if outcome.value is None:
        return Outcome(None, outcome.diagnostics)
    question, more = outcome.value
    return Outcome(question, (*outcome.diagnostics, *more, *question_findings(question)))


def pay_out(
    path: str,
    assets: Fraction,
    holdings: Holdings,
    *,
    readings: Readings = NO_CHOICE,
    stdin: TextIO | None = None,
) -> Outcome[Payout]:
    """Who gets what of so many dollars."""
    from paripassu.report.payout_findings import negative_assets, payout_findings

    if assets < 0:
        return Outcome(None, (negative_assets(assets),))
    question = ask_about(path, holdings, readings=readings, stdin=stdin)
    if question.value is None or not question.value.can_be_answered:
        return Outcome(None, question.diagnostics)
    payout = answer(question.value, assets)
    return Outcome(payout, (*question.diagnostics, *payout_findings(payout)))


def all_readings(
    path: str,
    assets: Fraction,
    holdings: Holdings,
    *,
    readings: Readings = NO_CHOICE,
    stdin: TextIO | None = None,
) -> Outcome[tuple[tuple[str, Payout], ...]]:
    """The payout as chosen, then one for each other answer to each open question; findings are those of the first."""
    # Standard input can be read once, and is needed for each reading.
    text = stdin.read() if stdin is not None and path == "-" else None

    def given() -> TextIO | None:
        return stdin if text is None else StringIO(text)

    first = pay_out(path, assets, holdings, readings=readings, stdin=given())
    if first.value is None:
        return Outcome(None, first.diagnostics)
    found = [(pipeline.AS_CHOSEN, first.value)]
    for reading in first.value.question.readings:
        for choice in reading.choices:
            if choice == reading.chosen:
                continue
            other = pay_out(path, assets, holdings, readings={**readings, reading.name: choice}, stdin=given())
            if other.value is not None:
                found.append((f"{reading.name}={choice}", other.value))
    return Outcome(tuple(found), first.diagnostics)


def draw(question: Question, up_to: Fraction | None = None) -> Outcome[PayoutCurve]:
    """Who gets what at every amount."""
    from paripassu.report.curve_findings import curve_findings
    from paripassu.waterfall.curve import payout_curve

    if not question.can_be_answered:
        return Outcome(None)
    if question.candidates:
        from paripassu.report.payout_findings import no_curve

        return Outcome(None, (no_curve(question),))
    curve = payout_curve(question.built.structure, up_to)
    return Outcome(curve, tuple(curve_findings(curve)))


_Asked = Outcome[tuple[Question, tuple[Diagnostic, ...]]]


def _told(path: str, holdings: Holdings, readings: Readings, stdin: TextIO | None, stdin_name: str) -> _Asked:
    """The question after a story, which is told on the terms named, whatever company its own head names."""
    from paripassu.interpreter.run import run
    from paripassu.report.run_findings import run_findings
    from paripassu.resolve.events import resolve_events
    from paripassu.resolve.script import script_readings

    script = pipeline.parse_script(holdings.after, stdin)
    if script.value is None:
        return Outcome(None, script.diagnostics)
    terms = pipeline.load_terms(path, {**script_readings(script.value), **readings}, stdin, stdin_name)
    findings = (*script.diagnostics, *terms.diagnostics)
    if terms.value is None:
        return Outcome(None, findings)
    events = resolve_events(script.value, terms.value)
    findings = (*findings, *events.diagnostics)
    if events.value is None or pipeline.has_errors(findings):
        return Outcome(None, findings)
    told = run(events.value, terms.value, as_of=holdings.as_of)
    findings = (*findings, *run_findings(told))
    state = told.state
    if not isinstance(state, State):
        raise AssertionError("a run without a state")  # noqa: TRY004 - our own bug
    return Outcome((_ask(state, holdings), _prices(terms.value, holdings)), findings)


def _from_terms(path: str, holdings: Holdings, readings: Readings, stdin: TextIO | None, stdin_name: str) -> _Asked:
    """The question by a cap table, or with nobody holding anything."""
    terms = pipeline.load_terms(path, readings, stdin, stdin_name)
    if terms.value is None or pipeline.has_errors(terms.diagnostics):
        return Outcome(None, terms.diagnostics)
    if not holdings.captable:
        state = start(terms.value)
        state.today = holdings.as_of
        return Outcome((_ask(state, holdings), _prices(terms.value, holdings)), terms.diagnostics)
    return _by_table(terms.value, holdings, terms.diagnostics)


def _by_table(terms: Terms, holdings: Holdings, findings: tuple[Diagnostic, ...]) -> _Asked:
    from paripassu.captable.read import read_captable
    from paripassu.interpreter.opening import differences, opened
    from paripassu.report.payout_findings import difference_finding

    table = read_captable(holdings.captable, terms, holdings.as_of)
    findings = (*findings, *table.diagnostics)
    if table.value is None or pipeline.has_errors(table.diagnostics):
        return Outcome(None, findings)
    question = _ask(opened(terms, table.value, holdings.as_of), holdings)
    found = (difference_finding(each) for each in differences(table.value, question.built))
    return Outcome((question, (*found, *_prices(terms, holdings))), findings)


def _prices(terms: Terms, holdings: Holdings) -> tuple[Diagnostic, ...]:
    from paripassu.report.payout_findings import price_findings

    return tuple(price_findings(terms, holdings.prices))


def _ask(state: State, holdings: Holdings) -> Question:
    state = state.copy()
    for of, price in holdings.prices.items():
        state.quantities[of, "market price"] = price
    return ask(state, holdings.way)
