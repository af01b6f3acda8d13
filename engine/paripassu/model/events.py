"""What can happen to a company: one class for each kind of event, in the order of a share's life."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import field

from paripassu.model.acts import Act
from paripassu.model.bespoke_events import Happening, Report
from paripassu.model.deal_events import Merge, Property, Reorganize, SellAssets
from paripassu.model.dividend_events import DividendEvent
from paripassu.model.holder_events import (
    Affiliates,
    Ballot,
    CallMeeting,
    CloseOffering,
    FixBoard,
    LaterProceeds,
    OfferShares,
)
from paripassu.model.judged_events import AdverseAction, Appraise, Assert
from paripassu.model.market_events import MarketEvent
from paripassu.model.mechanics_events import BuyIn, ListShares, PayDamages, RescindConversion
from paripassu.model.redemption_events import FundsAvailable, RedeemShares, RequireRedemption
from paripassu.model.stock_events import (
    CertificateProof,
    ClosePrice,
    CompanyConvert,
    Convert,
    DeclareDividend,
    DeliverCertificates,
    ElectLimit,
    Event,
    GrantOptions,
    Issue,
    Liquidate,
    LoseCertificate,
    MailNotice,
    PayDividend,
    PublicOffering,
    ReplaceCertificate,
    Repurchase,
    Reserve,
    SetAside,
    SetRecordDate,
    Split,
    TenderOffer,
    Transfer,
    VotingTransfer,
)
from paripassu.model.terms import Stock
from paripassu.source import NOWHERE, Span
from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class Tally(Value):
    """Votes on a resolution: numbers, or holders whose votes are then counted; `of` "" is all stock together.

    Who abstains is present without voting; `abstaining` None with no holders means that nobody told of abstentions.
    """

    of: str = ""
    in_favor: Fraction | None = None
    against: Fraction | None = None
    holders_in_favor: tuple[str, ...] = ()
    holders_against: tuple[str, ...] = ()
    counts_shares: bool = False
    abstaining: Fraction | None = None
    holders_abstaining: tuple[str, ...] = ()
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
    solicited: date | None = None


@frozen(eq=False, repr=False)
class ElectDirectors(Event):
    """A class elects directors."""

    of: str
    names: tuple[str, ...]
    ballots: tuple[Ballot, ...] = ()


@frozen(eq=False, repr=False)
class AmendCharter(Event):
    """The charter is amended: each act says what changes."""

    acts: tuple[Act, ...]


@frozen(eq=False, repr=False)
class CorrectCertificate(Event):
    """A certificate of correction is filed: the terms of a series read as in `file` from the first.

    `before` is the series as filed, `after` as corrected.
    """

    of: str
    file: str
    before: Stock
    after: Stock


@frozen(eq=False, repr=False)
class Designate(Event):
    """The board makes a series of blank-check stock that `ranks` "senior to", "with" or "junior to" `ranks_to`."""

    name: str
    of: str
    shares: Fraction
    amount: Fraction | None = None
    ranks: str = ""
    ranks_to: str = ""


@frozen(eq=False, repr=False)
class Elect(Event):
    """Somebody entitled chooses `what` for a series: "fractional shares" or "cash for fractions"."""

    who: str
    what: str
    of: str = ""


@frozen(eq=False, repr=False)
class Default(Event):
    """A default begins (`begins`) or is cured."""

    what: str
    begins: bool = True


@frozen(eq=False, repr=False)
class PassTime(Event):
    """A day passes without anything else."""


AnyEvent = (
    Issue
    | PublicOffering
    | CompanyConvert
    | ElectLimit
    | Transfer
    | VotingTransfer
    | Repurchase
    | RedeemShares
    | RequireRedemption
    | FundsAvailable
    | Convert
    | Split
    | DeclareDividend
    | PayDividend
    | DividendEvent
    | SetRecordDate
    | MailNotice
    | Meeting
    | WrittenConsent
    | ElectDirectors
    | AmendCharter
    | CorrectCertificate
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
    | Affiliates
    | LaterProceeds
    | OfferShares
    | CloseOffering
    | FixBoard
    | CallMeeting
    | PayDamages
    | BuyIn
    | RescindConversion
    | ListShares
    | PassTime
    | Happening
    | Report
    | MarketEvent
)

__all__ = [
    "AdverseAction",
    "Affiliates",
    "AmendCharter",
    "AnyEvent",
    "Appraise",
    "Assert",
    "Ballot",
    "BuyIn",
    "CallMeeting",
    "CertificateProof",
    "CloseOffering",
    "ClosePrice",
    "CompanyConvert",
    "Convert",
    "CorrectCertificate",
    "DeclareDividend",
    "Default",
    "DeliverCertificates",
    "Designate",
    "Elect",
    "ElectDirectors",
    "ElectLimit",
    "Event",
    "FixBoard",
    "FundsAvailable",
    "GrantOptions",
    "Happening",
    "Issue",
    "LaterProceeds",
    "Liquidate",
    "ListShares",
    "LoseCertificate",
    "MailNotice",
    "MarketEvent",
    "Meeting",
    "Merge",
    "OfferShares",
    "PassTime",
    "PayDamages",
    "PayDividend",
    "Property",
    "PublicOffering",
    "RedeemShares",
    "Reorganize",
    "ReplaceCertificate",
    "Report",
    "Repurchase",
    "RequireRedemption",
    "RescindConversion",
    "Reserve",
    "Resolution",
    "SellAssets",
    "SetAside",
    "SetRecordDate",
    "Split",
    "Tally",
    "TenderOffer",
    "Transfer",
    "VotingTransfer",
    "WrittenConsent",
]
