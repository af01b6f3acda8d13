"""Definitions of general rules that no line rests on: something is missing, or a name is spelled in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.checks.parts import kinds_of
from paripassu.diagnostics.codes import DEFINED_AND_UNUSED
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.words import quote
from paripassu.model.quantities import Defined
from paripassu.model.rules import GeneralRules
from paripassu.model.terms import Terms


def check_definition_unused(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each definition that neither an amount, nor a condition, nor another definition rests on."""
    ruled = [(stock, stock.clause(GeneralRules)) for stock in terms.stocks]
    if not any(clause is not None and clause.definitions for _, clause in ruled):
        return
    from paripassu.model.general import Definition, Moment  # noqa: PLC0415 - few terms have general rules

    used = {named.name for stock in terms.stocks for named, _ in kinds_of(stock, Defined)}
    used |= {moment.name for stock in terms.stocks for moment, _ in kinds_of(stock, Moment)}
    for stock, clause in ruled:
        for item in clause.definitions if clause is not None else ():
            if isinstance(item.value, Definition) and item.value.name not in used:
                message = f"{quote(item.value.name)} of {stock.name} is defined, and nothing rests on it."
                hint = "Name it where the paper does, or leave the definition out."
                yield Diagnostic(DEFINED_AND_UNUSED, message, Label(item.cite.span), hint=hint)
