"""One clause while it is resolved: its items by kind, each to be read once, with the place that states it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import TypeVar

from attrs import define, field

from paripassu.diagnostics.codes import ANSWER_MISSING, CLASHING_CLAUSES, SAID_TWICE, UNKNOWN_SECTION
from paripassu.diagnostics.findings import Label
from paripassu.diagnostics.suggest import did_you_mean
from paripassu.diagnostics.words import quote
from paripassu.model.citations import Cite, Item
from paripassu.model.quantities import Expression, Unit
from paripassu.resolve.amounts import resolve_amount
from paripassu.resolve.outline import ClauseOutline, Written
from paripassu.resolve.readings import Settled, topic_of
from paripassu.resolve.scope import Scope
from paripassu.syntax.nodes import Phrase, Word

V = TypeVar("V")


@define(eq=False, repr=False)
class ClauseScope:
    """All items of one kind of clause of one stock, whichever heads they stand under.

    Readers take the clause and an item and give its value, or None after a finding.
    """

    scope: Scope
    stock: str
    outlines: list[ClauseOutline]
    settled: Settled
    sections: dict[str, None]
    _decided: dict[int, tuple[str, str]] = field(factory=dict)

    @property
    def kind(self) -> str:
        """Which kind of clause it is."""
        return self.outlines[0].kind

    @property
    def head(self) -> Phrase:
        """The phrase of the first head, such as `conversion into Common`."""
        return self.outlines[0].block.head.phrases()[0]

    @property
    def cite(self) -> Cite:
        """The clause as a whole."""
        first = self.outlines[0]
        return Cite(self.stock, first.section, first.block.words, span=first.block.span)

    def items(self, rule: str) -> list[Written]:
        """Items of one kind, in order."""
        return [item for outline in self.outlines for item in outline.items if item.rule == rule]

    def one(self, rule: str, read: Callable[[ClauseScope, Written], V | None]) -> Item[V] | None:
        """The value that a clause can have only one of; saying it twice is no harm, saying two things is."""
        found: Item[V] | None = None
        for written in self.items(rule):
            item = self._read(written, read)
            if item is None:
                continue
            if found is not None and found.value != item.value:
                self.clash(found.cite, item.cite)
            found = found or item
        return found

    def every(self, rule: str, read: Callable[[ClauseScope, Written], V | None]) -> tuple[Item[V], ...]:
        """All values of a kind that a clause can have several of."""
        items = [self._read(written, read) for written in self.items(rule)]
        return tuple(item for item in items if item is not None)

    def each(self, rule: str, read: Callable[[ClauseScope, Written], tuple[V, ...]]) -> tuple[Item[V], ...]:
        """The values of lines that each list several, every value with the place of its line; none twice."""
        found: dict[V, Item[V]] = {}
        for written in self.items(rule):
            values = read(self, written)
            cite = self.cite_of(written)
            for value in values:
                found.setdefault(value, Item(value, cite))
        return tuple(found.values())

    def _read(self, written: Written, read: Callable[[ClauseScope, Written], V | None]) -> Item[V] | None:
        value = read(self, written)
        return None if value is None else Item(value, self.cite_of(written))

    def cite_of(self, written: Written) -> Cite:
        """Where an item stands, with the reading that decided it."""
        words = written.words
        readings: tuple[str, ...] = ()
        decided = self._decided.get(id(written))
        if decided is not None:
            readings = (decided[0],)
            words = f"{words}; {decided[1]}"
        return Cite(self.stock, written.section, words, readings, written.node.span)

    def answer(self, written: Written, *inline: str) -> Phrase | None:
        """The answer to the question that an item leaves open: the reading chosen, or what the item itself says.

        `inline` are the rules that an answer on the item's own line may have.
        """
        if written.node.readings:
            topic = topic_of(self.kind, written.rule, written)
            reading = self.settled.reading(self.stock, topic)
            node = self.settled.answer(self.stock, topic, written)
            self._decided[id(written)] = (f"{reading.name}={reading.chosen}", written.say(node))
            return node.phrase
        found = written.node.phrase.phrase(*inline)
        if found is None:
            message = f"{quote(written.words)} asks a question and does not answer it."
            hint = "Write the answer behind it, or one `reading` line for each possible answer below it."
            self.scope.report(ANSWER_MISSING, message, written.node.span, hint)
        return found

    def clash(self, first: Cite, second: Cite) -> None:
        """Put on record that two lines of one kind of clause cannot both be meant."""
        message = (
            f"{self.stock} says two things: {quote(first.words)} in {first.section}, "
            f"and {quote(second.words)} in {second.section}."
        )
        also = (Label(first.span, "first here"),)
        self.scope.report(CLASHING_CLAUSES, message, second.span, "Keep the one that the paper has.", also)

    def look_for_repeats(self, written: Written, about: Mapping[str, str]) -> None:
        """Report a part of a line that says a second time what another part has said, alike or otherwise.

        `about` says of the rule of each part what it speaks of; all other parts may come as often as they like.
        """
        first: dict[str, Phrase] = {}
        for part in written.node.phrase.phrases():
            topic = about.get(part.rule)
            if topic in first:
                also = (Label(first[topic].span, "first here"),)
                self.scope.report(SAID_TWICE, f"This line says twice {topic}.", part.span, "Keep one of them.", also)
            elif topic is not None:
                first[topic] = part

    # What words stand for

    def amount(self, written: Written, what: str, zero_allowed: bool = False) -> Fraction | None:
        """The first amount of an item, exact."""
        return self.scope.amount(written.node.phrase.words()[0], what, zero_allowed)

    def expression(self, written: Written, unit: Unit, what: str) -> Expression | None:
        """The amount that an item states as an expression, or that its reading does."""
        phrase = self.answer(written) if written.node.readings else written.node.phrase.phrases()[0]
        return None if phrase is None else resolve_amount(self.scope, phrase, unit, what)

    def day(self, word: Word) -> date | None:
        """The day that a date names."""
        return self.scope.day(word)

    def name(self, phrase: Phrase) -> str:
        """The class or series that a phrase `stock` names."""
        return self.scope.stock(phrase.words()[0])

    def section(self, word: Word) -> str:
        """A section that the terms cite, which must be in them, itself or by a part of it."""
        cited = word.text
        if not any(section == cited or section.startswith(f"{cited}(") for section in self.sections):
            hint = did_you_mean(cited, self.sections) or "Its sections are those that its clauses and items carry."
            message = f"{self.stock} has no section {quote(cited)}."
            self.scope.report(UNKNOWN_SECTION, message, word.span, hint)
        return cited

    def names(self, phrase: Phrase) -> tuple[str, ...]:
        """All classes and series that a phrase names directly."""
        return tuple(self.name(stock) for stock in phrase.phrases("stock"))
