"""Two payout curves laid over each other: where somebody's payment differs, by how much, and where it is the same.

Both curves are straight between their breakpoints, so their difference is straight between the breakpoints of both
together: what is said of it holds at every amount, and nothing is sampled. Where a payment jumps, the amount itself and
what lies just above it are kept apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from attrs import evolve

from paripassu.value import Value, frozen
from paripassu.waterfall.curve import PayoutCurve, Piece

ZERO = Fraction(0)


@frozen(eq=False, repr=False)
class Segment(Value):
    """A straight piece of a difference: `at_start` dollars at `start`, `rate` of each dollar more, up to `end`.

    A segment with `is_open` begins just above its start; one without `end` goes on for ever. A segment that ends where
    it starts is one amount alone. `end_is_open` says that the end belongs to the next segment.
    """

    start: Fraction
    end: Fraction | None
    at_start: Fraction
    rate: Fraction
    is_open: bool = False
    end_is_open: bool = True

    @property
    def at_end(self) -> Fraction | None:
        """The difference toward the end; None where it goes on for ever and changes."""
        if self.end is None:
            return self.at_start if not self.rate else None
        return self.at_start + self.rate * (self.end - self.start)


@frozen(eq=False, repr=False)
class Stretch(Value):
    """Amounts between which a difference has one sign (1: the second pays more, -1: less, 0: both pay the same).

    `most` is the largest difference in dollars and `most_at` where it is reached, or approached; both are None where
    it grows for ever. `pieces` counts the straight pieces that prove it.
    """

    start: Fraction
    end: Fraction | None
    sign: int
    most: Fraction | None
    most_at: Fraction | None
    pieces: int
    is_open: bool = False
    end_is_open: bool = True


@frozen(eq=False, repr=False)
class PayeeDifference(Value):
    """One payee under both term sets; `crossings` are amounts at which the one that pays more changes."""

    payee: str
    other: str
    segments: tuple[Segment, ...]
    stretches: tuple[Stretch, ...]
    crossings: tuple[Fraction, ...]

    @property
    def is_same(self) -> bool:
        """Whether both pay the same at every amount."""
        return all(not stretch.sign for stretch in self.stretches)

    def __call__(self, assets: Fraction) -> Fraction:
        """Dollars by which the second pays more at so many dollars of assets."""
        for segment in reversed(self.segments):
            if segment.start < assets or (segment.start == assets and not segment.is_open):
                return segment.at_start + segment.rate * (assets - segment.start)
        return ZERO


@frozen(eq=False, repr=False)
class PayoutComparison(Value):
    """All payees of two curves; `up_to` ends what was looked at, None where it goes on for ever."""

    payees: tuple[PayeeDifference, ...]
    breakpoints: tuple[int, int]
    up_to: Fraction | None = None

    @property
    def is_same(self) -> bool:
        """Whether nobody ever gets anything else."""
        return all(each.is_same for each in self.payees)


def compare_payouts(ours: PayoutCurve, theirs: PayoutCurve, names: Mapping[str, str]) -> PayoutComparison:
    """Compare all payees; `names` says what a payee of the first is called in the second, if not the same."""
    rows = []
    for payee in ours.payees:
        other = names.get(payee, payee)
        pieces = theirs.pieces(other) if other in theirs.payees else ()
        rows.append(_payee(payee, other, ours.pieces(payee), pieces))
    known = {names.get(payee, payee) for payee in ours.payees}
    rows += [_payee(payee, payee, (), theirs.pieces(payee)) for payee in theirs.payees if payee not in known]
    return PayoutComparison(tuple(rows), (len(ours.breakpoints), len(theirs.breakpoints)), ours.up_to)


def _payee(payee: str, other: str, ours: tuple[Piece, ...], theirs: tuple[Piece, ...]) -> PayeeDifference:
    segments = tuple(_segments(ours, theirs))
    stretches = tuple(_stretches(segments))
    return PayeeDifference(payee, other, segments, stretches, tuple(_crossings(stretches)))


def _crossings(stretches: tuple[Stretch, ...]) -> Iterator[Fraction]:
    """Where one sign gives way to the other, at once or through one amount at which both pay the same."""
    parting = [one for one in stretches if one.sign or one.start != one.end]
    for before, after in pairwise(parting):
        if before.sign * after.sign < 0:
            yield after.start


Key = tuple[Fraction, bool]


def _segments(ours: tuple[Piece, ...], theirs: tuple[Piece, ...]) -> Iterator[Segment]:
    """The pieces of the difference, cut where either curve has a piece begin."""
    keys: list[Key] = sorted({(ZERO, False), *((piece.start, piece.is_open) for piece in (*ours, *theirs))})
    ends = {piece.end for piece in (*ours, *theirs)}
    last = max((end for end in ends if end is not None), default=None) if None not in ends else None
    for number, key in enumerate(keys):
        after = keys[number + 1] if number + 1 < len(keys) else None
        one, other = _at(ours, key), _at(theirs, key)
        end = after[0] if after is not None else last
        found = Segment(key[0], end, other[0] - one[0], other[1] - one[1], key[1], after is not None and not after[1])
        if end != key[0] or not found.end_is_open or after is None:
            yield from _cut(found)


def _at(pieces: tuple[Piece, ...], key: Key) -> tuple[Fraction, Fraction]:
    """Payment and rate of a curve at the start of a segment."""
    for piece in reversed(pieces):
        if (piece.start, piece.is_open) <= key:
            return piece.payment + piece.rate * (key[0] - piece.start), piece.rate
    return ZERO, ZERO


def _cut(segment: Segment) -> Iterator[Segment]:
    """A segment, parted where the difference goes through zero; zero itself is a segment of one amount."""
    if not segment.rate or (segment.end is not None and segment.end == segment.start):
        yield segment
        return
    zero = segment.start - segment.at_start / segment.rate
    if zero < segment.start or (segment.end is not None and zero > segment.end):
        yield segment
        return
    if zero > segment.start:
        yield evolve(segment, end=zero, end_is_open=True)
    if (zero > segment.start or not segment.is_open) and (zero != segment.end or not segment.end_is_open):
        yield Segment(zero, zero, ZERO, ZERO, is_open=False, end_is_open=False)
    if zero != segment.end:
        yield Segment(zero, segment.end, ZERO, segment.rate, is_open=True, end_is_open=segment.end_is_open)


def _sign(segment: Segment) -> int:
    """The sign inside a segment."""
    inside = segment.at_start or segment.rate
    return (inside > 0) - (inside < 0)


def _stretches(segments: tuple[Segment, ...]) -> Iterator[Stretch]:
    """Neighboring segments of one sign as one stretch."""
    run: list[Segment] = []
    for segment in segments:
        if run and _sign(run[-1]) != _sign(segment):
            yield _stretch(run)
            run = []
        run.append(segment)
    if run:
        yield _stretch(run)


def _stretch(run: list[Segment]) -> Stretch:
    most, place = _most(run)
    first, last = run[0], run[-1]
    return Stretch(first.start, last.end, _sign(first), most, place, len(run), first.is_open, last.end_is_open)


def _most(run: list[Segment]) -> tuple[Fraction | None, Fraction | None]:
    """The difference farthest from zero and where it first is; None where there is no farthest."""
    best, place = ZERO, run[0].start
    for segment in run:
        end = segment.at_end
        if end is None:
            return None, None
        for value, where in ((segment.at_start, segment.start), (end, segment.end or segment.start)):
            if abs(value) > abs(best):
                best, place = value, where
    return best, place
