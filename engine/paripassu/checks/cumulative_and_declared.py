"""A dividend that accumulates and counts only if declared: what piles up is then paid to nobody."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.checks.parts import kinds_of
from paripassu.diagnostics.codes import CUMULATIVE_AND_DECLARED
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.model.citations import Cite
from paripassu.model.quantities import Quantity
from paripassu.model.terms import Stock, Terms


def check_cumulative_and_declared(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each cumulative series whose amounts count declared dividends and never those that built up."""
    for stock in terms.stocks:
        accrual = None if stock.dividends is None else stock.dividends.accrual
        if accrual is None or not accrual.value.is_cumulative:
            continue
        cites = list(_only_declared(stock))
        if not cites:
            continue
        message = (
            f"Dividends on {stock.name} are cumulative, and here only declared ones count: "
            "what was earned and not declared is lost."
        )
        hint = (
            "Say `unpaid dividends` if arrears are meant, or ask the question by readings: a preference is read "
            "strictly, so arrears are not added to it (Rothschild v. Liggett, Del. 1984)."
        )
        also = [Label(accrual.cite.span, "cumulative here")]
        also += [Label(cite.span, "and here") for cite in cites[1:]]
        yield Diagnostic(CUMULATIVE_AND_DECLARED, message, Label(cites[0].span), tuple(also), hint)


def _only_declared(stock: Stock) -> Iterator[Cite]:
    named: dict[Cite, dict[str, None]] = {}
    for quantity, cite in kinds_of(stock, Quantity):
        named.setdefault(cite, {})[quantity.name] = None
    for cite, names in named.items():
        if "declared dividends" in names and not names.keys() & {"unpaid dividends", "accrued dividends"}:
            yield cite
