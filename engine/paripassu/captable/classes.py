"""What a bundle says about its classes, to be held against the terms, which decide.

Open Cap Format lets every class have a preference and a cap, common stock too; a bundle in public use gives common a
preference of once its price, with a cap, which no charter means.
"""

from __future__ import annotations

from fractions import Fraction

from paripassu.captable.bundle import Bundle, Thing
from paripassu.captable.names import Names
from paripassu.diagnostics.codes import COMMON_WITH_PREFERENCE
from paripassu.diagnostics.findings import Diagnostic, Label, Outcome
from paripassu.diagnostics.words import list_words, quote
from paripassu.model.captable import ClassSaid
from paripassu.money import parse_amount, show_exact


def classes_said(bundle: Bundle, names: Names) -> Outcome[tuple[ClassSaid, ...]]:
    """Every class that the terms know, as the bundle has it; a finding for common stock with a preference."""
    said: list[ClassSaid] = []
    findings: list[Diagnostic] = []
    for thing in bundle.of("STOCK_CLASS"):
        name = names.find(thing.text("name"))
        if name is None:
            continue
        each = _class(thing, name)
        said.append(each)
        if each.is_common and (each.multiple or each.cap):
            findings.append(_preferred_common(each))
    return Outcome(tuple(said), tuple(findings))


def _class(thing: Thing, name: str) -> ClassSaid:
    return ClassSaid(
        of=name,
        name=thing.text("name"),
        is_common=thing.text("class_type") == "COMMON",
        price=parse_amount(thing.text("price_per_share", "amount")),
        multiple=parse_amount(thing.text("liquidation_preference_multiple")),
        cap=parse_amount(thing.text("participation_cap_multiple")),
        seniority=parse_amount(thing.text("seniority")),
        ratio=_ratio(thing),
        at=thing.at,
    )


def _ratio(thing: Thing) -> Fraction | None:
    """Common shares a share, where the bundle gives one fixed ratio."""
    rights = thing.fields.get("conversion_rights")
    for right in rights if isinstance(rights, list) else []:
        mechanism = right.get("conversion_mechanism") if isinstance(right, dict) else None
        ratio = mechanism.get("ratio") if isinstance(mechanism, dict) else None
        if isinstance(ratio, dict):
            top = parse_amount(str(ratio.get("numerator", "")))
            bottom = parse_amount(str(ratio.get("denominator", "")))
            return top / bottom if top is not None and bottom else None
    return None


def _preferred_common(each: ClassSaid) -> Diagnostic:
    given = [
        f"a {words} of {show_exact(value)}x"
        for words, value in (("liquidation preference", each.multiple), ("participation cap", each.cap))
        if value
    ]
    message = f"The bundle gives {quote(each.name)}, which is common stock, {list_words(given, 'and')}."
    hint = f"The terms decide: {each.of} is paid what they say. Take the figures out of the bundle."
    return Diagnostic(COMMON_WITH_PREFERENCE, message, Label(each.at), hint=hint)
