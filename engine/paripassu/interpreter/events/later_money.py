"""Money of a deal that comes later, from an escrow or an earn-out: who gets it, given what was paid before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Facts, Objection, law
from paripassu.model.citations import Cite
from paripassu.model.events import LaterProceeds, Merge, SellAssets
from paripassu.model.run import VOID, Effect, Input, Noted, Paid, Reason, Undetermined
from paripassu.money import show_money, to_cents

CODE = "R317"
_DEAL = law("DGCL §251(b)", "the agreement says what holders are paid in a deal, and when")
_Deal = Merge | SellAssets


def deal_with(state: State, other: str) -> _Deal | None:
    """The latest deal with another company."""
    deals: list[_Deal] = [*state.past(Merge), *(sale for sale in state.past(SellAssets))]
    fitting = [deal for deal in deals if (deal.other if isinstance(deal, Merge) else deal.to) == other]
    return max(fitting, key=lambda deal: deal.date, default=None)


def may_come(event: LaterProceeds, state: State) -> Iterator[Objection]:
    """There must have been a deal, and no more leaves the escrow than was put into it."""
    deal = deal_with(state, event.other)
    if deal is None:
        text = f"There was no deal with {event.other} out of which money could come."
        yield Objection(VOID, Reason(text, (_DEAL,)), code=CODE)
        return
    if not event.from_escrow:
        return
    released = sum((each.amount for each in _earlier(state, event) if each.from_escrow), NOTHING)
    left = (deal.escrow or NOTHING) - released
    if event.amount > left:
        text = f"{show_money(left)} are left in the escrow of {event.other}; "
        text += f"{show_money(event.amount)} cannot be released."
        inputs = (Input("left", left, "money"), Input("wanted", event.amount, "money"))
        yield Objection(VOID, Reason(text, (_DEAL,), inputs), code=CODE)


def _earlier(state: State, event: LaterProceeds) -> list[LaterProceeds]:
    return [each for each in state.past(LaterProceeds) if each.other == event.other]


def come(event: LaterProceeds, state: State) -> Iterator[Effect]:
    """Share the money out as the terms say, if the deal was paid out as a liquidation."""
    deal = deal_with(state, event.other)
    if deal is None:
        raise AssertionError("money of no deal")
    if not any(paid.kind == "liquidation" and paid.date == deal.date for paid in state.payments):
        text = f"The deal with {event.other} was not paid out as a liquidation, so the company keeps the money."
        yield Noted(Reason(text, (_DEAL,)))
        return
    first = ((deal.proceeds or NOTHING) - (deal.escrow or NOTHING)) if deal.proceeds is not None else NOTHING
    before = first + sum((each.amount for each in _earlier(state, event)), NOTHING)
    yield from _shared(event, state, deal.date, first, before)


def _shared(event: LaterProceeds, state: State, day: date, first: Fraction, before: Fraction) -> Iterator[Effect]:
    from paripassu.interpreter.liquidating import stock_alone  # noqa: PLC0415 - most runs pay nobody
    from paripassu.interpreter.rights import Exit  # noqa: PLC0415
    from paripassu.interpreter.structure import build  # noqa: PLC0415
    from paripassu.waterfall.distribute import distribute  # noqa: PLC0415
    from paripassu.waterfall.instalments import pay_later  # noqa: PLC0415

    built = build(as_it_was(state, day), Exit.TOLD)
    structure = stock_alone(built)
    how, cites = _rule(state)
    why = Reason(_WORDS[how].format(money=show_money(event.amount)), cites, (Input("paid before", before, "money"),))
    if not cites:
        yield Noted(Reason(f"{why.text} The terms do not say so; it is how such forms put it.", (_DEAL,)))
    if how == "shared as before":
        amounts = {name: had * event.amount / first for name, had in distribute(structure, first).amounts.items()}
    else:
        amounts = pay_later(structure, before, event.amount)
    short = [name for name, more in amounts.items() if more < 0]
    if short:
        missing = f"who gives back what {short[0]} had too much the first time"
        yield Undetermined(missing, Reason(why.text, cites or (_DEAL,)))
        return
    rows = [
        (name, holder, more * shares / sum(built.structure.holdings[name].values(), NOTHING))
        for name, more in amounts.items()
        for holder, shares in built.structure.holdings.get(name, {name: Fraction(1)}).items()
    ]
    cents = to_cents([exact for _, _, exact in rows])
    for (name, holder, exact), amount in zip(rows, cents, strict=True):
        if exact:
            of = built.stock_of[name]
            rounding = f"{show_money(exact)} to the cent, by largest remainder" if amount != exact else ""
            reason = Reason(f"{show_money(amount)} to {holder}.", cites or (_DEAL,), rounding=rounding, because=(why,))
            yield Paid(f"p{len(state.payments) + 1}", of, holder, amount, exact, "liquidation", state.day, reason)


_WORDS = {
    "counts what was paid": "{money} come later: with what was paid before, everybody gets what one payout would give.",
    "shared as before": "{money} come later, and are shared as the first money was.",
}


def _rule(state: State) -> tuple[str, tuple[Cite, ...]]:
    """How later money is shared, as the terms say; where they are silent, so that all is one payout."""
    for stock in state.terms.stocks:
        item = stock.liquidation.later_money if stock.liquidation is not None else None
        if item is not None and state.out(stock.name):
            return item.value, (item.cite,)
    return "counts what was paid", ()


def as_it_was(state: State, day: date) -> State:
    """A state with the holdings and the payments of the day of a deal, before it was paid out."""
    then = state.copy()
    then.today = day
    names = [stock.name for stock in state.terms.stocks]
    then.holdings = {**then.holdings, **{name: state.holdings_on(name, day) for name in names}}
    then.outstanding = {name: sum(then.holdings[name].values(), NOTHING) for name in names}
    then.payments = [paid for paid in state.payments if paid.kind != "liquidation" or paid.date < day]
    return then


LATER = Facts(may_come, come)
