"""Series of which nobody says who is paid first: preferences must be stated, and are never presumed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from paripassu.checks.restated import preference_of
from paripassu.diagnostics.codes import RANK_GAP
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.model.matters import Group
from paripassu.model.terms import Stock, Terms

# Descriptions that take in every other series, or may.
_TAKES_IN_ALL = {"other preferred", "preferred outstanding on", "stock outstanding on", "everything"}
_ALL_OTHERS = {"other preferred", "everything"}


def check_rank_gap(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each pair of series with a preference that no chain of lines orders."""
    paid = {each.name: preference_of(each) for each in terms.stocks if each.is_series}
    ranked = [(each, cite) for each in terms.stocks if (cite := paid.get(each.name)) is not None]
    below = _below(terms)
    for (upper, at), (lower, below_it) in combinations(ranked, 2):
        one, other = upper.name, lower.name
        if _is_alike(upper, lower) or _reaches(below, one, other) or _reaches(below, other, one):
            continue
        if upper.not_encoded or lower.not_encoded or _shares_a_peer(upper, lower):
            continue
        message = f"No line says how {upper.name} and {lower.name} rank against each other."
        hint = (
            f"Say `ahead of {upper.name}`, `behind {upper.name}` or `alike with {upper.name}`, as the paper has it. "
            "A preference is never presumed (Elliott Associates v. Avatex, Del. 1998; DGCL §151(a))."
        )
        yield Diagnostic(RANK_GAP, message, Label(below_it.span), (Label(at.span),), hint)


def _below(terms: Terms) -> dict[str, dict[str, None]]:
    """For each class what it is not behind by some line: what it is ahead of, and what ranks alike with it."""
    found: dict[str, dict[str, None]] = {stock.name: {} for stock in terms.stocks}
    series = [stock.name for stock in terms.stocks if stock.is_series]
    for stock in terms.stocks:
        for how in ("ahead", "behind", "alike"):
            for group in _groups(stock, how):
                others = [group.name] if group.kind == "class" else series if group.kind in _ALL_OTHERS else []
                for name in others:
                    upper, lower = (name, stock.name) if how == "behind" else (stock.name, name)
                    found.setdefault(upper, {})[lower] = None
                    if how == "alike":
                        found.setdefault(lower, {})[upper] = None
    return found


def _groups(stock: Stock, how: str) -> Iterator[Group]:
    clause = stock.liquidation
    if clause is not None:
        rows = {"ahead": clause.ahead, "behind": clause.behind, "alike": clause.alike}
        yield from (item.value for item in rows[how])


def _named(stock: Stock, how: str) -> dict[str, None]:
    return {group.name: None for group in _groups(stock, how) if group.kind == "class"}


def _takes_in(stock: Stock, other: Stock) -> bool:
    """Whether some line of a series speaks of another, by name or by a description."""
    clause = stock.liquidation
    groups = [group for how in ("ahead", "behind", "alike") for group in _groups(stock, how)]
    if clause is not None and clause.shortfall is not None:
        shortfall = clause.shortfall.value
        groups += [*shortfall.after, *shortfall.together, *shortfall.ahead]
    return any(group.kind in _TAKES_IN_ALL or group.name == other.name for group in groups)


def _is_alike(one: Stock, other: Stock) -> bool:
    return _takes_in(one, other) or _takes_in(other, one)


def _shares_a_peer(one: Stock, other: Stock) -> bool:
    """Whether both rank alike with a third."""
    return bool(_named(one, "alike").keys() & _named(other, "alike").keys())


def _reaches(below: dict[str, dict[str, None]], start: str, end: str) -> bool:
    seen: dict[str, None] = {}
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name == end:
            return True
        if name not in seen:
            seen[name] = None
            waiting.extend(below.get(name, {}))
    return False
