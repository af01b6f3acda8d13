# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

import pytest
from attrs import evolve

from interpreter.series_k import CONVERSION, Paper, nstor, with_clause
from interpreter.story import (
    ALL_COMMON,
    BOTH,
    HALCO,
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
    readings_of,
    sections,
    told,
)
from paripassu.interpreter.converting import split_off
from paripassu.model.citations import Item
from paripassu.model.clauses import FractionRule
from paripassu.model.events import ClosePrice, DeliverCertificates, Elect, Issue, Merge, PassTime, Property, Split
from paripassu.model.quantities import Duration
from paripassu.model.run import BREACH, Converted, DutyChanged, Input, Paid, Run, Undetermined
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
    assert found.missing == "the close price of Common on 2002-07-03"
    assert found.reason.text == "The cash for 6/23 of a share needs the close price of Common on 2002-07-03."
    assert sections(found.reason) == ["K §5(f)"]
    (owed,) = duties(run, "pay cash for fraction")
    assert (owed.status, owed.to, owed.amount, owed.due) == ("due", "Ten Shares", F(6, 23), None)
    assert owed.what == "pay Ten Shares for 6/23 of a share of Common"
    assert (
        owed.reason.text == "6/23 of a share of Common is to be paid to Ten Shares in cash, at the close of 2002-07-03."
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


# Certificates


def converted(on: str, terms: Terms | None = None) -> Run:
    lot = Issue(day("2001-11-20"), "K", F(8_970), HALCO)
    return told(ALL_COMMON, lot, approved(on), terms=terms)


def test_three_business_days_after_july_3_2002_end_on_july_9() -> None:
    (duty,) = duties(converted("2002-07-03"))
    assert (duty.due, duty.status, duty.to, duty.of) == (day("2002-07-09"), "due", HALCO, "Common")
    assert duty.what == "send certificates of Common to Halco Investments"
    assert duty.reason.text == (
        "Certificates of Common are to be sent to Halco Investments within 3 business days after the conversion date."
    )
    assert sections(duty.reason)[:2] == ["K §5(d)", "company"]
    assert "calendar=US-federal" in readings_of(duty.reason)


def test_the_exchange_was_open_on_columbus_day() -> None:
    assert duties(converted("2002-10-10"))[0].due == day("2002-10-16")
    assert duties(converted("2002-10-10", nstor(calendar="NYSE")))[0].due == day("2002-10-15")


def test_calendar_days_need_no_calendar() -> None:
    terms = with_clause(evolve(CONVERSION, deliver=PAPER.item(Duration(3, "days"), "§5(d)")))
    run = told(*BOTH, approved("2002-07-03"), terms=terms)
    (duty,) = duties(run, "deliver certificates")
    assert (duty.due, [str(cite) for cite in duty.reason.cites]) == (day("2002-07-06"), ["K §5(d)"])


def test_without_a_calendar_the_last_day_is_not_guessed() -> None:
    terms = with_clause(CONVERSION)
    nowhere = evolve(terms.company, calendar=Item("Atlantis", terms.company.cite))
    run = told(*BOTH, CLOSE, approved("2002-07-03"), terms=evolve(terms, company=nowhere))
    assert duties(run, "deliver certificates")[0].due is None
    found = effect(last(run), Undetermined)
    assert found.reason.text == (
        "The last day of 3 business days cannot be told without "
        "a calendar of business days (install paripassu[calendar])."
    )


def test_no_certificates_are_due_where_no_clause_asks_for_them() -> None:
    run = told(*BOTH, CLOSE, approved("2002-07-03"), terms=with_clause(evolve(CONVERSION, deliver=None)))
    assert [duty.kind for duty in duties(run)] == ["pay cash for fraction"]


def test_certificates_sent_in_time_meet_the_duty() -> None:
    lot = Issue(day("2001-11-20"), "K", F(8_970), HALCO)
    story = (ALL_COMMON, lot, approved("2002-07-03"))
    run = told(*story, DeliverCertificates(day("2002-07-09"), "Common", HALCO))
    assert [(duty.status, duty.settled) for duty in duties(run)] == [("met", day("2002-07-09"))]
    for other in (DeliverCertificates(JULY, "Common", OTHERS), DeliverCertificates(JULY, "K", HALCO)):
        assert duties(told(*story, other))[0].status == "due"


def test_certificates_not_sent_by_the_last_day_are_a_breach_on_the_next() -> None:
    lot = Issue(day("2001-11-20"), "K", F(8_970), HALCO)
    story = (ALL_COMMON, lot, approved("2002-07-03"))
    assert duties(told(*story, PassTime(day("2002-07-09"))))[0].status == "due"
    run = told(*story, PassTime(day("2002-07-10")), DeliverCertificates(day("2002-07-11"), "Common", HALCO))
    (breach,) = [step for step in run.steps if step.ruling == BREACH]
    assert (breach.event, breach.index) == (PassTime(day("2002-07-10")), 4)
    assert breach.reasons[0].text == (
        "The last day passed and it was not done: send certificates of Common to Halco Investments."
    )
    assert breach.reasons[0].inputs == (Input("due", day("2002-07-09"), "date"),)
    (duty,) = duties(run)
    assert (duty.status, duty.settled) == ("breached", day("2002-07-11"))


# After a reorganization

MERGED = day("2002-06-17")


def test_what_a_reorganization_left_of_common_is_held_delivered_and_paid_like_any_other() -> None:
    each = Property((("Common", F(1)), ("SpinCo", F(1, 2))), F("0.10"))
    run = ten(Merge(MERGED, "NewCo", survives=True, each=each), CLOSE)
    assert held(run, "Common", "Ten Shares") == 43_478
    assert [(turned.into, turned.received) for turned in effects(last(run), Converted)] == [
        ("Common", F(43_478)),
        ("SpinCo", F(500_000, 23)),
    ]
    assert [(payment.kind, payment.amount) for payment in effects(last(run), Paid)] == [
        ("cash for fraction", F("0.08")),
        ("conversion", F("4_347.83")),
    ]
    cash = effects(last(run), Paid)[-1].reason
    assert cash.text == "$4,347.83 to Ten Shares for 10 K."
    assert cash.rounding == "$4,347.8260... to the nearest cent"
    assert cash.because[0].text == (
        "10 K of Ten Shares x 4,347 19/23 Common + 2,173 21/23 SpinCo + $434 18/23 = "
        "43,478 6/23 Common + 21,739 3/23 SpinCo + $4,347.8260...: 43,478 Common issued."
    )
    assert Input("SpinCo for each", F(50_000, 23), "ratio") in cash.because[0].inputs
    assert {"K §5(b)", "K §5(c)", "K §5(f)"} <= {str(cite) for cite in cash.because[0].cites}


def test_money_that_is_whole_cents_is_paid_as_it_is() -> None:
    each = Property((), F("0.23"))
    run = ten(Merge(MERGED, "NewCo", survives=True, each=each))
    assert effect(last(run), Paid).amount == 10_000
    assert effect(last(run), Paid).reason.rounding == ""


def test_shares_of_another_class_of_the_company_are_held_too() -> None:
    each = Property((("I", F(1, 1_000_000)),))
    run = ten(Merge(MERGED, "NewCo", survives=True, each=each))
    assert held(run, "I", "Ten Shares") == F(1, 23)
    assert duties(run) == []


def test_the_reason_shows_the_reading_that_moved_the_rate() -> None:
    run = ten(Split(MERGED, "Common", F(2), F(1)), CLOSE)
    assert "split=as-reorganization" in readings_of(effect(last(run), Converted).reason)
    assert held(run, "Common", "Ten Shares") == 86_956
