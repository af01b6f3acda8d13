"""What differs between two series, concept by concept, and who gains by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import field

from paripassu.compare.attributes import names_of
from paripassu.compare.concepts import CONCEPTS, DEPENDS, GRADES, NONE, WORDING, Concept, concept_of
from paripassu.compare.figures import FigureChange
from paripassu.compare.measures import more_or_less
from paripassu.compare.normal import Normal, folded
from paripassu.model.citations import Cite, Item
from paripassu.model.terms import Stock
from paripassu.value import Value, frozen

# What a court makes of silence is not ours to say.
_SILENCE = "what is read into the silence"


@frozen(eq=False, repr=False)
class Side(Value):
    """What one side says of a concept: the values that the other side does not have, and where they stand."""

    values: tuple[object, ...] = ()
    cites: tuple[Cite, ...] = ()

    @property
    def is_silent(self) -> bool:
        """Whether it says nothing of the concept."""
        return not self.cites


@frozen(eq=False, repr=False)
class Part(Value):
    """One detail in which two values differ: the field's name (with dots for what lies deeper) and both values."""

    name: str
    ours: object
    theirs: object


@frozen(eq=False, repr=False)
class Difference(Value):
    """One concept in which two series differ.

    `gains` is who gains where the second takes the place of the first ("depends": then `on` something). `is_question`
    says that both are read alike here and only one leaves the question open. `effects` are the figures that change when
    nothing but this concept changes.
    """

    concept: Concept
    ours: Side
    theirs: Side
    grade: str
    gains: str
    on: str = ""
    parts: tuple[Part, ...] = ()
    is_question: bool = False
    effects: tuple[FigureChange, ...] = field(default=())

    @property
    def is_in_one_only(self) -> bool:
        """Whether one side is silent."""
        return self.ours.is_silent or self.theirs.is_silent


def differences(ours: Stock, theirs: Stock) -> tuple[Difference, ...]:
    """All concepts in which two series of one name differ, the gravest first, in the order of the certificate."""
    said = said_by(ours), said_by(theirs)
    shared = frozenset(f"{key[0]}.{key[1]}" for key in said[0].keys() & said[1].keys())
    normal = Normal(ours, shared), Normal(theirs, shared)
    found: list[Difference] = []
    for concept in concepts_of(said):
        key = (concept.clause, concept.field)
        one, other = said[0].get(key, ()), said[1].get(key, ())
        if one or other:
            found += _of_concept(concept, (one, other), normal, (ours, theirs))
    return tuple(sorted(found, key=lambda each: -GRADES.index(each.grade)))


Items = tuple[Item[object], ...]
Key = tuple[str, str]
Said = dict[Key, Items]


def said_of(stock: Stock) -> tuple[Concept, ...]:
    """The concepts that a series says something of."""
    return concepts_of((said_by(stock),))


def concepts_of(said: Iterable[Said]) -> tuple[Concept, ...]:
    """All concepts of which something is said, in the order of the registry."""
    keys = dict.fromkeys(key for each in said for key in each)
    known = [concept for concept in CONCEPTS if (concept.clause, concept.field) in keys]
    return (*known, *(concept_of(*key) for key in keys if concept_of(*key) not in known))


def said_by(stock: Stock) -> Said:
    """What a series or class says, by class and field of the model."""
    found: Said = {}
    for clause in stock.clauses:
        for name in names_of(type(clause)):
            items = _items(getattr(clause, name), clause.cite) if name != "cite" else ()
            if items:
                found[type(clause).__name__, name] = items
    return found if stock.is_series else {**found, **_said_of_class(stock)}


def _said_of_class(stock: Stock) -> Said:
    """What the charter says of a class: numbers that for a series stand in its designation."""
    found: Said = {}
    for name in ("authorized", "par_value", "votes"):
        item = getattr(stock, name)
        if item is not None:
            found["Stock", name] = (item,)
    if stock.is_blank_check:
        found["Stock", "is_blank_check"] = (Item(value=True, cite=stock.cite),)
    return found


def _items(value: object, cite: Cite) -> Items:
    if value is None or value == ():
        return ()
    if isinstance(value, Item):
        return (value,)
    if isinstance(value, tuple):
        return tuple(each if isinstance(each, Item) else Item(each, cite) for each in value)
    return (Item(value, cite),)


def _of_concept(
    concept: Concept, said: tuple[Items, Items], normal: tuple[Normal, Normal], stocks: tuple[Stock, Stock]
) -> Iterator[Difference]:
    keys = [[_key(item, own, stock) for item in items] for items, own, stock in zip(said, normal, stocks, strict=True)]
    left = [
        tuple(item for item, key in zip(items, own, strict=True) if not _is_among(key, other))
        for items, own, other in zip(said, keys, reversed(keys), strict=True)
    ]
    if left[0] or left[1]:
        yield _difference(concept, said, (left[0], left[1]), stocks)
    elif _is_open(said[0]) != _is_open(said[1]):
        yield Difference(concept, _side(said[0]), _side(said[1]), WORDING, DEPENDS, "how it is read", is_question=True)


Forms = tuple[object, object]


def _key(item: Item[object], normal: Normal, stock: Stock) -> Forms:
    """A value as structured, and worked out: alike in either is alike."""
    structured = normal.of(item.value)
    return structured, folded(structured, stock)


def _is_among(key: Forms, others: list[Forms]) -> bool:
    return any(key[0] == other[0] or key[1] == other[1] for other in others)


def _is_open(items: Items) -> bool:
    return any(item.cite.readings for item in items)


def _side(items: Items) -> Side:
    cites = {(str(item.cite), item.cite.words): item.cite for item in items}
    return Side(tuple(item.value for item in items), tuple(cites.values()))


def _difference(
    concept: Concept, said: tuple[Items, Items], left: tuple[Items, Items], stocks: tuple[Stock, Stock]
) -> Difference:
    sides = [
        _side(items) if items or not whole else Side((), _side(whole).cites)
        for items, whole in zip(left, said, strict=True)
    ]
    sign = _sign(concept, said, left, stocks)
    gains = {1: concept.favor.more, -1: concept.favor.less}.get(sign, DEPENDS)
    is_silent = not said[0] or not said[1]
    on = "" if gains != DEPENDS else concept.favor.on or (_SILENCE if is_silent else "what happens")
    parts: tuple[Part, ...] = ()
    if len(left[0]) == len(left[1]) == 1:
        parts = tuple(_parts("", left[0][0].value, left[1][0].value))
    return Difference(concept, sides[0], sides[1], concept.grade, gains, on, parts)


def _sign(concept: Concept, said: tuple[Items, Items], left: tuple[Items, Items], stocks: tuple[Stock, Stock]) -> int:
    """Whether the second side has more of a concept (1) or less (-1); 0 where that cannot be said."""
    if not said[0] or not said[1]:
        there = 1 if said[1] else -1
        if (said[0] or said[1])[0].value in (False, None):
            # To deny a thing is to have as little of it as to be silent.
            return 0
        return {"less": there, "more": -there}.get(concept.absent, 0)
    if len(left[0]) == len(left[1]) == 1:
        return more_or_less(left[0][0].value, left[1][0].value, stocks)
    if not left[0] or not left[1]:
        return 1 if left[1] else -1
    return 0


def _parts(name: str, ours: object, theirs: object) -> Iterator[Part]:
    """The details in which two values of one class differ."""
    if ours == theirs:
        return
    if type(ours) is not type(theirs) or not names_of(type(ours)):
        if name:
            yield Part(name, ours, theirs)
        return
    for each in names_of(type(ours)):
        yield from _parts(f"{name}.{each}" if name else each, getattr(ours, each), getattr(theirs, each))


def grade_of(found: tuple[Difference, ...]) -> str:
    """The gravest grade among differences; "none" where there are none."""
    return max((each.grade for each in found), key=GRADES.index, default=NONE)


def concept_named(clause: type, name: str) -> Concept:
    """The concept of a field of a clause class."""
    return concept_of(clause.__name__, name)
