"""What there is to say of the coverage of one series."""

from __future__ import annotations

from attrs import frozen

from paripassu.model.citations import Cite
from paripassu.value import Value

ENCODED, IN_PART, LEFT_OUT, MISSING = "encoded", "in part", "not encoded", "missing"


@frozen(eq=False, repr=False)
class Covered(Value):
    """One section: how the terms stand to it, and since the paper was recorded, whether it is "changed", "new" or "".

    `why` is the reason of what is left out; `outer` names the articles around it.
    """

    number: str
    title: str = ""
    status: str = ENCODED
    why: str = ""
    since_recorded: str = ""
    outer: str = ""


@frozen(eq=False, repr=False)
class Unexercised(Value):
    """A line of the terms that no script reaches, and a script that does; "" where none was found."""

    cite: Cite
    script: str = ""


@frozen(eq=False, repr=False)
class Coverage(Value):
    """The coverage of one series.

    `unknown` are sections of the terms that the paper does not have, `gone` those that were recorded and are no longer
    in it. `lines` counts the lines that scripts may reach; None of `unexercised` where no script was asked about.
    """

    series: str
    path: str
    sections: tuple[Covered, ...]
    unknown: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    lines: int = 0
    unexercised: tuple[Unexercised, ...] | None = None

    @property
    def is_complete(self) -> bool:
        """Whether nothing of the paper is missing, and nothing of it has changed since it was recorded."""
        settled = all(each.status != MISSING and not each.since_recorded for each in self.sections)
        return settled and not self.gone and not self.unknown
