"""Options and warrants outstanding: those of the company file, those of a cap table, those that a script granted."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import field, frozen

from paripassu.interpreter.entitling import Lack, takes_the_rest
from paripassu.interpreter.state import State
from paripassu.model.citations import Cite
from paripassu.model.claims import Gauge, Trigger
from paripassu.model.events import GrantOptions
from paripassu.model.grants import Grant
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
        yield Granted(
            name=grant.name,
            of=grant.of,
            strike=grant.strike,
            shares=shares,
            holders=holders or {grant.to or grant.name: shares},
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
        return Trigger(Gauge.COMMON_PRICE, opens.at), None
    return None, Lack(f"when {grant.name} opens: {opens.of} is not the stock that takes what is left", grant.cite)


def _told(state: State) -> Iterator[Granted]:
    """Grants told by a script, those of one class at one strike together."""
    found: dict[tuple[str, str, Fraction], dict[str, Fraction]] = {}
    for event in state.past(GrantOptions):
        holders = found.setdefault((event.kind, event.of, event.strike), {})
        holders[event.to] = holders.get(event.to, Fraction(0)) + event.shares
    for (kind, of, strike), holders in found.items():
        name = f"{kind} on {of} at {show_exact_money(strike)}"
        cite = Cite("", "script", f"grant {name}")
        yield Granted(name, of, strike, sum(holders.values(), Fraction(0)), holders, cite=cite)
