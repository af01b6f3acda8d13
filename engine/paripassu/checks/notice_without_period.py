"""Notice without a period: acts are to be announced, and no clause says to whom and how long before."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.diagnostics.codes import NOTICE_WITHOUT_PERIOD
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.model.clauses import Notices
from paripassu.model.terms import Terms


def check_notice_without_period(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each clause that lists what to announce and has no `to` line; without one no duty ever arises."""
    for stock in terms.stocks:
        clause = stock.clause(Notices)
        if clause is not None and clause.of and clause.before is None and not stock.not_encoded:
            message = f"{clause.cite.section} of {stock.name} asks for notice, and does not say how long before."
            hint = (
                f"Add `to each holder of {stock.name}, at least 10 business days before`, as the paper has it; 10 to "
                "60 days are the habit, as for meetings (DGCL §222(b))."
            )
            yield Diagnostic(NOTICE_WITHOUT_PERIOD, message, Label(clause.of[0].cite.span), hint=hint)
