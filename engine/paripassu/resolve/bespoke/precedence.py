"""Which rules go before which: as each says itself, as lines of their own say, and never in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.diagnostics.codes import RULES_IN_A_CIRCLE
from paripassu.diagnostics.words import quote
from paripassu.model.citations import Item
from paripassu.model.clauses import Clause, Protection
from paripassu.model.general import Order, Precedence
from paripassu.model.quantities import Bespoke
from paripassu.model.rules import GeneralRules
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.scope import Scope
from paripassu.syntax.nodes import Phrase


def resolve_precedence(clause: ClauseScope, phrase: Phrase) -> Precedence:
    """What the words before a rule say: notwithstanding, subject to, except as provided in, reinstating."""
    over: dict[str, None] = {}
    under: dict[str, None] = {}
    back: dict[str, None] = {}
    written = phrase.phrase("precedence")
    everything = False
    for part in written.phrases() if written is not None else ():
        sections = {clause.section(word): None for word in part.words("SECTION")}
        everything = everything or part.rule == "everything"
        {"overridden_sections": over, "reinstating": back}.get(part.rule, under).update(sections)
    return Precedence(tuple(over), everything, tuple(under), tuple(back))


def resolve_order(clause: ClauseScope, phrase: Phrase) -> Order:
    """What a line of its own says of a section."""
    first, *others = [clause.section(word) for word in phrase.words("SECTION")]
    sections = tuple(dict.fromkeys(others))
    if phrase.rule == "subject_line":
        return Order(first, Precedence(under=sections))
    if phrase.rule == "reinstates_line":
        return Order(first, Precedence(reinstates=sections))
    return Order(first, Precedence(over=sections, everything=phrase.phrase("everything") is not None))


def report_circles(scope: Scope, clauses: tuple[Clause, ...]) -> None:
    """One finding where sections prevail over each other in a circle, with the chain."""
    said = list(_said(clauses))
    known = tuple(dict.fromkeys(section for section, _, _ in said))
    over: dict[str, dict[str, None]] = {}
    spans: dict[str, Item[Bespoke]] = {}
    for section, precedence, item in said:
        for named in (section, *precedence.over, *precedence.under):
            spans.setdefault(named, item)
        lower = [each for each in known if each != section] if precedence.everything else []
        for named in (*precedence.over, *lower):
            over.setdefault(section, {})[named] = None
        for named in precedence.under:
            over.setdefault(named, {})[section] = None
    for start in over:
        trail = _circle(start, over)
        if trail:
            shown = ", which prevails over ".join(quote(section) for section in [*trail, start])
            message = f"These sections prevail over each other in a circle: {shown}."
            scope.report(RULES_IN_A_CIRCLE, message, spans[start].cite.span, "Let one of them give way to the others.")
            return


def _said(clauses: tuple[Clause, ...]) -> Iterator[tuple[str, Precedence, Item[Bespoke]]]:
    for clause in clauses:
        if isinstance(clause, GeneralRules):
            for item in (*clause.causes, *clause.powers, *clause.duties):
                yield item.cite.section, getattr(item.value, "precedence", Precedence()), item
            for item in clause.orders:
                if isinstance(item.value, Order):
                    yield item.value.section, item.value.precedence, item
        elif isinstance(clause, Protection):
            for permitted in clause.permissions:
                over = permitted.value.overrides
                yield permitted.cite.section, Precedence(over, everything=not over), permitted  # type: ignore[misc]


def _circle(start: str, over: dict[str, dict[str, None]]) -> list[str]:
    """The way from a section back to itself, or nothing; a section stands for its parts."""
    waiting = [[start]]
    seen: dict[str, None] = {}
    while waiting:
        trail = waiting.pop()
        for section in over:
            # What a section prevails over as a whole, it does not prevail over as far as it is itself a part of it.
            lower = over[trail[-1]]
            meant = section in lower or (
                not _within(section, trail[-1]) and any(_within(section, named) for named in lower)
            )
            if not meant:
                continue
            if section == start:
                return trail
            if section not in seen:
                seen[section] = None
                waiting.append([*trail, section])
    return []


def _within(section: str, named: str) -> bool:
    return section == named or section.startswith((f"{named}(", f"{named}."))
