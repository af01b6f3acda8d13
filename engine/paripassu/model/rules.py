"""The clause that gathers the general rules of a series, whose parts are spelled out where terms have any."""

from __future__ import annotations

from paripassu.model.citations import Cite, Item
from paripassu.model.quantities import Bespoke
from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class GeneralRules(Value):
    """Rules for what no other clause has a word for, wherever they stand; `model/general.py` has what they consist of.

    Definitions name amounts; causes say what follows from what; powers what somebody may, may not or cannot do; duties
    what somebody must; orders how sections stand to each other.
    """

    cite: Cite
    definitions: tuple[Item[Bespoke], ...] = ()
    causes: tuple[Item[Bespoke], ...] = ()
    powers: tuple[Item[Bespoke], ...] = ()
    duties: tuple[Item[Bespoke], ...] = ()
    orders: tuple[Item[Bespoke], ...] = ()
