"""A rank without an amount: a series that is paid first, and never anything."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.diagnostics.codes import RANK_WITHOUT_AMOUNT
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.model.terms import Terms


def check_rank_without_amount(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each series that says where it ranks and neither what it is paid nor that this is left out."""
    for stock in terms.stocks:
        clause = stock.liquidation
        if clause is None or clause.amount is not None or stock.not_encoded:
            continue
        ranks = clause.ahead or clause.behind or clause.alike
        if ranks:
            message = f"{stock.name} has a rank in liquidation, and no amount to be paid."
            hint = 'Add an `amount`, or say `not encoded "why"`: a preference is what the terms state (DGCL §151(d)).'
            yield Diagnostic(RANK_WITHOUT_AMOUNT, message, Label(ranks[0].cite.span), hint=hint)
