"""What people judge and how they act: facts put on record, values, acts that may be adverse."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.model.stock_events import Event
from paripassu.value import frozen


@frozen(eq=False, repr=False)
class Assert(Event):
    """Somebody puts on record that a `fact` ("adverse", "substantially all", ...) of `about` holds or not."""

    fact: str
    about: str
    by: str
    holds: bool = True
    of: str = ""


@frozen(eq=False, repr=False)
class AdverseAction(Event):
    """The company, or a subsidiary of which it holds `owned` of the votes, does or omits `what`.

    `owned_shares` is the part of the voting shares that it holds, where that is not the same part.
    """

    what: str
    of: str = ""
    by: str = ""
    owned: Fraction | None = None
    is_omission: bool = False
    owned_shares: Fraction | None = None


@frozen(eq=False, repr=False)
class Appraise(Event):
    """Somebody values a thing that has no price, or whose price is theirs to determine: money for one unit of it.

    `on` is the day whose value it is, where that is not the day of the appraisal.
    """

    what: str
    value: Fraction
    by: str
    on: date | None = None
