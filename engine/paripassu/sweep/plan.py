"""What a sweep is to do, cut into parts that can be computed anywhere, in any order, and again."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence

from attrs import evolve, field, frozen

import paripassu
from paripassu.model.claims import Structure
from paripassu.sweep.amounts import Listed
from paripassu.sweep.line import Grid, Line, number

# A part of so many figures is some sixteen megabytes: few enough to keep many in memory, and worth a journey.
FIGURES = 2**21
_MOST_ROWS = 2**18
# The columns that are not payees; classes have names that begin with a capital.
TERMS, READINGS, ASSETS, SETTLED, UNCLAIMED = "terms", "readings", "assets", "is_settled", "unclaimed"


@frozen
class Case:
    """One structure to pay out, named by its terms and the readings chosen; `mark` tells it from all others."""

    terms: str
    readings: str
    mark: str
    structure: Structure = field(eq=False, repr=False)

    @property
    def payees(self) -> tuple[str, ...]:
        """Names of carve-outs and claims, in the order in which curves have them."""
        structure = self.structure
        return (*(own.name for own in structure.carve_outs), *(own.name for own in structure.claims))


@frozen
class Job:
    """One part of a sweep: the numbers from `low` to `high` of a grid, or the numbers listed, of one case.

    `end` is above every number that the line is asked for; `columns` are the payees of the whole sweep. `release` is
    that of the planner: only the same one computes the same.
    """

    number: int
    case: Case
    line: Line
    end: int
    low: int
    high: int
    columns: tuple[str, ...]
    numbers: tuple[int, ...] | None = None
    release: str = paripassu.__version__


@frozen
class Plan:
    """All cases with all amounts, in parts of so many rows."""

    cases: tuple[Case, ...]
    amounts: Grid | Listed
    columns: tuple[str, ...]
    rows_of_part: int

    @property
    def rows(self) -> int:
        """How many rows come out in all."""
        return len(self.cases) * self.amounts.count

    @property
    def parts_of_case(self) -> int:
        """How many parts each case has."""
        return -(-self.amounts.count // self.rows_of_part)

    @property
    def parts(self) -> int:
        """How many parts there are in all."""
        return len(self.cases) * self.parts_of_case

    @property
    def mark(self) -> str:
        """What tells the results of this plan from those of any other, or of another release."""
        cases = [(case.terms, case.readings, case.mark) for case in self.cases]
        words = repr((paripassu.__version__, cases, self.amounts.mark, self.columns, self.rows_of_part))
        return _mark(words)

    def rows_in(self, part: int) -> int:
        """How many rows a part has."""
        low = part % self.parts_of_case * self.rows_of_part
        return min(self.rows_of_part, self.amounts.count - low)

    def jobs(self, done: Collection[int]) -> Iterator[Job]:
        """The parts still to do, in order."""
        for place, case in enumerate(self.cases):
            first = place * self.parts_of_case
            if done and all(part in done for part in range(first, first + self.parts_of_case)):
                continue
            whole = self._grid(self.amounts, case) if isinstance(self.amounts, Grid) else self._listed(case, done)
            for part, job in enumerate(whole, first):
                if job is not None and part not in done:
                    yield evolve(job, number=part)

    def _grid(self, own: Grid, case: Case) -> Iterator[Job]:
        for low in range(0, own.count, self.rows_of_part):
            high = min(low + self.rows_of_part, own.count)
            yield Job(0, case, own.line, own.count, low, high, self.columns)

    def _listed(self, case: Case, done: Collection[int]) -> Iterator[Job | None]:
        if isinstance(self.amounts, Grid):
            return
        first = self.cases.index(case) * self.parts_of_case
        for part, chunk in enumerate(self.amounts.chunks(self.rows_of_part), first):
            if part in done:
                yield None
                continue
            line, numbers = number(chunk)
            # Few different ends, so that few tables are made of one curve.
            end = 2 ** max(numbers).bit_length()
            yield Job(0, case, line, end, 0, len(numbers), self.columns, tuple(numbers))


def case_of(terms: str, readings: str, structure: Structure) -> Case:
    """A case, without the holders and the clauses, which a sweep does not need and nobody should have to carry."""
    bare = Structure(
        tuple(evolve(claim, cite=None) for claim in structure.claims),
        tuple(evolve(own, cite=None) for own in structure.carve_outs),
        tuple(evolve(share, cite=None) for share in structure.pool),
    )
    return Case(terms, readings, _mark(repr(bare)), bare)


def plan(cases: Sequence[Case], amounts: Grid | Listed) -> Plan:
    """A sweep over cases and amounts; payees of all cases become the columns, in the order first met."""
    columns = tuple(dict.fromkeys(name for case in cases for name in case.payees))
    rows = min(max(FIGURES // (len(columns) + 2), 1), _MOST_ROWS)
    return Plan(tuple(cases), amounts, columns, rows)


def _mark(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
