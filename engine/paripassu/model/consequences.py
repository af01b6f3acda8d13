"""What general rules make follow: conversions, redemptions, payments, other values, sections that open and end."""

from __future__ import annotations

from fractions import Fraction

from paripassu.model.quantities import Bespoke, Expression
from paripassu.value import frozen


@frozen(eq=False, repr=False)
class Converts(Bespoke):
    """All shares of a class, or a `part` of each holder's, convert: into what and `at` what rate where it says so."""

    of: str
    part: Fraction = Fraction(1)
    into: str = ""
    at: Expression | None = None


@frozen(eq=False, repr=False)
class Redeems(Bespoke):
    """All shares of a class, or a `part` of each holder's, or those of holders who missed a meeting, are redeemed."""

    of: str
    at: Expression
    part: Fraction = Fraction(1)
    absent_only: bool = False


@frozen(eq=False, repr=False)
class Pays(Bespoke):
    """The company pays an amount for each share of a class, or in all to its holders or to somebody named."""

    amount: Expression
    of: str = ""
    to: str = ""
    each: bool = True


@frozen(eq=False, repr=False)
class Becomes(Bespoke):
    """A quantity of a class, or a defined amount, has another value from now on."""

    quantity: str
    of: str
    amount: Expression


@frozen(eq=False, repr=False)
class SectionChanges(Bespoke):
    """A section takes effect (`opens`) or has none any more."""

    section: str
    opens: bool


@frozen(eq=False, repr=False)
class VotesBecome(Bespoke):
    """A class has so many votes a share from now on; None: it has none."""

    of: str
    per_share: Expression | None = None


@frozen(eq=False, repr=False)
class RanksJunior(Bespoke):
    """The series that the event makes, or issues, ranks junior to a class, whatever its own terms say."""

    to: str


@frozen(eq=False, repr=False)
class Follows(Bespoke):
    """With each share that is transferred so many shares of a class go to the same holder."""

    of: str
    each: Expression


@frozen(eq=False, repr=False)
class Undoes(Bespoke):
    """The last conversion of the holder whom the event concerns is undone."""
