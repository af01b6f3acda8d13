"""Protection: acts that need a vote of the series, and acts that are permitted in spite of that."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve

from paripassu.model.citations import Item
from paripassu.model.clauses import ConsentRule, Permission, Protection
from paripassu.model.matters import Matter
from paripassu.model.rights import Sunset
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.clauses.adjustment import resolve_waiver
from paripassu.resolve.outline import Written
from paripassu.resolve.phrases import GROUP_RULES, resolve_decider, resolve_group, resolve_matter, resolve_sunset
from paripassu.syntax.nodes import Phrase

_ISSUES = {"senior_issue": "senior issue", "parity_issue": "parity issue", "any_amendment": "amendment"}
_CHANGES = {
    "reduces_liquidation": "amendment reducing liquidation amount",
    "treats_unequally": "unequal amendment",
}
_HALF = Fraction(1, 2)


def resolve_protection(clause: ClauseScope) -> Protection:
    """The clause as meant."""
    above, by_shares = clause.one("subsidiary", _subsidiary_above), clause.one("subsidiary", _subsidiary_by_shares)
    consents = clause.every("needs_consent", _consent)
    if above is not None:
        counted = by_shares is not None and by_shares.value
        consents = tuple(
            Item(evolve(item.value, subsidiary_above=above.value, subsidiary_by_shares=counted), item.cite)
            for item in consents
        )
    elif any(item.value.by_subsidiary_too for item in consents):
        text = "A subsidiary is a company of whose votes more than half are held, directly or through others."
        clause.scope.assume("subsidiary", text, "the usual definition; the terms give none", clause.cite)
    void = clause.one("without_consent", lambda _clause, _written: True)
    lapses = clause.one("lapses", resolve_sunset)
    if void is not None or lapses is not None:
        consents = tuple(_sharpened(item, void, lapses) for item in consents)
    if clause.items("amendment_by_merger"):
        consents = tuple(Item(_by_merger_too(item.value), item.cite) for item in consents)
    return Protection(
        cite=clause.cite,
        consents=consents,
        permissions=clause.every("permission", _permission),
        waiver=clause.one("waiver", resolve_waiver),
    )


def _sharpened(item: Item[ConsentRule], void: Item[bool] | None, lapses: Item[Sunset] | None) -> Item[ConsentRule]:
    """A rule with what the clause says of all its rules: what an act without consent is, and when they end."""
    return Item(evolve(item.value, else_void=void is not None, lapses=lapses), item.cite)


def _by_merger_too(rule: ConsentRule) -> ConsentRule:
    """A vote on amendments that reaches mergers, too: those that the company, and its charter, do not survive."""
    merger = Matter("merger", unless_survives=True)
    reaches = any("amendment" in matter.kind for matter in rule.matters) and merger not in rule.matters
    return evolve(rule, matters=(*rule.matters, merger)) if reaches else rule


def _subsidiary_above(clause: ClauseScope, written: Written) -> Fraction | None:
    return clause.scope.part(written.node.phrase.phrases()[0].words()[0], "A part of the votes", zero_allowed=True)


def _subsidiary_by_shares(clause: ClauseScope, written: Written) -> bool:
    del clause
    return written.node.phrase.phrases()[0].phrase("by_shares") is not None


def _consent(clause: ClauseScope, written: Written) -> ConsentRule | None:
    phrase = written.node.phrase
    whose = phrase.phrase("whose_consent") or phrase
    decider, *also = (resolve_decider(clause, part) for part in whose.phrases("holders_share"))
    adverse = phrase.phrase("adverse_action")
    by_whom = None if adverse is None else adverse.phrase("by_whom")
    matters = _protected(clause, written)
    if decider is None or None in also or not matters:
        return None
    return ConsentRule(
        of=decider.of,
        threshold=decider.threshold,
        matters=matters,
        counted_by=decider.counted_by,
        with_parity=decider.with_parity,
        also=tuple(each for each in also if each is not None),
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
        elif part.rule in _CHANGES:
            found.append(Matter(_CHANGES[part.rule]))
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
