"""What holders may do with their shares, and what they may or must buy: transfer, pre-emption, pay-to-play."""

from __future__ import annotations

from datetime import date

from paripassu.model.citations import Cite, Item
from paripassu.model.quantities import Duration, Expression
from paripassu.model.rights import Waiver
from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class Stapled(Value):
    """A share moves only with the shares of `to` that it came on: `each` of it for every one of these."""

    to: str
    each: Expression


@frozen(eq=False, repr=False)
class TransferRules(Value):
    """When shares may be transferred: not before a day, not without consent, not alone."""

    cite: Cite
    none_before: Item[date] | None = None
    consent: Item[Waiver] | None = None
    only_with: Item[Stapled] | None = None


@frozen(eq=False, repr=False)
class PreEmption(Value):
    """New shares are offered to holders first: which (`of`, () for all), how much to each, how long before.

    The part of a holder is that of the shares of `part` that he has, or, where `part` is "", of all stock as converted.
    `excepted` are purposes for which shares are issued freely; "public offerings" are one of them.
    """

    cite: Cite
    of: Item[tuple[str, ...]] | None = None
    part: Item[str] | None = None
    notice: Item[Duration] | None = None
    excepted: Item[tuple[str, ...]] | None = None


@frozen(eq=False, repr=False)
class Forced(Value):
    """Shares convert into `into`, each into as many as an amount says."""

    into: str
    rate: Expression


@frozen(eq=False, repr=False)
class PayToPlay(Value):
    """A holder who does not take his part of a financing is converted on worse terms.

    `of_all` converts all his shares, else the part that he did not take.
    """

    cite: Cite
    converts: Item[Forced] | None = None
    of_all: Item[bool] | None = None
