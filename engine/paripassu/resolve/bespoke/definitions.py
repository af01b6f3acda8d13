"""Amounts and days by the names that general rules give them: each is read once, when it is first named."""

from __future__ import annotations

from attrs import define, field, frozen

from paripassu.diagnostics.codes import AMOUNT_IN_A_CIRCLE, CLASHING_CLAUSES, UNITS_DO_NOT_FIT
from paripassu.diagnostics.findings import Label
from paripassu.diagnostics.words import quote
from paripassu.model.general import Definition, Moment
from paripassu.model.quantities import Defined, Either, Expression, Unit
from paripassu.model.terms import Stock
from paripassu.resolve.amounts import measure
from paripassu.resolve.bespoke.conditions import resolve_conditions
from paripassu.resolve.bespoke.moments import resolve_moment
from paripassu.resolve.bespoke.precedence import report_circles
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written
from paripassu.resolve.scope import Scope
from paripassu.syntax.nodes import Phrase
from paripassu.value import Value

Key = tuple[str, str]


@frozen(eq=False, repr=False)
class Place(Value):
    """Where a name is defined."""

    clause: ClauseScope
    written: Written


@define(eq=False, repr=False)
class Definitions:
    """All definitions of a company, by series and name; `current` is the series whose terms are being read."""

    current: str = ""
    _places: dict[Key, Place] = field(factory=dict)
    _found: dict[Key, Definition | None] = field(factory=dict)
    _open: list[Key] = field(factory=list)
    _scopes: list[Scope] = field(factory=list)

    def declare(self, clause: ClauseScope) -> None:
        """Take the names that the rules of a series define; a name stands for one thing."""
        self._scopes.append(clause.scope)
        for written in clause.items("define"):
            name = name_of(written.node.phrase.phrases("defined")[0])
            first = self._places.setdefault((clause.stock, name), Place(clause, written))
            if first.written is not written:
                message = f"{quote(name)} is defined twice."
                also = (Label(first.written.node.span, "first here"),)
                clause.scope.report(CLASHING_CLAUSES, message, written.node.span, "Keep one definition.", also)

    def amount(self, phrase: Phrase) -> tuple[Expression, Unit] | None:
        """The amount that a name stands for; None, with a finding, where there is none."""
        found = self._look_up(phrase)
        if found is None:
            return None
        key, definition = found
        if definition.amount is None or definition.unit is None:
            scope = self._places[key].clause.scope
            message = f"{quote(key[1])} is a day, and an amount is needed here."
            scope.report(
                UNITS_DO_NOT_FIT, message, phrase.span, "Compare a day with `has come` or `have passed since`."
            )
            return None
        return Defined(key[1], key[0], definition.amount), definition.unit

    def moment(self, phrase: Phrase) -> Moment | None:
        """The day that a name stands for; None, with a finding, where there is none."""
        found = self._look_up(phrase)
        if found is None:
            return None
        key, definition = found
        if definition.moment is None:
            scope = self._places[key].clause.scope
            message = f"{quote(key[1])} is an amount, and a day is needed here."
            scope.report(UNITS_DO_NOT_FIT, message, phrase.span, "Define it as a day: `define Maturity as 2009-03-31`.")
            return None
        return Moment(name=key[1], base=definition.moment)

    def owner(self, phrase: Phrase) -> Key | None:
        """Whose a defined name is."""
        found = self._look_up(phrase)
        return None if found is None else found[0]

    def definition(self, clause: ClauseScope, written: Written) -> Definition | None:
        """What one line defines."""
        name = name_of(written.node.phrase.phrases("defined")[0])
        place = self._places[clause.stock, name]
        return self._resolved((clause.stock, name)) if place.written is written else None

    def _look_up(self, phrase: Phrase) -> tuple[Key, Definition] | None:
        name = name_of(phrase)
        own = (self.current, name)
        key = own if own in self._places else next((each for each in self._places if each[1] == name), None)
        if key is None:
            return None
        definition = self._resolved(key, phrase)
        return None if definition is None else (key, definition)

    def report_circles(self, stocks: tuple[Stock, ...]) -> None:
        """Find sections of a series that prevail over each other in a circle."""
        for scope in self._scopes[:1]:
            for stock in stocks:
                report_circles(scope, stock.clauses)

    def names(self) -> tuple[str, ...]:
        """All names that are defined."""
        return tuple(dict.fromkeys(name for _, name in self._places))

    def _resolved(self, key: Key, named: Phrase | None = None) -> Definition | None:
        if key in self._found:
            return self._found[key]
        place = self._places[key]
        if key in self._open:
            trail = [name for _, name in self._open[self._open.index(key) :]] + [key[1]]
            shown = " by ".join(quote(name) for name in trail)
            span = place.written.node.span if named is None else named.span
            message = f"An amount of {key[0]} is defined by itself: {shown}."
            place.clause.scope.report(AMOUNT_IN_A_CIRCLE, message, span, "Define one of them without the others.")
            return None
        scope = place.clause.scope
        outer, inner = (self.current, scope.clause_now), (key[0], place.clause)
        self.current, scope.clause_now = inner
        self._open.append(key)
        found = _read(place, key[1])
        self._open.pop()
        self.current, scope.clause_now = outer
        self._found[key] = found
        return found


def name_of(phrase: Phrase) -> str:
    """A defined name, which may be of several words."""
    return " ".join(word.text for word in phrase.words("NAME"))


def _read(place: Place, name: str) -> Definition | None:
    clause, scope = place.clause, place.clause.scope
    if name in scope.names:
        message = f"{quote(name)} is a class or series already, so it cannot be defined as something else."
        also = (Label(scope.names[name], "declared here"),)
        scope.report(CLASHING_CLAUSES, message, place.written.node.span, "Choose another name.", also)
        return None
    parts = place.written.node.phrase.phrases()[1:]
    phrase = parts[0] if parts and not place.written.node.readings else clause.answer(place.written)
    if phrase is None:
        return None
    if phrase.rule in {"that_day", "first_issue", "later_day"}:
        moment = resolve_moment(clause, phrase)
        return None if moment is None else Definition(name, moment=moment)
    measured = _either(clause, phrase) if phrase.rule == "either" else measure(scope, phrase)
    return None if measured is None else Definition(name, measured[0], unit=measured[1])


def _either(clause: ClauseScope, phrase: Phrase) -> tuple[Expression, Unit] | None:
    first, conditions, second = phrase.phrases()
    one, other = measure(clause.scope, first), measure(clause.scope, second)
    held = resolve_conditions(clause, conditions)
    if one is None or other is None or held is None:
        return None
    if one[1].powers != other[1].powers:
        message = f"A {one[1].name} and a {other[1].name} cannot stand for one thing."
        clause.scope.report(UNITS_DO_NOT_FIT, message, phrase.span, "Give both sides the same unit.")
        return None
    return Either(held, one[0], other[0]), one[1]
