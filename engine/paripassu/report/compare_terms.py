"""The differences of two series as blocks: one fold for each, with both clauses inside."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.compare.concepts import DEPENDS, GRADES, WORDING
from paripassu.compare.differences import Difference, Side
from paripassu.compare.series import SeriesComparison
from paripassu.diagnostics.words import count_of, list_words
from paripassu.model.citations import Cite, NotEncoded
from paripassu.report.blocks import Block, Fold, Heading, Sheet, Words
from paripassu.report.compare_values import (
    GRADE_WORDS,
    show_change,
    show_figure,
    show_gains,
    show_part,
    show_side,
    words_of,
)


def series_title(each: SeriesComparison) -> str:
    """Which series is compared with which."""
    if each.ours.name == each.theirs.name:
        return f"Terms of {each.ours.name}"
    return f"Terms of {each.ours.name} and {each.theirs.name}"


def series_blocks(each: SeriesComparison) -> Iterator[Block]:
    """Everything about one pair: figures, differences by grade, what is the same, what cannot be compared."""
    yield Heading(2, series_title(each))
    if each.figures:
        yield _figures(each)
    for grade in reversed(GRADES):
        found = [difference for difference in each.differences if difference.grade == grade]
        if found:
            yield Heading(3, f"{GRADE_WORDS[grade].capitalize()} ({len(found)})")
            for difference in found:
                yield difference_fold(difference)
    yield from _rest(each)


def verdict(each: SeriesComparison) -> str:
    """In a sentence: how much differs, and who gains by it."""
    if not each.differences and not each.same:
        return "Neither states anything that could be compared."
    if not each.differences:
        return f"No difference in {count_of(len(each.same), 'concept')} that both state."
    counts = [
        f"{number} in {GRADE_WORDS[grade]}"
        for grade in reversed(GRADES)
        if (number := sum(found.grade == grade for found in each.differences))
    ]
    total = count_of(len(each.differences), "difference")
    told = f"{total}: {list_words(counts, 'and')}" if len(counts) > 1 else f"{total} in {GRADE_WORDS[each.grade]}"
    return f"{told}. {_favors(each)}"


def _favors(each: SeriesComparison) -> str:
    """Whom the second favors in the gravest of the differences."""
    counts = sorted(each.gains.items(), key=lambda pair: (-pair[1], pair[0]))
    favors = [f"{who} in {number}" for who, number in counts if who != DEPENDS]
    open_ones = each.gains.get(DEPENDS, 0)
    words = f"the second favors {list_words(favors, 'and')}" if favors else ""
    rest = f"{open_ones} {'depends' if open_ones == 1 else 'depend'} on circumstances" if open_ones else ""
    return f"In {GRADE_WORDS[each.grade]} {'; '.join(part for part in (words, rest) if part)}."


def _figures(each: SeriesComparison) -> Sheet:
    rows = tuple(
        (
            change.name,
            show_figure(change.ours, change.unit),
            show_figure(change.theirs, change.unit),
            "" if change.part is None else show_part(change.part),
        )
        for change in each.figures
    )
    headers = ("figure", f"first ({each.ours.name})", f"second ({each.theirs.name})", "change")
    return Sheet("Key figures that differ", headers, rows, frozenset({1, 2, 3}))


def difference_fold(difference: Difference) -> Fold:
    """One difference in a line, opening to both clauses, to its effect in figures and to who gains."""
    concept = difference.concept
    if difference.is_question:
        open_side, settled = _sides(difference.ours), _sides(difference.theirs)
        words = f"{concept.name}: {open_side} in the first, {settled} in the second; read alike here"
    else:
        words = f"{concept.name}: {show_side(difference.ours, concept)} -> {show_side(difference.theirs, concept)}"
    inside: list[Block] = [*_clauses("first", difference.ours), *_clauses("second", difference.theirs)]
    inside += [Words(f"{change.name}: {show_change(change)}", "effect") for change in difference.effects]
    if difference.grade != WORDING:
        inside.append(Words(f"gains: {show_gains(difference)}", "gain"))
    return Fold(GRADE_WORDS[difference.grade], words, tuple(inside))


def _sides(side: Side) -> str:
    return "an open question" if any(cite.readings for cite in side.cites) else "settled"


def _clauses(which: str, side: Side) -> Iterator[Words]:
    if side.is_silent:
        yield Words(f"{which}: says nothing of it", "cite")
    for cite in side.cites:
        yield Words(f"{which}: {show_cite(cite)}", "cite")


def show_cite(cite: Cite) -> str:
    """A citation with its words and the readings behind it."""
    readings = f" (as read with {', '.join(cite.readings)})" if cite.readings else ""
    return f"{cite}  {words_of(cite)}{readings}".rstrip()


def _rest(each: SeriesComparison) -> Iterator[Block]:
    if each.same:
        names = ", ".join(concept.name for concept in each.same)
        yield Fold("same", count_of(len(each.same), "concept"), (Words(names),), is_aside=True)
    left_out = list(_left_out(*each.left_out))
    if left_out:
        yield Fold("not compared", f"{count_of(len(left_out), 'provision')} not encoded", tuple(left_out))


def _left_out(ours: tuple[NotEncoded, ...], theirs: tuple[NotEncoded, ...]) -> Iterator[Words]:
    """What either side leaves out on purpose; what both leave out in the same words is told once."""
    told = [[f"{each.cite}  {each.why}" for each in side] for side in (ours, theirs)]
    for line in told[0]:
        yield Words(f"{'both' if line in told[1] else 'first'}: {line}", "cite")
    yield from (Words(f"second: {line}", "cite") for line in told[1] if line not in told[0])
