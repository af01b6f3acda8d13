"""Questions that Series K leaves open: each answered in both ways on the same story."""

# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

import pytest

from interpreter.series_k import CONVERSION, Paper, nstor, with_clause
from interpreter.story import (
    ALL_COMMON,
    BOARD,
    BOTH,
    BUYER,
    EVERYBODY,
    HALCO,
    OTHERS,
    F,
    Line,
    approved,
    by_name,
    by_number,
    counted,
    day,
    duties,
    effect,
    effects,
    increase,
    issuance,
    last,
    meeting,
    notes,
    paid,
    resolved,
    sections,
    told,
)
from paripassu.model.acts import ActOn, IssueConversionShares
from paripassu.model.clauses import Conversion
from paripassu.model.conversions import FractionRule
from paripassu.model.events import (
    Appraise,
    ClosePrice,
    DeliverCertificates,
    Issue,
    Resolution,
    WrittenConsent,
)
from paripassu.model.run import Converted, Input, Noted, Run, Undetermined

JULY = day("2002-07-03")
PAPER = Paper("K", {})


# §5(a): approvals in writing, and in several ways


def signed(*resolutions: Resolution, of: str = "") -> WrittenConsent:
    return WrittenConsent(JULY, of, resolutions)


def test_half_an_approval_in_writing_and_half_at_a_meeting_convert_where_both_count() -> None:
    first = meeting("2002-05-23", increase(200_000_000, EVERYBODY))
    run = told(*BOTH, first, signed(issuance(EVERYBODY)), approval_in_writing="meeting-alone")
    assert counted(run, "K", "outstanding") == 14_000
    run = told(*BOTH, first, signed(issuance(EVERYBODY)), approval_in_writing="as-meeting")
    assert counted(run, "K", "outstanding") == 0
    assert effect(last(run), Converted).received == 60_869_565


def test_in_writing_a_majority_of_all_votes_must_sign_even_for_an_issue() -> None:
    enough = meeting("2002-05-23", increase(200_000_000, EVERYBODY))
    few = signed(issuance(by_number(40_000_000, 0)))
    run = told(*BOTH, enough, few, approval_in_writing="as-meeting")
    assert counted(run, "K", "outstanding") == 14_000
    (note,) = effects(last(run), Noted)[-1:]
    assert note.reason.text == "K does not convert: the issuance of the conversion shares of K has not been approved."
    assert "DGCL §228(a)" in sections(note.reason)
    assert (
        counted(told(*BOTH, enough, meeting("2002-07-03", issuance(by_number(40_000_000, 0)))), "K", "outstanding") == 0
    )


def test_common_alone_may_sign_where_it_alone_approves() -> None:
    more = meeting("2002-05-23", increase(200_000_000, EVERYBODY))
    of_common = signed(issuance(by_name(OTHERS)), of="Common")
    asked = WrittenConsent(day("2002-07-02"), "K", (resolved(ActOn("written consent", of="Common"), by_name(HALCO)),))
    terms = nstor(approval="Common-alone", approval_in_writing="as-meeting")
    assert counted(told(*BOTH, more, asked, of_common, terms=terms), "K", "outstanding") == 0
    run = told(*BOTH, more, asked, of_common, approval_in_writing="as-meeting")
    assert counted(run, "K", "outstanding") == 14_000


def test_an_open_vote_counts_for_more_than_one_that_failed() -> None:
    failed = meeting("2002-05-23", increase(200_000_000, EVERYBODY), issuance(by_number(1, 90_000_000)))
    uncounted = meeting("2002-07-03", resolved(IssueConversionShares("K")))
    found = effects(last(told(*BOTH, failed, uncounted)), Undetermined)
    assert "how all voting stock voted on 2002-07-03" in [each.missing for each in found]
    assert notes(told(*BOTH, failed)) == [
        "K does not convert: the issuance of the conversion shares of K has not been approved."
    ]


# §5(f): the market price


def ten(*lines: Line, market_price: str = "close-by-default") -> Run:
    start = (ALL_COMMON, Issue(day("2001-11-20"), "K", F(10), "Ten Shares"))
    return told(*start, *lines, market_price=market_price)


def appraised(on: str, value: str, of_day: str = "") -> Appraise:
    return Appraise(day(on), "Common", F(value), BOARD, day(of_day) if of_day else None)


@pytest.mark.parametrize(
    ("lines", "choice", "cents"),
    [
        ((ClosePrice(JULY, "Common", F("0.31")),), "close-by-default", "0.08"),
        ((ClosePrice(JULY, "Common", F("0.31")),), "board-alone", "0"),
        ((appraised("2002-07-03", "0.35"),), "close-by-default", "0.09"),
        ((appraised("2002-07-03", "0.35"), ClosePrice(JULY, "Common", F("0.31"))), "close-by-default", "0.09"),
        ((appraised("2002-07-03", "0.35"), ClosePrice(JULY, "Common", F("0.31"))), "board-alone", "0.09"),
        ((appraised("2002-07-02", "0.35"),), "close-by-default", "0"),
        ((appraised("2002-07-02", "0.35", "2002-07-03"),), "board-alone", "0.09"),
    ],
)
def test_a_fraction_is_paid_at_the_market_price_of_its_day(lines: tuple[Line, ...], choice: str, cents: str) -> None:
    who = by_name("Ten Shares", OTHERS)
    vote = meeting("2002-07-03", increase(200_000_000, who), issuance(who))
    run = ten(*lines, vote, market_price=choice)
    assert paid(run, to="Ten Shares") == F(cents)


def test_the_board_may_determine_the_price_afterwards_for_the_day() -> None:
    who = by_name("Ten Shares", OTHERS)
    vote = meeting("2002-07-03", increase(200_000_000, who), issuance(who))
    run = ten(vote, appraised("2002-07-08", "0.35"), appraised("2002-07-09", "0.31", "2002-07-03"))
    (payment,) = [each for each in run.residual.payments if each.to == "Ten Shares"]
    assert (payment.amount, payment.date) == (F("0.08"), day("2002-07-09"))
    assert payment.reason.text == f"6/23 x $0.31 = $0.08 to Ten Shares, the market price as {BOARD} determined it."
    assert payment.reason.inputs == (Input("fraction", F(6, 23), "shares"), Input("market price", F("0.31"), "price"))


def test_where_the_terms_name_the_close_an_appraisal_is_none() -> None:
    clause = Conversion(
        PAPER.cite("§5"),
        "Common",
        automatic=CONVERSION.automatic,
        rate=CONVERSION.rate,
        fractions=PAPER.item(FractionRule(), "§5(f)"),
    )
    who = by_name("Ten Shares", OTHERS)
    vote = meeting("2002-07-03", increase(200_000_000, who), issuance(who))
    start = (ALL_COMMON, Issue(day("2001-11-20"), "K", F(10), "Ten Shares"))
    run = told(
        *start, appraised("2002-07-03", "0.35"), vote, appraised("2002-07-03", "0.35"), terms=with_clause(clause)
    )
    assert paid(run) == 0


# §5(d): the transfer agent


def test_to_instruct_the_agent_is_enough_only_where_the_terms_say_so() -> None:
    told_agent = DeliverCertificates(day("2002-07-08"), "Common", HALCO, by_agent=True)
    close = ClosePrice(JULY, "Common", F("0.31"))
    (duty,) = duties(told(*BOTH, close, approved("2002-07-03"), told_agent), "deliver certificates")
    assert (duty.status, duty.settled) == ("met", day("2002-07-08"))
    other = DeliverCertificates(day("2002-07-08"), "Common", BUYER, by_agent=True)
    (duty,) = duties(told(*BOTH, close, approved("2002-07-03"), other), "deliver certificates")
    assert duty.status == "due"
    bare = Conversion(
        PAPER.cite("§5"), "Common", automatic=CONVERSION.automatic, rate=CONVERSION.rate, deliver=CONVERSION.deliver
    )
    run = told(*BOTH, close, approved("2002-07-03"), told_agent, terms=with_clause(bare))
    assert [each.status for each in duties(run)] == ["due"]
    assert notes(run) == [
        "To instruct the transfer agent is not yet to send certificates of Common to Halco Investments."
    ]
