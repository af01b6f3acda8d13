"""Rights, options that are exercised or end, distributions, reports: what moves a conversion price or opens a right."""

from __future__ import annotations

from paripassu.diagnostics.codes import DATES_OUT_OF_ORDER
from paripassu.model.market_events import (
    CallOff,
    Distribute,
    ExchangeScrip,
    Exercise,
    Expire,
    OfferRights,
    RaiseRate,
)
from paripassu.resolve.happenings.shares import PRICE, SHARES
from paripassu.resolve.story import Story, Told
from paripassu.syntax.nodes import Phrase

_CALLED_OFF = {
    "rights_called_off": "rights",
    "distribution_called_off": "distribution",
    "spin_off_called_off": "spin-off",
    "dividend_called_off": "dividend",
    "tender_called_off": "tender offer",
}


def _of(head: Phrase, story: Story) -> str:
    return story.stock(head.words("NAME")[0])


def _taking_part(head: Phrase, story: Story) -> str:
    taking = head.phrase("taking_part")
    return "" if taking is None else _of(taking, story)


def _later(head: Phrase, told: Told, story: Story) -> None:
    word = head.words("DATE")[1]
    if story.day_of(word) < told.day:
        message = f"{word.text} lies before {told.day}, the day of the event."
        story.report(DATES_OUT_OF_ORDER, message, word.span, "Correct one of the days.")


def offer_rights(told: Told, story: Story) -> OfferRights:
    """`rights offering of 1,000,000 Common at $0.20 a share, expiring 2002-03-04, K takes part`."""
    head = told.head
    _later(head, told, story)
    return OfferRights(
        told.day,
        _of(head, story),
        story.number(head, SHARES),
        story.money(head, PRICE),
        story.day_of(head.words("DATE")[1]),
        _taking_part(head, story),
        span=told.span,
    )


def exercise(told: Told, story: Story) -> Exercise:
    """`exercise options on 1,000 Common of "Employees" at $0.50 a share`."""
    head = told.head
    return Exercise(
        told.day,
        _of(head, story),
        story.number(head, SHARES),
        story.arrival(head.words("STRING")[0]),
        story.money(head, "The strike price", zero_allowed=True),
        head.phrases("granted")[0].text(),
        span=told.span,
    )


def expire(told: Told, story: Story) -> Expire:
    """`expire options on 1,000 Common of "Employees" at $0.50 a share`, `expire rights on 1,000 Common`."""
    head = told.head
    whose = head.phrase("granted_of")
    return Expire(
        told.day,
        _of(head, story),
        story.number(head, SHARES),
        head.phrases("granted")[0].text(),
        "" if whose is None else whose.text("STRING"),
        story.money_in(whose, "The strike price", zero_allowed=True),
        span=told.span,
    )


def distribute(told: Told, story: Story) -> Distribute:
    """`distribute 0.5 "Bond" on Common`, `spin off 0.5 "SpinCo" on Common`."""
    head = told.head
    number = story.number(head, "The number for each share")
    return Distribute(
        told.day,
        _of(head, story),
        head.text("STRING"),
        number,
        is_spin_off=head.rule == "spin_off",
        taking_part=_taking_part(head, story),
        span=told.span,
    )


def call_off(told: Told, story: Story) -> CallOff:
    """`call off rights offering on Common`."""
    what = _CALLED_OFF[told.head.phrases(*_CALLED_OFF)[0].rule]
    return CallOff(told.day, _of(told.head, story), what, span=told.span)


def raise_rate(told: Told, story: Story) -> RaiseRate:
    """`raise conversion rate of K to 5,000 until 2002-03-20`."""
    head = told.head
    _later(head, told, story)
    until = story.day_of(head.words("DATE")[1])
    return RaiseRate(told.day, _of(head, story), story.number(head, "The rate"), until, span=told.span)


def exchange_scrip(told: Told, story: Story) -> ExchangeScrip:
    """`exchange scrip for Common of "Halco Investments"`."""
    holder = story.holder(told.head.words("STRING")[0])
    return ExchangeScrip(told.day, _of(told.head, story), holder, span=told.span)
