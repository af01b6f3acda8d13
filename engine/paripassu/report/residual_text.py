"""What remains after a story: holdings, counts, duties and payments in tables, and the expectations."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.diagnostics.excerpt import visible
from paripassu.diagnostics.palette import Palette
from paripassu.model.run import Checked, ClassCounts, Duty, Residual, Run
from paripassu.money import show_exact, show_money
from paripassu.report.amounts_text import show_day, show_quantity
from paripassu.report.effects_text import show_owed
from paripassu.report.expectations_text import show_expectation
from paripassu.report.reasons_text import Tree
from paripassu.report.tables import Table

_INDENT = "  "


def residual_lines(residual: Residual, palette: Palette) -> Iterator[str]:
    """All tables of what remains; an empty one is left out."""
    on = "" if residual.date is None else f" on {residual.date.isoformat()}"
    yield palette.paint(palette.strong, f"What remains{on}")
    yield ""
    for title, table in residual_tables(residual):
        yield palette.paint(palette.strong, title)
        yield from table.lines(_INDENT)
        yield ""


def residual_tables(residual: Residual) -> Iterator[tuple[str, Table]]:
    """The tables that have rows, each with its title."""
    tables = (
        ("Holdings", _holdings(residual)),
        ("Shares", counts_table(residual.counts)),
        ("Rates and amounts", quantities_table(residual)),
        ("Duties", _duties(residual.duties)),
        ("Payments", _payments(residual)),
    )
    return ((title, table) for title, table in tables if table.rows)


def expectation_lines(run: Run, palette: Palette) -> Iterator[str]:
    """How many expectations were met, and for each that failed what came out and why."""
    if not run.expectations:
        return
    failed = [checked for checked in run.expectations if not checked.is_met]
    met = len(run.expectations) - len(failed)
    verdict = f"Expectations: {met:,} met, {len(failed):,} failed"
    yield palette.paint(palette.error, verdict) if failed else verdict
    for checked in failed:
        yield from _failed_lines(checked, palette)


def _failed_lines(checked: Checked, palette: Palette) -> Iterator[str]:
    words = visible(show_expectation(checked.expectation))
    yield f"{_INDENT}{palette.paint(palette.error, 'failed')} after e{checked.after_step}: expect {words}"
    yield f"{_INDENT * 2}came out: {visible(checked.found)}"
    yield from Tree(palette).lines(checked.reason, _INDENT * 2)


def _holdings(residual: Residual) -> Table:
    rows = ((of, holder, show_exact(shares)) for of, holder, shares in residual.holdings)
    return Table(("class", "holder", "shares"), rows, {2})


def counts_table(counts: tuple[ClassCounts, ...]) -> Table:
    """The counts of every class; a dash where the record is silent or a count has no meaning."""
    headers = ("class", "authorized", "outstanding", "reserved", "reacquired", "unissued", "undesignated")
    rows = (
        (
            of.of,
            *(
                "-" if number is None else show_exact(number)
                for number in (of.authorized, of.outstanding, of.reserved, of.reacquired, of.unissued, of.undesignated)
            ),
        )
        for of in counts
    )
    return Table(headers, rows, range(1, 7))


def quantities_table(residual: Residual) -> Table:
    """The rates and amounts of every class by now."""
    rows = ((of, name, show_quantity(name, value)) for of, name, value in residual.quantities)
    return Table(("class", "quantity", "value"), rows, {2})


def _duties(duties: tuple[Duty, ...]) -> Table:
    rows = (
        (duty.id, duty.status, show_day(duty.due), show_day(duty.settled), str(duty.cite), show_owed(duty))
        for duty in duties
    )
    return Table(("", "status", "due", "done", "section", "duty"), rows)


def _payments(residual: Residual) -> Table:
    rows = (
        (paid.id, paid.date.isoformat(), paid.of, paid.to, f"{show_money(paid.amount)}", paid.kind)
        for paid in residual.payments
    )
    return Table(("", "date", "class", "to", "amount", "as"), rows, {4})
