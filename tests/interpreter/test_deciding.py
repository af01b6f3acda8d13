"""Who decides for a series: votes put together by weight, by heads, of those affected; what is not known is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from told import Acme, last, why

B = "§1 designation\n  shares 10,000\n  stated value $10\n\n§3 liquidation\n  amount stated value\n"
C = (
    '\nseries C "Series C" of Preferred\n\n§1 designation\n  shares 10,000\n  stated value $30\n\n'
    "§3 liquidation\n  amount stated value\n  alike with B\n\n§5 conversion into Common\n"
    "  rate 4\n  fractions rounded down\n"
)
ISSUED = '2020-01-06 issue 60 B to "Ada"\n2020-01-06 issue 40 B to "Bob"\n2020-01-06 issue 20 C to "Eve"\n'
SALE = '{day} sale of substantially all assets to "Buyer"\nexpect {ruling}\n'


def terms(line: str, *more: str) -> str:
    lines = "".join(f"  {each}\n" for each in more)
    return f"{B}\n§7 protection\n  {line} for sale of substantially all assets\n{lines}{C}"


def consent(of: str, count: str, day: str = "2020-02-03") -> str:
    return f"{day} written consent of {of}\n  approve sale of substantially all assets\n  for {count}\n"


@pytest.mark.parametrize(
    ("line", "counts", "ruling"),
    [
        # 100 B at $10 and 20 C at $30 are $1,600.
        ("majority of B and C by liquidation amount", ("80 shares", "0 shares"), "breach"),
        ("majority of B and C by liquidation amount", ("81 shares", "0 shares"), "allowed"),
        ("majority of B and C by liquidation amount", ("21 shares", "20 shares"), "allowed"),
        # 20 C are 80 shares as converted; B converts into nothing, and what it stands for is not known.
        ("majority of C as converted", ("0 shares", "10 shares"), "breach"),
        ("majority of C as converted", ("0 shares", "10.5 shares"), "allowed"),
        ("majority of B and C as converted", ("100 shares", "20 shares"), "undetermined"),
        ("majority of B and C by votes", ("60 shares", "0 shares"), "breach"),
        ("majority of B and C by votes", ("61 shares", "0 shares"), "allowed"),
        ("half of B", ("50 shares", "0 shares"), "allowed"),
        ("majority of B", ("50 shares", "0 shares"), "breach"),
        ("majority of B, and also all of C", ("51 shares", "19 shares"), "breach"),
        ("majority of B, and also all of C", ("51 shares", "20 shares"), "allowed"),
        ("majority of B, and also all of C", ("50 shares", "20 shares"), "breach"),
        ("majority of B and parity series", ("60 shares", "0 shares"), "breach"),
        ("majority of B and parity series", ("41 shares", "20 shares"), "allowed"),
    ],
)
def test_votes_are_put_together_as_the_line_says(
    tmp_path: Path, line: str, counts: tuple[str, str], ruling: str
) -> None:
    story = ISSUED + consent("B", counts[0]) + consent("C", counts[1]) + SALE.format(day="2020-03-02", ruling=ruling)
    Acme(tmp_path).told(terms(line), story)


def test_heads_are_not_known_from_a_number_of_shares(tmp_path: Path) -> None:
    story = ISSUED + consent("B", "100 shares") + SALE.format(day="2020-03-02", ruling="undetermined")
    run = Acme(tmp_path).told(terms("2 unaffiliated holders of B"), story)
    assert last(run).missing == "who of the holders of B voted for it on 2020-02-03"
    assert why(run).startswith("Whether those asked consented to the sale of all or substantially all assets to Buyer")


def test_affiliates_are_one_holder_through_others_too(tmp_path: Path) -> None:
    more = '2020-01-06 issue 1 B to "Kim"\n2020-01-07 affiliates "Ada", "Bob"\n2020-01-07 affiliates "Bob", "Kim"\n'
    story = ISSUED + more + consent("B", '"Ada", "Bob", "Kim"') + SALE.format(day="2020-03-02", ruling="breach")
    run = Acme(tmp_path).told(terms("2 unaffiliated holders of B"), story)
    assert why(run).endswith("2 unaffiliated holders of B, at least 2 holders; 1 of them consented.")


def test_a_class_with_series_of_different_weight_is_counted_by_name(tmp_path: Path) -> None:
    line = "majority of Preferred by liquidation amount"
    by_number = ISSUED + consent("Preferred", "119 shares") + SALE.format(day="2020-03-02", ruling="undetermined")
    run = Acme(tmp_path).told(terms(line), by_number)
    assert "whose shares weigh differently" in last(run).missing
    # Eve's 20 C are $600 and Ada's 60 B $600 of $1,600; Bob's 40 B are $400.
    by_name = ISSUED + consent("Preferred", '"Eve", "Bob"') + SALE.format(day="2020-03-02", ruling="allowed")
    Acme(tmp_path).told(terms(line), by_name)


def test_a_right_that_lapses_on_a_day_is_there_until_then(tmp_path: Path) -> None:
    line = ("majority of B", "lapses on 2020-03-02")
    story = ISSUED + SALE.format(day="2020-03-01", ruling="breach") + SALE.format(day="2020-03-02", ruling="allowed")
    run = Acme(tmp_path).told(terms(*line), story)
    notes = [effect.reason.text for effect in last(run).effects]
    assert "No vote of B on the sale of all or substantially all assets to Buyer is needed any more." in notes


def test_an_act_that_would_be_void_is_permitted_by_what_stands_notwithstanding_that(tmp_path: Path) -> None:
    clauses = (
        f"{B}\n§7 protection\n  (a) majority of B for a senior series\n  (a) without consent void\n"
        "  (b) notwithstanding everything the company may issue a later series senior to B\n"
    )
    story = '2020-01-06 issue 60 B to "Ada"\n2020-02-03 designate 10 D of Preferred, senior to B\nexpect allowed\n'
    Acme(tmp_path).told(clauses, story + "expect §7(b) displaces §7(a)\n")


def test_what_is_void_for_want_of_consent_changes_nothing(tmp_path: Path) -> None:
    clauses = f"{B}\n§7 protection\n  majority of B for a parity series\n  without consent void\n"
    story = (
        '2020-01-06 issue 60 B to "Ada"\n2020-02-03 designate 10 D of Preferred, with B\nexpect void under §7\n'
        "2020-02-04 designate 10 D of Preferred, junior to B\nexpect allowed\nexpect D unissued 10\n"
    )
    Acme(tmp_path).told(clauses, story)


@settings(max_examples=25, deadline=None)
@given(first=st.integers(0, 60), second=st.integers(0, 20))
def test_weights_of_two_series_are_those_of_the_line(
    tmp_path_factory: pytest.TempPathFactory, first: int, second: int
) -> None:
    ruling = "allowed" if 2 * (10 * first + 30 * second) > 1_600 else "breach"
    story = ISSUED + consent("B", f"{first} shares") + consent("C", f"{second} shares")
    folder = tmp_path_factory.mktemp("weights")
    line = "majority of B and C by liquidation amount"
    Acme(folder).told(terms(line), story + SALE.format(day="2020-03-02", ruling=ruling))
