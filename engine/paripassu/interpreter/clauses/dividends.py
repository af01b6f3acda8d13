"""Dividends: what may be declared on the series, and what may not be done for others while its own are unpaid."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.evaluate import Missing
from paripassu.interpreter.pay_days import record_day
from paripassu.interpreter.standing_of import is_among
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection, Rules
from paripassu.interpreter.unpaid import latest_in_all, unpaid_in_all
from paripassu.model.citations import Cite
from paripassu.model.dividends import Dividends, Stopper
from paripassu.model.events import DeclareDividend, RedeemShares, Repurchase
from paripassu.model.run import BREACH, UNDETERMINED, VOID, Input, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_money, show_shares


def may_declare(stock: Stock, clause: Dividends, event: DeclareDividend, state: State) -> Iterator[Objection]:
    """Object to a dividend on a series that gets none, to one not made as its terms say, and to one that must wait."""
    if event.on != stock.name:
        # A dividend paid in the junior stock itself takes nothing out of the company.
        if event.in_stock != event.on:
            yield from _stopped(stock, clause, ("dividend", event.on), state)
    elif clause.none is not None and clause.none.value:
        text = f"Holders of {stock.name} are entitled to no dividends, so none can be declared on it."
        yield Objection(VOID, Reason(text, (clause.none.cite,)), code="R310")
    else:
        yield from _in_another_way(stock, clause, event)


def _in_another_way(stock: Stock, clause: Dividends, event: DeclareDividend) -> Iterator[Objection]:
    """A dividend on the series itself that is declared otherwise than its terms have it."""
    if event.in_stock and clause.in_kind is not None:
        allowed = clause.in_kind_stock.value if clause.in_kind_stock is not None else ""
        if event.in_stock != allowed:
            way = f"in cash or in {allowed}" if allowed else "in cash alone"
            text = f"Dividends on {stock.name} are paid {way}, not in {event.in_stock}."
            yield Objection(BREACH, Reason(text, (clause.in_kind.cite,)))
    if clause.record is None or event.payable is None:
        return
    chosen, fixed, rule = event.record_date or event.date, record_day(clause, event.payable), clause.record.value
    figures = [Input("record date", chosen, "date"), Input("payable", event.payable, "date")]
    if fixed is not None:
        if event.record_date in {None, fixed}:
            return
        figures.append(Input("record date by the terms", fixed, "date"))
        text = f"The record date of a dividend on {stock.name} payable {event.payable} is {fixed}, not {chosen}."
        yield Objection(BREACH, Reason(text, (clause.record.cite,), tuple(figures)))
        return
    days = (event.payable - chosen).days
    if days < rule.at_least or (rule.at_most is not None and days > rule.at_most):
        window = f"at least {rule.at_least}" if rule.at_most is None else f"{rule.at_least} to {rule.at_most}"
        text = f"The record date {chosen} lies {days} days before the payment of {event.payable}, not {window}."
        yield Objection(BREACH, Reason(text, (clause.record.cite,), tuple(figures)))


def may_buy_back(stock: Stock, clause: Dividends, event: Repurchase, state: State) -> Iterator[Objection]:
    """Object to buying back stock that has to wait until the dividends of the series are paid."""
    yield from _stopped(stock, clause, ("repurchase", event.of), state)


def may_redeem(stock: Stock, clause: Dividends, event: RedeemShares, state: State) -> Iterator[Objection]:
    """A redemption takes money out of the company as buying back does."""
    yield from _stopped(stock, clause, ("repurchase", event.of), state)


def _stopped(stock: Stock, clause: Dividends, act: tuple[str, str], state: State) -> Iterator[Objection]:
    """The objection that an act (its kind, and the stock it is done for) has to wait."""
    if not state.out(stock.name):
        return
    kind, of = act
    for item in clause.stopper:
        stopper = item.value
        is_over = stopper.before is not None and state.day >= stopper.before
        if stopper.act == kind and not is_over and is_among(state, stock, state.stock(of), stopper.on):
            yield from _waits(stock, stopper, (of, item.cite), state)


def _waits(stock: Stock, stopper: Stopper, where: tuple[str, Cite], state: State) -> Iterator[Objection]:
    of, cite = where
    what = f"dividend on {of}" if stopper.act == "dividend" else f"repurchase of {of}"
    until = f", before {stopper.before}," if stopper.before is not None else ""
    out = Input(f"{stock.name} outstanding", state.out(stock.name), "shares")
    if stopper.until == "outstanding":
        text = f"No {what}{until} while any {stock.name} is outstanding; {show_shares(state.out(stock.name))} are."
        yield Objection(BREACH, Reason(text, (cite,), (out,)))
        return
    total = unpaid_in_all(state, stock) if stopper.until == "unpaid" else latest_in_all(state, stock)
    if isinstance(total, Missing):
        text = f"Whether a {what} has to wait for the dividends of {stock.name} is not known: {total.what} is missing."
        yield Objection(UNDETERMINED, Reason(text, (cite,)), missing=total.what, outcomes=("allowed", "a breach"))
    elif total:
        which = "any dividend on it" if stopper.until == "unpaid" else "any of its latest full dividend"
        text = (
            f"{stock.name} allows no {what}{until} while {which} is unpaid, and {show_money(total)} is. "
            f"Once that is paid, it allows one."
        )
        rates = stock.dividends.rates if stock.dividends is not None else None
        cites = (cite, rates.cite) if rates is not None else (cite,)
        yield Objection(BREACH, Reason(text, cites, (Input("unpaid in all", total, "money"), out)))


RULES = Rules(may={DeclareDividend: may_declare, Repurchase: may_buy_back, RedeemShares: may_redeem})
