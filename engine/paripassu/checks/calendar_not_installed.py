"""A calendar that is known and not installed: periods of business days cannot be counted, and stories will say so."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.dates import CalendarUnavailable, calendar_named
from paripassu.diagnostics.codes import CALENDAR_NOT_INSTALLED
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.words import quote
from paripassu.model.citations import Item
from paripassu.model.terms import Terms
from paripassu.source import Span


def check_calendar_not_installed(terms: Terms) -> Iterator[Diagnostic]:
    """One finding where the company names a calendar whose holidays nobody has."""
    item = terms.company.calendar
    if item is None or item.cite == terms.company.cite:
        return  # a calendar that is only assumed troubles nobody until a period is counted
    calendar = calendar_named(item.value)
    if isinstance(calendar, CalendarUnavailable):
        message = f"The holidays of {quote(item.value)} are not installed."
        yield Diagnostic(
            CALENDAR_NOT_INSTALLED, message, Label(_named(item)), hint=f"Install {quote(calendar.install)}."
        )


def _named(item: Item[str]) -> Span:
    """The name of the calendar where it stands on the line itself, else the line."""
    span = item.cite.span
    at = span.text.find(item.value)
    return span if at < 0 else Span(span.source, span.start + at, span.start + at + len(item.value))
