"""One series put in the place of another: the second term set as it would stand in the company of the first.

Two series of one company, or of two companies, can be compared in their effects only on one company with one cap table.
So the clauses of the second are read as those of a series with the name of the first; the stock that both convert into
and the class that both belong to are taken for each other.
"""

from __future__ import annotations

from attrs import evolve, frozen

from paripassu.compare.renaming import mentioned, renamed
from paripassu.model.terms import Stock, Terms
from paripassu.value import Value


@frozen(eq=False, repr=False)
class Fitted(Value):
    """The terms of a company with one series replaced; `lacks` are classes that the series names and nobody has.

    `names` say what the series calls stock in its own company, by what it is called here.
    """

    terms: Terms
    lacks: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()


def fit(ours: Terms, theirs: Terms, name: str, other: str) -> Fitted:
    """The company of the first side, its series `name` having the terms that `other` has in the second."""
    stock, guest = ours.stock(name), theirs.stock(other)
    if stock is None or guest is None:
        raise AssertionError(f"{name} and {other} are not both there to be compared")
    names = _names(ours, theirs, stock, guest)
    moved = evolve(renamed(guest, names), name=name, of=stock.of, lines=guest.lines)
    stocks = tuple(moved if each.name == name else each for each in ours.stocks)
    known = {each.name for each in ours.stocks}
    strangers = frozenset(each.name for each in theirs.stocks if each.name not in known)
    own = tuple((here, there) for there, here in names.items())
    lacks = mentioned(moved.clauses, strangers - set(names))
    return Fitted(evolve(ours, stocks=stocks, readings=theirs.readings, assumptions=theirs.assumptions), lacks, own)


def _names(ours: Terms, theirs: Terms, stock: Stock, guest: Stock) -> dict[str, str]:
    """What each name of the second side is called in the first; two names that stand for each other are swapped."""
    names: dict[str, str] = {}
    common, other_common = ours.common, theirs.common
    if common is not None and other_common is not None and common.name != other_common.name:
        names[other_common.name] = common.name
    if stock.of and guest.of and stock.of != guest.of:
        names[guest.of] = stock.of
    if stock.name != guest.name:
        names[guest.name] = stock.name
        names.setdefault(stock.name, guest.name)
    return names
