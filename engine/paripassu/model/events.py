"""What can happen to a company: one class for each kind of event, in the order of a share's life."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import field, frozen

from paripassu.model.acts import Act
from paripassu.source import NOWHERE, Span
from paripassu.value import Value


@frozen(eq=False, repr=False)
class Event(Value):
    """Something on a day; `is_illustrative` marks what the script's author made up for the sake of the story."""

    date: date
    span: Span = field(default=NOWHERE, eq=False, repr=False, kw_only=True)


@frozen(eq=False, repr=False)
class Issue(Event):
    """The company issues shares; `price` is the money paid for all of them, None where not said."""

    of: str
    shares: Fraction
    to: str
    price: Fraction | None = None


@frozen(eq=False, repr=False)
class Transfer(Event):
    """A holder passes shares to another; `related` names the transaction or series that it is part of."""

    of: str
    shares: Fraction
    giver: str
    taker: str
    related: str = ""


@frozen(eq=False, repr=False)
class VotingTransfer(Event):
    """A part of the voting securities changes hands: `share` of all votes as converted, holders not named."""

    share: Fraction
    related: str = ""


@frozen(eq=False, repr=False)
class Repurchase(Event):
    """The company buys shares back; `price` is the money paid for all of them."""

    of: str
    shares: Fraction
    holder: str
    price: Fraction | None = None
    is_redemption: bool = False


@frozen(eq=False, repr=False)
class Convert(Event):
    """A holder asks to convert shares; None converts all that the holder has."""

    of: str
    holder: str
    shares: Fraction | None = None


@frozen(eq=False, repr=False)
class Split(Event):
    """Each `old` shares become `new`: 2 for 1 is a split, 1 for 10 a reverse split; stock dividends pay `new` extra."""

    of: str
    new: Fraction
    old: Fraction
    is_stock_dividend: bool = False


@frozen(eq=False, repr=False)
class DeclareDividend(Event):
    """The board declares `per_share` money on a class, to holders of `record_date`, payable on `payable`."""

    on: str
    per_share: Fraction
    record_date: date | None = None
    payable: date | None = None


@frozen(eq=False, repr=False)
class PayDividend(Event):
    """The company pays the dividend declared last on a class."""

    on: str


@frozen(eq=False, repr=False)
class SetRecordDate(Event):
    """The board fixes a record date; `purpose` is a Matter kind such as "record date for dividend"."""

    record_date: date
    purpose: str
    of: str = ""


@frozen(eq=False, repr=False)
class MailNotice(Event):
    """The company mails notice of an act planned for `action_date` to `to` (holder names; () means every holder of `of`)."""

    matter: str
    action_date: date
    of: str
    to: tuple[str, ...] = ()
    omits: tuple[str, ...] = ()


@frozen(eq=False, repr=False)
class Tally(Value):
    """Votes on a resolution: numbers, or holders whose votes are then counted; `of` "" is all stock together."""

    of: str = ""
    in_favor: Fraction | None = None
    against: Fraction | None = None
    holders_in_favor: tuple[str, ...] = ()
    holders_against: tuple[str, ...] = ()
    counts_shares: bool = False
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen(eq=False, repr=False)
class Resolution(Value):
    """One act put to the vote, with the tallies that were given."""

    act: Act
    tallies: tuple[Tally, ...] = ()
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen(eq=False, repr=False)
class Meeting(Event):
    """A meeting of the stockholders (`of` "" ) or of one class, by those who held on `record_date`."""

    resolutions: tuple[Resolution, ...]
    record_date: date | None = None
    of: str = ""


@frozen(eq=False, repr=False)
class WrittenConsent(Event):
    """Holders of a class consent in writing, without a meeting, to acts; `solicited` is when they were asked."""

    of: str
    resolutions: tuple[Resolution, ...]
    record_date: date | None = None


@frozen(eq=False, repr=False)
class ElectDirectors(Event):
    """A class elects directors."""

    of: str
    names: tuple[str, ...]


@frozen(eq=False, repr=False)
class AmendCharter(Event):
    """The charter is amended: each act says what changes."""

    acts: tuple[Act, ...]


@frozen(eq=False, repr=False)
class Designate(Event):
    """The board creates a series out of blank-check stock, ranking `ranks` ("senior to", "with", "junior to") `ranks_to`."""

    name: str
    of: str
    shares: Fraction
    amount: Fraction | None = None
    ranks: str = ""
    ranks_to: str = ""


@frozen(eq=False, repr=False)
class GrantOptions(Event):
    """Options, warrants or rights over `shares` of a class are granted at `strike` a share."""

    of: str
    shares: Fraction
    to: str
    strike: Fraction
    kind: str = "options"


@frozen(eq=False, repr=False)
class Reserve(Event):
    """The board sets shares of a class aside for later issue."""

    of: str
    shares: Fraction
    purpose: str = ""


@frozen(eq=False, repr=False)
class ClosePrice(Event):
    """The last price of the day for one share of a class."""

    of: str
    price: Fraction


@frozen(eq=False, repr=False)
class Property(Value):
    """What one share turns into: other securities (name and number) and money."""

    securities: tuple[tuple[str, Fraction], ...] = ()
    cash: Fraction = Fraction(0)


@frozen(eq=False, repr=False)
class Reorganize(Event):
    """A capital reorganization, reclassification or recapitalization (`kind` is a Matter kind) of a class."""

    of: str
    kind: str
    each: Property


@frozen(eq=False, repr=False)
class Merge(Event):
    """A merger or consolidation with another company; `each` is what a share of Common (or `of`) turns into.

    `assumes` says how the survivor takes over the terms: "in writing", "orally", "" for not at all.
    """

    other: str
    survives: bool
    each: Property | None = None
    of: str = ""
    assumes: str = ""


@frozen(eq=False, repr=False)
class SellAssets(Event):
    """The company sells assets; `extent` is "substantially all", "less than substantially all" or "" (a judgment)."""

    to: str
    proceeds: Fraction | None = None
    extent: str = ""


@frozen(eq=False, repr=False)
class TenderOffer(Event):
    """Somebody buys shares of a class from all who offer them, at one price a share."""

    of: str
    shares: Fraction
    price: Fraction
    buyer: str


@frozen(eq=False, repr=False)
class Liquidate(Event):
    """The company ends: `assets` is the money left for stockholders."""

    assets: Fraction
    is_voluntary: bool = True


@frozen(eq=False, repr=False)
class SetAside(Event):
    """Money is put in trust for the holders of a class."""

    of: str
    amount: Fraction | None


@frozen(eq=False, repr=False)
class LoseCertificate(Event):
    """A certificate is lost, stolen, destroyed or mutilated (`how`)."""

    of: str
    holder: str
    how: str


@frozen(eq=False, repr=False)
class CertificateProof(Event):
    """The holder hands in `what`: "evidence", "indemnity" or "surrender"."""

    of: str
    holder: str
    what: tuple[str, ...]


@frozen(eq=False, repr=False)
class ReplaceCertificate(Event):
    """The company hands out a new certificate."""

    of: str
    holder: str


@frozen(eq=False, repr=False)
class DeliverCertificates(Event):
    """The company sends the certificates of a class to a holder."""

    of: str
    to: str


@frozen(eq=False, repr=False)
class Elect(Event):
    """Somebody entitled chooses: `what` is "fractional shares" or "cash for fractions"; `of` is the series concerned."""

    who: str
    what: str
    of: str = ""


@frozen(eq=False, repr=False)
class Default(Event):
    """A default begins (`begins`) or is cured."""

    what: str
    begins: bool = True


@frozen(eq=False, repr=False)
class Assert(Event):
    """Somebody puts a judgment on record: `fact` ("adverse", "substantially all", "good faith") of `about` holds or not."""

    fact: str
    about: str
    by: str
    holds: bool = True
    of: str = ""


@frozen(eq=False, repr=False)
class AdverseAction(Event):
    """The company, or a subsidiary of which it holds `owned` of the votes, does or omits `what`."""

    what: str
    of: str = ""
    by: str = ""
    owned: Fraction | None = None
    is_omission: bool = False


@frozen(eq=False, repr=False)
class Appraise(Event):
    """Somebody values a thing that has no price: money for one unit of it."""

    what: str
    value: Fraction
    by: str


@frozen(eq=False, repr=False)
class PassTime(Event):
    """A day passes without anything else."""


AnyEvent = (
    Issue
    | Transfer
    | VotingTransfer
    | Repurchase
    | Convert
    | Split
    | DeclareDividend
    | PayDividend
    | SetRecordDate
    | MailNotice
    | Meeting
    | WrittenConsent
    | ElectDirectors
    | AmendCharter
    | Designate
    | GrantOptions
    | Reserve
    | ClosePrice
    | Reorganize
    | Merge
    | SellAssets
    | TenderOffer
    | Liquidate
    | SetAside
    | LoseCertificate
    | CertificateProof
    | ReplaceCertificate
    | DeliverCertificates
    | Elect
    | Default
    | Assert
    | AdverseAction
    | Appraise
    | PassTime
)
