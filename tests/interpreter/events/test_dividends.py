# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

from datetime import date

from interpreter.story import BOTH, BUYER, HALCO, OTHERS, F, day, duties, effect, effects, last, paid, sections, told
from paripassu.model.events import DeclareDividend, Issue, PassTime, PayDividend, Transfer
from paripassu.model.run import ALLOWED, BREACH, VOID, DutyChanged, Input, Paid


def declared(on: str, per_share: str, record: str = "", payable: str = "", of: str = "Common") -> DeclareDividend:
    return DeclareDividend(day(on), of, F(per_share), _day(record), _day(payable))


def _day(text: str) -> date | None:
    return day(text) if text else None


def pay(on: str, of: str = "Common") -> PayDividend:
    return PayDividend(day(on), of)


def test_a_declared_dividend_is_a_debt_due_on_its_day() -> None:
    run = told(BOTH[0], declared("2002-02-11", "0.01", "2002-03-15", "2002-04-01"))
    duty = effect(last(run), DutyChanged).duty
    assert (duty.id, duty.kind, duty.status, duty.due) == ("d1", "pay dividend", "due", day("2002-04-01"))
    assert (duty.to, duty.of, duty.amount) == ("holders of Common", "Common", F("0.01"))
    assert duty.reason.text == "A dividend of $0.01 a share was declared on Common."
    assert sections(duty.reason) == ["DGCL §170"]


def test_those_who_held_on_the_record_date_are_paid_and_the_debt_is_met() -> None:
    run = told(
        BOTH[0],
        declared("2002-02-11", "0.01", "2002-03-15", "2002-04-01"),
        Transfer(day("2002-03-15"), "Common", F(5_000_000), OTHERS, BUYER),
        Transfer(day("2002-03-18"), "Common", F(5_000_000), OTHERS, HALCO),
        pay("2002-04-01"),
    )
    assert (paid(run, to=OTHERS), paid(run, to=BUYER), paid(run, to=HALCO)) == (300_000, 50_000, 0)
    payment = effects(last(run), Paid)[0]
    assert payment.reason.inputs == (
        Input("shares on the record date", F(30_000_000), "shares"),
        Input("per share", F("0.01"), "price"),
    )
    assert sections(payment.reason) == ["DGCL §170", "DGCL §213(c)"]
    assert [(duty.status, duty.settled) for duty in duties(run)] == [("met", day("2002-04-01"))]


def test_without_a_record_date_those_are_paid_who_held_when_it_was_declared() -> None:
    run = told(
        BOTH[0],
        declared("2002-02-11", "0.01"),
        Transfer(day("2002-02-12"), "Common", F(5), OTHERS, BUYER),
        pay("2002-02-13"),
    )
    assert (paid(run, to=OTHERS), paid(run, to=BUYER)) == (350_000, 0)


def test_the_cents_of_a_dividend_add_up_by_largest_remainder() -> None:
    holders = [Issue(day("2002-01-02"), "Common", F(1), name) for name in ("A", "B", "C")]
    run = told(*holders, declared("2002-02-11", "0.335"), pay("2002-02-12"))
    # Three times 33.5 cents is $1.005, of which $1.00 is whole cents.
    assert [payment.amount for payment in effects(last(run), Paid)] == [F("0.34"), F("0.33"), F("0.33")]
    assert [payment.exact for payment in effects(last(run), Paid)] == [F("0.335")] * 3
    assert effects(last(run), Paid)[0].reason.rounding == "to the cent, by largest remainder"


def test_what_nobody_declared_cannot_be_paid() -> None:
    step = last(told(BOTH[0], pay("2002-02-12")))
    assert (step.ruling, step.code) == (VOID, "R308")
    assert step.reasons[0].text == "No dividend on Common has been declared and not yet paid."
    assert sections(step.reasons[0]) == ["DGCL §170"]


def test_a_dividend_is_paid_once() -> None:
    run = told(BOTH[0], declared("2002-02-11", "0.01"), pay("2002-02-12"), pay("2002-02-13"))
    assert (last(run).ruling, paid(run)) == (VOID, 350_000)


def test_a_dividend_cannot_be_paid_before_its_record_date() -> None:
    step = last(told(BOTH[0], declared("2002-02-11", "0.01", "2002-03-15"), pay("2002-03-14")))
    assert (step.ruling, step.code) == (VOID, "R308")
    assert step.reasons[0].text == "Who is paid the dividend on Common is known only on its record date, 2002-03-15."
    assert step.reasons[0].inputs == (Input("record date", day("2002-03-15"), "date"),)


def test_the_oldest_dividend_is_paid_first_and_each_payment_meets_one_debt() -> None:
    run = told(BOTH[0], declared("2002-02-11", "0.01"), declared("2002-02-12", "0.02"), pay("2002-02-13"))
    assert paid(run) == 350_000
    assert [duty.status for duty in duties(run)] == ["met", "due"]
    assert [duty.amount for duty in duties(run)] == [F("0.01"), F("0.02")]


def test_a_dividend_that_is_not_paid_in_time_is_a_breach_that_a_late_payment_does_not_undo() -> None:
    story = (BOTH[0], declared("2002-02-11", "0.01", "", "2002-04-01"))
    run = told(*story, PassTime(day("2002-04-02")))
    assert [(step.ruling, str(step.event.date)) for step in run.steps[-2:]] == [
        (BREACH, "2002-04-02"),
        (ALLOWED, "2002-04-02"),
    ]
    run = told(*story, pay("2002-04-03"))
    (duty,) = duties(run)
    assert (duty.status, duty.settled) == ("breached", day("2002-04-03"))
    assert effect(last(run), DutyChanged).reason.text == (
        "Done late, which does not undo the breach: pay the dividend on Common."
    )
