"""Events that move dividends, as sentences in the words of the event language."""

from __future__ import annotations

from collections.abc import Callable

from paripassu.model import dividend_events as told
from paripassu.money import show_percent
from paripassu.report.amounts_text import show_day


def _index(event: told.IndexValue) -> str:
    value = "not published" if event.value is None else show_percent(event.value)
    return f'index "{event.index}" {value}'


def _quotes(event: told.Quotes) -> str:
    return f'quotes for "{event.what}" {", ".join(show_percent(value) for value in event.values)}'


def _circumstance(event: told.Circumstance) -> str:
    return f'{"begin" if event.begins else "end"} "{event.what}"'


def _deduction(event: told.DeductionChanged) -> str:
    since = "" if event.since is None else f" from {show_day(event.since)}"
    return f"dividends-received deduction {show_percent(event.part)}{since}"


def _pay_back(event: told.PayBack) -> str:
    return f'pay back dividend on {event.on} by "{event.holder}"'


WORDS: dict[type, Callable[..., str]] = {
    told.IndexValue: _index,
    told.Quotes: _quotes,
    told.Circumstance: _circumstance,
    told.DeductionChanged: _deduction,
    told.PayBack: _pay_back,
}
