"""Amounts as expressions, every part of which has a unit: a price is never compared with a ratio.

A plain `$0.23` in the terms of a share is money *a share*: everything that a clause speaks of, it speaks of for one
share. Sums for all shares together (the size of an offering) have words of their own and never come here.
"""

from __future__ import annotations

from collections.abc import Callable

from paripassu.diagnostics.codes import AMOUNT_IN_A_CIRCLE, UNITS_DO_NOT_FIT, ZERO_AMOUNT
from paripassu.diagnostics.words import quote
from paripassu.model.citations import Item
from paripassu.model.quantities import (
    KNOWN_UNITS,
    MONEY,
    NUMBER,
    PRICE,
    QUANTITIES,
    SHARES,
    Combine,
    Expression,
    Extreme,
    Literal,
    PriceWindow,
    Quantity,
    Unit,
    parts_of,
)
from paripassu.model.terms import Stock
from paripassu.resolve.scope import Scope
from paripassu.source import Span
from paripassu.syntax.nodes import Phrase

Measured = tuple[Expression, Unit]

_LITERALS = {"money": PRICE, "number": NUMBER, "percent": NUMBER}
# What a clause may ask for, as one would write it.
_EXAMPLES = {
    MONEY.powers: "`$10,000` or `proceeds`",
    PRICE.powers: "`$1,000` or `stated value`",
    NUMBER.powers: "`2` or `stated value / $0.23`",
}
_SIGNS = {"plus": "+", "minus": "-", "times": "*", "over": "/", "part_of": "*"}


def resolve_amount(scope: Scope, phrase: Phrase, unit: Unit, what: str) -> Expression | None:
    """An amount that must have a unit; None, with a finding, where it has another or its parts do not fit together."""
    measured = measure(scope, phrase)
    if measured is None:
        return None
    measured = _in_all(measured, unit)
    if measured[1].powers != unit.powers:
        message = f"{what} is a {unit.name}, and {quote(phrase.span.text)} is a {measured[1].name}."
        scope.report(UNITS_DO_NOT_FIT, message, phrase.span, _hint(phrase, measured[1], unit))
        return None
    return measured[0]


def measure(scope: Scope, phrase: Phrase) -> Measured | None:
    """An amount with the unit it turns out to have."""
    rule = phrase.rule
    if rule in {"quantity", "quantity_of"}:
        return _quantity(scope, phrase)
    if rule in {"vwap_of", "window_price"}:
        return _traded(scope, phrase)
    if rule in _LITERALS:
        value = scope.amount(phrase.words()[0], "An amount", zero_allowed=True)
        return None if value is None else (Literal(value, _LITERALS[rule]), _LITERALS[rule])
    if rule in _SIGNS:
        return _combine(scope, phrase, _SIGNS[rule])
    if rule in {"greater", "lesser"}:
        return _extreme(scope, phrase)
    from paripassu.resolve.bespoke.observed import measure_observed  # noqa: PLC0415 - few amounts need rules

    return measure_observed(scope, phrase)


def _quantity(scope: Scope, phrase: Phrase) -> Measured:
    """A named quantity, of the series itself or of a class that is named beside it."""
    named = phrase if phrase.rule == "quantity" else phrase.phrases("quantity")[0]
    name = " ".join(word.text for word in named.words())
    stock = phrase.phrase("stock")
    return Quantity(name, "" if stock is None else scope.stock(stock.words()[0])), QUANTITIES[name]


def fitted(left: Measured, right: Measured) -> tuple[Measured, Measured]:
    """Two amounts that meet: dollars beside a sum for all shares are such a sum, a number beside shares is one."""
    return _in_all(left, right[1]), _in_all(right, left[1])


def _in_all(measured: Measured, other: Unit) -> Measured:
    amount, unit = measured
    if isinstance(amount, Literal) and unit.powers == PRICE.powers and other.powers == MONEY.powers:
        return Literal(amount.value, MONEY), MONEY
    if isinstance(amount, Literal) and unit.powers == NUMBER.powers and other.powers == SHARES.powers:
        return Literal(amount.value, SHARES), SHARES
    return measured


def _traded(scope: Scope, phrase: Phrase) -> Measured | None:
    """`vwap of Common`, `lowest vwap of Common over 10 trading days`."""
    if phrase.rule == "vwap_of":
        return Quantity("vwap", scope.stock(phrase.phrases()[0].words()[0])), PRICE
    pick, price, stock = phrase.phrases()[:3]
    days = scope.count(phrase.words("NUMBER")[0], "A number of trading days")
    of = scope.stock(stock.words()[0])
    if days is None:
        return None
    window = PriceWindow(pick.text(), price.text(), days, to_the_day=phrase.phrase("window_end") is not None)
    name = f"{window.pick} {window.price} over {days} trading days"
    return Quantity(name, of, window), PRICE


def _extreme(scope: Scope, phrase: Phrase) -> Measured | None:
    parts = [measure(scope, part) for part in phrase.phrases()]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    known = [_in_all(part, other[1]) for part in known for other in known[:1]]
    unit = known[0][1]
    for part, (_, other) in zip(phrase.phrases(), known, strict=True):
        if other.powers != unit.powers:
            _misfit(scope, part.span, (unit, other), "compared")
            return None
    return Extreme(phrase.rule, tuple(expression for expression, _ in known)), unit


def _combine(scope: Scope, phrase: Phrase, sign: str) -> Measured | None:
    left, right = (_operand(scope, part, phrase.rule) for part in phrase.parts)
    if left is None or right is None:
        return None
    if sign in {"+", "-"}:
        left, right = fitted(left, right)
    unit = _COMBINED[sign](left[1], right[1])
    if unit is None:
        _misfit(scope, phrase.span, (left[1], right[1]), "added" if sign == "+" else "subtracted")
        return None
    if sign == "/" and isinstance(right[0], Literal) and not right[0].value:
        message = f"{quote(phrase.span.text)} divides by zero."
        scope.report(ZERO_AMOUNT, message, phrase.span, "Correct what it is divided by.")
        return None
    return Combine(sign, left[0], right[0]), unit


def _operand(scope: Scope, part: object, rule: str) -> Measured | None:
    """One side of an operation; the percentage in `120% of conversion price` is a bare word."""
    if isinstance(part, Phrase):
        return measure(scope, part)
    del rule
    value = scope.amount(part, "A percentage")  # type: ignore[arg-type]
    return None if value is None else (Literal(value, NUMBER), NUMBER)


def _misfit(scope: Scope, span: Span, units: tuple[Unit, Unit], verb: str) -> None:
    message = f"A {units[0].name} and a {units[1].name} cannot be {verb}."
    scope.report(UNITS_DO_NOT_FIT, message, span, "Give both sides the same unit.")


def _hint(phrase: Phrase, found: Unit, wanted: Unit) -> str:
    if phrase.rule == "number" and wanted is PRICE:
        return f"Did you mean `${phrase.span.text}`?"
    if phrase.rule == "percent" and wanted is PRICE:
        return f"Say of what, as in `{phrase.span.text} of stated value`."
    if found.powers == PRICE.powers and wanted is NUMBER:
        return "Divide it by another price, as in `stated value / $0.23`."
    example = _EXAMPLES.get(wanted.powers)
    return f"A {wanted.name} is, for example, {example}." if example else "Give it that unit."


def _same(left: Unit, right: Unit) -> Unit | None:
    return left if left.powers == right.powers else None


def _multiplied(left: Unit, right: Unit) -> Unit:
    return _unit(left.powers, right.powers, 1)


def _divided(left: Unit, right: Unit) -> Unit:
    return _unit(left.powers, right.powers, -1)


def _unit(left: tuple[int, ...], right: tuple[int, ...], sign: int) -> Unit:
    """The unit of a product or quotient, by the name a reader knows it by where it has one."""
    found = tuple(a + sign * b for a, b in zip(left, right, strict=True))
    for unit in KNOWN_UNITS:
        if unit.powers == found:
            return unit
    powers = dict(zip(("dollar", "share", "vote", "year", "day", "month"), found, strict=True))
    over = " times ".join(f"{name}s" for name, power in powers.items() for _ in range(power))
    under = "".join(f" a {name}" for name, power in powers.items() for _ in range(-power))
    return Unit(f"quantity in {over or 'numbers'}{under}", *found)


_COMBINED: dict[str, Callable[[Unit, Unit], Unit | None]] = {
    "+": _same,
    "-": _same,
    "*": _multiplied,
    "/": _divided,
}


def report_amount_circles(scope: Scope, stocks: tuple[Stock, ...]) -> None:
    """One finding for each amount that is defined by itself, directly or through others: it could never be counted."""
    for stock in stocks:
        defined = _defined(stock)
        for name, item in defined.items():
            trail = _circle(name, {key: _named(each.value) for key, each in defined.items()})
            if trail:
                shown = " by ".join(quote(step) for step in [*trail, name])
                message = f"An amount of {stock.name} is defined by itself: {shown}."
                scope.report(AMOUNT_IN_A_CIRCLE, message, item.cite.span, "State one of them in money.")


def _defined(stock: Stock) -> dict[str, Item[Expression]]:
    """The quantities of a stock that its own clauses define by an expression."""
    defined: dict[str, Item[Expression]] = {}
    if stock.liquidation is not None and stock.liquidation.amount is not None:
        defined["liquidation amount"] = stock.liquidation.amount
    if stock.conversion is not None and stock.conversion.rate is not None:
        defined["conversion rate"] = stock.conversion.rate
    return defined


def _named(expression: Expression) -> tuple[str, ...]:
    """The quantities that an expression names; an as-converted amount is counted by the rate."""
    match expression:
        case Quantity():
            return ("conversion rate",) if expression.name == "as-converted amount" else (expression.name,)
        case _:
            return tuple(name for part in parts_of(expression) for name in _named(part))


def _circle(start: str, uses: dict[str, tuple[str, ...]]) -> list[str]:
    """The way from a quantity back to itself, or nothing; each quantity is looked at once."""
    waiting = [[start]]
    seen: dict[str, None] = {}
    while waiting:
        trail = waiting.pop()
        for name in uses.get(trail[-1], ()):
            if name == start:
                return trail
            if name not in seen:
                seen[name] = None
                waiting.append([*trail, name])
    return []
