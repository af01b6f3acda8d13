"""Dividends that are missed, one by one: when directors may be elected for it, and when that ends."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu.interpreter.missed import Period, _through
from paripassu.model.seats import Arrears
from told import Acme, why

TERMS = (
    "§1 designation\n  shares 10,000\n  stated value $100\n\n§2 dividends\n  rate 8% a year of stated value\n"
    "  accrue 30/360, simple, {kind}\n  pay on Mar 31, Jun 30, Sep 30, Dec 31, in cash\n\n§4 voting\n  elects {line}\n"
)
ELECT = '{day} elect director "Jane" by B\nexpect {ruling}\n'
PAY = "{day} declare dividend of ${money} on B, record date {day}, payable {day}\n{day} pay dividend on B\n"


def periods(paid: list[bool]) -> list[Period]:
    unpaid, found = 0, []
    for number, is_paid in enumerate(paid):
        unpaid += not is_paid
        found.append(Period(date(2000 + number, 1, 1), is_paid, unpaid))
    return found


@pytest.mark.parametrize(
    ("rule", "paid", "active"),
    [
        (Arrears(2, 3), "nnn", True),
        (Arrears(2, 3), "nyn", False),
        (Arrears(2, 3), "nynyn", True),
        (Arrears(2, 3, in_a_row=True), "nynyn", False),
        (Arrears(2, 3, in_a_row=True), "ynnn", True),
        (Arrears(2, 3, in_a_row=True, cured=2), "nnnyny", True),
        (Arrears(2, 3, in_a_row=True, cured=2), "nnnyy", False),
        (Arrears(2, 3, cured=2), "nnnyynn", False),
        (Arrears(2, 3, cured=2), "nnnyynnn", True),
    ],
)
def test_dividends_that_do_not_accumulate_open_and_end_the_right(rule: Arrears, paid: str, active: bool) -> None:
    told = periods([each == "y" for each in paid])
    assert _through(rule, told, is_cumulative=False).is_active is active


@settings(max_examples=150, deadline=None)
@given(paid=st.lists(st.booleans(), max_size=20), missed=st.integers(1, 6), cured=st.integers(1, 4))
def test_a_right_that_lasts_was_opened_and_not_cured_since(paid: list[bool], missed: int, cured: int) -> None:
    counter = _through(Arrears(2, missed, in_a_row=True, cured=cured), periods(paid), is_cumulative=False)
    text = "".join("y" if each else "n" for each in paid)
    opened = max((end for end in range(len(text) + 1) if text[:end].endswith("n" * missed)), default=None)
    expected = opened is not None and "y" * cured not in text[opened:]
    assert counter.is_active is expected


def test_all_that_is_unpaid_must_be_paid_where_nothing_else_is_said(tmp_path: Path) -> None:
    line = "1 director while 2 quarterly dividends are unpaid in a row, until all are paid"
    story = (
        '2020-01-01 issue 100 B to "Ada"\n'
        + ELECT.format(day="2020-06-30", ruling="void")
        + ELECT.format(day="2020-07-01", ruling="allowed")
        + PAY.format(day="2020-09-30", money="2.00")
        + 'expect "Jane" elected\n'
        + PAY.format(day="2020-10-01", money="4.00")
        + 'expect "Jane" no director\n'
    )
    Acme(tmp_path).told(TERMS.format(kind="cumulative", line=line), story)


def test_half_a_dividend_is_no_dividend(tmp_path: Path) -> None:
    line = "1 director while 2 dividends are unpaid, until 1 in a row are paid"
    story = (
        '2020-01-01 issue 100 B to "Ada"\n'
        + PAY.format(day="2020-03-31", money="1.00")
        + ELECT.format(day="2020-07-01", ruling="allowed")
        + PAY.format(day="2020-07-02", money="1.99")
        + 'expect "Jane" elected\n'
        + PAY.format(day="2020-07-03", money="0.01")
        + 'expect "Jane" no director\n'
    )
    Acme(tmp_path).told(TERMS.format(kind="non-cumulative", line=line), story)


def test_what_is_missing_to_count_is_named(tmp_path: Path) -> None:
    line = "1 director while 2 dividends are unpaid in a row, until 1 in a row are paid, at a meeting called by "
    line += "holders of 10%"
    terms = TERMS.format(kind="cumulative", line=line).replace("  stated value $100\n", "")
    story = '2020-01-01 issue 100 B to "Ada"\n' + ELECT.format(day="2020-07-01", ruling="undetermined")
    run = Acme(tmp_path).told(terms, story + '2020-07-02 call meeting of B by "Ada"\nexpect undetermined\n')
    assert run.steps[-1].missing == "the stated value of B"


def test_too_few_cannot_call_the_meeting(tmp_path: Path) -> None:
    line = "1 director while 2 dividends are unpaid in a row, until 1 in a row are paid, at a meeting called by "
    line += "holders of 10%"
    story = (
        '2020-01-01 issue 91 B to "Ada"\n2020-01-01 issue 9 B to "Bob"\n'
        '2020-07-01 call meeting of B by "Bob"\nexpect void under §4\n'
    )
    run = Acme(tmp_path).told(TERMS.format(kind="cumulative", line=line), story)
    assert why(run) == "Holders of 10% may call a meeting, 10 B; those who call it have 9."
