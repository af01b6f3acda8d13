"""Two series compared by their terms: the differences with their effects, what is the same, what cannot be compared."""

from __future__ import annotations

from attrs import evolve, field

from paripassu.compare.attributes import altered, names_of
from paripassu.compare.concepts import ECONOMICS, Concept
from paripassu.compare.differences import Difference, differences, grade_of, said_of
from paripassu.compare.figures import FigureChange, changes, figures
from paripassu.compare.fitting import fit
from paripassu.compare.renaming import renamed
from paripassu.model.citations import Item, NotEncoded, Reading
from paripassu.model.clauses import Clause, Designation
from paripassu.model.terms import Stock, Terms
from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class SeriesComparison(Value):
    """Two series side by side; `ours` and `theirs` are as they stand in their own files.

    `figures` are the key figures that differ with everything taken together; `lacks` are classes that the second names
    and the company of the first does not have.
    """

    ours: Stock
    theirs: Stock
    differences: tuple[Difference, ...]
    same: tuple[Concept, ...]
    figures: tuple[FigureChange, ...]
    lacks: tuple[str, ...] = ()
    questions: tuple[tuple[Reading, ...], tuple[Reading, ...]] = field(default=((), ()))

    @property
    def grade(self) -> str:
        """How much the two differ at most."""
        return grade_of(self.differences)

    @property
    def left_out(self) -> tuple[tuple[NotEncoded, ...], tuple[NotEncoded, ...]]:
        """What either side does not encode, so that it cannot be compared."""
        return self.ours.not_encoded, self.theirs.not_encoded

    @property
    def gains(self) -> dict[str, int]:
        """How many differences of the gravest grade each party gains by; "depends" counts those that depend."""
        counts: dict[str, int] = {}
        for each in self.differences:
            if each.grade == self.grade:
                counts[each.gains] = counts.get(each.gains, 0) + 1
        return counts


def compare_series(ours: Terms, theirs: Terms, name: str, other: str) -> SeriesComparison:
    """Compare a series of one term set with a series of another (or the same) by what they say."""
    mine, guest = _stock(ours, name), _stock(theirs, other)
    fitted = fit(ours, theirs, name, other)
    stock = _stock(fitted.terms, name)
    found = differences(mine, stock)
    different = {each.concept.key for each in found}
    said = {concept.key for concept in said_of(stock)}
    before = figures(ours, mine)
    return SeriesComparison(
        mine,
        guest,
        tuple(_in_own_names(_with_effects(each, ours, (mine, stock)), dict(fitted.names)) for each in found),
        tuple(each for each in said_of(mine) if each.key not in different and each.key in said),
        changes(before, figures(fitted.terms, stock)),
        fitted.lacks,
        (_questions(ours, mine), _questions(theirs, guest)),
    )


def _in_own_names(difference: Difference, names: dict[str, str]) -> Difference:
    """The second side in the names of its own company, as its lines have it."""
    if not names:
        return difference
    theirs = evolve(difference.theirs, values=renamed(difference.theirs.values, names))
    parts = tuple(evolve(part, theirs=renamed(part.theirs, names)) for part in difference.parts)
    return evolve(difference, theirs=theirs, parts=parts)


def _stock(terms: Terms, name: str) -> Stock:
    stock = terms.stock(name)
    if stock is None:
        raise AssertionError(f"{name} is not there to be compared")
    return stock


def _questions(terms: Terms, stock: Stock) -> tuple[Reading, ...]:
    return tuple(reading for reading in terms.readings if reading.cite.series == stock.name)


def _with_effects(difference: Difference, terms: Terms, stocks: tuple[Stock, Stock]) -> Difference:
    """What this difference alone does to the figures of the first side."""
    if difference.grade != ECONOMICS or difference.is_question:
        return difference
    changed = with_concept(stocks[0], stocks[1], difference.concept)
    if changed is None:
        return difference
    others = tuple(changed if each.name == changed.name else each for each in terms.stocks)
    after = figures(evolve(terms, stocks=others), changed)
    return evolve(difference, effects=changes(figures(terms, stocks[0]), after))


def with_concept(ours: Stock, theirs: Stock, concept: Concept) -> Stock | None:
    """The first series with one concept as the second has it; None where neither has the clause."""
    guest = _clause(theirs, concept.clause)
    host = _clause(ours, concept.clause)
    if guest is None and host is None:
        return None
    if host is None or guest is None:
        moved = _alone(host or guest, concept.field, is_kept=host is None)
    else:
        moved = altered(host, {concept.field: getattr(guest, concept.field)})
    clauses = tuple(moved if each is host else each for each in ours.clauses) + (() if host is not None else (moved,))
    changed = evolve(ours, clauses=clauses)
    if isinstance(moved, Designation):
        changed = evolve(changed, authorized=moved.shares, par_value=moved.par_value)
    return changed


def _alone(clause: Clause | None, name: str, *, is_kept: bool) -> Clause:
    """A clause with one field only, or with all but that one."""
    if clause is None:
        raise AssertionError("one side has the clause")
    silent: dict[str, object] = {}
    for each in names_of(type(clause)):
        value = getattr(clause, each)
        if (each != name) == is_kept and isinstance(value, Item | tuple):
            silent[each] = () if isinstance(value, tuple) else None
    return altered(clause, silent)


def _clause(stock: Stock, kind: str) -> Clause | None:
    return next((clause for clause in stock.clauses if type(clause).__name__ == kind), None)
