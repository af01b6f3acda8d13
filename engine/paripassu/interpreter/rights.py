"""What else one share of a series has when money is paid out: its conversion, and its part of what is left."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from fractions import Fraction

from attrs import evolve, frozen

from paripassu.interpreter.entitling import NO_DIVIDENDS, Dividends, Lack, Owed, owed_each, takes_the_rest
from paripassu.interpreter.evaluate import Missing, conversion_rate, evaluate
from paripassu.interpreter.knowing import names, with_known
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.citations import Cite
from paripassu.model.claims import Cap, Conversion, Converts, Gauge, Trigger
from paripassu.model.claims import Participation as Sharing
from paripassu.model.quantities import Expression
from paripassu.model.remainders import FixedPart, Participation
from paripassu.model.run import Reason
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_exact_money, show_percent
from paripassu.value import Value

ONE = Fraction(1)
KEEPS = Conversion(Converts.NEVER)


class Exit(Enum):
    """How money comes to be paid out.

    In a SALE holders choose what pays them more; an OFFERING forces the conversions that the terms tie to one; what is
    TOLD by a script takes nobody's choice for granted.
    """

    SALE = "sale"
    OFFERING = "offering"
    TOLD = "told"


@frozen(eq=False, repr=False)
class Entitled(Value):
    """What one share is entitled to, in dollars and in common shares, with a reason for each part.

    `part` (of one) of what preferences leave is taken until a share has `until` dollars; 0 for no such part.
    """

    owed: Fraction
    reasons: tuple[Reason, ...]
    common_per_share: Fraction = NOTHING
    conversion: Conversion = KEEPS
    sharing: Sharing | None = None
    part: Fraction = NOTHING
    until: Fraction = NOTHING


def entitled(state: State, stock: Stock, dividends: Dividends, way: Exit) -> Entitled | Lack:
    """All that one share of a series is entitled to, given the dividends that are unpaid on it."""
    owed = owed_each(state, stock, dividends)
    if isinstance(owed, Lack):
        return owed
    found = Entitled(owed.each, (owed.because,))
    conversion = _conversion(state, stock, owed, way)
    clause = stock.liquidation
    item = clause.participation if clause is not None else None
    shares_as_converted = item is not None and isinstance(item.value, Participation) and item.value.as_converted
    if conversion != found.conversion or shares_as_converted:
        rate = _rate(state, stock, owed, dividends)
        if isinstance(rate, Lack):
            return rate
        # Through stock that does not convert any further nobody comes to common stock.
        if not rate and stock.conversion is not None and not takes_the_rest(state, state.stock(stock.conversion.into)):
            return _sharing_of(state, stock, found)
        reasons = (*found.reasons, *_conversion_reasons(stock, conversion, rate))
        found = evolve(found, common_per_share=rate, conversion=conversion, reasons=reasons)
    return _sharing_of(state, stock, found)


def _sharing_of(state: State, stock: Stock, found: Entitled) -> Entitled | Lack:
    item = stock.liquidation.participation if stock.liquidation is not None else None
    return found if item is None or item.value is None else _shares(state, stock, found, item.value, item.cite)


def _conversion(state: State, stock: Stock, owed: Owed, way: Exit) -> Conversion:
    """Whether a share becomes common for this payout, by choice, by its terms, or because it must."""
    clause = stock.conversion
    if clause is None or stock.name in state.entitlements:
        return KEEPS
    forced = None
    if way is Exit.OFFERING and clause.mandatory is not None:
        forced = Trigger(Gauge.COMMON_PRICE, clause.mandatory.value.price_at_least or NOTHING)
    if owed.is_greater:
        # With nothing beside the as-converted amount there is nothing to keep.
        return Conversion(Converts.GREATER_OF if owed.each else Converts.NOW, forced)
    if clause.optional is not None and clause.optional.value and way is not Exit.TOLD:
        return Conversion(Converts.MAY, forced)
    return Conversion(Converts.NEVER, forced)


def _rate(state: State, stock: Stock, owed: Owed, dividends: Dividends) -> Fraction | Lack:
    """Common shares that one share stands for; a lack where it stands for stock that has a preference of its own."""
    clause = stock.conversion
    if clause is None:
        return Lack(f"the conversion rate of {stock.name}", owed.because.cites[0])
    into = state.stock(clause.into)
    if not takes_the_rest(state, into):
        return _through(state, stock, into, (owed, dividends))
    written = clause.rate if state.quantity(stock.name, "conversion rate") is None else None
    counts = written is not None and not dividends.keys().isdisjoint(names(written.value))
    if written is not None and counts:
        rate = evaluate(with_known(written.value, dividends), stock, state)
    else:
        rate = conversion_rate(state, stock)
    return Lack(rate.what, clause.cite) if isinstance(rate, Missing) else rate


def _through(state: State, stock: Stock, into: Stock, known: tuple[Owed, Dividends]) -> Fraction | Lack:
    """Common shares that one share stands for through stock that has a preference of its own; 0 where that has none."""
    first = _into(state, stock, known[1])
    if isinstance(first, Lack) or into.conversion is None:
        return NOTHING if into.conversion is None else first
    if _runs_in_a_circle(state, stock):
        return Lack(f"what {stock.name} and {into.name} come to, which convert into each other", into.conversion.cite)
    second = _rate(state, into, known[0], NO_DIVIDENDS)
    return second if isinstance(second, Lack) else first * second


def _runs_in_a_circle(state: State, stock: Stock) -> bool:
    """Whether a series comes back to itself, or to one that it passed, by converting on and on."""
    passed = [stock.name]
    while stock.conversion is not None:
        stock = state.stock(stock.conversion.into)
        if stock.name in passed:
            return True
        passed.append(stock.name)
    return False


def _into(state: State, stock: Stock, dividends: Dividends) -> Fraction | Lack:
    """How many shares one share converts into, whatever they are."""
    clause = stock.conversion
    if clause is None:
        raise AssertionError("asked for the rate of stock that does not convert")
    written = clause.rate if state.quantity(stock.name, "conversion rate") is None else None
    if written is not None and not dividends.keys().isdisjoint(names(written.value)):
        rate = evaluate(with_known(written.value, dividends), stock, state)
    else:
        rate = conversion_rate(state, stock)
    return Lack(rate.what, clause.cite) if isinstance(rate, Missing) else rate


def turned_into(state: State, stock: Stock, dividends: Dividends, way: Exit) -> Entitled | Lack:
    """All that one share is entitled to once it is turned into stock that has a preference of its own."""
    clause = stock.conversion
    rate = _into(state, stock, dividends)
    if clause is None or isinstance(rate, Lack):
        return rate if isinstance(rate, Lack) else Lack(f"the conversion rate of {stock.name}", stock.cite)
    into = state.stock(clause.into)
    each = entitled(state, into, NO_DIVIDENDS, way)
    if isinstance(each, Lack):
        return each
    if each.part:
        return Lack(f"what {stock.name} would take, since {into.name} takes a fixed part of the rest", clause.cite)
    cites = tuple(item.cite for item in (clause.optional, clause.rate) if item is not None) or (clause.cite,)
    reason = Reason(f"Each {stock.name} is turned into {show_exact(rate)} {into.name}.", cites)
    sharing = each.sharing
    if sharing is not None and sharing.cap is not None:
        sharing = evolve(sharing, cap=evolve(sharing.cap, per_share=sharing.cap.per_share * rate))
    return evolve(
        each,
        owed=each.owed * rate,
        common_per_share=each.common_per_share * rate,
        sharing=sharing,
        reasons=(reason, *each.reasons),
    )


def _conversion_reasons(stock: Stock, conversion: Conversion, rate: Fraction) -> Iterator[Reason]:
    clause = stock.conversion
    if clause is None:
        raise AssertionError("a rate without a conversion clause")
    cites = tuple(item.cite for item in (clause.rate, clause.price) if item is not None) or (clause.cite,)
    into = f"{show_exact(rate)} {clause.into}"
    if conversion.converts is Converts.MAY and clause.optional is not None:
        yield Reason(f"Its holder may turn each {stock.name} into {into}.", (clause.optional.cite, *cites))
    else:
        yield Reason(f"Each {stock.name} stands for {into}.", cites)
    if conversion.forced is not None and clause.mandatory is not None:
        at = show_exact_money(conversion.forced.at)
        text = f"{stock.name} must convert in an offering at {at} or more for each {clause.into}."
        yield Reason(text, (clause.mandatory.cite,))


def _shares(
    state: State, stock: Stock, found: Entitled, said: Participation | FixedPart, cite: Cite
) -> Entitled | Lack:
    """The part of what is left, with its cap."""
    if isinstance(said, FixedPart):
        until = _amount(state, stock, said.until, cite)
        if isinstance(until, Lack):
            return until
        until = until if said.until_counts_amount else until + found.owed
        most = show_exact_money(until)
        text = f"{stock.name} takes {show_percent(said.part)} of what preferences leave, until each has {most}."
        return evolve(found, part=said.part, until=until, reasons=(*found.reasons, Reason(text, (cite,))))
    if not said.as_converted:
        if found.common_per_share not in {NOTHING, ONE}:
            what = f"whether {stock.name} participates as converted, since it converts at another rate than 1"
            return Lack(what, cite)
        found = evolve(found, common_per_share=ONE)
    return _participates(state, stock, found, said, cite)


def _participates(state: State, stock: Stock, found: Entitled, said: Participation, cite: Cite) -> Entitled | Lack:
    words = f"{stock.name} shares in what is left with {said.with_class}"
    after: Fraction | Lack = NOTHING
    if said.catches_up:
        after = found.owed / found.common_per_share if found.common_per_share else NOTHING
    elif said.after is not None:
        after = _amount(state, stock, said.after, cite)
    if isinstance(after, Lack):
        return after
    words += f", after each {said.with_class} has {show_exact_money(after)}" if after else ""
    cap = None
    if said.cap is not None:
        most = _amount(state, stock, said.cap, cite)
        if isinstance(most, Lack):
            return most
        cap = Cap(most, said.cap_counts_amount)
        words += f", up to {show_exact_money(most)} each {'in all' if said.cap_counts_amount else 'beyond its amount'}"
    return evolve(found, sharing=Sharing(cap, after), reasons=(*found.reasons, Reason(f"{words}.", (cite,))))


def _amount(state: State, stock: Stock, amount: Expression, cite: Cite) -> Fraction | Lack:
    value = evaluate(amount, stock, state)
    return Lack(value.what, cite) if isinstance(value, Missing) else value
