"""Elections of directors by count: who may cast how many votes, who got the most, and how many are sure to elect."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.seats import board_size
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.tally import shares_by_holder
from paripassu.interpreter.telling import Facts, Objection, law
from paripassu.interpreter.votes import votes_by_holder
from paripassu.model.citations import Cite
from paripassu.model.events import ElectDirectors, FixBoard
from paripassu.model.run import UNDETERMINED, VOID, Effect, Input, Noted, Reason
from paripassu.money import show_exact, show_shares

_PLURALITY = law("DGCL §216(3)", "directors are elected by a plurality of the votes")
_BOARD = law("DGCL §141(b)", "the board has as many members as the bylaws or the charter say")
_CUMULATIVE = law("DGCL §214", "cumulative voting, where the charter has it")


def is_cumulative(state: State) -> bool:
    """Whether each holder may give all votes to one candidate."""
    item = state.terms.company.board
    return item is not None and item.value.is_cumulative


def needed_to_elect(votes: Fraction, seats: int, wanted: int, *, cumulative: bool) -> int:
    """The fewest whole votes of one holder that are sure to elect so many of the seats, whatever the others do."""
    part = Fraction(wanted, seats + 1) if cumulative else Fraction(1, 2)
    return int(votes * part) + 1


def sure_seats(votes: Fraction, own: Fraction, seats: int, *, cumulative: bool) -> int:
    """How many of the seats a holder's votes are sure to elect."""
    return max(
        (
            wanted
            for wanted in range(1, seats + 1)
            if own >= needed_to_elect(votes, seats, wanted, cumulative=cumulative)
        ),
        default=0,
    )


def may_elect(event: ElectDirectors, state: State) -> Iterator[Objection]:
    """Nobody casts more votes than there are, and those elected are those with the most."""
    size = board_size(state)
    if size is not None and len(event.names) > size:
        text = f"The board has {size} seats, not {len(event.names)}."
        yield Objection(VOID, Reason(text, _board_cites(state), (Input("seats", Fraction(size)),)), code="R318")
    if not event.ballots:
        return
    yield from _too_many(event, state)
    got = _got(event)
    least = min((got.get(name, NOTHING) for name in event.names), default=NOTHING)
    for name, votes in got.items():
        if name not in event.names and votes > least:
            text = f"{name} got {show_exact(votes)} votes, more than one of those said to be elected"
            text += f" ({show_exact(least)})."
            inputs = (Input("votes", votes, "votes"), Input("least of the elected", least, "votes"))
            yield Objection(VOID, Reason(text, (_PLURALITY,), inputs), code="R318")
            return
        if name not in event.names and votes == least:
            missing = f"how the tie between {name} and the last of those elected was broken"
            text = f"{name} got as many votes as the last of those said to be elected: {show_exact(votes)}."
            yield Objection(UNDETERMINED, Reason(text, (_PLURALITY,)), missing=missing, outcomes=("allowed", "void"))
            return


def _board_cites(state: State) -> tuple[Cite, ...]:
    item = state.terms.company.board
    return (item.cite,) if item is not None else (_BOARD,)


def _got(event: ElectDirectors) -> dict[str, Fraction]:
    got: dict[str, Fraction] = {}
    for ballot in event.ballots:
        got[ballot.candidate] = got.get(ballot.candidate, NOTHING) + ballot.votes
    return dict(sorted(got.items(), key=lambda each: -each[1]))


def _held(event: ElectDirectors, state: State) -> dict[str, Fraction]:
    return shares_by_holder(state, event.of, None) if event.of else votes_by_holder(state, None)


def _too_many(event: ElectDirectors, state: State) -> Iterator[Objection]:
    """Each holder has his votes once for each seat; without cumulation no candidate gets more than that from him."""
    held, seats, cumulative = _held(event, state), len(event.names), is_cumulative(state)
    cites = (_CUMULATIVE if cumulative else _PLURALITY, *_board_cites(state))
    for holder in dict.fromkeys(ballot.holder for ballot in event.ballots):
        own = held.get(holder, NOTHING) if holder else sum(held.values(), NOTHING)
        cast = [ballot.votes for ballot in event.ballots if ballot.holder == holder]
        most = own * seats
        whose = holder or "All together"
        if sum(cast) > most:
            text = f"{whose} cast {show_exact(sum(cast, NOTHING))} votes"
            text += f", and had {show_exact(own)} for each of {seats} seats."
            yield Objection(VOID, Reason(text, cites, (Input("votes", most, "votes"),)), code="R305")
        elif not cumulative and max(cast) > own:
            text = f"{whose} gave one candidate {show_exact(max(cast))} votes, and had {show_exact(own)} for each seat."
            yield Objection(VOID, Reason(text, cites, (Input("votes", own, "votes"),)), code="R305")


def elect(event: ElectDirectors, state: State) -> Iterator[Effect]:
    """Say who was elected with how many votes, and how many are sure to elect one."""
    if not event.ballots:
        return
    got, seats, cumulative = _got(event), len(event.names), is_cumulative(state)
    total = sum(_held(event, state).values(), NOTHING)
    counts = "; ".join(f"{name} {show_exact(got.get(name, NOTHING))}" for name in event.names)
    sure = needed_to_elect(total, seats, 1, cumulative=cumulative)
    how = "cumulative voting" if cumulative else "straight voting"
    of_seats = f"one of {seats} directors" if cumulative else f"all {seats} directors"
    text = (
        f"Elected with the most votes: {counts}. By {how}, {show_shares(Fraction(sure))} of {show_shares(total)} votes"
    )
    text += f" are sure to elect {of_seats}."
    cites = ((_CUMULATIVE, *_board_cites(state)) if cumulative else ()) + (_PLURALITY,)
    inputs = (Input("votes", total, "votes"), Input("sure to elect", Fraction(sure), "votes"))
    yield Noted(Reason(text, cites, inputs), of=event.of)


def fix_board(event: FixBoard, state: State) -> Iterator[Effect]:
    """The number of directors is another from now on."""
    del state
    yield Noted(Reason(f"The board has {event.seats} directors.", (_BOARD,)))


ELECT = Facts(may_elect, elect)
FIX_BOARD = Facts(do=fix_board)
