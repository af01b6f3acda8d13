"""Amounts on the command line: `6,000,000`, `$6M`, `250k`, `1.5B`, and prices by class."""

from __future__ import annotations

from fractions import Fraction

import click

_SIZES = {"k": 10**3, "m": 10**6, "b": 10**9}


def as_money(context: click.Context, option: click.Parameter, text: str | None) -> Fraction | None:
    """An amount in dollars, or wrong usage; one below zero is a finding, and not the business of the command line."""
    if text is None:
        return None
    value = parse_money(text)
    if value is None:
        message = f"`{text}` is no amount; amounts are written as 6,000,000, 6M, 250k or 1.5B."
        raise click.BadParameter(message, context, option)
    return value


def parse_money(text: str) -> Fraction | None:
    """The dollars that a text stands for; None where it stands for none."""
    from paripassu.money import parse_amount

    words = text.strip().lower()
    sign = -1 if words.startswith("-") else 1
    words = words.removeprefix("-").removeprefix("$")
    size = _SIZES.get(words[-1:], 1)
    value = parse_amount(words[:-1] if size > 1 else words)
    return None if value is None or words.endswith("%") else value * size * sign


def as_prices(context: click.Context, option: click.Parameter, texts: tuple[str, ...]) -> dict[str, Fraction]:
    """Prices by class, `Common=$0.31`, or wrong usage."""
    prices: dict[str, Fraction] = {}
    for text in texts:
        name, _, words = text.partition("=")
        price = parse_money(words)
        if price is None or price < 0 or not name.strip():
            raise click.BadParameter(f"`{text}` is not of the form CLASS=PRICE.", context, option)
        prices[name.strip()] = price
    return prices
