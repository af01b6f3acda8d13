"""The end of the company, and money set aside in trust beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.evaluate import Missing, quantity_of
from paripassu.interpreter.owed import already
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Facts, law
from paripassu.model.events import Liquidate, SetAside
from paripassu.model.run import Effect, Input, Noted, Paid, Reason, Undetermined
from paripassu.money import CENT, DOWN, round_to, show_money


def liquidate(event: Liquidate, state: State) -> Iterator[Effect]:
    """Pay the assets out."""
    # The waterfall is loaded only when somebody is paid: most runs never need it.
    from paripassu.interpreter.liquidating import pay_out  # noqa: PLC0415

    kind = "voluntarily" if event.is_voluntary else "involuntarily"
    inputs = (Input("assets", event.assets, "money"),)
    yield from pay_out(state, event.assets, Reason(f"The company is wound up {kind}.", (law("DGCL §281"),), inputs))


def set_aside(event: SetAside, state: State) -> Iterator[Effect]:
    """Put money in trust for a class: all that it is still owed, where the script names no amount, and never more."""
    stock = state.stock(event.of)
    clause = stock.liquidation
    item = clause.trust_counts_as_paid if clause is not None else None
    own = item or (clause.amount if clause is not None else None)
    cites = (own.cite,) if own is not None else (stock.cite,)
    each = quantity_of(state, stock, "liquidation amount")
    if isinstance(each, Missing):
        text = f"What {event.of} is owed is not known: {each.what} is missing."
        yield Undetermined(each.what, Reason(text, cites))
        return
    owed = max(each * state.out(event.of) - already(state, event.of), NOTHING)
    amount = owed if event.amount is None else min(event.amount, owed)
    inputs = (Input("still owed", owed, "money"), Input("set aside", event.amount or owed, "money"))
    if not amount:
        yield Noted(Reason(f"{event.of} is owed nothing, so nothing is set aside for it.", cites, inputs), of=event.of)
        return
    reason = Reason(_words(event, owed, amount, item is not None and item.value), cites, inputs)
    number, cents = f"p{len(state.payments) + 1}", round_to(amount, CENT, DOWN)
    yield Paid(number, event.of, f"trust for {event.of}", cents, amount, "trust", event.date, reason)


def _words(event: SetAside, owed: Fraction, amount: Fraction, counts: bool) -> str:
    text = f"{show_money(amount)} set aside in trust for {event.of}, which is still owed {show_money(owed)}."
    if event.amount is not None and event.amount > owed:
        text += f" The other {show_money(event.amount - owed)} stays with the company."
    if not counts:
        return f"{text} No clause says that this counts as paid."
    return f"{text} That counts as paid in full." if amount == owed else f"{text} That much counts as paid."


LIQUIDATE = Facts(do=liquidate)
SET_ASIDE = Facts(do=set_aside)
