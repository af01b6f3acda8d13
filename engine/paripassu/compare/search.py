"""The shortest story on which two term sets part ways: whole stories that are made smaller, and all short ones in turn.

Whole stories of the kind that shows a concept are told first; one on which the sides part is made smaller until nothing
can be left out. Then stories grow by one event at a time, all of one length before any of the next, so that one that is
shorter is found if it can be told with these moves. Both sides are told together, from states that are kept, so that a
story costs one event more than the story it grows from. A bounded search finds differences; it never shows that there
are none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from paripassu.compare.boundaries import Boundaries
from paripassu.compare.openings import openings
from paripassu.compare.scenes.ground import ground
from paripassu.compare.scenes.stories import stories_about
from paripassu.compare.shrinking import shrunk
from paripassu.compare.teller import States, Story, Teller, tell_both
from paripassu.compare.vocabulary import Move, moves_for
from paripassu.interpreter.state import start
from paripassu.model.terms import Terms
from paripassu.value import Value, frozen

# What a search is about that looks for any difference at all.
WHOLE = "pair"
LONGEST = 6
# Short stories of which all are told before any whole one.
_QUICK = 2
# Events that are told after one of the usual openings.
_DEEPEST = 4
# Stories that are kept to grow from; beyond it the search goes on with these and says that it was not whole.
_KEPT = 1500
# Whole stories that are told, and short ones; each takes about a millisecond.
_WHOLE_STORIES, _SHORT_STORIES = 6000, 6000
# Whole stories of the usual kind that are told before those that lie beside the terms.
_LIKELIEST = 400
_HEARD = 64
_SHUFFLE, _MODULUS = 48271, 2**31 - 1
Watch = Callable[[int], bool]


def _patiently(_tried: int) -> bool:
    return True


@frozen(eq=False, repr=False)
class Effort(Value):
    """How a search goes about it: in which order (`seed`), and who may end it.

    `watch` hears now and then how many stories were tried, and ends the search with False; `beside` are stories that
    somebody wrote about these terms.
    """

    seed: int = 0
    watch: Watch = _patiently
    beside: tuple[Story, ...] = ()


EFFORT = Effort()


@frozen(eq=False, repr=False)
class Found(Value):
    """What a search came to: the events of the story (None where none parted), and how far it looked.

    All stories of up to `longest` events were tried that can be made of `moves`; `is_whole` says that this is all there
    are, `tried` counts all that were told.
    """

    concept: str
    events: Story | None
    tried: int
    longest: int
    is_whole: bool
    moves: int
    seed: int = 0
    is_interrupted: bool = False

    @property
    def is_shortest(self) -> bool:
        """Whether all shorter stories were tried that can be made of the moves."""
        return self.events is not None and self.longest >= len(self.events) - 1


@frozen(eq=False, repr=False)
class _Node(Value):
    """A story so far, told on both sides."""

    events: Story
    names: tuple[str, ...]
    states: States
    day: date
    depth: int = 0


class _Search:
    """A search under way: what it looks for, and how much it has told."""

    __slots__ = (
        "deepest",
        "is_whole",
        "kept",
        "longest",
        "moves",
        "roots",
        "short",
        "stopped",
        "teller",
        "tried",
        "watch",
    )

    def __init__(self, terms: tuple[Terms, Terms], moves: tuple[Move, ...], roots: list[_Node], watch: Watch) -> None:
        """Begin with nothing told but the usual openings."""
        self.teller = Teller(terms)
        self.moves = moves
        self.roots = roots
        self.watch = watch
        self.tried = self.short = 0
        self.longest = 0
        self.is_whole = True
        self.stopped = False
        self.kept: dict[int, list[_Node]] = {0: [roots[0]]}

    def goes_on(self) -> bool:
        """Count one story more; false where somebody has had enough."""
        self.tried += 1
        if self.tried % _HEARD == 0 and not self.watch(self.tried):
            self.stopped = True
        return not self.stopped

    def among_whole(self, stories: Iterator[Story]) -> Story | None:
        """The first of some whole stories on which the sides part, made smaller."""
        for story in islice(stories, 0 if self.stopped else _WHOLE_STORIES):
            number = self.teller.parts_at(story)
            if number is not None:
                return shrunk(story[:number], self.teller)
            if not self.goes_on():
                return None
        return None

    def smallest(self, stories: Iterable[Story]) -> Story | None:
        """The shortest that comes of making some stories smaller; those that do not part the sides are passed over."""
        best: Story | None = None
        for story in stories:
            number = self.teller.parts_at(story)
            made = shrunk(story[:number], self.teller) if number is not None else None
            if made is not None and (best is None or len(made) < len(best)):
                best = made
            if not self.goes_on():
                break
        return best

    def of_length(self, length: int) -> Story | None:
        """The first story of so many events on which the sides part; keeps those that may grow into one."""
        grown: list[_Node] = []
        for node in self.kept[length - 1]:
            for move in self.moves:
                made = _grow(node, move)
                if made is None:
                    continue
                found, is_apart, is_useful = made
                if is_apart:
                    return found.events
                if is_useful and found.depth < _DEEPEST:
                    if len(grown) < _KEPT:
                        grown.append(found)
                    else:
                        self.is_whole = False
                self.short += 1
                if not self.goes_on() or self.short > _SHORT_STORIES:
                    self.is_whole = False
                    return None
        self.longest = length if self.is_whole else self.longest
        self.kept[length] = [*(root for root in self.roots[1:] if len(root.events) == length), *grown]
        return None

    def up_to(self, first: int, last: int) -> Story | None:
        """The first story of so many to so many events on which the sides part."""
        for length in range(first, last + 1):
            if self.stopped:
                return None
            found = self.of_length(length)
            if found is not None:
                return found
            if length not in self.kept:
                return None
        return None


def search(
    terms: tuple[Terms, Terms], about: str, edges: Boundaries, effort: Effort = EFFORT, known: Sequence[Story] = ()
) -> Found:
    """Look for a shortest story about a concept (`conversion.rate`), or whatever the cause.

    `known` are stories to begin with instead of the usual whole ones, such as those found for each concept by itself.
    """
    moves = _in_order(moves_for(about, edges), effort.seed)
    under_way = _Search(terms, moves, [_root(opening, terms, edges.start) for opening in openings(edges)], effort.watch)
    found = under_way.up_to(1, _QUICK)
    if found is None:
        found = under_way.smallest(known) or under_way.among_whole(_whole_stories(terms, about, edges, effort))
        last = LONGEST if found is None else len(found) - 1
        found = under_way.up_to(_QUICK + 1, last) or found
    found = None if found is None else shrunk(found, under_way.teller)
    return Found(
        about, found, under_way.tried, under_way.longest, under_way.is_whole, len(moves), effort.seed, under_way.stopped
    )


def _whole_stories(terms: tuple[Terms, Terms], about: str, edges: Boundaries, effort: Effort) -> Iterator[Story]:
    """First those of the usual ones that tell most, then those that lie beside the terms, then all others."""
    usual = stories_about(about, ground(edges, terms), terms[0])
    yield from islice(usual, _LIKELIEST)
    yield from effort.beside
    yield from usual


def _root(opening: Story, terms: tuple[Terms, Terms], day: date) -> _Node:
    """A story that has begun in one of the usual ways; openings themselves part nobody who can be told apart later."""
    states = start(terms[0]), start(terms[1])
    for event in opening:
        states = tell_both(states, event).states
    return _Node(opening, (), states, day, 0)


def _in_order(moves: tuple[Move, ...], seed: int) -> tuple[Move, ...]:
    """The moves in an order that a seed fixes; 0 leaves the usual ones first."""
    if not seed:
        return moves
    return tuple(move for _, move in sorted(enumerate(moves), key=lambda pair: _mixed(pair[0] + 1, seed)))


def _mixed(number: int, seed: int) -> int:
    return (number * _SHUFFLE + seed) * _SHUFFLE % _MODULUS


def _grow(node: _Node, move: Move) -> tuple[_Node, bool, bool] | None:
    """The story with one event more; whether it parts the sides, and whether anything came of the event."""
    if move.once and move.name in node.names:
        return None
    day = node.day + timedelta(days=move.after if node.events else 0)
    event = move.make(day, node.events)
    if event is None:
        return None
    told = tell_both(node.states, event)
    grown = _Node((*node.events, event), (*node.names, move.name), told.states, event.date, node.depth + 1)
    return grown, told.is_apart, told.is_useful
