"""Clauses that are understood and not run yet: a story must never pass one over in silence.

Whoever teaches the interpreter a clause takes its line out of the tables here; when they are empty, the check goes.
"""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.diagnostics.codes import NOT_RUN_YET
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.words import quote
from paripassu.model.citations import Cite, Item
from paripassu.model.clauses import Clause, Conversion, Liquidation
from paripassu.model.quantities import Combine, Expression, Extreme, Quantity
from paripassu.model.terms import Terms

# Fields of clauses that nothing acts on.
_FIELDS: dict[type[Clause], tuple[str, ...]] = {
    Liquidation: ("deemed_waiver",),
}
# Quantities that nothing counts.
_QUANTITIES = ("as-converted amount",)


def check_not_run_yet(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each line of the terms that no story can act on yet."""
    for stock in terms.stocks:
        for clause in stock.clauses:
            for cite in _unused(clause):
                message = f"{quote(cite.words)} of {cite} is understood, and no story can act on it yet."
                hint = 'Say what it does in the events of a script, or leave it out with `not encoded "why"`.'
                yield Diagnostic(NOT_RUN_YET, message, Label(cite.span), hint=hint)


def _unused(clause: Clause) -> Iterator[Cite]:
    for kind, names in _FIELDS.items():
        for name in names if isinstance(clause, kind) else ():
            item: Item[object] | None = getattr(clause, name)
            if item is not None:
                yield item.cite
    if isinstance(clause, Liquidation):
        yield from _in_liquidation(clause)
    if isinstance(clause, Conversion):
        yield from _in_conversion(clause)


def _in_liquidation(clause: Liquidation) -> Iterator[Cite]:
    for item in clause.deemed:
        if item.value.unless_majority_kept:
            yield item.cite


def _in_conversion(clause: Conversion) -> Iterator[Cite]:
    if clause.rate is not None and _counts_on(clause.rate.value):
        yield clause.rate.cite


def _counts_on(expression: Expression) -> bool:
    match expression:
        case Quantity():
            return expression.name in _QUANTITIES
        case Combine():
            return _counts_on(expression.left) or _counts_on(expression.right)
        case Extreme():
            return any(_counts_on(part) for part in expression.parts)
        case _:
            return False
