from __future__ import annotations

from pathlib import Path

import pytest

from provisions import told


def failures(folder: Path, rules: str, story: str) -> tuple[list[str], list[str]]:
    run, codes = told(folder, f"§10 rules\n{rules}", story)
    return [each.found for each in run.expectations if not each.is_met], codes


def test_a_rule_that_waits_for_a_condition_follows_once_each_time_it_comes_to_hold(tmp_path: Path) -> None:
    rules = "  (a) when close of Common >= $5.00 then pay $1.00 a share to holders of D\n"
    story = """2005-02-01 close price of Common $4.99
expect "First Holder" paid $0
2005-02-02 close price of Common $5.00
expect "First Holder" paid $1,000
2005-02-02 report "anything" 1
expect "First Holder" paid $1,000
2005-02-03 close price of Common $4.00
2005-02-04 close price of Common $6.00
expect "First Holder" paid $2,000
"""
    assert failures(tmp_path, rules, story) == ([], [])


def test_a_day_counted_from_what_happened_comes_without_any_event(tmp_path: Path) -> None:
    rules = "  (a) when 30 days have passed since a merger then redeem all D at stated value\n"
    story = """2005-02-01 merge with "NewCo", surviving
2005-03-02 as of
expect D outstanding 1,000
2005-06-01 as of
expect D outstanding 0
expect "First Holder" paid $15,000
"""
    assert failures(tmp_path, rules, story) == ([], [])


def test_a_duty_is_met_by_the_act_and_breached_without_it(tmp_path: Path) -> None:
    rules = '  (a) the company must "file a report" within 5 business days after "downgrade"\n'
    story = """2005-02-01 event "downgrade"
expect duty §10(a) due 2005-02-08
2005-02-08 act "file a report" by "First Holder"
expect duty §10(a) due
2005-02-08 act "file a report" by company
expect duty §10(a) met
2005-03-01 event "downgrade"
2005-03-09 as of
expect duty §10(a) breached
"""
    assert failures(tmp_path, rules, story) == ([], [])


def test_a_breach_makes_follow_what_waits_for_it_on_its_very_day(tmp_path: Path) -> None:
    rules = """  (a) the company must "file a report" within 5 days after "downgrade"
  (b) when §10(a) is breached then pay $0.50 a share to holders of D
"""
    story = """2005-02-01 event "downgrade"
2005-02-06 as of
expect "First Holder" paid $0
2005-02-07 as of
expect "First Holder" paid $500
"""
    assert failures(tmp_path, rules, story) == ([], [])


def test_a_fact_that_nobody_tells_leaves_the_outcome_open_and_is_named(tmp_path: Path) -> None:
    rules = '  (a) when a merger and reported "earnings" < $0 then redeem all D at stated value\n'
    story = '2005-02-01 merge with "NewCo", surviving\nexpect undetermined\nexpect D outstanding 1,000\n'
    assert failures(tmp_path, rules, story) == ([], [])


def test_one_condition_that_fails_settles_it_whatever_else_is_missing(tmp_path: Path) -> None:
    rules = '  (a) when a merger and a default lasts and reported "earnings" < $0 then redeem all D at stated value\n'
    story = '2005-02-01 merge with "NewCo", surviving\nexpect allowed\nexpect D outstanding 1,000\n'
    assert failures(tmp_path, rules, story) == ([], [])


@pytest.mark.parametrize(("count", "paid"), [(2, "$0"), (3, "$1,000")])
def test_a_close_is_high_enough_on_so_many_of_the_last_trading_days(tmp_path: Path, count: int, paid: str) -> None:
    rules = "  (a) when close of Common >= $5.00 on 3 of 4 trading days then pay $1.00 a share to holders of D\n"
    prices = ["5.00" if at < count else "4.99" for at in range(4)]
    days = ("2005-02-01", "2005-02-02", "2005-02-03", "2005-02-04")
    told_prices = "".join(f"{day} close price of Common ${price}\n" for day, price in zip(days, prices, strict=True))
    story = f'{told_prices}2005-02-07 as of\nexpect "First Holder" paid {paid}\n'
    assert failures(tmp_path, rules, story) == ([], [])


def test_a_defined_amount_that_was_set_is_what_every_line_then_rests_on(tmp_path: Path) -> None:
    rules = """  (a) define Premium as 10% of stated value
  (b) define Price as stated value + Premium
  (c) when "step-up" then Premium becomes $3.00
  (d) when "call" then redeem 50% of D at Price
"""
    story = """2005-02-01 event "call"
expect "First Holder" paid $8,250
2005-02-02 event "step-up"
2005-02-03 event "call"
expect "First Holder" paid $12,750
"""
    assert failures(tmp_path, rules, story) == ([], [])


def test_an_amount_may_hang_on_a_condition(tmp_path: Path) -> None:
    rules = """  (a) define Price as $20 if 6 months have passed since the first issue, otherwise $16
  (b) when "call" then redeem 50% of D at Price
"""
    story = """2005-07-02 event "call"
expect "First Holder" paid $8,000
2005-07-03 event "call"
expect "First Holder" paid $13,000
"""
    assert failures(tmp_path, rules, story) == ([], [])
