"""What scripts tell for general rules: events and acts by a name of their own, reported figures."""

from __future__ import annotations

from paripassu.model.bespoke_events import Happening, Report
from paripassu.resolve.story import Story, Told

_MONEY = ("money", "mixed_money")


def happening(told: Told, story: Story) -> Happening:
    """`event "rating downgrade"`."""
    del story
    return Happening(told.day, told.head.text("STRING"), span=told.span)


def act_told(told: Told, story: Story) -> Happening:
    """`act "file the annual report" by company`."""
    head = told.head
    words = head.words("STRING")
    by = story.holder(words[1]) if len(words) > 1 else "company"
    return Happening(told.day, words[0].text, by, span=told.span)


def report(told: Told, story: Story) -> Report:
    """`report "earnings" $1,000,000`."""
    head = told.head
    is_money = head.word("MONEY") is not None or head.phrase("mixed_money") is not None
    what = f"What is reported of {head.text('STRING')}"
    value = story.money(head, what, zero_allowed=True) if is_money else story.number(head, what, zero_allowed=True)
    return Report(told.day, head.text("STRING"), value, is_money=is_money, span=told.span)
