"""Which lines of a story were on record on a day: written down later than they happened, or taken back as mistakes."""

from __future__ import annotations

from datetime import date

from attrs import define, field

from paripassu.diagnostics.codes import DATES_OUT_OF_ORDER
from paripassu.model.script import Late, Record
from paripassu.resolve.story import NO_DAY, Story
from paripassu.syntax.nodes import BlockNode, Shape

_LATE = ("recorded", "withdrawn")


@define(eq=False, repr=False)
class Recorder:
    """What a story knows of its own record; it is told as it was known on a day (`known_on`; None: all of it)."""

    known_on: date | None = None
    late: list[Late] = field(factory=list)
    _shapes: dict[int, bool] = field(factory=dict)

    def is_told(self, block: BlockNode, story: Story) -> bool:
        """Whether an event is part of the story, as far as it was known on that day."""
        shape: Shape = block.shape
        is_late = self._shapes.get(id(shape))
        if is_late is None:
            is_late = self._shapes[id(shape)] = any(kind in shape.kinds for kind in _LATE)
        if not is_late:
            return self.known_on is None or self.is_past(story.day_of(block.head.words("DATE")[0]))
        late = self._late(block, story)
        self.late.append(late)
        return late.is_told

    def is_past(self, day: date) -> bool:
        """Whether what was put on record on a day was known."""
        return self.known_on is None or day <= self.known_on

    def record(self) -> Record:
        """The record, once every line was looked at."""
        return Record(self.known_on, tuple(self.late))

    def _late(self, block: BlockNode, story: Story) -> Late:
        head = block.head
        happened = story.day_of(head.words("DATE")[0])
        recorded = story.day_in(head.phrase("recorded")) or happened
        taken_back = head.phrase("withdrawn")
        withdrawn = story.day_in(taken_back)
        why = taken_back.word("STRING") if taken_back is not None else None
        days = [day for day in (happened, recorded, withdrawn) if day is not None and day is not NO_DAY]
        if days != sorted(days):
            hint = (
                "A line is recorded on the day it tells of or later, and withdrawn on the day of its record or later."
            )
            story.report(DATES_OUT_OF_ORDER, "The days of this line do not come in order.", head.span, hint)
        is_told = self.is_past(recorded) and (withdrawn is None or not self.is_past(withdrawn))
        return Late(
            _without_record(block), happened, recorded, withdrawn, "" if why is None else why.text, is_told, head.span
        )


def _without_record(block: BlockNode) -> str:
    """The words of a line up to what is said of its record."""
    parts = [block.head.phrase(rule) for rule in _LATE]
    start = min(part.span.start for part in parts if part is not None)
    return " ".join(block.source.text[block.start : start].split())
