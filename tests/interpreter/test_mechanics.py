"""A conversion that goes wrong: certificates that come late, what that costs, buy-ins, rescission, and capacity."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter.preferred import rulings, sentences, tell, unmet
from interpreter.story import held, paid
from paripassu.model.run import BREACH, UNDETERMINED, VOID

CONVERSION = """
§5 conversion into Common
  optional        at any time
  rate            10
  deliver         certificates within 3 days
  fractions       rounded down
"""
ISSUED = '2004-01-01 issue 600 A to "First"\n2004-01-01 issue 300 A to "Second"\n'
# Converted on 2 February, due on 5 February.
CONVERTED = ISSUED + '2004-02-02 convert 100 A of "First"\n'


def terms(*items: str, conversion: str = CONVERSION) -> str:
    return conversion + "\n§6 mechanics of conversion\n" + "".join(f"  {item}\n" for item in items)


# Damages


@pytest.mark.parametrize(
    ("rule", "delivered", "owed"),
    [
        # 1.5% of $100 is $1.50 a share and day: 100 shares, the 6th to the 10th of February are five days.
        ("1.5% of stated value a day", "2004-02-10", "$750"),
        ("1.5% of stated value a day", "2004-02-06", "$150"),
        # 0.5% a day and at most 2%: reached after four days, so a fifth adds nothing.
        ("0.5% of stated value a day, at most 2% of stated value", "2004-02-09", "$200"),
        ("0.5% of stated value a day, at most 2% of stated value", "2004-02-10", "$200"),
        ("0.5% of stated value a day, at most 2% of stated value", "2004-02-07", "$100"),
        # After so many days from the conversion, whatever the time for delivery is.
        ("1% of stated value a day after 3 days", "2004-02-10", "$500"),
        ("1% of stated value a day after 7 days", "2004-02-10", "$100"),
        # Business days: Friday the 6th, Monday the 9th, Tuesday the 10th of February.
        ("1% of stated value a business day", "2004-02-10", "$300"),
        # Three trading days after Monday the 2nd are Thursday the 5th.
        ("1.5% of stated value a trading day after 3 trading days", "2004-02-10", "$450"),
    ],
)
def test_late_certificates_cost_so_much_a_day(tmp_path: Path, rule: str, delivered: str, owed: str) -> None:
    lines = f'{delivered} deliver certificates of Common to "First"\nexpect duty §6 to "First" due\n'
    pays = f'{delivered} pay damages on A to "First"\nexpect "First" paid {owed}\nexpect duty §6 met\n'
    told = tell(tmp_path, terms(f"late delivery costs {rule}"), CONVERTED + lines + pays)
    assert unmet(told) == []
    assert paid(told, kind="damages") == Fraction(owed[1:])


def test_certificates_in_time_cost_nothing(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        terms("late delivery costs $1.00 a day"),
        CONVERTED
        + '2004-02-05 deliver certificates of Common to "First"\nexpect no duty §6\n'
        + '2004-02-20 pay damages on A to "First"\nexpect void\n',
    )
    assert unmet(told) == []
    assert (rulings(told)[-1], told.steps[-1].code) == (VOID, "R330")
    assert "First is owed no damages on A." in sentences(told)


def test_damages_paid_on_the_way_are_not_paid_again(tmp_path: Path) -> None:
    # $100 a day: the 6th and 7th paid on the 7th, the 8th to the 10th on the 10th.
    told = tell(
        tmp_path,
        terms("late delivery costs $1.00 a day"),
        CONVERTED
        + '2004-02-07 pay damages on A to "First"\nexpect "First" paid $200\n'
        + '2004-02-07 pay damages on A to "First"\nexpect void under §6\n'
        + '2004-02-10 deliver certificates of Common to "First"\n2004-02-12 pay damages on A to "First"\n'
        + 'expect "First" paid $500\n',
    )
    assert unmet(told) == []


def test_damages_by_the_market_wait_for_the_close_of_the_conversion_date(tmp_path: Path) -> None:
    # 1% of ten shares at $4.00 is $0.40; 100 shares, one day.
    rule = terms("late delivery costs 1% of (conversion rate * market price of Common) a day")
    late = '2004-02-06 deliver certificates of Common to "First"\n'
    told = tell(tmp_path, rule, CONVERTED + late + '2004-02-06 pay damages on A to "First"\n')
    assert rulings(told)[-1] == UNDETERMINED
    assert told.steps[-1].missing == "the market price of Common on 2004-02-02"
    close = CONVERTED + "2004-02-02 close price of Common $4.00\n" + late
    known = tell(tmp_path, rule, close + '2004-02-06 pay damages on A to "First"\nexpect "First" paid $40\n')
    assert unmet(known) == []


def test_the_delays_of_two_conversions_add_up(tmp_path: Path) -> None:
    # 100 A five days late and 50 A two days late, at $1 a share and day.
    told = tell(
        tmp_path,
        terms("late delivery costs $1.00 a day"),
        CONVERTED
        + '2004-02-05 convert 50 A of "First"\n2004-02-10 deliver certificates of Common to "First"\n'
        + '2004-02-10 pay damages on A to "First"\nexpect "First" paid $600\n',
    )
    assert unmet(told) == []


@settings(max_examples=60, deadline=None)
@given(late=st.integers(0, 40), most=st.integers(1, 30))
def test_delay_costs_day_by_day_up_to_its_cap(late: int, most: int) -> None:
    rule = terms(f"late delivery costs $1.00 a day, at most ${most}.00")
    day = date(2004, 2, 5) + timedelta(days=late)
    with TemporaryDirectory() as folder:
        told = tell(Path(folder), rule, CONVERTED + f'{day} deliver certificates of Common to "First"\n')
    amounts = [duty.amount for duty in told.residual.duties if duty.kind == "pay damages"]
    assert amounts == ([100 * min(late, most)] if late else [])


# A buy-in


def test_a_buy_in_is_reimbursed_beyond_what_the_sale_brought(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        terms("buy-in reimbursed"),
        CONVERTED
        + '2004-02-06 buy in 1,000 Common by "First" for $11,000, sold for $10,000\nexpect duty §6 to "First" due\n'
        + '2004-02-09 pay damages on A to "First"\nexpect "First" paid $1,000\nexpect duty §6 met\n'
        + '2004-02-09 pay damages on A to "First"\nexpect void under §6\n',
    )
    assert unmet(told) == []


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ('2004-02-05 buy in 9 Common by "First" for $11, sold for $10\n', "at his own cost"),
        ('2004-02-06 buy in 9 Common by "Second" for $11, sold for $10\n', "at his own cost"),
        ('2004-02-06 buy in 9 Common by "First" for $9, sold for $10\n', "$9 - $10 = $0."),
    ],
)
def test_a_buy_in_that_costs_no_more_or_was_not_needed_is_owed_to_nobody(tmp_path: Path, lines: str, says: str) -> None:
    told = tell(tmp_path, terms("buy-in reimbursed"), CONVERTED + lines)
    assert [duty.kind for duty in told.residual.duties] == ["deliver certificates"]
    assert says in str(told.steps[-1].effects)


# Rescission

RESCINDED = '2004-02-06 rescind conversion of 100 A by "First"\n'


def test_a_late_conversion_can_be_taken_back_and_the_damages_stay(tmp_path: Path) -> None:
    cancelled = "\n§7 reacquired\n  cancelled to undesignated Preferred\n  reissue never as A\n"
    told = tell(
        tmp_path,
        terms("late delivery costs $1.00 a day", "rescission while certificates are late") + cancelled,
        CONVERTED
        + 'expect "First" holds 1,000 Common\nexpect A issuable 100\n'
        + '2004-02-06 rescind conversion of 100 A by "First"\n'
        + 'expect "First" holds 600 A\nexpect "First" holds 0 Common\nexpect A issuable 100\n'
        + '2004-02-09 pay damages on A to "First"\nexpect "First" paid $100\n',
    )
    assert unmet(told) == []


@pytest.mark.parametrize(
    ("items", "lines", "code"),
    [
        ((), '2004-02-06 rescind conversion of 100 A by "First"\n', "R307"),
        (("rescission while certificates are late",), '2004-02-05 rescind conversion of 100 A by "First"\n', "R307"),
        (("rescission while certificates are late",), '2004-02-06 rescind conversion of 99 A by "First"\n', "R307"),
        (("rescission while certificates are late",), '2004-02-06 rescind conversion of 100 A by "Second"\n', "R307"),
        (
            ("rescission while certificates are late",),
            '2004-02-06 transfer 1 Common from "First" to "Second"\n' + RESCINDED,
            "R302",
        ),
    ],
)
def test_what_came_in_time_or_is_gone_cannot_be_taken_back(
    tmp_path: Path, items: tuple[str, ...], lines: str, code: str
) -> None:
    told = tell(tmp_path, terms("buy-in reimbursed", *items), CONVERTED + lines)
    assert (rulings(told)[-1], told.steps[-1].code) == (VOID, code)
    assert held(told, "A", "First") == 500


def test_without_mechanics_nothing_is_owed_and_nothing_taken_back(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        CONVERSION,
        CONVERTED
        + '2004-02-09 pay damages on A to "First"\nexpect void\n'
        + '2004-02-09 rescind conversion of 100 A by "First"\nexpect void\n',
    )
    assert unmet(told) == []


# Shares kept for conversions

ROOM = '2004-01-02 issue {shares} Common to "Others"\n'


def test_an_issue_that_takes_what_conversions_need_is_a_breach(tmp_path: Path) -> None:
    # 10,000,000 authorized; 900 A need 9,000.
    told = tell(
        tmp_path,
        terms("reserve enough for all conversions"),
        ISSUED
        + ROOM.format(shares="9,991,000")
        + ROOM.format(shares="1")
        + 'expect breach of §6\n2004-01-03 issue 1 A to "First"\nexpect breach of §6\n',
    )
    assert unmet(told) == []
    assert rulings(told) == ["allowed", "allowed", "allowed", BREACH, BREACH]
    assert "8,999 Common may still be issued, and 9,010 are needed to convert all A." in sentences(told)


def test_where_nothing_need_be_kept_the_risk_is_told(tmp_path: Path) -> None:
    told = tell(tmp_path, terms("reserve none"), ISSUED + ROOM.format(shares="9,991,001"))
    assert rulings(told)[-1] == "allowed"
    assert "8,999 Common may still be issued, and 9,000 are needed to convert all A." in sentences(told)
    safe = tell(tmp_path, terms("reserve none"), ISSUED + ROOM.format(shares="9,991,000"))
    assert "may still be issued" not in sentences(safe)
