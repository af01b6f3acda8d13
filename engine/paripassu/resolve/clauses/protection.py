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
    above, by_shares = clause.one("subsidiary", _subsidiary_above), clause.one("subsidiary", _subsidiary_by_shares)
    consents = clause.every("needs_consent", _consent)
    if above is not None:
        tests = {"subsidiary_above": above.value, "subsidiary_by_shares": by_shares is not None and by_shares.value}
        consents = tuple(Item(evolve(item.value, **tests), item.cite) for item in consents)
    elif any(item.value.by_subsidiary_too for item in consents):
        text = "A subsidiary is a company of whose votes more than half are held, directly or through others."
        clause.scope.assume("subsidiary", text, "the usual definition; the terms give none", clause.cite)
    return Protection(cite=clause.cite, consents=consents, permissions=clause.every("permission", _permission))


def _subsidiary_above(clause: ClauseScope, written: Written) -> Fraction | None:
    return clause.scope.part(written.node.phrase.phrases()[0].words()[0], "A part of the votes", zero_allowed=True)


def _subsidiary_by_shares(clause: ClauseScope, written: Written) -> bool:
    del clause
    return written.node.phrase.phrases()[0].phrase("by_shares") is not None


def _consent(clause: ClauseScope, written: Written) -> ConsentRule | None:
    phrase = written.node.phrase
    share = resolve_holders_share(clause, phrase.phrases("holders_share")[0])
    adverse = phrase.phrase("adverse_action")
    by_whom = None if adverse is None else adverse.phrase("by_whom")
    matters = _protected(clause, written)
    if share is None or not matters:
        return None
    return ConsentRule(
        of=share[0],
        threshold=share[1],
        matters=matters,
        by_subsidiary_too=by_whom is not None and by_whom.phrase("or_subsidiary") is not None,
        subsidiary_above=_HALF,
    )


def _protected(clause: ClauseScope, written: Written) -> tuple[Matter, ...]:
    """The acts that need consent, however they are written; a reading says what of a section is protected."""
    act = written.node.phrase.phrases("adverse_action", "amendment", "listed_acts")[0]
    matters = _KINDS_OF_ACTS[act.rule](clause, act)
    if not written.node.readings:
        return matters
    said = clause.answer(written)
    rights_only = said is not None and said.rule == "rights_alone"
    return tuple(evolve(each, rights_only=bool(each.sections) and rights_only) for each in matters)


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
    rights_only = phrase.phrase("changes_rights") is not None
    for part in phrase.phrases():
        if part.rule in {"changes_section", "changes_rights", "also_section"}:
            sections.append(clause.section(part.words()[0]))
        elif part.rule == "reduces_liquidation":
            found.append(Matter("amendment reducing liquidation amount"))
        else:
            found.extend(_seniority(clause, part))
    if sections:
        named = tuple(dict.fromkeys(sections))
        found.append(Matter("amendment changing section", sections=named, rights_only=rights_only))
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


_KINDS_OF_ACTS = {"adverse_action": _adverse, "amendment": _amendments, "listed_acts": _listed}
