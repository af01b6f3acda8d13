# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

import pytest
from attrs import evolve

from interpreter.series_k import CONVERSION, Paper, with_clause
from interpreter.story import (
    ALL_COMMON,
    OTHERS,
    F,
    Line,
    approved,
    counted,
    day,
    duties,
    effect,
    effects,
    held,
    last,
    paid,
    sections,
    told,
)
from paripassu.interpreter.converting import split_off
from paripassu.model.citations import Item
from paripassu.model.conversions import FractionRule
from paripassu.model.events import ClosePrice, Elect, Issue
from paripassu.model.run import Converted, DutyChanged, Input, Noted, Paid, Run, Undetermined
from paripassu.model.terms import Terms

JULY = day("2002-07-03")
PAPER = Paper("K", {})
CLOSE = ClosePrice(JULY, "Common", F("0.31"))


def fractions(rule: FractionRule) -> Terms:
    return with_clause(evolve(CONVERSION, fractions=PAPER.item(rule, "§5(f)")))


def ten(*between: Line, terms: Terms | None = None) -> Run:
    """10 K in the hands of Ten Shares, converted on 2002-07-03 after what comes between."""
    lot = Issue(day("2001-11-20"), "K", F(10), "Ten Shares")
    return told(ALL_COMMON, lot, *between, approved("2002-07-03", by=("Ten Shares", OTHERS)), terms=terms)


# What the rule says


@pytest.mark.parametrize(
    ("rule", "elects", "received", "fraction", "rounding"),
    [
        (None, False, "43478 6/23", "0", ""),
        (FractionRule(), False, "43478", "6/23", "whole shares per holder, the fraction in cash"),
        (FractionRule(), True, "43478", "6/23", "whole shares per holder, the fraction in cash"),
        (FractionRule(company_may_elect_shares=True), True, "43478 6/23", "0", ""),
        (FractionRule(outcome="shares"), False, "43478 6/23", "0", ""),
        (FractionRule(outcome="up"), False, "43479", "0", "43,478 6/23 rounded up to whole shares per holder"),
        (FractionRule(outcome="down"), False, "43478", "0", "43,478 6/23 rounded down to whole shares per holder"),
        (
            FractionRule(outcome="nearest"),
            False,
            "43478",
            "0",
            "43,478 6/23 rounded nearest to whole shares per holder",
        ),
        (FractionRule(per="share"), False, "43470", "8 6/23", "whole shares for each share, the fraction in cash"),
        (FractionRule("share", "up"), False, "43480", "0", "43,478 6/23 rounded up to whole shares for each share"),
    ],
)
def test_a_fraction_rule_is_applied_as_written(
    rule: FractionRule | None, elects: bool, received: str, fraction: str, rounding: str
) -> None:
    due = split_off(rule, F(100_000, 23), F(10), elects)
    assert (due.exact, due.rounding) == (F(1_000_000, 23), rounding)
    assert due.received == sum(F(part) for part in received.split())
    assert due.fraction == sum(F(part) for part in fraction.split())


def test_share_by_share_a_part_of_a_share_counts_by_itself() -> None:
    due = split_off(FractionRule(per="share"), F(3, 2), F(5, 2), elects_shares=False)
    # Two whole shares give 1 each, the half share none: 1.75 of 3.75 are left over.
    assert (due.exact, due.received, due.fraction) == (F(15, 4), 2, F(7, 4))


def test_what_comes_out_even_is_never_rounded() -> None:
    due = split_off(FractionRule(), F(3), F(2), elects_shares=False)
    assert (due.received, due.fraction, due.rounding) == (6, 0, "")


# Cash for fractions


def test_fractions_are_counted_on_the_total_of_a_holder_and_paid_at_the_close() -> None:
    run = ten(CLOSE)
    turned = effect(last(run), Converted)
    assert (turned.received, turned.fraction) == (43_478, F(6, 23))
    assert turned.reason.text == "10 K of Ten Shares x 4,347 19/23 Common = 43,478 6/23 Common: 43,478 Common issued."
    assert turned.reason.rounding == "whole shares per holder, the fraction in cash"
    assert turned.reason.inputs == (
        Input("K converted", F(10), "shares"),
        Input("conversion rate", F(100_000, 23), "ratio"),
    )
    payment = effect(last(run), Paid)
    assert (payment.amount, payment.exact, payment.kind) == (F("0.08"), F(6, 23) * F("0.31"), "cash for fraction")
    assert payment.reason.text == "6/23 x $0.31 = $0.08 to Ten Shares."
    assert payment.reason.inputs == (Input("fraction", F(6, 23), "shares"), Input("close price", F("0.31"), "price"))
    assert payment.reason.rounding == "$0.0808... to the nearest cent"
    assert "K §5(f)" in sections(payment.reason)
    assert [(duty.kind, duty.status) for duty in duties(run)] == [
        ("deliver certificates", "due"),
        ("pay cash for fraction", "met"),
    ]


def test_14000_k_in_two_hands_leave_two_fractions() -> None:
    halves = (Issue(day("2001-11-20"), "K", F(7_000), "First"), Issue(day("2001-11-20"), "K", F(7_000), "Second"))
    run = told(ALL_COMMON, *halves, CLOSE, approved("2002-07-03", by=("First", "Second", OTHERS)))
    for name in ("First", "Second"):
        assert (held(run, "Common", name), paid(run, to=name)) == (30_434_782, F("0.19"))
    assert counted(run, "Common", "outstanding") == 95_869_564


def test_cash_that_is_whole_cents_is_not_rounded() -> None:
    run = ten(ClosePrice(JULY, "Common", F("0.23")))
    assert effect(last(run), Paid).amount == F("0.06")
    assert effect(last(run), Paid).reason.rounding == ""


def test_without_a_close_the_run_says_that_it_needs_one() -> None:
    run = ten(ClosePrice(day("2002-07-02"), "Common", F("0.30")), ClosePrice(JULY, "K", F(1)))
    found = effect(last(run), Undetermined)
    assert found.missing == "the market price of Common on 2002-07-03 (its close price, or what the board determines)"
    assert found.reason.text == f"The cash for 6/23 of a share needs {found.missing}."
    assert sections(found.reason) == ["K §5(f)"]
    (owed,) = duties(run, "pay cash for fraction")
    assert (owed.status, owed.to, owed.amount, owed.due) == ("due", "Ten Shares", F(6, 23), None)
    assert owed.what == "pay Ten Shares for 6/23 of a share of Common"
    assert (
        owed.reason.text
        == "6/23 of a share of Common is to be paid to Ten Shares in cash, at the market price of 2002-07-03."
    )


def told_after(*more: Line, terms: Terms | None = None) -> Run:
    lot = Issue(day("2001-11-20"), "K", F(10), "Ten Shares")
    return told(ALL_COMMON, lot, approved("2002-07-03", by=("Ten Shares", OTHERS)), *more, terms=terms)


def test_a_close_that_becomes_known_the_same_day_pays_what_was_waiting() -> None:
    run = told_after(CLOSE)
    assert (paid(run, to="Ten Shares"), duties(run, "pay cash for fraction")[0].status) == (F("0.08"), "met")
    assert effect(last(run), DutyChanged).duty.settled == JULY


@pytest.mark.parametrize(
    "close", [ClosePrice(day("2002-07-05"), "Common", F("0.31")), ClosePrice(JULY, "K", F("0.31"))]
)
def test_the_close_of_another_day_or_class_pays_nothing(close: ClosePrice) -> None:
    run = told_after(close)
    assert (paid(run), duties(run, "pay cash for fraction")[0].status) == (0, "due")


def test_a_close_pays_once() -> None:
    assert paid(told_after(CLOSE, ClosePrice(JULY, "Common", F("0.32")))) == F("0.08")


def test_where_nothing_is_said_of_fractions_a_close_pays_for_none() -> None:
    run = told_after(CLOSE, terms=with_clause(evolve(CONVERSION, fractions=None)))
    assert (held(run, "Common", "Ten Shares"), paid(run)) == (F(1_000_000, 23), 0)


def test_the_day_before_may_be_the_one_whose_close_pays() -> None:
    terms = fractions(FractionRule(price_on="day before"))
    run = ten(ClosePrice(day("2002-07-02"), "Common", F("0.31")), terms=terms)
    assert paid(run, to="Ten Shares") == F("0.08")
    assert "at the close of 2002-07-02" in duties(run, "pay cash for fraction")[0].reason.text
    assert paid(told_after(CLOSE, terms=terms)) == 0


def test_without_a_calendar_nobody_knows_which_day_that_is() -> None:
    terms = fractions(FractionRule(price_on="day before"))
    company = evolve(terms.company, calendar=Item("Atlantis", terms.company.cite))
    run = ten(CLOSE, terms=evolve(terms, company=company))
    found = effects(last(run), Undetermined)[-1]
    assert found.missing == "a calendar of business days (install paripassu[calendar])"
    assert duties(run, "pay cash for fraction")[0].reason.text.endswith("at the close of the business day before.")


# The company's election


def elect(what: str, of: str = "K") -> Elect:
    return Elect(JULY, "company", what, of)


def test_if_the_company_so_elects_the_fraction_itself_is_issued() -> None:
    run = ten(elect("fractional shares"))
    assert (held(run, "Common", "Ten Shares"), paid(run)) == (F(1_000_000, 23), 0)
    reason = effect(last(run), Converted).reason
    assert reason.inputs[-1] == Input("the company elected", "fractional shares")
    assert reason.text.endswith("= 43,478 6/23 Common.")


def test_the_latest_election_counts() -> None:
    run = ten(elect("fractional shares"), elect("cash for fractions"), CLOSE)
    assert (held(run, "Common", "Ten Shares"), paid(run)) == (43_478, F("0.08"))


def test_elections_about_other_series_or_other_things_do_not_count() -> None:
    run = ten(elect("fractional shares", of="H"), elect("a chairman"), CLOSE)
    assert held(run, "Common", "Ten Shares") == 43_478
    assert held(ten(elect("fractional shares", of="")), "Common", "Ten Shares") == F(1_000_000, 23)


# The authorized number


TWO = (Issue(day("2001-11-20"), "K", F(10), "First"), Issue(day("2001-11-20"), "K", F(10), "Second"))
EVERYBODY = ("First", "Second", OTHERS)


def test_an_increase_must_cover_what_rounding_up_adds() -> None:
    # Twice 43,478 6/23 are 86,956 12/23, which 35,086,957 would cover; twice 43,479 are one share more.
    terms = fractions(FractionRule(outcome="up"))
    run = told(ALL_COMMON, *TWO, approved("2002-07-03", 35_086_957, by=EVERYBODY), terms=terms)
    assert (effect(last(run), Noted).short_by, counted(run, "K", "outstanding")) == (1, 20)
    run = told(ALL_COMMON, *TWO, approved("2002-07-03", 35_086_958, by=EVERYBODY), terms=terms)
    assert (held(run, "Common", "Second"), counted(run, "K", "outstanding")) == (43_479, 0)


def test_nothing_converts_beyond_the_authorized_number_even_where_no_clause_asks_for_enough() -> None:
    item = CONVERSION.automatic
    assert item is not None
    unasked = tuple(evolve(approval, is_sufficient=False) for approval in item.value)
    terms = with_clause(evolve(CONVERSION, automatic=evolve(item, value=unasked), fractions=None))
    run = told(ALL_COMMON, *TWO, approved("2002-07-03", 35_050_000, by=EVERYBODY), terms=terms)
    assert (held(run, "Common", "First"), held(run, "K", "Second")) == (F(1_000_000, 23), 10)
    note = effect(last(run), Noted)
    assert (note.short_by, note.of) == (F(1_000_000, 23) * 2 - 50_000, "Common")
    assert note.reason.text.startswith("10 K of Second do not convert: only 6,521 17/23 Common may still be issued")
    assert sections(note.reason)[:2] == ["Common charter", "DGCL §161"]
