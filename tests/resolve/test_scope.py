from __future__ import annotations

from pathlib import Path

import pytest

from deals import COMPANY, findings, resolve, say, series_a, sound


@pytest.mark.parametrize("day", ["2001-02-30", "2001-13-01", "1492-10-12"])
def test_a_day_that_does_not_exist_is_named(tmp_path: Path, day: str) -> None:
    assert findings(tmp_path, f"§3 liquidation\n  ahead of stock outstanding on {day}\n") == [
        f"T201 [{day}] There is no day `{day}`. (Dates are written year-month-day, in the years 1800 to 2199.)"
    ]


def test_a_day_may_be_written_without_zeros(tmp_path: Path) -> None:
    stock = series_a(tmp_path, "§1 designation\n  outstanding on 2001-1-5\n")
    assert stock.designation is not None
    assert stock.designation.outstanding_on is not None
    assert stock.designation.outstanding_on.value.isoformat() == "2001-01-05"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "shares 0",
            "T203 [0] The number of shares cannot be zero: `0`. (Correct it, or leave it out.)",
        ),
        ("shares -5", "T202 [-5] The number of shares cannot be below zero: `-5`. (Take the minus sign out.)"),
        (
            "stated value $0",
            "T203 [$0] The stated value cannot be zero: `$0`. (Correct it, or leave it out.)",
        ),
        ("stated value $-1", "T202 [$-1] The stated value cannot be below zero: `-$1`. (Take the minus sign out.)"),
        (
            "original price $0.00",
            "T203 [$0.00] The original price cannot be zero: `$0.00`. (Correct it, or leave it out.)",
        ),
        ("par value -$0.01", "T202 [-$0.01] Par value cannot be below zero: `-$0.01`. (Take the minus sign out.)"),
        (
            "shares 1,00",
            (
                "T206 [1,00] `1,00` is not written as numbers are. "
                "(Commas may only part thousands: `14,000`, `$1,000.50`, `8.5%`.)"
            ),
        ),
    ],
)
def test_an_amount_that_cannot_be_is_named(tmp_path: Path, line: str, expected: str) -> None:
    outcome = resolve(tmp_path, COMPANY + f'series B "B" of Preferred\n§1 designation\n  {line}\n')
    assert [say(found) for found in outcome.diagnostics] == [expected]


def test_a_share_may_have_no_par_value(tmp_path: Path) -> None:
    stock = series_a(tmp_path, "§1(b) designation\n  par value $0\n")
    assert stock.par_value is not None
    assert stock.par_value.value == 0


@pytest.mark.parametrize("line", ["authorized 0", "votes 0 a share"])
def test_a_class_has_no_zeros(tmp_path: Path, line: str) -> None:
    outcome = resolve(tmp_path, COMPANY + f'class X "X"\n  {line}\n')
    assert [found.code.id for found in outcome.diagnostics] == ["T203"]


def test_a_class_may_have_no_par_value(tmp_path: Path) -> None:
    stock = sound(tmp_path, COMPANY + 'class X "X"\n  par value $0\n').stock("X")
    assert stock is not None
    assert stock.par_value is not None
    assert stock.par_value.value == 0


def test_a_period_is_a_whole_number(tmp_path: Path) -> None:
    assert findings(tmp_path, "§5 conversion into Common\n  deliver certificates within 2.5 days\n") == [
        "T206 [2.5] A period must be a whole number, not `2.5`. (Round it as the paper does, or correct it.)"
    ]


def test_a_period_is_not_zero(tmp_path: Path) -> None:
    assert findings(tmp_path, "§9 notice\n  to each holder of A, at least 0 months before\n") == [
        "T203 [0] A period cannot be zero: `0`. (Correct it, or leave it out.)"
    ]
