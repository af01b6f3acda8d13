"""What a payout has to say as findings: facts that are missing, faults of the structure, outcomes that are not one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from paripassu.diagnostics.codes import (
    CAP_BELOW_PREFERENCE,
    CAP_OF_ZERO,
    CAPTABLE_DIFFERS,
    CONVERTS_INTO_NOTHING,
    DUPLICATE_PAYEE,
    NEGATIVE_AMOUNT,
    NOBODY_TAKES_THE_REST,
    NOTHING_HELD,
    PAID_MORE_THAN_OWED,
    PAYOUT_WAITS,
    REST_OVERDIVIDED,
    SEVERAL_OUTCOMES,
    SHORTFALL_SHARED_TWO_WAYS,
    UNKNOWN_CLASS,
    Code,
)
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.suggest import did_you_mean
from paripassu.interpreter.opening import Difference
from paripassu.interpreter.payout import Payout, Question
from paripassu.interpreter.structure import Built, cite_of
from paripassu.model.terms import Terms
from paripassu.money import show_exact_money, show_money
from paripassu.source import Source, Span
from paripassu.waterfall.faults import Fault, FaultKind
from paripassu.waterfall.steps import Standing

_CODES: dict[FaultKind, Code] = {
    FaultKind.DUPLICATE: DUPLICATE_PAYEE,
    FaultKind.NEGATIVE: NEGATIVE_AMOUNT,
    FaultKind.CAP_OF_ZERO: CAP_OF_ZERO,
    FaultKind.CAP_BELOW_PREFERENCE: CAP_BELOW_PREFERENCE,
    FaultKind.MIXED_BASIS: SHORTFALL_SHARED_TWO_WAYS,
    FaultKind.CONVERTS_INTO_NOTHING: CONVERTS_INTO_NOTHING,
    FaultKind.OVERPAID: PAID_MORE_THAN_OWED,
    FaultKind.PERCENT: REST_OVERDIVIDED,
    FaultKind.POOL: REST_OVERDIVIDED,
    FaultKind.NO_REST: NOBODY_TAKES_THE_REST,
}
STANDINGS = {Standing.SEVERAL: "are several stable outcomes", Standing.NONE: "is no stable outcome"}


def question_findings(question: Question) -> Iterator[Diagnostic]:
    """Why a question cannot be answered, or what makes its answer doubtful."""
    built = question.built
    for lack in built.lacks:
        hint = "A script tells it, a cap table or `--price` gives it, or the terms state it."
        yield Diagnostic(PAYOUT_WAITS, f"The payout waits for {lack.what}.", Label(lack.cite.span), hint=hint)
    if not question.is_held and not built.lacks:
        hint = "Name a script with `--after`, or a cap table with `--captable`."
        at = Label(Span(Source(question.company, ""), 0, 0))
        yield Diagnostic(NOTHING_HELD, "Nobody holds any stock, so there is nobody to pay.", at, hint=hint)
    for fault in question.faults:
        yield _fault(fault, built)


def no_curve(question: Question) -> Diagnostic:
    """Why there is no curve: what a series is turned into depends on the amount."""
    names = dict.fromkeys(name for each in question.candidates for name in each.exchanged)
    stock = next((each for each in question.candidates if each.exchanged), None)
    cite = cite_of(stock.built, next(iter(names))) if stock is not None else cite_of(question.built, "")
    whose = ", ".join(names)
    text = f"The curve waits for whether {whose} are turned into other preferred stock: it depends on the amount."
    hint = "Ask for one amount with `--assets`: the choice is worked out for it."
    return Diagnostic(PAYOUT_WAITS, text, Label(cite.span), hint=hint)


def _fault(fault: Fault, built: Built) -> Diagnostic:
    reasons = built.reasons.get(fault.payee, ())
    # A cap stands in the last of a claim's reasons, where its participation does.
    at_last = fault.kind in {FaultKind.CAP_OF_ZERO, FaultKind.CAP_BELOW_PREFERENCE, FaultKind.POOL}
    cite = reasons[-1].cites[0] if at_last and reasons and reasons[-1].cites else cite_of(built, fault.payee)
    return Diagnostic(_CODES.get(fault.kind, PAYOUT_WAITS), fault.says, Label(cite.span, str(cite)))


def payout_findings(payout: Payout) -> Iterator[Diagnostic]:
    """An outcome that is not the only one, with what each claim may get."""
    paid = payout.distribution
    if paid is None or paid.standing is Standing.ONE:
        return
    spread = ", ".join(
        f"{name} {show_money(least)} to {show_money(most)}"
        for name, (least, most) in paid.ranges.items()
        if least != most
    )
    yield several_outcomes(f"At {show_money(payout.assets)} there {STANDINGS[paid.standing]}: {spread}.")


def several_outcomes(text: str) -> Diagnostic:
    """A payout that the terms do not decide."""
    hint = "What is shown is the outcome with the most conversions; the terms do not decide between them."
    return Diagnostic(SEVERAL_OUTCOMES, text, Label(Span(Source("payout", ""), 0, 0)), hint=hint)


def difference_finding(found: Difference) -> Diagnostic:
    """A bundle against the terms; the hint says which way our ranks run."""
    hint = "The terms are followed. Here rank 1 is paid first; in Open Cap Format the highest seniority is."
    return Diagnostic(CAPTABLE_DIFFERS, found.says, Label(found.at), hint=hint)


def price_findings(terms: Terms, prices: Iterable[str]) -> Iterator[Diagnostic]:
    """Prices of classes that the terms do not have."""
    for name in prices:
        if terms.stock(name) is None:
            hint = did_you_mean(name, [stock.name for stock in terms.stocks])
            at = Label(Span(Source("--price", name), 0, len(name)))
            yield Diagnostic(UNKNOWN_CLASS, f"There is no class or series named `{name}`.", at, hint=hint)


def negative_assets(assets: Fraction) -> Diagnostic:
    """Money below zero cannot be paid out."""
    text = f"-{show_exact_money(-assets)}"
    at = Label(Span(Source("--assets", text), 0, len(text)))
    return Diagnostic(NEGATIVE_AMOUNT, f"Assets cannot be below zero: `{text}`.", at)
