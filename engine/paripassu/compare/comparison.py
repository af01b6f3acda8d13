"""All that a comparison of two term sets comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paripassu.compare.concepts import GRADES, NONE
from paripassu.value import Value, frozen

if TYPE_CHECKING:
    # Whoever compares terms alone needs neither the waterfall nor the interpreter, which are slow to load.
    from paripassu.compare.behavior import StoryComparison
    from paripassu.compare.differences import Difference
    from paripassu.compare.payouts import PayoutComparison
    from paripassu.compare.search import Found
    from paripassu.compare.series import SeriesComparison


@frozen(eq=False, repr=False)
class Searched(Value):
    """A search about a series (`of`) for a story on which the sides part, and what the story comes to on both."""

    of: str
    found: Found
    story: StoryComparison | None = None


@frozen(eq=False, repr=False)
class Comparison(Value):
    """Two sides by the names the reader gave them: their series in pairs, and what comes of them on one company.

    `company` is what differs between the companies themselves.

    `alone` are series that one side has and the other does not. `names` says what payees and classes of the first are
    called where the second stands in its place.
    """

    ours: str
    theirs: str
    series: tuple[SeriesComparison, ...]
    alone: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    payouts: PayoutComparison | None = None
    stories: tuple[StoryComparison, ...] = ()
    searches: tuple[Searched, ...] = ()
    company: tuple[Difference, ...] = ()

    @property
    def grade(self) -> str:
        """How much the two differ at most."""
        grades = [*(each.grade for each in self.series), *(each.grade for each in self.company)]
        return max(grades, key=GRADES.index, default=NONE)

    @property
    def is_empty(self) -> bool:
        """Whether no difference was found in anything that was looked at."""
        return (
            self.grade == NONE
            and self.alone == ((), ())
            and (self.payouts is None or self.payouts.is_same)
            and all(story.is_same for story in self.stories)
        )
