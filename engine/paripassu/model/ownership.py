"""The ownership limit of a charter: how much of a class one holder may have."""

from __future__ import annotations

from fractions import Fraction

from paripassu.model.citations import Cite, Item
from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class OwnershipLimit(Value):
    """No holder has more than `most` (a part of one) of the shares of a class outstanding, save those `excepted`."""

    cite: Cite
    most: Item[Fraction] | None = None
    excepted: tuple[Item[str], ...] = ()
