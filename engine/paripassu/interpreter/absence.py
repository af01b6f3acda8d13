"""Shares that are not present at a meeting and are redeemed for that."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.counts import move
from paripassu.interpreter.evaluate import Missing, evaluate
from paripassu.interpreter.state import State
from paripassu.model.clauses import Voting
from paripassu.model.events import Meeting
from paripassu.model.run import Effect, Input, Paid, Reason, Undetermined
from paripassu.model.terms import Stock
from paripassu.money import CENT, NEAREST, round_to, show_exact_money, show_money, show_shares


def redeem_absent(stock: Stock, clause: Voting, event: Meeting, state: State) -> Iterator[Effect]:
    """Redeem the shares of all who are not told to have been at the meeting."""
    item = clause.absent
    if item is None or event.of not in {"", stock.name} or not state.out(stock.name):
        return
    tallies = [tally for resolution in event.resolutions for tally in resolution.tallies]
    if not tallies or any(tally.in_favor is not None or tally.against is not None for tally in tallies):
        missing = f"who of the holders of {stock.name} was at the meeting on {event.date}"
        text = f"The {stock.name} that were not at the meeting are redeemed; {missing} is not told."
        yield Undetermined(missing, Reason(text, (item.cite,)))
        return
    there = {
        name
        for tally in tallies
        for name in (*tally.holders_in_favor, *tally.holders_against, *tally.holders_abstaining)
    }
    each = evaluate(item.value, stock, state)
    if isinstance(each, Missing):
        yield Undetermined(each.what, Reason(f"The price of absent {stock.name} is not known.", (item.cite,)))
        return
    for holder, shares in list(state.holdings.get(stock.name, {}).items()):
        if holder in there:
            continue
        exact = shares * each
        cents = round_to(exact, CENT, NEAREST)
        rounding = f"{show_exact_money(exact)} to the nearest cent" if cents != exact else ""
        what = f"{show_shares(shares)} {stock.name} of {holder}"
        text = f"{what} were not at the meeting and are redeemed for {show_money(cents)}."
        reason = Reason(text, (item.cite,), (Input("price", each, "price"),), rounding=rounding)
        yield from move(state, stock.name, holder, -shares, reason)
        number = f"p{len(state.payments) + 1}"
        yield Paid(number, stock.name, holder, cents, exact, "redemption", event.date, reason)
