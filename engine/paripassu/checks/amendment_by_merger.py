"""A vote on amendments that a merger goes around: what a charter cannot be amended to say, a merger can leave out.

A vote that only amendments need is not needed for a merger that does the same (Warner Communications v. Chris-Craft,
Del. Ch. 1989), unless the words reach it: "by merger, consolidation or otherwise" (Elliott Associates v. Avatex,
Del. 1998).
"""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.checks.parts import kinds_of
from paripassu.checks.restated import leaves_out
from paripassu.diagnostics.codes import AMENDMENT_BY_MERGER
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.model.citations import Cite
from paripassu.model.clauses import ConsentRule, MergerCovenant
from paripassu.model.terms import Stock, Terms

_AMENDMENTS = (
    "amendment",
    "amendment reducing liquidation amount",
    "amendment changing seniority",
    "amendment changing section",
)


def check_amendment_by_merger(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each series whose vote on amendments nothing carries over to mergers."""
    for stock in terms.stocks:
        rules = list(kinds_of(stock, ConsentRule))
        on_amendments = [(rule, cite) for rule, cite in rules if _is_about(rule, *_AMENDMENTS)]
        reached = any(_is_about(rule, "merger") for rule, _ in rules)
        if not on_amendments or reached or _binds_the_survivor(stock) or leaves_out(stock, "merger"):
            continue
        yield _finding(stock, on_amendments[0][1])


def _finding(stock: Stock, cite: Cite) -> Diagnostic:
    message = f"Holders of {stock.name} vote on amendments, and a merger can do the same without their vote."
    hint = (
        "Where the paper says so, add `amendment by merger, consolidation or otherwise`; without these words no court "
        "reads them in (Elliott Associates v. Avatex, Del. 1998)."
    )
    return Diagnostic(AMENDMENT_BY_MERGER, message, Label(cite.span), hint=hint)


def _is_about(rule: ConsentRule, *kinds: str) -> bool:
    return any(matter.kind in kinds for matter in rule.matters)


def _binds_the_survivor(stock: Stock) -> bool:
    """Whether a merger keeps the terms alive: the survivor assumes them, and nothing may avoid them."""
    covenant = stock.clause(MergerCovenant)
    return covenant is not None and covenant.survivor_assumes is not None and covenant.no_avoidance is not None
