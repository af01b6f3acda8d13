"""Trees to terms: one pass over a company that finds everything that is wrong, and one choice of readings."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from paripassu.diagnostics.codes import DUPLICATE_CLASS, DUPLICATE_SERIES
from paripassu.diagnostics.findings import Diagnostic, Label, Outcome
from paripassu.diagnostics.words import quote
from paripassu.model.terms import Company, Terms
from paripassu.resolve.amounts import report_amount_circles
from paripassu.resolve.assumptions import assume_for_all, at_home, class_vote_on_increase
from paripassu.resolve.company import company_items, resolve_company
from paripassu.resolve.grants import resolve_grants
from paripassu.resolve.load import Loaded
from paripassu.resolve.outline import Outline, StockOutline, outline
from paripassu.resolve.ranks import report_rank_cycles
from paripassu.resolve.readings import Settled, settle
from paripassu.resolve.scope import Scope
from paripassu.resolve.stocks import class_vote, declare_rules, resolve_stock

_NO_CHOICES: dict[str, str] = {}


def resolve_terms(loaded: Loaded, choices: Mapping[str, str] = _NO_CHOICES) -> Outcome[Terms]:
    """The terms of a company, under the readings chosen by topic (`shortfall`, or `K.shortfall` for one series alone).

    Terms come back even where something is wrong, with what could be understood; whoever runs them looks at the
    findings first.
    """
    scope = Scope(broken=loaded.broken)
    whole = outline(scope, loaded)
    _declare(scope, whole)
    items = company_items(whole)
    settled = settle(scope, whole, items, choices)
    company = resolve_company(scope, whole, settled, items)
    series = frozenset(each.name.text for each in whole.stocks if each.is_series)
    declare_rules(scope, whole, settled)
    stocks = tuple(resolve_stock(scope, each, settled, series) for each in whole.stocks)
    company = _with_class_vote(scope, company, whole, settled)
    assume_for_all(scope, stocks)
    report_rank_cycles(scope, stocks)
    report_amount_circles(scope, stocks)
    if scope.bespoke is not None:
        scope.bespoke.report_circles(stocks)
    grants, money_first = resolve_grants(scope, whole)
    terms = Terms(company, stocks, settled.readings, at_home(company, scope.assumptions), grants, money_first)
    return Outcome(terms, _each_once(scope.findings))


def _declare(scope: Scope, whole: Outline) -> None:
    """Names first, so that a clause may name stock that is declared below it; the second of a name is dropped."""
    kept: list[StockOutline] = []
    for each in whole.stocks:
        name = each.name
        first = scope.names.get(name.text)
        if first is None:
            scope.names[name.text] = name.span
            kept.append(each)
            continue
        kind = "series" if each.is_series else "class"
        code = DUPLICATE_SERIES if each.is_series else DUPLICATE_CLASS
        message = f"There is already a class or series named {quote(name.text)}, so this {kind} cannot be."
        scope.report(code, message, name.span, "Give it a name of its own.", (Label(first, "first here"),))
    whole.stocks = kept


def _with_class_vote(scope: Scope, company: Company, whole: Outline, settled: Settled) -> Company:
    said = [class_vote(scope, each, settled) for each in whole.stocks if not each.is_series]
    known = next((item for item in said if item is not None), None)
    return evolve(company, class_vote_on_increase=class_vote_on_increase(scope, company, known))


def _each_once(findings: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings without what a series that is like another repeats at the same place."""
    kept: dict[tuple[str, str, int, str], Diagnostic] = {}
    for found in findings:
        span = found.at.span
        kept.setdefault((found.code.id, span.source.name, span.start, span.text), found)
    return tuple(kept.values())
