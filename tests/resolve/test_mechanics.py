"""Mechanics of conversion, conversion on a change of control, and limits with choices, as the terms write them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from deals import clause_of, findings, series_a
from paripassu.model.clauses import Conversion
from paripassu.model.mechanics import ControlConversion, ControlRate, LateDelivery, Mechanics
from paripassu.model.quantities import PRICE, Combine, Duration, Literal, Quantity
from paripassu.model.rights import ConversionLimit, Window

F = Fraction
DOLLAR = Literal(F(1), PRICE)
CONVERSION = "§5 conversion into Common\n  optional at any time\n  rate 2\n  fractions rounded down\n"


def mechanics(folder: Path, *items: str) -> Mechanics:
    lines = "".join(f"  {item}\n" for item in items)
    return clause_of(series_a(folder, f"{CONVERSION}§6 mechanics of conversion\n{lines}"), Mechanics)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("$1.00 a day", LateDelivery(DOLLAR)),
        ("$1.00 a business day", LateDelivery(DOLLAR, "business days")),
        (
            "$1.00 a trading day after 3 trading days, at most $1.00",
            LateDelivery(DOLLAR, "trading days", Duration(3, "trading days"), DOLLAR),
        ),
    ],
)
def test_late_delivery_costs_so_much_a_day(tmp_path: Path, line: str, rule: LateDelivery) -> None:
    item = mechanics(tmp_path, f"late delivery costs {line}").late_delivery
    assert item is not None
    assert item.value == rule


def test_what_is_said_of_mechanics_is_there_and_what_is_not_said_is_not(tmp_path: Path) -> None:
    clause = mechanics(tmp_path, "buy-in reimbursed", "rescission while certificates are late", "reserve none")
    assert clause.buy_in is not None
    assert clause.rescission is not None
    assert clause.reserve is not None
    assert clause.reserve.value is False
    assert clause.late_delivery is None
    kept = mechanics(tmp_path, "reserve enough for all conversions")
    assert kept.reserve is not None
    assert kept.reserve.value is True


def test_a_change_of_control_has_a_rate_a_time_and_an_end(tmp_path: Path) -> None:
    lines = (
        "§7 conversion on a change of control\n  rate stated value / market price of Common, up to 8.29187 shares\n"
        "  time within 120 days after\n  called shares do not convert\n"
    )
    clause = clause_of(series_a(tmp_path, CONVERSION + lines), ControlConversion)
    assert clause.rate is not None
    assert clause.time is not None
    assert clause.called_do_not is not None
    rate = Combine("/", Quantity("stated value"), Quantity("market price", "Common"))
    assert clause.rate.value == ControlRate(rate, F("8.29187"))
    assert clause.time.value == Duration(120, "days")


@pytest.mark.parametrize(
    ("line", "limit"),
    [
        ("; holder may change on 61 days' notice", ConversionLimit(F(1, 10), "Common", 61)),
        (
            "; holder may change to 5% or 20% on 61 days' notice",
            ConversionLimit(F(1, 10), "Common", 61, (F(1, 20), F(1, 5))),
        ),
        (
            "; holder may change within 0% to 19.9% on 61 days' notice",
            ConversionLimit(F(1, 10), "Common", 61, (), F(0), F(199, 1000)),
        ),
    ],
)
def test_a_holder_chooses_among_limits_or_between_two(tmp_path: Path, line: str, limit: ConversionLimit) -> None:
    lines = f"{CONVERSION}  limit no conversion above 10% of Common{line}\n"
    item = clause_of(series_a(tmp_path, lines), Conversion).limit
    assert item is not None
    assert item.value == limit


def test_a_right_may_end_with_a_call_and_wait_for_a_listing(tmp_path: Path) -> None:
    lines = CONVERSION.replace("at any time", "until called, while the conversion shares are listed, if Common is")
    item = clause_of(series_a(tmp_path, lines), Conversion).window
    assert item is not None
    assert item.value == Window(until_called=True, while_listed="Common")


@pytest.mark.parametrize(
    "time",
    [
        "after 2005-01-01, before 2004-01-01",
        "before 2004-01-01, from 2004-01-01",
        "from 2004-01-01, before 2003-12-31, or later once authorized Common has been increased",
    ],
)
def test_a_time_that_ends_before_it_begins_is_none(tmp_path: Path, time: str) -> None:
    found = findings(tmp_path, CONVERSION.replace("at any time", time))
    assert [each.partition(" ")[0] for each in found] == ["T220"]


def test_an_automatic_conversion_may_come_later(tmp_path: Path) -> None:
    lines = (
        CONVERSION
        + "  automatic when shareholders approve the issuance of the conversion shares, 3 business days later\n"
    )
    item = clause_of(series_a(tmp_path, lines), Conversion).automatic_later
    assert item is not None
    assert item.value == Duration(3, "business days")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("late delivery costs 1% a day", "T204"),
        ("late delivery costs -$1 a day", "T202"),
        ("late delivery costs $1 a day after 0 days", "T203"),
        ("late delivery costs $1 a day, at most 5", "T204"),
        ("late delivery costs $1 a day, at most 5%", "T204"),
        ("reserve enough for all conversions\n  reserve none", "N108"),
        ("buy-in reimbursed twice", "S"),
        ("exchange rule no act beyond 101% of Common outstanding on 2004-01-01", "T207"),
        ("exchange rule no act beyond 20% of Common outstanding on 2004-02-30", "T201"),
        ("exchange rule no act beyond 20% of Z outstanding on 2004-02-03", "N101"),
    ],
)
def test_mechanics_that_cannot_be_are_found(tmp_path: Path, line: str, code: str) -> None:
    found = findings(tmp_path, f"{CONVERSION}§6 mechanics of conversion\n  {line}\n")
    assert [each for each in found if each.startswith(code)] != []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("rate stated value", "T204"),
        ("rate 2, up to 0 shares", "T203"),
        ("rate 2, up to -1 shares", "T202"),
        ("time within 0 days after", "T203"),
        ("rate 2\n  rate 3", "N108"),
    ],
)
def test_a_change_of_control_that_cannot_be_converted_upon_is_found(tmp_path: Path, line: str, code: str) -> None:
    found = findings(tmp_path, f"{CONVERSION}§7 conversion on a change of control\n  {line}\n")
    assert [each for each in found if each.startswith(code)] != []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("limit no conversion above 10% of Common; holder may change within 11% to 19.9% on 61 days' notice", "T206"),
        ("limit no conversion above 10% of Common; holder may change within 19.9% to 0% on 61 days' notice", "T20"),
        ("limit no conversion above 10% of Common; holder may change within 0% to 101% on 61 days' notice", "T207"),
        ("limit no conversion above 10% of Common; holder may change to 101% on 61 days' notice", "T207"),
        ("limit no conversion above 10% of Common; holder may change to 5% on 0 days' notice", "T203"),
    ],
)
def test_a_choice_of_limits_that_cannot_be_is_found(tmp_path: Path, line: str, code: str) -> None:
    found = findings(tmp_path, f"{CONVERSION}  {line}\n")
    assert [each for each in found if each.startswith(code)] != []
