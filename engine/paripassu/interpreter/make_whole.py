"""What a holder whose share is converted early is paid on top, so that nothing is lost by it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.daycounts import year_fraction
from paripassu.interpreter.converting import Lot
from paripassu.interpreter.counts import move
from paripassu.interpreter.evaluate import Known, Missing, evaluate
from paripassu.interpreter.state import State
from paripassu.model.conversion_rights import MakeWhole
from paripassu.model.dividends import RateStep
from paripassu.model.run import Effect, Input, Paid, Reason, Undetermined
from paripassu.model.terms import Stock
from paripassu.money import CENT, DOWN, NEAREST, WHOLE, round_to, show_exact, show_exact_money, show_money

_USUAL = "30/360"


def made_whole(state: State, lot: Lot, why: Reason) -> Iterator[Effect]:
    """Pay what the shares would have earned from now until the day that the terms name."""
    item = lot.clause.make_whole
    if item is None or state.day >= item.value.through or (item.value.by_company and not lot.by_company):
        return
    rule, stock = item.value, lot.stock
    yearly = _yearly(state, stock, rule)
    worth = evaluate(rule.worth, stock, state) if rule.worth is not None else None
    missing = next((each for each in (yearly, worth) if isinstance(each, Missing)), None)
    if isinstance(yearly, Missing) or isinstance(worth, Missing):
        what = missing.what if missing is not None else ""
        text = f"What {lot.holder} is paid to be made whole is not known: {what} is missing."
        yield Undetermined(what, Reason(text, (item.cite,)))
        return
    convention = _convention(stock)
    years = year_fraction(state.day, rule.through, convention)
    exact = yearly * years * lot.shares
    inputs = (
        Input("a year on each share", yearly, "price"),
        Input("years left", years, "ratio"),
        Input("shares", lot.shares, "shares"),
    )
    text = (
        f"{lot.holder} is made whole through {rule.through}: {show_exact_money(yearly)} a year x {show_exact(years)} "
        f"years ({convention}) x {show_exact(lot.shares)} {stock.name} = {show_exact_money(exact)}."
    )
    reason = Reason(text, (item.cite,), inputs, because=(why,))
    if worth is None:
        yield _paid(state, lot, exact, reason)
        return
    yield from _in_stock(state, lot, (exact, worth), reason)


def _in_stock(state: State, lot: Lot, sums: tuple[Fraction, Fraction], why: Reason) -> Iterator[Effect]:
    """Shares worth as much, the rest of less than a share in money."""
    exact, worth = sums
    into = lot.clause.into
    shares = round_to(exact / worth, WHOLE, DOWN)
    text = f"It is paid in {show_exact(shares)} {into} at {show_exact_money(worth)} a share."
    inputs = (Input("worth of a share", worth, "price"),)
    rest = exact - shares * worth
    rounding = "whole shares, the rest in money" if rest else ""
    reason = Reason(text, why.cites, inputs, rounding=rounding, because=(why,))
    yield from move(state, into, lot.holder, shares, reason)
    if rest:
        yield _paid(state, lot, rest, reason)


def _paid(state: State, lot: Lot, exact: Fraction, why: Reason) -> Paid:
    cents = round_to(exact, CENT, NEAREST)
    rounding = f"{show_exact_money(exact)} to the nearest cent" if cents != exact else ""
    reason = Reason(f"{show_money(cents)} to {lot.holder}.", why.cites, why.inputs, rounding=rounding, because=(why,))
    return Paid(
        f"p{len(state.payments) + 1}", lot.stock.name, lot.holder, cents, exact, "make-whole", state.day, reason
    )


def _yearly(state: State, stock: Stock, rule: MakeWhole) -> Known:
    """Dollars a year on one share."""
    if rule.rate_per_year is not None:
        return evaluate(rule.rate_per_year, stock, state)
    rates = stock.dividends.rates if stock.dividends is not None else None
    if rates is None:
        return Missing(f"the dividend rate of {stock.name}")
    steps: list[RateStep] = [step for step in rates.value if step.since is None or step.since <= state.day]
    step = steps[-1] if steps else rates.value[0]
    if step.of is None:
        return step.rate_per_year
    base = evaluate(step.of, stock, state)
    return base if isinstance(base, Missing) else step.rate_per_year * base


def _convention(stock: Stock) -> str:
    accrual = stock.dividends.accrual if stock.dividends is not None else None
    return accrual.value.day_count if accrual is not None else _USUAL
