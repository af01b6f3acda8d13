"""Clauses that no day can reach: what begins after the series has ended, or waits for days that never come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from paripassu.checks.parts import parts_of
from paripassu.diagnostics.codes import NEVER_REACHED
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.words import quote
from paripassu.model.citations import Cite
from paripassu.model.terms import Stock, Terms

# Fields that say from when on something holds.
_BEGINNINGS = {"since", "after", "pay_from"}
_AS_PAPERS_DO = "A penalty that begins on the day after is common, and then says in words that it is one."


def check_never_reached(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each series with lines that begin after its end, and each right on days that are not named."""
    for stock in terms.stocks:
        yield from _after_the_end(stock)
        yield from _before_the_beginning(stock)
        yield from _on_no_day(stock)


def _after_the_end(stock: Stock) -> Iterator[Diagnostic]:
    ends = _ends(stock)
    if not ends:
        return
    day, cite = min(ends, key=lambda end: end[0])
    late = dict.fromkeys(
        line
        for _, name, value, line in parts_of(stock)
        if name in _BEGINNINGS and isinstance(value, date) and value > day and line != cite
    )
    if late:
        first, *others = late
        message = f"{quote(first.words)} begins after {day}, the day on which all of {stock.name} ends."
        also = (Label(cite.span, f"ends on {day}"), *(Label(line.span, "and so does this") for line in others))
        hint = f"Compare the days with the paper: it matters only for shares that outlive that day. {_AS_PAPERS_DO}"
        yield Diagnostic(NEVER_REACHED, message, Label(first.span), also, hint)


def _ends(stock: Stock) -> list[tuple[date, Cite]]:
    """The days on which all of a series is converted or redeemed, whatever else happens."""
    found = []
    conversion = stock.conversion
    if conversion is not None and conversion.on_day is not None:
        found.append((conversion.on_day.value, conversion.on_day.cite))
    for holder, name, value, line in parts_of(stock):
        if (holder, name) == ("RedemptionTrigger", "on") and isinstance(value, date):
            found.append((value, line))
    return found


def _before_the_beginning(stock: Stock) -> Iterator[Diagnostic]:
    window = None if stock.conversion is None else stock.conversion.window
    last = None if window is None else window.value.before
    if window is not None and last is not None and stock.signed is not None and last <= stock.signed:
        if window.value.or_later_once:
            return
        message = f"{quote(window.cite.words)} closes before {stock.name} was signed, on {stock.signed}."
        hint = "Compare the days with the paper: a right that ends before its paper begins is nobody's."
        yield Diagnostic(NEVER_REACHED, message, Label(window.cite.span), hint=hint)


def _on_no_day(stock: Stock) -> Iterator[Diagnostic]:
    conversion, dividends = stock.conversion, stock.dividends
    if conversion is None or stock.not_encoded or (dividends is not None and dividends.pay_dates is not None):
        return
    window = conversion.window
    waiting = [window.cite] if window is not None and window.value.on_payment_dates else []
    waiting += [item.cite for item in conversion.company_may if item.value.on_payment_dates]
    for cite in waiting:
        message = f"{quote(cite.words)} waits for days of payment, and no clause of {stock.name} names any."
        hint = "Add `pay on` to its dividends, as the paper has it: conversion days are kept by that calendar."
        yield Diagnostic(NEVER_REACHED, message, Label(cite.span), hint=hint)
