"""Shares, money, prices and dates as readers expect to see them, exact to the last part."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.model.run import Input

# A share count with more decimals than this reads better as a mixed number (43,478 6/23).
_MOST_DECIMALS = 6


def show_number(value: Fraction) -> str:
    """A number without its unit: `39,000,000`, `14,000.5`, `43,478 6/23`."""
    whole = value.numerator
    if value.denominator == 1:
        return f"{whole:,}"
    digits = _decimals(value.denominator)
    if digits is not None:
        return _decimal(value, digits)
    whole, rest = divmod(abs(value.numerator), value.denominator)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole:,} {rest}/{value.denominator}" if whole else f"{sign}{rest}/{value.denominator}"


def show_money(value: Fraction) -> str:
    """Money or a price in dollars: `$1,000`, `$0.08`, `$434 18/23`; never rounded."""
    if value < 0:
        return f"-{show_money(-value)}"
    if value.denominator == 1:
        return f"${value.numerator:,}"
    digits = _decimals(value.denominator)
    return f"${show_number(value)}" if digits is None else f"${_decimal(value, max(digits, 2))}"


def show_cents(value: Fraction) -> str:
    """Money with its cents always written, as columns of money are: `4,666,666.67`."""
    if 100 % value.denominator:
        return show_number(value)
    return _decimal(value, 2)


def show_percent(value: Fraction) -> str:
    """A share of a whole: `50%`, `33 1/3%`."""
    return f"{show_number(value * 100)}%"


def show_input(given: Input) -> str:
    """The value of a figure that a reason used, with its unit."""
    value = given.value
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    match given.unit:
        case "money" | "price":
            return show_money(value)
        case "percent":
            return show_percent(value)
        case "shares" | "votes":
            return f"{show_number(value)} {given.unit}"
        case _:
            return show_number(value)


def show_day(day: date | None) -> str:
    """A day, or a dash where there is none."""
    return "-" if day is None else day.isoformat()


def _decimals(denominator: int) -> int | None:
    """How many decimals a denominator needs, or None where no few are enough."""
    power = 1
    for digits in range(_MOST_DECIMALS + 1):
        if power % denominator == 0:
            return digits
        power *= 10
    return None


def _decimal(value: Fraction, digits: int) -> str:
    scaled = abs(value.numerator) * 10**digits // value.denominator
    whole, rest = divmod(scaled, 10**digits)
    return f"{'-' if value < 0 else ''}{whole:,}.{rest:0{digits}d}"
