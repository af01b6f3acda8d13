"""Runs made by hand, so that what reports say can be tested without any file and any interpreter."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.model.acts import IncreaseAuthorized, IssueConversionShares
from paripassu.model.citations import Cite, Reading
from paripassu.model.events import Issue, Liquidate, Meeting, PassTime, Resolution, Tally, Transfer
from paripassu.model.run import (
    BREACH,
    VOID,
    Checked,
    ClassCounts,
    Converted,
    CountChanged,
    Displaced,
    Duty,
    DutyChanged,
    HoldingChanged,
    Input,
    Judgment,
    Paid,
    Reason,
    Residual,
    Run,
    Step,
    Tallied,
)
from paripassu.model.script import ExpectCount, ExpectHolds
from paripassu.source import Source, Span

STORY = Source("story.events", "2002-01-15 issue 14,000.5 K to “Halco Investments”\nexpect K outstanding 1\n")
AUTOMATIC = Cite("K", "§5(a)", "automatic when shareholders approve an authorized increase")
RATE = Cite("K", "§5(b)", "rate stated value / $0.23", ("split=as-reorganization",))
DELIVER = Cite("K", "§5(d)", "deliver certificates within 3 business days")
DESIGNATION = Cite("K", "§1", "shares 14,000, fractions allowed")
HALCO, BUYER = "Halco Investments", "Buyer"


def number(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


def issued() -> Step:
    event = Issue(date(2001, 11, 20), "K", number("8,970"), HALCO, number("8,969,899"))
    reason = Reason("8,970 K are issued.", (DESIGNATION,))
    effects = (
        HoldingChanged("K", HALCO, Fraction(0), number("8,970"), reason),
        CountChanged("K", "outstanding", Fraction(0), number("8,970"), reason),
    )
    return Step(1, event, "allowed", (), effects)


def duty(status: str = "due", settled: date | None = None) -> Duty:
    reason = Reason("K converted on 2002-01-10.", (DELIVER,), (Input("conversion date", date(2002, 1, 10), "date"),))
    return Duty(
        "d1", "certificates of Common", DELIVER, HALCO, "Common", date(2002, 1, 15), status, date(2002, 1, 10), reason,
        settled, "deliver certificates",
    )  # fmt: skip


def converted() -> Step:
    event = Meeting(
        date(2002, 1, 10),
        (
            Resolution(
                IncreaseAuthorized("Common", number("200,000,000")), (Tally("", number("61000000"), number("900000")),)
            ),
            Resolution(IssueConversionShares("K")),
        ),
        date(2001, 11, 30),
    )
    rate = Reason("One K converts into 4,347 19/23 Common.", (RATE,), (Input("rate", Fraction(100000, 23), "ratio"),))
    reason = Reason(
        "Both approvals are complete.",
        (AUTOMATIC, RATE),
        (Input("shares", number("8,970"), "shares"),),
        (Displaced(Cite("K", "§7(a)", "majority of K"), "it is a conversion"),),
        "nothing is lost",
        (Judgment("adverse", "the plan", False, "Board", date(2002, 1, 2)),),
        (rate,),
    )
    effects = (
        Tallied(
            "authorized increase of Common to 200,000,000", "", number("61000000"), number("900000"),
            number("74,000,000"), number("37,000,000"), True, True, reason,
        ),
        CountChanged("Common", "authorized", number("75,000,000"), number("200,000,000"), reason),
        HoldingChanged("K", HALCO, number("8,970"), Fraction(0), reason),
        HoldingChanged("Common", HALCO, Fraction(0), number("39,000,000"), reason),
        CountChanged("K", "outstanding", number("8,970"), Fraction(0), reason),
        Converted("K", HALCO, number("8,970"), "Common", number("39,000,000"), Fraction(0), reason),
        DutyChanged(duty(), duty().reason),
        cash_for_fraction(),
    )  # fmt: skip
    return Step(2, event, "allowed", (), effects)


def cash_for_fraction() -> Paid:
    exact = Fraction(6, 23) * number("0.31")
    reason = Reason(
        "The fraction of a share is paid in cash.",
        (Cite("K", "§5(f)", "fractions counted per holder"),),
        (Input("fraction", Fraction(6, 23), "shares"), Input("close", number("0.31"), "price")),
        rounding="to the cent, by largest remainder",
    )
    return Paid("p1", "K", HALCO, number("0.08"), exact, "cash for fraction", date(2002, 1, 10), reason)


def refused() -> Step:
    event = Issue(date(2002, 1, 15), "K", number("14,000.5"), HALCO, span=Span(STORY, 0, 50))
    inputs = (Input("authorized", number("14,000"), "shares"),)
    reason = Reason("Only 14,000 K can be issued.", (DESIGNATION,), inputs)
    return Step(3, event, VOID, (reason,), (), "", "R301")


def overdue() -> Step:
    reason = Reason("The last day passed.", (DELIVER,), (Input("due", date(2002, 1, 15), "date"),))
    return Step(4, PassTime(date(2002, 1, 16)), BREACH, (reason,), (DutyChanged(duty("breached"), reason),))


def transferred() -> Step:
    reason = Reason("Shares pass from one holder to another.")
    effects = (
        HoldingChanged("Common", HALCO, number("39,000,000"), number("38,999,990"), reason),
        HoldingChanged("Common", BUYER, Fraction(0), Fraction(10), reason),
    )
    return Step(5, Transfer(date(2002, 1, 17), "Common", Fraction(10), HALCO, BUYER), "allowed", (), effects)


def paid(to: str, of: str, amount: str, number_of: int = 1) -> Paid:
    exact = Fraction(amount)
    reason = Reason(f"{of} is paid.", (Cite(of, "§3(a)", "amount stated value"),))
    return Paid(f"p{number_of}", of, to, exact, exact, "liquidation", date(2002, 9, 3), reason)


def counts(of: str, outstanding: str) -> ClassCounts:
    return ClassCounts(of, number("14,000"), number(outstanding), Fraction(0), Fraction(0), None, None)


def residual() -> Residual:
    return Residual(
        date(2002, 1, 17),
        (("Common", HALCO, number("38,999,990")), ("Common", BUYER, Fraction(10))),
        (counts("Common", "39,000,000"), counts("K", "0")),
        (duty("breached"),),
        (cash_for_fraction(),),
        (("K", "liquidation amount", Fraction(1000)), ("K", "conversion rate", Fraction(100000, 23))),
    )


def expectations() -> tuple[Checked, ...]:
    found = Reason("No K is outstanding.", because=(Reason("All K converted.", (AUTOMATIC,)),))
    failed = ExpectCount("K", "outstanding", Fraction(1), Span(STORY, 51, 73))
    return (
        Checked(ExpectHolds(HALCO, number("39,000,000"), "Common"), True, "39,000,000 Common", Reason("It holds."), 2),
        Checked(failed, False, "0", found, 3),
    )


def reading(chosen: str = "H-first") -> Reading:
    cite = Cite("K", "§3(b)", "shortfall ratably")
    return Reading("shortfall", ("H-first", "all-ratable", "K-before-other"), chosen, cite)


def whole_run() -> Run:
    steps = (issued(), converted(), refused(), overdue(), transferred())
    return Run("From issue to conversion", steps, residual(), expectations(), (reading("all-ratable"),))


def liquidated(**sums: str) -> Run:
    """A company that ended: `H="3,000,000"` says what the one holder of each class got."""
    reason = Reason("It is issued.")
    steps = tuple(
        Step(
            position,
            Issue(date(2001, 11, 20), of, Fraction(100), f"{of} Holder"),
            "allowed",
            (),
            (HoldingChanged(of, f"{of} Holder", Fraction(0), Fraction(100), reason),),
        )
        for position, of in enumerate(sums, 1)
    )
    payments = tuple(
        paid(f"{of} Holder", of, amount.replace(",", ""), position)
        for position, (of, amount) in enumerate(sums.items(), 1)
    )
    end = Step(len(sums) + 1, Liquidate(date(2002, 9, 3), number("6,000,000")), "allowed", (), payments)
    holdings = tuple((of, f"{of} Holder", Fraction(100)) for of in sums)
    left = Residual(date(2002, 9, 3), holdings, tuple(counts(of, "100") for of in sums), (), payments)
    return Run("A shortfall", (*steps, end), left, (), (reading(),))
