"""Dividends in stock for which no stock is left: what is paid in kind must be designated, too (DGCL §§151(g), 161)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.checks.written_amounts import written_amount
from paripassu.diagnostics.codes import IN_KIND_BEYOND_DESIGNATED
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.model.dividends import Dividends
from paripassu.model.terms import Stock, Terms
from paripassu.money import show_exact


def check_in_kind_beyond_designated(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each series that, once all of it is issued, has no shares left to pay its dividends in."""
    for stock in terms.stocks:
        clause = stock.dividends
        if clause is None or clause.in_kind is None or not clause.in_kind.value or stock.authorized is None:
            continue
        paid_in = terms.stock(clause.in_kind_stock.value) if clause.in_kind_stock is not None else stock
        part = _shares_a_share(clause, stock)
        if paid_in is None or paid_in.authorized is None or part is None:
            continue
        needed = stock.authorized.value * part
        taken = stock.authorized.value if paid_in is stock else Fraction(0)
        if taken + needed > paid_in.authorized.value:
            all_of_it = f"all {show_exact(stock.authorized.value)} {stock.name}"
            spare = paid_in.authorized.value - taken
            left = f"only {show_exact(spare)} are designated besides" if spare else "none is left to pay it in"
            message = (
                f"Once {all_of_it} are issued, one dividend in {paid_in.name} takes {show_exact(needed)} "
                f"{paid_in.name}, and {left}."
            )
            also = (Label(paid_in.authorized.cite.span, "as many as there are"),)
            hint = (
                "Designate more, or issue fewer at first: stock beyond the number filed is void (DGCL §§151(g), 161; "
                "STAAR Surgical v. Waggoner, Del. 1991)."
            )
            yield Diagnostic(IN_KIND_BEYOND_DESIGNATED, message, Label(clause.in_kind.cite.span), also, hint)


def _shares_a_share(clause: Dividends, stock: Stock) -> Fraction | None:
    """Shares that one dividend gives to one share, by the first rate; None where the terms alone do not say."""
    designation = stock.designation
    value = None if designation is None else designation.original_price or designation.stated_value
    if clause.rates is None or not clause.rates.value or value is None or not value.value:
        return None
    first = clause.rates.value[0]
    base = Fraction(1) if first.of is None else written_amount(first.of, stock)
    if base is None:
        return None
    times = max(len(clause.pay_dates.value), 1) if clause.pay_dates is not None else 1
    return first.rate_per_year * base / value.value / times
