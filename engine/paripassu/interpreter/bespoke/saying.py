"""How explanations name what general rules speak of: occurrences, moments, amounts with their figures."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.evaluate import evaluate
from paripassu.interpreter.state import State
from paripassu.model.general import OCCURRENCES, Moment, Occurrence
from paripassu.model.quantities import OBSERVED, PRICE, QUANTITIES, Defined, Expression, Observed, Quantity, parts_of
from paripassu.model.run import Input
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_exact_money

# Those that are said `on` a class; all others are `of` one.
_ON = {"stock dividend", "declaration", "payment", "grant"}
# The dimensions of units by what figures are marked with.
_MARKS: dict[tuple[int, ...], str] = {(1, -1): "price", (1, 0): "money", (0, 1): "shares"}


def say_occurrence(wanted: Occurrence) -> str:
    """`issue of K`, `declaration of a dividend on Common`, `“rating downgrade”`."""
    if wanted.kind == "event":
        return f"“{wanted.what}”"
    if wanted.kind == "approval":
        return f"approval of “{wanted.what}” by {wanted.of}"
    if wanted.kind == "notice":
        return f"notice of {wanted.what}"
    name = OCCURRENCES[wanted.kind]
    return f"{name} {'on' if wanted.kind in _ON else 'of'} {wanted.of}" if wanted.of else name


def say_moment(moment: Moment) -> str:
    """`2005-06-30`, `the first issue of K`, `30 days after the last merger`."""
    if moment.name:
        return moment.name
    if moment.on is not None:
        return moment.on.isoformat()
    if moment.first_issue_of:
        return f"the first issue of {moment.first_issue_of}"
    if moment.last is not None:
        return f"the last {say_occurrence(moment.last)}"
    if moment.base is None:
        raise AssertionError("a moment of no kind")
    return f"{moment.after} after {say_moment(moment.base)}"


def say_amount(amount: Expression, value: Fraction) -> str:
    """A figure with its name where it has one: `proceeds ($15,000,000)`, `$2.00`."""
    shown = say_value(amount, value)
    name = name_of(amount)
    return f"the {name} ({shown})" if name else shown


def say_value(amount: Expression, value: Fraction) -> str:
    """A figure as its unit asks, without its name: `$2.00`, `25`."""
    return show_exact_money(value) if _mark(amount) in {"price", "money"} else show_exact(value)


def name_of(amount: Expression) -> str:
    """What a named amount is called; "" for a figure or a sum."""
    match amount:
        case Quantity():
            return f"{amount.name} of {amount.of}" if amount.of else amount.name
        case Defined():
            return amount.name
        case Observed():
            return _observed(amount)
        case _:
            return ""


def _observed(seen: Observed) -> str:
    of = f" of {seen.of}" if seen.of else ""
    who = f" by {seen.who}" if seen.who else ""
    name = f" “{seen.name}”" if seen.name else ""
    since = f" {say_moment(seen.since)}" if isinstance(seen.since, Moment) else ""
    return f"{seen.kind}{since}{of}{who}{name}"


def _mark(amount: Expression) -> str:
    """How a figure is marked in data, as far as its unit is known: money and prices are in dollars."""
    match amount:
        case Observed():
            unit = OBSERVED[amount.kind]
        case Quantity():
            unit = QUANTITIES.get(amount.name, PRICE)
        case Defined():
            return _mark(amount.amount)
        case _:
            marks = [_mark(part) for part in parts_of(amount)]
            unit_of = getattr(amount, "unit", None)
            if unit_of is not None:
                return _MARKS.get(unit_of.powers[:2], "")
            return marks[0] if marks and len(set(marks)) == 1 and type(amount).__name__ != "Combine" else ""
    return _MARKS.get(unit.powers[:2], "")


def figures_of(amount: Expression, stock: Stock, state: State) -> tuple[Input, ...]:
    """Every named figure that an amount is made of, with its value; each once."""
    return tuple({each.name: each for each in _figures(amount, stock, state)}.values())


def _figures(amount: Expression, stock: Stock, state: State) -> Iterator[Input]:
    name = name_of(amount)
    if name:
        value = evaluate(amount, stock, state)
        if isinstance(value, Fraction):
            yield Input(name, value, _mark(amount))
    for part in parts_of(amount):
        yield from _figures(part, stock, state)
