"""Conversion into more stock than there may be; a series that converts when an increase is approved waits for it."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.checks.written_amounts import written_rate
from paripassu.diagnostics.codes import CONVERSION_BEYOND_AUTHORIZED
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.model.clauses import Conversion
from paripassu.model.terms import Terms
from paripassu.money import show_exact


def check_conversion_beyond_authorized(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each series that could not convert in full although no other stock were issued."""
    for stock in terms.stocks:
        conversion, rate = stock.conversion, written_rate(stock)
        into = None if conversion is None else terms.stock(conversion.into)
        if conversion is None or conversion.rate is None or rate is None or _waits_for_an_increase(conversion):
            continue
        if stock.authorized is None or into is None or into.authorized is None:
            continue
        needed = stock.authorized.value * rate
        if needed > into.authorized.value:
            message = (
                f"All {show_exact(stock.authorized.value)} {stock.name} convert into {show_exact(needed)} {into.name}, "
                f"and {show_exact(into.authorized.value)} are authorized."
            )
            also = (Label(into.authorized.cite.span, "authorized"), Label(stock.authorized.cite.span, "all of them"))
            hint = (
                "Compare the rate with the paper; a conversion beyond the authorized number has no effect (DGCL §161)."
            )
            yield Diagnostic(CONVERSION_BEYOND_AUTHORIZED, message, Label(conversion.rate.cite.span), also, hint)


def _waits_for_an_increase(conversion: Conversion) -> bool:
    approvals = () if conversion.automatic is None else conversion.automatic.value
    return any(approval.is_sufficient for approval in approvals)
