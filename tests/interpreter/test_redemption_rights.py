"""Rights to redeem that open and close: several calls, a regulatory event, a put on a change of control, proceeds."""

from __future__ import annotations

from pathlib import Path

import pytest

from interpreter.preferred import rulings, sentences, tell, unmet
from interpreter.story import paid
from paripassu.model.run import VOID

ISSUED = '2004-01-01 issue 600 A to "First"\n2004-01-01 issue 300 A to "Second"\n'


def redemption(*items: str) -> str:
    return "\n§7 redemption\n" + "".join(f"  {item}\n" for item in items)


BANK = (
    "company at stated value, from 2006-11-17",
    "company at $101, within 90 days after a regulatory event, as a whole",
)
EVENT = '2004-03-01 assert regulatory event: "new capital rules", by "Board"\n'


@pytest.mark.parametrize(
    ("lines", "ruling", "each"),
    [
        ("2004-03-01 redeem all A\n", VOID, 0),
        (EVENT + "2004-05-30 redeem all A\n", "allowed", 101),
        (EVENT + "2004-05-31 redeem all A\n", VOID, 0),
        (EVENT + "2004-03-02 redeem 899 A\n", VOID, 0),
        ("2006-11-16 redeem all A\n", VOID, 0),
        ("2006-11-17 redeem all A\n", "allowed", 100),
        ('2004-03-01 assert not regulatory event: "the rules", by "Board"\n2004-03-01 redeem all A\n', VOID, 0),
        ('2004-03-01 assert change of control: "the vote", by "Board"\n2004-03-01 redeem all A\n', VOID, 0),
    ],
)
def test_a_call_from_a_day_and_one_after_a_regulatory_event_stand_side_by_side(
    tmp_path: Path, lines: str, ruling: str, each: int
) -> None:
    told = tell(tmp_path, redemption(*BANK), ISSUED + lines)
    assert rulings(told)[-1] == ruling
    assert paid(told, of="A") == 900 * each


def test_what_stands_against_every_right_is_said_of_each(tmp_path: Path) -> None:
    told = tell(tmp_path, redemption(*BANK), ISSUED + EVENT + "2004-03-02 redeem 899 A\n")
    assert "from 2006-11-17 on" in sentences(told)
    assert "All 900 A are redeemed or none, not 899." in sentences(told)


def test_a_call_of_a_part_ends_with_its_number_of_shares(tmp_path: Path) -> None:
    # 130% of $100 on 300 shares in all: 200 and then 100 more, and not one beyond.
    told = tell(
        tmp_path,
        redemption("company at 130% of stated value, up to 300 shares in all"),
        ISSUED
        + "2004-03-01 redeem 200 A\n2004-03-02 redeem 101 A\nexpect void under §7\n2004-03-03 redeem 100 A\n"
        + 'expect "First" paid $26,000\nexpect A outstanding 600\n2004-03-04 redeem 1 A\nexpect void under §7\n',
    )
    assert unmet(told) == []
    assert "with 300 redeemed before, 1 are too many" in sentences(told)


def test_the_greater_of_a_multiple_and_a_price_is_paid(tmp_path: Path) -> None:
    # 125% of $100 is $125, less than $10 for each of 13 shares that it converts into.
    conversion = "\n§5 conversion into Common\n  optional at any time\n  rate 13\n"
    item = "company at greater of 125% of stated value and conversion rate * market price of Common"
    lines = "2004-03-01 close price of Common $9.00\n2004-03-01 redeem 9 A\n2004-03-02 close price of Common $10.00\n"
    told = tell(tmp_path, conversion + redemption(item), ISSUED + lines + "2004-03-02 redeem 9 A\n")
    assert paid(told, of="A") == 9 * 125 + 9 * 130


# Holders

PUT = (
    "each holder may require at 101% of stated value, to be paid within 30 days, "
    "within 90 days after a change of control"
)
CONTROL = '2004-03-01 assert change of control: "the vote", by "Board"\n'


def test_a_holder_may_require_redemption_for_a_time_after_a_change_of_control(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        redemption(PUT, "company at stated value, from 2012-06-30"),
        ISSUED
        + '2004-02-01 require redemption of 10 A by "First"\nexpect void under §7\n'
        + CONTROL
        + '2004-05-30 require redemption of 10 A by "First"\nexpect duty §7 to "First" due 2004-06-29\n'
        + '2004-05-31 require redemption of 10 A by "Second"\nexpect void under §7\n'
        + '2004-06-29 redeem 10 A\nexpect "First" paid $1,010\nexpect duty §7 met\n'
        + "2012-06-29 redeem all A\nexpect void under §7\n2012-06-30 redeem all A\n"
        + 'expect "First" paid $60,010\n',
    )
    assert unmet(told) == []


def test_a_redemption_that_is_not_paid_in_time_is_a_breach(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        redemption(PUT),
        ISSUED + CONTROL + '2004-03-01 require redemption of 10 A by "First"\n2004-04-01 as of\nexpect breach of §7\n',
    )
    assert unmet(told) == []


def test_a_supermajority_has_yearly_installments_of_which_the_first_comes_after_a_time(tmp_path: Path) -> None:
    # 60% of 900 are 540. Asked for on 2 January 2009: 300 each on 3 March 2009, 2010 and 2011 (60 days: 3 March).
    put = (
        "holders at least 60% of A may require at $10 from 2009-01-01, in 3 yearly installments, "
        "to be paid within 60 days"
    )
    told = tell(
        tmp_path,
        redemption(put),
        ISSUED
        + "2009-01-02 meeting of A\n  approve redemption\n  for 539 shares, against 361 shares\nexpect no duty §7\n"
        + "2009-01-02 meeting of A\n  approve redemption\n  for 540 shares, against 360 shares\n"
        + "2009-03-03 redeem all A\nexpect A outstanding 600\n",
    )
    assert unmet(told) == []
    assert [str(duty.due) for duty in told.residual.duties] == ["2009-03-03", "2010-03-03", "2011-03-03"]
    assert [duty.amount for duty in told.residual.duties] == [300, 300, 300]
    assert [duty.status for duty in told.residual.duties] == ["met", "due", "due"]


def test_two_installments_are_a_year_apart(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        redemption("holders majority of A may require at $10 from 2010-01-01, in 2 yearly installments"),
        ISSUED
        + '2010-01-04 written consent of A\n  approve redemption\n  for "First"\n'
        + "2010-01-04 redeem all A\nexpect A outstanding 450\n2011-01-04 redeem all A\nexpect A outstanding 0\n",
    )
    assert unmet(told) == []
    assert [str(duty.due) for duty in told.residual.duties] == ["2010-01-04", "2011-01-04"]


def test_holders_have_their_vote_only_while_their_right_is_open(tmp_path: Path) -> None:
    put = "holders majority of A may require at any time, within 90 days after a change of control"
    vote = 'meeting of A\n  approve redemption\n  for "First"\n'
    told = tell(
        tmp_path,
        redemption(put),
        ISSUED + f"2004-02-01 {vote}expect no duty §7\n{CONTROL}2004-03-02 {vote}expect duty §7 due 2004-03-02\n",
    )
    assert unmet(told) == []


# The proceeds of a sale

PROCEEDS = (
    "mandatory at $10, on a sale of substantially all assets, 150 days after, unless dissolved within 90 days, "
    "from the proceeds"
)
SALE = '2004-03-01 sale of substantially all assets to "Buyer" for $6,000\n'


def test_a_company_that_is_not_dissolved_in_time_redeems_with_what_the_sale_brought(tmp_path: Path) -> None:
    # 150 days after 1 March is 29 July. $6,000 reaches 600 of 900 shares, pro rata 400 and 200.
    told = tell(
        tmp_path,
        redemption(PROCEEDS),
        ISSUED
        + SALE
        + "expect duty §7 due 2004-07-29\n2004-07-29 redeem all A\n"
        + 'expect "First" paid $4,000\nexpect "Second" paid $2,000\nexpect A outstanding 300\n',
    )
    assert unmet(told) == []


@pytest.mark.parametrize(("day", "standing"), [("2004-05-30", "lapsed"), ("2004-05-31", "due")])
def test_a_company_that_is_dissolved_in_time_need_not_redeem(tmp_path: Path, day: str, standing: str) -> None:
    # 90 days after 1 March is 30 May.
    told = tell(tmp_path, redemption(PROCEEDS), ISSUED + SALE + f"{day} liquidate voluntarily, assets $6,000\n")
    (duty,) = told.residual.duties
    assert duty.status == standing


def test_proceeds_that_nobody_told_are_missing(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        redemption(PROCEEDS),
        ISSUED
        + '2004-03-01 sale of substantially all assets to "Buyer"\n'
        + "2004-07-29 redeem all A\nexpect undetermined under §7\n"
        + '2004-07-29 funds "the proceeds" available $1,000\n2004-07-29 redeem all A\nexpect A outstanding 800\n',
    )
    assert unmet(told) == []
