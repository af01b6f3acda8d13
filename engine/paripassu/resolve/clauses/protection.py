"""Protection: acts that need a vote of the series, and acts that are permitted in spite of that."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve

from paripassu.model.citations import Item
from paripassu.model.clauses import ConsentRule, Permission, Protection
from paripassu.model.matters import Matter
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written
from paripassu.resolve.phrases import GROUP_RULES, resolve_group, resolve_holders_share, resolve_matter
from paripassu.syntax.nodes import Phrase

_ISSUES = {"senior_issue": "senior issue", "parity_issue": "parity issue", "any_amendment": "amendment"}
_HALF = Fraction(1, 2)


def resolve_protection(clause: ClauseScope) -> Protection:
    """The clause as meant."""
    above = clause.one("subsidiary", _subsidiary_above)
    consents = clause.every("needs_consent", _consent)
    if above is not None:
        consents = tuple(Item(evolve(item.value, subsidiary_above=above.value), item.cite) for item in consents)
    elif any(item.value.by_subsidiary_too for item in consents):
        text = "A subsidiary is a company of whose votes more than half are held, directly or through others."
        clause.scope.assume("subsidiary", text, "the usual definition; the terms give none", clause.cite)
    return Protection(cite=clause.cite, consents=consents, permissions=clause.every("permission", _permission))


def _subsidiary_above(clause: ClauseScope, written: Written) -> Fraction | None:
    return clause.scope.part(written.node.phrase.phrases()[0].words()[0], "A part of the votes", zero_allowed=True)


def _consent(clause: ClauseScope, written: Written) -> ConsentRule | None:
    phrase = written.node.phrase
    share = resolve_holders_share(clause, phrase.phrases("holders_share")[0])
    adverse = phrase.phrase("adverse_action")
    by_whom = None if adverse is None else adverse.phrase("by_whom")
    matters = _protected(clause, phrase)
    if share is None or not matters:
        return None
    return ConsentRule(
        of=share[0],
        threshold=share[1],
        matters=matters,
        by_subsidiary_too=by_whom is not None and by_whom.phrase("or_subsidiary") is not None,
        subsidiary_above=_HALF,
    )


def _protected(clause: ClauseScope, phrase: Phrase) -> tuple[Matter, ...]:
    """The acts that need consent, however they are written."""
    act = phrase.phrases("adverse_action", "amendment", "listed_acts")[0]
    if act.rule == "adverse_action":
        return _adverse(clause, act)
    return _amendments(clause, act) if act.rule == "amendment" else _listed(clause, act)


def _listed(clause: ClauseScope, phrase: Phrase) -> tuple[Matter, ...]:
    """Acts by their kinds, each once; mergers that the company survives may be left out."""
    spares = phrase.phrase("survives") is not None
    found: dict[Matter, None] = {}
    for part in phrase.phrases():
        if part.rule == "increase_of":
            found[Matter("increase of authorized", of=clause.name(part.phrases("stock")[0]))] = None
        elif part.rule in _ISSUES:
            found[Matter(_ISSUES[part.rule])] = None
        else:
            found.update(dict.fromkeys(resolve_matter(clause, part)))
    return tuple(evolve(each, unless_survives=spares and each.kind == "merger") for each in found)


def _adverse(clause: ClauseScope, phrase: Phrase) -> tuple[Matter, ...]:
    return (Matter("adverse action", of=clause.name(phrase.phrases("stock")[0])),)


def _amendments(clause: ClauseScope, phrase: Phrase) -> tuple[Matter, ...]:
    """What an amendment must do to need consent; sections named one after the other are one matter."""
    found: list[Matter] = []
    sections: list[str] = []
    for part in phrase.phrases():
        if part.rule in {"changes_section", "also_section"}:
            sections.append(clause.section(part.words()[0]))
        elif part.rule == "reduces_liquidation":
            found.append(Matter("amendment reducing liquidation amount"))
        else:
            found.extend(_seniority(clause, part))
    if sections:
        found.append(Matter("amendment changing section", sections=tuple(dict.fromkeys(sections))))
    return tuple(found)


def _seniority(clause: ClauseScope, phrase: Phrase) -> tuple[Matter, ...]:
    group = resolve_group(clause, phrase.phrases(*GROUP_RULES)[0])
    if group is None:
        return ()
    return (Matter("amendment changing seniority", of=group.name, on=group.on),)


def _permission(clause: ClauseScope, written: Written) -> Permission:
    phrase = written.node.phrase
    overridden = phrase.phrase("overridden_sections")
    sections = () if overridden is None else tuple(clause.section(word) for word in overridden.words())
    clause.name(phrase.phrases("issue_senior")[0].phrases("stock")[0])
    return Permission(matters=(Matter("senior issue"),), overrides=sections)
