"""How a conversion is carried out: late delivery, buy-ins, rescission, reserve; conversion on a change of control."""

from __future__ import annotations

from fractions import Fraction

from paripassu.model.citations import Cite, Item
from paripassu.model.quantities import Duration, Expression
from paripassu.model.rights import ExchangeCap
from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class LateDelivery(Value):
    """What the company owes for late certificates: so much for each share that converted, for each day (`unit`).

    Days count from the end of the time for delivery, or from so long `after` the conversion; in all it is `at_most`.
    """

    each: Expression
    unit: str = "days"
    after: Duration | None = None
    at_most: Expression | None = None


@frozen(eq=False, repr=False)
class Mechanics(Value):
    """What a holder may ask for when certificates are late, and whether shares are kept for conversions.

    By the `exchange_rule` the company takes no act by which all conversions together could pass a cap.
    """

    cite: Cite
    late_delivery: Item[LateDelivery] | None = None
    buy_in: Item[bool] | None = None
    rescission: Item[bool] | None = None
    reserve: Item[bool] | None = None  # Item(False) says that none need be kept
    exchange_rule: Item[ExchangeCap] | None = None


@frozen(eq=False, repr=False)
class ControlRate(Value):
    """Shares for one share on a change of control, at `most` so many, which splits change."""

    rate: Expression
    most: Fraction | None = None


@frozen(eq=False, repr=False)
class ControlConversion(Value):
    """A right to convert at a rate of its own for a time after a change of control.

    With `called_do_not` shares that the company has called for redemption do not convert so.
    """

    cite: Cite
    rate: Item[ControlRate] | None = None
    time: Item[Duration] | None = None
    called_do_not: Item[bool] | None = None
