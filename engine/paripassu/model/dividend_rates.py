"""What moves a dividend rate, and what moves a dividend: an index, events, arrears, taxes, dividends on other stock."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.model.quantities import Duration
from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class RateChange(Value):
    """A yearly rate `when` something is so: what is added to the rate in force, or (not `is_added`) put in its place.

    `when` is "unpaid" (so many dividends are), "lasts" (`what` does), "each" (time that `what` began), or "arrears":
    the rate on what is unpaid alone.
    """

    rate_per_year: Fraction
    when: str
    what: str = ""
    unpaid: int = 1
    is_added: bool = True


@frozen(eq=False, repr=False)
class Reset(Value):
    """When the index is looked at anew: on `days` of every so many years (no days: with each dividend period).

    What counts is its value so long before that day as `determined` says.
    """

    days: tuple[tuple[int, int], ...] = ()
    every_years: int = 1
    determined: Duration | None = None


@frozen(eq=False, repr=False)
class Fallback(Value):
    """What takes the place of an index that is not published.

    `kind` is "index" (another one, with a margin of its own), "interpolation" (`figures` are the years of the index and
    of the two `names`), "quotes" (so many of them `at_least`; of `trimmed` or more the highest and lowest do not
    count), "percent", "last index" or "last rate".
    """

    kind: str
    names: tuple[str, ...] = ()
    figures: tuple[Fraction, ...] = ()
    at_least: int = 0
    trimmed: int = 0


@frozen(eq=False, repr=False)
class GrossUp(Value):
    """Dividends grow where corporate holders may deduct less of them than `deduction`, all parts of one.

    They are multiplied by (1 - tax x (1 - deduction)) / (1 - tax x (1 - what is left of it)), what is left being
    `least` or more; for cuts enacted `before` a day, unless somebody says `unless`.
    """

    deduction: Fraction
    tax: Fraction
    least: Fraction = Fraction(0)
    before: date | None = None
    nearest: Fraction | None = None
    unless: str = ""


@frozen(eq=False, repr=False)
class Mirror(Value):
    """A dividend on the stock `of` is one on the series too: so many `times` as much a share, or as converted.

    With `only_beyond` it counts only as far as it is more than the rate gives for the period.
    """

    of: str
    times: Fraction = Fraction(1)
    as_converted: bool = False
    only_beyond: bool = False


@frozen(eq=False, repr=False)
class Condition(Value):
    """A fact in the words of the terms that must be so (or must not be) when a dividend is declared or paid.

    With `is_presumed` it counts as being so until somebody says otherwise.
    """

    what: str
    holds: bool = True
    is_presumed: bool = False
