"""Dividends that are paid in stock, and those that convert with the shares."""

from __future__ import annotations

from pathlib import Path

import pytest

from interpreter.preferred import CUMULATIVE, SERIES_B, rulings, sentences, tell, unmet
from paripassu.model.run import BREACH, VOID

ISSUED = '2004-01-01 issue 100 A to "First"\n2004-01-01 issue 1,000 Common to "Stockholders"\n'


def dividends(*items: str) -> str:
    return "\n§2 dividends\n" + "".join(f"  {item}\n" for item in items)


RATE = ("rate 8% a year of stated value", "accrue cumulative", "pay on Jun 30, Dec 31")


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
