"""Par value above what a share is sold for: stock cannot be issued below par (DGCL §153(a)), so one is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.diagnostics.codes import PAR_ABOVE_STATED_VALUE
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.model.terms import Terms
from paripassu.money import show_exact_money


def check_par_above_stated_value(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each series whose par value exceeds its stated value or its original price."""
    for stock in terms.stocks:
        designation, par = stock.designation, stock.par_value
        if designation is None or par is None:
            continue
        for name, item in (("stated value", designation.stated_value), ("original price", designation.original_price)):
            if item is not None and par.value > item.value:
                message = (
                    f"The par value of {stock.name}, {show_exact_money(par.value)}, is above its {name}, "
                    f"{show_exact_money(item.value)}."
                )
                also = (Label(item.cite.span, f"the {name}"),)
                hint = "Stock cannot be issued below par (DGCL §153(a)); compare both with the paper."
                yield Diagnostic(PAR_ABOVE_STATED_VALUE, message, Label(par.cite.span), also, hint)
