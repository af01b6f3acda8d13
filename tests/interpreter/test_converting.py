# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

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
    day,
    duties,
    effect,
    effects,
    held,
    last,
    readings_of,
    sections,
    told,
)
from paripassu.model.citations import Item
from paripassu.model.events import ClosePrice, DeliverCertificates, Issue, Merge, PassTime, Property, Split
from paripassu.model.quantities import Duration
from paripassu.model.run import BREACH, Converted, Input, Paid, Run, Undetermined
from paripassu.model.terms import Terms

JULY = day("2002-07-03")
PAPER = Paper("K", {})
CLOSE = ClosePrice(JULY, "Common", F("0.31"))


def ten(*between: Line, terms: Terms | None = None) -> Run:
    """10 K in the hands of Ten Shares, converted on 2002-07-03 after what comes between."""
    lot = Issue(day("2001-11-20"), "K", F(10), "Ten Shares")
    return told(ALL_COMMON, lot, *between, approved("2002-07-03", by=("Ten Shares", OTHERS)), terms=terms)


# Certificates


def converted(on: str, terms: Terms | None = None) -> Run:
    lot = Issue(day("2001-11-20"), "K", F(8_970), HALCO)
    return told(ALL_COMMON, lot, approved(on), terms=terms)


def test_three_business_days_after_july_3_2002_end_on_july_9() -> None:
    (duty,) = duties(converted("2002-07-03"))
    assert (duty.due, duty.status, duty.to, duty.of) == (day("2002-07-09"), "due", HALCO, "Common")
    assert duty.what == "send certificates of Common to Halco Investments"
    assert duty.reason.text == (
        "Certificates of Common are to be sent to Halco Investments within 3 business days after the conversion date. "
        "The company may instruct its transfer agent to send them instead."
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
    assert [(duty.kind, duty.of) for duty in duties(run)] == [("deliver certificates", "I")]


def test_the_reason_shows_the_reading_that_moved_the_rate() -> None:
    run = ten(Split(MERGED, "Common", F(2), F(1)), CLOSE)
    assert "split=as-reorganization" in readings_of(effect(last(run), Converted).reason)
    assert held(run, "Common", "Ten Shares") == 86_956
