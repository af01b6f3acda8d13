"""Redemption that the company owes: on a day, after an event, by a vote of holders, at the wish of one."""

from __future__ import annotations

from pathlib import Path

from interpreter.preferred import SERIES_B, rulings, tell, unmet
from interpreter.story import duties, held, paid
from paripassu.model.run import BREACH

ISSUED = '2004-01-01 issue 600 A to "First"\n2004-01-01 issue 300 A to "Second"\n'


def redemption(*items: str) -> str:
    return "\n§7 redemption\n" + "".join(f"  {item}\n" for item in items)


MUST = "mandatory at stated value, on the first of 2006-01-02 or change of control or sale of equity raising $1,000"


def test_what_must_be_redeemed_is_due_on_the_first_of_its_triggers(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        redemption(MUST),
        ISSUED
        + '2004-01-02 issue 1 A to "First"\n'
        + "expect duty §7 due 2006-01-02\n"
        + '2004-03-01 issue 10 Common to "Fund" for $600, related "the sale"\n'
        + '2004-03-02 issue 10 Common to "Fund" for $500, related "another sale"\n'
        + "expect duty §7 due 2006-01-02\n"
        + '2004-03-03 issue 10 Common to "Fund" for $400, related "the sale"\n'
        + "expect duty §7 due 2004-03-03\n"
        + '2004-03-04 assert change of control: "the vote", by "Board"\n'
        + "2004-03-04 redeem all A\n",
    )
    assert unmet(told) == []
    assert "2 sales taken together" in "".join(effect.reason.text for effect in told.steps[5].effects)
    assert [duty.status for duty in duties(told)] == ["breached"]
    assert paid(told, of="A") == 90_100


def test_an_event_alone_makes_redemption_due_at_once(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        redemption("mandatory at $110, on change of control, on 30 to 60 days' notice"),
        '2004-01-01 assert change of control: "nobody is there", by "Board"\n'
        + ISSUED
        + '2004-03-01 assert change of control: "the vote", by "Board"\n'
        + "expect duty §7 due 2004-03-01\n"
        + "2004-03-01 redeem 899 A\n",
    )
    assert unmet(told) == []
    assert rulings(told)[-1] == BREACH
    assert [duty.status for duty in duties(told)] == ["due"]


def test_a_day_that_is_over_when_shares_are_issued_is_that_of_the_issue(tmp_path: Path) -> None:
    told = tell(tmp_path, redemption("mandatory at $110, on 2003-01-02"), ISSUED + "expect duty §7 due 2004-01-01\n")
    assert unmet(told) == []


def test_notice_of_what_must_be_redeemed_is_kept(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        redemption("mandatory at $110, on 2004-03-15, on 30 to 60 days' notice"),
        ISSUED + "2004-02-02 mail notice of redemption on 2004-03-15 to holders of A\n2004-03-15 redeem all A\n",
    )
    assert rulings(told)[-1] == "allowed"
    assert [duty.status for duty in duties(told)] == ["met"]


VOTE = "holders majority of A may require at $110 from 2005-01-01, in 3 yearly installments"


def test_holders_require_redemption_by_their_vote_in_installments(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        redemption(VOTE),
        ISSUED
        + '2004-06-01 written consent of A\n  approve redemption\n  for "First"\n'
        + '2005-01-03 written consent of A\n  approve redemption\n  for "Second"\n'
        + '2005-01-03 meeting of A\n  approve "Something else"\n'
        + '  approve redemption of A on 2005-02-01\n  for "First"\n'
        + "2005-02-01 redeem all A\n"
        + 'expect "First" paid $22,000\n'
        + "2006-02-01 redeem 100 A\n"
        + "2006-02-01 redeem 500 A\n",
    )
    assert unmet(told) == []
    assert [(duty.status, str(duty.due)) for duty in duties(told)] == [
        ("met", "2005-02-01"),
        ("met", "2006-02-01"),
        ("met", "2007-02-01"),
    ]
    assert "Redemption may be required from 2005-01-01 on" in told.steps[2].effects[-1].reason.text
    assert "300 A require redemption" in told.steps[3].effects[-1].reason.text


def test_the_next_installment_may_be_redeemed_early(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        redemption(VOTE),
        ISSUED
        + "2005-01-03 meeting of A\n  approve redemption on 2005-02-01\n  for 900 shares\n"
        + "2005-01-04 redeem all A\n",
    )
    assert held(told, "A", "First") == 400


def test_fewer_shares_than_installments_make_fewer_installments(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        redemption(VOTE),
        '2004-01-01 issue 2 A to "First"\n2005-01-03 meeting of A\n  approve redemption\n  for "First"\n',
    )
    assert [duty.amount for duty in duties(told)] == [1, 1]
    parts = tell(
        tmp_path,
        redemption(VOTE),
        '2004-01-01 issue 1.5 A to "First"\n2005-01-03 meeting of A\n  approve redemption\n  for "First"\n'
        "2005-01-03 redeem 0.5 A\n",
    )
    assert [duty.status for duty in duties(parts)] == ["met", "due", "due"]


def test_a_vote_of_two_series_counts_both_and_one_that_nobody_counted_not(tmp_path: Path) -> None:
    terms = redemption("holders majority of A and B may require at any time")
    told = tell(
        tmp_path,
        terms + "\n§3 liquidation\n  amount $90\n  ahead of Common\n",
        ISSUED
        + '2004-01-01 issue 200 B to "Third"\n'
        + '2004-02-01 meeting of A\n  approve redemption\n  for "First"\n'
        + "expect redemption price of A $90\n"
        + "2004-02-02 redeem all A\n",
        SERIES_B,
    )
    assert unmet(told) == []
    assert paid(told, of="A") == 81_000


def test_each_holder_may_require_it_alone_as_far_as_a_fund_goes(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        redemption('each holder may require at $50, from "profits"', "company at $40"),
        ISSUED
        + '2004-02-01 require redemption of 100 A by "First"\n'
        + '2004-02-01 require redemption of all A by "Second"\n'
        + '2004-02-02 funds "profits" available $10,000\n'
        + "2004-02-02 funds legally available $1\n"
        + "2004-02-02 redeem all A\n"
        + 'expect "First" paid $2,500\n'
        + 'expect "Second" paid $7,500\n'
        + '2004-02-03 redeem 20 A from "First" for $1,000\n'
        + '2004-02-03 redeem 30 A from "First" for $1,500\n'
        + '2004-02-03 redeem 150 A from "Second" for $7,500\n'
        + '2004-02-04 repurchase 1 A from "First" for $1\n'
        + "2004-02-05 redeem 50 A\n",
    )
    assert unmet(told) == []
    assert [duty.status for duty in duties(told)] == ["met", "met"]
    # What no holder requires any more is a call of the company, at its own price.
    assert paid(told, of="A") == 10_000 + 10_000 + 1 + 2_000


def test_a_duty_to_redeem_ends_with_the_last_share(tmp_path: Path) -> None:
    conversion = "\n§5 conversion into Common\n  optional at any time\n  rate 2\n  fractions rounded down\n"
    for last in ('2004-02-02 convert all A of "First"', '2004-02-02 redeem 600 A from "First" for $1'):
        told = tell(
            tmp_path,
            conversion + redemption("mandatory at $110, on 2004-03-15"),
            f'2004-01-01 issue 600 A to "First"\n{last}\n2004-03-16 as of\n',
        )
        assert [duty.status for duty in duties(told)] == ["lapsed" if "convert" in last else "met"]
    merged = tell(
        tmp_path,
        redemption("mandatory at $110, on 2004-03-15"),
        ISSUED + '2004-02-02 merge with "Other", surviving\n2004-02-03 meeting of shareholders\n  approve "A name"\n',
    )
    assert [duty.status for duty in duties(merged)] == ["due"]


def test_what_must_be_redeemed_has_a_price_and_stays_due_until_all_is(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        redemption(MUST),
        ISSUED + 'expect redemption price of A $100\n2004-02-01 redeem 1 A from "First" for $100\n',
    )
    assert unmet(told) == []
    assert [duty.status for duty in duties(told)] == ["due"]


def test_what_holders_required_does_not_stand_in_the_way_of_what_must_be(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        redemption("holders majority of A may require at any time", "mandatory at $110, on change of control"),
        ISSUED
        + '2004-02-01 meeting of A\n  approve redemption on 2004-06-01\n  for "First"\n'
        + '2004-03-01 assert change of control: "the vote", by "Board"\n'
        + "2004-03-01 redeem all A\n",
    )
    assert [duty.status for duty in duties(told)] == ["met", "met"]
    assert paid(told) == 99_000
