"""How many directors a class elects by itself: always, and more of them while its dividends are unpaid."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.accruing import full_period
from paripassu.interpreter.evaluate import Missing
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Objection
from paripassu.interpreter.unpaid import unpaid_in_all
from paripassu.model.clauses import Voting
from paripassu.model.events import ElectDirectors
from paripassu.model.run import UNDETERMINED, VOID, Effect, Input, Noted, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_exact


def may_elect(stock: Stock, clause: Voting, event: ElectDirectors, state: State) -> Iterator[Objection]:
    """Object to an election of more directors than the class has seats for."""
    if event.of != stock.name or clause.directors is None:
        return
    seats, wanted = clause.directors.value, len(event.names)
    if wanted <= seats:
        return
    more, periods = clause.more_directors.value if clause.more_directors is not None else (0, 0)
    unpaid = _unpaid_periods(state, stock) if wanted <= seats + more else NOTHING
    cites = (clause.directors.cite,)
    if isinstance(unpaid, Missing):
        text = f"Whether {stock.name} elects {more} more is not known: {unpaid.what} is missing."
        yield Objection(UNDETERMINED, Reason(text, cites), missing=unpaid.what, outcomes=("allowed", "void"))
        return
    if more and unpaid >= periods and wanted <= seats + more:
        return
    inputs = (Input("seats", Fraction(seats)), Input("unpaid dividends", unpaid))
    text = f"{stock.name} elects {seats} of the directors, not {wanted}"
    if more:
        text += f"; {more} more only while {periods} quarterly dividends are unpaid ({show_exact(unpaid)} are)"
    yield Objection(VOID, Reason(f"{text}.", cites, inputs), code="R311")


def _unpaid_periods(state: State, stock: Stock) -> Fraction | Missing:
    """How many full dividends are unpaid, by what all shares together are owed for earlier periods."""
    owed, full = unpaid_in_all(state, stock), full_period(state, stock)
    if isinstance(owed, Missing):
        return owed
    if isinstance(full, Missing):
        return full
    whole = full * state.out(stock.name)
    return Fraction(int(owed / whole)) if whole else NOTHING


def elected(stock: Stock, clause: Voting, event: ElectDirectors, state: State) -> Iterator[Effect]:
    """Say by which right a class elects directors of its own."""
    del state
    if event.of == stock.name and clause.directors is not None:
        text = f"{stock.name} elects {len(event.names)} of the directors by itself."
        yield Noted(Reason(text, (clause.directors.cite,)), of=stock.name)
