"""Acts that are voted on, consented to, or done by an amendment."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.model.terms import Stock
from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class IncreaseAuthorized(Value):
    """The authorized number of a class becomes `to`."""

    of: str
    to: Fraction


@frozen(eq=False, repr=False)
class IssueConversionShares(Value):
    """The shares that a series converts into are issued upon conversion."""

    of: str


@frozen(eq=False, repr=False)
class WaiveAdjustment(Value):
    """The holders of a series let its conversion price stay as it is, whatever is issued (on a day, or from now on)."""

    of: str
    on: date | None = None


@frozen(eq=False, repr=False)
class WaiveDividend(Value):
    """The holders who may do so give up the dividend of a series that is payable on a day."""

    of: str
    payable: date


@frozen(eq=False, repr=False)
class WaiveSection(Value):
    """The holders of a series do without what a section of its terms protects them from, on a day or from now on."""

    of: str
    section: str
    on: date | None = None


@frozen(eq=False, repr=False)
class ConvertSeries(Value):
    """The holders of a series convert all of it by their vote."""

    of: str


@frozen(eq=False, repr=False)
class ReduceLiquidation(Value):
    """The liquidation amount of a series becomes `to` a share (None where the script does not say)."""

    of: str
    to: Fraction | None = None


@frozen(eq=False, repr=False)
class ChangeSeniority(Value):
    """A series moves relative to another: `ranks` is "senior to", "with" or "junior to" `ranks_to`."""

    of: str
    ranks: str
    ranks_to: str


@frozen(eq=False, repr=False)
class ChangeSection(Value):
    """A section of the terms of a series is cancelled or modified, for some of its holders `only_for` them."""

    of: str
    section: str
    only_for: tuple[str, ...] = ()


@frozen(eq=False, repr=False)
class TreatAsLiquidation(Value):
    """Holders say that a deal, by its Matter kind, is a liquidation for them, or (`is_one` False) that it is none."""

    matter: str
    is_one: bool
    about: str = ""
    on: date | None = None


@frozen(eq=False, repr=False)
class NewTerms(Value):
    """The terms of a series become those of another file: `stock` is the series as that file has it."""

    of: str
    file: str
    stock: Stock


@frozen(eq=False, repr=False)
class OtherAct(Value):
    """Anything else, in the script's own words ("Change the company's name")."""

    what: str


@frozen(eq=False, repr=False)
class ActOn(Value):
    """A planned event, by its Matter kind ("merger", "adverse action"), perhaps with what (`about`) and when."""

    matter: str
    about: str = ""
    on: date | None = None
    of: str = ""


Act = (
    IncreaseAuthorized
    | IssueConversionShares
    | WaiveAdjustment
    | WaiveDividend
    | WaiveSection
    | ConvertSeries
    | ReduceLiquidation
    | ChangeSeniority
    | ChangeSection
    | TreatAsLiquidation
    | NewTerms
    | OtherAct
    | ActOn
)
