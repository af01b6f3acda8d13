"""More shares given to series than their class has: the certificates filed last would have designated nothing."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.diagnostics.codes import DESIGNATED_BEYOND_AUTHORIZED
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.model.terms import Terms
from paripassu.money import show_exact


def check_designated_beyond_authorized(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each class of which more is designated than authorized, at the series that goes beyond."""
    for parent in terms.stocks:
        if parent.authorized is None:
            continue
        total = Fraction(0)
        for series in terms.series_of(parent.name):
            if series.authorized is None:
                continue
            before, total = total, total + series.authorized.value
            if before <= parent.authorized.value < total:
                message = (
                    f"With {series.name}, {show_exact(total)} shares of {parent.name} are designated, "
                    f"and {show_exact(parent.authorized.value)} are authorized."
                )
                also = (Label(parent.authorized.cite.span, "authorized"),)
                hint = (
                    "Compare the numbers with the paper: nobody can designate more than the charter has (DGCL §151(g))."
                )
                yield Diagnostic(DESIGNATED_BEYOND_AUTHORIZED, message, Label(series.authorized.cite.span), also, hint)
