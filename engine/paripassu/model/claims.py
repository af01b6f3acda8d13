"""Who is owed what out of one sum of money, as plain exact numbers: the input of the waterfall.

Whoever builds a structure has already read the terms: dividends, multiples, market prices and dates are numbers here,
and "ahead of", "behind" and "with" are ranks. Money is dollars, shares may be fractions, and everything is exact.

    assets
      | carve-outs           in the order listed, before everyone
      v
    rank 1, 2, 3 ...         each tier in full before the next; short money within a tier goes ratably
      |
      v
    pool                     fixed percentages of what is left, until each member has its multiple
      |
      v
    the rest                 per common share: common, participating, converted and exercised shares alike
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction

from attrs import field, frozen

from paripassu.value import Value

ZERO = Fraction(0)
ONE = Fraction(1)


class Basis(Enum):
    """By what a tier that cannot be paid in full shares its money; all claims of one rank share by the same basis."""

    OWED = "amount owed"
    UNPAID = "amount unpaid"
    SHARES = "shares"


class Converts(Enum):
    """Whether a claim becomes common for this payout; it is never both preferred and common.

    MAY is a holder's right, used when it pays more. GREATER_OF is an amount written as the greater of the preference
    and the as-converted amount: the same money, and nobody has to choose. NOW has been converted, or must be.
    """

    NEVER = "never"
    MAY = "may"
    GREATER_OF = "greater of"
    NOW = "now"


class Gauge(Enum):
    """What a trigger measures: all assets paid out, before carve-outs, or the payment per common share."""

    ASSETS = "assets"
    COMMON_PRICE = "common price"


@frozen(eq=False, repr=False)
class Trigger(Value):
    """A threshold, met at `at` dollars or more of all assets, or per common share.

    The price of common depends on whether the trigger is met, so there can be amounts at which both answers hold, or
    neither: such a payout says so. An offering at $6.00 a share is taken as priced after conversion, as underwriters
    do.
    """

    gauge: Gauge
    at: Fraction


@frozen(eq=False, repr=False)
class Cap(Value):
    """The most a participating share takes, in dollars per share; there is no cap where a participation has none.

    `counts_preference` says whether the preference is part of that most ("3x in all") or comes on top of it.
    """

    per_share: Fraction
    counts_preference: bool = True


@frozen(eq=False, repr=False)
class Participation(Value):
    """Sharing with common, as converted, besides the preference.

    `after` is what each common share takes first, in dollars: zero shares at once, the preference per common share lets
    common catch up.
    """

    cap: Cap | None = None
    after: Fraction = ZERO


@frozen(eq=False, repr=False)
class Conversion(Value):
    """Whether it converts, and what takes the choice away: `forced` converts it whatever the holder would rather do."""

    converts: Converts = Converts.MAY
    forced: Trigger | None = None


@frozen(eq=False, repr=False)
class Exercise(Value):
    """What a share must pay in before it counts: options and warrants, on common or on preferred.

    `strike` is dollars per share. With `paid_in` the holder pays it into the pot and takes a whole share's payment;
    else it is netted from the payment. Both leave everybody with the same money; what is shown differs. Until `opens`
    is met the holder is locked out.
    """

    strike: Fraction
    paid_in: bool = True
    opens: Trigger | None = None


@frozen(eq=False, repr=False)
class Claim(Value):
    """One class or series of stock, or one grant of options or warrants, at one strike.

    `owed` is the preference per share in dollars, dividends included; 0 for common. Lower `rank` is paid earlier, and
    equal ranks are paid together; rank 1 is the most senior by habit, and gaps mean nothing. `paid` is what the whole
    claim has had already, or what is set aside in trust for it: it takes no more of that. `common_per_share` is the
    number of common shares that one share stands for, in conversion and in participation.
    """

    name: str
    shares: Fraction
    owed: Fraction = ZERO
    rank: int = 1
    basis: Basis = Basis.OWED
    paid: Fraction = ZERO
    common_per_share: Fraction = ONE
    participation: Participation | None = None
    conversion: Conversion = Conversion(Converts.NEVER)
    exercise: Exercise | None = None
    cite: object = field(default=None, eq=False, repr=False)

    @property
    def as_converted(self) -> Fraction:
        """Common shares that the whole claim stands for."""
        return self.shares * self.common_per_share

    @property
    def unpaid(self) -> Fraction:
        """Preference that the whole claim is still owed, in dollars."""
        return max(self.owed * self.shares - self.paid, ZERO)

    @property
    def strike_money(self) -> Fraction:
        """What it costs to exercise the whole claim, in dollars; 0 for stock."""
        return self.exercise.strike * self.shares if self.exercise else ZERO

    @property
    def may_choose(self) -> bool:
        """Whether it takes the better of preferred and common."""
        return self.conversion.converts in (Converts.MAY, Converts.GREATER_OF)

    @property
    def room(self) -> Fraction | None:
        """What the whole claim may take by participation, in dollars; None without a cap.

        A cap below the preference leaves the preference whole and allows nothing more: it is reported as a fault.
        """
        cap = self.participation.cap if self.participation else None
        if cap is None:
            return None
        preference = self.owed if cap.counts_preference else ZERO
        return max(cap.per_share - preference, ZERO) * self.shares


@frozen(eq=False, repr=False)
class CarveOut(Value):
    """Money that goes to somebody before any stock: costs, debt, a management pool.

    Either `amount` in dollars, or `percent` (a part of one) of what the carve-outs listed earlier left, at most
    `limit`.
    """

    name: str
    amount: Fraction = ZERO
    percent: Fraction | None = None
    limit: Fraction | None = None
    cite: object = field(default=None, eq=False, repr=False)


@frozen(eq=False, repr=False)
class PoolShare(Value):
    """A fixed part (of one) of what preferences leave, until the claim has `until` dollars a share in all."""

    claim: str
    percent: Fraction
    until: Fraction
    cite: object = field(default=None, eq=False, repr=False)


@frozen(eq=False, repr=False)
class Structure(Value):
    """Everybody who shares in one sum, and how; `holdings` says who holds how many shares of each claim."""

    claims: tuple[Claim, ...]
    carve_outs: tuple[CarveOut, ...] = ()
    pool: tuple[PoolShare, ...] = ()
    holdings: Mapping[str, Mapping[str, Fraction]] = field(factory=dict)

    def claim(self, name: str) -> Claim | None:
        """The claim of that name."""
        for claim in self.claims:
            if claim.name == name:
                return claim
        return None


def common(name: str, shares: Fraction, cite: object = None) -> Claim:
    """Stock that is owed nothing first and shares whatever is left."""
    return Claim(name, shares, participation=Participation(), cite=cite)


def option(name: str, shares: Fraction, strike: Fraction, cite: object = None) -> Claim:
    """Options or warrants on common at one strike, paid in when exercised."""
    return Claim(name, shares, participation=Participation(), exercise=Exercise(strike), cite=cite)
