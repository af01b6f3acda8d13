"""An act that holders are to be told of: by which item of a clause, for which day, and by when at the latest."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from paripassu.interpreter.duties import calendar_cites
from paripassu.interpreter.state import State
from paripassu.model.citations import Cite, Item
from paripassu.model.matters import MATTERS, Matter
from paripassu.model.quantities import Duration
from paripassu.model.run import Input
from paripassu.value import Value

CONSOLIDATION = "consolidation"
_DEALS = ("merger", CONSOLIDATION)


@frozen(eq=False, repr=False)
class Announced(Value):
    """An act of which a series must be told: by which item, what kind of act, on which day, and by when at the latest.

    `last` is the last good mailing date, None where no calendar can tell it; `unjudged` names the judgment that is
    missing to know that the act is of this kind. A deal may be announced for an earlier day and put off; `since` is
    then the day of the last deal of its kind, to which earlier notices belonged (None: only notices for this very day).
    `paid` is the day of payment, where the days run to that and not to the `action`, which is then a record date;
    `runs` says whether they do.
    """

    of: str
    item: Item[Matter]
    period: Item[Duration]
    action: date
    last: date | None
    unjudged: str = ""
    since: date | None = None
    paid: date | None = None
    runs: Item[bool] | None = None

    @property
    def kind(self) -> str:
        """The Matter kind of the act."""
        return self.item.value.kind

    @property
    def name(self) -> str:
        """How an explanation says it."""
        return MATTERS[self.kind]

    @property
    def notice(self) -> str:
        """The notice in words."""
        return f"Notice of the {self.name} on {self.action}"

    @property
    def what(self) -> str:
        """The duty in words."""
        return f"mail notice of the {self.name} on {self.action} to every holder of {self.of}"

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The days, for a reason."""
        last = (Input("last mailing date", self.last, "date"),) if self.last is not None else ()
        paid = (Input("day of payment", self.paid, "date"),) if self.paid is not None else ()
        return (*last, Input("day of the act", self.action, "date"), *paid)

    def cites(self, state: State) -> tuple[Cite, ...]:
        """The item, the period, and the calendar that counts it."""
        runs = (self.runs.cite,) if self.runs is not None else ()
        return (self.item.cite, self.period.cite, *runs, *calendar_cites(state, self.period.value))

    @property
    def names(self) -> set[tuple[str, str]]:
        """What a notice may call the act: to those who write notices a consolidation is one kind of merger."""
        kinds = {self.kind, *(_DEALS if self.kind in _DEALS else ())}
        return {(kind, self.of) for kind in kinds}
