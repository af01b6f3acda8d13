"""Conversion on a change of control: at a rate with a cap, for a time, and not of shares that are called first."""

from __future__ import annotations

from pathlib import Path

import pytest

from interpreter.preferred import rulings, sentences, tell, unmet
from interpreter.story import held, sections
from paripassu.model.run import UNDETERMINED, VOID

TERMS = """
§5 conversion into Common
  optional        at any time
  rate            2
  fractions       rounded down

§6 redemption
  company         at $25, within 120 days after a change of control, on 30 to 60 days' notice

§7 conversion on a change of control
  rate            stated value / market price of Common, up to 8.29187 shares
  time            within 60 days after
  called shares   do not convert
"""
ISSUED = '2004-01-01 issue 100 A to "First"\n'
CONTROL = '2004-03-01 assert change of control: "the vote", by "Board"\n'
CONVERT = 'convert 100 A of "First" on the change of control\n'


@pytest.mark.parametrize(
    ("close", "received"),
    # $100 / $20.00 is 5 a share; $100 / $10.00 would be 10, and 8.29187 is the most: 829.187, so 829.
    [("$20.00", 500), ("$10.00", 829), ("$12.06", 829)],
)
def test_a_share_converts_by_its_value_up_to_a_number_of_shares(tmp_path: Path, close: str, received: int) -> None:
    told = tell(tmp_path, TERMS, ISSUED + CONTROL + f"2004-03-02 close price of Common {close}\n2004-03-02 {CONVERT}")
    assert rulings(told)[-1] == "allowed"
    assert held(told, "Common", "First") == received
    assert "on the change of control of 2004-03-01" in str(told.steps[-1].effects)
    assert sections(told.steps[-1].effects[0].reason)[0] == "A §7"


def test_the_cap_follows_splits(tmp_path: Path) -> None:
    # After 2 for 1 the most is 16.58374 a share: 1,658 for 100.
    lines = "2004-02-01 split of Common 2 for 1\n2004-03-02 close price of Common $5.00\n"
    told = tell(
        tmp_path,
        TERMS,
        ISSUED
        + lines.splitlines(keepends=True)[0]
        + CONTROL
        + lines.splitlines(keepends=True)[1]
        + f"2004-03-02 {CONVERT}",
    )
    assert held(told, "Common", "First") == 1_658


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (f"2004-03-02 {CONVERT}", "there was none"),
        (
            '2004-03-01 assert not change of control: "the vote", by "Board"\n' + f"2004-03-02 {CONVERT}",
            "there was none",
        ),
        (CONTROL + f"2004-05-01 {CONVERT}", "within 60 days after the change of control of 2004-03-01"),
        (
            CONTROL + "2004-03-10 mail notice of redemption on 2004-04-12 to holders of A\n" + f"2004-03-11 {CONVERT}",
            "has been called for 2004-04-12",
        ),
        (
            CONTROL + '2004-03-02 convert 101 A of "First" on the change of control\n',
            "First holds 100 A, not 101",
        ),
    ],
)
def test_too_early_too_late_or_called_nothing_converts_so(tmp_path: Path, lines: str, says: str) -> None:
    told = tell(tmp_path, TERMS, ISSUED + "2004-03-01 close price of Common $20.00\n" + lines)
    assert rulings(told)[-1] == VOID
    assert says in sentences(told)
    assert held(told, "A", "First") == 100


def test_the_last_day_counts(tmp_path: Path) -> None:
    close = "2004-04-30 close price of Common $20.00\n"
    told = tell(tmp_path, TERMS, ISSUED + CONTROL + close + f"2004-04-30 {CONVERT}")
    assert held(told, "Common", "First") == 500


def test_called_shares_still_convert_at_the_ordinary_rate_until_they_are_redeemed(tmp_path: Path) -> None:
    notice = "2004-03-10 mail notice of redemption on 2004-04-12 to holders of A\n"
    told = tell(
        tmp_path,
        TERMS,
        ISSUED
        + CONTROL
        + notice
        + '2004-04-01 convert 40 A of "First"\nexpect "First" holds 80 Common\n'
        + '2004-04-12 redeem all A\nexpect "First" paid $1,500\n',
    )
    assert unmet(told) == []


def test_who_converts_before_the_call_keeps_what_he_got(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        TERMS,
        ISSUED
        + CONTROL
        + '2004-03-02 close price of Common $20.00\n2004-03-02 convert 40 A of "First" on the change of control\n'
        + "2004-03-10 mail notice of redemption on 2004-04-12 to holders of A\n2004-04-12 redeem all A\n"
        + 'expect "First" holds 200 Common\nexpect "First" paid $1,500\n',
    )
    assert unmet(told) == []


def test_a_rate_that_is_not_known_is_named(tmp_path: Path) -> None:
    told = tell(tmp_path, TERMS, ISSUED + CONTROL + f"2004-03-02 {CONVERT}")
    assert rulings(told)[-1] == UNDETERMINED
    assert told.steps[-1].missing == "the market price of Common"


def test_a_series_without_the_right_does_not_convert_so(tmp_path: Path) -> None:
    conversion = "\n§5 conversion into Common\n  optional at any time\n  rate 2\n  fractions rounded down\n"
    told = tell(tmp_path, conversion, ISSUED + CONTROL + f"2004-03-02 {CONVERT}")
    assert (rulings(told)[-1], told.steps[-1].code) == (VOID, "R307")
    assert held(told, "A", "First") == 100
