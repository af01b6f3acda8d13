"""Companies made at random: Common with up to three series, some of their clauses changed or left out."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve
from hypothesis import strategies as st

from interpreter.series_k import CONVERSION, DEFAULTS, Paper, nstor, series_k
from paripassu.model.citations import Cite, Item
from paripassu.model.clauses import Clause, Conversion, Liquidation, Shortfall
from paripassu.model.conversions import FractionRule
from paripassu.model.matters import Group
from paripassu.model.quantities import PRICE, Expression, Literal
from paripassu.model.terms import Stock, Terms

SERIES = ("K", "L", "M")
READINGS = {
    "shortfall": ("H-first", "all-ratable", "K-before-other"),
    "later-senior": ("paid-first", "with-the-rest"),
    "sale-of-assets": ("winding-up-only", "is-liquidation"),
    "votes": ("whole-per-holder", "fractions-count"),
    "approval": ("all-voting-stock", "Common-alone"),
    "reserved-shares": ("set-apart", "counted-in"),
    "split": ("as-reorganization", "no-adjustment"),
    "record-date-to-vote": ("no-notice", "with-notice"),
    "split-notice": ("not-listed", "as-listed"),
    "approval-in-writing": ("meeting-alone", "as-meeting"),
    "earlier-approvals": ("from-signing", "at-any-time"),
    "market-price": ("close-by-default", "board-alone"),
    "amendments": ("rights-alone", "any-change"),
    "consolidation-notice": ("not-listed", "as-merger"),
    "days-run-to": ("to-record-date", "to-payment"),
    "calendar": ("US-federal", "NYSE"),
}
assert READINGS.keys() == DEFAULTS.keys()

counts = st.integers(1, 40).map(Fraction) | st.integers(1, 79).map(lambda halves: Fraction(halves, 2))
amounts = st.sampled_from([Fraction(n, 100) for n in (0, 23, 100, 250, 1000)])


@st.composite
def readings(draw: st.DrawFn) -> dict[str, str]:
    """One answer to every open question."""
    return {topic: draw(st.sampled_from(choices)) for topic, choices in READINGS.items()}


@st.composite
def conversions(draw: st.DrawFn) -> Conversion:
    """A conversion clause: at the holders' choice or not, with any rule for fractions."""
    paper = Paper("K", {})
    slow: Item[Expression] = paper.item(Literal(Fraction(7, 3), PRICE), "§5(b)")
    rule = st.builds(
        FractionRule,
        per=st.sampled_from(("holder", "share")),
        outcome=st.sampled_from(("cash", "up", "down", "nearest", "shares")),
        company_may_elect_shares=st.booleans(),
    )
    return evolve(
        CONVERSION,
        optional=draw(st.sampled_from((paper.item(value=True, section="§5(g)"), None))),
        fractions=draw(st.none() | rule.map(lambda each: paper.item(each, "§5(f)"))),
        rate=draw(st.sampled_from((CONVERSION.rate, slow))),
    )


@st.composite
def liquidations(draw: st.DrawFn, name: str) -> Liquidation:
    """What a series is owed, and where it stands among the others."""
    cite = Cite(name, "§3")
    others = st.sampled_from([Group("class", other) for other in SERIES if other != name])
    how = draw(st.sampled_from(("ahead", "behind", "alike")))
    sides = [Item(group, cite) for group in draw(st.lists(others, max_size=1))]
    shared = Shortfall(
        draw(st.sampled_from(("liquidation amount", "unpaid amount", "shares"))), together=(Group("other preferred"),)
    )
    return Liquidation(
        cite,
        amount=Item(Literal(draw(amounts), PRICE), cite),
        ahead=tuple(sides) if how == "ahead" else (),
        behind=tuple(sides) if how == "behind" else (),
        alike=tuple(sides) if how == "alike" else (),
        shortfall=draw(st.sampled_from((None, Item(shared, cite)))),
        trust_counts_as_paid=draw(st.sampled_from((None, Item(value=True, cite=cite)))),
    )


@st.composite
def series(draw: st.DrawFn, name: str, said: dict[str, str]) -> Stock:
    """Series K under another name, with some of its clauses changed or left out."""
    own = series_k(name, draw(st.integers(100, 900)), **said)
    changed: dict[type, Clause] = {Conversion: draw(conversions()), Liquidation: draw(liquidations(name))}
    kept = [clause for clause in own.clauses if draw(st.integers(0, 5))]
    kept = [changed.get(type(clause), clause) if draw(st.booleans()) else clause for clause in kept]
    return evolve(own, clauses=tuple(kept))


@st.composite
def companies(draw: st.DrawFn) -> Terms:
    """Common, Preferred, and none to three series, under any readings."""
    said = draw(readings())
    terms = nstor(**said)
    common, preferred = terms.stocks[:2]
    common = evolve(common, authorized=Item(Fraction(draw(st.integers(400, 4_000))), common.cite))
    own = [draw(series(name, said)) for name in SERIES[: draw(st.sampled_from((1, 0, 2, 3)))]]
    return evolve(terms, stocks=(common, preferred, *own))
