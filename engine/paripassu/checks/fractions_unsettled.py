"""Parts of a share that nobody settles: fractions need shares, cash or scrip (DGCL §155), and the terms name none."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.checks.written_amounts import written_rate
from paripassu.diagnostics.codes import FRACTIONS_UNSETTLED
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.model.terms import Terms
from paripassu.money import show_exact


def check_fractions_unsettled(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each series whose rate is no whole number and whose terms are silent on fractions."""
    for stock in terms.stocks:
        conversion, rate = stock.conversion, written_rate(stock)
        if conversion is None or conversion.rate is None or conversion.fractions is not None:
            continue
        if rate is not None and rate.denominator != 1 and not stock.not_encoded:
            message = (
                f"One {stock.name} converts into {show_exact(rate)} {conversion.into}, "
                f"and no clause says what becomes of parts of a share."
            )
            hint = (
                "Add a `fractions` item, such as `fractions rounded down`: they need shares, cash or scrip (DGCL §155)."
            )
            yield Diagnostic(FRACTIONS_UNSETTLED, message, Label(conversion.rate.cite.span), hint=hint)
