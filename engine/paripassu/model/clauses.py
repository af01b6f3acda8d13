"""The clauses of a certificate, one class for each legal concept; each item keeps its section."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import frozen

from paripassu.model.citations import Cite, Item
from paripassu.model.dividends import Dividends
from paripassu.model.matters import Group, Matter
from paripassu.model.quantities import Duration, Expression, Threshold
from paripassu.model.redemption import Redemption
from paripassu.model.remainders import AmountPeriod, FixedPart, Participation
from paripassu.model.rights import (
    Adjustment,
    ConversionLimit,
    ExchangeCap,
    Offering,
    PriceTest,
    Waiver,
    Window,
)
from paripassu.value import Value


@frozen(eq=False, repr=False)
class Designation(Value):
    """How many shares there are, what each stands for, and whether parts of a share may exist."""

    cite: Cite
    shares: Item[Fraction] | None = None
    fractions_allowed: Item[bool] | None = None
    par_value: Item[Fraction] | None = None
    stated_value: Item[Fraction] | None = None
    original_price: Item[Fraction] | None = None
    outstanding_on: Item[date] | None = None


@frozen(eq=False, repr=False)
class Shortfall(Value):
    """Who shares when there is not enough: paid `after` some in full, `together` with some, `ahead` of others.

    A class that falls under several groups belongs to the narrowest: a class named beats "senior", which beats
    "preferred outstanding on", which beats "other preferred".
    `basis` is "liquidation amount" (amount owed), "unpaid amount" or "shares".
    """

    basis: str = "liquidation amount"
    after: tuple[Group, ...] = ()
    together: tuple[Group, ...] = ()
    ahead: tuple[Group, ...] = ()


@frozen(eq=False, repr=False)
class Liquidation(Value):
    """What the series is paid when the company ends, in which order, and what counts as an ending."""

    cite: Cite
    amount: Item[Expression] | None = None
    amount_later: Item[tuple[AmountPeriod, ...]] | None = None
    ahead: tuple[Item[Group], ...] = ()
    behind: tuple[Item[Group], ...] = ()
    alike: tuple[Item[Group], ...] = ()
    shortfall: Item[Shortfall] | None = None
    participation: Item[Participation | FixedPart | None] | None = None  # Item(None) says: nothing further
    trust_counts_as_paid: Item[bool] | None = None
    excluded: tuple[Item[Matter], ...] = ()
    deemed: tuple[Item[Matter], ...] = ()
    deemed_waiver: Item[Threshold] | None = None
    deemed_waiver_before: Item[Duration] | None = None


@frozen(eq=False, repr=False)
class VotesBasis(Value):
    """How many votes a holder has: `per_share` votes, or as converted; rounded per holder or not at all.

    `whole_per_holder` drops fractions of a vote. With `share_of_all` the class as a whole has that part (of one) of all
    votes, whatever number of them the others have.
    """

    as_converted: bool
    per_share: Fraction = Fraction(1)
    whole_per_holder: bool = True
    share_of_all: Fraction | None = None


@frozen(eq=False, repr=False)
class ConsentRule(Value):
    """Whose consent an act needs (one of `of_act`, if given): `threshold` of `of`, beforehand where `is_prior`.

    A company of whose votes more than `subsidiary_above` is held is a subsidiary.
    """

    of: tuple[str, ...]
    threshold: Threshold
    matters: tuple[Matter, ...]
    is_prior: bool = True
    by_subsidiary_too: bool = False
    in_writing: bool = False
    of_act: str = ""
    subsidiary_above: Fraction = Fraction(1, 2)


@frozen(eq=False, repr=False)
class Voting(Value):
    """How the series votes, with whom, and which acts of others need its consent first."""

    cite: Cite
    votes: Item[VotesBasis | None] | None = None
    together_with: Item[tuple[str, ...]] | None = None
    consents: tuple[Item[ConsentRule], ...] = ()
    directors: Item[int] | None = None
    more_directors: Item[tuple[int, int]] | None = None  # (more of them, while so many quarterly dividends are unpaid)


@frozen(eq=False, repr=False)
class Approval(Value):
    """A condition that shareholders fulfil by a vote, of which `threshold` approves.

    `kind` is a Matter kind ("increase of authorized", "issuance of conversion shares"); `by` is "all voting stock" or a
    class; with `is_sufficient` an increase must cover the conversion shares, with `leaves_reserved` those reserved too.
    """

    kind: str
    of: str = ""
    by: str = "all voting stock"
    is_sufficient: bool = False
    leaves_reserved: bool = True
    threshold: Threshold | None = None


@frozen(eq=False, repr=False)
class Reorganization(Value):
    """Which events carry the conversion right over to what a converted holder would have got."""

    matters: tuple[Matter, ...]
    related_together: bool = True


@frozen(eq=False, repr=False)
class FractionRule(Value):
    """What becomes of parts of a share: counted per holder, per share or in all; then shares, cash or rounding.

    `per` is "holder" or "share"; `outcome` is "cash", "up", "down", "nearest", or "shares";
    `company_may_elect_shares` lets the company issue the fraction instead; `price_on` is "conversion date",
    "day before" or "days before" (then `days_before`). `nearest` is what the number is rounded to before anything else.
    """

    per: str = "holder"
    outcome: str = "cash"
    company_may_elect_shares: bool = False
    price_on: str = "conversion date"
    nearest: Fraction | None = None
    days_before: Duration | None = None


@frozen(eq=False, repr=False)
class Conversion(Value):
    """Into what, when, by whom and at which rate the series converts."""

    cite: Cite
    into: str
    automatic: Item[tuple[Approval, ...]] | None = None
    optional: Item[bool] | None = None
    window: Item[Window] | None = None
    rate: Item[Expression] | None = None
    price: Item[Fraction] | None = None
    reorganization: Item[Reorganization] | None = None
    split_adjusts: Item[bool] | None = None
    deliver: Item[Duration] | None = None
    fractions: Item[FractionRule] | None = None
    mandatory: Item[Offering] | None = None
    company_may: Item[PriceTest] | None = None
    limit: Item[ConversionLimit] | None = None
    exchange_cap: Item[ExchangeCap] | None = None
    on_day: Item[date] | None = None
    by_vote: Item[Waiver] | None = None


@frozen(eq=False, repr=False)
class NoConversion(Value):
    """The terms say in so many words that the series converts into nothing."""

    cite: Cite
    none: Item[bool] | None = None


@frozen(eq=False, repr=False)
class LostCertificate(Value):
    """What the holder of a lost, stolen, destroyed or mutilated certificate must bring to get a new one."""

    cite: Cite
    evidence: Item[bool] | None = None
    indemnity_unless_mutilated: Item[bool] | None = None
    surrender_if_mutilated: Item[bool] | None = None


@frozen(eq=False, repr=False)
class Reacquired(Value):
    """What becomes of shares that the company gets back: cancelled, `to` the undesignated shares of a class."""

    cite: Cite
    to: Item[str] | None = None
    reissuable: Item[bool] | None = None


@frozen(eq=False, repr=False)
class Permission(Value):
    """What the company may do in spite of other clauses; `overrides` are sections, () for everything."""

    matters: tuple[Matter, ...]
    overrides: tuple[str, ...] = ()
    later_only: bool = True


@frozen(eq=False, repr=False)
class Protection(Value):
    """Acts that need a vote of the series, and acts that are permitted in spite of that."""

    cite: Cite
    consents: tuple[Item[ConsentRule], ...] = ()
    permissions: tuple[Item[Permission], ...] = ()


@frozen(eq=False, repr=False)
class MergerCovenant(Value):
    """What a successor must promise, and the duty not to evade the terms."""

    cite: Cite
    survivor_assumes: Item[bool] | None = None
    no_avoidance: Item[bool] | None = None


@frozen(eq=False, repr=False)
class Notices(Value):
    """Which acts must be announced to holders, how long before, and with what contents.

    `received` is how long after its mailing a notice counts as received; `not_of` are acts that are open to doubt, and
    of which no notice is due as the terms are read.
    """

    cite: Cite
    of: tuple[Item[Matter], ...] = ()
    not_of: tuple[Item[Matter], ...] = ()
    before: Item[Duration] | None = None
    contents: tuple[Item[str], ...] = ()
    received: Item[Duration] | None = None


Clause = (
    Designation
    | Dividends
    | Liquidation
    | Voting
    | Conversion
    | NoConversion
    | Adjustment
    | Redemption
    | LostCertificate
    | Reacquired
    | Protection
    | MergerCovenant
    | Notices
)
