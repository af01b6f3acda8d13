"""Redeeming shares: under which right, of whom how many, at which price, and out of which money."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from paripassu.interpreter.dividend_lots import mean_for, price_in_force
from paripassu.interpreter.evaluate import Known, Missing
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.citations import Cite
from paripassu.model.events import FundsAvailable, RedeemShares
from paripassu.model.quantities import Expression, Quantity
from paripassu.model.redemption import Redemption
from paripassu.model.run import Duty
from paripassu.model.terms import Stock
from paripassu.money import DOWN, WHOLE, largest_remainder, round_to
from paripassu.value import Value

KIND = "redeem stock"
MANDATORY, HOLDERS, COMPANY = "mandatory", "holders", "company"
LEGALLY = "legally available"


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
            HOLDERS, put.cite, _put_price(put.value.price), put.value.funds, _scaled(stock, shares, event.shares)
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
        return Asked(MANDATORY, must.cite, must.value.price, must.value.funds, _scaled(stock, held, event.shares))
    if duties and clause.by_holders is not None:
        put = clause.by_holders
        wanted = event.shares if event.shares is not None else min(_due_by_now(state, duties), out)
        return Asked(HOLDERS, put.cite, _put_price(put.value.price), put.value.funds, _scaled(stock, held, wanted))
    if clause.by_company is not None:
        call = clause.by_company
        price = price_in_force(call.value, state.day)
        return Asked(COMPANY, call.cite, price, "", _scaled(stock, held, event.shares))
    return None


def _put_price(price: Expression | None) -> Expression:
    return Quantity("liquidation amount") if price is None else price


def _due_by_now(state: State, duties: list[Duty]) -> Fraction:
    """The shares of all installments whose day has come, or of the next one."""
    come = [duty for duty in duties if duty.due is None or duty.due <= state.day] or duties[:1]
    return sum((duty.amount or NOTHING for duty in come), NOTHING)


def _scaled(stock: Stock, shares: dict[str, Fraction], wanted: Fraction | None) -> dict[str, Fraction]:
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
    if isinstance(funds, Missing):
        return funds
    wanted = reached = sum(ask.shares.values(), NOTHING)
    found = _planned(state, stock, ask, wanted, funds)
    while isinstance(found, Plan) and funds is not None and found.cost > funds:
        # Older shares carry more dividends, so fewer of them are not cheaper in proportion.
        reached = round_to(reached * funds / found.cost, WHOLE, DOWN)
        found = _planned(state, stock, ask, reached, funds)
    return found


def _planned(state: State, stock: Stock, ask: Asked, reached: Fraction, funds: Fraction | None) -> Plan | Missing:
    """The redemption of so many of the shares that are asked for."""
    rows = _rows(state, stock, ask, _scaled(stock, ask.shares, reached))
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


def available(state: State, what: str) -> Fraction | Missing | None:
    """The money there is for redemptions now, as last put on record less what was paid since; None for no limit."""
    if not what:
        return None
    for event in reversed(state.past(FundsAvailable)):
        if event.what == what:
            since = (paid.exact for paid in state.payments if paid.kind == "redemption" and paid.date >= event.date)
            return max(event.amount - sum(since, NOTHING), NOTHING)
    said = "funds legally available" if what == LEGALLY else f'funds "{what}" available'
    return Missing(f"how much money there is (`{said} $1,000` says it)")


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
