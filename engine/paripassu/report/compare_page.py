"""A comparison as a page: the summary on top, then payouts, stories and terms, the gravest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paripassu.compare.comparison import Comparison
from paripassu.diagnostics.words import list_words
from paripassu.report.blocks import Block, Heading, Words
from paripassu.report.compare_terms import difference_fold, series_blocks, series_title, verdict
from paripassu.report.compare_values import GRADE_WORDS

PREVAILS = "The filed certificates prevail over anything here. This is not legal advice."


def comparison_blocks(found: Comparison) -> Iterator[Block]:
    """The whole page."""
    yield Heading(1, title_of(found))
    yield from summary_blocks(found)
    yield from _body(found)
    yield Words(PREVAILS, "note")


def comparisons_blocks(title: str, found: Sequence[Comparison]) -> Iterator[Block]:
    """Several comparisons on one page, each with a part of its own."""
    yield Heading(1, title)
    for each in found:
        yield Heading(2, title_of(each))
        yield from summary_blocks(each)
        for block in _body(each):
            yield Heading(block.level + 1, block.words) if isinstance(block, Heading) else block
    yield Words(PREVAILS, "note")


def _body(found: Comparison) -> Iterator[Block]:
    if found.payouts is not None or found.stories or found.searches:
        yield from _effects(found)
    if found.company:
        yield Heading(2, "The companies")
        for difference in found.company:
            yield difference_fold(difference)
    for each in found.series:
        yield from series_blocks(each)


def _effects(found: Comparison) -> Iterator[Block]:
    """What comes of the differences; a page about terms alone does not load what tells of it."""
    if found.payouts is not None:
        from paripassu.report.compare_payouts import payout_blocks  # noqa: PLC0415

        yield from payout_blocks(found.payouts)
    if found.stories:
        from paripassu.report.compare_effects import story_blocks  # noqa: PLC0415

        for story in found.stories:
            yield from story_blocks(story)
    if found.searches:
        from paripassu.report.compare_searches import search_fold  # noqa: PLC0415

        yield Heading(2, "Shortest stories found")
        for searched in found.searches:
            yield search_fold(searched, found)


def title_of(found: Comparison) -> str:
    """Which two are compared."""
    return f"{found.ours} and {found.theirs}"


def summary_blocks(found: Comparison) -> Iterator[Block]:
    """How much differs and who gains, in a few sentences."""
    if found.is_empty:
        yield Words("No difference found.", "grade")
    else:
        yield Words(f"Gravest difference: {GRADE_WORDS[found.grade]}.", "grade")
    many = len(found.series) > 1
    names = [each.concept.name for each in found.company if not each.is_question]
    if names:
        yield Words(f"The companies differ in {list_words(names, 'and')}.", "summary")
    for each in found.series:
        yield Words(f"{series_title(each)}: {verdict(each)}" if many else verdict(each), "summary")
    if found.payouts is not None:
        from paripassu.report.compare_payouts import payout_summary  # noqa: PLC0415 - as above

        yield Words(payout_summary(found.payouts), "summary")
    if found.stories:
        from paripassu.report.compare_effects import story_summary  # noqa: PLC0415 - as above

        for story in found.stories:
            yield Words(story_summary(story), "summary")
