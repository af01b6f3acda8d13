"""Where a rule stands, and on which human choices it rests."""

from __future__ import annotations

from typing import Generic, TypeVar

from attrs import field, frozen

from paripassu.source import NOWHERE, Span
from paripassu.value import Value

T = TypeVar("T")


@frozen(eq=False, repr=False)
class Cite(Value):
    """One place in the terms (or in the law behind them) that an outcome can be traced to.

    `series` is the short name of the class or series ("K"), "" for the company or for the law; `section` is as
    printed ("§5(b)", "DGCL §242(b)(1)"); `words` restates the terms file; `readings` lists the choices between
    open interpretations ("shortfall=H-first") that the rule was resolved under.
    """

    series: str
    section: str
    words: str = ""
    readings: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, eq=False, repr=False)

    def __str__(self) -> str:
        """Say the place as lawyers do: `K §5(b)`."""
        return f"{self.series} {self.section}".strip()


# By what the law behind the terms is cited where nothing else is known.
_DELAWARE = "DGCL"


def cited_in(cite: Cite, state: str) -> Cite:
    """A citation of the law of Delaware as one of another state's, which is assumed to be alike; others stay."""
    if cite.series or not cite.section.startswith(_DELAWARE):
        return cite
    return Cite("", f"law of {state}", f"assumed alike: {cite.section}")


@frozen(eq=False, repr=False)
class Item(Value, Generic[T]):
    """A value of the terms together with the place that states it."""

    value: T
    cite: Cite


@frozen(eq=False, repr=False)
class Reading(Value):
    """An open question of the text, its possible answers, and the one chosen for this run."""

    name: str
    choices: tuple[str, ...]
    chosen: str
    cite: Cite
    words: tuple[str, ...] = ()

    @property
    def default(self) -> str:
        """The answer that stands when nobody chooses: the one written first."""
        return self.choices[0]

    @property
    def is_default(self) -> bool:
        """Whether this run keeps to the default answer."""
        return self.chosen == self.choices[0]


@frozen(eq=False, repr=False)
class Assumption(Value):
    """Something the text is silent on and the machine supplies, with its reason, so that nobody is surprised."""

    topic: str
    text: str
    because: str
    cite: Cite


@frozen(eq=False, repr=False)
class NotEncoded(Value):
    """A provision that is left out on purpose, and why."""

    cite: Cite
    why: str
