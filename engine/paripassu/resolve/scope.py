"""What the resolver knows while it works on one company: declared names, choices between readings, findings."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from fractions import Fraction
from typing import Any

from attrs import define, field

from paripassu.dates import FIRST_YEAR, LAST_YEAR, parse_date
from paripassu.diagnostics.codes import (
    EMPTY_QUOTES,
    MALFORMED_NUMBER,
    NEGATIVE_AMOUNT,
    PART_ABOVE_WHOLE,
    UNDEFINED_TERM,
    UNKNOWN_CLASS,
    WRONG_DATE,
    ZERO_AMOUNT,
    Code,
)
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.suggest import did_you_mean
from paripassu.diagnostics.words import list_words, quote
from paripassu.model.citations import Assumption, Cite
from paripassu.model.quantities import Expression, Unit
from paripassu.money import parse_amount
from paripassu.source import Span
from paripassu.syntax.nodes import Line, Phrase, Word

# The names in a line that could not be read: of people in quotes, of stock without.
_NAMES = re.compile('["“„‟]([^"“”„‟]+)["“”‟]|[A-Za-z][A-Za-z0-9-]*')
# With how many known words unknown ones are compared: beyond, nobody reads the hints, and each takes its time.
_MOST_COMPARED = 40_000
# What to do about amounts that cannot be.

ALL_OF_IT = "All of it is `100%`."
OR_LEAVE_OUT = "Correct it, or leave it out."


@define(eq=False, repr=False)
class Scope:
    """Names, findings and assumptions of one company; `names` maps each class and series to where it is declared.

    `broken` are lines that could not be read: nothing is said against a name that one of them may have declared.
    `bespoke` are the definitions of general rules, where there are any, and `clause_now` the clause that is being read.
    """

    names: dict[str, Span] = field(factory=dict)
    broken: tuple[Span, ...] = ()
    findings: list[Diagnostic] = field(factory=list)
    assumptions: list[Assumption] = field(factory=list)
    bespoke: Any = None
    clause_now: Any = None
    _half_said: frozenset[str] | None = field(default=None, init=False)
    _compared: int = field(default=0, init=False)

    def report(self, code: Code, message: str, span: Span, hint: str = "", also: tuple[Label, ...] = ()) -> None:
        """Put a finding on record and go on."""
        self.findings.append(Diagnostic(code, message, Label(span), also, hint))

    def assume(self, topic: str, text: str, because: str, cite: Cite) -> None:
        """Put on record what the machine supplies where the terms are silent; a twin series assumes nothing new."""
        if not any(known.topic == topic and known.text == text for known in self.assumptions):
            self.assumptions.append(Assumption(topic, text, because, cite))

    def look_for_blanks(self, line: Line) -> None:
        """Report quotes with nothing between them, whatever should have stood there."""
        if all(text.strip() for text in line.texts):
            return
        for phrase in line.phrase.walk():
            for word in phrase.words("STRING"):
                if not word.text.strip():
                    message = "Nothing stands between these quotes."
                    self.report(EMPTY_QUOTES, message, word.span, "Write there what the words before it speak of.")

    def stock(self, word: Word) -> str:
        """The name of a class or series, which must be declared somewhere in the company."""
        if word.text not in self.names and not self.may_be_declared(word.text):
            hint = self.did_you_mean(word.text, self.names) or self._known()
            self.report(UNKNOWN_CLASS, f"There is no class or series named {quote(word.text)}.", word.span, hint)
        return word.text

    def did_you_mean(self, word: str, known: Collection[str]) -> str:
        """A question for a hint, or nothing; a script that is wrong from end to end is not compared to the end."""
        self._compared += len(known)
        return did_you_mean(word, known) if self._compared <= _MOST_COMPARED else ""

    def may_be_declared(self, name: str) -> bool:
        """Whether a line that could not be read has this very name in it."""
        if self._half_said is None:
            found = (match for span in self.broken for match in _NAMES.finditer(span.text))
            self._half_said = frozenset(match[1] or match[0] for match in found)
        return name in self._half_said

    def defined_amount(self, phrase: Phrase) -> tuple[Expression, Unit] | None:
        """The amount that a general rule defines by a name."""
        found: tuple[Expression, Unit] | None = self.bespoke.amount(phrase) if self._is_defined(phrase) else None
        return found

    def defined_moment(self, phrase: Phrase) -> Any:  # noqa: ANN401 - a day, of a class that is loaded with general rules
        """The day that a general rule defines by a name."""
        return self.bespoke.moment(phrase) if self._is_defined(phrase) else None

    def _is_defined(self, phrase: Phrase) -> bool:
        name = " ".join(word.text for word in phrase.words("NAME"))
        known = () if self.bespoke is None else self.bespoke.names()
        if name in known:
            return True
        if not any(name in span.text for span in self.broken):
            hint = self.did_you_mean(name, known) or f"A general rule defines it: `define {name} as $1.00`."
            self.report(UNDEFINED_TERM, f"Nothing is defined as {quote(name)}.", phrase.span, hint)
        return False

    def _known(self) -> str:
        if not self.names:
            return "No class or series is declared; a company file declares them."
        return f"Declared are {list_words([quote(name) for name in list(self.names)[:8]], 'and')}."

    def day(self, word: Word) -> date | None:
        """The day that a date names."""
        found = parse_date(word.text)
        if found is None:
            hint = f"Dates are written year-month-day, in the years {FIRST_YEAR} to {LAST_YEAR}."
            self.report(WRONG_DATE, f"There is no day {quote(word.text)}.", word.span, hint)
        return found

    def amount(self, word: Word, what: str, zero_allowed: bool = False) -> Fraction | None:
        """The exact value of a number, of money or of a percentage; never negative, and zero only where it can be."""
        text = word.text
        value = parse_amount(text.replace("-", "", 1) if "-" in text else text)
        if value is None:
            hint = "Commas may only part thousands: `14,000`, `$1,000.50`, `8.5%`."
            self.report(MALFORMED_NUMBER, f"{quote(text)} is not written as numbers are.", word.span, hint)
        elif "-" in text and value:
            message = f"{what} cannot be below zero: {quote(text)}."
            self.report(NEGATIVE_AMOUNT, message, word.span, "Take the minus sign out.")
        elif not value and not zero_allowed:
            self.report(ZERO_AMOUNT, f"{what} cannot be zero: {quote(text)}.", word.span, OR_LEAVE_OUT)
        else:
            return value
        return None

    def part(self, word: Word, what: str, zero_allowed: bool = False) -> Fraction | None:
        """A percentage of a whole, which cannot be more than all of it."""
        value = self.amount(word, what, zero_allowed)
        if value is not None and value > 1:
            message = f"{what} cannot be more than all of it: {quote(word.text)}."
            self.report(PART_ABOVE_WHOLE, message, word.span, ALL_OF_IT)
        return value

    def count(self, word: Word, what: str) -> int | None:
        """A whole number above zero."""
        value = self.amount(word, what)
        if value is not None and value.denominator != 1:
            message = f"{what} must be a whole number, not {quote(word.text)}."
            self.report(MALFORMED_NUMBER, message, word.span, "Round it as the paper does, or correct it.")
            return None
        return None if value is None else value.numerator
