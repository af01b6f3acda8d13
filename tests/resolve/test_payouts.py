from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from deals import COMPANY, SERIES_A, clause_of, findings, resolve, say, series_a, sound
from paripassu.model.clauses import Liquidation
from paripassu.model.grants import Grant, MoneyFirst, Opening
from paripassu.model.matters import Group
from paripassu.model.quantities import NUMBER, PRICE, Combine, Literal, Quantity
from paripassu.model.remainders import AmountPeriod, FixedPart, Participation

THREE_TIMES = Combine("*", Literal(Fraction(3), NUMBER), Quantity("original price"))


def liquidation(folder: Path, line: str) -> Liquidation:
    return clause_of(series_a(folder, f"§3 liquidation\n  amount $1\n  {line}\n"), Liquidation)


def participation(folder: Path, words: str) -> Participation | FixedPart | None:
    then = liquidation(folder, f"then {words}").participation
    assert then is not None
    return then.value


def test_an_amount_may_change_on_days_that_come_in_order(tmp_path: Path) -> None:
    lines = "§3 liquidation\n  amount $3 before 2005-01-01, then $2 before 2006-01-01, then $1\n"
    clause = clause_of(series_a(tmp_path, lines), Liquidation)
    assert clause.amount is not None
    assert clause.amount.value == Literal(Fraction(3), PRICE)
    assert clause.amount_later is not None
    assert clause.amount_later.value == (
        AmountPeriod(date(2005, 1, 1), Literal(Fraction(2), PRICE)),
        AmountPeriod(date(2006, 1, 1), Literal(Fraction(1), PRICE)),
    )


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        ("$3 before 2005-02-29, then $2", "T201"),
        ("$3 before 2005-02-28, then 2", "T204"),
        ("$3 before 2006-01-01, then $2 before 2006-01-01, then $1", "T220"),
    ],
)
def test_an_amount_that_changes_wrongly_is_one_finding(tmp_path: Path, amount: str, code: str) -> None:
    (found,) = findings(tmp_path, f"§3 liquidation\n  amount {amount}\n")
    assert found.startswith(code)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("nothing further", None),
        ("participates with Common", Participation("Common", as_converted=False)),
        (
            "participates with Common as converted, up to 3 x original price in all",
            Participation("Common", cap=THREE_TIMES, cap_counts_amount=True),
        ),
        (
            "participates with Common as converted, up to 3 x original price beyond the liquidation amount",
            Participation("Common", cap=THREE_TIMES, cap_counts_amount=False),
        ),
        (
            "participates with Common as converted, after Common catches up",
            Participation("Common", catches_up=True),
        ),
        (
            "participates with Common as converted, after Common has $0.50 a share",
            Participation("Common", after=Literal(Fraction(1, 2), PRICE)),
        ),
        (
            "86% of the rest, up to 3 x original price in all",
            FixedPart(Fraction(86, 100), THREE_TIMES, until_counts_amount=True),
        ),
    ],
)
def test_what_is_left_is_shared_as_written(
    tmp_path: Path, words: str, expected: Participation | FixedPart | None
) -> None:
    assert participation(tmp_path, words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "0% of the rest, up to $5 in all",
        "50% of the rest, up to 5 in all",
        "participates with Common, after Common has 5 a share",
        "participates with Common, up to 3 in all",
        "participates with Common, up to $0 in all",
    ],
)
def test_a_share_in_the_rest_that_cannot_be_is_one_finding(tmp_path: Path, words: str) -> None:
    (found,) = findings(tmp_path, f"§3 liquidation\n  amount $1\n  then {words}\n")
    assert found[:4] in {"T203", "T204"}


def test_a_cap_may_be_open(tmp_path: Path) -> None:
    lines = """§3 liquidation
  amount $1
  then participates with Common
      reading capped    up to $3 in all
      reading uncapped  without a cap
"""
    for choice, cap in (("capped", Literal(Fraction(3), PRICE)), ("uncapped", None)):
        clause = clause_of(series_a(tmp_path, lines, {"participation": choice}), Liquidation)
        assert clause.participation is not None
        assert isinstance(clause.participation.value, Participation)
        assert clause.participation.value.cap == cap
        assert clause.participation.cite.readings == (f"participation={choice}",)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("from 2005-01-01", Group("class", "Common", since=date(2005, 1, 1))),
        ("before 2005-01-01", Group("class", "Common", before=date(2005, 1, 1))),
        ("while a default lasts", Group("class", "Common", while_default=True)),
    ],
)
def test_a_rank_may_hold_for_a_time_only(tmp_path: Path, period: str, expected: Group) -> None:
    assert [item.value for item in liquidation(tmp_path, f"ahead of Common {period}").ahead] == [expected]


def test_a_series_ahead_by_one_line_and_alike_by_another_contradicts_itself(tmp_path: Path) -> None:
    lines = '§3 liquidation\n  alike with B\n  ahead of B\n  ahead of B\nseries B "B" of Preferred\n'
    outcome = resolve(tmp_path, COMPANY + SERIES_A + lines)
    assert [(found.code.id, found.at.span.text) for found in outcome.diagnostics] == [("N130", "ahead of B")]


def test_ranks_of_different_times_contradict_nobody(tmp_path: Path) -> None:
    lines = (
        "§3 liquidation\n  ahead of B before 2005-01-01\n  behind B from 2005-01-01\n"
        '  alike with B while a default lasts\nseries B "B" of Preferred\n'
    )
    found = resolve(tmp_path, COMPANY + SERIES_A + lines).diagnostics
    # In a default both lines hold at once, which is the one thing to say.
    assert [each.code.id for each in found] == ["N130"]


def test_a_circle_that_lasts_is_told_once(tmp_path: Path) -> None:
    lines = (
        "§3 liquidation\n  ahead of B\n  ahead of Common from 2005-01-01\n"
        'series B "B" of Preferred\n§3 liquidation\n  ahead of A\n'
    )
    assert [each.code.id for each in resolve(tmp_path, COMPANY + SERIES_A + lines).diagnostics] == ["N110"]


def test_the_market_price_may_be_that_of_another_class(tmp_path: Path) -> None:
    clause = clause_of(series_a(tmp_path, "§3 liquidation\n  amount market price of Common\n"), Liquidation)
    assert clause.amount is not None
    assert clause.amount.value == Quantity("market price", "Common")


def test_options_and_warrants_stand_beside_the_stock(tmp_path: Path) -> None:
    lines = """
options "Plan" on Common, 1,000,000 at $0.50 a share
  exercise netted
  opens at $5.00 a share of Common
warrants "Bank" on A at $0, to "First Bank"
  exercise paid in
  opens at $10,000,000 of assets
warrants "Plain" on A at $1
"""
    assert sound(tmp_path, COMPANY + SERIES_A + lines).grants == (
        Grant(
            "Plan", "options", "Common", Fraction(1, 2), Fraction(1_000_000), "", False, Opening(Fraction(5), "Common")
        ),
        Grant("Bank", "warrants", "A", Fraction(0), None, "First Bank", True, Opening(Fraction(10_000_000))),
        Grant("Plain", "warrants", "A", Fraction(1)),
    )


def test_money_that_goes_first_is_a_sum_or_a_part(tmp_path: Path) -> None:
    lines = """
carve-out "costs" $250,000
carve-out "pool" 10% of proceeds, at most $500,000
carve-out "all" 100% of proceeds
"""
    assert sound(tmp_path, COMPANY + lines).money_first == (
        MoneyFirst("costs", Fraction(250_000)),
        MoneyFirst("pool", part=Fraction(1, 10), limit=Fraction(500_000)),
        MoneyFirst("all", part=Fraction(1)),
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('options "Plan" on Common, 0 at $1', "T203"),
        ('options "Plan" on Common at -$1', "T202"),
        ('options "Plan" on Common at $1\n  opens at $0 of assets', "T203"),
        ('carve-out "pool" $0', "T203"),
        ('carve-out "pool" 101% of proceeds', "T207"),
        ('options "Common" on Common at $1', "N131"),
        ('carve-out "A" $1\ncarve-out "A" $2', "N131"),
    ],
)
def test_what_stands_beside_the_stock_wrongly_is_one_finding(tmp_path: Path, line: str, code: str) -> None:
    assert [found.code.id for found in resolve(tmp_path, f"{COMPANY}{line}\n").diagnostics] == [code]


def test_where_nothing_is_declared_a_name_is_told_so(tmp_path: Path) -> None:
    text = 'company "Acme" incorporated in Delaware\noptions "Plan" on Common at $1\n'
    assert [say(found) for found in resolve(tmp_path, text).diagnostics] == [
        (
            "N101 [Common] There is no class or series named `Common`. "
            "(No class or series is declared; a company file declares them.)"
        )
    ]
