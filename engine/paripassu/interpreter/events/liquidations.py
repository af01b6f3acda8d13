"""The end of the company, and money set aside in trust beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.evaluate import Missing, quantity_of
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection, law
from paripassu.model.events import Liquidate, SetAside
from paripassu.model.run import Effect, Input, Paid, Reason, Undetermined
from paripassu.money import round_to, show_money

CENT = Fraction(1, 100)


def liquidate(event: Liquidate, state: State) -> Iterator[Effect | Objection]:
    """Pay the assets out."""
    # The waterfall is loaded only when somebody is paid: most runs never need it.
    from paripassu.interpreter.liquidating import pay_out  # noqa: PLC0415

    kind = "voluntary" if event.is_voluntary else "involuntary"
    assets = Input("assets", event.assets, "money")
    yield from pay_out(
        state, event.assets, Reason(f"The company is wound up ({kind}).", (law("DGCL §281"),), (assets,))
    )


def set_aside(event: SetAside, state: State) -> Iterator[Effect | Objection]:
    """Put money in trust for a class: all that it is owed, where the script names no amount."""
    stock = state.stock(event.of)
    each = quantity_of(state, stock, "liquidation amount")
    if isinstance(each, Missing):
        yield Undetermined(each.what, Reason(f"What {event.of} is owed is not known: {each.what} is missing."))
        return
    owed = each * state.out(event.of)
    amount = owed if event.amount is None else event.amount
    clause = stock.liquidation
    item = clause.trust_counts_as_paid if clause is not None else None
    text = f"{show_money(amount)} set aside in trust for {event.of}, which is owed {show_money(owed)}."
    if item is not None and item.value:
        text += " That counts as paid." if amount >= owed else " That much counts as paid."
    cites = (item.cite,) if item is not None else ()
    inputs = (Input("owed", owed, "money"), Input("set aside", amount, "money"))
    reason = Reason(text, cites, inputs)
    cents = round_to(amount, CENT, "nearest")
    yield Paid(
        f"p{len(state.payments) + 1}", event.of, f"trust for {event.of}", cents, amount, "trust", event.date, reason
    )
