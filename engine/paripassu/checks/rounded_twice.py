"""Parts of a share that are rounded and then settled: the first rounding changes what the second one pays."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.checks.parts import kinds_of
from paripassu.diagnostics.codes import ROUNDED_TWICE
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.model.conversions import FractionRule
from paripassu.model.terms import Terms
from paripassu.money import show_exact


def check_rounded_twice(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each rule that rounds to a part of a share before it rounds or pays for what is left."""
    for stock in terms.stocks:
        for rule, cite in kinds_of(stock, FractionRule):
            if rule.nearest is not None:
                message = (
                    f"What {stock.name} converts into is rounded to {show_exact(rule.nearest)} of a share, and then "
                    "what is left of a share is settled."
                )
                hint = (
                    "Compare the order with the paper: market practice rounds once, at the end, since the first "
                    "rounding changes what the second one pays (DGCL §155 asks for the fair value of the fraction)."
                )
                yield Diagnostic(ROUNDED_TWICE, message, Label(cite.span), hint=hint)
