"""A story on which two sides part, made as small as it will go: no event too many, no number larger than need be."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.compare.attributes import altered, names_of
from paripassu.compare.teller import Story, Teller
from paripassu.model.events import AnyEvent

_SMALL = tuple(Fraction(number) for number in (1, 2, 5, 10, 20, 50, 100, 1_000, 10_000, 100_000, 1_000_000))
# Fields that say how a thing is, of which there is no less.
_KEPT = {"new", "old", "share", "above"}


def shrunk(story: Story, teller: Teller) -> Story:
    """The story without every event that it can do without, each number as small as may be; the sides still part."""
    number = teller.parts_at(story)
    if number is None:
        raise AssertionError("only a story on which the sides part can be made smaller")
    story = _without_spare(story[:number], teller)
    return _with_small_numbers(story, teller)


def _without_spare(story: Story, teller: Teller) -> Story:
    """Leave out one event after the other, the latest first, until none can be left out."""
    place = len(story) - 1
    while place >= 0 and len(story) > 1:
        shorter = story[:place] + story[place + 1 :]
        number = teller.parts_at(shorter)
        if number is not None:
            story = shorter[:number]
            place = len(story)
        place -= 1
    return story


def _with_small_numbers(story: Story, teller: Teller) -> Story:
    for place in range(len(story)):
        for name, value in _numbers(story[place]):
            for smaller in _smaller(value):
                tried = (*story[:place], altered(story[place], {name: smaller}), *story[place + 1 :])
                if teller.parts_at(tried) == len(story):
                    story = tried
                    break
    return story


def _numbers(event: AnyEvent) -> Iterator[tuple[str, Fraction]]:
    for name in names_of(type(event)):
        value = getattr(event, name)
        if isinstance(value, Fraction) and name not in _KEPT:
            yield name, value


def _smaller(value: Fraction) -> Iterator[Fraction]:
    yield from (number for number in _SMALL if number < value)
