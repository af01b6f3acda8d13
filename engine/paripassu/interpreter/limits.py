"""How much one holder, or all of them, may convert: what a holder may own, and what an exchange lets be issued."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

from attrs import frozen

from paripassu.interpreter.approvals import standing
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Objection
from paripassu.model.acts import Act, IssueConversionShares
from paripassu.model.clauses import Conversion
from paripassu.model.events import Convert, ElectLimit, Meeting
from paripassu.model.rights import ConversionLimit
from paripassu.model.run import VOID, Input, Reason
from paripassu.model.terms import Stock
from paripassu.money import DOWN, WHOLE, round_to, show_exact, show_percent, show_shares
from paripassu.value import Value

# The smallest part of a share that an answer names.
_SMALLEST = Fraction(1, 100)


@frozen(eq=False, repr=False)
class Asked(Value):
    """A conversion that a holder asks for: so many shares of the series, `rate` of the class for each."""

    shares: Fraction
    rate: Fraction

    @property
    def received(self) -> Fraction:
        """What would come out of it."""
        return self.shares * self.rate


def beyond_limit(stock: Stock, clause: Conversion, event: Convert, state: State, asked: Asked) -> Iterator[Objection]:
    """Object to a conversion that brings its holder above the limit, and say how many shares may convert."""
    if clause.limit is None:
        return
    limit = clause.limit.value
    above = limit_of(state, stock, limit, event.holder)
    held, out = state.held(limit.of, event.holder), state.out(limit.of)
    if held + asked.received <= above * (out + asked.received):
        return
    # held + x * rate = above * (out + x * rate), so that x is the most that may convert.
    room = max(above * out - held, NOTHING) / (1 - above)
    unit = _SMALLEST if asked.shares.denominator > 1 else WHOLE
    most = min(round_to(room / asked.rate, unit, DOWN), asked.shares)
    holding, whole = held + asked.received, out + asked.received
    text = (
        f"{event.holder} would hold {show_exact(holding)} of {show_exact(whole)} {limit.of}, more than "
        f"{show_percent(above)}; {show_shares(most)} {stock.name} may convert."
    )
    inputs = (
        Input("held before", held, "shares"),
        Input("conversion shares", asked.received, "shares"),
        Input("limit", above, "percent"),
        Input("most that may convert", most, "shares"),
    )
    yield Objection(VOID, Reason(text, (clause.limit.cite,), inputs), code="R307")


def limit_of(state: State, stock: Stock, rule: ConversionLimit, holder: str) -> Fraction:
    """The limit that a holder is under: as last chosen; a higher one counts once its days of notice have passed."""
    current = rule.above
    for event in state.past(ElectLimit):
        if (event.of, event.holder) != (stock.name, holder):
            continue
        from_day = event.date + timedelta(days=rule.notice_days or 0)
        if event.above <= current or from_day <= state.day:
            current = event.above
    return current


def beyond_cap(stock: Stock, clause: Conversion, state: State, asked: Asked) -> Iterator[Objection]:
    """Object to a conversion by which all conversions together go beyond the cap, unless holders have approved it."""
    item = clause.exchange_cap
    if item is None:
        return
    cap = item.value
    before = state.converted.get(stock.name, NOTHING)
    most = cap.above * state.out_on(cap.of, cap.on)
    if before + asked.received <= most or (cap.until_approved and _is_approved(state, stock)):
        return
    left = max(most - before, NOTHING)
    text = (
        f"Conversions of {stock.name} would give {show_exact(before + asked.received)} {cap.of} in all, more than "
        f"{show_percent(cap.above)} of those outstanding on {cap.on} ({show_exact(most)}); "
        f"{show_shares(round_to(left / asked.rate, WHOLE, DOWN))} {stock.name} may convert."
    )
    inputs = (
        Input("conversion shares", asked.received, "shares"),
        Input("converted before", before, "shares"),
        Input("most in all", most, "shares"),
    )
    yield Objection(VOID, Reason(text, (item.cite,), inputs), code="R307")


def _is_approved(state: State, stock: Stock) -> bool:
    def is_it(act: Act) -> bool:
        return isinstance(act, IssueConversionShares) and act.of == stock.name

    found = standing(state, state.past(Meeting), is_it, "")
    return found is not None and found[1].passed is True
