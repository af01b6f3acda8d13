"""What happens to shares and to the money behind them: issues, transfers, splits, dividends, certificates, the end."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import attrs
from attrs import field

from paripassu.source import NOWHERE, Span
from paripassu.value import Value, frozen


@attrs.frozen(eq=False, repr=False)
class Event(Value):
    """Something on a day; `is_illustrative` marks what the script's author made up for the sake of the story."""

    date: date
    span: Span = field(default=NOWHERE, eq=False, repr=False, kw_only=True)


@attrs.frozen(eq=False, repr=False)
class Issue(Event):
    """The company issues shares; `price` is the money paid for all of them, None where not said.

    `related` names the transaction or series of sales that the issue is part of.
    """

    of: str
    shares: Fraction
    to: str
    price: Fraction | None = None
    related: str = ""


@frozen(eq=False, repr=False)
class PublicOffering(Event):
    """The company sells new shares to the public, or to `to`, at a price a share."""

    of: str
    shares: Fraction
    price: Fraction
    to: str = "the public"


@frozen(eq=False, repr=False)
class CompanyConvert(Event):
    """The company converts all shares of a series, or some pro rata (`shares`), as a right of its own."""

    of: str
    shares: Fraction | None = None


@frozen(eq=False, repr=False)
class ElectLimit(Event):
    """A holder chooses another limit on what conversions of a series may bring it to (a part of one)."""

    of: str
    holder: str
    above: Fraction


@attrs.frozen(eq=False, repr=False)
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
    """The company buys shares back; `price` is the money paid for all of them.

    `purpose` is "employee plans", "exchanges" (for junior stock) or "new issues" (out of a new issue of it), or "".
    """

    of: str
    shares: Fraction
    holder: str
    price: Fraction | None = None
    is_redemption: bool = False
    purpose: str = ""


@frozen(eq=False, repr=False)
class Convert(Event):
    """A holder asks to convert shares; None converts all that the holder has.

    With `on_control` it is at the rate that the terms have for a change of control.
    """

    of: str
    holder: str
    shares: Fraction | None = None
    on_control: bool = False


@frozen(eq=False, repr=False)
class Split(Event):
    """Each `old` shares become `new`: 2 for 1 is a split, 1 for 10 a reverse split; stock dividends pay `new` extra."""

    of: str
    new: Fraction
    old: Fraction
    is_stock_dividend: bool = False


@frozen(eq=False, repr=False)
class DeclareDividend(Event):
    """The board declares `per_share` money on a class, to holders of `record_date`, payable on `payable`.

    It is paid in money, or in shares of `in_stock` that are worth as much; `rhythm` is "quarterly", "half-yearly" or
    "yearly" where it is a usual one.
    """

    on: str
    per_share: Fraction
    record_date: date | None = None
    payable: date | None = None
    in_stock: str = ""
    rhythm: str = ""


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
    """The company mails notice of an act planned for `action_date`; `to` names holders, () is every holder of `of`."""

    matter: str
    action_date: date
    of: str
    to: tuple[str, ...] = ()
    omits: tuple[str, ...] = ()


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
    """The last price of the day for one share, or (`measure` "vwap") the average of the day weighted by volume."""

    of: str
    price: Fraction
    measure: str = "close"


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
    """The holder hands in `what`: "evidence", "indemnity", "security" or "surrender"."""

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
    """The company sends the certificates of a class (or of another company) to a holder, or has its agent send them."""

    of: str
    to: str
    by_agent: bool = False
    issued_elsewhere: bool = False
