"""Where payouts and stories part ways, as blocks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from paripassu.compare.behavior import Outcome, OutcomeDifference, StepDifference, StoryComparison
from paripassu.compare.payouts import PayeeDifference, PayoutComparison, Stretch
from paripassu.diagnostics.words import count_of, list_words
from paripassu.model.run import Reason
from paripassu.money import show_exact, show_money
from paripassu.report.blocks import Block, Fold, Heading, Picture, Sheet, Words
from paripassu.report.compare_chart import difference_chart
from paripassu.report.compare_terms import show_cite
from paripassu.report.events_text import show_event

_SAME, _MORE, _LESS = "the same", "more", "less"


def payout_summary(found: PayoutComparison) -> str:
    """In a sentence: who is paid otherwise, and by how much at most."""
    if found.is_same:
        pieces = sum(stretch.pieces for each in found.payees for stretch in each.stretches)
        return f"Everybody is paid the same at every amount: {count_of(pieces, 'straight piece')} coincide."
    words = [_at_most(each) for each in found.payees if not each.is_same]
    return f"Payouts: {'; '.join(words)}."


def _at_most(each: PayeeDifference) -> str:
    unbounded = next((stretch for stretch in each.stretches if stretch.sign and stretch.most is None), None)
    if unbounded is not None:
        way = _MORE if unbounded.sign > 0 else _LESS
        return f"{each.payee} gets {way} without bound above {show_money(unbounded.start)}"
    widest = max((one for one in each.stretches if one.sign), key=lambda one: abs(one.most or Fraction(0)))
    way = _MORE if widest.sign > 0 else _LESS
    return (
        f"{each.payee} gets up to {show_money(abs(widest.most or Fraction(0)))} {way}, "
        f"at {show_money(widest.most_at or Fraction(0))}"
    )


def payout_blocks(found: PayoutComparison) -> Iterator[Block]:
    """Every stretch of amounts, exact; a picture of the differences; the amounts at which who gets more changes."""
    yield Heading(2, "Payouts at every amount")
    if not found.is_same:
        yield Picture(difference_chart(found), _picture_words(found))
    rows = [_row(each, one) for each in found.payees for one in each.stretches if not _is_nothing(one)]
    headers = ("payee", "assets from", "to", "the second pays", "most", "at", "pieces")
    yield Sheet("Where payments differ", headers, tuple(rows), frozenset({1, 2, 4, 5, 6}))
    crossings = [f"{each.payee} at {show_money(point)}" for each in found.payees for point in each.crossings]
    if crossings:
        yield Words(f"Who pays more changes for {list_words(crossings, 'and')}.")
    yield Words(
        f"Exact, from {count_of(found.breakpoints[0], 'breakpoint')} of the first and {found.breakpoints[1]} of the "
        "second: between them both are straight, so each piece is compared as a whole and no amount is sampled.",
        "note",
    )


def _picture_words(found: PayoutComparison) -> str:
    names = list_words([each.payee for each in found.payees if not each.is_same], "and")
    return f"What the second pays beyond the first, in dollars, by the assets paid out, for {names}."


def _is_nothing(stretch: Stretch) -> bool:
    """That nobody gets anything of nothing goes without saying."""
    return stretch.start == stretch.end == 0 and not stretch.sign


def _row(each: PayeeDifference, stretch: Stretch) -> tuple[str, ...]:
    start = f"{'above ' if stretch.is_open else ''}{show_money(stretch.start)}"
    if stretch.end is None:
        end = "without end"
    else:
        end = f"{'below ' if stretch.end_is_open else ''}{show_money(stretch.end)}"
    way = {0: _SAME, 1: _MORE, -1: _LESS}[stretch.sign]
    most = "" if not stretch.sign else "no bound" if stretch.most is None else show_money(stretch.most)
    at = "" if not stretch.sign or stretch.most_at is None else show_money(stretch.most_at)
    return each.payee, start, end, way, most, at, str(stretch.pieces)


def story_summary(story: StoryComparison) -> str:
    """In a sentence: where a story parts ways."""
    if story.is_same:
        return f"“{story.name}” comes out the same on both sides."
    if story.first is None:
        return f"“{story.name}” comes out otherwise through the passing of time alone."
    step = story.first
    kinds = list_words(list(dict.fromkeys(each.kind for each in step.outcomes)), "and")
    return (
        f"“{story.name}” parts ways at event {step.number}, {step.event.date.isoformat()} {show_event(step.event)}: "
        f"it differs in {kinds}."
    )


def story_blocks(story: StoryComparison) -> Iterator[Block]:
    """The first event that comes out otherwise, with the clauses of both sides; what remains otherwise."""
    yield Heading(2, f"Story: {story.name}")
    if story.first is not None:
        yield from _step(story.first)
    later = story.steps[1:]
    if later:
        words = [f"{step.event.date.isoformat()} {show_event(step.event)}" for step in later]
        yield Fold(
            "later", f"{count_of(len(later), 'more event')} with other outcomes", tuple(Words(each) for each in words)
        )
    if story.remains:
        rows = tuple(_remaining(each) for each in story.remains)
        yield Sheet("What remains otherwise", ("what", "of", "first", "second"), rows, frozenset({2, 3}))


def _step(step: StepDifference) -> Iterator[Block]:
    for each in step.outcomes:
        words = f"{show_what(each)}: {show_outcome(each, each.ours)} -> {show_outcome(each, each.theirs)}"
        inside = [*_because("first", each.ours), *_because("second", each.theirs)]
        yield Fold(each.kind, words.removeprefix(": "), tuple(inside))


def _because(which: str, outcome: Outcome | None) -> Iterator[Words]:
    if outcome is None or outcome.reason is None:
        return
    yield Words(f"{which}: {outcome.reason.text}", "reason")
    for cite in dict.fromkeys(_cites(outcome.reason)):
        yield Words(f"{which}: {cite}", "cite")


def _cites(reason: Reason) -> Iterator[str]:
    """The clauses behind a reason and behind what lies behind it."""
    for cite in reason.cites:
        yield show_cite(cite)
    for deeper in reason.because:
        yield from _cites(deeper)


def _remaining(each: OutcomeDifference) -> tuple[str, ...]:
    return each.kind, show_what(each), show_outcome(each, each.ours), show_outcome(each, each.theirs)


def show_what(each: OutcomeDifference) -> str:
    """What an outcome is about: a holder in quotes with the class, else its words."""
    if each.kind in {"holding", "payment", "owed"} and len(each.what) == 2:
        of, holder = each.what
        return f'"{holder}" {of}'
    return " ".join(each.what)


def show_outcome(each: OutcomeDifference, outcome: Outcome | None) -> str:
    """One side of an outcome: money for payments, else shares or words; a dash where nothing came out."""
    if outcome is None:
        return "-"
    return " ".join(_show(each.kind, value) for value in outcome.value)


def _show(kind: str, value: Fraction | date | str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return show_money(value) if kind in {"payment", "owed"} else show_exact(value)
