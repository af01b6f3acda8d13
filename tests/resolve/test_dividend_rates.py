"""Lines about rates that move: what they mean, and what is wrong with those that mean nothing."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from deals import COMPANY, SERIES_A, clause_of, findings, series_a, sound
from paripassu.model.dividend_rates import Condition, Fallback, GrossUp, Mirror, RateChange, Reset
from paripassu.model.dividends import Accrual, Dividends, RateStep, Stopper
from paripassu.model.matters import Group
from paripassu.model.quantities import Duration, Quantity, Threshold
from paripassu.model.rights import Waiver

STATED = Quantity("stated value")
F = Fraction
ON_ARREARS = RateChange(F(12, 100), "arrears", is_added=False)
HALF_PERCENT = Fallback("percent", (), (F(5, 1000),))
TENFOLD = Mirror("Common", F(10), only_beyond=True)


def dividends(folder: Path, *lines: str) -> Dividends:
    return clause_of(series_a(folder, "§2 dividends\n" + "".join(f"  {line}\n" for line in lines)), Dividends)


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ('rate index "SOFR" + 5% a year of stated value', "rates", (RateStep(F(1, 20), STATED, None, "SOFR"),)),
        ('rate index "SOFR" a year of stated value', "rates", (RateStep(F(0), STATED, None, "SOFR"),)),
        (
            'rate 4% a year of stated value, then index "T" - 1% from 2005-01-01',
            "rates",
            (RateStep(F(1, 25), STATED), RateStep(F(-1, 100), STATED, date(2005, 1, 1), "T")),
        ),
        ("rate $0.50 a share a quarter", "rates", (RateStep(F(2), None),)),
        (
            "rate 7% a year of stated value; 10% while dividends are unpaid",
            "changes",
            (RateChange(F(1, 10), "unpaid", is_added=False),),
        ),
        (
            'rate 7% a year of stated value; +1% while 4 dividends are unpaid; +2% while "X" lasts',
            "changes",
            (RateChange(F(1, 100), "unpaid", unpaid=4), RateChange(F(2, 100), "lasts", "X")),
        ),
        ("rate $5 a share a year; 12% on what is unpaid", "changes", (ON_ARREARS,)),
        ("rate at least 4%, at most 11%", "lowest", F(4, 100)),
        ("index at most 10.90%", "highest_index", F(109, 1000)),
        ("reset each period, 2 business days before", "reset", Reset((), 1, Duration(2, "business days"))),
        ("reset on Apr 1, every 2 years", "reset", Reset(((4, 1),), 2)),
        ("without the index 0.5%, else the last rate", "fallbacks", (HALF_PERCENT, Fallback("last rate"))),
        (
            'without the index interpolation at 6 months between "A" at 90 days and "B" at 1 year',
            "fallbacks",
            (Fallback("interpolation", ("A", "B"), (F(1, 2), F(90, 365), F(1))),),
        ),
        (
            "gross-up if the dividends-received deduction of 70% is cut, at a tax of 35%",
            "gross_up",
            GrossUp(F(7, 10), F(35, 100)),
        ),
        ("mirrors 10 x each dividend on Common, as far as it is more", "mirror", TENFOLD),
        ("conversion after a record date keeps the dividend", "converted", "keeps"),
        ("notice of a skipped date", "skip_notice", Duration(0, "days")),
        ("waiver by majority of A", "waiver", Waiver(("A",), Threshold(F(1, 2), exceeded=True))),
        ("pay on Jun 30, in Common", "in_kind_only", True),
        (
            "accrue 30/360, compounding yearly on Dec 31, accreting before 2007-01-01, full periods alike",
            "accrual",
            Accrual("30/360", 1, True, (12, 31), True, date(2007, 1, 1), True),
        ),
    ],
)  # fmt: skip
def test_a_line_means_what_it_says(tmp_path: Path, line: str, field: str, value: object) -> None:
    item = getattr(dividends(tmp_path, line), field)
    assert item.value == value


def test_conditions_are_a_list_of_facts(tmp_path: Path) -> None:
    clause = dividends(tmp_path, 'only if "a", not "b"', 'unless "c", "d"')
    assert [item.value for item in clause.conditions] == [
        Condition("a"),
        Condition("b", holds=False),
        Condition("c", holds=False, is_presumed=True),
        Condition("d", holds=False, is_presumed=True),
    ]


def test_a_stopper_may_spare_purposes_and_ask_for_consent(tmp_path: Path) -> None:
    clause = dividends(
        tmp_path,
        "stopper no repurchase of junior stock while any is unpaid, except for employee plans, "
        "new issues of junior stock",
        "stopper no repurchase of Common without consent of at least 50% of A",
    )
    half = Waiver(("A",), Threshold(F(1, 2), exceeded=False, words="at least 50%"))
    assert [item.value for item in clause.stopper] == [
        Stopper("repurchase", Group("junior"), except_for=("employee plans", "new issues")),
        Stopper("repurchase", Group("class", "Common"), "consent", by=half),
    ]


def test_when_the_index_is_looked_at_is_assumed_where_the_terms_are_silent(tmp_path: Path) -> None:
    text = "The index is looked at anew on the first day of each dividend period."
    floating = 'rate index "SOFR" a year of stated value'
    for lines, told in (
        ([floating], [text]),
        ([floating, "reset each period"], []),
        (["rate 5% a year of stated value"], []),
    ):
        terms = sound(tmp_path, COMPANY + SERIES_A + "§2 dividends\n" + "".join(f"  {line}\n" for line in lines))
        assert [each.text for each in terms.assumptions if each.topic == "reset of the index"] == told


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            'rate $5 a share a year, then index "T" from 2005-01-01',
            ['T201 [then index "T" from 2005-01-01] A rate in dollars cannot go on as a percentage.'],
        ),
        (
            'rate 5% a year of stated value, from 2006-01-01, then index "T" from 2005-01-01',
            ['T203 [then index "T" from 2005-01-01] 2005-01-01 does not come after 2006-01-01.'],
        ),
        ('rate 5% a year of stated value, then index "T" + 0% from 2005-01-01', ["T203 [0%] A margin cannot be zero"]),
        ('rate 5% a year of stated value; +0% for each "x"', ["[0%] A dividend rate cannot be zero"]),
        ("rate 5% a year of stated value; +1% while 0 dividends are unpaid", ["A number of dividends cannot be zero"]),
        ("reset on Apr 1, every 0 years", ["[0] A number of years cannot be zero"]),
        ("reset on Apr 1\n  reset each period", ["A says two things"]),
        ('without the index "S" + 0%', ["[0%] A margin cannot be zero"]),
        (
            "gross-up if the dividends-received deduction of 170% is cut, at a tax of 0%",
            ["The deduction cannot be more than all", "The tax cannot be zero"],
        ),
        ("accrue compounding quarterly on Dec 31", ["A day of the year is one day: it goes with"]),
        ("accrue compounding yearly on Foo 31", ["There is no month `Foo`."]),
        ("accrue simple, accreting before 2007-02-30", ["2007-02-30"]),
        ("stopper no repurchase of Common without consent of at least 150% of A", ["150%"]),
        ("mirrors each dividend on Comon", ["There is no class or series named `Comon`"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_line_is_said(tmp_path: Path, lines: str, found: list[str]) -> None:
    told = findings(tmp_path, f"§2 dividends\n  {lines}\n")
    assert len(told) == len(found)
    for text, wanted in zip(told, found, strict=True):
        assert wanted.split("] ")[-1] in text
