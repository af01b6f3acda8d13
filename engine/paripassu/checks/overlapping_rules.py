"""Two lines that reach the same act and say different things of it: which of them holds is left to a court."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.checks.parts import kinds_of
from paripassu.diagnostics.codes import OVERLAPPING_RULES
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.words import quote
from paripassu.model.citations import Cite
from paripassu.model.clauses import ConsentRule
from paripassu.model.matters import MATTERS, Matter
from paripassu.model.rights import Adjustment
from paripassu.model.terms import Stock, Terms

_SPECIFIC = "Courts follow the more specific line, where one is (DCV Holdings v. ConAgra, Del. 2005); here neither is."


def check_overlapping_rules(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each act that two lines of a series treat in two ways."""
    for stock in terms.stocks:
        yield from _liquidation(stock)
        yield from _splits(stock)
        yield from _consents(stock)


def _liquidation(stock: Stock) -> Iterator[Diagnostic]:
    clause = stock.liquidation
    if clause is None:
        return
    spared = {item.value.kind: item.cite for item in clause.excluded}
    for item in clause.deemed:
        other = spared.get(item.value.kind)
        if other is not None:
            what = MATTERS[item.value.kind]
            message = f"By one line a {what} is a liquidation of {stock.name}, by another it is none."
            yield _finding(message, item.cite, other)


def _splits(stock: Stock) -> Iterator[Diagnostic]:
    conversion, adjustment = stock.conversion, stock.clause(Adjustment)
    stands = None if conversion is None else conversion.split_adjusts
    follows = None if adjustment is None else adjustment.split
    if stands is not None and follows is not None and stands.value != follows.value:
        message = f"By one line the conversion of {stock.name} follows splits, by another it does not."
        yield _finding(message, follows.cite, stands.cite)


def _consents(stock: Stock) -> Iterator[Diagnostic]:
    known: dict[tuple[Matter, tuple[str, ...], str], tuple[ConsentRule, Cite]] = {}
    for rule, cite in kinds_of(stock, ConsentRule):
        for matter in rule.matters:
            first, where = known.setdefault((matter, rule.of, rule.of_act), (rule, cite))
            if first.threshold != rule.threshold:
                message = (
                    f"For one act ({MATTERS[matter.kind]}) one line asks for {first.threshold.words} "
                    f"and another for {rule.threshold.words} of {' and '.join(rule.of)}."
                )
                yield _finding(message, cite, where)


def _finding(message: str, at: Cite, other: Cite) -> Diagnostic:
    also = (Label(other.span, "the other line"),)
    hint = f"Keep what the paper means, or ask the question by readings; the other is {quote(other.words)}. {_SPECIFIC}"
    return Diagnostic(OVERLAPPING_RULES, message, Label(at.span), also, hint)
