"""What scripts tell for general rules alone: events and acts by a name of their own, and reported figures."""

from __future__ import annotations

from fractions import Fraction

from paripassu.model.stock_events import Event
from paripassu.value import frozen


@frozen(eq=False, repr=False)
class Happening(Event):
    """Something that the terms call by a name happens, or somebody does it (`by` "": nobody in particular)."""

    what: str
    by: str = ""


@frozen(eq=False, repr=False)
class Report(Event):
    """A figure of the company is reported, in money or (`is_money` False) as a plain number."""

    what: str
    value: Fraction
    is_money: bool = True
