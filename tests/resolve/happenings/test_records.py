from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from paripassu.model.events import (
    AdverseAction,
    AnyEvent,
    Appraise,
    Assert,
    CertificateProof,
    ClosePrice,
    DeclareDividend,
    Default,
    DeliverCertificates,
    Elect,
    LoseCertificate,
    MailNotice,
    PassTime,
    PayDividend,
    ReplaceCertificate,
    SetRecordDate,
)
from scripts import found, hints, told

DAY = date(2001, 11, 21)
LATER = date(2001, 12, 3)
F = Fraction


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("declare dividend of $0.01 on Common", DeclareDividend(DAY, "Common", F(1, 100))),
        (
            "declare dividend of $0.01 a share on Common, record date 2001-12-03, payable 2001-12-03",
            DeclareDividend(DAY, "Common", F(1, 100), LATER, LATER),
        ),
        ("pay dividend on Common", PayDividend(DAY, "Common")),
        ("set record date 2001-12-03 to vote", SetRecordDate(DAY, LATER, "record date to vote")),
        (
            "set record date 2001-12-03 for a dividend on Common",
            SetRecordDate(DAY, LATER, "record date for dividend", "Common"),
        ),
        ("mail notice of merger on 2001-12-03 to holders of K", MailNotice(DAY, "merger", LATER, "K")),
        (
            'mail notice of split on 2001-12-03 to "Ada", "Bob" as holders of K',
            MailNotice(DAY, "split", LATER, "K", ("Ada", "Bob")),
        ),
        (
            'mail notice of record date for subscription on 2001-12-03 to holders of K, omitting "this", "that"',
            MailNotice(DAY, "record date for subscription", LATER, "K", (), ("this", "that")),
        ),
        ('lose certificate of K of "Bob", stolen', LoseCertificate(DAY, "K", "Bob", "stolen")),
        ('lose certificate of K of "Bob", mutilated', LoseCertificate(DAY, "K", "Bob", "mutilated")),
        ('present evidence for certificate of K of "Bob"', CertificateProof(DAY, "K", "Bob", ("evidence",))),
        (
            'present indemnity, mutilated certificate for certificate of K of "Bob"',
            CertificateProof(DAY, "K", "Bob", ("indemnity", "surrender")),
        ),
        ('replace certificate of K of "Bob"', ReplaceCertificate(DAY, "K", "Bob")),
        ('deliver certificates of Common to "Bob"', DeliverCertificates(DAY, "Common", "Bob")),
        ("close price of Common $0.31", ClosePrice(DAY, "Common", F(31, 100))),
        ("close price of Common $0", ClosePrice(DAY, "Common", F(0))),
        ("elect fractional shares for K by company", Elect(DAY, "company", "fractional shares", "K")),
        ('elect cash for fractions for K by "Bob"', Elect(DAY, "Bob", "cash for fractions", "K")),
        ('default "a missed dividend"', Default(DAY, "a missed dividend")),
        ('assert adverse to K: "the sale", by "The board"', Assert(DAY, "adverse", "the sale", "The board", of="K")),
        (
            'assert not adverse to K: "the sale", by "The board"',
            Assert(DAY, "adverse", "the sale", "The board", holds=False, of="K"),
        ),
        ('assert avoidance of K: "the sale", by "A court"', Assert(DAY, "avoidance", "the sale", "A court", of="K")),
        ('assert substantially all: "X", by "A court"', Assert(DAY, "substantially all", "X", "A court")),
        ('assert not good faith: "X", by "A court"', Assert(DAY, "good faith", "X", "A court", holds=False)),
        ('adverse action "the sale"', AdverseAction(DAY, "the sale")),
        ('adverse omission "no audit" affecting K', AdverseAction(DAY, "no audit", "K", is_omission=True)),
        (
            'adverse action "the sale" by subsidiary "Sub", 60% owned',
            AdverseAction(DAY, "the sale", by="Sub", owned=F(3, 5)),
        ),
        (
            'adverse action "the sale" affecting K by subsidiary "Sub", 0% owned',
            AdverseAction(DAY, "the sale", "K", "Sub", F(0)),
        ),
        ('appraise "NewCo" at $3.00 a share by "The board"', Appraise(DAY, "NewCo", F(3), "The board")),
        ("as of", PassTime(DAY)),
    ],
)
def test_records_are_read(line: str, event: AnyEvent) -> None:
    assert told(f"2001-11-21 {line}\n") == event


def test_a_default_is_cured_by_its_name() -> None:
    missed = '2001-11-21 default "a missed dividend"\n'
    cured = Default(DAY, "a missed dividend", begins=False)
    assert told(f'{missed}2001-11-21 cure "a missed dividend"\n') == cured
    other = '2001-11-21 cure "missed dividend"\n'
    message = "There was no default named `missed dividend`."
    assert found(missed + other) == found(other) == [("N134", '"missed dividend"', message)]
    assert hints(missed + other) == ["Did you mean `a missed dividend`?"]
    assert hints(other) == ["A `default` line above has to name it first."]


def test_a_dividend_is_not_payable_before_it_is_known_to_whom() -> None:
    line = "2001-11-21 declare dividend of $1 on K"
    when = "when it is not known yet to whom."
    assert found(f"{line}, payable 2001-11-20\n") == [
        ("T220", "2001-11-20", f"The dividend is payable on 2001-11-20, before 2001-11-21, {when}")
    ]
    assert found(f"{line}, record date 2001-12-03, payable 2001-12-02\n") == [
        ("T220", "2001-12-02", f"The dividend is payable on 2001-12-02, before 2001-12-03, {when}")
    ]
    assert found(f"{line}, record date 2001-11-02\n{line}, payable 2001-11-21\n") == []


def test_a_day_may_be_named_last() -> None:
    assert told("as of 2001-11-21\n") == PassTime(DAY)


def test_days_within_a_line_must_exist_too() -> None:
    line = "2001-11-21 declare dividend of $1 on K, record date 2001-02-29, payable 2001-11-31\n"
    assert [(code, place) for code, place, _ in found(line)] == [("T201", "2001-02-29"), ("T201", "2001-11-31")]
    assert [place for _, place, _ in found("2001-11-21 set record date 2001-11-31 to vote\n")] == ["2001-11-31"]


def test_a_record_date_may_lie_before_the_event_that_names_it() -> None:
    assert told("2001-11-21 set record date 2001-01-02 to vote\n") == SetRecordDate(
        DAY, date(2001, 1, 2), "record date to vote"
    )


def test_a_dividend_of_nothing_is_a_finding() -> None:
    message = "The dividend cannot be zero: `$0.00`."
    assert found("2001-11-21 declare dividend of $0.00 on K\n") == [("T203", "$0.00", message)]


def test_certificates_notices_and_elections_are_of_holders() -> None:
    lines = (
        '2001-11-21 lose certificate of K of "Bobb", lost\n'
        '2001-11-21 deliver certificates of K to "Bobb"\n'
        '2001-11-21 mail notice of merger on 2001-12-03 to "Bobb" as holders of K\n'
        '2001-11-21 elect cash for fractions for K by "Bobb"\n'
    )
    assert [(code, place) for code, place, _ in found(lines)] == [("N102", '"Bobb"')] * 4


def test_nobody_owns_more_than_all_of_a_subsidiary() -> None:
    line = '2001-11-21 adverse action "the sale" by subsidiary "Sub", 160% owned\n'
    assert found(line) == [("T207", "160%", "The part owned cannot be more than all of it: `160%`.")]
