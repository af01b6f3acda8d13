"""What stands beside the stock when money is paid out: options and warrants, and money that goes before all stock."""

from __future__ import annotations

from fractions import Fraction

from attrs import field

from paripassu.model.citations import Cite
from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class Opening(Value):
    """The threshold from which a grant may be exercised: dollars of all `assets`, or a share of a class (`of`)."""

    at: Fraction
    of: str = ""


@frozen(eq=False, repr=False)
class Grant(Value):
    """Options or warrants on `shares` of a class at `strike` dollars a share; None where a cap table says how many.

    With `is_paid_in` the holder pays the strike into the pot, else it is netted from what it gets.
    """

    name: str
    kind: str
    of: str
    strike: Fraction
    shares: Fraction | None = None
    to: str = ""
    is_paid_in: bool = True
    opens: Opening | None = None
    cite: Cite = field(default=Cite("", ""), eq=False, repr=False)


@frozen(eq=False, repr=False)
class MoneyFirst(Value):
    """Money that goes to somebody before all stock: an `amount`, or a `part` (of one) of what is left, at most `limit`.

    Those listed earlier are paid earlier.
    """

    name: str
    amount: Fraction = Fraction(0)
    part: Fraction | None = None
    limit: Fraction | None = None
    cite: Cite = field(default=Cite("", ""), eq=False, repr=False)
