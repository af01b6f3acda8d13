"""General rules: what a lawyer writes where no kind of clause has a word for a provision.

A rule defines a quantity, says what follows when something happens, or says who may, must, may not or cannot do
something. Each stands under a section and may prevail over others or give way to them.
"""

from __future__ import annotations

from datetime import date

from paripassu.model.quantities import Bespoke, Duration, Expression, Threshold, Unit
from paripassu.value import frozen

# What rules can wait for or forbid; the key is the kind, the value is how an explanation says it.
OCCURRENCES: dict[str, str] = {
    "issue": "issue",
    "public offering": "public offering",
    "transfer": "transfer",
    "repurchase": "repurchase",
    "redemption": "redemption",
    "requirement": "requirement of redemption",
    "conversion": "conversion",
    "split": "split",
    "reverse split": "reverse split",
    "any split": "split or reverse split",
    "stock dividend": "stock dividend",
    "declaration": "declaration of a dividend",
    "payment": "payment of a dividend",
    "grant": "grant of options",
    "tender offer": "tender offer",
    "merger": "merger",
    "merger away": "merger that the company does not survive",
    "sale": "sale of substantially all assets",
    "reorganization": "reorganization",
    "liquidation": "liquidation",
    "amendment": "amendment of the charter",
    "change of control": "change of control",
    "senior series": "designation of a senior series",
    "parity series": "designation of a parity series",
    "junior series": "designation of a junior series",
    "meeting": "meeting",
    "approval": "approval",
    "default": "default",
    "cure": "cure of a default",
    "notice": "notice",
    "delivery": "delivery of certificates",
    "event": "event",
}


@frozen(eq=False, repr=False)
class Occurrence(Bespoke):
    """Something that happens: `kind` is one of OCCURRENCES, `of` the class it concerns, `what` its name in a script."""

    kind: str
    of: str = ""
    what: str = ""


@frozen(eq=False, repr=False)
class Moment(Bespoke):
    """A day: one named (`on`), a `defined` one, the first issue of a class, the `last` time that something happened.

    With `after` it comes so long after the moment `base`.
    """

    on: date | None = None
    first_issue_of: str = ""
    name: str = ""
    base: Moment | None = None
    after: Duration | None = None
    last: Occurrence | None = None


@frozen(eq=False, repr=False)
class Yearly(Bespoke):
    """The same day of each year, `since` a first one, so many `times` (0: without an end)."""

    month: int
    day: int
    since: date | None = None
    times: int = 0


# Conditions


@frozen(eq=False, repr=False)
class Compared(Bespoke):
    """Two amounts held against each other by >=, >, <=, < or =; a close perhaps on `days` of `of_days`."""

    left: Expression
    sign: str
    right: Expression
    days: int = 0
    of_days: int = 0


@frozen(eq=False, repr=False)
class InDefault(Bespoke):
    """A default lasts, or (`lasts` False) none does."""

    lasts: bool = True


@frozen(eq=False, repr=False)
class Outstanding(Bespoke):
    """Some of a class is outstanding, or (`some` False) none is."""

    of: str
    some: bool = True


@frozen(eq=False, repr=False)
class Timed(Bespoke):
    """A moment `kind` "come", "before" (it has not come), "within" so long after it, or so long has "passed" since."""

    kind: str
    moment: Moment
    duration: Duration | None = None


@frozen(eq=False, repr=False)
class Happened(Bespoke):
    """Something has happened at least once, or (`has` False) never."""

    event: Occurrence
    has: bool = True


@frozen(eq=False, repr=False)
class Consented(Bespoke):
    """So much of some classes has consented to the act that the rule is about."""

    of: tuple[str, ...]
    threshold: Threshold


@frozen(eq=False, repr=False)
class DutyStands(Bespoke):
    """A duty under a section is "due", "met" or "breached"."""

    section: str
    status: str


# Rules


@frozen(eq=False, repr=False)
class Actor(Bespoke):
    """Who acts: "company", "holder" (of `of`, where it is named), or "class": so much of some classes together."""

    kind: str
    of: tuple[str, ...] = ()
    threshold: Threshold | None = None


@frozen(eq=False, repr=False)
class Obligation(Bespoke):
    """Somebody must do something `within` a time (after a moment, or after what it follows from), or `by` a moment."""

    actor: Actor
    act: Occurrence
    within: Duration | None = None
    after: Moment | None = None
    by: Moment | None = None


@frozen(eq=False, repr=False)
class Precedence(Bespoke):
    """Which sections a rule prevails over (`everything`: over all), gives way to (`under`), and puts back in force."""

    over: tuple[str, ...] = ()
    everything: bool = False
    under: tuple[str, ...] = ()
    reinstates: tuple[str, ...] = ()


@frozen(eq=False, repr=False)
class Definition(Bespoke):
    """A name for an amount with its unit, or for a moment."""

    name: str
    amount: Expression | None = None
    moment: Moment | None = None
    unit: Unit | None = None


@frozen(eq=False, repr=False)
class Whenever(Bespoke):
    """What follows when one of some causes happens or comes to be so, all conditions hold, and none of `unless`."""

    causes: tuple[Bespoke, ...]
    consequences: tuple[Bespoke, ...]
    conditions: tuple[Bespoke, ...] = ()
    unless: tuple[Bespoke, ...] = ()
    precedence: Precedence = Precedence()


@frozen(eq=False, repr=False)
class Power(Bespoke):
    """What somebody "may" do only if, "may not" do unless (else a breach), or "cannot" do unless (else void)."""

    kind: str
    actor: Actor
    act: Occurrence
    conditions: tuple[Bespoke, ...] = ()
    unless: tuple[Bespoke, ...] = ()
    precedence: Precedence = Precedence()


@frozen(eq=False, repr=False)
class Must(Bespoke):
    """A duty that arises once, or each time that what it waits for happens."""

    obligation: Obligation
    precedence: Precedence = Precedence()


@frozen(eq=False, repr=False)
class Order(Bespoke):
    """A line that says of one section how it stands to others."""

    section: str
    precedence: Precedence
