"""Dividends from issue to payment: what builds up on whose shares, what is declared and paid, and what has to wait."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deals import COMPANY, sound
from interpreter.preferred import CUMULATIVE, SERIES, SERIES_B, rulings, sentences, tell, unmet
from interpreter.story import paid, sections
from paripassu.interpreter.evaluate import quantity_of
from paripassu.interpreter.state import start
from paripassu.model.run import BREACH, UNDETERMINED, VOID

ISSUED = '2004-01-01 issue 100 A to "First"\n2004-01-01 issue 1,000 Common to "Stockholders"\n'
LIQUIDATION = "\n§3 liquidation\n  amount stated value + unpaid dividends\n  ahead of Common\n"


def dividends(*items: str) -> str:
    return "\n§2 dividends\n" + "".join(f"  {item}\n" for item in items)


def test_what_builds_up_depends_on_the_day_of_issue(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        CUMULATIVE,
        ISSUED
        + '2004-07-01 issue 100 A to "Second"\n'
        + '2005-01-01 transfer 50 A from "First" to "Third"\n'
        + 'expect "First" owed $400 of dividends on A\n'
        + 'expect "Third" owed $400 of dividends on A\n'
        + 'expect "Second" owed $400 of dividends on A\n'
        + "expect unpaid dividends of A $8\n",
    )
    assert [found for _, found in unmet(told)] == [
        "not known: which shares of A are meant (their dividends differ by the day of issue) is missing"
    ]


def test_a_liquidation_pays_each_share_by_its_own_day_and_all_the_money(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        CUMULATIVE + LIQUIDATION,
        ISSUED + '2004-07-01 issue 100 A to "Second"\n2005-01-01 liquidate, assets $30,000\n',
    )
    assert [paid(told, to=who) for who in ("First", "Second", "Stockholders")] == [10_800, 10_400, 8_800]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(1, 40), st.integers(1, 27)), min_size=1, max_size=4), st.integers(1, 60_000))
def test_a_liquidation_conserves_money(tmp_path: Path, issues: list[tuple[int, int]], assets: int) -> None:
    lines = "".join(
        f'2004-01-{day:02} issue {shares} A to "H{number}"\n'
        for number, (shares, day) in enumerate(sorted(issues, key=lambda each: each[1]))
    )
    told = tell(
        tmp_path,
        CUMULATIVE + LIQUIDATION,
        f'2004-01-01 issue 10 Common to "Stockholders"\n{lines}2005-06-01 liquidate, assets ${assets}\n',
    )
    assert paid(told) == assets


def test_shares_of_one_day_are_one_claim_and_those_of_equal_dividends_too(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        dividends("rate 8% a year of stated value", "accrue non-cumulative", "pay on Jun 30") + LIQUIDATION,
        ISSUED + '2004-03-01 issue 100 A to "Second"\n2005-01-03 liquidate, assets $30,000\n',
    )
    assert [paid(told, to=who) for who in ("First", "Second")] == [10_000, 10_000]
    assert "A of 2004-01-01" not in sentences(told)


@pytest.mark.parametrize(
    ("items", "owed"),
    [
        (("rate $15.00 a share a year, from 2004-07-01", "accrue 30/360, cumulative"), "$7.50"),
        (("rate $10 a share a year", "accrue 30/360, compounding half-yearly"), "$10.25"),
        (("rate 8% a year of stated value; +2% while a default lasts", "accrue actual/365"), "$8 8/365"),
        (("rate 8% a year of stated value", "accrue actual/actual"), "$8"),
        (("rate 8% a year of stated value", "accrue actual/360"), "$8 2/15"),
        (("rate 8% a year of stated value", "accrue 30/360 european"), "$8"),
        (
            (
                "rate 8% a year of stated value",
                "accrue 30/360, compounding quarterly",
                "pay on Mar 31, Jun 30, Sep 30, Dec 31",
            ),
            None,
        ),
        (("rate $8 a share a year; +2% while a default lasts", "accrue 30/360"), "$8"),
    ],
)
def test_a_year_of_dividends(tmp_path: Path, items: tuple[str, ...], owed: str | None) -> None:
    line = f"expect unpaid dividends of A {owed}\n" if owed else 'expect "First" owed $826.73 of dividends on A\n'
    assert unmet(tell(tmp_path, dividends(*items), ISSUED + f"2005-01-01 as of\n{line}")) == []


def test_a_rate_in_dollars_needs_an_amount_to_compound_by(tmp_path: Path) -> None:
    terms = '\nseries C "Series C" of Preferred\n' + dividends("rate $8 a share a year", "accrue compounding yearly")
    lines = '2004-01-01 issue 1 C to "First"\n2005-01-01 as of\nexpect unpaid dividends of C $8\n'
    told = tell(tmp_path, CUMULATIVE, lines, terms)
    assert [found for _, found in unmet(told)] == ["not known: the original price or the stated value of C is missing"]
    plain = tell(
        tmp_path,
        CUMULATIVE,
        '2004-01-01 issue 1 C to "First"\n2005-01-01 as of\nexpect unpaid dividends of C $8\n',
        terms.replace("compounding yearly", "simple"),
    )
    assert unmet(plain) == []


def test_a_rate_without_an_accrual_builds_up_nobody_knows_how(tmp_path: Path) -> None:
    lines = ISSUED + '2005-01-01 as of\nexpect unpaid dividends of A $8\nexpect "First" owed $8 of dividends on A\n'
    missing = "how the dividend of A accrues (an `accrue` line in its dividends) is missing"
    told = tell(tmp_path, dividends("rate 8% a year of stated value"), lines)
    assert [found for _, found in unmet(told)] == [f"not known: {missing}"] * 2


def test_stock_without_dividends_is_owed_none(tmp_path: Path) -> None:
    lines = (
        ISSUED + 'expect "First" owed $0 of dividends on A\nexpect unpaid dividends of A $0\n'
        '2004-02-02 declare dividend of $1 on Common\nexpect "Stockholders" owed $1,000 of dividends on Common\n'
        "expect declared dividends of Common $0\n"
    )
    assert [found for _, found in unmet(tell(tmp_path, "", lines))] == ["1"]


def test_payments_go_to_shares_that_were_there_on_the_record_date_and_to_the_oldest_arrears(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        CUMULATIVE,
        ISSUED
        + "2004-07-01 declare dividend of $2 on A, record date 2004-06-30\n"
        + '2004-07-02 issue 100 A to "Second"\n'
        + "2004-07-02 pay dividend on A\n"
        + "2004-07-03 split of A 2 for 1\n"
        + "2005-01-01 as of\n"
        + 'expect "First" owed $1,400 of dividends on A\n'
        + 'expect "First" paid $200\n'
        + 'expect "Second" paid $0\n'
        + 'expect "Second" owed $795.56 of dividends on A\n',
    )
    # Of 200 shares each earns $8 a year on its stated value; of the $2 that one old share had, each new one has $1.
    assert unmet(told) == []


@pytest.mark.parametrize(
    ("record", "declared", "ruling"),
    [
        ("on day 1 of the month", "record date 2004-06-01, payable 2004-06-30", "allowed"),
        ("on day 1 of the month", "record date 2004-06-02, payable 2004-06-30", BREACH),
        ("on day 1 of the month", "payable 2004-06-30", "allowed"),
        ("on day 1 of the month", "record date 2004-06-02", "allowed"),
        ("on the last day of the quarter before", "record date 2004-03-31, payable 2004-06-30", "allowed"),
        ("on the last day of the quarter before", "record date 2004-05-31, payable 2004-06-30", BREACH),
        ("at least 10 days before", "record date 2004-06-20, payable 2004-06-30", "allowed"),
        ("at least 10 days before", "record date 2004-06-21, payable 2004-06-30", BREACH),
        ("10 to 45 days before", "record date 2004-06-20, payable 2004-06-30", "allowed"),
        ("10 to 45 days before", "record date 2004-05-15, payable 2004-06-30", BREACH),
        ("10 to 45 days before", "record date 2004-06-25, payable 2004-06-30", BREACH),
    ],
)
def test_a_record_date_is_that_of_the_terms(tmp_path: Path, record: str, declared: str, ruling: str) -> None:
    told = tell(
        tmp_path,
        dividends("rate 8% a year of stated value", "accrue cumulative", "pay on Jun 30", f"record date {record}"),
        ISSUED + f"2004-05-03 declare dividend of $4 on A, {declared}\n",
    )
    assert told.steps[-1].ruling == ruling


def test_holders_of_the_record_date_that_terms_fix_are_paid(tmp_path: Path) -> None:
    terms = dividends(
        "rate 8% a year of stated value",
        "accrue cumulative",
        "pay on day 15 of each month",
        "record date on day 31 of the month",
    )
    told = tell(
        tmp_path,
        terms,
        ISSUED
        + "2004-06-01 declare dividend of $4 on A, payable 2004-06-15\n"
        + "2004-06-15 pay dividend on A\n"
        + "expect void\n"
        + '2004-06-20 transfer 100 A from "First" to "Second"\n'
        + "2004-06-30 pay dividend on A\n",
    )
    assert rulings(told)[3] == VOID
    assert [paid(told, to=who) for who in ("First", "Second")] == [0, 400]


def test_a_day_of_payment_gives_way_to_the_next_business_day(tmp_path: Path) -> None:
    terms = dividends("rate 8% a year of stated value", "accrue cumulative", "pay on Jul 4, or the next business day")
    lines = ISSUED + "2004-06-01 declare dividend of $4 on A, payable 2004-07-04\n"
    told = tell(tmp_path, terms, lines + "expect duty §2 due 2004-07-06\n")
    assert unmet(told) == []
    assert "It is paid on 2004-07-06, the next business day." in sentences(told)
    open_day = tell(tmp_path, terms, ISSUED + "2004-06-01 declare dividend of $4 on A, payable 2004-06-30\n")
    assert "business day" not in sentences(open_day)


def test_without_a_calendar_the_day_of_payment_is_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paripassu.interpreter.pay_days.calendar_of", lambda _state: None)
    terms = dividends("rate 8% a year of stated value", "accrue cumulative", "pay on Jul 4, or the next business day")
    told = tell(tmp_path, terms, ISSUED + "2004-06-01 declare dividend of $4 on A, payable 2004-07-04\n")
    assert "The day of payment cannot be told" in sentences(told)


STOPPED = "stopper no dividend on or repurchase of junior stock while any is unpaid"
RATE = ("rate 8% a year of stated value", "accrue cumulative", "pay on Jun 30, Dec 31")


def test_nothing_goes_to_junior_stock_while_a_dividend_is_unpaid(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        dividends(*RATE, STOPPED) + LIQUIDATION,
        ISSUED
        + "2004-05-03 declare dividend of $0.01 on Common\n"
        + "2004-07-01 declare dividend of $0.01 on Common\n"
        + '2004-07-01 repurchase 10 Common from "Stockholders" for $10\n'
        + "2004-07-02 declare dividend of $3.9777777777777 on A, record date 2004-06-30\n",
    )
    assert rulings(told) == ["allowed", "allowed", "allowed", BREACH, BREACH, "allowed"]
    reason = told.steps[3].reasons[0]
    assert sections(reason) == ["A §2", "A §2"]
    assert "and $397.7777... is. Once that is paid, it allows one." in reason.text


def test_what_is_paid_later_frees_junior_stock(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        dividends(*RATE, STOPPED) + LIQUIDATION,
        ISSUED
        + "2004-07-02 declare dividend of $4 on A, record date 2004-06-30\n"
        + "2004-07-03 pay dividend on A\n"
        + "2004-07-04 declare dividend of $0.01 on Common\n"
        + '2005-01-03 redeem 10 Common from "Stockholders" for $10\n',
    )
    assert rulings(told)[-2:] == ["allowed", BREACH]


def test_a_stopper_without_days_of_payment_counts_all_that_has_built_up(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        dividends(*RATE[:2], STOPPED) + LIQUIDATION,
        ISSUED + "2004-01-01 declare dividend of $0.01 on Common\n2004-01-31 declare dividend of $0.01 on Common\n",
    )
    assert rulings(told)[-2:] == ["allowed", BREACH]


def test_a_stopper_of_a_series_without_a_rate_waits_for_what_was_declared(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        dividends(STOPPED) + LIQUIDATION,
        ISSUED
        + "2004-01-02 declare dividend of $0.01 on Common\n"
        + "2004-01-03 declare dividend of $1 on A\n"
        + "2004-01-04 declare dividend of $0.01 on Common\n",
    )
    assert rulings(told)[-3:] == ["allowed", "allowed", BREACH]


def test_dividends_that_do_not_accumulate_stop_until_the_latest_is_paid(tmp_path: Path) -> None:
    terms = dividends(
        "rate 8% a year of stated value",
        "accrue non-cumulative",
        "pay on Jun 30, Dec 31",
        "stopper no dividend on Common unless the latest is paid in full",
        "stopper no repurchase of Common while any is unpaid",
    )
    told = tell(
        tmp_path,
        terms,
        ISSUED
        + "2004-05-03 declare dividend of $0.01 on Common\n"
        + "2004-07-01 declare dividend of $0.01 on Common\n"
        + '2004-07-01 repurchase 10 Common from "Stockholders" for $10\n'
        + "2004-07-02 declare dividend of $4 on A, record date 2004-06-29\n"
        + '2004-07-02 repurchase 10 Common from "Stockholders" for $10\n'
        + "2004-07-02 pay dividend on A\n"
        + "2004-07-03 declare dividend of $0.01 on Common\n"
        + "2005-01-03 declare dividend of $0.01 on Common\n",
    )
    assert rulings(told)[2:] == ["allowed", BREACH, "allowed", "allowed", BREACH, "allowed", "allowed", BREACH]
    assert "any of its latest full dividend is unpaid, and $400.00 is" in sentences(told)


def test_a_stopper_may_last_as_long_as_the_series_and_end_on_a_day(tmp_path: Path) -> None:
    terms = dividends(*RATE, "stopper no dividend on Common before 2004-03-01 while any A is outstanding")
    told = tell(
        tmp_path,
        terms,
        '2004-01-01 issue 1,000 Common to "Stockholders"\n'
        "2004-01-01 declare dividend of $0.01 on Common\n"
        '2004-01-02 issue 100 A to "First"\n'
        "2004-01-02 declare dividend of $0.01 on Common\n"
        "2004-01-02 stock dividend of 5% on Common\n"
        "2004-01-02 declare dividend of $0.01 on Common, in Common\n"
        "2004-03-01 declare dividend of $0.01 on Common\n",
    )
    assert rulings(told) == ["allowed", "allowed", "allowed", BREACH, "allowed", "allowed", "allowed"]
    assert told.steps[3].reasons[0].text == (
        "No dividend on Common, before 2004-03-01, while any A is outstanding; 100 are."
    )


@pytest.mark.parametrize(
    ("rank", "group", "ruling"),
    [
        ("behind A", "junior stock", BREACH),
        ("alike with A", "junior stock", "allowed"),
        ("alike with A", "junior or parity stock", BREACH),
        ("ahead of A", "junior or parity stock", "allowed"),
        ("behind A", "junior stock of a circle", "allowed"),
    ],
)
def test_which_stock_is_junior_follows_from_the_ranks(tmp_path: Path, rank: str, group: str, ruling: str) -> None:
    # C ranks behind B and ahead of what was there on a day, which is A: nobody can follow that.
    circle = 'series C "Series C" of Preferred\n§3 liquidation\n  amount $1\n  behind B\n'
    circle += "  ahead of stock outstanding on 2004-01-01\n"
    told = tell(
        tmp_path,
        dividends(*RATE, f"stopper no dividend on {group.removesuffix(' of a circle')} while any A is outstanding")
        + LIQUIDATION,
        ISSUED + '2004-01-01 issue 10 B to "Second"\n2004-01-02 declare dividend of $1 on B\n',
        f"{SERIES_B}\n§3 liquidation\n  amount $100\n  {rank}\n" + (circle if "circle" in group else ""),
    )
    assert told.steps[-1].ruling == ruling


def test_stock_that_takes_the_rest_is_not_junior_to_stock_that_does_too(tmp_path: Path) -> None:
    others = 'class Other "Other Common"\n'
    others += dividends("stopper no dividend on junior stock while any Other is outstanding")
    told = tell(
        tmp_path,
        "",
        ISSUED + '2004-01-01 issue 10 Other to "Second"\n2004-01-02 declare dividend of $1 on Common\n',
        others,
    )
    assert told.steps[-1].ruling == "allowed"


def test_whether_to_wait_is_not_known_without_what_builds_up(tmp_path: Path) -> None:
    for stopper in (STOPPED, "stopper no dividend on junior stock unless the latest is paid in full"):
        terms = dividends("rate 8% a year of stated value", "pay on Jun 30", stopper) + LIQUIDATION
        told = tell(tmp_path, terms, ISSUED + "2004-07-02 declare dividend of $1 on Common\n")
        assert told.steps[-1].ruling == UNDETERMINED
        assert "how the dividend of A accrues" in told.steps[-1].missing


def test_a_dividend_may_be_paid_in_shares_while_there_are_any(tmp_path: Path) -> None:
    terms = dividends(*RATE[:2], "pay on Jun 30, in cash, or in A at the company's election")
    told = tell(
        tmp_path,
        terms,
        '2004-01-01 issue 960 A to "First"\n2004-06-30 declare dividend of $4 on A, in A\n'
        "2004-06-30 pay dividend on A\n2004-12-31 declare dividend of $4 on A, in A\n"
        "2004-12-31 pay dividend on A\n",
    )
    assert rulings(told) == ["allowed", "allowed", "allowed", "allowed", VOID]
    assert told.steps[-1].code == "R301"
    assert "takes 39.936 A, and only 1.6 may still be issued" in sentences(told)
    assert "takes 39.936 A" in "".join(effect.reason.text for effect in told.steps[3].effects)


def test_less_than_a_share_is_paid_in_money_where_there_are_no_fractions(tmp_path: Path) -> None:
    whole = '\nseries C "Series C" of Preferred\n§1 designation\n  shares 100, no fractions\n  original price $30\n'
    told = tell(
        tmp_path,
        dividends("pay on Jun 30"),
        '2004-01-01 issue 5 A to "First"\n2004-01-01 issue 1 A to "Second"\n'
        "2004-06-30 declare dividend of $10 on A, in C\n2004-06-30 pay dividend on A\n"
        'expect "First" holds 1 C\nexpect "First" paid $20\nexpect "Second" holds 0 C\nexpect "Second" paid $10\n',
        whole,
    )
    assert unmet(told) == []


def test_shares_of_no_known_worth_pay_nothing(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        "",
        ISSUED + "2004-06-30 declare dividend of $10 on A, in Common\n2004-06-30 pay dividend on A\n",
    )
    assert rulings(told)[-2:] == ["allowed", VOID]
    assert "the stated value of Common" in sentences(told)


@pytest.mark.parametrize(
    ("paid_in", "ruling", "says"),
    [
        ("in cash", BREACH, "Dividends on A are paid in cash alone, not in B."),
        ("in cash, or in A at the company's election", BREACH, "Dividends on A are paid in cash or in A, not in B."),
        ("in cash, or in B at the company's election", "allowed", ""),
    ],
)
def test_dividends_are_paid_in_what_the_terms_say(tmp_path: Path, paid_in: str, ruling: str, says: str) -> None:
    told = tell(
        tmp_path,
        dividends(f"pay on Jun 30, {paid_in}"),
        ISSUED + "2004-06-30 declare dividend of $10 on A, in B\n",
        SERIES_B,
    )
    assert told.steps[-1].ruling == ruling
    assert says in sentences(told)


def test_shares_convert_with_their_own_dividends_the_oldest_first(tmp_path: Path) -> None:
    terms = CUMULATIVE + (
        "\n§5 conversion into Common\n  optional at any time\n"
        "  rate (stated value + unpaid dividends) / conversion price\n  price $1.00\n  fractions rounded down\n"
    )
    told = tell(
        tmp_path,
        terms,
        ISSUED + '2004-07-01 issue 100 A to "First"\n2005-01-01 convert 150 A of "First"\n'
        'expect "First" holds 16,000 Common\n2005-01-01 convert all A of "First"\nexpect "First" holds 21,200 Common\n',
    )
    assert unmet(told) == []


def test_a_conversion_waits_for_what_its_rate_counts(tmp_path: Path) -> None:
    terms = dividends("rate 8% a year of stated value", "pay on Jun 30") + (
        "\n§5 conversion into Common\n  optional at any time\n  rate (stated value + unpaid dividends) / $1\n"
        "  fractions rounded down\n"
    )
    told = tell(tmp_path, terms, ISSUED + '2005-01-01 convert all A of "First"\n')
    assert "how the dividend of A accrues" in sentences(told)


def test_what_builds_up_in_the_running_period_leaves_out_what_was_declared_for_it(tmp_path: Path) -> None:
    terms = dividends("rate 8% a year of stated value", "accrue non-cumulative", "pay on Jun 30, Dec 31")
    told = tell(
        tmp_path,
        terms,
        ISSUED
        + "2004-04-01 as of\nexpect accrued dividends of A $2\nexpect unpaid dividends of A $0\n"
        + "2004-06-30 as of\nexpect accrued dividends of A $3 44/45\n"
        + "2004-06-30 declare dividend of $3 on A, payable 2004-06-30\nexpect accrued dividends of A $0 44/45\n"
        + "expect unpaid dividends of A $3\n"
        + "2004-07-10 as of\nexpect accrued dividends of A $0 2/9\n",
    )
    assert unmet(told) == []


def test_the_latest_dividend_of_a_series_without_days_of_payment_never_comes(tmp_path: Path) -> None:
    stopper = "stopper no dividend on Common unless the latest is paid in full"
    told = tell(tmp_path, dividends(*RATE[:2], stopper), ISSUED + "2005-01-02 declare dividend of $1 on Common\n")
    assert told.steps[-1].ruling == "allowed"
    bare = tell(tmp_path, dividends(stopper), ISSUED + "2005-01-02 declare dividend of $1 on Common\n")
    assert bare.steps[-1].ruling == "allowed"


def test_shares_issued_since_then_have_no_latest_dividend_and_later_ones_a_whole_one(tmp_path: Path) -> None:
    stopper = "stopper no dividend on Common unless the latest is paid in full"
    told = tell(
        tmp_path,
        dividends(*RATE, stopper),
        '2004-07-02 issue 100 A to "First"\n2004-07-03 declare dividend of $1 on Common\n'
        "2005-07-01 declare dividend of $1 on Common\n"
        "2005-07-01 declare dividend of $4 on A, record date 2005-06-30, payable 2005-06-30\n"
        '2005-07-01 issue 100 A to "Second"\n'
        "2005-07-01 pay dividend on A\n2005-07-02 declare dividend of $1 on Common\n",
    )
    assert [told.steps[1].ruling, told.steps[2].ruling, told.steps[-1].ruling] == ["allowed", BREACH, "allowed"]


def test_a_series_may_buy_its_own_shares_back_while_its_dividends_are_unpaid(tmp_path: Path) -> None:
    told = tell(
        tmp_path,
        dividends(*RATE, STOPPED) + LIQUIDATION,
        ISSUED + '2005-01-03 repurchase 10 A from "First" for $10\n',
    )
    assert told.steps[-1].ruling == "allowed"


def test_before_the_first_event_nothing_has_built_up(tmp_path: Path) -> None:
    terms = sound(tmp_path, COMPANY + SERIES + CUMULATIVE)
    stock = terms.stock("A")
    assert stock is not None
    assert quantity_of(start(terms), stock, "unpaid dividends") == 0


def test_shares_issued_after_the_record_date_had_no_part_of_the_latest_dividend(tmp_path: Path) -> None:
    stopper = "stopper no dividend on Common unless the latest is paid in full"
    told = tell(
        tmp_path,
        dividends(*RATE, stopper),
        ISSUED
        + "2004-06-01 declare dividend of $4 on A, record date 2004-06-15, payable 2004-06-30\n"
        + '2004-06-20 issue 90 A to "Second"\n'
        + "2004-06-30 pay dividend on A\n2004-07-01 declare dividend of $1 on Common\n",
    )
    assert "and $20.00 is." in sentences(told)
