"""Whether a close was high enough on so many of the last trading days, and which closes nobody supplied."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from paripassu.dates import Calendar, CalendarUnavailable, calendar_named
from paripassu.interpreter.duties import CALENDAR
from paripassu.interpreter.evaluate import Missing, close_price, evaluate
from paripassu.interpreter.saying import listed
from paripassu.interpreter.state import State
from paripassu.model.citations import Item
from paripassu.model.rights import PriceTest
from paripassu.model.run import Input, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_exact_money
from paripassu.value import Value

_EXCHANGE = "NYSE"
# So many days are named one by one; of more, the first and the last.
_MOST_NAMED = 3


@frozen(eq=False, repr=False)
class Answer(Value):
    """Whether a test is met, and why; `missing` names what has to be known to say so."""

    is_met: bool
    reason: Reason
    missing: str = ""


def trading_days_before(day: date, count: int) -> tuple[date, ...] | None:
    """The last `count` trading days before a day, oldest first; None where there is no calendar of them."""
    calendar = calendar_named(_EXCHANGE)
    if not isinstance(calendar, Calendar) or isinstance(calendar, CalendarUnavailable):
        return None
    days: list[date] = []
    current: date | None = day
    while len(days) < count:
        current = calendar.previous_business_day(current) if current is not None else None
        if current is None:
            return None
        days.append(current)
    return tuple(reversed(days))


def tested(state: State, stock: Stock, item: Item[PriceTest]) -> Answer:
    """What the closes of the last trading days say: enough of them, too few, or it hangs on those that are missing."""
    test, cites = item.value, (item.cite,)
    level = evaluate(test.amount, stock, state)
    if isinstance(level, Missing):
        text = f"The level that the close of {test.of} is held against is not known: {level.what} is missing."
        return Answer(False, Reason(text, cites), level.what)
    days = trading_days_before(state.day, test.of_days)
    if days is None:
        return Answer(False, Reason(f"The last {test.of_days} trading days are not known.", cites), CALENDAR)
    closes = {day: close_price(state, test.of, day) for day in days}
    high = sum(1 for close in closes.values() if close is not None and _is_high(test, close, level))
    unknown = [day for day, close in closes.items() if close is None]
    above = "above" if test.exceeds else "at or above"
    text = (
        f"{test.of} closed {above} {show_exact_money(level)} on {high} of the {test.of_days} trading days from "
        f"{days[0]} to {days[-1]}; {test.days} are needed"
    )
    inputs = (Input("level", level, "price"), Input("first trading day", days[0], "date"))
    if high >= test.days or high + len(unknown) < test.days:
        return Answer(high >= test.days, Reason(f"{text}.", cites, inputs))
    missing = f"the close price of {test.of} on {named_days(unknown)}"
    return Answer(False, Reason(f"{text}, and {missing} is not known.", cites, inputs), missing)


def _is_high(test: PriceTest, close: object, level: object) -> bool:
    return close > level if test.exceeds else close >= level  # type: ignore[operator,no-any-return]


def named_days(days: list[date]) -> str:
    """Days that are missing, one by one; of more than a few, the first and the last."""
    if len(days) <= _MOST_NAMED:
        return listed([str(day) for day in days])
    return f"{len(days)} days from {days[0]} to {days[-1]}"
