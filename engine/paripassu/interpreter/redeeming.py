"""Redeeming shares: under which right, of whom how many, at which price, and out of which money."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from attrs import frozen

from paripassu.interpreter.calling import call_for
from paripassu.interpreter.dividend_lots import mean_for, price_in_force
from paripassu.interpreter.evaluate import Known, Missing
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.citations import Cite
from paripassu.model.events import FundsAvailable, RedeemShares, SellAssets
from paripassu.model.quantities import Expression, Quantity
from paripassu.model.redemption import Redemption
from paripassu.model.run import Duty
from paripassu.model.terms import Stock
from paripassu.money import DOWN, WHOLE, largest_remainder, round_to
from paripassu.value import Value

KIND = "redeem stock"
MANDATORY, HOLDERS, COMPANY = "mandatory", "holders", "company"
LEGALLY, PROCEEDS = "legally available", "the proceeds"


@frozen(eq=False, repr=False)
class Asked(Value):
    """Shares that are to be redeemed, by holder, at a price a share, out of `funds` ("" for no limit), and by what."""

    right: str
    cite: Cite
    price: Expression
    funds: str
    shares: dict[str, Fraction]


@frozen(eq=False, repr=False)
class Redeemed(Value):
    """What one holder gives up, and gets for each share."""

    holder: str
    shares: Fraction
    each: Fraction


@frozen(eq=False, repr=False)
class Plan(Value):
    """Who is redeemed of how much; `left` shares that were asked for stay out because `funds` do not reach."""

    rows: tuple[Redeemed, ...]
    left: Fraction = NOTHING
    funds: Fraction | None = None

    @property
    def cost(self) -> Fraction:
        """The money that it takes, in dollars."""
        return sum((row.shares * row.each for row in self.rows), NOTHING)


def holders_of(name: str) -> str:
    """How a duty names all holders of a class."""
    return f"holders of {name}"


def open_duties(state: State, of: str) -> list[Duty]:
    """The duties to redeem shares of a class that are not done, oldest first."""
    return [duty for duty in state.duties.values() if (duty.kind, duty.of) == (KIND, of) and duty.settled is None]


def asked(state: State, stock: Stock, clause: Redemption, event: RedeemShares) -> Asked | None:
    """What is redeemed, and under which right: what a holder required, what must be, what the company chooses."""
    duties = open_duties(state, stock.name)
    own = [duty for duty in duties if duty.to != holders_of(stock.name)]
    if own and clause.by_holders is not None:
        put = clause.by_holders
        wanted = {duty.to: NOTHING for duty in own}
        for duty in own:
            wanted[duty.to] += duty.amount or NOTHING
        shares = {to: min(number, state.held(stock.name, to)) for to, number in wanted.items()}
        return Asked(
            HOLDERS, put.cite, _put_price(put.value.price), put.value.funds, scaled(stock, shares, event.shares)
        )
    return _asked_of_all(state, stock, clause, event, duties)


def _asked_of_all(
    state: State, stock: Stock, clause: Redemption, event: RedeemShares, duties: list[Duty]
) -> Asked | None:
    """What is redeemed of all holders alike."""
    held = state.holdings.get(stock.name, {})
    out = state.out(stock.name)
    if duties and clause.mandatory is not None and any(duty.amount is None for duty in duties):
        must = clause.mandatory
        return Asked(MANDATORY, must.cite, must.value.price, must.value.funds, _chosen(stock, held, event))
    if duties and clause.by_holders is not None:
        put = clause.by_holders
        wanted = event.shares if event.shares is not None else min(_due_by_now(state, duties), out)
        shares = dict(event.picked) or scaled(stock, held, wanted)
        return Asked(HOLDERS, put.cite, _put_price(put.value.price), put.value.funds, shares)
    call = call_for(stock, clause, event, state)
    if call is None:
        return None
    return Asked(COMPANY, call.cite, price_in_force(call.value, state.day), "", _chosen(stock, held, event))


def _chosen(stock: Stock, held: dict[str, Fraction], event: RedeemShares) -> dict[str, Fraction]:
    """Whose shares go: those that the story names, else of all holders pro rata."""
    return dict(event.picked) or scaled(stock, held, event.shares)


def _put_price(price: Expression | None) -> Expression:
    return Quantity("liquidation amount") if price is None else price


def _due_by_now(state: State, duties: list[Duty]) -> Fraction:
    """The shares of all installments whose day has come, or of the next one."""
    come = [duty for duty in duties if duty.due is None or duty.due <= state.day] or duties[:1]
    return sum((duty.amount or NOTHING for duty in come), NOTHING)


def scaled(stock: Stock, shares: dict[str, Fraction], wanted: Fraction | None) -> dict[str, Fraction]:
    """So many shares in all, pro rata; whole shares of each holder unless the stock has fractions."""
    total = sum(shares.values(), NOTHING)
    if wanted is None or wanted >= total:
        return dict(shares)
    fractions = stock.designation.fractions_allowed if stock.designation is not None else None
    if (fractions is not None and fractions.value) or wanted.denominator != 1:
        return {holder: number * wanted / total for holder, number in shares.items()}
    return dict(zip(shares, largest_remainder(wanted, list(shares.values()), WHOLE), strict=True))


def plan(state: State, stock: Stock, ask: Asked) -> Plan | Missing:
    """Who is redeemed of how much, as far as the money reaches: then pro rata, in whole shares."""
    funds = available(state, ask.funds)
    if funds is not None and not isinstance(funds, Missing):
        funds = shared_with(state, stock, ask, funds)
    if isinstance(funds, Missing):
        return funds
    wanted = reached = sum(ask.shares.values(), NOTHING)
    found = planned(state, stock, ask, wanted, funds)
    while isinstance(found, Plan) and funds is not None and found.cost > funds:
        # Older shares carry more dividends, so fewer of them are not cheaper in proportion.
        reached = round_to(reached * funds / found.cost, WHOLE, DOWN)
        found = planned(state, stock, ask, reached, funds)
    return found


def planned(state: State, stock: Stock, ask: Asked, reached: Fraction, funds: Fraction | None) -> Plan | Missing:
    """The redemption of so many of the shares that are asked for."""
    rows = _rows(state, stock, ask, scaled(stock, ask.shares, reached))
    if isinstance(rows, Missing):
        return rows
    return Plan(rows, sum(ask.shares.values(), NOTHING) - reached, funds)


def _rows(state: State, stock: Stock, ask: Asked, shares: dict[str, Fraction]) -> tuple[Redeemed, ...] | Missing:
    rows: list[Redeemed] = []
    for holder, number in shares.items():
        if number:
            each: Known = mean_for(state, stock, holder, number, ask.price)
            if isinstance(each, Missing):
                return each
            rows.append(Redeemed(holder, number, each))
    return tuple(rows)


def shared_with(state: State, stock: Stock, ask: Asked, funds: Fraction) -> Fraction | Missing:
    """What a series has of the money that it shares with others which are due as well, by what each is owed."""
    clause = stock.clause(Redemption)
    item = clause.order if clause is not None else None
    if item is None or not item.value.together or ask.right == COMPANY:
        return funds
    told, own, paid, owed = funds, NOTHING, NOTHING, NOTHING
    for name in (stock.name, *item.value.together):
        had = _paid_since(state, ask.funds, name)
        rest = _still_owed(state, state.stock(name))
        if isinstance(rest, Missing):
            return rest
        told, owed = told + had, owed + had + rest
        paid, own = (had, had + rest) if name == stock.name else (paid, own)
    return max(told * own / owed - paid, NOTHING) if owed else funds


def _still_owed(state: State, stock: Stock) -> Fraction | Missing:
    """What the redemption of all shares of a series that are due would cost, in dollars."""
    clause = stock.clause(Redemption)
    if clause is None or not open_duties(state, stock.name):
        return NOTHING
    ask = asked(state, stock, clause, RedeemShares(state.day, stock.name))
    if ask is None:
        return NOTHING
    found = planned(state, stock, ask, sum(ask.shares.values(), NOTHING), None)
    return found if isinstance(found, Missing) else found.cost


def available(state: State, what: str) -> Fraction | Missing | None:
    """The money there is for redemptions now, as last put on record less what was paid since; None for no limit."""
    if not what:
        return None
    found = _on_record(state, what)
    if found is not None:
        return max(found[0] - _paid_since(state, what), NOTHING)
    said = "funds legally available" if what == LEGALLY else f'funds "{what}" available'
    return Missing(f"how much money there is (`{said} $1,000` says it)")


def _on_record(state: State, what: str) -> tuple[Fraction, date] | None:
    """How much money there was on the day on which somebody last said so; a sale tells what it brought."""
    for event in reversed(state.past(FundsAvailable)):
        if event.what == what:
            return event.amount, event.date
    for sale in reversed(state.past(SellAssets) if what == PROCEEDS else []):
        if sale.proceeds is not None:
            return sale.proceeds, sale.date
    return None


def _paid_since(state: State, what: str, of: str = "") -> Fraction:
    """What redemptions (of one series, or of all) have cost since the money was put on record, in dollars."""
    found = _on_record(state, what)
    paid = (each for each in state.payments if each.kind == "redemption" and of in {"", each.of})
    return sum((each.exact for each in paid if found is not None and each.date >= found[1]), NOTHING)


def reduced(state: State, of: str, rows: tuple[Redeemed, ...]) -> Iterator[tuple[Duty, Fraction | None]]:
    """The duties that redeemed shares perform, oldest first, each with the shares that it still asks for after that."""
    given = {row.holder: row.shares for row in rows}
    everybody = sum(given.values(), NOTHING)
    for duty in open_duties(state, of):
        if duty.amount is None:
            yield duty, None if state.out(of) else NOTHING
            continue
        is_joint = duty.to == holders_of(of)
        there = everybody if is_joint else given.get(duty.to, NOTHING)
        used = min(there, duty.amount)
        if is_joint:
            everybody -= used
        elif used:
            given[duty.to] -= used
        if used:
            yield duty, duty.amount - used
