"""What an exchange lets be issued without a vote: a cap that follows splits, and a promise not to pass it."""

from __future__ import annotations

from pathlib import Path

import pytest

from interpreter.preferred import tell, unmet

UNTIL = "until shareholders approve the issuance of the conversion shares"
CAP = f"  limit all conversions to 20% of Common outstanding on 2004-01-01, {UNTIL}\n"
CONVERSION = (
    "\n§5 conversion into Common\n  optional at any time\n  rate 1,000\n  fractions rounded down\n"
    "  split of Common a capital reorganization, so the rate follows it\n"
)
PROMISE = (
    "\n§6 mechanics of conversion\n  exchange rule no act beyond 20% of Common outstanding on 2004-01-01, "
    "until shareholders approve the issuance of the conversion shares\n"
)
ISSUED = '2004-01-01 issue 1,000,000 Common to "Others"\n2004-01-02 issue 150 A to "First"\n'
VOTE = '2004-02-01 meeting of shareholders\n  approve issuance of the conversion shares of A\n  for "Others"\n'


def test_a_cap_follows_splits_and_so_does_what_was_converted_before(tmp_path: Path) -> None:
    # 20% of 1,000,000 is 200,000: 100 A take half of it. After 2 for 1 the cap is 400,000, of which 200,000 are
    # taken, and one A gives 2,000: 100 A more reach it.
    told = tell(
        tmp_path,
        CONVERSION + CAP,
        ISSUED
        + '2004-01-02 issue 51 A to "First"\n2004-02-02 convert 100 A of "First"\n2004-02-03 split of Common 2 for 1\n'
        + '2004-02-04 convert 101 A of "First"\nexpect void under §5\n2004-02-04 convert 100 A of "First"\n'
        + 'expect "First" holds 400,000 Common\n2004-02-05 convert 1 A of "First"\nexpect void under §5\n',
    )
    assert unmet(told) == []


def test_a_conversion_that_is_taken_back_makes_room_under_the_cap(tmp_path: Path) -> None:
    terms = CONVERSION + CAP + "  deliver certificates within 3 days\n"
    told = tell(
        tmp_path,
        terms + "\n§6 mechanics of conversion\n  rescission while certificates are late\n",
        ISSUED
        + '2004-01-02 issue 100 A to "Second"\n2004-02-02 convert 150 A of "First"\n'
        + '2004-02-02 convert 100 A of "Second"\nexpect void under §5\n'
        + '2004-02-06 rescind conversion of 150 A by "First"\n2004-02-06 convert 100 A of "Second"\nexpect allowed\n',
    )
    assert unmet(told) == []


@pytest.mark.parametrize(
    ("lines", "standing"),
    [
        ('2004-02-02 issue 50 A to "First"\n', "no duty §6"),
        # 151 A could give 201,000, more than the 200,000 there may be.
        ('2004-02-02 issue 51 A to "First"\n', "duty §6 breached"),
        (VOTE + '2004-02-02 issue 51 A to "First"\n', "no duty §6"),
        ("2004-02-02 split of Common 2 for 1\n", "no duty §6"),
        ('2004-02-02 convert 150 A of "First"\n2004-02-03 issue 51 A to "First"\n', "duty §6 breached"),
        ('2004-02-02 convert 150 A of "First"\n2004-02-03 issue 50 A to "First"\n', "no duty §6"),
    ],
)
def test_an_act_that_lets_conversions_pass_the_rule_is_a_breach(tmp_path: Path, lines: str, standing: str) -> None:
    told = tell(tmp_path, CONVERSION + PROMISE, ISSUED + lines + f"expect {standing}\n")
    assert unmet(told) == []


def test_a_cheap_issue_that_moves_the_price_may_be_such_an_act(tmp_path: Path) -> None:
    # $100 / $0.10 is 1,000 a share: 150,000. A full ratchet to $0.05 makes it 2,000: 300,000, more than 200,000.
    conversion = (
        "\n§5 conversion into Common\n  optional at any time\n  rate stated value / conversion price\n  price $0.10\n"
        "  fractions rounded down\n\n§5(b) adjustment of conversion price\n  dilution full ratchet\n"
    )
    cheap = (
        '2004-02-02 issue 1,000 Common to "Fund" for $50\nexpect conversion rate of A 2,000\nexpect duty §6 breached\n'
    )
    told = tell(tmp_path, conversion + PROMISE, ISSUED + cheap)
    assert unmet(told) == []


def test_the_promise_is_breached_once(tmp_path: Path) -> None:
    lines = '2004-02-02 issue 51 A to "First"\n2004-02-03 issue 51 A to "First"\n'
    told = tell(tmp_path, CONVERSION + PROMISE, ISSUED + lines)
    assert [duty.kind for duty in told.residual.duties] == ["exchange rule"]
