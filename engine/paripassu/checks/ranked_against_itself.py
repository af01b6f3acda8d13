"""A series that ranks alike with itself: a list of others was copied whole."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.diagnostics.codes import RANKED_AGAINST_ITSELF
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.words import quote
from paripassu.model.terms import Terms


def check_ranked_against_itself(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each line that ranks the series it stands in with others and with itself."""
    for stock in terms.stocks:
        clause = stock.liquidation
        # Ahead of itself or behind itself is a circle, which is an error.
        for item in () if clause is None else clause.alike:
            if item.value.kind == "class" and item.value.name == stock.name:
                message = f"{quote(item.cite.words)} ranks {stock.name} against itself."
                hint = "Name the other series, as the paper does; lists of them are often copied with the series in it."
                yield Diagnostic(RANKED_AGAINST_ITSELF, message, Label(item.cite.span), hint=hint)
