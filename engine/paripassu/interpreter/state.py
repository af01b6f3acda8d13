"""Where a company stands between two events: who holds what, what is owed, what has been told so far.

The fold in `run.py` is the only writer: it changes a state by applying effects, one at a time (`apply.py`), so that
every change has a reason. A caller's state is copied before a run, never changed: replaying a story in two halves
gives what replaying it at once gives.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TypeVar

from attrs import Factory, define

from paripassu.model.acts import Act
from paripassu.model.citations import Cite
from paripassu.model.events import Event, Property
from paripassu.model.run import Duty, HoldingChanged, Paid, Reason, Step, TermChanged
from paripassu.model.script import Given
from paripassu.model.terms import Stock, Terms

E = TypeVar("E", bound=Event)
NOTHING = Fraction(0)


@define
class State:
    """Everything that later events can depend on.

    `issued` counts every share ever issued, so that what came back to the company can be told from it;
    `converted` counts what conversions of each series gave of the class that it converts into, and `turned` how many of
    its shares each holder gave for that;
    `moves` and `move_dates` are the journal of holdings, for record dates; `told` keeps past events that later ones
    ask about, by kind (issues and transfers are in the journal already); `rules` and `spared` are answers kept until
    the terms or the counts they were taken from change (`apply.py`); `event` is what is being told, and
    `spoken` what clauses have said to it so far; `watched` is what the causes of general rules came to when last asked.
    """

    terms: Terms
    today: date | None = None
    holdings: dict[str, dict[str, Fraction]] = Factory(dict)
    outstanding: dict[str, Fraction] = Factory(dict)
    authorized: dict[str, Fraction] = Factory(dict)
    issued: dict[str, Fraction] = Factory(dict)
    reserved: dict[str, Fraction] = Factory(dict)
    reacquired: dict[str, Fraction] = Factory(dict)
    converted: dict[str, Fraction] = Factory(dict)
    turned: dict[tuple[str, str], Fraction] = Factory(dict)
    moves: list[HoldingChanged] = Factory(list)
    move_dates: list[date] = Factory(list)
    told: dict[type[Event], list[Event]] = Factory(dict)
    duties: dict[str, Duty] = Factory(dict)
    payments: list[Paid] = Factory(list)
    quantities: dict[tuple[str, str], Fraction | str] = Factory(dict)
    changes: list[TermChanged] = Factory(list)
    change_dates: list[date] = Factory(list)
    entitlements: dict[str, Property] = Factory(dict)
    entitlement_reasons: dict[str, Reason] = Factory(dict)
    givens: tuple[Given, ...] = ()
    steps_told: int = 0
    last: Step | None = None
    event: Event | None = None
    spoken: tuple[Cite, ...] = ()
    watched: dict[str, bool] = Factory(dict)
    rules: dict[type[Event], tuple[object, ...]] = Factory(dict)
    spared: dict[str, Fraction | None] = Factory(dict)
    restated: dict[tuple[int, str, str], tuple[Act, ...]] = Factory(dict)

    def copy(self) -> State:
        """A state of its own with the same content."""
        return State(
            terms=self.terms,
            today=self.today,
            holdings={of: dict(holders) for of, holders in self.holdings.items()},
            outstanding=dict(self.outstanding),
            authorized=dict(self.authorized),
            issued=dict(self.issued),
            reserved=dict(self.reserved),
            reacquired=dict(self.reacquired),
            converted=dict(self.converted),
            turned=dict(self.turned),
            moves=list(self.moves),
            move_dates=list(self.move_dates),
            told={kind: list(events) for kind, events in self.told.items()},
            duties=dict(self.duties),
            payments=list(self.payments),
            quantities=dict(self.quantities),
            changes=list(self.changes),
            change_dates=list(self.change_dates),
            entitlements=dict(self.entitlements),
            entitlement_reasons=dict(self.entitlement_reasons),
            givens=self.givens,
            steps_told=self.steps_told,
            last=self.last,
            watched=dict(self.watched),
        )

    @property
    def day(self) -> date:
        """The day the story has come to; only events ask, and every event has one."""
        if self.today is None:
            raise AssertionError("asked for the day before any event")
        return self.today

    # What is held

    def held(self, of: str, holder: str) -> Fraction:
        """Shares of a class that a holder has now."""
        return self.holdings.get(of, {}).get(holder, NOTHING)

    def out(self, of: str) -> Fraction:
        """Shares of a class outstanding now."""
        return self.outstanding.get(of, NOTHING)

    def holdings_on(self, of: str, day: date | None) -> dict[str, Fraction]:
        """Who held how many shares of a class at the close of a day (None: now), holders in order of first holding."""
        held = dict(self.holdings.get(of, {}))
        if day is not None:
            for index in range(len(self.moves) - 1, -1, -1):
                if self.move_dates[index] <= day:
                    break
                move = self.moves[index]
                if move.of == of:
                    held[move.holder] = move.before
        return {holder: shares for holder, shares in held.items() if shares}

    def out_on(self, of: str, day: date) -> Fraction:
        """Shares of a class outstanding at the close of a day."""
        return sum(self.holdings_on(of, day).values(), NOTHING)

    # What was told

    def past(self, kind: type[E]) -> list[E]:
        """Earlier events of one kind that took effect, in order."""
        return self.told.get(kind, [])  # type: ignore[return-value]

    # What the terms say by now

    def stock(self, name: str) -> Stock:
        """The class or series of that name; the resolver has made sure that it exists."""
        stock = self.terms.stock(name)
        if stock is None:
            raise AssertionError(f"unresolved class {name}")
        return stock

    def quantity(self, of: str, name: str, day: date | None = None) -> Fraction | str | None:
        """A quantity of a class as events had changed it by the close of a day (None: by now).

        Words where it was changed and nobody said to what; None where it still stands as the terms wrote it.
        """
        changed = self.quantities.get((of, name))
        if day is None or not self.changes:
            return changed
        for change, on in zip(self.changes, self.change_dates, strict=True):
            if on > day and (change.of, change.quantity) == (of, name):
                return change.before
        return changed

    def given(self, of: str, quantity: str) -> Given | None:
        """What the script supplied for a term that the record is silent on."""
        for given in self.givens:
            if given.of == of and given.quantity == quantity:
                return given
        return None


def first_issue(state: State, of: str) -> date | None:
    """The day on which the first share of a class was issued."""
    for move, day in zip(state.moves, state.move_dates, strict=True):
        if move.of == of:
            return day
    return None


def start(terms: Terms, givens: tuple[Given, ...] = ()) -> State:
    """The state before the first event: nothing issued, numbers as the terms authorize them."""
    state = State(terms=terms, givens=givens)
    for stock in terms.stocks:
        given = state.given(stock.name, "authorized")
        if given is not None:
            state.authorized[stock.name] = given.value
        elif stock.authorized is not None:
            state.authorized[stock.name] = stock.authorized.value
    return state
