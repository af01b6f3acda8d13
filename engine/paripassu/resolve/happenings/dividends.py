"""What moves dividends: an index is published or not, dealers quote, something begins or ends, a tax changes."""

from __future__ import annotations

from fractions import Fraction

from paripassu.diagnostics.codes import UNKNOWN_DEFAULT
from paripassu.diagnostics.suggest import did_you_mean
from paripassu.diagnostics.words import quote
from paripassu.model.dividend_events import Circumstance, DeductionChanged, IndexValue, PayBack, Quotes
from paripassu.model.events import Assert
from paripassu.money import parse_amount
from paripassu.resolve.story import NO_VALUE, Story, Told
from paripassu.syntax.nodes import Word


def index(told: Told, story: Story) -> IndexValue:
    """`index "Treasury 2-year" 1.50%`, `index "Treasury 2-year" not published`."""
    words = told.head.words("PERCENT")
    value = _rate(words[0], story) if words else None
    return IndexValue(told.day, told.head.words("STRING")[0].text, value, span=told.span)


def _rate(word: Word, story: Story) -> Fraction:
    """A yearly rate, which the market may push below zero."""
    above = parse_amount(word.text.removeprefix("-"))
    if above is None or not word.text.startswith("-"):
        return story.amount(word, "A rate", zero_allowed=True) or NO_VALUE
    return -above


def quotes(told: Told, story: Story) -> Quotes:
    """`quotes for "two-year notes" 1.40%, 1.50%, 1.55%`."""
    values = tuple(_rate(word, story) for word in told.head.words("PERCENT"))
    return Quotes(told.day, told.head.words("STRING")[0].text, values, span=told.span)


def circumstance(told: Told, story: Story) -> Circumstance:
    """`begin "downgrade"`, `end "downgrade"`; only what has begun can end."""
    word, begins = told.head.words("STRING")[0], told.head.rule == "begin"
    if begins:
        story.begun[word.text] = None
    elif word.text not in story.begun and not story.may_be_declared(word.text):
        hint = did_you_mean(word.text, story.begun) or "A `begin` line above has to name it first."
        story.report(UNKNOWN_DEFAULT, f"Nothing named {quote(word.text)} has begun.", word.span, hint)
    return Circumstance(told.day, word.text, begins, span=told.span)


def deduction(told: Told, story: Story) -> DeductionChanged:
    """`dividends-received deduction 60% from 2002-01-01`."""
    part = story.part_of_whole(told.head, "The deduction", zero_allowed=True)
    return DeductionChanged(told.day, part, story.day_in(told.head.phrase("from_day")), span=told.span)


def pay_back(told: Told, story: Story) -> PayBack:
    """`pay back dividend on K by "Halco Investments"`."""
    head = told.head
    return PayBack(told.day, story.stock(head.words("NAME")[0]), story.holder(head.words("STRING")[0]), span=told.span)


def said(told: Told, story: Story) -> Assert:
    """`assert "the lenders consent", by "First Bank"`: a fact in the words of the terms."""
    del story
    about, by = told.head.words("STRING")
    return Assert(told.day, "said", about.text, by.text, told.head.phrase("denial") is None, span=told.span)
