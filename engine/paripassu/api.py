"""The tool from Python: the stages of the command line as four functions, whose results print and show themselves.

    import paripassu
    told = paripassu.run("terms/nstor/series-k-history.events")
    print(told)                     # the timeline
    told.run.residual.holdings      # exact values: class, holder, shares as Fraction
    print(told.explain("e2"))       # why

In a notebook a result shows itself as tables. Findings are values too: nothing here raises over what a file says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from html import escape

from attrs import field, frozen

from paripassu import payouts, pipeline
from paripassu.diagnostics.findings import Diagnostic
from paripassu.diagnostics.folders import files_in
from paripassu.diagnostics.palette import PLAIN
from paripassu.diagnostics.render import render_diagnostics, sort_diagnostics
from paripassu.interpreter.payout import Payout, Question
from paripassu.model.run import Reason, Residual, Run
from paripassu.model.terms import Terms
from paripassu.payouts import Holdings
from paripassu.pipeline import Days
from paripassu.report.curve_grids import breakpoints_grid
from paripassu.report.curve_json import curve_data
from paripassu.report.explain_text import answers_lines
from paripassu.report.payout_grids import distribution_of, holders_grid, payees_grid
from paripassu.report.payout_json import payout_data
from paripassu.report.payout_text import grid_table, payout_lines, title_of
from paripassu.report.residual_text import residual_tables
from paripassu.report.run_html import run_table
from paripassu.report.run_json import NO_RUN, run_data
from paripassu.report.run_text import run_lines
from paripassu.report.tables import Table
from paripassu.report.targets import Answer, find_answers, unknown_target
from paripassu.report.terms_json import NO_TERMS, terms_data
from paripassu.report.terms_text import PREVAILS, stocks_table, terms_lines, terms_tables
from paripassu.waterfall.certificate import Certificate, certify
from paripassu.waterfall.curve import PayoutCurve

NO_CHOICE: Mapping[str, str] = {}
__all__ = ["Holdings", "check", "curve", "explain", "load", "payout", "run"]

NOBODY = Holdings()


@frozen
class Result:
    """What came of a question to the tool, with all that was found on the way, in the order of the files."""

    findings: tuple[Diagnostic, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether nothing that was found is an error; warnings alone are clean."""
        return not pipeline.has_errors(self.findings)

    def __str__(self) -> str:
        """The findings in full."""
        return render_diagnostics(self.findings) if self.findings else "no findings"

    def _repr_html_(self) -> str:
        return f"<pre>{escape(str(self))}</pre>"


@frozen
class Findings(Result):
    """What is wrong with some files: as many findings as there are, one after the other."""

    def __iter__(self) -> Iterator[Diagnostic]:
        """One finding after the other."""
        return iter(self.findings)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.findings)


@frozen
class LoadedTerms(Result):
    """The terms of a company, or None where they could not be read, with what was found on the way."""

    terms: Terms | None = None
    start: Residual = field(default=Residual(None), repr=False)

    def data(self) -> dict[str, object]:
        """The same as JSON has it: `paripassu.show/1`."""
        return terms_data(self.terms or NO_TERMS[0], self.start, self.findings)

    def __str__(self) -> str:
        """The terms as `pari show` prints them; the findings where there are none."""
        return (
            render_diagnostics(self.findings)
            if self.terms is None
            else _text(terms_lines(self.terms, self.start, PLAIN))
        )

    def _repr_html_(self) -> str:
        if self.terms is None:
            return super()._repr_html_()
        tables = [("Classes and series", stocks_table(self.terms)), *terms_tables(self.terms, self.start)]
        return f"<h3>{escape(self.terms.company.name)}</h3>{_html(tables)}<p>{escape(PREVAILS)}</p>"


@frozen
class Explanation(Result):
    """Why something came out: the answers, with their reasons as trees."""

    answers: tuple[Answer, ...] = ()

    def __str__(self) -> str:
        """The reasons as `pari explain` prints them; the findings where there are none."""
        return _text(answers_lines(self.answers, PLAIN)) if self.answers else render_diagnostics(self.findings)


@frozen
class FinishedRun(Result):
    """A script run to its end, or None where it could not be run, with what was found on the way."""

    run: Run | None = None
    story: pipeline.Story | None = field(default=None, repr=False)

    def explain(self, target: str) -> Explanation:
        """Why something of this run came out; targets are as the run prints them: `e2`, `p1`, `K outstanding`."""
        if self.run is None or self.story is None:
            return Explanation(self.findings)
        answers = find_answers(self.run, self.story.terms, target, self.story.script.givens)
        return Explanation(answers=answers) if answers else Explanation((unknown_target(self.run, target),))

    def data(self) -> dict[str, object]:
        """The same as JSON has it: `paripassu.run/1`."""
        return run_data(self.run or NO_RUN, self.findings)

    def __str__(self) -> str:
        """The timeline as `pari run` prints it; the findings where there is none."""
        return render_diagnostics(self.findings) if self.run is None else _text(run_lines(self.run, PLAIN))

    def _repr_html_(self) -> str:
        if self.run is None:
            return super()._repr_html_()
        tables = [("What happened", run_table(self.run)), *residual_tables(self.run.residual)]
        return f"<h3>{escape(self.run.name)}</h3>{_html(tables)}"


@frozen
class PaidOut(Findings):
    """Who gets what of one sum, or None where it could not be paid out, with what was found on the way."""

    payout: Payout | None = None

    @property
    def amounts(self) -> dict[str, Fraction]:
        """Exact dollars by payee, net of strike money; nothing where nothing could be paid out."""
        return {} if self.payout is None else distribution_of(self.payout).amounts

    def why(self, payee: str) -> Reason | None:
        """Why a payee gets what it gets, down to the clauses; None where nothing could be paid out."""
        return None if self.payout is None else self.payout.why(payee)

    def checks(self) -> Certificate | None:
        """The checks that prove the payout; None where nothing could be paid out."""
        return None if self.payout is None else certify(distribution_of(self.payout))

    def data(self) -> dict[str, object]:
        """The same as JSON has it: `paripassu.payout/1`."""
        return payout_data(self.payout, self.findings)

    def __str__(self) -> str:
        """The payout as `pari payout` prints it; the findings where there is none."""
        if self.payout is None:
            return render_diagnostics(self.findings)
        return _text(payout_lines(self.payout, PLAIN, by_holder=True))

    def _repr_html_(self) -> str:
        if self.payout is None:
            return super()._repr_html_()
        grids = (payees_grid(self.payout), holders_grid(self.payout))
        return f"<h3>{escape(title_of(self.payout.question, self.payout.assets))}</h3>" + _html(
            (grid.title, grid_table(grid)) for grid in grids
        )


@frozen
class DrawnCurve(Findings):
    """Who gets what at every amount, or None where that could not be drawn, with what was found on the way."""

    question: Question | None = None
    curve: PayoutCurve | None = field(default=None, repr=False)

    def data(self) -> dict[str, object]:
        """The same as JSON has it: `paripassu.curve/1`."""
        return curve_data(self.question, self.curve, self.findings)

    def __str__(self) -> str:
        """The breakpoints as `pari payout --curve` prints them; the findings where there are none."""
        if self.curve is None:
            return render_diagnostics(self.findings)
        return _text(grid_table(breakpoints_grid(self.curve)).lines())


def load(path: str, readings: Mapping[str, str] = NO_CHOICE) -> LoadedTerms:
    """Read a terms file with all it includes; `readings` answers open questions, as {"shortfall": "all-ratable"}."""
    shown = pipeline.show_terms(path, readings)
    findings = sort_diagnostics(shown.diagnostics)
    return LoadedTerms(findings) if shown.value is None else LoadedTerms(findings, *shown.value)


def check(*paths: str) -> Findings:
    """Find every mistake in files and folders, in one pass."""
    files = files_in(paths)
    found = [finding for path in files.value or () for finding in pipeline.check_file(path)]
    return Findings(sort_diagnostics((*files.diagnostics, *found)))


def run(
    path: str,
    as_of: date | None = None,
    readings: Mapping[str, str] = NO_CHOICE,
    known_on: date | None = None,
) -> FinishedRun:
    """Run a script to its end or to the end of a day; by all that is known, or by what was on record on a day."""
    told = pipeline.tell(path, days=Days(as_of, known_on), readings=readings)
    findings = sort_diagnostics(told.diagnostics)
    return FinishedRun(findings) if told.value is None else FinishedRun(findings, told.value.run, told.value.story)


def explain(
    path: str,
    target: str,
    readings: Mapping[str, str] = NO_CHOICE,
    as_of: date | None = None,
    known_on: date | None = None,
) -> Explanation:
    """Say why something of a script's run came out: an event, a payment, a duty, a holding, a count, a rate."""
    story = pipeline.read_story(path, readings, known_on=known_on)
    explained = pipeline.explain_target(story, target, Days(as_of, known_on).last)
    return Explanation(sort_diagnostics(explained.diagnostics), explained.value or ())


def payout(
    path: str,
    assets: Fraction | int | str,
    holdings: Holdings = NOBODY,
    readings: Mapping[str, str] = NO_CHOICE,
) -> PaidOut:
    """Pay out so many dollars, given exactly: a Fraction, an int, or text such as "6,000,000"."""
    exact = assets if isinstance(assets, Fraction | int) else Fraction(assets.replace(",", "").replace("$", ""))
    paid = payouts.pay_out(path, Fraction(exact), holdings, readings=readings)
    return PaidOut(sort_diagnostics(paid.diagnostics), paid.value)


def curve(
    path: str,
    holdings: Holdings = NOBODY,
    up_to: Fraction | None = None,
    readings: Mapping[str, str] = NO_CHOICE,
) -> DrawnCurve:
    """Who gets what at every amount, with breakpoints up to an amount (None: all of them)."""
    asked = payouts.ask_about(path, holdings, readings=readings)
    if asked.value is None:
        return DrawnCurve(sort_diagnostics(asked.diagnostics))
    drawn = payouts.draw(asked.value, up_to)
    return DrawnCurve(sort_diagnostics((*asked.diagnostics, *drawn.diagnostics)), asked.value, drawn.value)


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _html(tables: Iterable[tuple[str, Table]]) -> str:
    return "".join(table.html(title) for title, table in tables)
