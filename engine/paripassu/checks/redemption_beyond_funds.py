"""Redemption without a limit to lawful funds: a company may not buy its own stock out of impaired capital."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.checks.parts import kinds_of
from paripassu.diagnostics.codes import REDEMPTION_BEYOND_FUNDS
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.model.citations import Cite
from paripassu.model.redemption import HolderRedemption, MandatoryRedemption
from paripassu.model.terms import Stock, Terms


def check_redemption_beyond_funds(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each redemption that the company must make, whatever money it lawfully has."""
    for stock in terms.stocks:
        for cite in _unlimited(stock):
            message = f"The company must redeem {stock.name}, and nothing limits that to the funds legally available."
            hint = (
                "Add `, from funds legally available`, as papers do; the law sets the limit anyway (DGCL §160(a)(1); "
                "SV Investment Partners v. ThoughtWorks, Del. Ch. 2010)."
            )
            yield Diagnostic(REDEMPTION_BEYOND_FUNDS, message, Label(cite.span), hint=hint)


def _unlimited(stock: Stock) -> Iterator[Cite]:
    yield from (cite for duty, cite in kinds_of(stock, MandatoryRedemption) if not duty.funds)
    yield from (cite for right, cite in kinds_of(stock, HolderRedemption) if not right.funds)
