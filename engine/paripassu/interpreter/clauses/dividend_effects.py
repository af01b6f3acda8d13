"""What follows for dividends from other events: a mirrored dividend, a rate that is fixed, money to be paid back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from paripassu.interpreter.accruing import entitling_day, full_period, in_hand
from paripassu.interpreter.duties import arise, before
from paripassu.interpreter.evaluate import Missing
from paripassu.interpreter.events.dividends import declare, surrendered
from paripassu.interpreter.floating import fixings, within
from paripassu.interpreter.gross_ups import cuts, factor, lacking
from paripassu.interpreter.mirrors import factor as mirror_factor
from paripassu.interpreter.mirrors import mirrored, with_mirrored
from paripassu.interpreter.schedules import rate_steps
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import ThenAsk
from paripassu.model.dividend_events import DeductionChanged, IndexValue
from paripassu.model.dividends import Dividends
from paripassu.model.events import Convert, DeclareDividend, Event, MailNotice
from paripassu.model.run import Duty, Effect, Input, Noted, Reason, Undetermined
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_exact_money, show_money, show_percent

# An index counts for a period that begins at most so many days after it was published.
_MOST_DAYS = 40


def declared(stock: Stock, clause: Dividends, event: DeclareDividend, state: State) -> Iterator[Effect]:
    """A dividend on other stock that brings one on the series with it."""
    if clause.mirror is None or event.on != clause.mirror.value.of or not state.out(stock.name):
        return
    times = mirror_factor(state, stock, clause.mirror.value, event)
    if isinstance(times, Missing):
        text = f"What the dividend on {event.on} brings to {stock.name} is not known: {times.what} is missing."
        yield Undetermined(times.what, Reason(text, (clause.mirror.cite,)))
        return
    inputs = (Input(f"a share of {event.on}", event.per_share, "price"), Input("times", times, "ratio"))
    own = mirrored(state, stock, event)
    if own is not None:
        text = f"The dividend on {event.on} is one of {show_exact_money(own.per_share)} on each {stock.name} too."
        yield Noted(Reason(text, (clause.mirror.cite,), inputs), of=stock.name)
        yield from declare(own, state)
    else:
        worth = event.per_share * times
        text = (
            f"The dividend on {event.on} is worth {show_exact_money(worth)} to each {stock.name}, as far as it is more."
        )
        yield Noted(Reason(text, (clause.mirror.cite,), inputs), of=stock.name)


def fixed(stock: Stock, clause: Dividends, event: IndexValue, state: State) -> Iterator[Effect]:
    """Say which rate an index makes, for a period that begins soon."""
    if not any(step.index for step in rate_steps(stock)):
        return
    told = fixings(state, stock, date.fromordinal(event.date.toordinal() + _MOST_DAYS))
    for each in told if not isinstance(told, Missing) else ():
        if each.since is not None and each.looked == event.date:
            rate = within(each.rate, clause.lowest, clause.highest)
            bound = f", which is held to {show_percent(rate)}" if rate != each.rate else ""
            text = f"The dividend rate of {stock.name} is {show_percent(each.rate)} from {each.since} on{bound}."
            yield Noted(Reason(text, each.cites, each.inputs), of=stock.name)


def cut(stock: Stock, clause: Dividends, event: DeductionChanged, state: State) -> Iterator[Effect]:
    """Say by how much dividends are multiplied from now on, and what earlier ones still lack."""
    if clause.gross_up is None:
        return
    rule, cite, told = clause.gross_up.value, clause.gross_up.cite, cuts(state, stock)
    if event not in told:
        text = f"The change of the deduction does not count for {stock.name}."
        yield Noted(Reason(text, (cite,), (Input("enacted", event.date, "date"),)), of=stock.name)
        return
    times = factor(rule, event.part)
    inputs = (Input("deduction", event.part, "ratio"), Input("counted at least as", rule.least, "ratio"))
    text = f"Dividends on {stock.name} are multiplied by {show_exact(times)} from now on."
    yield Noted(Reason(text, (cite,), inputs), of=stock.name)
    others = with_mirrored(state, stock, state.past(DeclareDividend))
    missing = lacking(rule, event, told, others)
    if missing:
        text = (
            f"Dividends that were declared before lack {show_exact_money(missing)} a share of {stock.name}, "
            f"which is paid with the next dividend."
        )
        yield Noted(Reason(text, (cite,), inputs), of=stock.name)


def converted(stock: Stock, clause: Dividends, event: Convert, state: State) -> Iterator[Effect]:
    """A holder who converts after a record date and has the dividend coming pays it back."""
    if clause.converted is None or clause.converted.value != "pays back" or event.of != stock.name:
        return
    shares = surrendered(state, event)
    for owing in in_hand(state, stock.name):
        day = entitling_day(stock, owing)
        if not shares or day >= event.date or (owing.payable or day) <= event.date:
            continue
        amount = shares * owing.per_share
        text = f"{event.holder} held the shares on the record date, {day}, and converted them before the payment."
        inputs = (
            Input("shares converted", shares, "shares"),
            Input("dividend a share", owing.per_share, "price"),
            Input("record date", day, "date"),
            Input("payable", owing.payable or day, "date"),
        )
        duty = Duty(
            id="",
            what=f'pay back {show_money(amount)} of dividends on {stock.name}, by "{event.holder}"',
            cite=clause.converted.cite,
            to="the company",
            of=stock.name,
            due=event.date,
            status="due",
            arose=event.date,
            reason=Reason(text, (clause.converted.cite,), inputs),
            kind="pay dividend back",
            amount=amount,
        )
        yield arise(state, duty)


def skipped(stock: Stock, clause: Dividends, day: date, state: State) -> Iterator[Effect]:
    """A day of payment went by without a full dividend, and without the notice that the terms ask for before it."""
    rule, full = clause.skip_notice, full_period(state, stock)
    if rule is None or isinstance(full, Missing):
        return
    told = with_mirrored(state, stock, state.past(DeclareDividend))
    declared_for = sum((event.per_share for event in told if event.payable == day), NOTHING)
    last = before(state, day, rule.value)
    mailed = any(
        (notice.matter, notice.of, notice.action_date) == ("skipped dividend", stock.name, day)
        and (last is None or notice.date <= last)
        for notice in state.past(MailNotice)
    )
    if declared_for >= full or mailed:
        return
    what = f"mail notice that the dividend on {stock.name} of {day} is not paid in full"
    inputs = (Input("full dividend", full, "price"), Input("declared for the day", declared_for, "price"))
    reason = Reason(f"No full dividend was paid on {day}, and nobody was told before.", (rule.cite,), inputs)
    yield arise(
        state,
        Duty(
            id="",
            what=what,
            cite=rule.cite,
            to=f"holders of {stock.name}",
            of=stock.name,
            due=last,
            status="breached",
            arose=day,
            reason=reason,
            kind="notice of skipped dividend",
        ),
    )


# What answers to which kind of event.
FOLLOWS: dict[type[Event], ThenAsk] = {
    DeclareDividend: declared,
    IndexValue: fixed,
    DeductionChanged: cut,
    Convert: converted,
}
