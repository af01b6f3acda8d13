"""Amounts that change on a day, and what a series takes of what all preferences leave."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.model.quantities import Expression
from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class Participation(Value):
    """What a series takes after its preference: a share with `with_class`, up to a `cap` a share.

    `cap_counts_amount` says whether the preference is part of that cap ("in all") or comes on top of it. `after` is
    what each share of the class takes first; with `catches_up` it first takes as much as the series had before.
    """

    with_class: str = ""
    as_converted: bool = True
    cap: Expression | None = None
    cap_counts_amount: bool = True
    after: Expression | None = None
    catches_up: bool = False


@frozen(eq=False, repr=False)
class FixedPart(Value):
    """A fixed part (of one) of what all preferences leave, until the series has `until` a share.

    `until_counts_amount` says whether the preference is part of that.
    """

    part: Fraction
    until: Expression
    until_counts_amount: bool = True


@frozen(eq=False, repr=False)
class AmountPeriod(Value):
    """What the series is owed from a day on."""

    since: date
    amount: Expression
