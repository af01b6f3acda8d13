"""Whether an amendment of a section changes the rights that stand there, where a clause protects no more than these."""

from __future__ import annotations

from attrs import fields, frozen

from paripassu.interpreter.judging import judged
from paripassu.interpreter.reasons import is_under
from paripassu.interpreter.saying import listed
from paripassu.interpreter.state import State
from paripassu.model.acts import ChangeSection
from paripassu.model.citations import Item
from paripassu.model.clauses import Protection
from paripassu.model.matters import Matter
from paripassu.model.run import Judgment
from paripassu.model.terms import Stock
from paripassu.value import Value

FACT = "change of rights"
# What a protection permits the company is no right of the holders.
_NO_RIGHTS = {"permissions"}


@frozen(eq=False, repr=False)
class Changed(Value):
    """Whether rights are changed (None: nobody judged it), who judged it, and what is missing to know."""

    holds: bool | None
    judgment: Judgment | None = None
    missing: str = ""


CHANGED = Changed(holds=True)


def changed_rights(matter: Matter, act: ChangeSection, names: tuple[str, ...], stock: Stock, state: State) -> Changed:
    """Whether a change of a section changes the rights in it: by a judgment, or since the rights stand right there.

    A section of which the terms make no right of their main clause (as a line on lost certificates among those on
    conversion) may be changed without changing such a right; that is for somebody to judge.
    """
    judgment = judged(state, FACT, names, stock.name)
    if judgment is not None:
        return Changed(judgment.holds, judgment)
    for section in rights_in(stock, matter.sections):
        if is_under(act.section, section) or is_under(section, act.section):
            return CHANGED
    where = listed(matter.sections)
    return Changed(None, missing=f"whether “{names[0]}” changes the rights in {where} (a judgment: assert it, by whom)")


def rights_in(stock: Stock, sections: tuple[str, ...]) -> tuple[str, ...]:
    """The sections of the items that state rights, in the clauses that stand under some sections by themselves."""
    found: dict[str, None] = {}
    for clause in stock.clauses:
        if clause.cite.section in sections:
            for field in fields(type(clause)):
                if field.name not in _NO_RIGHTS or not isinstance(clause, Protection):
                    found.update(dict.fromkeys(_sections(getattr(clause, field.name))))
    return tuple(found)


def _sections(value: object) -> tuple[str, ...]:
    if isinstance(value, Item):
        return (value.cite.section,)
    return tuple(each.cite.section for each in value if isinstance(each, Item)) if isinstance(value, tuple) else ()
