"""Turning shares of a series into what they convert into: counted per holder, fractions by their rule."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve, frozen

from paripassu.interpreter.counts import headroom, move
from paripassu.interpreter.dividend_lots import counts_dividends, mean_for
from paripassu.interpreter.duties import CALENDAR, after, arise, calendar_cites
from paripassu.interpreter.evaluate import Missing, conversion_rate, rate_in_force
from paripassu.interpreter.fractions import cash_for
from paripassu.interpreter.saying import say_property
from paripassu.interpreter.scrip import SCRIP, scrip_for
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import law
from paripassu.model.citations import Cite
from paripassu.model.clauses import Conversion
from paripassu.model.conversions import FractionRule
from paripassu.model.events import Elect, Property
from paripassu.model.mechanics import Mechanics
from paripassu.model.run import Converted, Duty, Effect, Input, Noted, Paid, Reason, Undetermined
from paripassu.model.terms import Stock
from paripassu.money import CENT, DOWN, NEAREST, WHOLE, round_to, show_exact, show_money, show_shares
from paripassu.value import Value

FRACTIONAL, CASH = "fractional shares", "cash for fractions"


@frozen(eq=False, repr=False)
class Lot(Value):
    """Shares of one holder that convert at once, under a clause, and why they do.

    `right` is what one of them converts into where it is not what the clause has for everybody, or (`is_usual`) where
    it was settled before others converted; `by_company` says that the company converts them.
    """

    stock: Stock
    clause: Conversion
    holder: str
    shares: Fraction
    why: Reason
    right: Property | None = None
    by_company: bool = False
    is_usual: bool = False


@frozen(eq=False, repr=False)
class Due(Value):
    """What a holder gets of one security: the exact number, what is issued, and the part left over for cash."""

    exact: Fraction
    received: Fraction
    fraction: Fraction
    rounding: str = ""


def right_of(state: State, stock: Stock, clause: Conversion) -> Property | Missing:
    """What one share converts into by now: its conversion shares, or what reorganizations made of them."""
    carried_over = state.entitlements.get(stock.name)
    if carried_over is not None:
        return carried_over
    rate = conversion_rate(state, stock)
    return rate if isinstance(rate, Missing) else Property(((clause.into, rate),))


def right_for(state: State, stock: Stock, clause: Conversion, holder: str, shares: Fraction) -> Property | Missing:
    """What one of a holder's oldest shares converts into, on the average where the rate counts dividends."""
    rate = rate_in_force(state, stock)
    is_moved = stock.name in state.entitlements or state.quantity(stock.name, "conversion rate") is not None
    if rate is None or is_moved or not counts_dividends(state, stock, rate):
        return right_of(state, stock, clause)
    each = mean_for(state, stock, holder, shares, rate)
    return each if isinstance(each, Missing) else Property(((clause.into, each),))


def shares_of(right: Property, name: str) -> Fraction:
    """How many shares of one class a conversion right stands for."""
    return sum((number for of, number in right.securities if of == name), NOTHING)


def needed(state: State, lots: list[Lot], right: Property) -> Fraction:
    """Shares of the class converted into that lots take up: what they come to, or more where each is rounded up."""
    dues = [_due(state, lot, lot.clause.into, shares_of(right, lot.clause.into)) for lot in lots]
    return max(sum((due.exact for due in dues), NOTHING), sum((due.received for due in dues), NOTHING))


def elected(state: State, stock: Stock) -> Elect | None:
    """How the company last chose to deal with fractions of a series; None where it has not chosen."""
    for event in reversed(state.past(Elect)):
        if event.of in {"", stock.name} and event.what in {FRACTIONAL, CASH}:
            return event
    return None


def split_off(rule: FractionRule | None, each: Fraction, shares: Fraction, elects_shares: bool) -> Due:
    """Apply the fraction rule to what `shares` convert into at `each` a share, counted per holder or share by share."""
    exact = each * shares
    if rule is not None and rule.nearest is not None and rule.per != "share":
        return _split_rounded(evolve(rule, nearest=None), exact, rule.nearest, elects_shares)
    if rule is None or rule.outcome == "shares" or (rule.company_may_elect_shares and elects_shares):
        return Due(exact, exact, NOTHING)
    mode = DOWN if rule.outcome in {"cash", SCRIP} else rule.outcome
    how = "for each share" if rule.per == "share" else "per holder"
    if rule.per == "share":
        alone = round_to(shares, WHOLE, DOWN)
        received = alone * round_to(each, WHOLE, mode) + round_to((shares - alone) * each, WHOLE, mode)
    else:
        received = round_to(exact, WHOLE, mode)
    if received == exact:
        return Due(exact, exact, NOTHING)
    if rule.outcome in {"cash", SCRIP}:
        return Due(exact, received, exact - received, f"whole shares {how}, the fraction in {rule.outcome}")
    return Due(exact, received, NOTHING, f"{show_exact(exact)} rounded {mode} to whole shares {how}")


def _split_rounded(rule: FractionRule, exact: Fraction, nearest: Fraction, elects_shares: bool) -> Due:
    """First to the nearest part of a share that the terms count in, then as the rest of the rule says."""
    rounded = round_to(exact, nearest, NEAREST)
    due = split_off(rule, rounded, WHOLE, elects_shares)
    first = f"{show_exact(exact)} to the nearest {show_exact(nearest)} of a share" if rounded != exact else ""
    said = "; ".join(part for part in (first, due.rounding) if part)
    return Due(exact, due.received, due.fraction, said)


def convert_lot(state: State, lot: Lot) -> Iterator[Effect]:
    """Convert a holder's shares now: shares in, what they turn into out, fractions, and the duties that follow."""
    right = lot.right or right_for(state, lot.stock, lot.clause, lot.holder, lot.shares)
    if isinstance(right, Missing):
        text = f"{lot.stock.name} of {lot.holder} cannot be converted: {right.what} is not known."
        yield Undetermined(right.what, Reason(text, _cites(state, lot), because=(lot.why,)))
        return
    dues = [(name, _due(state, lot, name, number)) for name, number in right.securities]
    reason = _reason(state, lot, right, dues)
    refusal = _beyond(state, lot, dues)
    if refusal is not None:
        yield refusal
        return
    yield from move(state, lot.stock.name, lot.holder, -lot.shares, reason)
    for name, due in dues:
        if state.terms.stock(name) is not None:
            yield from move(state, name, lot.holder, due.received, reason)
        yield Converted(lot.stock.name, lot.holder, lot.shares, name, due.received, due.fraction, reason)
        if due.received:
            yield from _deliver(state, lot, name, reason)
        if due.fraction:
            yield from _for_fraction(state, lot, due.fraction)
    if right.cash:
        yield _paid(state, lot, right.cash * lot.shares, reason)
    yield from _make_whole(state, lot, reason)


def _for_fraction(state: State, lot: Lot, part: Fraction) -> Iterator[Effect]:
    """Money or scrip for a part of a share."""
    rule = lot.clause.fractions
    if rule is not None and rule.value.outcome == SCRIP:
        yield from scrip_for(state, lot.clause, lot.holder, part)
    else:
        yield from cash_for(state, lot.stock, lot.clause, lot.holder, part)


def _make_whole(state: State, lot: Lot, why: Reason) -> Iterator[Effect]:
    """What comes on top of an early conversion, where the terms promise something."""
    if lot.clause.make_whole is not None:
        from paripassu.interpreter.make_whole import made_whole  # noqa: PLC0415 - few terms promise it

        yield from made_whole(state, lot, why)


def _beyond(state: State, lot: Lot, dues: list[tuple[str, Due]]) -> Noted | None:
    """Why shares stay as they are: nothing converts into more than is authorized, however it came to convert."""
    for name, due in dues:
        room = headroom(state, name) if state.terms.stock(name) is not None else None
        if room is not None and due.received > room.shares:
            text = (
                f"{show_shares(lot.shares)} {lot.stock.name} of {lot.holder} do not convert: only "
                f"{show_shares(room.shares)} {name} may still be issued ({room.words}), not {show_exact(due.received)}."
            )
            cites = (*room.cites, law("DGCL §161"))
            reason = Reason(text, cites, room.inputs, because=(lot.why,))
            return Noted(reason, short_by=due.received - room.shares, of=name)
    return None


def _due(state: State, lot: Lot, name: str, number: Fraction) -> Due:
    """The fraction rule is about shares of the company itself; what others issue is theirs to round."""
    if name != lot.clause.into:
        return Due(number * lot.shares, number * lot.shares, NOTHING)
    rule = lot.clause.fractions.value if lot.clause.fractions is not None else None
    choice = elected(state, lot.stock)
    return split_off(rule, number, lot.shares, choice is not None and choice.what == FRACTIONAL)


def _cites(state: State, lot: Lot) -> tuple[Cite, ...]:
    if lot.right is not None and not lot.is_usual:
        # What makes them convert says into what, so the rate of the series has no part in it.
        fractions = (lot.clause.fractions.cite,) if lot.clause.fractions is not None else ()
        return tuple(dict.fromkeys((*lot.why.cites, *fractions)))
    items = (lot.clause.rate, lot.clause.fractions)
    own = tuple(item.cite for item in items if item is not None) or (lot.clause.cite,)
    carried_over = state.entitlement_reasons.get(lot.stock.name)
    changed = tuple(
        cite
        for change in state.changes
        if change.of == lot.stock.name and change.quantity in {"conversion rate", "conversion price"}
        for cite in change.reason.cites
    )
    return tuple(dict.fromkeys((*own, *changed, *(carried_over.cites if carried_over is not None else ()))))


def _reason(state: State, lot: Lot, right: Property, dues: list[tuple[str, Due]]) -> Reason:
    """The sum in words, as in `10 K of Ten Shares x 4,347 19/23 Common = 43,478 6/23 Common: 43,478 issued`."""
    name = lot.stock.name
    words = f"{show_shares(lot.shares)} {name} of {lot.holder} x {say_property(right)}"
    parts = [f"{show_exact(due.exact)} {of}" for of, due in dues]
    parts += [show_money(right.cash * lot.shares)] if right.cash else []
    issued = [f"{show_shares(due.received)} {of} issued" for of, due in dues if due.received != due.exact]
    inputs = [Input(f"{name} converted", lot.shares, "shares")]
    for of, number in right.securities:
        inputs.append(Input("conversion rate" if of == lot.clause.into else f"{of} for each", number, "ratio"))
    choice = elected(state, lot.stock)
    return Reason(
        f"{words} = {' + '.join(parts)}{': ' + ', '.join(issued) if issued else ''}.",
        _cites(state, lot),
        (*inputs, *((Input("the company elected", choice.what),) if choice is not None else ())),
        rounding="; ".join(due.rounding for _, due in dues if due.rounding),
        because=(lot.why,),
    )


def _deliver(state: State, lot: Lot, into: str, reason: Reason) -> Iterator[Effect]:
    """The duty to send certificates for what the shares convert into, whoever issued it, by the end of the period."""
    if lot.clause.deliver is None:
        return
    duration, cite = lot.clause.deliver.value, lot.clause.deliver.cite
    due = after(state, state.day, duration)
    text = f"Certificates of {into} are to be sent to {lot.holder} within {duration} after the conversion date."
    if lot.clause.agent_delivers is not None:
        text += " The company may instruct its transfer agent to send them instead."
    cites = (cite, *calendar_cites(state, duration))
    why = Reason(text, cites, (Input("conversion date", state.day, "date"),), because=(reason,))
    yield arise(
        state,
        Duty(
            id="",
            what=f"send certificates of {into} to {lot.holder}",
            cite=cite,
            to=lot.holder,
            of=into,
            due=due,
            status="due",
            arose=state.day,
            reason=why,
            kind="deliver certificates",
            # Only terms that say what delay costs ask how many shares it concerns.
            amount=lot.shares if into == lot.clause.into and lot.stock.clause(Mechanics) is not None else None,
        ),
    )
    if due is None:
        yield Undetermined(CALENDAR, Reason(f"The last day of {duration} cannot be told without {CALENDAR}.", cites))


def _paid(state: State, lot: Lot, exact: Fraction, why: Reason) -> Paid:
    """The money part of what the shares turn into, to the nearest cent for the holder's total."""
    cents = round_to(exact, CENT, NEAREST)
    rounding = f"{show_money(exact)} to the nearest cent" if cents != exact else ""
    text = f"{show_money(cents)} to {lot.holder} for {show_shares(lot.shares)} {lot.stock.name}."
    reason = Reason(text, why.cites, (Input("shares", lot.shares, "shares"),), rounding=rounding, because=(why,))
    number = f"p{len(state.payments) + 1}"
    return Paid(number, lot.stock.name, lot.holder, cents, exact, "conversion", state.day, reason)
