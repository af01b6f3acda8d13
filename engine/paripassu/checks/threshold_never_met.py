"""Thresholds that nothing can reach, or that everything does: a test with one outcome tests nothing."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.checks.parts import kinds_of
from paripassu.checks.written_amounts import written_amount
from paripassu.diagnostics.codes import THRESHOLD_NEVER_MET
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.words import list_words, quote
from paripassu.model.citations import Cite
from paripassu.model.clauses import VotesBasis
from paripassu.model.matters import Matter
from paripassu.model.quantities import Threshold
from paripassu.model.remainders import Participation
from paripassu.model.rights import ConversionLimit
from paripassu.model.terms import Stock, Terms
from paripassu.money import show_exact_money

_PRACTICE = "Drafters try every test on the largest and the smallest case."


def check_threshold_never_met(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each threshold that always or never holds."""
    for stock in terms.stocks:
        for message, cite in (*_votes(stock), *_limits(stock), *_caps(stock)):
            yield _finding(message, cite)
    yield from _all_votes(terms)


def _votes(stock: Stock) -> Iterator[tuple[str, Cite]]:
    for threshold, cite in kinds_of(stock, Threshold):
        if threshold.share == 1 and threshold.exceeded:
            yield f"{quote(cite.words)} asks for more than all votes, which nobody can have.", cite
    for matter, cite in kinds_of(stock, Matter):
        if matter.above is not None and matter.above >= 1:
            yield f"{quote(cite.words)} asks for a transfer of more than all votes.", cite
        elif matter.above == 0:
            yield f"{quote(cite.words)} is met by every transfer of a single vote.", cite


def _limits(stock: Stock) -> Iterator[tuple[str, Cite]]:
    for limit, cite in kinds_of(stock, ConversionLimit):
        if limit.above == 1:
            yield f"{quote(cite.words)} limits nothing: nobody has more than all of a class.", cite


def _caps(stock: Stock) -> Iterator[tuple[str, Cite]]:
    """A share in the rest that a cap takes away before it begins."""
    clause = stock.liquidation
    amount = None if clause is None or clause.amount is None else written_amount(clause.amount.value, stock)
    for part, cite in kinds_of(stock, Participation):
        cap = None if part.cap is None else written_amount(part.cap, stock)
        if amount is not None and cap is not None and part.cap_counts_amount and cap <= amount:
            shown = f"{show_exact_money(cap)} in all, and its preference is {show_exact_money(amount)}"
            yield f"{stock.name} shares in the rest up to {shown}: it never gets any of the rest.", cite


def _all_votes(terms: Terms) -> Iterator[Diagnostic]:
    """Fixed parts of all votes that leave nothing to those whose votes are counted."""
    fixed = [
        (stock.name, basis.share_of_all, cite)
        for stock in terms.stocks
        for basis, cite in kinds_of(stock, VotesBasis)
        if basis.share_of_all is not None
    ]
    if sum((share for _, share, _ in fixed), Fraction(0)) >= 1:
        names = list_words([name for name, _, _ in fixed], "and")
        message = f"{names} have all votes and more between them, so no other vote counts."
        yield _finding(message, fixed[-1][2])


def _finding(message: str, cite: Cite) -> Diagnostic:
    hint = f"Compare the number with the paper. {_PRACTICE}"
    return Diagnostic(THRESHOLD_NEVER_MET, message, Label(cite.span), hint=hint)
