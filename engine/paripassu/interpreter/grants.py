"""Options and warrants outstanding: those of the company file, those of a cap table, those that a script granted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from attrs import field, frozen

from paripassu.interpreter.entitling import Lack, takes_the_rest
from paripassu.interpreter.events.splits import factor_of
from paripassu.interpreter.state import State
from paripassu.model.citations import Cite
from paripassu.model.claims import Gauge, Trigger
from paripassu.model.events import Event, GrantOptions, Split
from paripassu.model.grants import Grant
from paripassu.model.market_events import Exercise, Expire
from paripassu.money import show_exact_money
from paripassu.value import Value


@frozen(eq=False, repr=False)
class Granted(Value):
    """One grant as it stands: so many shares of a class at a strike, and who holds them."""

    name: str
    of: str
    strike: Fraction
    shares: Fraction
    holders: dict[str, Fraction] = field(factory=dict)
    is_paid_in: bool = True
    opens: Trigger | None = None
    cite: Cite = field(default=Cite("", "company"), eq=False, repr=False)
    lack: Lack | None = None


def granted(state: State) -> tuple[Granted, ...]:
    """Everything outstanding, grants of the company file first; grants without shares are left out."""
    return (*_written(state), *_told(state))


def _written(state: State) -> Iterator[Granted]:
    for grant in state.terms.grants:
        # A cap table says who holds how many; without one, all that was granted is held.
        holders = dict(state.holdings.get(grant.name, {}))
        shares = state.out(grant.name) if grant.name in state.outstanding else grant.shares
        if not shares:
            continue
        opens, lack = _opening(state, grant)
        factor = _multiplied(state, grant.of)
        everybody = holders or {grant.to or grant.name: shares}
        yield Granted(
            name=grant.name,
            of=grant.of,
            strike=grant.strike / factor,
            shares=shares * factor,
            holders={holder: number * factor for holder, number in everybody.items()},
            is_paid_in=grant.is_paid_in,
            opens=opens,
            cite=grant.cite,
            lack=lack,
        )


def _opening(state: State, grant: Grant) -> tuple[Trigger | None, Lack | None]:
    """The threshold of a grant; a price of stock that does not take the rest is no price that a payout knows."""
    opens = grant.opens
    if opens is None:
        return None, None
    if not opens.of:
        return Trigger(Gauge.ASSETS, opens.at), None
    if takes_the_rest(state, state.stock(opens.of)):
        return Trigger(Gauge.COMMON_PRICE, opens.at / _multiplied(state, opens.of)), None
    return None, Lack(f"when {grant.name} opens: {opens.of} is not the stock that takes what is left", grant.cite)


def _told(state: State) -> Iterator[Granted]:
    """Grants told by a script, those of one class at one strike together."""
    found: dict[tuple[str, str, Fraction], dict[str, Fraction]] = {}
    for event in state.past(GrantOptions):
        factor = splits_after(state, event)
        holders = found.setdefault((event.kind, event.of, event.strike / factor), {})
        holders[event.to] = holders.get(event.to, Fraction(0)) + event.shares * factor
    ended: list[Exercise | Expire] = [*state.past(Exercise), *state.past(Expire)]
    for gone in ended:
        if gone.strike is not None and gone.holder:
            factor = splits_after(state, gone)
            holders = found.get((gone.kind, gone.of, gone.strike / factor), {})
            holders[gone.holder] = holders.get(gone.holder, Fraction(0)) - gone.shares * factor
    for (kind, of, strike), everybody in found.items():
        holders = {holder: shares for holder, shares in everybody.items() if shares > 0}
        if not holders:
            continue
        name = f"{kind} on {of} at {show_exact_money(strike)}"
        cite = Cite("", "script", f"grant {name}")
        yield Granted(name, of, strike, sum(holders.values(), Fraction(0)), holders, cite=cite)


def _multiplied(state: State, of: str) -> Fraction:
    """By what the splits of a story have multiplied a class: grants of the company file follow all of them."""
    return _product(event for event in state.past(Split) if event.of == of)


def splits_after(state: State, grant: Event) -> Fraction:
    """By what splits have multiplied a class since a grant on it (or since its exercise, or its end)."""
    of = getattr(grant, "of", "")
    return _product(
        event
        for event in state.past(Split)
        if event.of == of and (event.date, event.span.start) > (grant.date, grant.span.start)
    )


def _product(splits: Iterable[Split]) -> Fraction:
    factor = Fraction(1)
    for event in splits:
        factor *= factor_of(event)
    return factor
