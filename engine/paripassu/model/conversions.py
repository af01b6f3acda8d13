"""What conversion clauses are made of: approvals that set a conversion off, reorganizations, parts of a share."""

from __future__ import annotations

from fractions import Fraction

from paripassu.model.matters import Matter
from paripassu.model.quantities import Duration, Threshold
from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class Approval(Value):
    """A condition that shareholders fulfil by a vote, of which `threshold` approves.

    `kind` is a Matter kind ("increase of authorized", "issuance of conversion shares"); `by` is "all voting stock" or a
    class; with `is_sufficient` an increase must cover the conversion shares, with `leaves_reserved` those reserved too.
    `in_writing_counts` takes an approval without a meeting, `earlier_counts` one that is older than the certificate.
    """

    kind: str
    of: str = ""
    by: str = "all voting stock"
    is_sufficient: bool = False
    leaves_reserved: bool = True
    threshold: Threshold | None = None
    in_writing_counts: bool = False
    earlier_counts: bool = False


@frozen(eq=False, repr=False)
class Reorganization(Value):
    """Which events carry the conversion right over to what a converted holder would have got.

    Where holders may choose what they get, it is what most of their shares chose, with `as_most_elect`.
    """

    matters: tuple[Matter, ...]
    related_together: bool = True
    as_most_elect: bool = False


@frozen(eq=False, repr=False)
class FractionRule(Value):
    """What becomes of parts of a share: counted per holder, per share or in all; then shares, cash or rounding.

    `per` is "holder" or "share"; `outcome` is "cash", "up", "down", "nearest", "shares" or "scrip" (`scrip_lasts`);
    `company_may_elect_shares` lets the company issue the fraction instead; cash is paid at the `price`, which is the
    "close", what the "board" determines, or else the close ("board or close"); `price_on` is "conversion date",
    "day before" or "days before" (then `days_before`). `nearest` is what the number is rounded to before anything else.
    """

    per: str = "holder"
    outcome: str = "cash"
    company_may_elect_shares: bool = False
    price: str = "close"
    price_on: str = "conversion date"
    nearest: Fraction | None = None
    days_before: Duration | None = None
    scrip_lasts: Duration | None = None
