"""Dividends that grow because corporate holders may deduct less of them, and what is still owed for earlier ones."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from paripassu.interpreter.state import NOTHING, State
from paripassu.model.dividend_events import DeductionChanged
from paripassu.model.dividend_rates import GrossUp
from paripassu.model.events import Assert, DeclareDividend
from paripassu.model.terms import Stock
from paripassu.money import NEAREST, round_to

ONE = Fraction(1)


def cuts(state: State, stock: Stock) -> list[DeductionChanged]:
    """The changes of the deduction that count for a series."""
    item = stock.dividends.gross_up if stock.dividends is not None else None
    if item is None:
        return []
    rule = item.value
    if rule.unless and any(said.holds for said in state.past(Assert) if said.about == rule.unless):
        return []
    return [event for event in state.past(DeductionChanged) if rule.before is None or event.date < rule.before]


def factor(rule: GrossUp, part: Fraction) -> Fraction:
    """By how much a dividend is multiplied where a part of it may be deducted; never less than one."""
    left = max(min(part, rule.deduction), rule.least)
    return (ONE - rule.tax * (ONE - rule.deduction)) / (ONE - rule.tax * (ONE - left))


def grossed(rule: GrossUp, amount: Fraction, times: Fraction) -> Fraction:
    """An amount a share as it is paid, rounded as the terms say where it was multiplied."""
    if times == ONE or rule.nearest is None:
        return amount * times
    return round_to(amount * times, rule.nearest, NEAREST)


Declared = tuple[DeclareDividend, Sequence[DeclareDividend]]


def full_gross(state: State, stock: Stock, rule: GrossUp, amount: Fraction) -> Fraction:
    """What a full dividend comes to as the deduction stands."""
    told = cuts(state, stock)
    return grossed(rule, amount, factor(rule, told[-1].part)) if told else amount


def gross(state: State, stock: Stock, rule: GrossUp, dividend: Declared) -> Fraction:
    """What is paid a share for a dividend, beside all others: as the deduction stood, with what earlier ones lack.

    A change that reaches back is made good with the first dividend that is declared after it.
    """
    told, (event, others) = cuts(state, stock), dividend
    paid = _as_declared(rule, event, told)
    for change in told:
        later = [each for each in others if each.date >= change.date]
        if later and later[0] is event:
            paid += lacking(rule, change, told, others)
    return paid


def _as_declared(rule: GrossUp, event: DeclareDividend, told: Sequence[DeductionChanged]) -> Fraction:
    """What a dividend came to by the changes that were law when it was declared."""
    payable, times = event.payable or event.date, ONE
    for change in told:
        if change.date <= event.date and (change.since or change.date) <= payable:
            times = factor(rule, change.part)
    return grossed(rule, event.per_share, times)


def lacking(
    rule: GrossUp, change: DeductionChanged, told: Sequence[DeductionChanged], others: Sequence[DeclareDividend]
) -> Fraction:
    """What a change that reaches back adds to dividends that were declared before it, in dollars a share."""
    since, times = change.since or change.date, factor(rule, change.part)
    total = NOTHING
    for event in others:
        if event.date < change.date and (event.payable or event.date) >= since:
            before = _as_declared(rule, event, [each for each in told if each.date < change.date])
            total += max(grossed(rule, event.per_share, times) - before, NOTHING)
    return total
