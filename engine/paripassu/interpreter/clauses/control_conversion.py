"""Conversion on a change of control: at a rate of its own, up to so many shares, for a time, unless called first."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve

from paripassu.interpreter.converting import Lot, convert_lot
from paripassu.interpreter.counts import headroom
from paripassu.interpreter.dividend_lots import mean_for
from paripassu.interpreter.duties import after
from paripassu.interpreter.evaluate import Missing
from paripassu.interpreter.events.splits import factor_of
from paripassu.interpreter.judging import judgment_of
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection, Rules, law
from paripassu.interpreter.windows import called_on
from paripassu.model.citations import Item
from paripassu.model.events import Assert, Convert, Property, Split
from paripassu.model.mechanics import ControlConversion
from paripassu.model.run import UNDETERMINED, VOID, Effect, Input, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_shares

CODE = "R307"
_FACT = "change of control"


def may_convert(stock: Stock, clause: ControlConversion, event: Convert, state: State) -> Iterator[Objection]:
    """A holder converts so only for a time after control has changed, and not what the company has called."""
    if event.of != stock.name or not event.on_control:
        return
    held = state.held(stock.name, event.holder)
    if event.shares is not None and event.shares > held:
        text = f"{event.holder} holds {show_shares(held)} {stock.name}, not {show_shares(event.shares)}."
        yield Objection(VOID, Reason(text, inputs=(Input("held", held, "shares"),)), code="R302")
    yield from _out_of_time(stock, clause, event, state)
    notice = called_on(stock, event.holder, state) if clause.called_do_not is not None else None
    if notice is not None and clause.called_do_not is not None:
        text = (
            f"{stock.name} has been called for {notice.action_date}, so it does not convert on the change of control."
        )
        inputs = (Input("notice", notice.date, "date"),)
        yield Objection(VOID, Reason(text, (clause.called_do_not.cite,), inputs), code=CODE)
    yield from _countable(stock, clause, event, state)


def _out_of_time(stock: Stock, clause: ControlConversion, event: Convert, state: State) -> Iterator[Objection]:
    change = control_changed(state)
    if change is None:
        text = f"{stock.name} converts so after a change of control, and there was none."
        yield Objection(VOID, Reason(text, (clause.cite,)), code=CODE)
    elif clause.time is not None:
        last = after(state, change.date, clause.time.value)
        if last is None or event.date > last:
            text = f"{stock.name} converts so within {clause.time.value} after the change of control of {change.date}."
            inputs = (Input("change of control", change.date, "date"),)
            yield Objection(VOID, Reason(text, (clause.time.cite,), inputs), code=CODE)


def _countable(stock: Stock, clause: ControlConversion, event: Convert, state: State) -> Iterator[Objection]:
    rate, conversion = rate_of(stock, clause, event, state), stock.conversion
    if isinstance(rate, Missing) or conversion is None:
        what = rate.what if isinstance(rate, Missing) else f"into what {stock.name} converts"
        text = f"How many shares come of the conversion waits for a fact: {what}."
        yield Objection(UNDETERMINED, Reason(text, (clause.cite,)), missing=what, outcomes=("conversion",))
        return
    room = headroom(state, conversion.into)
    received = rate[0] * (event.shares or state.held(stock.name, event.holder))
    if room is not None and received > room.shares:
        text = (
            f"Only {show_shares(room.shares)} {conversion.into} may still be issued ({room.words}), "
            f"not {show_exact(received)}."
        )
        yield Objection(VOID, Reason(text, (*room.cites, law("DGCL §161")), room.inputs), code="R301")


def control_changed(state: State) -> Assert | None:
    """The last judgment that control of the company has changed."""
    told = [each for each in state.past(Assert) if each.fact == _FACT]
    return told[-1] if told and told[-1].holds else None


def rate_of(stock: Stock, clause: ControlConversion, event: Convert, state: State) -> tuple[Fraction, Reason] | Missing:
    """Shares for one share, at most so many as the terms have it, which splits since then change; and why."""
    if clause.rate is None or stock.conversion is None:
        return Missing(f"the rate at which {stock.name} converts on a change of control")
    rule, into = clause.rate.value, stock.conversion.into
    shares = event.shares or state.held(stock.name, event.holder)
    rate = mean_for(state, stock, event.holder, shares, rule.rate)
    if isinstance(rate, Missing) or rule.most is None:
        text = "" if isinstance(rate, Missing) else f"One {stock.name} converts into {show_exact(rate)} {into}."
        return rate if isinstance(rate, Missing) else (rate, Reason(text, (clause.rate.cite,)))
    most = rule.most
    for split in state.past(Split):
        most *= factor_of(split) if split.of == into else 1
    text = f"One {stock.name} would convert into {show_exact(rate)} {into}, and at most into {show_exact(most)}."
    inputs = (Input("before the cap", rate, "ratio"), Input("at most", most, "ratio"))
    return min(rate, most), Reason(text, (clause.rate.cite,), inputs)


def convert(stock: Stock, clause: ControlConversion, event: Convert, state: State) -> Iterator[Effect]:
    """Convert at the rate for a change of control."""
    conversion = stock.conversion
    if event.of != stock.name or not event.on_control or conversion is None:
        return
    found, change = rate_of(stock, clause, event, state), control_changed(state)
    if isinstance(found, Missing) or change is None:
        return
    rate, reason = found
    shares = event.shares or state.held(stock.name, event.holder)
    text = f"{event.holder} chose to convert on the change of control of {change.date}."
    why = Reason(text, (clause.cite,), judgments=(judgment_of(change),), because=(reason,))
    right = Property(((conversion.into, rate),))
    own = conversion if clause.rate is None else evolve(conversion, rate=Item(clause.rate.value.rate, clause.rate.cite))
    yield from convert_lot(state, Lot(stock, own, event.holder, shares, why, right))


RULES = Rules(may={Convert: may_convert}, then={Convert: convert})
