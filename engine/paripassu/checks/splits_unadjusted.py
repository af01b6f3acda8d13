"""A conversion that no clause adjusts for splits: what is not written is not adjusted.

A reverse split of one for ten then multiplies what a holder gets by ten, and a split divides it. Courts do not supply
the adjustment that the parties left out (Reiss v. Financial Performance Corp., N.Y. 2001).
"""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.checks.parts import follows_the_market
from paripassu.checks.restated import leaves_out, restates_a_paper, rules_speak_of
from paripassu.diagnostics.codes import SPLITS_UNADJUSTED
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.model.citations import Cite
from paripassu.model.rights import Adjustment
from paripassu.model.terms import Stock, Terms


def check_splits_unadjusted(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each price that follows cheap issues and not splits, and for each rate that says nothing."""
    for stock in terms.stocks:
        adjustment = stock.clause(Adjustment)
        if _is_settled(stock, adjustment):
            continue
        dilution = None if adjustment is None else adjustment.dilution
        at = _fixed_rate(stock)
        if dilution is not None and dilution.value.method != "none":
            message = (
                f"The conversion price of {stock.name} follows cheaper issues, and no clause has it follow splits."
            )
            yield _finding(message, dilution.cite)
        elif at is not None and restates_a_paper(stock):
            message = f"{stock.name} converts at a fixed rate, and no clause says what a split does to it."
            yield _finding(message, at)


def _is_settled(stock: Stock, adjustment: Adjustment | None) -> bool:
    conversion = stock.conversion
    said = conversion is not None and conversion.split_adjusts is not None
    said = said or (adjustment is not None and adjustment.split is not None)
    return said or leaves_out(stock, "adjust", "split") or rules_speak_of(stock, "split", "adjust")


def _fixed_rate(stock: Stock) -> Cite | None:
    conversion = stock.conversion
    if conversion is None or conversion.rate is None or follows_the_market(conversion.rate.value):
        return None
    return conversion.rate.cite


def _finding(message: str, cite: Cite) -> Diagnostic:
    hint = (
        "Add `split proportionate` below an `adjustment of conversion price`, or `split of Common no adjustment`, as "
        "the paper has it: courts supply no adjustment (Reiss v. Financial Performance, N.Y. 2001)."
    )
    return Diagnostic(SPLITS_UNADJUSTED, message, Label(cite.span), hint=hint)
