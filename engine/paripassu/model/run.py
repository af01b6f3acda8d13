"""What came of a story: rulings, effects and what remains, each with its reasons."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import attrs

from paripassu.model.citations import Cite, Reading
from paripassu.model.events import AnyEvent, Event, PassTime, Property
from paripassu.model.script import AS_IT_HAPPENED, Expectation, Record
from paripassu.model.terms import Stock
from paripassu.value import Value, frozen


@attrs.frozen(eq=False, repr=False)
class Input(Value):
    """A figure or fact that a reason used; `unit` is money, price, shares, votes, ratio, percent, date or ""."""

    name: str
    value: Fraction | date | str
    unit: str = ""


@frozen(eq=False, repr=False)
class Displaced(Value):
    """A rule that would have applied, and why it did not."""

    cite: Cite
    because: str


@frozen(eq=False, repr=False)
class Judgment(Value):
    """A fact that a person put on record and that an outcome relies on."""

    fact: str
    about: str
    holds: bool
    by: str
    on: date


@attrs.frozen(eq=False, repr=False)
class Reason(Value):
    """Why something is so: one sentence, the clauses it rests on, the figures used, and what lies behind it.

    `rounding` says what was rounded and how ("" for nothing); `because` are the reasons one level deeper.
    """

    text: str
    cites: tuple[Cite, ...] = ()
    inputs: tuple[Input, ...] = ()
    displaced: tuple[Displaced, ...] = ()
    rounding: str = ""
    judgments: tuple[Judgment, ...] = ()
    because: tuple[Reason, ...] = ()


@attrs.frozen(eq=False, repr=False)
class HoldingChanged(Value):
    """A holder has `after` shares of a class instead of `before`."""

    of: str
    holder: str
    before: Fraction
    after: Fraction
    reason: Reason


@attrs.frozen(eq=False, repr=False)
class CountChanged(Value):
    """A count moved: "outstanding", "authorized", "issued", "reserved", ...; `before` is None where nobody knows it."""

    of: str
    count: str
    before: Fraction | None
    after: Fraction
    reason: Reason


@frozen(eq=False, repr=False)
class Converted(Value):
    """A holder's `shares` of a series turned into `received` shares of `into`."""

    of: str
    holder: str
    shares: Fraction
    into: str
    received: Fraction
    fraction: Fraction
    reason: Reason


@frozen(eq=False, repr=False)
class Paid(Value):
    """Money was paid, or became payable by this act: `amount` in whole cents, `exact` before rounding.

    `kind` is "liquidation", "cash for fraction", "dividend", "repurchase", "redemption" or "trust".
    """

    id: str
    of: str
    to: str
    amount: Fraction
    exact: Fraction
    kind: str
    date: date
    reason: Reason


@frozen(eq=False, repr=False)
class Duty(Value):
    """Something owed to `to`: `status` is "due", "met", "breached" or "lapsed"; `due` None means at once or at no day.

    `kind` is what performs it: "deliver certificates", "replace certificate", "pay cash for fraction", ...;
    `amount` is the figure owed where there is one (for a fraction: the part of a share to be paid for).
    """

    id: str
    what: str
    cite: Cite
    to: str
    of: str
    due: date | None
    status: str
    arose: date
    reason: Reason
    settled: date | None = None
    kind: str = ""
    amount: Fraction | None = None


@frozen(eq=False, repr=False)
class DutyChanged(Value):
    """A duty arose or changed its status."""

    duty: Duty
    reason: Reason


@frozen(eq=False, repr=False)
class TermChanged(Value):
    """A quantity of a class changed ("conversion rate", "rank", ...), by the event `cause` where that may be undone."""

    of: str
    quantity: str
    before: Fraction | str
    after: Fraction | str
    reason: Reason
    is_written: bool = False  # whether the terms themselves say so from now on
    cause: Event | None = attrs.field(default=None, eq=False, repr=False)


@frozen(eq=False, repr=False)
class StockChanged(Value):
    """The terms of a class or series are `after` from now on: a new series, an amendment, a waiver."""

    of: str
    after: Stock
    reason: Reason


@frozen(eq=False, repr=False)
class EntitlementChanged(Value):
    """One share of a series will convert into `each` from now on."""

    of: str
    each: Property
    reason: Reason


@frozen(eq=False, repr=False)
class Tallied(Value):
    """A vote was counted: `needed` of `base` votes, more than it where `exceeded`; None where a figure is unknown.

    `bound` says that the figures are the "at least" or "at most" that a class can have in favor.
    """

    what: str
    of: str
    in_favor: Fraction | None
    against: Fraction | None
    base: Fraction | None
    needed: Fraction | None
    exceeded: bool
    passed: bool | None
    reason: Reason
    bound: str = ""


@frozen(eq=False, repr=False)
class Noted(Value):
    """Something a reader wants to know although it changes nothing: why nothing followed, what is missing.

    `short_by` counts shares by which an approval was short, where that is the reason; `topic` says what the note is
    about where something may be expected of it ("reorganization", "no reorganization").
    """

    reason: Reason
    short_by: Fraction | None = None
    of: str = ""
    topic: str = ""


@frozen(eq=False, repr=False)
class Undetermined(Value):
    """A consequence that cannot be known: which fact is missing, and the outcomes it may have."""

    missing: str
    reason: Reason
    outcomes: tuple[str, ...] = ()


Effect = (
    HoldingChanged
    | CountChanged
    | Converted
    | Paid
    | DutyChanged
    | TermChanged
    | StockChanged
    | EntitlementChanged
    | Tallied
    | Noted
    | Undetermined
)

ALLOWED, VOID, BREACH, UNDETERMINED = "allowed", "void", "breach", "undetermined"


@attrs.frozen(eq=False, repr=False)
class Step(Value):
    """One event, what is to be said of it (`ruling`, with `reasons`), and what it did.

    `missing` names the fact that an undetermined ruling waits for; `code` is the finding that a void act raises
    where the script did not expect it.
    """

    index: int
    event: AnyEvent | PassTime
    ruling: str
    reasons: tuple[Reason, ...] = ()
    effects: tuple[Effect, ...] = ()
    missing: str = ""
    code: str = ""


@frozen(eq=False, repr=False)
class Checked(Value):
    """An expectation, whether it was met, what came out instead, and why."""

    expectation: Expectation
    is_met: bool
    found: str
    reason: Reason
    after_step: int


@frozen(eq=False, repr=False)
class ClassCounts(Value):
    """All counts of one class or series on the last day, in shares; None where the record is silent.

    `unissued` is what is left of `authorized`, `undesignated` what a blank-check class has left for new series.
    """

    of: str
    authorized: Fraction | None
    outstanding: Fraction
    reserved: Fraction
    reacquired: Fraction
    unissued: Fraction | None
    undesignated: Fraction | None


@frozen(eq=False, repr=False)
class Residual(Value):
    """What remains after the story: who holds what, the counts, the duties and the payments."""

    date: date | None
    holdings: tuple[tuple[str, str, Fraction], ...] = ()  # (class, holder, shares), classes as in the terms
    counts: tuple[ClassCounts, ...] = ()
    duties: tuple[Duty, ...] = ()
    payments: tuple[Paid, ...] = ()
    quantities: tuple[tuple[str, str, Fraction], ...] = ()  # (class, quantity, value)


@frozen(eq=False, repr=False)
class Run(Value):
    """A story run to its end (or to a day): the steps, what remains, and which expectations were met."""

    name: str
    steps: tuple[Step, ...]
    residual: Residual
    expectations: tuple[Checked, ...] = ()
    readings: tuple[Reading, ...] = ()
    as_of: date | None = None
    record: Record = AS_IT_HAPPENED
    state: object = attrs.field(default=None, eq=False, repr=False)  # the interpreter's own, to go on from
