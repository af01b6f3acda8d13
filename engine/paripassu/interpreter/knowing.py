"""Amounts in which some quantities are known already, such as the dividends that are unpaid on one share."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from paripassu.model.quantities import PRICE, Combine, Expression, Extreme, Literal, Quantity


def with_known(amount: Expression, known: Mapping[str, Fraction]) -> Expression:
    """An amount with figures in dollars a share in the place of the quantities that are known."""
    match amount:
        case Quantity():
            value = None if amount.of else known.get(amount.name)
            return amount if value is None else Literal(value, PRICE)
        case Combine():
            return Combine(amount.operator, with_known(amount.left, known), with_known(amount.right, known))
        case Extreme():
            return Extreme(amount.which, tuple(with_known(part, known) for part in amount.parts))
        case Literal():
            return amount


def names(amount: Expression) -> tuple[str, ...]:
    """The quantities of the series itself that an amount is made of."""
    match amount:
        case Quantity():
            return () if amount.of else (amount.name,)
        case Combine():
            return names(amount.left) + names(amount.right)
        case Extreme():
            return tuple(name for part in amount.parts for name in names(part))
        case Literal():
            return ()
