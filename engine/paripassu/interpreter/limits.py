"""How much one holder, or all of them, may convert: what a holder may own, and what an exchange lets be issued."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

from attrs import frozen

from paripassu.interpreter.approvals import standing
from paripassu.interpreter.converting import right_for, shares_of
from paripassu.interpreter.evaluate import Missing
from paripassu.interpreter.events.splits import factor_of
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Objection
from paripassu.model.acts import Act, IssueConversionShares
from paripassu.model.clauses import Conversion
from paripassu.model.events import Convert, ElectLimit, Meeting, Split
from paripassu.model.rights import ConversionLimit, ExchangeCap
from paripassu.model.run import VOID, CountChanged, Effect, Input, Reason
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


def most_of_all(stock: Stock, clause: Conversion, state: State) -> dict[str, Fraction]:
    """How many shares of each holder convert where all of a series does at once; {} where nobody is limited.

    All that converts counts among the shares outstanding, so the numbers are taken together: from all shares down to
    the most that keep everybody within his limit.
    """
    if clause.limit is None:
        return {}
    rule, holders = clause.limit.value, state.holdings.get(stock.name, {})
    each = {holder: right_for(state, stock, clause, holder, shares) for holder, shares in holders.items()}
    rates = {holder: shares_of(right, rule.of) for holder, right in each.items() if not isinstance(right, Missing)}
    most = dict(holders)
    while True:
        out = state.out(rule.of) + sum((most[holder] * rate for holder, rate in rates.items()), NOTHING)
        fewer = {
            holder: min(shares, _room(state, stock, rule, (holder, out, rates.get(holder, NOTHING))))
            for holder, shares in most.items()
        }
        if fewer == most:
            return most
        most = fewer


def _room(state: State, stock: Stock, rule: ConversionLimit, asked: tuple[str, Fraction, Fraction]) -> Fraction:
    """Whole shares of a holder that may convert while so many of the class are outstanding."""
    holder, out, rate = asked
    held = state.held(stock.name, holder)
    if not rate:
        return held
    room = max(limit_of(state, stock, rule, holder) * out - state.held(rule.of, holder), NOTHING)
    return held if room >= held * rate else round_to(room / rate, WHOLE, DOWN)


def limit_of(state: State, stock: Stock, rule: ConversionLimit, holder: str) -> Fraction:
    """The limit that a holder is under: as last chosen; a higher one counts once its days of notice have passed.

    What he chooses before he holds any, or on the day on which he first does, counts at once.
    """
    current = rule.above
    for event in state.past(ElectLimit):
        if (event.of, event.holder) != (stock.name, holder):
            continue
        if not state.holdings_on(stock.name, event.date - timedelta(days=1)).get(holder):
            # Who has nothing yet on the day before chooses what he is issued under.
            current = event.above
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
    most = most_of_cap(state, cap)
    if before + asked.received <= most or (cap.until_approved and is_approved(state, stock)):
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


def most_of_cap(state: State, cap: ExchangeCap) -> Fraction:
    """The shares that a cap lets be issued: a part of those of its day, which splits since then multiply."""
    most = cap.above * state.out_on(cap.of, cap.on)
    for split in state.past(Split):
        most *= factor_of(split) if split.of == cap.of and split.date > cap.on else 1
    return most


def restated(stock: Stock, clause: Conversion, event: Split, state: State) -> Iterator[Effect]:
    """What conversions gave before a split is counted in shares after it, as the cap is."""
    before = state.converted.get(stock.name, NOTHING)
    if event.of != clause.into or clause.exchange_cap is None or not before:
        return
    text = f"What conversions of {stock.name} gave is counted in {event.of} after the split."
    reason = Reason(text, (clause.exchange_cap.cite,), (Input("split factor", factor_of(event), "ratio"),))
    yield CountChanged(stock.name, "converted", before, before * factor_of(event), reason)


def is_approved(state: State, stock: Stock) -> bool:
    """Whether stockholders have approved the issuance of the conversion shares of a series."""

    def is_it(act: Act) -> bool:
        return isinstance(act, IssueConversionShares) and act.of == stock.name

    found = standing(state, state.past(Meeting), is_it, "")
    return found is not None and found[1].passed is True
