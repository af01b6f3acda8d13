"""Readings that say the same: a question with one answer is no question."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.diagnostics.codes import READING_WITHOUT_DIFFERENCE
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.words import quote
from paripassu.model.terms import Terms


def check_reading_without_difference(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each pair of readings that answer a question in the same words, and for a question of one."""
    for reading in terms.readings:
        at = Label(reading.cite.span)
        if len(reading.choices) == 1:
            message = f"The question {quote(reading.name)} has one reading, so nothing is open."
            hint = "Write the answer on the line itself, or add the reading that the paper allows beside it."
            yield Diagnostic(READING_WITHOUT_DIFFERENCE, message, at, hint=hint)
        first: dict[str, str] = {}
        for choice, words in zip(reading.choices, reading.words, strict=False):
            said = " ".join(words.split())
            if said in first:
                both = f"{quote(first[said])} and {quote(choice)}"
                message = f"The readings {both} of {quote(reading.name)} say the same."
                hint = "Take one of them out, or say what the paper means by it: runs under both come out alike."
                yield Diagnostic(READING_WITHOUT_DIFFERENCE, message, at, hint=hint)
            first.setdefault(said, choice)
