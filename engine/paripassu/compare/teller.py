"""Stories told on two sides at once: at which event they part; what stories have in common is told only once."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.compare.behavior import told_alike
from paripassu.compare.owing import owed, rates
from paripassu.interpreter.run import pass_time, tell
from paripassu.interpreter.state import State, start
from paripassu.model.events import AnyEvent, PassTime
from paripassu.model.run import VOID, Step
from paripassu.model.terms import Terms
from paripassu.value import Value, frozen

Story = tuple[AnyEvent, ...]
States = tuple[State, State]


@frozen(eq=False, repr=False)
class Told(Value):
    """One event more: both states after it, whether the sides part there, and whether anything came of it."""

    states: States
    is_apart: bool
    is_useful: bool


def tell_both(states: States, event: AnyEvent) -> Told:
    """Tell an event on both sides, in states of their own."""
    copies = states[0].copy(), states[1].copy()
    steps = [list(_told(state, event)) for state in copies]
    is_apart = not told_alike(steps[0], steps[1])
    if not is_apart and type(event) is PassTime:
        # A day that merely passes shows in what is owed by then, and at which rate more builds up.
        is_apart = owed(copies[0]) != owed(copies[1]) or rates(copies[0]) != rates(copies[1])
    return Told(copies, is_apart, any(step.ruling != VOID for told in steps for step in told))


def _told(state: State, event: AnyEvent) -> Iterator[Step]:
    """The steps of one event, with what time brought about before it."""
    passed: list[Step] = []
    if state.today != event.date:
        pass_time(state, event.date, passed)
    yield from passed
    yield tell(state, event)


class Teller:
    """Tells stories on two term sets, and remembers the one told last as far as the next begins alike."""

    __slots__ = ("_path", "_start", "told")

    def __init__(self, terms: tuple[Terms, Terms]) -> None:
        """Begin with nothing told."""
        self._start: States = (start(terms[0]), start(terms[1]))
        self._path: list[tuple[AnyEvent, States]] = []
        self.told = 0

    def parts_at(self, story: Story) -> int | None:
        """How many events of a story it takes until the sides part; None where they do not."""
        self.told += 1
        same = 0
        while same < min(len(self._path), len(story)) and self._path[same][0] == story[same]:
            same += 1
        del self._path[same:]
        for number in range(same, len(story)):
            states = self._path[-1][1] if self._path else self._start
            found = tell_both(states, story[number])
            if found.is_apart:
                return number + 1
            self._path.append((story[number], found.states))
        return None
