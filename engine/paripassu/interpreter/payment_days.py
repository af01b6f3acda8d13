"""Rights that exist on days for the payment of dividends alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from paripassu.interpreter.pay_days import pay_days, payment_day
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection
from paripassu.model.citations import Cite
from paripassu.model.run import UNDETERMINED, VOID, Reason
from paripassu.model.terms import Stock

# A day of payment that is no business day rolls forward by less than this.
_MOST_DAYS = 10


def may_be_on(state: State, stock: Stock, day: date, cite: Cite) -> Iterator[Objection]:
    """Object to a day that is none for the payment of dividends; where the terms name none, nobody can tell."""
    dividends = stock.dividends
    if dividends is None or dividends.pay_dates is None:
        missing = f"on which days dividends on {stock.name} are paid"
        yield Objection(UNDETERMINED, Reason(f"It is not known {missing}.", (cite,)), missing=missing)
        return
    written = pay_days(dividends, day - timedelta(days=_MOST_DAYS), day)
    if day not in {payment_day(state, dividends, each) for each in written}:
        text = f"{stock.name} converts on days for the payment of its dividends alone, and {day} is none."
        yield Objection(VOID, Reason(text, (cite, dividends.pay_dates.cite)), code="R307")
