"""Stories about dividends: what builds up, who is paid on which day, and what has to wait."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from paripassu.compare.scenes.ground import DAY, Ground, everybody, in_order, usual
from paripassu.compare.vocabulary import HOLDER, OTHER, SECOND, THIRD, Told
from paripassu.model.dividends import RecordRule
from paripassu.model.events import (
    AnyEvent,
    DeclareDividend,
    Default,
    ElectDirectors,
    Issue,
    PassTime,
    PayDividend,
    Repurchase,
    Transfer,
)

_DOLLAR = Fraction(1)
_NAMES = ("Jane Roe", "John Doe", "Richard Roe", "Jane Doe", "Mary Major", "John Stiles", "Richard Miles")


def waiting(own: Ground) -> Iterator[Told]:
    """Time passes, and dividends build up."""
    for day in own.any_days(own.later(1), own.later(100), own.later(400), own.later(800), *own.pay_days):
        yield in_order(*usual(own)[:1], PassTime(day))
        yield in_order(*usual(own)[:1], Default(own.first, "a missed payment"), PassTime(day))


def declared(own: Ground) -> Iterator[Told]:
    """A dividend is declared and paid: on this day and that, with this record date and that, in this stock and that."""
    stocks = ("", own.of, own.common, *(name for name, _ in own.others))
    for payable in (None, *_payables(own)):
        declared_on = own.first if payable is None else max(own.first, payable - timedelta(days=70))
        for record in (None, *_records(own, payable, declared_on)):
            for stock in stocks if record is None else ("",):
                event = DeclareDividend(declared_on, own.of, _DOLLAR, record, payable, stock)
                paid = (payable or own.later(1)) + timedelta(days=4)
                yield in_order(*usual(own), event, PayDividend(paid, own.of))
                if record is None and payable is not None:
                    yield in_order(*usual(own), event, *_sold(own, payable), PayDividend(paid, own.of))


def _payables(own: Ground) -> tuple[date, ...]:
    """Days of payment, with weekends and days after them among them."""
    found = (*own.pay_days[:9], *(day + DAY for day in own.pay_days[:4]), own.later(60), own.later(61))
    return tuple(dict.fromkeys(found))


def _records(own: Ground, payable: date | None, declared_on: date) -> Iterator[date]:
    """Record dates just within and just without what the terms allow."""
    if payable is None:
        return
    for rule in own.each(RecordRule):
        for days in {rule.at_least, rule.at_least - 1, rule.at_most or 0, (rule.at_most or 0) + 1, 15, 30}:
            day = payable - timedelta(days=days)
            if declared_on <= day <= payable and days >= 0:
                yield day


def _sold(own: Ground, payable: date) -> Iterator[AnyEvent]:
    """The stock changes hands week by week before the day of payment, so that each record date shows."""
    first = max(own.first, payable - timedelta(days=66))
    for number in range(min(int(own.held), 9)):
        yield Transfer(first + timedelta(days=7 * number), own.of, _DOLLAR, HOLDER, f"Buyer {number + 1}")
    for number in range(6):
        day = payable - timedelta(days=number)
        if day > own.first and own.held > 9:
            yield Transfer(day, own.of, Fraction(1, 10), HOLDER, SECOND)


def stopped(own: Ground) -> Iterator[Told]:
    """Others are paid, or bought back, while dividends of the series are owed and after they are paid."""
    stock = (own.common, *(name for name, _ in own.others))
    for day in own.any_days(*own.pay_days, own.later(30), own.later(400)):
        for other in stock:
            held, holder = (_DOLLAR, OTHER if other == own.common else THIRD)
            for act in (DeclareDividend(day, other, _DOLLAR), Repurchase(day, other, held, holder)):
                yield in_order(*everybody(own), act)
                for before in _payments(own, day):
                    yield in_order(*everybody(own), *before, act)
        yield in_order(*everybody(own), Repurchase(day, own.of, _DOLLAR, HOLDER))


def _payments(own: Ground, day: date) -> Iterator[Told]:
    """What may have been declared or paid on the series before: something, or plenty."""
    before = day - DAY
    if before <= own.first:
        return
    for each in (*own.due_by(day), Fraction(1, 100), Fraction(1_000)):
        dividend = DeclareDividend(before, own.of, each, payable=before)
        yield (dividend,)
        yield (dividend, PayDividend(before, own.of))


def seats(own: Ground) -> Iterator[Told]:
    """Directors are elected, few and many, before and while dividends are unpaid."""
    for day in (own.later(1), *own.pay_days, own.later(800)):
        for number in range(1, len(_NAMES) + 1):
            yield in_order(*usual(own), ElectDirectors(day, own.of, _NAMES[:number]))


def bought_in_lots(own: Ground) -> Iterator[Told]:
    """Stock of two days, on which different dividends build up."""
    for day in own.pay_days[:3]:
        later = Issue(day, own.of, _DOLLAR, SECOND)
        yield in_order(*usual(own), later, PassTime(day + timedelta(days=40)))
