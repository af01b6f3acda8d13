"""What of a series' dividends is unpaid in all, in the sense in which clauses let other payments wait for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from paripassu.interpreter.accruals import accrue
from paripassu.interpreter.accruing import arrears, declared, is_cumulative, paid_at
from paripassu.interpreter.approvals import Bar, standing
from paripassu.interpreter.evaluate import Known, Missing
from paripassu.interpreter.lots import lots_of
from paripassu.interpreter.pay_days import last_pay_day
from paripassu.interpreter.schedules import defaults, schedule_of
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.tally import Vote
from paripassu.model.acts import Act, WaiveDividend
from paripassu.model.events import Meeting, WrittenConsent
from paripassu.model.terms import Stock


def unpaid_in_all(state: State, stock: Stock) -> Known:
    """Dividends of earlier periods that are unpaid, in dollars for all shares; declared ones where none accumulate."""
    if stock.dividends is None or not is_cumulative(stock.dividends):
        return declared(state, stock) * state.out(stock.name)
    return _in_all(state, stock, lambda since: arrears(state, stock, since))


def latest_in_all(state: State, stock: Stock) -> Known:
    """What is missing of the full dividend of the latest period, in dollars for all shares."""
    return _in_all(state, stock, lambda since: _latest(state, stock, since))


def latest_waived(state: State, stock: Stock) -> bool:
    """Whether those who may do so gave up the dividend of the period that ended last."""
    clause = stock.dividends
    ended = last_pay_day(clause, state.day) if clause is not None else None
    if clause is None or clause.waiver is None or ended is None:
        return False
    rule = clause.waiver.value

    def is_it(act: Act) -> bool:
        return isinstance(act, WaiveDividend) and act.of == stock.name and act.payable == ended

    votes: list[Vote] = sorted([*state.past(Meeting), *state.past(WrittenConsent)], key=lambda vote: vote.date)
    found = standing(state, votes, is_it, rule.of[0], Bar(rule.threshold, (clause.waiver.cite,)))
    return found is not None and found[1].passed is True


def _in_all(state: State, stock: Stock, each: Callable[[date], Known]) -> Known:
    total = NOTHING
    for since, holders in lots_of(state, stock.name).items():
        value = each(since) if since is not None else NOTHING
        if isinstance(value, Missing):
            return value
        total += value * sum(holders.values(), NOTHING)
    return total


def _latest(state: State, stock: Stock, since: date) -> Known:
    """The dividend of the period that ended last, less what was paid for it, in dollars a share."""
    clause, schedule = stock.dividends, schedule_of(state, stock)
    if clause is None or isinstance(schedule, Missing):
        return NOTHING if clause is None else schedule  # type: ignore[return-value]
    ended = last_pay_day(clause, state.day)
    if ended is None or ended <= since:
        return NOTHING
    begun = last_pay_day(clause, date.fromordinal(ended.toordinal() - 1))
    start = since if begun is None else max(since, begun)
    full = accrue(schedule, start, ended, (), defaults(state)).earned
    paid: Fraction = sum((amount for day, amount in paid_at(state, stock.name, since) if day >= ended), NOTHING)
    return max(full - paid, NOTHING)
