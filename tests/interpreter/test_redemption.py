"""Redemption from right to payment: who may, on which day, after what, at which price, and with whose money."""

from __future__ import annotations

from pathlib import Path

import pytest

from interpreter.preferred import CUMULATIVE, SERIES_B, rulings, sentences, tell, unmet
from interpreter.story import held, paid, sections
from paripassu.model.run import UNDETERMINED, VOID

ISSUED = '2004-01-01 issue 600 A to "First"\n2004-01-01 issue 300 A to "Second"\n'


def redemption(*items: str) -> str:
    return "\n§7 redemption\n" + "".join(f"  {item}\n" for item in items)


def test_the_company_redeems_of_all_holders_alike_at_the_price_of_the_day(tmp_path: Path) -> None:
    terms = CUMULATIVE + redemption(
        "company at $110 + unpaid dividends before 2005-01-01, then $105 before 2006-01-01, then stated value"
    )
    told = tell(
        tmp_path,
        terms,
        ISSUED
        + "2004-07-01 redeem 300 A\n"
        + 'expect "First" paid $22,800\n'
        + 'expect "Second" paid $11,400\n'
        + "expect redemption price of A $114\n"
        + "2005-01-03 redeem 100 A\n"
        + 'expect "First" paid $29,835\n'
        + "2006-01-03 redeem all A\n"
        + "expect A outstanding 0\n"
        + "2006-01-04 redeem all A\n",
    )
    assert unmet(told) == []
    assert rulings(told)[-1] == VOID
    assert sections(told.steps[3].effects[0].reason) == ["A §7", "DGCL §151(b)"]


@pytest.mark.parametrize(
    ("items", "act", "says"),
    [
        ((), "redeem all A", "The terms of A do not make it redeemable."),
        ((), 'require redemption of all A by "First"', "The terms of A do not make it redeemable."),
        (("none",), "redeem all A", "Nobody may have A redeemed now"),
        (("holders all of A may require at any time",), "redeem all A", "Nobody may have A redeemed now"),
        (("company at $110",), "redeem 901 A", "900 A are outstanding, so 901 cannot be redeemed."),
        (("company at $110",), "redeem all A, deposited in trust", "No clause of A says that money in trust"),
        (("company at $110, from 2004-03-02",), "redeem all A", "from 2004-03-02 on, and 2004-03-01 is none"),
        (("company at $110, only on 2004-02-29",), "redeem all A", "on days that it names"),
        (("company at $110, only on 2003-03-01 and every 2 years after",), "redeem all A", "on days that it names"),
        (("company at $110, within 30 days after change of control",), "redeem all A", "there was none"),
        (("company at $110, on 30 to 60 days' notice",), "redeem all A", "30 to 60 days before; none was mailed"),
        (("company at $110",), 'require redemption of 1 A by "First"', "No holder of A may require redemption alone."),
        (
            ("holders all of A may require at any time",),
            'require redemption of 1 A by "First"',
            "No holder of A may require redemption alone.",
        ),
        (
            ("each holder may require from 2004-03-02",),
            'require redemption of 1 A by "First"',
            "Redemption may be required from 2004-03-02 on.",
        ),
        (("each holder may require",), 'require redemption of 601 A by "First"', "First holds 600 A."),
    ],
)
def test_without_a_right_nothing_is_redeemed(tmp_path: Path, items: tuple[str, ...], act: str, says: str) -> None:
    told = tell(tmp_path, redemption(*items) if items else "", ISSUED + f"2004-03-01 {act}\n")
    assert told.steps[-1].ruling == VOID
    assert says in sentences(told)
    assert told.steps[-1].code in {"R312", "R302"}
    assert held(told, "A", "First") == 600


@pytest.mark.parametrize(
    "item",
    [
        "company at $110, only on 2004-03-01",
        "company at $110, only on 2002-03-01 and every 2 years after",
        "company at $110, from 2004-03-01",
    ],
)
def test_on_the_days_that_it_names_the_company_may_redeem(tmp_path: Path, item: str) -> None:
    terms = redemption(item, "deposit in trust counts as redemption")
    told = tell(tmp_path, terms, ISSUED + "2004-03-01 redeem all A, deposited in trust\n")
    assert paid(told, of="A", kind="redemption") == 99_000
    assert "It lies in trust" in sentences(told)


def test_notice_reaches_every_holder_in_time(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        redemption("company at $110, on 30 to 60 days' notice"),
        ISSUED
        + '2004-02-02 mail notice of redemption on 2004-03-15 to "First" as holders of A\n'
        + "2004-03-15 redeem all A\n"
        + "2004-03-16 mail notice of redemption on 2004-04-30 to holders of A\n"
        + "2004-03-16 mail notice of redemption on 2004-05-30 to holders of A\n"
        + "2004-04-30 redeem all A\n",
    )
    assert [rulings(told)[3], rulings(told)[-1]] == [VOID, "allowed"]


OPENS = (
    "company at $110, within 30 days after a merger unless the company survives or a sale of substantially all assets "
    "or change of control or sale of equity raising $1,000"
)


@pytest.mark.parametrize(
    ("event", "opens"),
    [
        ('merge with "Other", surviving', False),
        ('merge with "Other", not surviving', True),
        ('sale of less than substantially all assets to "Buyer"', False),
        ('sale of assets to "Buyer"', False),
        ('sale of substantially all assets to "Buyer"', True),
        ('assert not change of control: "the vote", by "Board"', False),
        ('assert good faith: "the vote", by "Board"', False),
        ('assert change of control: "the vote", by "Board"', True),
        ('issue 10 Common to "Fund" for $999', False),
        ('issue 10 Common to "Fund"', False),
        ('issue 10 Common to "Fund" for $1,000', True),
    ],
)
def test_events_open_the_right_of_the_company_for_a_time(tmp_path: Path, event: str, opens: bool) -> None:
    lines = ISSUED + f"2004-03-01 {event}\n2004-03-31 redeem 9 A\n2004-04-01 redeem 9 A\n"
    told = tell(tmp_path, redemption(OPENS), lines)
    assert rulings(told)[-2:] == ["allowed" if opens else VOID, VOID]
    assert ("the last was on 2004-03-01" in sentences(told)) == opens


def test_a_judgment_says_that_a_sale_was_one_of_substantially_all_assets(tmp_path: Path) -> None:
    lines = '2004-03-01 assert substantially all: "Buyer", by "Board"\n2004-03-02 sale of assets to "Buyer"\n'
    told = tell(tmp_path, redemption(OPENS), ISSUED + lines + "2004-03-03 redeem all A\n")
    assert rulings(told)[-1] == "allowed"


def test_funds_are_needed_counted_and_used_up(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        redemption("mandatory at stated value, on 2004-03-15, from funds legally available"),
        ISSUED
        + "2004-03-15 redeem all A\n"
        + "2004-03-15 funds legally available $20,050\n"
        + "2004-03-15 redeem all A\n"
        + 'expect "First" paid $13,300\n'
        + 'expect "Second" paid $6,700\n'
        + "2004-03-15 redeem all A\n"
        + "expect A outstanding 700\n",
    )
    assert unmet(told) == []
    assert rulings(told)[2] == UNDETERMINED
    assert "funds legally available $1,000" in told.steps[2].missing
    assert "The money reaches no further: 700 stay outstanding" in "".join(
        effect.reason.text for effect in told.steps[4].effects
    )


def test_older_shares_cost_more_so_fewer_are_redeemed(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        CUMULATIVE
        + redemption("mandatory at stated value + unpaid dividends, on 2005-01-01, from funds legally available"),
        '2004-01-01 issue 10 A to "First"\n2004-12-31 issue 90 A to "First"\n'
        "2005-01-01 funds legally available $1,030\n2005-01-01 redeem all A\n",
    )
    assert paid(told, kind="redemption") == 972
    assert held(told, "A", "First") == 91


def test_shares_of_other_series_are_none_of_its_business(tmp_path: Path) -> None:
    terms = redemption("each holder may require", "company at $40")
    told = tell(
        tmp_path,
        terms,
        ISSUED
        + '2004-01-02 issue 10 B to "Third"\n2004-02-02 redeem 1 B\n2004-02-02 redeem 1 B from "Third" for $1\n'
        + '2004-02-02 require redemption of 1 B by "Third"\nexpect "Third" paid $31\n',
        SERIES_B + redemption("each holder may require", "company at $30"),
    )
    assert unmet(told) == []


def test_a_redemption_waits_for_what_its_price_counts(tmp_path: Path) -> None:
    terms = "\n§2 dividends\n  rate 8% a year of stated value\n" + redemption("company at $100 + unpaid dividends")
    told = tell(tmp_path, terms, ISSUED + "2004-03-01 redeem 10 A\nexpect redemption price of A $100\n")
    assert rulings(told)[-1] == UNDETERMINED
    assert "Nothing is redeemed before a fact is known" in sentences(told)
    assert held(told, "A", "First") == 600
    assert "how the dividend of A accrues" in unmet(told)[0][1]


def test_a_price_may_be_put_together_of_anything(tmp_path: Path) -> None:
    terms = CUMULATIVE + redemption("company at greater of 2 x liquidation amount and $150 - unpaid dividends")
    told = tell(
        tmp_path,
        terms + "\n§3 liquidation\n  amount $80 + unpaid dividends\n  ahead of Common\n",
        ISSUED + "2005-01-01 redeem 900 A\n",
    )
    assert paid(told, of="A") == 900 * 176


def test_without_an_amount_a_price_by_it_is_not_known(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        CUMULATIVE + redemption("each holder may require"),
        ISSUED + '2005-01-01 require redemption of all A by "First"\n2005-01-01 redeem all A\n',
    )
    assert rulings(told)[-1] == UNDETERMINED
    assert "the liquidation amount of A" in told.steps[-1].missing


@pytest.mark.parametrize(
    ("items", "found"), [((), "the redemption price of A"), (("none",), "the redemption price of A")]
)
def test_what_is_not_redeemable_has_no_price(tmp_path: Path, items: tuple[str, ...], found: str) -> None:
    terms = redemption(*items) if items else ""
    told = tell(tmp_path, terms, ISSUED + "expect redemption price of A $1\n")
    assert found in unmet(told)[0][1]


def test_redeemed_shares_come_back_to_the_company(tmp_path: Path) -> None:
    terms = redemption("company at $110") + "\n§8 reacquired\n  cancelled to undesignated Preferred\n"
    told = tell(tmp_path, terms, ISSUED + "2004-03-01 redeem 100 A\nexpect A unissued 0\nexpect A outstanding 800\n")
    assert [found for _, found in unmet(told)] == ["100"]


def test_shares_may_be_redeemed_for_nothing(tmp_path: Path) -> None:
    told = tell(tmp_path, redemption("company at $0"), ISSUED + "2004-03-01 redeem all A\n")
    assert [held(told, "A", "First"), paid(told)] == [0, 0]
