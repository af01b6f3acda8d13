"""What a series says, concept by concept, brought to one form once: so that comparing two of a thousand costs little.

Names of stock that two series would be given for each other's (its own, its class, its Common) are replaced by marks,
so that no series has to be put in the place of another. Two things hang on the other side and are worked out for it: a
mention of the very series that it is compared with, and which concepts both have under a section that is protected.
"""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.compare.concepts import CONCEPTS, CONTROL, ECONOMICS, NONE, PROCEDURE, WORDING, Concept, concept_of
from paripassu.compare.differences import Items, Key, said_by
from paripassu.compare.normal import Normal, folded, meaning_of, places_of, sections_in
from paripassu.compare.renaming import mentioned, renamed
from paripassu.model.terms import Stock, Terms
from paripassu.value import Value, frozen

WEIGHTS = {NONE: 0, WORDING: 0, PROCEDURE: 1, CONTROL: 3, ECONOMICS: 6}
# No name of stock begins so.
_SELF, _CLASS, _COMMON, _OTHER = "\0series", "\0class", "\0common", "\0other"
_PLACES = {(each.clause, each.field): place for place, each in enumerate(CONCEPTS)}

Form = tuple[tuple[int, int], ...]
Known = dict[object, int]


@frozen(eq=False, repr=False)
class _Open(Value):
    """What a series says of a concept in words that hang on the other side."""

    items: Items
    mentions: frozenset[str]
    sections: frozenset[str]


class Table:
    """One series; `known` numbers all values of all tables, so that equal ones have one number."""

    __slots__ = ("_forms", "_known", "_open", "_places", "_stock", "concepts", "name", "plain", "total", "weights")

    def __init__(self, terms: Terms, stock: Stock, known: Known) -> None:
        """Bring all that the series says to one form."""
        names = {each.name: each.name for each in (terms.common,) if each is not None}
        names = {**dict.fromkeys(names, _COMMON), **({stock.of: _CLASS} if stock.of else {}), stock.name: _SELF}
        self.name = stock.name
        self._known = known
        self._stock = renamed(stock, names)
        self._places = places_of(self._stock)
        self._forms: dict[tuple[Key, str, frozenset[str]], Form] = {}
        self._open: dict[Key, _Open] = {}
        self.plain: dict[Key, Form | None] = {}
        others = frozenset(each.name for each in terms.stocks) - set(names)
        said = said_by(self._stock)
        self.concepts = frozenset(f"{key[0]}.{key[1]}" for key in said)
        self.weights = {key: WEIGHTS[concept_of(*key).grade] for key in said}
        self.total = sum(self.weights.values())
        for key, items in said.items():
            self._take(key, items, others)

    def _take(self, key: Key, items: Items, others: frozenset[str]) -> None:
        values = tuple(item.value for item in items)
        mentions = frozenset(mentioned(values, others))
        cited = {
            concept for section in sections_in(values) for concept in meaning_of(section, self._places, self.concepts)
        }
        if mentions or cited:
            self._open[key] = _Open(items, mentions, frozenset(cited))
            self.plain[key] = None
        else:
            self.plain[key] = self._form(items, Normal(self._stock, self.concepts))

    def _form(self, items: Items, normal: Normal) -> Form:
        found = []
        for item in items:
            structured = normal.of(item.value)
            found.append((self._number(structured), self._number(folded(structured, self._stock))))
        return tuple(sorted(found))

    def _number(self, value: object) -> int:
        return self._known.setdefault(value, len(self._known))

    def beside(self, key: Key, other: Table) -> Form:
        """What the series says of a concept, as it is to be compared with another."""
        plain = self.plain[key]
        if plain is not None:
            return plain
        waiting = self._open[key]
        other_name = other.name if other.name in waiting.mentions else ""
        shared = waiting.sections & other.concepts
        place = (key, other_name, shared)
        if place not in self._forms:
            items = renamed(waiting.items, {other_name: _OTHER}) if other_name else waiting.items
            self._forms[place] = self._form(items, Normal(self._stock, self.concepts & shared))
        return self._forms[place]


def differing(one: Table, other: Table) -> Iterator[Key]:
    """The concepts that both state and of which they say different things."""
    theirs = other.plain
    for key, mine in one.plain.items():
        if key in theirs and (mine is None or mine != theirs[key]) and not _alike(key, one, other):
            yield key


def _alike(key: Key, one: Table, other: Table) -> bool:
    """Alike as structured, or once worked out, each value of one side among those of the other."""
    forms = one.beside(key, other), other.beside(key, one)
    if forms[0] == forms[1]:
        return True
    for mine, theirs in (forms, forms[::-1]):
        structured, worked_out = {pair[0] for pair in theirs}, {pair[1] for pair in theirs}
        if any(pair[0] not in structured and pair[1] not in worked_out for pair in mine):
            return False
    return True


def apart(one: Table, other: Table) -> tuple[int, int]:
    """The weight of what differs, and of all that either states."""
    shared = sum(weight for key, weight in one.weights.items() if key in other.weights)
    different = sum(one.weights[key] for key in differing(one, other))
    stated = one.total + other.total - shared
    return stated - shared + different, stated


def drivers(one: Table, other: Table) -> list[Concept]:
    """The concepts in which two series differ, those that weigh most first, else in the order of a certificate."""
    found = {
        *(key for key in one.plain if key not in other.plain),
        *(key for key in other.plain if key not in one.plain),
        *differing(one, other),
    }
    ordered = sorted(found, key=lambda key: _PLACES.get(key, len(_PLACES)))
    return sorted((concept_of(*key) for key in ordered), key=lambda each: -WEIGHTS[each.grade])
