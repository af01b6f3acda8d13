# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

from pathlib import Path

import pytest

from interpreter.preferred import SERIES_B, rulings, sentences, tell, unmet
from interpreter.story import BOTH, F, day, effects, last, paid, sections, told
from interpreter.story import notes as notes_of
from paripassu.model.events import Issue, Liquidate, SetAside
from paripassu.model.run import ALLOWED, BREACH, VOID, DutyChanged, Input, Reason, Run

SEPT = day("2002-09-03")
COUNTED = """
§2 dividends
  rate            8% a year of stated value
  accrue          daily, 30/360, simple, non-cumulative

§3 liquidation
  amount          stated value + declared dividends
  ahead of        Common
  then            nothing further
"""
HELD = """2002-01-02 issue 1,000 Common to "Founders"
2002-01-02 issue 100 A to "Fund"
2002-02-01 declare dividend of $8.00 on A
"""
CONVERTIBLE = """
§3 liquidation
  amount          stated value
  ahead of        Common
  then            nothing further

§5 conversion into Common
  optional        at any time, by holder
  rate            10
"""


def ended(folder: Path, assets: str, more: str = "", terms: str = COUNTED) -> Run:
    """A company with 1,000 Common and 100 A, on which $8 each was declared, is wound up."""
    return tell(folder, terms, f"{HELD}2002-03-01 liquidate voluntarily, assets {assets}\n{more}")


# Declared dividends


def test_a_liquidation_that_pays_declared_dividends_leaves_none_due(tmp_path: Path) -> None:
    run = ended(tmp_path, "$20,000", "2002-03-02 pay dividend on A\nexpect void\nexpect A paid $10,800 in all\n")
    assert rulings(run)[-1] == VOID
    assert unmet(run) == []
    (duty,) = run.residual.duties
    assert (duty.status, duty.settled) == ("met", day("2002-03-01"))
    (change,) = effects(run.steps[3], DutyChanged)
    assert change.reason.text == (
        "Part of what A was paid in the liquidation, so no longer due: pay the dividend on A."
    )
    assert change.reason.inputs == (
        Input("owed in the liquidation", F(10_800), "money"),
        Input("had", F(10_800), "money"),
    )
    assert sections(change.reason) == ["A §3", "DGCL §170"]


def test_what_a_short_liquidation_left_unpaid_lapses(tmp_path: Path) -> None:
    run = ended(tmp_path, "$5,400")
    (duty,) = run.residual.duties
    assert (duty.status, duty.settled) == ("lapsed", day("2002-03-01"))
    assert effects(last(run), DutyChanged)[0].reason.text == (
        "Part of what A was owed in the liquidation, which paid $5,400.00 of $10,800.00; no more can be asked for: pay "
        "the dividend on A."
    )


def test_a_dividend_that_was_late_before_the_liquidation_stays_late(tmp_path: Path) -> None:
    late = HELD.replace("on A", "on A, payable 2002-02-15")
    for assets in ("$5,400", "$20,000"):
        run = tell(tmp_path, COUNTED, f"{late}2002-03-01 liquidate voluntarily, assets {assets}\n")
        (duty,) = run.residual.duties
        assert (duty.status, duty.settled) == ("breached", day("2002-03-01"))


def test_an_amount_that_counts_no_dividends_leaves_them_due(tmp_path: Path) -> None:
    plain = COUNTED.replace(" + declared dividends", "")
    run = ended(tmp_path, "$20,000", "2002-03-02 pay dividend on A\n", plain)
    assert (rulings(run)[-1], paid(run, to="Fund")) == (ALLOWED, 10_800)


def test_a_dividend_declared_after_a_payout_is_paid_as_declared(tmp_path: Path) -> None:
    more = "2002-04-01 declare dividend of $2.00 on A\n2002-04-02 pay dividend on A\n"
    run = ended(tmp_path, "$20,000", more)
    assert (rulings(run)[-1], paid(run, kind="dividend")) == (ALLOWED, 200)


def test_common_that_is_owed_a_dividend_goes_on_being_owed_it(tmp_path: Path) -> None:
    run = tell(
        tmp_path,
        COUNTED,
        HELD.replace("on A", "on Common") + "2002-03-01 liquidate voluntarily, assets $20,000\n",
    )
    assert [duty.status for duty in run.residual.duties] == ["due"]


# Money in trust


def trusted(*more: Issue, assets: int) -> Run:
    return told(*BOTH, *more, SetAside(SEPT, "K", F(14_000_000)), Liquidate(SEPT, F(assets)))


def kept(run: Run) -> list[Reason]:
    """What the last step says of money that stays in trust."""
    return [reason for reason in last(run).reasons if "stays in trust" in reason.text]


def test_a_trust_breaches_the_rank_of_who_is_left_short_before_it() -> None:
    run = trusted(Issue(SEPT, "H", F(3_000), "H Holder"), assets=1_000_000)
    (reason,) = kept(run)
    assert last(run).ruling == BREACH
    assert reason.text == (
        "$14,000,000.00 stays in trust for K, although H, which is paid before it, is left $2,000,000.00 short."
    )
    assert sections(reason) == ["K §3(a)", "K §3(b)", "K §3(c)"]
    assert reason.inputs == (Input("in trust", F(14_000_000), "money"), Input("lacking", F(2_000_000), "money"))


def test_a_trust_is_fine_where_everybody_before_it_is_paid() -> None:
    assert kept(trusted(Issue(SEPT, "H", F(3_000), "H Holder"), assets=3_000_000)) == []
    assert kept(trusted(assets=1)) == []


def test_a_trust_waits_for_amounts_that_nobody_knows() -> None:
    assert kept(trusted(Issue(SEPT, "J", F(10), "J Holder"), assets=1_000_000)) == []


def test_stock_that_goes_before_by_a_chain_of_ranks_is_paid_before_too(tmp_path: Path) -> None:
    clause = (
        "\n§2 liquidation\n  amount          stated value\n  behind          {}\n  then            nothing further{}\n"
    )
    series_c = SERIES_B.replace("series B", "series C").replace("Series B", "Series C")
    last_clause = clause.replace("  behind          {}\n", "").format("")
    run = tell(
        tmp_path,
        clause.format("B", "; set aside in trust counts as paid"),
        '2002-01-02 issue 10 A to "A"\n2002-01-02 issue 10 B to "B"\n2002-01-02 issue 10 C to "C"\n'
        "2002-03-01 set aside in trust the full amount for A\n2002-03-01 liquidate, assets $900\n",
        SERIES_B + clause.format("C", "") + series_c + last_clause,
    )
    texts = [(reason.text, sections(reason)) for reason in kept(run)]
    words = "$1,000.00 stays in trust for A, although {}, which is paid before it, is left {} short."
    assert texts == [
        (words.format("C", "$100.00"), ["A §2", "A §2"]),
        (words.format("B", "$1,000.00"), ["A §2", "A §2"]),
    ]


# Conversion that would have paid more


@pytest.mark.parametrize(("assets", "remarks"), [("$19,999", 0), ("$20,001", 1)])
def test_a_liquidation_says_whose_conversion_would_have_paid_more(tmp_path: Path, assets: str, remarks: int) -> None:
    run = ended(tmp_path, assets, terms=CONVERTIBLE)
    assert len([text for text in notes_of(run) if text.startswith("Converted before, ")]) == remarks


def test_what_conversion_would_have_paid_is_told_in_dollars(tmp_path: Path) -> None:
    run = ended(tmp_path, "$30,000", terms=CONVERTIBLE)
    assert (
        "Converted before, A would be paid $15,000.00 instead of $10,000.00; a script that means that tells of the "
        "conversion."
    ) in sentences(run)
    assert paid(run, of="A") == 10_000


def test_conversion_at_a_rate_that_nobody_knows_is_not_weighed(tmp_path: Path) -> None:
    run = ended(
        tmp_path,
        "$30,000",
        terms=CONVERTIBLE.replace("rate            10", "rate            stated value / market price"),
    )
    assert "Converted before" not in sentences(run)
    assert paid(run, of="A") == 10_000
