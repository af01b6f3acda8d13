"""What is defined and never spoken of: either the definition or the clause that should have used it is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paripassu.checks.parts import kinds_of, quantities_named
from paripassu.checks.restated import restates_a_paper
from paripassu.diagnostics.codes import DEFINED_AND_UNUSED
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.model.quantities import Quantity
from paripassu.model.terms import Stock, Terms

_RULE = "A term that is defined is meant to be used: drafters strike the one or finish the other."


def check_defined_and_unused(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each amount that no clause speaks of, each price that its rate ignores, each idle class."""
    for stock in terms.stocks:
        yield from _amounts(terms, stock)
        yield from _price(stock)
        yield from _class(terms, stock)


def _amounts(terms: Terms, stock: Stock) -> Iterator[Diagnostic]:
    designation = stock.designation
    # What is left out may be what speaks of it; dividends in kind count shares by it.
    if designation is None or not restates_a_paper(stock) or stock.not_encoded or _pays_in_kind(stock):
        return
    for name, item in (("stated value", designation.stated_value), ("original price", designation.original_price)):
        if item is not None and not any(_speaks(other, name, stock) for other in terms.stocks):
            message = f"{stock.name} has a {name}, and no clause speaks of it."
            hint = f"Take it out, or say the amount by it, as in `amount {name}`. {_RULE}"
            yield Diagnostic(DEFINED_AND_UNUSED, message, Label(item.cite.span), hint=hint)


def _price(stock: Stock) -> Iterator[Diagnostic]:
    conversion = stock.conversion
    if conversion is None or conversion.price is None or conversion.rate is None:
        return
    if "conversion price" not in quantities_named(conversion.rate.value):
        message = f"{stock.name} has a conversion price, and its rate does not follow it."
        hint = f"Write the rate by it, as in `rate stated value / conversion price`, or take the price out. {_RULE}"
        also = (Label(conversion.rate.cite.span, "the rate"),)
        yield Diagnostic(DEFINED_AND_UNUSED, message, Label(conversion.price.cite.span), also, hint)


def _class(terms: Terms, stock: Stock) -> Iterator[Diagnostic]:
    """A class of which its own lines say nothing, either; any other may be held, voted and paid as it is."""
    if stock.is_series or stock == terms.common or terms.series_of(stock.name) or stock.lines:
        return
    word = re.compile(rf"(?<![\w-]){re.escape(stock.name)}(?![\w-])")
    said = [line.cite.words for other in terms.stocks if other is not stock for line in other.lines]
    said += [other.conversion.into for other in terms.stocks if other.conversion is not None]
    said += [grant.of for grant in terms.grants]
    if not any(word.search(words) for words in said):
        message = f"The class {stock.name} says nothing, has no series, and no clause speaks of it."
        hint = f"Say how it stands to the others, or take it out. {_RULE}"
        yield Diagnostic(DEFINED_AND_UNUSED, message, Label(stock.cite.span), hint=hint)


def _pays_in_kind(stock: Stock) -> bool:
    return stock.dividends is not None and stock.dividends.in_kind is not None


def _speaks(other: Stock, name: str, stock: Stock) -> bool:
    of = {"", stock.name} if other is stock else {stock.name}
    return any(part.name == name and part.of in of for part, _ in kinds_of(other, Quantity))
