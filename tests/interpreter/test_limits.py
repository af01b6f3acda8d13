"""Limits on conversion: what one holder may own, and what all conversions may give together."""

from __future__ import annotations

from pathlib import Path

import pytest

from told import CONVERSION, Acme, why

BLOCKER = "  limit no conversion above 9.99% of Common, beneficially owned; holder may change on 61 days' notice\n"
FOUNDED = '2004-01-05 issue 9,000 Common to "Founder"\n2004-01-05 issue 5,000 B to "Ada"\n'


def test_beyond_the_limit_nothing_converts_and_the_largest_number_is_named(tmp_path: Path) -> None:
    # x of 9,000 + x is 9.99% at 998.8.
    story = f'{FOUNDED}2004-02-02 convert 999 B of "Ada"\nexpect void under §5\n'
    run = Acme(tmp_path).told(CONVERSION + BLOCKER, story)
    assert why(run) == "Ada would hold 999 of 9,999 Common, more than 9.99%; 998 B may convert."
    assert [(each.name, str(each.value)) for each in run.steps[-1].reasons[0].inputs] == [
        ("held before", "0"),
        ("conversion shares", "999"),
        ("limit", "999/10000"),
        ("most that may convert", "998"),
    ]


def test_the_largest_number_does_convert_and_then_no_more(tmp_path: Path) -> None:
    story = (
        f'{FOUNDED}2004-02-02 convert 998 B of "Ada"\nexpect "Ada" holds 998 Common\n'
        '2004-02-03 convert 10 B of "Ada"\nexpect void\n'
    )
    assert why(Acme(tmp_path).told(CONVERSION + BLOCKER, story)).endswith("; 0 B may convert.")


def test_parts_of_a_share_are_named_where_parts_were_asked_for(tmp_path: Path) -> None:
    story = f'{FOUNDED}2004-02-02 convert 999.5 B of "Ada"\nexpect void\n'
    assert why(Acme(tmp_path).told(CONVERSION + BLOCKER, story)).endswith("; 998.88 B may convert.")


def elect(on: str, limit: str, holder: str = "Ada") -> str:
    return f'{on} elect limit of {limit} for B by "{holder}"\n'


def test_a_higher_limit_counts_once_the_days_of_notice_have_passed(tmp_path: Path) -> None:
    asks = 'convert 1,500 B of "Ada"\n'
    story = (
        f"{FOUNDED}{elect('2004-02-02', '19.99%')}2004-04-02 {asks}expect void\n"
        # 61 days after February 2 is April 3.
        f'2004-04-03 {asks}expect "Ada" holds 1,500 Common\n'
    )
    Acme(tmp_path).told(CONVERSION + BLOCKER, story)


def test_a_lower_limit_counts_at_once_and_for_its_holder_alone(tmp_path: Path) -> None:
    story = (
        f'{FOUNDED}2004-01-06 transfer 1,000 B from "Ada" to "Bob"\n{elect("2004-02-02", "4.99%")}'
        '2004-02-02 convert 900 B of "Bob"\nexpect "Bob" holds 900 Common\n'
        '2004-02-02 convert 900 B of "Ada"\nexpect void\n'
    )
    assert "more than 4.99%" in why(Acme(tmp_path).told(CONVERSION + BLOCKER, story))


@pytest.mark.parametrize(
    ("line", "section"), [("", "§5"), ("  limit no conversion above 9.99% of Common\n", "§5")], ids=["none", "fixed"]
)
def test_where_there_is_nothing_to_choose_a_choice_is_void(tmp_path: Path, line: str, section: str) -> None:
    story = f"{FOUNDED}{elect('2004-02-02', '4.99%')}expect void under {section}\n"
    assert why(Acme(tmp_path).told(CONVERSION + line, story)) == (
        "B has no limit on conversion that a holder may change."
    )


def test_stock_that_does_not_convert_has_no_limit_either(tmp_path: Path) -> None:
    story = f"{FOUNDED}{elect('2004-02-02', '4.99%')}expect void\n"
    Acme(tmp_path).told("§1 designation\n  shares 10,000\n", story)


CAP = "  limit all conversions to 19.99% of Common outstanding on 2004-01-05"
UNTIL = ", until shareholders approve the issuance of the conversion shares"


def test_all_conversions_together_stay_below_the_cap(tmp_path: Path) -> None:
    # 19.99% of the 9,000 of January 5 are 1,799.1, however many there are later.
    story = (
        f'{FOUNDED}2004-01-06 issue 9,000 Common to "Founder"\n2004-01-06 transfer 2,000 B from "Ada" to "Bob"\n'
        '2004-02-02 convert 1,000 B of "Ada"\nexpect allowed\n2004-02-03 convert 800 B of "Bob"\nexpect void under §5\n'
    )
    run = Acme(tmp_path).told(f"{CONVERSION}{CAP}\n", story)
    assert why(run) == (
        "Conversions of B would give 1,800 Common in all, more than 19.99% of those outstanding on 2004-01-05 "
        "(1,799.1); 799 B may convert."
    )


VOTE = '2004-02-02 meeting of shareholders\n  approve issuance of the conversion shares of B\n  for "{}"\n'


@pytest.mark.parametrize(
    ("line", "voter", "ruling"),
    [(f"{CAP}{UNTIL}", "Founder", "allowed"), (f"{CAP}{UNTIL}", "Nobody", "void"), (CAP, "Founder", "void")],
)
def test_the_approval_of_the_holders_lifts_a_cap_that_waits_for_it(
    tmp_path: Path, line: str, voter: str, ruling: str
) -> None:
    story = (
        f'{FOUNDED}2004-01-05 issue 1 B to "Nobody"\n{VOTE.format(voter)[:-1]}, against "Ada"\n'
        f'2004-02-03 convert 2,000 B of "Ada"\nexpect {ruling}\n'
    )
    run = Acme(tmp_path).told(f"{CONVERSION}{line}\n", story)
    assert run.steps[-1].ruling == ruling


def test_what_converts_into_no_common_any_more_is_under_no_limit(tmp_path: Path) -> None:
    clauses = f"{CONVERSION}{BLOCKER}  reorganization as if converted immediately before is merger\n"
    story = (
        f'{FOUNDED}2004-02-02 merge with "NewCo", not surviving\n  each Common becomes 1 "NewCo" share\n'
        '2004-02-03 convert all B of "Ada"\n'
    )
    run = Acme(tmp_path).told(clauses, story)
    assert run.steps[-1].ruling == "allowed"


def test_a_cap_as_of_a_day_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="2004-02-31"):
        Acme(tmp_path).told(f"{CONVERSION}{CAP.replace('2004-01-05', '2004-02-31')}\n", FOUNDED)
