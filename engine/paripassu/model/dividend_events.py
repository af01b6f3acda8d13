"""What happens to dividends beside being declared and paid: an index is published, a rating falls, a tax changes."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.model.stock_events import Event
from paripassu.value import frozen


@frozen(eq=False, repr=False)
class IndexValue(Event):
    """An index is published, as a part of one a year; None where it is not published on a day on which it should be."""

    index: str
    value: Fraction | None


@frozen(eq=False, repr=False)
class Quotes(Event):
    """What dealers quote for a thing, each a yearly rate as a part of one."""

    what: str
    values: tuple[Fraction, ...]


@frozen(eq=False, repr=False)
class Circumstance(Event):
    """Something on which a dividend depends begins (`begins`) or ends: a downgrade, a change of control."""

    what: str
    begins: bool = True


@frozen(eq=False, repr=False)
class DeductionChanged(Event):
    """A law fixes which part of dividends corporate holders may deduct, `since` a day where it reaches back."""

    part: Fraction
    since: date | None = None


@frozen(eq=False, repr=False)
class PayBack(Event):
    """A holder who converted pays back a dividend on a series."""

    on: str
    holder: str


DividendEvent = PayBack | IndexValue | Quotes | Circumstance | DeductionChanged
