# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

import pytest

from interpreter.series_k import nstor
from interpreter.story import BOTH, GIVEN_J, F, day
from paripassu.interpreter.evaluate import Missing, close_price, conversion_rate, evaluate, quantity_of
from paripassu.interpreter.run import run
from paripassu.interpreter.state import State, start
from paripassu.model.acts import ReduceLiquidation
from paripassu.model.events import AmendCharter, ClosePrice, Split
from paripassu.model.quantities import MONEY, Combine, Expression, Extreme, Literal, Quantity
from paripassu.model.script import Script

FEB = day("2002-02-04")
TWO, THREE, NONE = (Literal(F(number), MONEY) for number in (2, 3, 0))
UNKNOWN = Quantity("conversion price")


def amount(expression: Expression, of: str = "K") -> F | Missing:
    terms = nstor()
    stock = terms.stock(of)
    assert stock is not None
    return evaluate(expression, stock, start(terms))


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (TWO, 2),
        (Quantity("stated value"), 1000),
        (Quantity("par value"), F(1, 100)),
        (Quantity("liquidation amount", "H"), 1000),
        (Combine("+", TWO, THREE), 5),
        (Combine("-", TWO, THREE), -1),
        (Combine("*", TWO, THREE), 6),
        (Combine("/", TWO, THREE), F(2, 3)),
        (Extreme("greater", (TWO, THREE)), 3),
        (Extreme("lesser", (TWO, THREE)), 2),
        (Combine("/", TWO, NONE), Missing("a divisor that is not zero in the terms of K")),
        (Combine("+", UNKNOWN, TWO), Missing("the conversion price of K")),
        (Combine("+", TWO, UNKNOWN), Missing("the conversion price of K")),
        (Extreme("greater", (TWO, UNKNOWN)), Missing("the conversion price of K")),
        (Quantity("original price"), Missing("the original price of K")),
        (Quantity("market price"), Missing("the market price of K")),
        (Quantity("weather"), Missing("the weather of K")),
    ],
)
def test_an_amount_comes_to_a_figure_or_to_what_is_missing(expression: Expression, expected: F | Missing) -> None:
    assert amount(expression) == expected


@pytest.mark.parametrize(
    "name", ["stated value", "original price", "par value", "liquidation amount", "conversion price", "conversion rate"]
)
def test_stock_without_clauses_has_no_such_quantity(name: str) -> None:
    assert amount(Quantity(name), "Common") == Missing(f"the {name} of Common")


def test_what_the_script_gives_stands_where_the_terms_are_silent() -> None:
    terms = nstor()
    stock = terms.stock("J")
    assert stock is not None
    assert quantity_of(start(terms, GIVEN_J), stock, "liquidation amount") == 100
    assert quantity_of(start(terms), stock, "liquidation amount") == Missing("the liquidation amount of J")


def state_after(*events: Split | AmendCharter | ClosePrice) -> State:
    found = run(Script("s", (*BOTH, *events)), nstor()).state
    assert isinstance(found, State)
    return found


def test_a_quantity_is_known_as_it_stood_on_any_day() -> None:
    state = state_after(Split(FEB, "Common", F(2), F(1)), Split(day("2002-03-04"), "Common", F(1), F(4)))
    stock = state.stock("K")
    rates = [conversion_rate(state, stock, day(on)) for on in ("2002-02-03", "2002-02-04", "2002-03-03", "2002-03-04")]
    assert rates == [F(100_000, 23), F(200_000, 23), F(200_000, 23), F(50_000, 23)]
    assert conversion_rate(state, stock) == F(50_000, 23)


def test_an_amount_changed_to_nobody_knows_what_was_known_before() -> None:
    state = state_after(AmendCharter(FEB, (ReduceLiquidation("K"),)))
    stock = state.stock("K")
    assert quantity_of(state, stock, "liquidation amount", day("2002-02-03")) == 1000
    assert quantity_of(state, stock, "liquidation amount") == Missing(
        "the liquidation amount of K (reduced, and nobody said to what)"
    )


def test_a_close_is_that_of_its_day_and_the_last_one_told() -> None:
    state = state_after(ClosePrice(FEB, "Common", F(1)), ClosePrice(FEB, "Common", F(2)), ClosePrice(FEB, "K", F(3)))
    assert (close_price(state, "Common"), close_price(state, "Common", FEB)) == (2, 2)
    assert close_price(state, "Common", day("2002-02-03")) is None
    assert quantity_of(state, state.stock("K"), "market price") == 3
