"""Dividends that are unpaid on a share: what terms, payments and defaults come to by a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

from attrs import evolve

from paripassu.interpreter.accruals import Accrued, Schedule, accrue
from paripassu.interpreter.evaluate import Known, Missing, evaluate
from paripassu.interpreter.events.splits import factor_of
from paripassu.interpreter.pay_days import last_pay_day, payment_day, periods_a_year, record_day
from paripassu.interpreter.schedules import defaults, schedule_of
from paripassu.interpreter.state import NOTHING, State, first_issue
from paripassu.model.dividends import Dividends
from paripassu.model.events import DeclareDividend, PayDividend, Split
from paripassu.model.quantities import Quantity
from paripassu.model.terms import Stock

ONE = Fraction(1)
UNPAID, ACCRUED, DECLARED = "unpaid dividends", "accrued dividends", "declared dividends"
ACCRETED = "accreted value"
_DAY = timedelta(days=1)


def accrues(stock: Stock) -> bool:
    """Whether what is unpaid on a share depends on its own first day."""
    clause = stock.dividends
    return clause is not None and clause.rates is not None and (is_cumulative(clause) or clause.pay_dates is not None)


def is_cumulative(clause: Dividends) -> bool:
    """Whether a dividend that was not declared is owed nevertheless."""
    return clause.accrual is None or clause.accrual.value.is_cumulative


def accrued(state: State, stock: Stock, since: date, until: date | None = None) -> Known:
    """Dividends that have built up on a share issued on a day, in dollars, at the close of a day (None: now).

    Cumulative ones build up from the issue and are paid down; those that do not accumulate build up in the running
    period alone, and what an earlier period missed is gone.
    """
    built = _built(state, stock, since, until)
    return built if isinstance(built, Missing) else built.unpaid


def _built(state: State, stock: Stock, since: date, until: date | None) -> Accrued | Missing:
    """What has built up on a share issued on a day."""
    schedule, clause, day = schedule_of(state, stock, until), stock.dividends, until or state.day
    if isinstance(schedule, Missing) or clause is None:
        return schedule if isinstance(schedule, Missing) else Accrued(NOTHING, NOTHING, NOTHING, ())
    if not is_cumulative(clause):
        # On a day of payment the period that ends with it counts, less what was declared for that day.
        begun = last_pay_day(clause, date.fromordinal(day.toordinal() - 1))
        start = since if begun is None else max(since, begun)
        events, _ = _declared(state, stock.name)
        apart = (event.per_share for event in events if event.payable is not None and start < event.payable <= day)
        built = accrue(schedule, start, day, (), defaults(state))
        return evolve(built, unpaid=max(built.unpaid - sum(apart, NOTHING), NOTHING))
    return accrue(schedule, since, day, list(payments(state, stock.name, since)), defaults(state))


OnShare = dict[str, Fraction]


def on_share(state: State, stock: Stock, since: date | None, until: date | None = None) -> OnShare | Missing:
    """The dividends that terms may count by, on a share issued on a day (None: none builds up), in dollars."""
    owing = declared(state, stock, since)
    if since is None or not accrues(stock) or stock.dividends is None:
        return {UNPAID: owing, ACCRUED: NOTHING, DECLARED: owing, ACCRETED: _stands_for(state, stock)}
    built = _built(state, stock, since, until)
    if isinstance(built, Missing):
        return built
    found = {UNPAID: built.unpaid if is_cumulative(stock.dividends) else owing, ACCRUED: built.unpaid, DECLARED: owing}
    return found | {ACCRETED: _stands_for(state, stock) + built.added}


def _stands_for(state: State, stock: Stock) -> Fraction:
    """What a share stood for when it was issued: that of which the rate is a part."""
    rates = stock.dividends.rates if stock.dividends is not None else None
    of = rates.value[0].of if rates is not None else None
    base = evaluate(of or Quantity("stated value"), stock, state)
    return base if isinstance(base, Fraction) else NOTHING


def arrears(state: State, stock: Stock, since: date) -> Known:
    """What of earlier dividends is unpaid on a share issued on a day: built up by the last day of payment, not since.

    Where the terms name no days of payment, everything that has built up is due.
    """
    clause = stock.dividends
    if clause is None or clause.rates is None:
        return declared(state, stock, since)
    begun = last_pay_day(clause, state.day) if clause.pay_dates is not None else state.day
    if begun is None or begun <= since:
        return NOTHING
    built = accrued(state, stock, since, begun)
    later = sum((amount for day, amount in payments(state, stock.name, since) if day > begun), NOTHING)
    return built if isinstance(built, Missing) else max(built - later, NOTHING)


def full_period(state: State, stock: Stock) -> Known:
    """One full dividend, in dollars a share: the yearly rate in force now, by the number of payments a year."""
    schedule = schedule_of(state, stock, state.day + _DAY)
    if isinstance(schedule, Missing) or stock.dividends is None:
        return schedule if isinstance(schedule, Missing) else NOTHING
    since = first_issue(state, stock.name)
    grows = schedule.accrual.accretes and since is not None
    added = accrue(schedule, since or state.day, state.day, (), defaults(state)).added if grows else NOTHING
    return (schedule.base + added) * _in_force(state, stock, schedule) / periods_a_year(stock.dividends)


def full_dividend(state: State, stock: Stock) -> Known:
    """One full dividend as it is paid, in dollars a share: grown, where a tax makes it grow."""
    full = full_period(state, stock)
    if isinstance(full, Missing) or stock.dividends is None or stock.dividends.gross_up is None:
        return full
    from paripassu.interpreter.gross_ups import full_gross  # noqa: PLC0415 - few dividends grow by a tax

    return full_gross(state, stock, stock.dividends.gross_up.value, full)


def as_paid(state: State, stock: Stock, event: DeclareDividend, others: Sequence[DeclareDividend]) -> Fraction:
    """What is paid a share for a dividend as declared, in dollars: grown, where a tax makes it grow."""
    if stock.dividends is None or stock.dividends.gross_up is None:
        return event.per_share
    from paripassu.interpreter.gross_ups import gross  # noqa: PLC0415 - few dividends grow by a tax

    return gross(state, stock, stock.dividends.gross_up.value, (event, others))


def rate_now(state: State, stock: Stock) -> Known:
    """The yearly rate in force now, as a part of what it is a percentage of (or of what stands for a share)."""
    schedule = schedule_of(state, stock, state.day + _DAY)
    return schedule if isinstance(schedule, Missing) else _in_force(state, stock, schedule)


def _in_force(state: State, stock: Stock, schedule: Schedule) -> Fraction:
    if not any(rise.unpaid for rise in schedule.rises):
        return schedule.part_on(state.day, defaults(state))
    since = first_issue(state, stock.name) or state.day
    return accrue(schedule, since, state.day, list(payments(state, stock.name, since)), defaults(state)).part


def declared(state: State, stock: Stock, since: date | None = None) -> Fraction:
    """Dividends declared on a class and not yet paid, in dollars a share (of one that existed on the record date)."""
    events, paid = _declared(state, stock.name)
    owing = (event for event in events[len(paid) :] if _is_for(stock, event, since))
    return sum((as_paid(state, stock, event, events) for event in owing), NOTHING)


def in_default(state: State) -> bool:
    """Whether a default lasts now."""
    return any(cured is None for _, cured in defaults(state))


def payments(state: State, of: str, since: date | None = None) -> Iterator[tuple[date, Fraction]]:
    """Dividends paid on a share that existed since a day: the day, and dollars for one share as shares are now."""
    events, paid = _declared(state, of)
    for payment, event in zip(paid, events, strict=False):
        if _is_for(state.stock(of), event, since):
            yield _counts_on(state, of, event, payment), event.per_share / _multiplied_since(state, of, payment.date)


def _counts_on(state: State, of: str, event: DeclareDividend, payment: PayDividend) -> date:
    """The day from which on a payment counts: that on which it was payable, where only a holiday put it off."""
    due = event.payable
    if due is None or payment.date <= due:
        return payment.date
    rolled = payment_day(state, state.stock(of).dividends, due)
    return due if rolled is not None and payment.date <= rolled else payment.date


def paid_at(state: State, of: str, since: date) -> Iterator[tuple[date, Fraction]]:
    """Dividends paid on a share that existed since a day, each at the day for which it was declared payable."""
    events, paid = _declared(state, of)
    for payment, event in zip(paid, events, strict=False):
        if _is_for(state.stock(of), event, since):
            yield event.payable or payment.date, event.per_share / _multiplied_since(state, of, payment.date)


def owed_next(state: State, of: str) -> DeclareDividend | None:
    """The oldest dividend declared on a class and not yet paid: they are paid in the order of their declaration."""
    events, paid = _declared(state, of)
    # A liquidation that counts declared dividends settles their duties without paying them by themselves.
    duties = [duty for duty in state.duties.values() if (duty.kind, duty.of) == ("pay dividend", of)]
    done = max(len(paid), sum(duty.settled is not None for duty in duties))
    return events[done] if done < len(events) else None


def in_hand(state: State, of: str) -> list[DeclareDividend]:
    """The dividends declared on a class and not yet paid, the oldest first."""
    events, paid = _declared(state, of)
    return events[len(paid) :]


def all_declared(state: State, of: str) -> list[DeclareDividend]:
    """Every dividend ever declared on a class, in order."""
    return _declared(state, of)[0]


def entitling_day(stock: Stock, event: DeclareDividend) -> date:
    """Whose holders a declared dividend is for: those of its record date, as declared or as the terms fix it."""
    return event.record_date or record_day(stock.dividends, event.payable) or event.date


def _is_for(stock: Stock, event: DeclareDividend, since: date | None) -> bool:
    return since is None or since <= entitling_day(stock, event)


def _multiplied_since(state: State, of: str, day: date) -> Fraction:
    """Into how many shares one share of a day has been split."""
    factor = ONE
    for split in state.past(Split):
        factor *= factor_of(split) if split.of == of and split.date > day else ONE
    return factor


def _declared(state: State, of: str) -> tuple[list[DeclareDividend], list[PayDividend]]:
    stock, events = state.stock(of), state.past(DeclareDividend)
    if stock.dividends is None or stock.dividends.mirror is None:
        events = [event for event in events if event.on == of]
    else:
        from paripassu.interpreter.mirrors import with_mirrored  # noqa: PLC0415 - few dividends follow others

        events = with_mirrored(state, stock, events)
    return events, [event for event in state.past(PayDividend) if event.on == of]
