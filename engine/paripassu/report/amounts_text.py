"""Figures of a run with their units, and days, as readers expect to see them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.model.run import Input
from paripassu.money import show_exact, show_exact_money, show_percent

_IN_MONEY = ("price", "amount", "value", "dividends", "cash on conversion")


def show_input(given: Input) -> str:
    """The value of a figure that a reason used, with its unit."""
    value = given.value
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    match given.unit:
        case "money" | "price":
            return show_exact_money(value)
        case "percent":
            return show_percent(value)
        case "shares" | "votes":
            return f"{show_exact(value)} {given.unit}"
        case _:
            return show_exact(value)


def show_quantity(name: str, value: Fraction) -> str:
    """A quantity of a class: money for amounts, values and prices, a plain number for rates and votes."""
    return show_exact_money(value) if name.endswith(_IN_MONEY) else show_exact(value)


def show_day(day: date | None) -> str:
    """A day, or a dash where there is none."""
    return "-" if day is None else day.isoformat()
