"""Redemption of a part: by lot, by choice, pro rata, by vote; series that come first; payment in stock."""

from __future__ import annotations

from pathlib import Path

import pytest

from interpreter.preferred import SERIES_B, rulings, sentences, tell, unmet
from interpreter.story import held, paid
from paripassu.model.run import BREACH, UNDETERMINED, VOID

ISSUED = '2004-01-01 issue 600 A to "First"\n2004-01-01 issue 300 A to "Second"\n'
CALL = "company at $10, on 20 to 60 days' notice"
NOTICED = "2004-02-01 mail notice of redemption on 2004-03-01 to holders of A\n"
TO_COMMON = "\n§5 conversion into Common\n  optional at any time\n  rate 4/3\n  fractions rounded up\n"


def redemption(*items: str) -> str:
    return "\n§7 redemption\n" + "".join(f"  {item}\n" for item in items)


def test_a_lot_says_whose_shares_are_redeemed(tmp_path: Path) -> None:
    # Of 900 shares 100 are drawn: 90 of Second, who has a third, and 10 of First. At $10 that is $900 and $100.
    drawn = '2004-03-01 redeem 100 A\n  shares 10 of "First"\n  shares 90 of "Second"\n'
    told = tell(
        tmp_path,
        redemption(CALL, "selection by lot"),
        ISSUED + NOTICED + drawn + 'expect "Second" paid $900\nexpect "First" paid $100\nexpect A outstanding 800\n',
    )
    assert unmet(told) == []
    assert rulings(told)[-1] == "allowed"


@pytest.mark.parametrize(
    ("selection", "says"),
    [("by lot", "whose shares the lot drew"), ("as the company picks", "whose shares the company picked")],
)
def test_until_the_story_says_whose_shares_they_are_nothing_is_redeemed(
    tmp_path: Path, selection: str, says: str
) -> None:
    told = tell(tmp_path, redemption(CALL, f"selection {selection}"), ISSUED + NOTICED + "2004-03-01 redeem 100 A\n")
    assert rulings(told)[-1] == UNDETERMINED
    assert says in told.steps[-1].missing
    assert held(told, "A", "First") == 600


def test_a_redemption_of_all_needs_no_lot(tmp_path: Path) -> None:
    told = tell(tmp_path, redemption(CALL, "selection by lot"), ISSUED + NOTICED + "2004-03-01 redeem all A\n")
    assert paid(told, of="A") == 9_000


def test_the_company_may_pick_shares_that_are_not_pro_rata_where_the_terms_let_it(tmp_path: Path) -> None:
    picked = '2004-03-01 redeem 100 A\n  shares 100 of "Second"\n'
    told = tell(tmp_path, redemption("company at $10", "selection as the company picks"), ISSUED + picked)
    assert rulings(told)[-1] == "allowed"
    assert [held(told, "A", each) for each in ("First", "Second")] == [600, 200]


def test_pro_rata_is_two_thirds_to_one_and_everything_else_a_breach(tmp_path: Path) -> None:
    terms = redemption("company at $10", "selection pro rata")
    even = '2004-03-01 redeem 90 A\n  shares 60 of "First"\n  shares 30 of "Second"\n'
    uneven = '2004-03-02 redeem 90 A\n  shares 90 of "Second"\nexpect breach of §7\n'
    told = tell(tmp_path, terms, ISSUED + even + uneven)
    assert unmet(told) == []
    assert rulings(told)[-2:] == ["allowed", BREACH]
    assert "pro rata: 60 of First, not 0" in sentences(told) or "30 of Second, not 90" in sentences(told)


def test_nobody_gives_shares_that_he_has_not(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        redemption("company at $10", "selection by lot"),
        ISSUED + '2004-03-01 redeem 400 A\n  shares 400 of "Second"\n',
    )
    assert (rulings(told)[-1], told.steps[-1].code) == (VOID, "R302")
    assert "Second holds 300 A, so 400 cannot be redeemed." in sentences(told)


# Money that does not reach

MUST = "mandatory at $10, on 2004-03-01, from funds legally available"
DECIDED = '2004-03-01 meeting of A\n  approve redemption of A "First before Second"\n  for {for_}, against {against}\n'


@pytest.mark.parametrize(
    ("in_favor", "against", "ruling"),
    [('"First", "Second"', "0 shares", "allowed"), ("675 shares", "225 shares", "allowed")],
)
def test_a_supermajority_decides_who_has_the_money_that_there_is(
    tmp_path: Path, in_favor: str, against: str, ruling: str
) -> None:
    # $4,000 reaches 400 shares of 900 at $10. Three quarters of 900 are 675.
    vote = DECIDED.format(for_=in_favor, against=against).replace(", against 0 shares", "")
    told = tell(
        tmp_path,
        redemption(MUST, "selection as at least 75% of A decides, where money is short"),
        ISSUED
        + "2004-03-01 funds legally available $4,000\n"
        + vote
        + '2004-03-01 redeem 400 A\n  shares 400 of "First"\n',
    )
    assert rulings(told)[-1] == ruling
    assert [held(told, "A", each) for each in ("First", "Second")] == [200, 300]


def test_without_its_vote_nobody_knows_who_has_the_money(tmp_path: Path) -> None:
    vote = DECIDED.format(for_="674 shares", against="226 shares")
    told = tell(
        tmp_path,
        redemption(MUST, "selection as at least 75% of A decides, where money is short"),
        ISSUED + "2004-03-01 funds legally available $4,000\n" + vote + "2004-03-01 redeem all A\n",
    )
    assert rulings(told)[-1] == UNDETERMINED
    assert told.steps[-1].missing == "how at least 75% of A decides to share the money"


def test_where_the_money_reaches_all_no_vote_is_needed(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        redemption(MUST, "selection as at least 75% of A decides, where money is short"),
        ISSUED + "2004-03-01 funds legally available $9,000\n2004-03-01 redeem all A\n",
    )
    assert paid(told, of="A") == 9_000


def test_a_lot_that_the_money_does_not_reach_is_drawn_again(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        redemption(MUST, "selection by lot"),
        ISSUED + "2004-03-01 funds legally available $4,000\n2004-03-01 redeem all A\n",
    )
    assert told.steps[-1].missing.startswith("whose 400 A the money is for")


# Series that come first

TWO = SERIES_B + "\n§7 redemption\n  mandatory at $10, on 2004-03-01, from funds legally available\n"
BOTH = ISSUED + '2004-01-01 issue 300 B to "Third"\n'


def test_a_series_that_comes_later_waits_until_the_earlier_one_is_redeemed(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        redemption(MUST, "order after B in full"),
        BOTH
        + "2004-03-01 funds legally available $5,000\n"
        + "2004-03-01 redeem 9 A\nexpect breach of §7\n"
        + '2004-03-01 redeem all B\nexpect "Third" paid $3,000\n'
        # $5,000 less $90 less $3,000 leaves $1,910, which reaches 191 of 891 shares.
        + "2004-03-01 redeem all A\nexpect allowed\nexpect A outstanding 700\n",
        TWO,
    )
    assert unmet(told) == []
    assert "B is redeemed in full before A" in str([step.reasons for step in told.steps])


@pytest.mark.parametrize("first", ["A", "B"])
def test_series_that_share_the_money_get_it_by_what_each_is_owed_whoever_is_redeemed_first(
    tmp_path: Path, first: str
) -> None:
    # A is owed $9,000 and B $3,000: of $6,000 A has $4,500 (450 shares) and B $1,500 (150 shares).
    second = "B" if first == "A" else "A"
    told = tell(
        tmp_path,
        redemption(MUST, "order together with B"),
        BOTH
        + "2004-03-01 funds legally available $6,000\n"
        + f"2004-03-01 redeem all {first}\n2004-03-01 redeem all {second}\n"
        + "expect A outstanding 450\nexpect B outstanding 150\n",
        TWO + "  order together with A\n",
    )
    assert unmet(told) == []


# Payment in stock


def test_shares_are_paid_for_in_what_they_convert_into(tmp_path: Path) -> None:
    # 100 A at 4/3 are 133.33 Common, 134 rounded up; no money is paid.
    terms = TO_COMMON + redemption("company at $10", "selection as the company picks", "payment in Common as converted")
    told = tell(tmp_path, terms, ISSUED + '2004-03-01 redeem 100 A\n  shares 100 of "First"\n')
    assert rulings(told)[-1] == "allowed"
    assert [held(told, "A", "First"), held(told, "Common", "First"), paid(told)] == [500, 134, 0]


def test_shares_are_paid_for_in_stock_that_is_worth_as_much(tmp_path: Path) -> None:
    # 2 A at $103 are $206; at $2.50 that is 82.4 Common: 82 shares, and 0.4 x $2.50 = $1.00 in cash.
    terms = redemption("company at 103% of stated value", "payment in cash or Common, at market price of Common")
    told = tell(
        tmp_path,
        terms,
        '2004-01-01 issue 2 A to "First"\n2004-03-01 redeem all A, in Common\nexpect undetermined under §7\n'
        "2004-03-01 close price of Common $2.50\n2004-03-01 redeem all A, in Common\n"
        'expect "First" holds 82 Common\nexpect "First" paid $1.00\nexpect A outstanding 0\n',
    )
    assert unmet(told) == []


def test_the_company_may_pay_money_where_it_has_the_choice(tmp_path: Path) -> None:
    terms = redemption("company at $103", "payment in cash or Common, at $2.50")
    told = tell(tmp_path, terms, ISSUED + "2004-03-01 redeem 100 A\n")
    assert paid(told, of="A") == 10_300


def test_stock_costs_no_money(tmp_path: Path) -> None:
    terms = redemption(MUST, "payment in Common, at $2")
    told = tell(tmp_path, terms, ISSUED + '2004-03-01 redeem all A\nexpect "First" holds 3,000 Common\n')
    assert unmet(told) == []
    assert rulings(told)[-1] == "allowed"


@pytest.mark.parametrize(
    ("items", "lines", "code"),
    [
        (("company at $10",), "2004-03-01 redeem all A, in Common\n", "R312"),
        (("company at $10", "payment in cash or B, at $2"), "2004-03-01 redeem all A, in Common\n", "R312"),
        (("company at $90,000,000", "payment in Common, at $1"), "2004-03-01 redeem all A\n", "R301"),
    ],
)
def test_stock_that_is_not_to_be_had_pays_for_nothing(
    tmp_path: Path, items: tuple[str, ...], lines: str, code: str
) -> None:
    told = tell(tmp_path, redemption(*items), ISSUED + lines, SERIES_B)
    assert (rulings(told)[-1], told.steps[-1].code) == (VOID, code)
    assert held(told, "A", "First") == 600


def test_as_converted_needs_a_conversion(tmp_path: Path) -> None:
    terms = redemption("company at $10", "payment in Common as converted")
    told = tell(tmp_path, terms, ISSUED + "2004-03-01 redeem all A\n")
    assert told.steps[-1].missing == "into how many Common A converts"
