"""What the resolver knows while it reads a story: classes, holders so far, the day it has come to, findings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from attrs import define, field, frozen

from paripassu.diagnostics.codes import (
    EVENTS_OUT_OF_ORDER,
    MALFORMED_NUMBER,
    UNKNOWN_HOLDER,
    UNKNOWN_SECTION,
    ZERO_AMOUNT,
)
from paripassu.diagnostics.findings import Label
from paripassu.diagnostics.words import list_words, quote
from paripassu.model.events import AnyEvent
from paripassu.model.rules import GeneralRules
from paripassu.model.script import Expectation
from paripassu.model.terms import Stock, Terms
from paripassu.resolve.scope import OR_LEAVE_OUT, Scope
from paripassu.source import NOWHERE, Span
from paripassu.syntax.nodes import BlockNode, EventScript, Phrase, Word

# What stands in for a value that could not be read; a story with such a finding is never handed on.
NO_VALUE = Fraction(0)
NO_DAY = date.min

NUMBERS = ("NUMBER", "mixed", "fraction")
SUMS = ("MONEY", "mixed_money")


@frozen(eq=False, repr=False)
class Told:
    """One dated line of the story: the block as written, its head as a phrase, and the day."""

    block: BlockNode
    head: Phrase
    day: date

    @property
    def span(self) -> Span:
        """The place of the line."""
        return self.head.span


@define(eq=False, repr=False)
class Story(Scope):
    """The scope of one script; `holders` maps each name to the one string that is kept of it."""

    terms: Terms = field(kw_only=True)
    script: EventScript | None = field(default=None, kw_only=True)
    papers: dict[tuple[str, str], Stock] = field(factory=dict, kw_only=True)
    holders: dict[str, str] = field(factory=dict)
    defaults: dict[str, None] = field(factory=dict)
    begun: dict[str, None] = field(factory=dict)
    last_day: date = NO_DAY
    last_span: Span = NOWHERE
    _sections: dict[str, tuple[str, ...]] = field(factory=dict)

    def come_to(self, word: Word, span: Span) -> date:
        """The day of an event, which may not lie before the event above it."""
        day = self.day_of(word)
        if day is NO_DAY:
            return day
        if day < self.last_day:
            message = f"This event is dated {day}, before the event above it, {self.last_day}."
            also = (Label(self.last_span, f"{self.last_day} is told first"),)
            self.report(EVENTS_OUT_OF_ORDER, message, word.span, "Tell events in the order of their days.", also)
        self.last_day, self.last_span = day, span
        return day

    def day_of(self, word: Word) -> date:
        """A day that exists."""
        return self.day(word) or NO_DAY

    def day_in(self, phrase: Phrase | None) -> date | None:
        """The day that a part of a line names; None where the part is left out."""
        word = phrase.word("DATE") if phrase is not None else None
        return self.day_of(word) if word is not None else None

    def paper(self, line: Phrase) -> tuple[str, str, Stock]:
        """The series that a line names, the file with its new terms, and those; of what is missing, an empty one."""
        from paripassu.resolve.papers import read_paper  # noqa: PLC0415 - hardly any story names one

        of, file = self.stock(line.words("NAME")[0]), line.text("STRING")
        known = self.papers.get((of, file))
        if known is None and self.script is not None:
            found = read_paper(self.script, self.terms, line)
            self.findings += found.diagnostics
            known = self.papers[of, file] = found.value or Stock(of)
        return of, file, known or Stock(of)

    def number(self, line: Phrase, what: str, at: int = 0, zero_allowed: bool = False) -> Fraction:
        """The number that a line names (the first, or the one at a later place), exact: 14,000, 0.5, 43,478 6/23."""
        return self._exact(line.all(*NUMBERS)[at], what, zero_allowed)

    def money(self, line: Phrase, what: str, zero_allowed: bool = False) -> Fraction:
        """The sum that a line names, exact: $1,000, $0.08, $434 18/23."""
        return self._exact(line.all(*SUMS)[0], what, zero_allowed)

    def money_in(self, line: Phrase | None, what: str, zero_allowed: bool = False) -> Fraction | None:
        """The sum that a part of a line names; None where the part is left out."""
        return self.money(line, what, zero_allowed) if line is not None else None

    def part_of_whole(self, line: Phrase, what: str, zero_allowed: bool = False) -> Fraction:
        """A percentage of a whole that a line names."""
        value = self.part(line.words("PERCENT")[0], what, zero_allowed)
        return NO_VALUE if value is None else value

    def parts_of_whole(self, line: Phrase, what: str) -> tuple[Fraction, ...]:
        """All percentages that a line names."""
        values = [self.part(word, what, zero_allowed=True) for word in line.words("PERCENT")]
        return tuple(NO_VALUE if value is None else value for value in values)

    def _exact(self, part: Phrase | Word, what: str, zero_allowed: bool) -> Fraction:
        if isinstance(part, Word):
            value = self.amount(part, what, zero_allowed)
            return NO_VALUE if value is None else value
        *whole, above, below = part.words()
        parts = [self.amount(word, what, zero_allowed=True) or NO_VALUE for word in (*whole, above)]
        under = self.amount(below, "The lower number of a fraction")
        if under is None:
            return NO_VALUE
        if any(number.denominator != 1 for number in (*parts, under)):
            hint = "A fraction is made of whole numbers: `43,478 6/23`."
            self.report(MALFORMED_NUMBER, f"{quote(part.span.text)} is not written as fractions are.", part.span, hint)
            return NO_VALUE
        exact = parts[-1] / under + sum(parts[:-1])
        if not exact and not zero_allowed:
            self.report(ZERO_AMOUNT, f"{what} cannot be zero: {quote(part.span.text)}.", part.span, OR_LEAVE_OUT)
        return exact

    def arrival(self, word: Word) -> str:
        """The name of somebody who comes to hold stock, known from now on."""
        return self.holders.setdefault(word.text, word.text)

    def holder(self, word: Word) -> str:
        """The name of somebody who holds or has held stock; capitals count."""
        known = self.holders.get(word.text)
        if known is not None:
            return known
        if self.may_be_declared(word.text):
            return self.arrival(word)
        hint = self.did_you_mean(word.text, self.holders) or self._who()
        self.report(UNKNOWN_HOLDER, f"Nobody named {quote(word.text)} has held any stock so far.", word.span, hint)
        return word.text

    def _who(self) -> str:
        if not self.holders:
            return "Nobody holds anything yet; an `issue` line gives the first shares to somebody."
        return f"Holders so far are {list_words([quote(name) for name in list(self.holders)[:4]], 'and')}."

    def section(self, word: Word, of: str = "") -> str:
        """A section that the terms have, of one series or of any, or that contains one they have."""
        known = self._sections.get(of)
        if known is None:
            known = self._sections[of] = sections_of(self.terms, of)
        text = word.text
        if known and text not in known and not any(section.startswith((text + "(", text + ".")) for section in known):
            hint = self.did_you_mean(text, known) or f"The last one is {quote(known[-1])}."
            whose = f"of {of} " if of else ""
            self.report(UNKNOWN_SECTION, f"The terms {whose}have no section {quote(text)}.", word.span, hint)
        return text


Tell = Callable[[Told, Story], AnyEvent]
Expect = Callable[[Phrase, Story], Expectation]


def payees(terms: Terms) -> dict[str, str]:
    """Those whom a rule pays by name: a story may speak of them although they never held any stock."""
    found: dict[str, str] = {}
    for stock in terms.stocks:
        clause = stock.clause(GeneralRules)
        for item in clause.causes if clause is not None else ():
            for consequence in getattr(item.value, "consequences", ()):
                name = getattr(consequence, "to", "") if type(consequence).__name__ == "Pays" else ""
                found.update({name: name} if name else {})
    return found


def sections_of(terms: Terms, of: str = "") -> tuple[str, ...]:
    """Every section that the terms of one series, or of all, are written under, in the order of the files."""
    found: dict[str, None] = {}
    for stock in terms.stocks:
        if of in {"", stock.name}:
            cites = [clause.cite for clause in stock.clauses] + [line.cite for line in stock.lines]
            cites += [left_out.cite for left_out in stock.not_encoded]
            found.update((cite.section, None) for cite in cites if cite.section.startswith("§"))
    return tuple(found)
