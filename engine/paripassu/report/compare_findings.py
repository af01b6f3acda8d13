"""What a comparison has to say as findings: what one side lacks, and what stands in the way of comparing it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paripassu.compare.comparison import Comparison
from paripassu.diagnostics.codes import (
    CLASS_LACKING,
    CURRENCIES_DIFFER,
    HOLDINGS_DO_NOT_FIT,
    RUNS_ON_ONE_SIDE,
    SERIES_ON_ONE_SIDE,
    UNKNOWN_READING,
)
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.suggest import did_you_mean
from paripassu.diagnostics.words import list_words, quote
from paripassu.model.events import PassTime
from paripassu.model.run import VOID, Run, Step
from paripassu.model.terms import Terms
from paripassu.source import NOWHERE, Source, Span


def side_findings(ours: Terms, theirs: Terms, comparison: Comparison) -> Iterator[Diagnostic]:
    """What stands in the way of comparing two term sets in everything."""
    if ours.company.currency != theirs.company.currency:
        message = (
            f"The first side counts in {ours.company.currency} and the second in {theirs.company.currency}: "
            "amounts are compared as they are written."
        )
        yield Diagnostic(CURRENCIES_DIFFER, message, Label(theirs.company.cite.span, "here"))
    for each in comparison.series:
        for name in each.lacks:
            message = (
                f"{each.theirs.name} speaks of {quote(name)}, which {ours.company.name} does not have: what depends on "
                "it is compared in words only."
            )
            yield Diagnostic(CLASS_LACKING, message, Label(each.theirs.cite.span))
    for names, side, terms in zip(comparison.alone, ("first", "second"), (ours, theirs), strict=True):
        for name in names:
            stock = terms.stock(name)
            message = f"Only the {side} side has {name}, so there is nothing to compare it with."
            hint = "Name one series on each side: `FILE:SERIES`."
            span = Span(Source(comparison.ours, ""), 0, 0) if stock is None else stock.cite.span
            yield Diagnostic(SERIES_ON_ONE_SIDE, message, Label(span), hint=hint)


def unknown_question(words: str, topic: str, terms: Terms) -> Diagnostic:
    """That the terms leave no such question open."""
    known = [reading.name for reading in terms.readings]
    message = f"The terms leave no question {quote(topic)} open."
    rest = f"The open questions are {list_words([quote(name) for name in known], 'and')}." if known else ""
    return Diagnostic(
        UNKNOWN_READING, message, Label(Span(Source(words, ""), 0, 0)), hint=did_you_mean(topic, known) or rest
    )


def runs_on_one_side(script: str, side: str, span: Span) -> Diagnostic:
    """That a story could be told on the terms of one side only."""
    message = f"{quote(script)} can be told on the terms of the {side} side only, so it is left out."
    return Diagnostic(RUNS_ON_ONE_SIDE, message, Label(span), hint="Its names and sections must fit both sides.")


def holdings_findings(runs: Sequence[Run], names: Sequence[str]) -> Iterator[Diagnostic]:
    """What of a story comes about on one side only, and series that nobody holds at its end."""
    sides = ("first", "second")
    for steps in zip(*(_told(run) for run in runs), strict=False):
        void = [step.ruling == VOID for step in steps]
        if void[0] != void[1]:
            step = steps[void.index(True)]
            why = f" {step.reasons[0].text}" if step.reasons else ""
            message = f"What holders have differs: this is void on the {sides[void.index(True)]} side.{why}"
            hint = "Use a story or a cap table that both sides allow, so that terms alone make the difference."
            yield Diagnostic(HOLDINGS_DO_NOT_FIT, message, Label(step.event.span), hint=hint)
    for name in names:
        if not any(of == name and shares for run in runs for of, _, shares in run.residual.holdings):
            message = f"Nobody holds {quote(name)} when money is paid out, so its terms make no difference here."
            hint = "Use a story or a cap table in which it is outstanding."
            at = runs[0].steps[-1].event.span if runs[0].steps else NOWHERE
            yield Diagnostic(HOLDINGS_DO_NOT_FIT, message, Label(at), hint=hint)


def _told(run: Run) -> list[Step]:
    return [step for step in run.steps if not isinstance(step.event, PassTime)]
