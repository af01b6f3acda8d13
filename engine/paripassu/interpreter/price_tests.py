"""Whether a close was high enough on so many of the last trading days, and which closes nobody supplied."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import frozen

from paripassu.interpreter.duties import CALENDAR
from paripassu.interpreter.evaluate import Missing, close_price, evaluate
from paripassu.interpreter.market import days_around, days_of, exchange, named, splits_since
from paripassu.interpreter.repricing import PRICE, RATE, names
from paripassu.interpreter.state import State
from paripassu.model.citations import Cite
from paripassu.model.quantities import PriceWindow
from paripassu.model.rights import PriceTest
from paripassu.model.run import Input, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_exact_money
from paripassu.value import Value

_VERBS = {"close": "closed", "vwap": "traded on the average"}
_NAMES = {"close": "close price", "vwap": "vwap"}


@frozen(eq=False, repr=False)
class Answer(Value):
    """Whether a test is met, and why; `missing` names what has to be known to say so."""

    is_met: bool
    reason: Reason
    missing: str = ""


def trading_days_before(day: date, count: int) -> tuple[date, ...] | None:
    """The last `count` trading days before a day, oldest first, by the exchange; None where there is no calendar."""
    return days_around(exchange(), day, count)


def tested(state: State, stock: Stock, test: PriceTest, cite: Cite, *, to_the_day: bool) -> Answer:
    """What the prices of the last trading days say: enough of them, too few, or it hangs on those that are missing."""
    cites = (cite,)
    level = evaluate(test.amount, stock, state)
    if isinstance(level, Missing):
        text = f"The level that the {test.price} of {test.of} is held against is not known: {level.what} is missing."
        return Answer(False, Reason(text, cites), level.what)
    days = days_of(state, PriceWindow("", test.price, test.of_days, to_the_day=to_the_day), state.day)
    if days is None:
        return Answer(False, Reason(f"The last {test.of_days} trading days are not known.", cites), CALENDAR)
    closes = {day: _price(state, test, day) for day in days}
    high = sum(1 for close in closes.values() if close is not None and _is_high(test, close, level))
    unknown = [day for day, close in closes.items() if close is None]
    above = "above" if test.exceeds else "at or above"
    text = (
        f"{test.of} {_VERBS[test.price]} {above} {show_exact_money(level)} on {high} of the {test.of_days} trading "
        f"days from {days[0]} to {days[-1]}; {test.days} are needed"
    )
    inputs = (Input("level", level, "price"), Input("first trading day", days[0], "date"))
    if high >= test.days or high + len(unknown) < test.days:
        return Answer(high >= test.days, Reason(f"{text}.", cites, inputs))
    missing = f"the {_NAMES[test.price]} of {test.of} on {named(unknown)}"
    return Answer(False, Reason(f"{text}, and {missing} is not known.", cites, inputs), missing)


def _price(state: State, test: PriceTest, day: date) -> Fraction | None:
    """The price of a day; in shares of today where the level follows splits, too."""
    price = close_price(state, test.of, day, test.price)
    if price is None or not (names(test.amount, PRICE) or names(test.amount, RATE)):
        return price
    return price / splits_since(state, test.of, day)


def _is_high(test: PriceTest, close: object, level: object) -> bool:
    return close > level if test.exceeds else close >= level  # type: ignore[operator,no-any-return]
