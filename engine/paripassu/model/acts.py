"""Acts that are voted on, consented to, or done by an amendment."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import frozen


@frozen
class IncreaseAuthorized:
    """The authorized number of a class becomes `to`."""

    of: str
    to: Fraction


@frozen
class IssueConversionShares:
    """The shares that a series converts into are issued upon conversion."""

    of: str


@frozen
class ReduceLiquidation:
    """The liquidation amount of a series becomes `to` a share (None where the script does not say)."""

    of: str
    to: Fraction | None = None


@frozen
class ChangeSeniority:
    """A series moves relative to another: `ranks` is "senior to", "with" or "junior to" `ranks_to`."""

    of: str
    ranks: str
    ranks_to: str


@frozen
class ChangeSection:
    """A section of the terms of a series is cancelled or modified."""

    of: str
    section: str


@frozen
class OtherAct:
    """Anything else, in the script's own words ("Change the company's name")."""

    what: str


@frozen
class ActOn:
    """A planned event, by its Matter kind ("merger", "adverse action"), perhaps with what (`about`) and when."""

    matter: str
    about: str = ""
    on: date | None = None
    of: str = ""


Act = IncreaseAuthorized | IssueConversionShares | ReduceLiquidation | ChangeSeniority | ChangeSection | OtherAct | ActOn
