"""The shortest story on which two term sets part ways, looked for event by event among few moves.

Stories grow by one event at a time, all of one length before any of the next, so the first that parts is a shortest one
among those that can be told with these moves. Both sides are told together, from states that are kept, so a story costs
one event more than the story it grows from. A bounded search finds differences; it never shows that there are none.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from attrs import frozen

from paripassu.compare.behavior import told_alike
from paripassu.compare.boundaries import Boundaries
from paripassu.compare.openings import openings
from paripassu.compare.vocabulary import Move, Told, moves_for
from paripassu.interpreter.run import pass_time, tell
from paripassu.interpreter.state import State, start
from paripassu.model.events import AnyEvent
from paripassu.model.run import VOID, Step
from paripassu.model.terms import Terms

LONGEST = 6
# Events that are told after one of the usual openings.
_DEEPEST = 4
# Stories that are kept to grow from; beyond it the search goes on with these and says that it was not whole.
_KEPT = 1500
_SHUFFLE, _MODULUS = 48271, 2**31 - 1


@frozen
class Found:
    """What a search came to: the events of the story (None where none parted), and how far it looked.

    All stories of up to `longest` events were tried where `is_whole`; `tried` counts them, `moves` their parts.
    """

    concept: str
    events: Told | None
    tried: int
    longest: int
    is_whole: bool
    moves: int
    seed: int = 0
    is_interrupted: bool = False


@frozen
class _Node:
    """A story so far, told on both sides."""

    events: Told
    names: tuple[str, ...]
    states: tuple[State, State]
    day: date
    depth: int = 0


def search(
    terms: tuple[Terms, Terms],
    about: str,
    edges: Boundaries,
    *,
    seed: int = 0,
    watch: Callable[[int], bool] = lambda _tried: True,
) -> Found:
    """Look for a shortest story; `watch` hears now and then how many were tried, and ends the search with False."""
    moves = _in_order(moves_for(about, edges), seed)
    roots = [_root(opening, terms, edges.start) for opening in openings(edges)]
    tried, is_whole, kept = 0, True, {0: [roots[0]]}
    for length in range(1, LONGEST + 1):
        at_this = [root for root in roots[1:] if len(root.events) == length]
        grown: list[_Node] = []
        for node, move in ((node, move) for node in kept[length - 1] for move in moves):
            made = _grow(node, move)
            if made is None:
                continue
            tried += 1
            found, is_apart, is_useful = made
            if is_apart:
                return Found(about, found.events, tried, length, is_whole, len(moves), seed)
            if is_useful and found.depth < _DEEPEST:
                if len(grown) < _KEPT:
                    grown.append(found)
                else:
                    is_whole = False
            if tried % 64 == 0 and not watch(tried):
                return Found(about, None, tried, length - 1, False, len(moves), seed, is_interrupted=True)
        kept[length] = [*at_this, *grown]
    return Found(about, None, tried, LONGEST, is_whole, len(moves), seed)


def _root(opening: Told, terms: tuple[Terms, Terms], day: date) -> _Node:
    """A story that has begun in one of the usual ways; openings themselves part nobody who can be told apart later."""
    states = start(terms[0]), start(terms[1])
    for state in states:
        for event in opening:
            deque(_told(state, event), maxlen=0)
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
    states = node.states[0].copy(), node.states[1].copy()
    steps = [list(_told(state, event)) for state in states]
    is_apart = not told_alike(steps[0], steps[1])
    is_useful = any(step.ruling != VOID for told in steps for step in told)
    return (
        _Node((*node.events, event), (*node.names, move.name), states, event.date, node.depth + 1),
        is_apart,
        is_useful,
    )


def _told(state: State, event: AnyEvent) -> Iterator[Step]:
    """The steps of one event, with what time brought about before it."""
    passed: list[Step] = []
    if state.today != event.date:
        pass_time(state, event.date, passed)
    yield from passed
    yield tell(state, event)
