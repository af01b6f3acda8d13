"""The clauses of a certificate, one class for each legal concept; each item keeps its section."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.model.citations import Cite, Item
from paripassu.model.conversion_rights import CompanyConversion, FinancialTest, LaterRate, MakeWhole, MayRaise, Vesting
from paripassu.model.conversions import Approval, FractionRule, Reorganization
from paripassu.model.covenants import PayToPlay, PreEmption, TransferRules
from paripassu.model.dividends import Dividends
from paripassu.model.matters import Group, Matter
from paripassu.model.mechanics import ControlConversion, Mechanics
from paripassu.model.ownership import OwnershipLimit
from paripassu.model.quantities import Duration, Expression, Threshold
from paripassu.model.redemption import Redemption
from paripassu.model.remainders import AmountPeriod, FixedPart, Participation
from paripassu.model.rights import (
    Adjustment,
    ConversionLimit,
    ExchangeCap,
    Offering,
    PriceTest,
    Sunset,
    VoterState,
    Waiver,
    Window,
)
from paripassu.model.rules import GeneralRules
from paripassu.model.seats import Arrears, BoardPart
from paripassu.value import Value, frozen


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
    deemed_waiver: Item[tuple[Waiver, ...]] | None = None  # all of them together
    deemed_waiver_before: Item[Duration] | None = None
    deemed_only_if: Item[tuple[Waiver, ...]] | None = None  # () asks all stockholders together
    unapproved_is_junior: Item[bool] | None = None
    later_money: Item[str] | None = None  # "counts what was paid" or "shared as before"


@frozen(eq=False, repr=False)
class VotesBasis(Value):
    """How many votes a holder has: `per_share` votes, or as converted; rounded per holder or not at all.

    `whole_per_holder` drops fractions of a vote. With `share_of_all` the class as a whole has that part (of one) of all
    votes, whatever number of them the others have. With `on_solicitation` a consent that has no record date is counted
    on the day on which it was solicited. With `by_formula` a share has as many votes as an amount comes to, and with
    `for_each_of` `per_share` for each share of that class outstanding. `cast_as` names a class that it follows: its
    votes are cast as those of the class are, in proportion to those "cast" or to all of them "outstanding".
    """

    as_converted: bool
    per_share: Fraction = Fraction(1)
    whole_per_holder: bool = True
    share_of_all: Fraction | None = None
    on_solicitation: bool = False
    by_formula: Expression | None = None
    for_each_of: str = ""
    cast_as: str = ""
    cast_of: str = "cast"
    only_while: VoterState | None = None


@frozen(eq=False, repr=False)
class ConsentRule(Value):
    """Whose consent an act needs (one of `of_act`, if given): `threshold` of `of`, beforehand where `is_prior`.

    A company of whose votes more than `subsidiary_above` is held is a subsidiary, or with `subsidiary_by_shares` of
    whose voting shares. `counted_by` and `with_parity` are those of a Waiver;
    `also` must consent besides; without consent the act has no effect where `else_void`; the rule ends with `lapses`.
    """

    of: tuple[str, ...]
    threshold: Threshold
    matters: tuple[Matter, ...]
    counted_by: str = "shares"
    with_parity: bool = False
    also: tuple[Waiver, ...] = ()
    else_void: bool = False
    lapses: Item[Sunset] | None = None
    is_prior: bool = True
    by_subsidiary_too: bool = False
    in_writing: bool = False
    of_act: str = ""
    subsidiary_above: Fraction = Fraction(1, 2)
    subsidiary_by_shares: bool = False


@frozen(eq=False, repr=False)
class Voting(Value):
    """How the series votes, with whom, and which acts of others need its consent first."""

    cite: Cite
    votes: Item[VotesBasis | None] | None = None
    together_with: Item[tuple[str, ...]] | None = None
    consents: tuple[Item[ConsentRule], ...] = ()
    directors: Item[int] | None = None
    more_directors: Item[Arrears] | None = None
    board_part: Item[BoardPart] | None = None
    absent: Item[Expression] | None = None  # the price at which shares that are not at a meeting are redeemed
    lapses: Item[Sunset] | None = None


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
    agent_delivers: Item[bool] | None = None
    fractions: Item[FractionRule] | None = None
    mandatory: Item[Offering] | None = None
    company_may: tuple[Item[CompanyConversion], ...] = ()
    limit: Item[ConversionLimit] | None = None
    exchange_cap: Item[ExchangeCap] | None = None
    on_day: Item[date] | None = None
    by_vote: Item[Waiver] | None = None
    automatic_later: Item[Duration] | None = None
    rate_later: Item[tuple[LaterRate, ...]] | None = None
    on_day_rate: Item[Expression] | None = None
    on_test: Item[PriceTest] | None = None
    on_report: Item[FinancialTest] | None = None
    on_reverse_split: Item[bool] | None = None
    make_whole: Item[MakeWhole] | None = None
    vesting: Item[Vesting] | None = None
    may_raise: Item[MayRaise] | None = None


@frozen(eq=False, repr=False)
class NoConversion(Value):
    """The terms say in so many words that the series converts into nothing."""

    cite: Cite
    none: Item[bool] | None = None


@frozen(eq=False, repr=False)
class LostCertificate(Value):
    """What the holder of a lost, stolen, destroyed or mutilated certificate must bring to get a new one.

    `or_security` takes security for an indemnity; `satisfactory` asks that either satisfy the company, a judgment.
    """

    cite: Cite
    evidence: Item[bool] | None = None
    indemnity_unless_mutilated: Item[bool] | None = None
    surrender_if_mutilated: Item[bool] | None = None
    or_security: Item[bool] | None = None
    satisfactory: Item[bool] | None = None


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
    """Acts that need a vote of the series, and acts that are permitted in spite of that; who may waive its rights."""

    cite: Cite
    consents: tuple[Item[ConsentRule], ...] = ()
    permissions: tuple[Item[Permission], ...] = ()
    waiver: Item[Waiver] | None = None


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
    of which no notice is due as the terms are read. For a dividend the days run to its record date, or to its payment.
    """

    cite: Cite
    of: tuple[Item[Matter], ...] = ()
    not_of: tuple[Item[Matter], ...] = ()
    before: Item[Duration] | None = None
    contents: tuple[Item[str], ...] = ()
    received: Item[Duration] | None = None
    to_payment: Item[bool] | None = None


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
    | TransferRules
    | PreEmption
    | PayToPlay
    | Mechanics
    | ControlConversion
    | OwnershipLimit
    | GeneralRules
)
