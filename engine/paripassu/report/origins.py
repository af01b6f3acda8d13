"""Where the terms first state a count or a quantity, with what it is made of: the root of every explanation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from paripassu.model.citations import Item
from paripassu.model.clauses import Clause
from paripassu.model.quantities import Expression, Literal, Quantity, parts_of
from paripassu.model.run import Reason
from paripassu.model.script import Given
from paripassu.model.terms import Stock, Terms
from paripassu.money import show_exact
from paripassu.report.amounts_text import show_quantity

# Amounts that are made of amounts that are made of amounts: nobody reads further, and a circle ends here too.
_DEEPEST = 6


class Origins:
    """The terms, and what a script supplies where they are silent."""

    def __init__(self, terms: Terms, givens: tuple[Given, ...] = ()) -> None:
        """What a script supplies is stronger, as it is in a run."""
        self._terms = terms
        self._givens = {(given.of, given.quantity): given for given in givens}

    def quantity(self, of: str, name: str, depth: int = 0) -> Reason | None:
        """Why a quantity of a class is what it is before any event; None where nobody states it."""
        given = self._givens.get((of, name))
        if given is not None:
            return Reason(f"The script supplies the {name} of {of}: {show_quantity(name, given.value)}.", (given.cite,))
        stock = self._terms.stock(of)
        item = None if stock is None else _stated(stock, name)
        if item is None or depth > _DEEPEST:
            return None
        value = item.value.value if isinstance(item.value, Literal) else item.value
        if isinstance(value, Fraction):
            return Reason(f"The {name} of {of} is stated: {show_quantity(name, value)}.", (item.cite,))
        inner = (self.quantity(part.of or of, part.name, depth + 1) for part in _named(value))
        deeper = tuple(reason for reason in inner if reason is not None)
        return Reason(f"The {name} of {of} is computed from other amounts.", (item.cite,), because=deeper)

    def authorized(self, of: str) -> Reason | None:
        """Where the number of authorized (or designated) shares of a class is stated; None where it is not."""
        given = self._givens.get((of, "authorized"))
        if given is not None:
            return Reason(
                f"The script supplies the number of shares of {of}: {show_exact(given.value)}.", (given.cite,)
            )
        stock = self._terms.stock(of)
        if stock is None or stock.authorized is None:
            return None
        verb = "designated" if stock.is_series else "authorized"
        return Reason(f"{show_exact(stock.authorized.value)} shares of {of} are {verb}.", (stock.authorized.cite,))


def _stated(stock: Stock, name: str) -> Item[Fraction] | Item[Expression] | None:
    """The item that states a quantity: items of clauses have the names of their quantities."""
    clause_of, attribute = _STATED_IN.get(name, (None, ""))
    clause = None if clause_of is None else clause_of(stock)
    return None if clause is None else getattr(clause, attribute)


_STATED_IN: dict[str, tuple[Callable[[Stock], Clause | None], str]] = {
    "liquidation amount": (lambda stock: stock.liquidation, "amount"),
    "conversion rate": (lambda stock: stock.conversion, "rate"),
    "conversion price": (lambda stock: stock.conversion, "price"),
    "stated value": (lambda stock: stock.designation, "stated_value"),
    "original price": (lambda stock: stock.designation, "original_price"),
    "par value": (lambda stock: stock.designation, "par_value"),
}


def _named(expression: Expression) -> Iterator[Quantity]:
    if isinstance(expression, Quantity):
        yield expression
    for part in parts_of(expression):
        yield from _named(part)
