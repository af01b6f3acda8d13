"""Seats on the board: how many a class elects by itself, who sits in them, and which part of it a holder elects."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.consents import lapsed
from paripassu.interpreter.evaluate import Missing
from paripassu.interpreter.missed import Counter, counted
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Objection
from paripassu.interpreter.votes import votes_by_holder
from paripassu.model.citations import Item
from paripassu.model.clauses import Voting
from paripassu.model.events import CallMeeting, ElectDirectors, FixBoard
from paripassu.model.run import UNDETERMINED, VOID, Effect, Input, Noted, Reason
from paripassu.model.seats import BoardPart
from paripassu.model.terms import Stock
from paripassu.money import DOWN, NEAREST, UP, WHOLE, round_to, show_exact, show_percent, show_shares

CODE = "R311"
_BOARD = "how many directors there are (a `board` line in the company file)"


def board_size(state: State) -> int | None:
    """How many directors there are; None where nobody says."""
    fixed = state.past(FixBoard)
    if fixed:
        return fixed[-1].seats
    item = state.terms.company.board
    return None if item is None else item.value.seats


def part_of_board(rule: BoardPart, seats: int) -> int:
    """The whole seats that a part of a board comes to."""
    exact = rule.part * seats
    if rule.exceeded:
        return int(exact) + 1
    if rule.rounding != "up short of a majority":
        return int(round_to(exact, WHOLE, {"up": UP, "nearest": NEAREST}.get(rule.rounding, DOWN)))
    up = int(round_to(exact, WHOLE, UP))
    return up if 2 * up <= seats else int(exact)


def own_seats(state: State, clause: Voting) -> int | Missing:
    """The seats that a class always fills."""
    if lapsed(state, clause.lapses, state.day) is not None:
        return 0
    fixed = clause.directors.value if clause.directors is not None else 0
    if clause.board_part is None:
        return fixed
    seats = board_size(state)
    return Missing(_BOARD) if seats is None else fixed + part_of_board(clause.board_part.value, seats)


def _cites(clause: Voting) -> tuple[Item[object], ...]:
    items = (clause.directors, clause.board_part, clause.more_directors)
    return tuple(item for item in items if item is not None)  # type: ignore[misc]


def _elects(clause: Voting) -> bool:
    return bool(_cites(clause))


def may_elect(stock: Stock, clause: Voting, event: ElectDirectors, state: State) -> Iterator[Objection]:
    """Object to an election of more directors than the class has seats for."""
    if event.of != stock.name or not _elects(clause):
        return
    seats, wanted = own_seats(state, clause), len(event.names)
    cites = (_cites(clause)[0].cite,)
    if isinstance(seats, Missing):
        text = f"How many directors {stock.name} elects is not known: {seats.what} is missing."
        yield Objection(UNDETERMINED, Reason(text, cites), missing=seats.what, outcomes=("allowed", "void"))
        return
    if wanted <= seats:
        return
    rule = clause.more_directors.value if clause.more_directors is not None else None
    more = rule.directors if rule is not None else 0
    counter = Counter(False, 0, 0) if rule is None else counted(state, stock, rule)
    if isinstance(counter, Missing):
        text = f"Whether {stock.name} elects {more} more is not known: {counter.what} is missing."
        yield Objection(UNDETERMINED, Reason(text, cites), missing=counter.what, outcomes=("allowed", "void"))
        return
    if counter.is_active and wanted <= seats + more:
        return
    inputs = (Input("seats", Fraction(seats)), *counter.inputs)
    text = f"{stock.name} elects {seats} of the directors, not {wanted}"
    if rule is not None:
        every = f"{rule.every} " if rule.every else ""
        text += f"; {more} more only while {rule.missed} {every}dividends are unpaid ({counter.words(rule)})"
    ended = lapsed(state, clause.lapses, state.day)
    because = (ended,) if ended is not None else ()
    yield Objection(VOID, Reason(f"{text}.", cites, inputs, because=because), code=CODE)


def elected(stock: Stock, clause: Voting, event: ElectDirectors, state: State) -> Iterator[Effect]:
    """Say by which right a class elects directors of its own."""
    if event.of != stock.name or not _elects(clause):
        return
    seats = own_seats(state, clause)
    by_arrears = not isinstance(seats, Missing) and len(event.names) > seats
    own = clause.more_directors if by_arrears and clause.more_directors is not None else _cites(clause)[0]
    text = f"{stock.name} elects {len(event.names)} of the directors by itself."
    yield Noted(Reason(text, (own.cite,)), of=stock.name)


def may_call(stock: Stock, clause: Voting, event: CallMeeting, state: State) -> Iterator[Objection]:
    """Object to a meeting called by too few, or without dividends missed for which it may be called."""
    item = clause.more_directors
    if event.of != stock.name or item is None or item.value.petition is None:
        return
    counter = counted(state, stock, item.value)
    if isinstance(counter, Missing):
        text = f"Whether a meeting may be called is not known: {counter.what} is missing."
        yield Objection(UNDETERMINED, Reason(text, (item.cite,)), missing=counter.what, outcomes=("allowed", "void"))
        return
    if not counter.is_active:
        text = f"No meeting may be called: {item.value.missed} dividends must be unpaid, and {counter.missed} are."
        yield Objection(VOID, Reason(text, (item.cite,), counter.inputs), code=CODE)
        return
    held = sum((state.held(stock.name, name) for name in dict.fromkeys(event.by)), NOTHING)
    needed = item.value.petition * state.out(stock.name)
    if held < needed:
        text = f"Holders of {show_percent(item.value.petition)} may call a meeting, {show_exact(needed)} {stock.name}; "
        text += f"those who call it have {show_shares(held)}."
        inputs = (Input("held", held, "shares"), Input("needed", needed, "shares"))
        yield Objection(VOID, Reason(text, (item.cite,), inputs), code=CODE)


# Who sits on the board


def sitting(state: State) -> dict[str, str]:
    """The directors elected so far whose seats have not ended, each with the class that elected them ("" for all)."""
    found: dict[str, str] = {}
    for event in state.past(ElectDirectors):
        for name in event.names:
            found.pop(name, None)
            found[name] = event.of
    for of in dict.fromkeys(found.values()):
        most = _most(state, of)
        own = [name for name, by in found.items() if by == of]
        for name in own[: max(len(own) - most, 0)] if most is not None else ():
            del found[name]
    return found


def _most(state: State, of: str) -> int | None:
    """The seats that a class, or ("") all stock together, fills by now; None where nobody can tell."""
    if not of:
        size = board_size(state)
        others = [_most(state, stock.name) for stock in state.terms.stocks if stock.voting and _elects(stock.voting)]
        return None if size is None or None in others else max(size - sum(each or 0 for each in others), 0)
    stock = state.stock(of)
    if stock.voting is None or not _elects(stock.voting):
        return None
    seats = own_seats(state, stock.voting)
    if isinstance(seats, Missing):
        return None
    rule = stock.voting.more_directors
    counter = counted(state, stock, rule.value) if rule is not None else None
    if isinstance(counter, Missing):
        return None
    return seats + (rule.value.directors if rule is not None and counter is not None and counter.is_active else 0)


def part_elected(state: State, holder: str) -> Fraction | Missing:
    """The part of the board that a holder's votes elect: of each class its part of the votes, by the seats it fills.

    That is how control is measured by votes where classes elect separately (16 CFR §801.12(b)).
    """
    size = board_size(state)
    if not size:
        return Missing(_BOARD)
    found, left = NOTHING, Fraction(size)
    for stock in state.terms.stocks:
        seats = _most(state, stock.name)
        held = state.holdings_on(stock.name, None)
        total = sum(held.values(), NOTHING)
        if seats and total:
            found += held.get(holder, NOTHING) / total * seats
            left -= seats
    votes = votes_by_holder(state, None)
    whole = sum(votes.values(), NOTHING)
    if left > 0 and whole:
        found += votes.get(holder, NOTHING) / whole * left
    return found / size
