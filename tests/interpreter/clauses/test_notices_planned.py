# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

from datetime import date

from interpreter.series_k import Paper
from interpreter.story import (
    ALL_COMMON,
    BOTH,
    F,
    day,
    duties,
    effect,
    effects,
    last,
    mailed,
    notes,
    readings_of,
    told,
)
from paripassu.model.events import (
    AnyEvent,
    DeclareDividend,
    Issue,
    Merge,
    PassTime,
    SetRecordDate,
    Split,
)
from paripassu.model.run import ALLOWED, BREACH, DutyChanged, Noted

JUNE = day("2002-06-17")
MERGER = Merge(JUNE, "SmallCo", survives=True)
PAPER = Paper("K", {})
HALVES = (
    ALL_COMMON,
    Issue(day("2001-11-20"), "K", F(7_000), "First"),
    Issue(day("2001-11-20"), "K", F(7_000), "Second"),
)


def notice(on: str, *to: str, omits: tuple[str, ...] = ()) -> AnyEvent:
    return mailed(on, "merger", "2002-06-17", *to, omits=omits)


def record_date(on: str, record: str, purpose: str = "record date for subscription") -> SetRecordDate:
    return SetRecordDate(day(on), day(record), purpose, "Common")


# Record dates and dividends, announced beforehand


def test_a_record_date_for_a_right_starts_a_duty_to_mail() -> None:
    run = told(*BOTH, record_date("2002-02-11", "2002-03-15"))
    assert last(run).ruling == ALLOWED
    duty = effect(last(run), DutyChanged).duty
    assert (duty.kind, duty.due, duty.status, duty.to) == ("mail notice", day("2002-03-01"), "due", "holders of K")
    assert str(duty.cite) == "K §9(a)"
    assert duty.what == ("mail notice of the record date for a right to subscribe on 2002-03-15 to every holder of K")
    assert duty.reason.text == (
        "Notice of the record date for a right to subscribe on 2002-03-15 is to be mailed to every holder of K "
        "by 2002-03-01."
    )


def subscription(on: str, *to: str) -> AnyEvent:
    return mailed(on, "record date for subscription", "2002-03-15", *to)


def test_a_complete_mailing_in_time_meets_the_duty() -> None:
    run = told(*BOTH, record_date("2002-02-11", "2002-03-15"), subscription("2002-03-01"))
    (duty,) = duties(run)
    assert (duty.status, duty.settled) == ("met", day("2002-03-01"))
    assert effect(last(run), DutyChanged).reason.text.endswith("is 2002-03-01: in time.")


def test_a_mailing_to_some_meets_it_only_with_the_last() -> None:
    story = (*HALVES, record_date("2002-02-11", "2002-03-15"), subscription("2002-02-20", "First"))
    assert duties(told(*story))[0].status == "due"
    assert duties(told(*story, subscription("2002-02-21", "Second")))[0].status == "met"


def test_after_the_last_day_the_duty_is_breached_and_a_late_mailing_only_settles_it() -> None:
    story = (*BOTH, record_date("2002-02-11", "2002-03-15"), PassTime(day("2002-03-04")))
    (duty,) = duties(told(*story))
    assert (duty.status, duty.settled) == ("breached", None)
    (duty,) = duties(told(*story, subscription("2002-03-05")))
    assert (duty.status, duty.settled) == ("breached", day("2002-03-05"))


def test_a_notice_of_another_act_meets_nothing() -> None:
    for other in (notice("2002-02-20"), mailed("2002-02-20", "record date for subscription", "2002-03-18")):
        assert duties(told(*BOTH, record_date("2002-02-11", "2002-03-15"), other))[0].status == "due"


def test_notice_that_was_mailed_before_leaves_no_duty() -> None:
    run = told(*BOTH, subscription("2002-02-08"), record_date("2002-02-11", "2002-03-15"))
    assert duties(run) == []
    assert notes(run)[0].endswith("was mailed to every holder of K on 2002-02-08, in time.")


def test_a_record_date_that_leaves_no_time_to_mail_is_a_breach_at_once() -> None:
    run = told(*BOTH, record_date("2002-03-04", "2002-03-15"))
    assert (last(run).ruling, duties(run)) == (BREACH, [])
    assert last(told(*BOTH, record_date("2002-03-01", "2002-03-15"))).ruling == ALLOWED


def declared(on: str, record: date | None) -> DeclareDividend:
    return DeclareDividend(day(on), "Common", F("0.01"), record, day("2002-04-01"))


def test_a_dividend_on_common_needs_notice_of_its_record_date() -> None:
    run = told(*BOTH, declared("2002-02-11", day("2002-03-15")))
    assert last(run).ruling == ALLOWED
    assert [(duty.kind, duty.due) for duty in duties(run)] == [
        ("pay dividend", day("2002-04-01")),
        ("mail notice", day("2002-03-01")),
    ]
    assert duties(told(*BOTH, declared("2002-02-11", None)), "mail notice") == []


def test_a_record_date_told_twice_is_one_duty() -> None:
    fixed = SetRecordDate(day("2002-02-08"), day("2002-03-15"), "record date for dividend", "Common")
    assert len(duties(told(*BOTH, fixed, declared("2002-02-11", day("2002-03-15"))), "mail notice")) == 1


# What the text leaves open


def test_a_record_date_merely_to_vote_needs_no_notice_as_first_read() -> None:
    run = told(*BOTH, record_date("2002-01-10", "2002-01-31", "record date to vote"))
    assert (last(run).ruling, duties(run)) == (ALLOWED, [])
    assert notes(run) == ["No notice of the record date merely to vote is due to holders of K, as the terms are read."]
    assert readings_of(effects(last(run), Noted)[0].reason) == ["record-date-to-vote=no-notice"]


def test_read_otherwise_it_does() -> None:
    story = (*BOTH, record_date("2002-01-10", "2002-01-31", "record date to vote"))
    (duty,) = duties(told(*story, record_date_to_vote="with-notice"))
    # The 21st of January was a holiday.
    assert duty.due == day("2002-01-16")
    assert readings_of(duty.reason) == ["calendar=US-federal", "record-date-to-vote=with-notice"]


def test_a_split_needs_notice_only_as_read_so() -> None:
    split = Split(JUNE, "Common", F(2), F(1))
    run = told(*BOTH, split)
    assert last(run).ruling == ALLOWED
    assert any(text.startswith("No notice of the split") for text in notes(run))
    found = last(told(*BOTH, split, split_notice="as-listed"))
    assert (found.ruling, "split-notice=as-listed" in readings_of(found.reasons[0])) == (BREACH, True)


def test_where_no_k_is_outstanding_no_reading_is_shown() -> None:
    assert notes(told(ALL_COMMON, record_date("2002-01-10", "2002-01-31", "record date to vote"))) == []
