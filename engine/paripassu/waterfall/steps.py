"""What a distribution is made of: the steps of one payout in order, each with the figures that explain it."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from attrs import field, frozen

from paripassu.model.claims import ZERO, Basis, Trigger


class StepKind(Enum):
    """What happens in a step."""

    CARVE_OUT = "carved out"
    EXERCISE = "exercise"
    TIER = "tier"
    POOL = "pool"
    REST = "rest"


class Standing(Enum):
    """How many stable outcomes there are."""

    ONE = "one stable outcome"
    SEVERAL = "several stable outcomes"
    NONE = "no stable outcome"


@frozen
class Portion:
    """One payee's part of a step: what it is measured by, the most it could take (None: no limit), and what it gets.

    `measure` is dollars or shares by the tier's basis, the percentage in a pool, common shares in the rest, the shares
    in an exercise. Amounts are dollars, before any strike is taken off.
    """

    name: str
    measure: Fraction
    most: Fraction | None
    amount: Fraction
    cite: object = field(default=None, eq=False, repr=False)


@frozen
class Step:
    """One step: `available` dollars come in, the portions go out (or in, for an exercise), `left` dollars go on.

    `factor` is what one unit of the measure is paid: the part of a dollar owed in a short tier, dollars per share in
    the rest; None where everybody has a figure of its own. `is_full` says that nobody in the step is left short.
    """

    kind: StepKind
    available: Fraction
    portions: tuple[Portion, ...]
    left: Fraction
    rank: int | None = None
    basis: Basis | None = None
    factor: Fraction | None = None
    is_full: bool = True


@frozen
class Choice:
    """One claim's choice between keeping its preference and becoming common, and what decided it.

    `kept` and `as_common` are dollars for the whole claim at the price of common that came out (`price` dollars a
    share), before any strike. `because` is the trigger that forced it, or None where the better payment did.
    """

    name: str
    kept: Fraction
    as_common: Fraction
    price: Fraction
    converts: bool
    because: Trigger | None = None
    cite: object = field(default=None, eq=False, repr=False)

    @property
    def is_even(self) -> bool:
        """Whether both are worth the same, so that the choice moves no money."""
        return self.kept == self.as_common


@frozen
class Payment:
    """What one claim gets, in dollars: `amount` net of strike money, made up of its parts.

    `amount` = preference + participation + pool + as_common - strike. `strike` is the money that was paid in, or
    netted, to exercise; `received` is what the payee is handed.
    """

    name: str
    amount: Fraction
    preference: Fraction = ZERO
    participation: Fraction = ZERO
    pool: Fraction = ZERO
    as_common: Fraction = ZERO
    strike: Fraction = ZERO
    is_paid_in: bool = False
    per_share: Fraction = ZERO
    cite: object = field(default=None, eq=False, repr=False)

    @property
    def received(self) -> Fraction:
        """Dollars handed over: with the strike money that the holder paid in, if it was paid in."""
        return self.amount + self.strike if self.is_paid_in else self.amount


@frozen
class HolderPayment:
    """What one holder gets for its shares of one claim, in dollars."""

    holder: str
    claim: str
    shares: Fraction
    amount: Fraction
