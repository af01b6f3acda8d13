"""Amounts in which some quantities are known already, such as the dividends that are unpaid on one share."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from paripassu.model.quantities import PRICE, Combine, Defined, Either, Expression, Extreme, Literal, Quantity, parts_of


def with_known(amount: Expression, known: Mapping[str, Fraction]) -> Expression:
    """An amount with figures in dollars a share in the place of the quantities that are known."""
    if isinstance(amount, Quantity):
        value = None if amount.of else known.get(amount.name)
        return amount if value is None else Literal(value, PRICE)
    if isinstance(amount, Combine):
        return Combine(amount.operator, with_known(amount.left, known), with_known(amount.right, known))
    if isinstance(amount, Extreme):
        return Extreme(amount.which, tuple(with_known(part, known) for part in amount.parts))
    if isinstance(amount, Defined):
        return Defined(amount.name, amount.of, with_known(amount.amount, known))
    if isinstance(amount, Either):
        either = (with_known(part, known) for part in (amount.amount, amount.otherwise))
        return Either(amount.conditions, *either)
    return amount


def names(amount: Expression) -> tuple[str, ...]:
    """The quantities of the series itself that an amount is made of."""
    if isinstance(amount, Quantity):
        return () if amount.of else (amount.name,)
    return tuple(name for part in parts_of(amount) for name in names(part))
