"""A story told in events, with what its author expects of it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import field

from paripassu.model.citations import Cite
from paripassu.model.events import AnyEvent
from paripassu.model.terms import Stock
from paripassu.source import NOWHERE, Span
from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class Given(Value):
    """A term that the public record is silent on, supplied by the script: `quantity` of `of` is `value`.

    `quantity` is "liquidation amount" (money a share), "authorized" (shares) or "outstanding on" (then `on`).
    """

    of: str
    quantity: str
    value: Fraction
    cite: Cite
    on: date | None = None


@frozen(eq=False, repr=False)
class ExpectHolds(Value):
    """A holder has exactly so many shares of a class, or of what another company issued (`of_others`)."""

    holder: str
    shares: Fraction
    of: str
    of_others: bool = False
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen(eq=False, repr=False)
class ExpectCount(Value):
    """A count of a class: "outstanding", "authorized", "reserved", "unissued", "undesignated", "issuable"."""

    of: str
    count: str
    shares: Fraction
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen(eq=False, repr=False)
class ExpectPaid(Value):
    """So much money in all was paid to a holder (`holder`) or to a class (`of`), to the cent."""

    amount: Fraction
    holder: str = ""
    of: str = ""
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen(eq=False, repr=False)
class ExpectOwed(Value):
    """So much money in dividends is unpaid on all shares of a class that a holder has; exact, or to the cent."""

    holder: str
    amount: Fraction
    of: str
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen(eq=False, repr=False)
class ExpectRuling(Value):
    """The event told just before is "allowed", "void", "breach" or "undetermined", under `sections` where given."""

    ruling: str
    sections: tuple[str, ...] = ()
    missing: str = ""
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen(eq=False, repr=False)
class ExpectDuty(Value):
    """A duty under a section is "due" (perhaps `by` a day), "met", "breached" or absent ("none")."""

    section: str
    status: str
    by: date | None = None
    to: str = ""
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen(eq=False, repr=False)
class ExpectQuantity(Value):
    """A quantity of a class: "conversion rate", "liquidation amount", "conversion price", "votes"."""

    quantity: str
    of: str
    value: Fraction
    holder: str = ""
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen(eq=False, repr=False)
class ExpectShort(Value):
    """The event just before left an approval short by so many shares, or without effect ("nothing follows")."""

    shares: Fraction
    of: str
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen(eq=False, repr=False)
class ExpectMailing(Value):
    """The last good day to mail notice of an act, under a section; or the day on which one counts as received."""

    section: str
    by: date
    is_receipt: bool = False
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen(eq=False, repr=False)
class ExpectEntitlement(Value):
    """What one share of a series converts into by now: money and securities."""

    of: str
    cash: Fraction
    securities: tuple[tuple[str, Fraction], ...]
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen(eq=False, repr=False)
class ExpectReorganization(Value):
    """The event just before was a reorganization for a series, which carries its conversion right over, or was none."""

    of: str
    happens: bool
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen(eq=False, repr=False)
class ExpectDisplaced(Value):
    """In the event just before, a section gave way to the section `by`."""

    section: str
    by: str
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen(eq=False, repr=False)
class ExpectDirector(Value):
    """Somebody sits on the board by now (`sits`), or does not."""

    name: str
    sits: bool
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen(eq=False, repr=False)
class ExpectBoardPart(Value):
    """A holder's votes elect such a part of the board, by the seats that each class fills."""

    holder: str
    part: Fraction
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen(eq=False, repr=False)
class ExpectMayBuy(Value):
    """A holder may still take so many of the shares of a class that are on offer."""

    holder: str
    shares: Fraction
    of: str
    span: Span = field(default=NOWHERE, eq=False, repr=False)


Expectation = (
    ExpectHolds
    | ExpectCount
    | ExpectPaid
    | ExpectOwed
    | ExpectRuling
    | ExpectDuty
    | ExpectQuantity
    | ExpectShort
    | ExpectMailing
    | ExpectEntitlement
    | ExpectReorganization
    | ExpectDisplaced
    | ExpectDirector
    | ExpectBoardPart
    | ExpectMayBuy
)


@frozen(eq=False, repr=False)
class Late(Value):
    """A line that was written down later than it happened (`recorded`), or taken back as a mistake (`withdrawn`).

    `words` are those of the line, `why` says what was wrong with it; `is_told` whether the story counts it in.
    """

    words: str
    happened: date
    recorded: date
    withdrawn: date | None = None
    why: str = ""
    is_told: bool = True
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen(eq=False, repr=False)
class Record(Value):
    """As of which day's knowledge a story is told (None: all of it), and the lines recorded late or taken back.

    A story as it was known on a day has the lines that were on record that day, and no expectations.
    """

    known_on: date | None = None
    late: tuple[Late, ...] = ()


AS_IT_HAPPENED = Record()


@frozen(eq=False, repr=False)
class Script(Value):
    """Givens, and the lines of the story in order: events, and expectations that hold at their place.

    `corrected` are the terms of series as certificates of correction have them: they hold from the first.
    """

    name: str
    lines: tuple[AnyEvent | Expectation, ...]
    givens: tuple[Given, ...] = ()
    readings: tuple[tuple[str, str], ...] = ()
    record: Record = AS_IT_HAPPENED
    corrected: tuple[Stock, ...] = ()
    span: Span = field(default=NOWHERE, eq=False, repr=False)

    @property
    def events(self) -> tuple[AnyEvent, ...]:
        """The events alone."""
        return tuple(line for line in self.lines if hasattr(line, "date"))  # type: ignore[misc]
